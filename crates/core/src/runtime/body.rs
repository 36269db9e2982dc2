//! The bytes of a body: made once, signed and sent as they are, and wiped.

use bytes::Bytes;
use serde::Serialize;
use zeroize::Zeroizing;

/// The body's bytes in one buffer that is wiped when its last owner drops it. The length is counted first, so that no
/// growing buffer leaves a copy behind.
pub(super) fn to_bytes(body: &impl Serialize) -> Result<Bytes, serde_json::Error> {
    let mut length = Length(0);
    serde_json::to_writer(&mut length, body)?;
    let mut buffer = Zeroizing::new(Vec::with_capacity(length.0));
    serde_json::to_writer(&mut *buffer, body)?;
    Ok(Bytes::from_owner(buffer))
}

struct Length(usize);

impl std::io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
