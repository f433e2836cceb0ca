//! The languages as the command line names them.

use app::domain::person::Language;
use app::words::Words;
use clap::ValueEnum;

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Tongue {
    #[default]
    En,
    Ja,
}

impl Tongue {
    pub fn words(self) -> Words {
        Words(match self {
            Self::En => Language::English,
            Self::Ja => Language::Japanese,
        })
    }
}
