//! Reviews and comments on pull requests, and what makes a comment one of substance. Their texts
//! are judged on arrival and then forgotten.

use super::forge_account::Actor;
use super::form::{FieldError, parse_machine_name, text_enum};
use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization;

/// The name of a review, comment or thread on its forge: 1 to 200 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ForgeId(String);

impl ForgeId {
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        parse_machine_name(text, 200).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_enum! {
    /// What a reviewer decided.
    Verdict {
        Approved = "approved",
        ChangesRequested = "changes-requested",
        Commented = "commented",
    }
}

text_enum! {
    /// Whether a comment says something about the work (SIGNALS §7.1).
    Substance {
        Substantive = "substantive",
        Slight = "slight",
    }
}

text_enum! {
    /// Where a comment stands.
    Where {
        /// Beside a line of the change.
        Inline = "inline",
        /// Below the pull request.
        Conversation = "conversation",
    }
}

/// How news of a review changes what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewChange {
    Submitted,
    /// Its text is another one now.
    Edited,
    Dismissed,
}

/// News of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewNews {
    pub change: ReviewChange,
    pub review: Review,
}

/// What is known of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: ForgeId,
    pub reviewer: Option<Actor>,
    /// None where it was dismissed before anything was heard of it: the forge no longer says.
    pub verdict: Option<Verdict>,
    pub submitted: DateTime<Utc>,
    /// Of the review's own text; its inline comments stand for themselves.
    pub substance: Substance,
    pub dismissed: Option<DateTime<Utc>>,
}

impl Review {
    /// What is known after this news, in whatever order it comes. A review that is handed in again
    /// under its name, as GitLab's approvals are, counts from then on, and what took it back before
    /// no longer does.
    #[must_use]
    pub fn merge(&self, news: &ReviewNews) -> Self {
        let told = &news.review;
        let submitted = match (news.change, self.verdict) {
            // Until now only its dismissal was heard of.
            (ReviewChange::Submitted, None) => told.submitted,
            (ReviewChange::Submitted, Some(_)) => self.submitted.max(told.submitted),
            _ => self.submitted,
        };
        let dismissed = self.dismissed.max(told.dismissed);
        Self {
            id: self.id.clone(),
            reviewer: self.reviewer.clone().or_else(|| told.reviewer.clone()),
            verdict: self.verdict.or(told.verdict),
            submitted,
            substance: if news.change == ReviewChange::Edited {
                told.substance
            } else {
                self.substance
            },
            dismissed: dismissed.filter(|at| *at >= submitted),
        }
    }
}

/// News of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentNews(pub Comment);

/// What is known of a comment. One that was deleted stays as such, so that it does not come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: ForgeId,
    pub author: Option<Actor>,
    pub place: Where,
    pub substance: Substance,
    pub written: DateTime<Utc>,
    /// When it was last changed.
    pub as_of: DateTime<Utc>,
    pub deleted: Option<DateTime<Utc>>,
}

impl Comment {
    #[must_use]
    pub fn merge(&self, CommentNews(told): &CommentNews) -> Self {
        let later = told.as_of >= self.as_of;
        Self {
            author: self.author.clone().or_else(|| told.author.clone()),
            substance: if later {
                told.substance
            } else {
                self.substance
            },
            as_of: self.as_of.max(told.as_of),
            deleted: self.deleted.or(told.deleted),
            ..self.clone()
        }
    }
}

text_enum! {
    /// Whether a thread of comments is done with.
    ThreadState {
        Resolved = "resolved",
        Unresolved = "unresolved",
    }
}

/// News of a thread of comments, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadNews {
    pub id: ForgeId,
    pub state: ThreadState,
    pub as_of: DateTime<Utc>,
}

impl ThreadNews {
    #[must_use]
    pub fn merge(&self, told: &Self) -> Self {
        if told.as_of >= self.as_of { told } else { self }.clone()
    }
}

