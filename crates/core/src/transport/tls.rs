//! TLS by rustls, with the cryptography that the crate's features name and the system's certificates.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore, crypto::CryptoProvider};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::Error;

/// HTTP/2 first, then HTTP/1.1.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// The configuration, made without touching the process-wide default that other libraries may want.
pub(super) fn config() -> Result<ClientConfig, Error> {
    let provider = provider()?;
    let failed = |error: rustls::Error| Error::config(format!("cannot set up TLS: {error}"));
    let builder = || {
        ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions()
    };
    let mut config = match builder().map_err(failed)?.with_platform_verifier() {
        Ok(verified) => verified.with_no_client_auth(),
        // A container without a certificate store: Mozilla's, rather than no connection at all.
        Err(_) => builder()
            .map_err(failed)?
            .with_root_certificates(bundled())
            .with_no_client_auth(),
    };
    config.alpn_protocols = PROTOCOLS.iter().map(|name| name.to_vec()).collect();
    Ok(config)
}

fn bundled() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
    roots
}

#[cfg(feature = "ring")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without a provider there is nothing to return"
)]
fn provider() -> Result<Arc<CryptoProvider>, Error> {
    Ok(Arc::new(rustls::crypto::ring::default_provider()))
}

#[cfg(all(feature = "aws-lc-rs", not(feature = "ring")))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without a provider there is nothing to return"
)]
fn provider() -> Result<Arc<CryptoProvider>, Error> {
    Ok(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
}

#[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
fn provider() -> Result<Arc<CryptoProvider>, Error> {
    Err(Error::config(
        "built without a TLS provider: enable the feature ring or aws-lc-rs",
    ))
}
