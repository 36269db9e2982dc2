//! Who calls: access keys, and where they come from.

use std::fmt;

use crate::{Error, Secret};

const ACCESS_KEY: &str = "HUAWEICLOUD_SDK_AK";
const SECRET_KEY: &str = "HUAWEICLOUD_SDK_SK";
const SECURITY_TOKEN: &str = "HUAWEICLOUD_SDK_SECURITY_TOKEN";

/// An access key with its secret key, and a security token where the pair is temporary.
///
/// ```
/// use huaweicloud_core::{Secret, credentials::Credentials};
///
/// let credentials = Credentials::new("AKEXAMPLE", Secret::from("the secret key"));
/// assert_eq!(credentials.access_key(), "AKEXAMPLE");
/// assert!(!format!("{credentials:?}").contains("the secret key"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    access_key: String,
    secret_key: Secret,
    security_token: Option<Secret>,
}

impl Credentials {
    /// A permanent pair of keys.
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self {
            access_key: access_key.into(),
            secret_key: secret_key.into(),
            security_token: None,
        }
    }

    /// Makes the pair a temporary one, which the gateway takes only together with this token.
    #[must_use]
    pub fn with_security_token(mut self, token: impl Into<Secret>) -> Self {
        self.security_token = Some(token.into());
        self
    }

    /// The access key (AK), which names the pair and is no secret.
    pub fn access_key(&self) -> &str {
        &self.access_key
    }

    /// The secret key (SK).
    pub fn secret_key(&self) -> &Secret {
        &self.secret_key
    }

    /// The security token of a temporary pair.
    pub fn security_token(&self) -> Option<&Secret> {
        self.security_token.as_ref()
    }

    /// The pair in `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, with `HUAWEICLOUD_SDK_SECURITY_TOKEN` where that is
    /// set; `None` where neither key is. An empty variable counts as unset.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) where one key is set and the other is not, or a value
    /// cannot be sent in a header.
    pub fn from_variables(
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, Error> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let half = |present: &str, missing: &str| {
            Error::credentials(format!("{present} is set and {missing} is not: set both"))
        };
        let credentials = match (set(ACCESS_KEY), set(SECRET_KEY)) {
            (None, None) => return Ok(None),
            (Some(_), None) => return Err(half(ACCESS_KEY, SECRET_KEY)),
            (None, Some(_)) => return Err(half(SECRET_KEY, ACCESS_KEY)),
            (Some(access_key), Some(secret_key)) => Self::new(access_key, secret_key),
        };
        let credentials = match set(SECURITY_TOKEN) {
            Some(token) => credentials.with_security_token(token),
            None => credentials,
        };
        credentials.check()?;
        Ok(Some(credentials))
    }

    /// Refuses what could not be sent, or was pasted with something around it.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let parts = [
            ("access key", self.access_key.as_str()),
            ("secret key", self.secret_key.expose()),
            (
                "security token",
                self.security_token.as_ref().map_or("token", Secret::expose),
            ),
        ];
        for (what, value) in parts {
            if value.is_empty() {
                return Err(Error::credentials(format!("the {what} is empty")));
            }
            if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(Error::credentials(format!(
                    "the {what} has a space, a line break or another character that no {what} has: copy it again"
                )));
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key", &self.access_key)
            .field("secret_key", &self.secret_key)
            .field("security_token", &self.security_token)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Option<Credentials>, Error> {
        Credentials::from_variables(|name| {
            variables
                .iter()
                .find(|(given, _)| *given == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn reads_a_pair_and_a_token() {
        let pair = read(&[(ACCESS_KEY, "AK"), (SECRET_KEY, "SK")]);
        assert_eq!(pair.expect("a pair"), Some(Credentials::new("AK", "SK")));
        let temporary = read(&[
            (ACCESS_KEY, "AK"),
            (SECRET_KEY, "SK"),
            (SECURITY_TOKEN, "T"),
        ]);
        assert_eq!(
            temporary.expect("a temporary pair"),
            Some(Credentials::new("AK", "SK").with_security_token("T"))
        );
    }

    #[test]
    fn nothing_set_is_no_error_and_empty_is_unset() {
        assert_eq!(read(&[]).expect("nothing"), None);
        assert_eq!(
            read(&[(ACCESS_KEY, ""), (SECRET_KEY, "")]).expect("nothing"),
            None
        );
    }

    #[test]
    fn half_a_pair_names_the_missing_half() {
        let error = read(&[(ACCESS_KEY, "AK")]).expect_err("half a pair");
        assert!(
            error.message().contains("HUAWEICLOUD_SDK_SK is not"),
            "{error}"
        );
        let error = read(&[(SECRET_KEY, "S"), (ACCESS_KEY, "")]).expect_err("half a pair");
        assert!(
            error.message().contains("HUAWEICLOUD_SDK_AK is not"),
            "{error}"
        );
    }

    #[test]
    fn a_pasted_line_break_is_named_without_the_key() {
        let error =
            read(&[(ACCESS_KEY, "AK"), (SECRET_KEY, "planted\n")]).expect_err("a line break");
        assert!(error.message().contains("secret key"), "{error}");
        assert!(!error.to_string().contains("planted"), "{error}");
    }
}
