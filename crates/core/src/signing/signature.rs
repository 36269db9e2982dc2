//! The signature of a string, by each algorithm, and the keys that are derived for it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Algorithm, algorithm::Scope, hex};
use crate::{Error, credentials::Credentials};

/// Signs a string; `day` is the date of the request as `YYYYMMDD`.
pub(super) fn signature(
    algorithm: &Algorithm,
    credentials: &Credentials,
    day: &str,
    string_to_sign: &str,
) -> Result<String, Error> {
    let secret = credentials.secret_key().expose().as_bytes();
    let text = string_to_sign.as_bytes();
    match algorithm {
        Algorithm::SdkHmacSha256 => Ok(hex(&hmac_sha256(secret, text))),
        Algorithm::V11HmacSha256(scope) => {
            let key = derived_key(
                credentials,
                &format!("{day}/{}/{}", scope.region, scope.service),
            )?;
            Ok(hex(&hmac_sha256(key.as_bytes(), text)))
        }
        Algorithm::SdkHmacSha256Scoped(scope) => {
            Ok(hex(&hmac_sha256(&*scoped_key(secret, day, scope), text)))
        }
        #[cfg(feature = "sm3")]
        Algorithm::SdkHmacSm3 => {
            let mut mac =
                Hmac::<sm3::Sm3>::new_from_slice(secret).expect("HMAC takes a key of any length");
            mac.update(text);
            Ok(hex(&mac.finalize().into_bytes()))
        }
        #[cfg(feature = "ecdsa")]
        Algorithm::SdkEcdsaP256Sha256 => ecdsa(credentials, text),
    }
}

fn hmac_sha256(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(text);
    mac.finalize().into_bytes().into()
}

/// The day's key of V11: HKDF-SHA256 over the secret key with the access key as salt. Its hexadecimal text is the key.
fn derived_key(credentials: &Credentials, info: &str) -> Result<Zeroizing<String>, Error> {
    let salt = credentials.access_key().as_bytes();
    let secret = credentials.secret_key().expose().as_bytes();
    let mut key = Zeroizing::new([0_u8; 32]);
    hkdf::Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(info.as_bytes(), &mut *key)
        .map_err(|_| Error::invalid_request("the signing key cannot be derived"))?;
    Ok(Zeroizing::new(hex(&*key)))
}

/// The key of the scoped form: a chain over day, region, service and a constant.
fn scoped_key(secret: &[u8], day: &str, scope: &Scope) -> Zeroizing<[u8; 32]> {
    let start = Zeroizing::new([b"SDK", secret].concat());
    let mut key = Zeroizing::new(hmac_sha256(&start, day.as_bytes()));
    for part in [scope.region.as_str(), scope.service.as_str(), "sdk_request"] {
        key = Zeroizing::new(hmac_sha256(&*key, part.as_bytes()));
    }
    key
}

/// The signature over the string's SHA-256, in DER. Its nonce is derived from key and text (RFC 6979).
#[cfg(feature = "ecdsa")]
fn ecdsa(credentials: &Credentials, text: &[u8]) -> Result<String, Error> {
    use p256::ecdsa::{DerSignature, SigningKey, signature::Signer};
    let key = p256_key(credentials)
        .and_then(|key| SigningKey::from_slice(&*key).ok())
        .ok_or_else(|| Error::credentials("no elliptic-curve key can be derived from the keys"))?;
    let signature: DerSignature = key.sign(text);
    Ok(hex(signature.as_bytes()))
}

/// The private key: the first HMAC over a counter that is small enough, plus one (NIST SP 800-108 in counter mode).
#[cfg(feature = "ecdsa")]
fn p256_key(credentials: &Credentials) -> Option<Zeroizing<[u8; 32]>> {
    /// The group's order less two, from FIPS 186.
    const LARGEST: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63,
        0x25, 0x4f,
    ];
    let secret = credentials.secret_key().expose().as_bytes();
    (0..=u8::MAX).find_map(|counter| {
        let input = [
            &[0, 0, 0, 1][..],
            Algorithm::SdkEcdsaP256Sha256.as_str().as_bytes(),
            &[0],
            credentials.access_key().as_bytes(),
            &[counter],
            &[0, 0, 1, 0],
        ]
        .concat();
        let mut key = Zeroizing::new(hmac_sha256(secret, &input));
        (*key <= LARGEST).then(|| {
            for byte in key.iter_mut().rev() {
                let (sum, carried) = byte.overflowing_add(1);
                *byte = sum;
                if !carried {
                    break;
                }
            }
            key
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // The keys of the vendor's golden vectors, and what its published signer derives from them.
    fn credentials() -> Credentials {
        Credentials::new(
            "QTWAOYTTINDUT2QVKYUC",
            "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc",
        )
    }

    #[test]
    fn the_days_key_is_the_vendors() {
        let key = derived_key(&credentials(), "20191115/cn-north-4/svc").expect("derived");
        assert_eq!(
            *key,
            "b4725b3ec1de54796afb8e0d67694dbb1b0df9a264e9df2442d644117259b383"
        );
    }

    #[cfg(feature = "ecdsa")]
    #[test]
    fn the_elliptic_curve_key_is_the_vendors() {
        let key = p256_key(&credentials()).expect("derived");
        assert_eq!(
            hex(&*key),
            "a8e6ee14265805ba3e2687ad9b348b17d6a5f6309c340b80fd3c8f2d7086e84c"
        );
    }
}
