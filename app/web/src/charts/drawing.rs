//! The two drawings of a chart: one for wide pages, one for phones.

/// Which of the two drawings of a chart: they differ in shape and in the number of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// 720 × 240 with 13 px text, from about 560 px.
    Wide,
    /// 360 × 220 with 12 px text, for phones.
    Narrow,
}

impl Drawing {
    /// Both, in the order in which a page places them.
    pub const BOTH: [Self; 2] = [Self::Wide, Self::Narrow];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    pub(super) fn size(self) -> (i32, i32) {
        match self {
            Self::Wide => (720, 240),
            Self::Narrow => (360, 220),
        }
    }

    pub(super) fn font(self) -> i32 {
        match self {
            Self::Wide => 13,
            Self::Narrow => 12,
        }
    }

    /// How many steps a scale from zero takes here.
    pub(super) fn steps(self) -> u32 {
        match self {
            Self::Wide => 4,
            Self::Narrow => 3,
        }
    }
}
