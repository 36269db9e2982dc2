//! TLS by rustls, with the cryptography that the crate's features name and the system's certificates.

#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
mod rustls;

use reqwest::ClientBuilder;

use crate::Error;

/// Lets a client speak TLS.
#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
pub(super) fn set_up(builder: ClientBuilder, _: &str) -> Result<ClientBuilder, Error> {
    Ok(builder.tls_backend_preconfigured(rustls::config()?))
}

/// Without cryptography only plain http works.
#[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
pub(super) fn set_up(builder: ClientBuilder, endpoint: &str) -> Result<ClientBuilder, Error> {
    if endpoint.starts_with("https:") {
        return Err(Error::config(format!(
            "no TLS for {endpoint}: build with the feature ring or aws-lc-rs"
        )));
    }
    Ok(builder)
}
