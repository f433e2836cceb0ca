//! Which pull request another one takes back, as the forges' own buttons write it. The texts end here.

use app::domain::pull_request::Place;

/// GitHub's button writes "Reverts owner/name#7" into the text and names the branch `revert-7-…`. Only
/// what is of the same repository counts.
pub fn on_github(place: &Place, text: &str, branch: Option<&str>) -> Option<u32> {
    let named = text.lines().find_map(|line| {
        let rest = line.trim().strip_prefix("Reverts ")?;
        let (repository, number) = rest.split_once('#')?;
        is_of(place, repository).then(|| number_at(number))?
    });
    named.or_else(|| number_at(branch?.strip_prefix("revert-")?))
}

/// GitLab's button writes "This reverts merge request !7", or `group/name!7`, into the text.
pub fn on_gitlab(place: &Place, text: &str) -> Option<u32> {
    text.lines().find_map(|line| {
        let rest = line.trim().strip_prefix("This reverts merge request ")?;
        let (repository, number) = rest.split_once('!')?;
        is_of(place, repository).then(|| number_at(number))?
    })
}

/// Whether `owner/name`, or nothing at all, is the repository of `place`.
fn is_of(place: &Place, repository: &str) -> bool {
    let own = place.repository.split_once('/').map(|(_, path)| path);
    repository.is_empty() || own.is_some_and(|own| own.eq_ignore_ascii_case(repository))
}

/// The number that the text begins with, and that ends there.
fn number_at(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    digits.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::domain::forge_account::Forge;

    #[test]
    fn github_says_it_in_the_text_or_in_the_branch() {
        let place = Place::parse(Forge::GitHub, "https://github.com/octo/hearth/pull/9").unwrap();
        for (text, branch, expected) in [
            ("Reverts octo/hearth#7", None, Some(7)),
            ("Too slow.\r\n\r\nReverts Octo/Hearth#12.", None, Some(12)),
            ("Reverts #7", None, Some(7)),
            ("Reverts octo/other#7", None, None),
            ("Reverts octo/hearth#", None, None),
            ("Reverts octo/hearth#0", None, None),
            ("Reverts octo/hearth#99999999999", None, None),
            ("He reverts octo/hearth#7", None, None),
            ("", Some("revert-7-fast-path"), Some(7)),
            ("", Some("revert-7"), Some(7)),
            ("", Some("revert-7th-try"), None),
            ("", Some("revert-all"), None),
            ("", None, None),
        ] {
            assert_eq!(
                on_github(&place, text, branch),
                expected,
                "{text:?} {branch:?}"
            );
        }
    }

    #[test]
    fn gitlab_says_it_in_the_text() {
        let address = "https://lab.example/a/b/hearth/-/merge_requests/9";
        let place = Place::parse(Forge::GitLab, address).unwrap();
        for (text, expected) in [
            ("This reverts merge request !7", Some(7)),
            (
                "This reverts merge request a/b/hearth!7\n\nIt was slow.",
                Some(7),
            ),
            ("This reverts merge request a/hearth!7", None),
            ("This reverts commit 0f", None),
        ] {
            assert_eq!(on_gitlab(&place, text), expected, "{text}");
        }
    }
}
