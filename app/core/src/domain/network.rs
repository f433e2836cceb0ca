//! Networks, as far as what comes from one counts as one.

use std::fmt::{self, Display, Formatter};
use std::net::{IpAddr, Ipv6Addr};

/// A network: an IPv4 address, or all IPv6 addresses that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    begins: IpAddr,
    bits: u8,
}

impl Network {
    /// What counts as one: an IPv4 address, or the /64 of an IPv6 one, which is a household's.
    pub fn of(ip: IpAddr) -> Self {
        match ip.to_canonical() {
            IpAddr::V6(six) => Self::six(six, 4),
            begins @ IpAddr::V4(_) => Self { begins, bits: 32 },
        }
    }

    /// The /48 around an IPv6 one, which somebody with many of them may have.
    pub fn around(ip: IpAddr) -> Option<Self> {
        match ip.to_canonical() {
            IpAddr::V6(six) => Some(Self::six(six, 3)),
            IpAddr::V4(_) => None,
        }
    }

    /// What somebody may have at most who seems to be many.
    pub fn widest(ip: IpAddr) -> Self {
        Self::around(ip).unwrap_or_else(|| Self::of(ip))
    }

    fn six(six: Ipv6Addr, parts: usize) -> Self {
        let mut segments = six.segments();
        segments[parts..].fill(0);
        Self {
            begins: IpAddr::V6(segments.into()),
            bits: parts as u8 * 16,
        }
    }
}

impl Display for Network {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let IpAddr::V6(six) = self.begins else {
            return write!(out, "{}", self.begins);
        };
        let parts = usize::from(self.bits / 16);
        for part in &six.segments()[..parts] {
            write!(out, "{part:x}:")?;
        }
        write!(out, ":/{}", self.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_and_what_is_around_it_are_networks_by_their_beginnings() {
        for (address, own, around) in [
            ("192.0.2.1", "192.0.2.1", None),
            ("::ffff:192.0.2.1", "192.0.2.1", None),
            (
                "2001:db8:1:2::9",
                "2001:db8:1:2::/64",
                Some("2001:db8:1::/48"),
            ),
            (
                "2001:db8:1::9",
                "2001:db8:1:0::/64",
                Some("2001:db8:1::/48"),
            ),
        ] {
            let ip = address.parse().unwrap();
            assert_eq!(Network::of(ip).to_string(), own);
            let found = Network::around(ip).map(|around| around.to_string());
            assert_eq!(found.as_deref(), around);
        }
    }
}
