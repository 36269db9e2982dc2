//! The verifier against the vendor's golden vectors: each is accepted as it is, and refused when any part of it changes.

use http::{HeaderName, HeaderValue};
use serde_json::Value;

use super::*;

/// 2019-11-15T03:36:55Z, the date of every vector; by hand: 18215 days, 3 h, 36 min and 55 s.
const NOW: i64 = 18_215 * 86_400 + 3 * 3_600 + 36 * 60 + 55;

#[derive(Clone)]
struct Vector {
    name: String,
    method: String,
    path: String,
    query: Option<String>,
    headers: HeaderMap,
    body: Vec<u8>,
    canonical: String,
}

impl Vector {
    fn read(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().expect("a text").to_owned();
        let uri = text("uri");
        let (path, query) = match uri.split_once('?') {
            Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
            None => (uri, None),
        };
        let headers = value["headers"].as_object().expect("headers").iter();
        Self {
            name: text("name"),
            method: text("method"),
            path,
            query,
            headers: headers
                .map(|(name, value)| {
                    let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
                    (name, wire(value.as_str().expect("a text")))
                })
                .collect(),
            body: text("body").into_bytes(),
            canonical: text("canonical_request"),
        }
    }

    fn arrived(&self) -> Arrived<'_> {
        Arrived {
            method: &self.method,
            path: &self.path,
            query: self.query.as_deref(),
            headers: &self.headers,
            body: &self.body,
        }
    }

    fn authorization(&self) -> &str {
        self.headers["authorization"].to_str().expect("ASCII")
    }

    fn set(mut self, name: &'static str, value: &str) -> Self {
        self.headers.insert(name, wire(value));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    fn verify(&self) -> Result<(), Refusal> {
        self.verify_at(NOW)
    }

    fn verify_at(&self, now: i64) -> Result<(), Refusal> {
        let (access_key, secret_key) = keys();
        let keys = Keys {
            access_key: &access_key,
            secret_key: &secret_key,
        };
        verify(&self.arrived(), self.authorization(), &keys, now)
    }
}

/// The file has a character for each byte on the wire.
fn wire(value: &str) -> HeaderValue {
    let bytes: Vec<u8> = value
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a character a byte"))
        .collect();
    HeaderValue::from_bytes(&bytes).expect("a header value")
}

fn file() -> Value {
    serde_json::from_str(include_str!("../../tests/data/sdk-hmac-sha256.json")).expect("JSON")
}

fn keys() -> (String, Secret) {
    let file = file();
    let text = |key: &str| file[key].as_str().expect("a key").to_owned();
    (text("access_key"), Secret::new(text("secret_key")))
}

fn vectors() -> Vec<Vector> {
    let vectors: Vec<Vector> = file()["vectors"]
        .as_array()
        .expect("vectors")
        .iter()
        .map(Vector::read)
        .collect();
    assert_eq!(
        vectors.len(),
        20,
        "every HMAC-SHA256 vector of the reference"
    );
    vectors
}

fn vector(name: &str) -> Vector {
    vectors()
        .into_iter()
        .find(|vector| vector.name == name)
        .expect("a vector of that name")
}

#[test]
fn every_documented_signature_is_accepted() {
    for vector in vectors() {
        assert_eq!(vector.verify(), Ok(()), "{}", vector.name);
    }
}

#[test]
fn every_canonical_request_is_the_documented_one() {
    for vector in vectors() {
        let authorization = Authorization::parse(vector.authorization()).expect("well-formed");
        let canonical = canonical::request(&vector.arrived(), &authorization.signed_headers);
        let canonical = String::from_utf8(canonical.expect("complete")).expect("UTF-8");
        assert_eq!(canonical, vector.canonical, "{}", vector.name);
    }
}

#[test]
fn signed_headers_count_in_sorted_order_however_they_are_listed() {
    let vector = vector("documented-example");
    let listed = ["x-sdk-date", "host", "content-type"];
    let canonical = canonical::request(&vector.arrived(), &listed).expect("complete");
    assert_eq!(String::from_utf8(canonical).as_ref(), Ok(&vector.canonical));
}

#[test]
fn a_change_of_any_part_is_refused() {
    for vector in vectors() {
        let name = vector.name.clone();
        let mut changed = vec![
            Vector {
                method: "PATCH".to_owned(),
                ..vector.clone()
            },
            Vector {
                path: format!("{}x", vector.path),
                ..vector.clone()
            },
            Vector {
                query: Some("tampered=1".to_owned()),
                ..vector.clone()
            },
            vector.clone().set("host", "other.example.com"),
            vector.clone().set("x-sdk-date", "20191115T033656Z"),
        ];
        for (header, _) in &vector.headers {
            let signed = vector.authorization().contains(header.as_str());
            if signed && header != "x-sdk-date" && header != "host" {
                let mut other = vector.clone();
                other.headers.insert(header, wire("tampered"));
                changed.push(other);
            }
        }
        // The form vector says itself that its body is not signed.
        if name != "post-empty-form" {
            let body = [vector.body.as_slice(), b" "].concat();
            changed.push(Vector {
                body,
                ..vector.clone()
            });
        }
        for (at, changed) in changed.iter().enumerate() {
            let refusal = changed.verify().expect_err(&format!("{name}, change {at}"));
            assert!(
                matches!(refusal, Refusal::Signature | Refusal::ContentHash),
                "{name}, change {at}: {refusal}"
            );
        }
    }
}