/// What the text of a comment is worth (SIGNALS §7.1): after NFKC and trimming at least 15
/// characters, or 6 where some are Chinese, Japanese or Korean, and not a stock phrase; or a
/// suggestion of code. Whether the author of the pull request or a bot wrote it is not asked here.
pub fn substance(text: &str) -> Substance {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let least = if text.chars().any(is_cjk) { 6 } else { 15 };
    let says_something = text.chars().count() >= least && !is_stock_phrase(text);
    if says_something || text.contains("```suggestion") {
        Substance::Substantive
    } else {
        Substance::Slight
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The phrases of SIGNALS §7.1, spelled out.
const STOCK_PHRASES: &[&str] = &[
    "lgtm",
    "looks",
    "looks good",
    "looks good to me",
    "shipit",
    "ship it",
    "approve",
    "approved",
    "+1",
    "👍",
    ":+1:",
    "ok",
    "okay",
    "nice",
    "great",
    "thank",
    "thanks",
    "thank you",
    "thanks you",
    "問題ない",
    "問題ないです",
    "問題なし",
    "問題なしです",
    "良さそう",
    "良さそうです",
    "いいと思います",
    "確認しました",
    "承認します",
];

/// `text` in NFKC, by which full-width signs are plain ones.
fn is_stock_phrase(text: &str) -> bool {
    let core = text.trim_end_matches(|c: char| c.is_whitespace() || ".!。".contains(c));
    STOCK_PHRASES.contains(&core.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_of_substance_is_long_enough_and_no_stock_phrase() {
        for (text, expected) in [
            ("", "slight"),
            ("LGTM", "slight"),
            ("lgtm!!!!!!!!!!!!!!!!!!!!", "slight"),
            ("Looks good to me", "slight"),
            ("  Looks good to me. \n", "slight"),
            ("Looks good to me!!!", "slight"),
            ("fourteen chars", "slight"),
            ("fifteen chars!!", "substantive"),
            ("          short          ", "slight"),
            ("Looks good to me, but rename this", "substantive"),
            ("問題ないです。", "slight"),
            ("いいと思います!", "slight"),
            ("確認しました。", "slight"),
            ("ここは要確", "slight"),
            ("ここは要確認", "substantive"),
            ("왜 이렇게요", "substantive"),
            // Full-width letters are folded before they are compared.
            ("Looks good to me", "slight"),
            // One character that is three in NFKC.
            ("㍿abc", "substantive"),
            ("```suggestion\nx\n```", "substantive"),
            ("👍", "slight"),
            ("👍👍👍👍👍👍👍👍👍👍👍👍👍👍", "slight"),
        ] {
            assert_eq!(substance(text).as_str(), expected, "{text:?}");
        }
    }

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + 60 * minute, 0).unwrap()
    }

    #[test]
    fn a_dismissal_keeps_the_verdict_in_either_order() {
        let submitted = ReviewNews {
            change: ReviewChange::Submitted,
            review: Review {
                id: ForgeId::parse("R1").unwrap(),
                reviewer: None,
                verdict: Some(Verdict::Approved),
                submitted: at(0),
                substance: Substance::Slight,
                dismissed: None,
            },
        };
        let mut dismissed = submitted.clone();
        dismissed.change = ReviewChange::Dismissed;
        dismissed.review.verdict = None;
        dismissed.review.dismissed = Some(at(9));
        for (first, then) in [(&submitted, &dismissed), (&dismissed, &submitted)] {
            let known = first.review.merge(then);
            assert_eq!(
                (known.verdict, known.dismissed),
                (Some(Verdict::Approved), Some(at(9)))
            );
        }
    }

    #[test]
    fn an_approval_taken_back_and_given_again_stands_in_any_order() {
        let news = |change, minute, verdict, dismissed| ReviewNews {
            change,
            review: Review {
                id: ForgeId::parse("approval-7").unwrap(),
                reviewer: None,
                verdict,
                submitted: at(minute),
                substance: Substance::Slight,
                dismissed,
            },
        };
        let given = news(ReviewChange::Submitted, 3, Some(Verdict::Approved), None);
        let taken = news(ReviewChange::Dismissed, 5, None, Some(at(5)));
        let again = news(ReviewChange::Submitted, 8, Some(Verdict::Approved), None);
        for [a, b, c] in [
            [&given, &taken, &again],
            [&given, &again, &taken],
            [&taken, &given, &again],
            [&taken, &again, &given],
            [&again, &given, &taken],
            [&again, &taken, &given],
        ] {
            assert_eq!(a.review.merge(b).merge(c), again.review);
        }
        for (a, b) in [(&given, &taken), (&taken, &given)] {
            let known = a.review.merge(b);
            assert_eq!((known.submitted, known.dismissed), (at(3), Some(at(5))));
        }
    }

    #[test]
    fn a_deleted_comment_does_not_come_back_and_the_later_text_counts() {
        let comment = |minute, substance, deleted| Comment {
            id: ForgeId::parse("C1").unwrap(),
            author: None,
            place: Where::Inline,
            substance,
            written: at(0),
            as_of: at(minute),
            deleted,
        };
        let first = comment(0, Substance::Slight, None);
        let edited = comment(5, Substance::Substantive, None);
        let deleted = comment(5, Substance::Substantive, Some(at(5)));
        for order in [
            [&first, &edited, &deleted],
            [&deleted, &edited, &first],
            [&edited, &first, &deleted],
        ] {
            let known = order[0]
                .merge(&CommentNews(order[1].clone()))
                .merge(&CommentNews(order[2].clone()));
            assert_eq!(known, deleted);
        }
    }
}
