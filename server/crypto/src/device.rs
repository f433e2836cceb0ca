//! By what a browser is known again: a random id, signed by the installation. It opens nothing; where the
//! browser was signed in to an account before, others cannot hold it up there.

use crate::seal::Seal;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use irori_core::domain::id::DeviceId;
use uuid::Uuid;

/// What the cookie of a browser holds.
pub fn signed(seal: &Seal, device: DeviceId) -> String {
    let id = device.0.as_bytes();
    URL_SAFE_NO_PAD.encode([&id[..], &seal.mark(b"device", id)].concat())
}

/// The browser that a cookie names; `None` where this installation did not sign it.
pub fn read(seal: &Seal, cookie: &str) -> Option<DeviceId> {
    let bytes = URL_SAFE_NO_PAD.decode(cookie).ok()?;
    let (id, mark) = bytes.split_at_checked(16)?;
    let is_ours = seal.is_mark(b"device", id, mark);
    is_ours.then(|| Uuid::from_slice(id).ok().map(DeviceId))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_what_we_signed_and_by_nothing_else() {
        let (ours, other) = (Seal::new(&[7; 32]), Seal::new(&[8; 32]));
        let device = DeviceId(Uuid::from_u128(5));
        let cookie = signed(&ours, device);
        assert_eq!(read(&ours, &cookie), Some(device));
        assert_eq!(read(&other, &cookie), None);
        for wrong in [
            "",
            "x",
            &cookie[..cookie.len() - 1],
            &cookie.replacen('A', "B", 1),
        ] {
            assert_eq!(read(&ours, wrong), None, "{wrong}");
        }
    }
}
