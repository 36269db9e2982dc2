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
//! The inner deserializer is only asked for `any` or an option, so it never refuses a type; the visitors in between do
//! the coercing. What serde buffers first (untagged enums, flattened maps) is read as plain serde reads it.

mod entries;
mod failure;
mod fill;
mod leaves;
mod lenient;
mod lists;
mod objects;
mod tree;
mod words;

use serde::de::{DeserializeOwned, Error};
use serde_json::Value;

pub(crate) use failure::Failure;

use fill::Nothing;
use lenient::Lenient;
use tree::Tree;

/// Reads a whole body.
pub(crate) fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let body = if body.trim_ascii().is_empty() {
        b"null"
    } else {
        body
    };
    let mut json = serde_json::Deserializer::from_slice(body);
    let read = T::deserialize(Lenient::new(&mut json, Nothing));
    match read.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(_) => read_carefully(body),
    }
}

/// Reads a body that the fast way did not get through: knows where it is, and fills fields that are missing.
fn read_carefully<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    let tree: Value = serde_json::from_slice(body).map_err(Failure::custom)?;
    // serde asks for a missing field only where the type has no answer of its own; each pass fills one more.
    let mut fill = Vec::new();
    loop {
        match T::deserialize(Lenient::new(Tree(&tree), fill.as_slice())) {
            Err(failure) => match failure.missing() {
                Some(field) if !fill.contains(&field) => fill.push(field),
                _ => return Err(failure),
            },
            value => return value,
        }
    }
}

#[cfg(test)]
mod tests;