#[test]
fn every_hexadecimal_digit_of_the_signature_counts() {
    let vector = vector("documented-example");
    let (front, signature) = vector
        .authorization()
        .rsplit_once('=')
        .expect("a signature");
    assert_eq!(signature.len(), 64);
    for at in 0..64 {
        let mut digits = signature.as_bytes().to_vec();
        digits[at] = if digits[at] == b'0' { b'1' } else { b'0' };
        let digits = String::from_utf8(digits).expect("ASCII");
        let tampered = vector
            .clone()
            .set("authorization", &format!("{front}={digits}"));
        assert_eq!(tampered.verify(), Err(Refusal::Signature), "digit {at}");
    }
    let whole = signature;
    for odd in [
        "",
        "7be6",
        &whole[..63],
        &format!("{whole}00"),
        &whole.to_uppercase(),
        &"zz".repeat(32),
    ] {
        let tampered = vector
            .clone()
            .set("authorization", &format!("{front}={odd}"));
        assert!(tampered.verify().is_err(), "{odd}");
    }
}

#[test]
fn another_key_is_refused() {
    let vector = vector("documented-example");
    let (access_key, secret_key) = keys();
    let wrong = Secret::from("MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHd");
    let check = |access_key: &str, secret_key: &Secret| {
        let keys = Keys {
            access_key,
            secret_key,
        };
        verify(&vector.arrived(), vector.authorization(), &keys, NOW)
    };
    assert_eq!(check(&access_key, &secret_key), Ok(()));
    assert_eq!(check(&access_key, &wrong), Err(Refusal::Signature));
    assert_eq!(
        check("QTWAOYTTINDUT2QVKYUD", &secret_key),
        Err(Refusal::AccessKey)
    );
}

#[test]
fn the_date_must_be_less_than_fifteen_minutes_off() {
    let vector = vector("documented-example");
    for off in [0, 1, 899] {
        assert_eq!(vector.verify_at(NOW + off), Ok(()), "{off} s");
        assert_eq!(vector.verify_at(NOW - off), Ok(()), "-{off} s");
    }
    for off in [900, 901, 960, i64::from(i32::MAX)] {
        assert_eq!(
            vector.verify_at(NOW + off),
            Err(Refusal::DateOff),
            "{off} s"
        );
        assert_eq!(
            vector.verify_at(NOW - off),
            Err(Refusal::DateOff),
            "-{off} s"
        );
    }
    assert_eq!(vector.verify_at(i64::MIN), Err(Refusal::DateOff));
}

#[test]
fn a_date_must_be_there_signed_and_well_formed() {
    let vector = vector("documented-example");
    assert_eq!(
        vector.clone().without("x-sdk-date").verify(),
        Err(Refusal::DateMissing)
    );
    for date in [
        "",
        "20191115",
        "2019-11-15T03:36Z",
        "20191115T033655",
        "20191315T033655Z",
        "20191115t033655z",
    ] {
        let refusal = vector.clone().set("x-sdk-date", date).verify();
        assert_eq!(refusal, Err(Refusal::DateMalformed), "{date:?}");
    }
    let unsigned = vector.authorization().replace(";x-sdk-date", "");
    assert_eq!(
        vector.set("authorization", &unsigned).verify(),
        Err(Refusal::DateUnsigned)
    );
}

#[test]
fn signed_headers_must_be_there_once_and_listed_in_order() {
    let vector = vector("documented-example");
    let refusal = vector.clone().without("content-type").verify();
    assert_eq!(
        refusal,
        Err(Refusal::SignedHeaderMissing("content-type".to_owned()))
    );
    let mut twice = vector.clone();
    twice
        .headers
        .append("content-type", wire("application/json"));
    assert_eq!(
        twice.verify(),
        Err(Refusal::SignedHeaderTwice("content-type".to_owned()))
    );
    // Right for the sorted list, so the signature says nothing of this one.
    let fewer = vector.authorization().replace("content-type;", "");
    assert_eq!(
        vector.set("authorization", &fewer).verify(),
        Err(Refusal::Signature)
    );
}

#[test]
fn an_unsigned_header_may_change() {
    let vector = vector("header-underscore-skipped").set("x_custom", "changed");
    assert_eq!(vector.verify(), Ok(()));
}

#[test]
fn a_claimed_hash_that_is_not_the_bodys_is_refused() {
    let vector = vector("post-no-content-type").set("x-sdk-content-sha256", "UNSIGNED-PAYLOAD");
    assert_eq!(
        vector.verify(),
        Err(Refusal::ContentHash),
        "not among the signed headers"
    );
}
