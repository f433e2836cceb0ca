//! Cryptography: sealing, the secret, passwords, tokens, and the list of erasures that lies outside the
//! database. No database, no network.

pub mod device;
pub mod erasures;
pub mod password;
pub mod seal;
pub mod secret;
pub mod token;
