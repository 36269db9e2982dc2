//! The bytes of a body: made once, signed and sent as they are, and wiped.

use bytes::Bytes;
use serde::Serialize;
use zeroize::Zeroizing;

/// The body's bytes in one buffer that is wiped when its last owner drops it. The length is counted first, so that no
/// growing buffer leaves a copy behind.
pub(super) fn to_bytes(body: &impl Serialize) -> Result<Bytes, serde_json::Error> {
    let mut sink = Sink::Count(0);
    loop {
        serde_json::to_writer(&mut sink, body)?;
        match sink {
            Sink::Count(length) => sink = Sink::Keep(Zeroizing::new(Vec::with_capacity(length))),
            Sink::Keep(buffer) => return Ok(Bytes::from_owner(buffer)),
        }
    }
}

/// One type for counting and for keeping, so that no body's type is compiled for both.
enum Sink {
    Count(usize),
    Keep(Zeroizing<Vec<u8>>),
}

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Count(length) => *length += bytes.len(),
            Self::Keep(buffer) => buffer.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
