//! A share with its base, in words.

use crate::words::Locale;
use irori_core::reviews::published::CountedShare;

/// `9 of 24` with its interval in whole percent.
pub(super) fn share_of(words: Locale, share: &CountedShare) -> String {
    let percent = |x: f64| format!("{:.0}", 100.0 * x);
    t!(
        words,
        "reviews-share",
        yes = share.yes,
        of = share.of,
        low = percent(share.low),
        high = percent(share.high)
    )
}

/// A share with its base, or that there is too little.
pub(super) fn share(words: Locale, share: Option<&CountedShare>) -> String {
    match share {
        Some(share) => t!(words, "reviews-share-told", share = share_of(words, share)),
        None => t!(words, "reviews-share-few"),
    }
}
