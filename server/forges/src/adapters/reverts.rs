//! Reverts: the pull request that another one takes back, as far as its branch or its text says so. The
//! text is read and forgotten.

use irori_core::domain::pull_request::PullRequestRef;

/// The number, in the same repository, of the pull request that the one at `place` takes back. Its
/// branch may say it (`revert-7-…`, as GitHub's button names it) or a line of its text: `Reverts
/// #7`, `Reverts owner/name#7`, `This reverts merge request group/name!7`.
pub fn reverted(place: &PullRequestRef, branch: Option<&str>, text: &str) -> Option<u32> {
    let (_, path) = place.repository.split_once('/')?;
    let told = text.lines().find_map(|line| told_by(path, line));
    told.or_else(|| branch.and_then(named_by))
        .filter(|number| *number != place.number)
}

fn named_by(branch: &str) -> Option<u32> {
    let (number, _) = branch.strip_prefix("revert-")?.split_once('-')?;
    whole(number)
}

fn told_by(path: &str, line: &str) -> Option<u32> {
    let named = named_in(line)?;
    let is_same = named.of.is_empty() || named.of.eq_ignore_ascii_case(path);
    is_same.then_some(named.number)
}

/// What a line says that it takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RevertTarget<'l> {
    /// Of which repository; empty where it does not say.
    pub of: &'l str,
    /// `#`, or `!` of GitLab.
    pub sign: char,
    /// From 1.
    pub number: u32,
}

/// `None` for a line that takes nothing back.
pub fn named_in(line: &str) -> Option<RevertTarget<'_>> {
    let mut words = line.split_whitespace().peekable();
    words.next_if(|w| w.eq_ignore_ascii_case("this"));
    words.next_if(|w| w.eq_ignore_ascii_case("reverts"))?;
    let kinds = ["merge", "pull", "request", "pr"];
    let is_kind = |w: &&str| kinds.iter().any(|kind| w.eq_ignore_ascii_case(kind));
    while words.next_if(is_kind).is_some() {}
    let named = words.next()?.trim_end_matches(['.', ',', ';', ')']);
    let at = named.find(['#', '!'])?;
    let sign = named[at..].chars().next()?;
    Some(RevertTarget {
        of: &named[..at],
        sign,
        number: whole(&named[at + 1..])?,
    })
}

fn whole(digits: &str) -> Option<u32> {
    let are_digits = digits.bytes().all(|b| b.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|number| are_digits && *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::forge_account::Forge;

    #[test]
    fn a_revert_names_what_it_takes_back_in_its_own_repository() {
        let place =
            PullRequestRef::parse(Forge::GitLab, "https://lab.example/a/b/-/merge_requests/9");
        let place = place.unwrap();
        for (branch, text, expected) in [
            ("x", "Reverts a/b#7", Some(7)),
            ("x", "Reverts A/B#7.", Some(7)),
            ("x", "Why.\n\nThis reverts merge request !7\n", Some(7)),
            ("x", "This reverts merge request a/b!7", Some(7)),
            ("x", "Reverts pull request #7, sadly", Some(7)),
            ("revert-7-topic", "", Some(7)),
            ("revert-7-topic", "Reverts #8", Some(8)),
            ("x", "Reverts c/d#7", None),
            ("x", "It reverts a/b#7", None),
            ("x", "Reverts a/b#9", None),
            ("x", "Reverts #0", None),
            ("x", "Reverts #99999999999", None),
            ("x", "Reverts #+7", None),
            ("x", "Reverts", None),
            ("x", "This reverts commit 1a2b3c.", None),
            ("revert-1a2b3c4d", "", None),
            ("revert-7", "", None),
            ("x", "取り消し🔥 #7", None),
        ] {
            assert_eq!(reverted(&place, Some(branch), text), expected, "{text}");
        }
    }
}
