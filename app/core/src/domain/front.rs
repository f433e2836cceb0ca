//! Signs of a reverse proxy in requests that the settings do not name.

use super::form::text_enum;

text_enum! {
    /// Something that most requests of late show, and that an admin should look at.
    Noticed {
        /// They come through a proxy, and `IRORI_PROXIES` is 0.
        NoProxySet = "no-proxy-set",
        /// They come through fewer proxies than `IRORI_PROXIES` counts.
        FewerProxies = "fewer-proxies",
        /// They are for another host than that of `IRORI_PUBLIC_URL`.
        OtherHost = "other-host",
        /// They came to the proxy by another scheme than that of `IRORI_PUBLIC_URL`.
        OtherScheme = "other-scheme",
    }
}

/// Something noticed, and where the requests came from that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub noticed: Noticed,
    /// The addresses, a few of those with most.
    pub from: Vec<String>,
}

impl Shown {
    /// The addresses as a sentence names them.
    pub fn addresses(&self) -> String {
        match self.from.is_empty() {
            true => "?".to_owned(),
            false => self.from.join(", "),
        }
    }

    /// As it is kept: without white space.
    pub fn to_word(&self) -> String {
        let words = [self.noticed.as_str(), &self.from.join(",")];
        words.join("@").trim_end_matches('@').to_owned()
    }

    /// Reads what [`Self::to_word`] wrote; nothing where it is not known.
    pub fn parse(word: &str) -> Option<Self> {
        let (noticed, from) = word.split_once('@').unwrap_or((word, ""));
        let from = from.split(',').filter(|address| !address.is_empty());
        Some(Self {
            noticed: Noticed::parse(noticed).ok()?,
            from: from.map(str::to_owned).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_kept_as_one_word_with_its_addresses() {
        for (from, word) in [
            (vec![], "no-proxy-set"),
            (vec!["10.0.0.5", "::1"], "no-proxy-set@10.0.0.5,::1"),
        ] {
            let shown = Shown {
                noticed: Noticed::NoProxySet,
                from: from.into_iter().map(str::to_owned).collect(),
            };
            assert_eq!(shown.to_word(), word);
            assert_eq!(Shown::parse(word), Some(shown));
        }
        assert_eq!(Shown::parse("unheard-of@10.0.0.5"), None);
    }
}
