//! The rustls configuration, made without touching the process-wide default that other libraries may want.

use std::sync::{Arc, OnceLock};

use rustls::{ClientConfig, RootCertStore, crypto::CryptoProvider};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::Error;

/// HTTP/2 first, then HTTP/1.1.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// The configuration of all clients: reading the system's certificates takes longer than many a call.
pub(super) fn config() -> Result<ClientConfig, Error> {
    static CONFIG: OnceLock<ClientConfig> = OnceLock::new();
    if let Some(config) = CONFIG.get() {
        return Ok(config.clone());
    }
    let made = make().map_err(|error| Error::config(format!("cannot set up TLS: {error}")))?;
    Ok(CONFIG.get_or_init(|| made).clone())
}

fn make() -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(provider());
    let builder = || {
        ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions()
    };
    let mut config = match builder()?.with_platform_verifier() {
        Ok(verified) => verified.with_no_client_auth(),
        // A container without a certificate store: Mozilla's, rather than no connection at all.
        Err(_) => builder()?
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

/// Whoever names aws-lc-rs wants it, though another crate of the program may have left the default on.
fn provider() -> CryptoProvider {
    #[cfg(feature = "aws-lc-rs")]
    return rustls::crypto::aws_lc_rs::default_provider();
    #[cfg(not(feature = "aws-lc-rs"))]
    rustls::crypto::ring::default_provider()
}
