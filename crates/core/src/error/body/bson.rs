//! Errors in BSON, which some regions' gateways use (<https://bsonspec.org/spec.html>): only what an error needs.

use serde_json::{Map, Value};

/// How deep documents are nested at most.
const DEEPEST: usize = 8;

/// A whole body that is one document.
pub(super) fn document(body: &[u8]) -> Option<Value> {
    let mut reader = Reader { rest: body };
    let document = reader.document(DEEPEST)?;
    reader.rest.is_empty().then_some(Value::Object(document))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(i32::from_le_bytes(self.array()?)).ok()
    }

    /// A name, up to and without its closing zero.
    fn name(&mut self) -> Option<String> {
        let end = self.rest.iter().position(|byte| *byte == 0)?;
        let name = self.take(end)?;
        self.take(1)?;
        String::from_utf8(name.to_vec()).ok()
    }

    fn document(&mut self, depth: usize) -> Option<Map<String, Value>> {
        let depth = depth.checked_sub(1)?;
        let length = self.length()?;
        let mut inner = Reader {
            rest: self.take(length.checked_sub(4)?)?,
        };
        let mut document = Map::new();
        loop {
            match inner.take(1)? {
                [0] => return inner.rest.is_empty().then_some(document),
                [kind] => {
                    let name = inner.name()?;
                    document.insert(name, inner.value(*kind, depth)?);
                }
                _ => return None,
            }
        }
    }

    fn value(&mut self, kind: u8, depth: usize) -> Option<Value> {
        Some(match kind {
            0x01 => f64::from_le_bytes(self.array()?).into(),
            0x02 => self.text()?.into(),
            0x03 => self.document(depth)?.into(),
            0x04 => self.document(depth)?.into_iter().map(|(_, v)| v).collect(),
            0x05 => {
                let length = self.length()?;
                self.take(length.checked_add(1)?)?;
                Value::Null
            }
            0x07 => self.skip(12)?,
            0x08 => (self.take(1)? != [0]).into(),
            0x09 | 0x11 => self.skip(8)?,
            0x0A => Value::Null,
            0x10 => i32::from_le_bytes(self.array()?).into(),
            0x12 => i64::from_le_bytes(self.array()?).into(),
            _ => return None,
        })
    }

    /// A text: its length with a closing zero, then both.
    fn text(&mut self) -> Option<String> {
        let length = self.length()?;
        let (zero, text) = self.take(length)?.split_last()?;
        (*zero == 0).then_some(())?;
        String::from_utf8(text.to_vec()).ok()
    }

    fn skip(&mut self, length: usize) -> Option<Value> {
        self.take(length).map(|_| Value::Null)
    }
}
