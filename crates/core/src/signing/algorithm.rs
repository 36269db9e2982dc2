//! The signing algorithms, and what each needs to know.

use std::fmt;

use crate::Error;

/// How a request is signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// `SDK-HMAC-SHA256`, which every cloud and region takes.
    #[default]
    SdkHmacSha256,
    /// `V11-HMAC-SHA256`: the key is derived anew each day for a region and a service, so that a leaked one is worth
    /// little.
    V11HmacSha256(Scope),
    /// `SDK-HMAC-SHA256` with a scope, as Open Telekom Cloud asked for in its first years.
    SdkHmacSha256Scoped(Scope),
    /// `SDK-HMAC-SM3`: the same as the default with the hash function SM3.
    #[cfg(feature = "sm3")]
    SdkHmacSm3,
    /// `SDK-ECDSA-P256-SHA256`: an elliptic-curve key derived from the key pair signs.
    #[cfg(feature = "ecdsa")]
    SdkEcdsaP256Sha256,
}

/// What a derived key is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub(super) region: String,
    pub(super) service: String,
}

impl Scope {
    /// A region's id (`globe` for calls to services without regions) and the service's short name. The scoped form of
    /// Open Telekom Cloud takes empty ones too.
    pub fn new(region: impl Into<String>, service: impl Into<String>) -> Self {
        Self {
            region: region.into(),
            service: service.into(),
        }
    }
}

impl Algorithm {
    /// Every name that this build knows. `SDK-HMAC-SHA256-SCOPED` is ours: on the wire that form is called like the
    /// default.
    pub const NAMES: &'static [&'static str] = &[
        "SDK-HMAC-SHA256",
        "V11-HMAC-SHA256",
        "SDK-HMAC-SHA256-SCOPED",
        #[cfg(feature = "sm3")]
        "SDK-HMAC-SM3",
        #[cfg(feature = "ecdsa")]
        "SDK-ECDSA-P256-SHA256",
    ];

    /// The algorithm of a name, with its scope where it has one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the name is not known, or is that of an algorithm with a
    /// scope and there is none.
    pub fn from_name(name: &str, scope: Option<Scope>) -> Result<Self, Error> {
        let scope = || {
            scope.clone().ok_or_else(|| {
                Error::config(format!(
                    "{name} signs for a region and a service: give both"
                ))
            })
        };
        match name {
            "SDK-HMAC-SHA256" => Ok(Self::SdkHmacSha256),
            "V11-HMAC-SHA256" => Ok(Self::V11HmacSha256(scope()?)),
            "SDK-HMAC-SHA256-SCOPED" => Ok(Self::SdkHmacSha256Scoped(scope()?)),
            #[cfg(feature = "sm3")]
            "SDK-HMAC-SM3" => Ok(Self::SdkHmacSm3),
            #[cfg(feature = "ecdsa")]
            "SDK-ECDSA-P256-SHA256" => Ok(Self::SdkEcdsaP256Sha256),
            _ => Err(Error::config(format!(
                "unknown signing algorithm {name:?}: this build knows {}",
                Self::NAMES.join(", ")
            ))),
        }
    }

    /// The name at the head of the string to sign and of the `Authorization` header.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::SdkHmacSha256 | Self::SdkHmacSha256Scoped(_) => "SDK-HMAC-SHA256",
            Self::V11HmacSha256(_) => "V11-HMAC-SHA256",
            #[cfg(feature = "sm3")]
            Self::SdkHmacSm3 => "SDK-HMAC-SM3",
            #[cfg(feature = "ecdsa")]
            Self::SdkEcdsaP256Sha256 => "SDK-ECDSA-P256-SHA256",
        }
    }

    /// The header that says what stands for the body's hash, where that is not the hash.
    pub(super) const fn content_header(&self) -> &'static str {
        match self {
            #[cfg(feature = "sm3")]
            Self::SdkHmacSm3 => "X-Sdk-Content-Sm3",
            _ => "X-Sdk-Content-Sha256",
        }
    }

    /// The hash of the body and of the canonical request, in hexadecimal.
    pub(super) fn hash(&self, bytes: &[u8]) -> String {
        match self {
            #[cfg(feature = "sm3")]
            Self::SdkHmacSm3 => super::hex(&<sm3::Sm3 as sm3::Digest>::digest(bytes)),
            _ => super::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes)),
        }
    }

    /// What follows the date in a credential, for a day as `YYYYMMDD`.
    pub(super) fn scope_of(&self, day: &str) -> Option<String> {
        match self {
            Self::V11HmacSha256(Scope { region, service }) => {
                Some(format!("{day}/{region}/{service}"))
            }
            Self::SdkHmacSha256Scoped(Scope { region, service }) => {
                Some(format!("{day}/{region}/{service}/sdk_request"))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
