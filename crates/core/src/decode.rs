//! Reading answers generously: every typed answer goes through one adapter around serde_json's deserializer.
//!
//! The services send numbers as strings and strings as numbers, booleans as words, nulls anywhere and nothing where an
//! object was promised. The type that is read steers what is made of it, so there is nothing to remember on its fields.

mod containers;
mod leaves;
mod lenient;

use serde::de::DeserializeOwned;

use lenient::Lenient;

/// Where and how a body is not what the document promises; nothing of the body itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mismatch {
    /// The place, as a path like `topics[3].name`; `.` for the whole.
    pub(crate) path: String,
    pub(crate) message: String,
}

/// Reads a JSON body. An empty one is read as null, which objects, lists and texts take for empty.
pub(crate) fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Mismatch> {
    let body = if body.trim_ascii().is_empty() {
        b"null"
    } else {
        body
    };
    let mut json = serde_json::Deserializer::from_slice(body);
    let read = T::deserialize(Lenient(&mut json)).and_then(|value| json.end().map(|()| value));
    // The way to a mistake is only tracked once there is one: good answers are read at full speed.
    read.map_err(|error| locate::<T>(body, &error))
}

fn locate<T: DeserializeOwned>(body: &[u8], error: &serde_json::Error) -> Mismatch {
    let mut json = serde_json::Deserializer::from_slice(body);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(Lenient(&mut json), &mut track);
    let path = match T::deserialize(tracked) {
        Ok(_) => ".".to_owned(),
        Err(_) => track.path().to_string(),
    };
    let what = match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        serde_json::error::Category::Syntax => "it is not JSON",
        _ => "it has another type than documented",
    };
    Mismatch {
        message: format!("{what}, line {} column {}", error.line(), error.column()),
        path,
    }
}

#[cfg(test)]
mod tests;
