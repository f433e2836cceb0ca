//! A switch: what is on or off.

/// A role that is held or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    On,
    Off,
}

impl Switch {
    pub fn of(ticked: bool) -> Self {
        if ticked { Self::On } else { Self::Off }
    }

    pub fn is_on(self) -> bool {
        self == Self::On
    }
}
