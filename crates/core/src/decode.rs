//! Reads JSON the way the services write it: steered by the type that is read, not by what the document promised.
//!
//! | the answer has | the type asks for | read as |
//! | --- | --- | --- |
//! | nothing, or `null` | an `Option` | `None` |
//! | nothing, or `null` | a list, a map, an object | an empty one |
//! | nothing, or `null` | a string, a number, a boolean | `""`, 0, `false` |
//! | `null` in a list | anything but an `Option` or a `Value` | left out |
//! | a number or a boolean | a string | its text |
//! | a string | a number | the number that it spells; the empty string is an error |
//! | `"true"`, `"false"`, 1, 0 | a boolean | the boolean, whatever the case |
//! | an integral float | an integer | the integer |
//! | an empty array | an object | an empty object |
//! | an empty string | a list, a map, an object | an empty one |
//! | an unknown field | | passed over |
//! | anything | a `serde_json::Value` | as it came |
//! | no body | | as `null` |
//!
//! The inner deserializer is only ever asked for `any`, so it never refuses a type; the visitors in between do the
//! coercing. What serde buffers first (untagged enums, flattened maps) is read as plain serde reads it.

mod access;
mod coerce;
mod deserializer;
mod failure;

use std::cell::Cell;

use serde::de::{DeserializeOwned, Error as _, value::UnitDeserializer};

pub(crate) use failure::Failure;

use deserializer::Lenient;

/// Reads a whole body.
pub(crate) fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    // serde asks for a missing field only where the type has no answer of its own, so the first pass costs nothing for
    // types that have one; each further pass fills one more such field.
    let mut fill = Vec::new();
    loop {
        match read(body, &fill) {
            Err(failure) => match failure.missing() {
                Some(field) if !fill.contains(&field) => fill.push(field),
                _ => return Err(failure),
            },
            value => return value,
        }
    }
}

fn read<T: DeserializeOwned>(body: &[u8], fill: &[&'static str]) -> Result<T, Failure> {
    let context = Context {
        failure: Cell::new(None),
        fill,
    };
    if body.trim_ascii().is_empty() {
        return T::deserialize(Lenient::new(UnitDeserializer::<Failure>::new(), &context));
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = T::deserialize(Lenient::new(&mut json, &context))?;
    json.end().map_err(Failure::custom)?;
    Ok(value)
}

/// What all parts of one reading share.
struct Context<'f> {
    /// The failure on its way up: the inner deserializer's error type has no room for it.
    failure: Cell<Option<Failure>>,
    /// The fields that are filled with null where an object lacks them.
    fill: &'f [&'static str],
}

impl Context<'_> {
    /// Hands a result of ours to the inner deserializer.
    fn settle<T, E: serde::de::Error>(&self, result: Result<T, Failure>) -> Result<T, E> {
        result.map_err(|failure| {
            self.failure.set(Some(failure));
            E::custom("")
        })
    }

    /// Takes back the failure behind an error of the inner deserializer, or makes one of a syntax error.
    fn failure<E: serde::de::Error>(&self, error: E) -> Failure {
        self.failure
            .take()
            .unwrap_or_else(|| Failure::custom(error))
    }
}

#[cfg(test)]
mod tests;
