//! A string that is never shown: passwords, secret keys and tokens.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, Zeroizing};

/// A password, secret key or token.
///
/// It is wiped from memory when dropped, prints as `***` in `Debug`, has no
/// `Display`, and leaves only through [`Secret::expose`] or by being
/// serialised into a request body. Two secrets compare in time that depends
/// on their lengths alone.
///
/// ```
/// use huaweicloud_core::Secret;
///
/// let secret = Secret::from("Xk7#pQ2mVd9w");
/// assert_eq!(format!("{secret:?}"), "Secret(***)");
/// assert_eq!(secret.expose(), "Xk7#pQ2mVd9w");
/// ```
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// Wraps a string. The caller's own copies stay the caller's to wipe.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The secret itself. Whoever calls this must not log, print or keep it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the secret is the empty string.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.0.as_bytes(), other.0.as_bytes());
        a.len() == b.len() && a.iter().zip(b).fold(0, |differ, (x, y)| differ | (x ^ y)) == 0
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<&Secret> for Secret {
    fn from(value: &Secret) -> Self {
        value.clone()
    }
}

impl From<Zeroizing<String>> for Secret {
    fn from(mut value: Zeroizing<String>) -> Self {
        Self(std::mem::take(&mut value))
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_neither_text_nor_length() {
        for text in ["", "a", "Xk7#pQ2mVd9w"] {
            assert_eq!(format!("{:?}", Secret::from(text)), "Secret(***)");
            assert_eq!(format!("{:#?}", Secret::from(text)), "Secret(***)");
        }
    }

    #[test]
    fn equality_is_that_of_the_text() {
        assert_eq!(Secret::from("abc"), Secret::new("abc"));
        assert_ne!(Secret::from("abc"), Secret::from("abd"));
        assert_ne!(Secret::from("abc"), Secret::from("ab"));
    }

    #[test]
    fn serialises_as_its_text_into_a_request() {
        let json = serde_json::to_string(&Secret::from("a\"b")).expect("a string serialises");
        assert_eq!(json, r#""a\"b""#);
    }
}
