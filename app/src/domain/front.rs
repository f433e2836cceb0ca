//! What requests show of what stands in front of Irori and was not told in its settings.

use super::form::choice;

choice! {
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
