//! Signing against the vendor's golden vectors.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use huaweicloud_core::{
    ErrorKind,
    credentials::Credentials,
    signing::{Algorithm, Request, Scope, Signed, sign},
};
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../vectors/signing.json")).unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

fn headers_of(value: &Value) -> Vec<(String, String)> {
    value
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
        .collect()
}

fn header<'a>(signed: &'a Signed, name: &str) -> Option<&'a str> {
    signed
        .headers
        .iter()
        .find(|(given, _)| given.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

/// 2019-11-15 03:36:55 UTC, the date of the vendor's documented example.
fn example_time() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_573_789_015)
}

fn keys() -> Credentials {
    Credentials::new("AKEXAMPLE", "secret")
}

fn sign_get(url: &str, headers: &[(&str, &str)]) -> Result<Signed, huaweicloud_core::Error> {
    let headers: Vec<(String, String)> = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let request = Request {
        method: "GET",
        url,
        headers: &headers,
        body: b"",
    };
    sign(&request, &keys(), &Algorithm::default(), example_time())
}

#[test]
fn every_vector_matches_byte_for_byte() {
    let all = vectors();
    let credentials = Credentials::new(text(&all, "ak"), text(&all, "sk"));
    let list = all["vectors"].as_array().unwrap();
    assert_eq!(list.len(), 24);
    for vector in list {
        let name = text(vector, "name");
        let Some(algorithm) = algorithm_of(vector) else {
            continue;
        };
        let headers = headers_of(&vector["headers_in"]);
        let url = format!("https://{}{}", text(vector, "host"), text(vector, "uri"));
        let request = Request {
            method: text(vector, "method"),
            url: &url,
            headers: &headers,
            body: text(vector, "body").as_bytes(),
        };
        // The vectors give their date as a header; the clock must not matter then.
        let signed = sign(&request, &credentials, &algorithm, UNIX_EPOCH).unwrap();
        assert_eq!(
            signed.canonical_request,
            text(vector, "canonical_request"),
            "{name}"
        );
        for (expected, value) in headers_of(&vector["headers_out"]) {
            // The vendor's signer decodes UTF-8 values as Latin-1 for its HTTP library; ours takes text.
            if value.is_ascii() {
                assert_eq!(
                    header(&signed, &expected),
                    Some(value.as_str()),
                    "{name} {expected}"
                );
            }
        }
        let expected = vector["headers_out"].as_object().unwrap().len();
        assert_eq!(signed.headers.len(), expected, "{name}");
    }
}

/// The algorithm of a vector; none where this build does not know it.
fn algorithm_of(vector: &Value) -> Option<Algorithm> {
    let authorization = text(&vector["headers_out"], "Authorization");
    let name = authorization.split(' ').next().unwrap();
    let scope = vector["derived"].as_array();
    let scope =
        scope.map(|scope| Scope::new(scope[1].as_str().unwrap(), scope[0].as_str().unwrap()));
    Algorithm::NAMES
        .contains(&name)
        .then(|| Algorithm::from_name(name, scope).unwrap())
}

#[test]
fn the_scoped_form_by_its_description() {
    // Recorded with the description of the form; region and service are empty there.
    let all = vectors();
    let credentials = Credentials::new(text(&all, "ak"), text(&all, "sk"));
    let request = Request {
        method: "GET",
        url: "https://service.region.example.com/v1/p/vpcs",
        headers: &[],
        body: b"",
    };
    let algorithm = Algorithm::SdkHmacSha256Scoped(Scope::new("", ""));
    let signed = sign(&request, &credentials, &algorithm, example_time()).unwrap();
    assert_eq!(
        header(&signed, "authorization").unwrap(),
        "SDK-HMAC-SHA256 Credential=QTWAOYTTINDUT2QVKYUC/20191115///sdk_request, SignedHeaders=host;x-sdk-date, \
         Signature=42d40dcb9bf3a9e691f5df7d62f7136b5c5fe3ac08a8e5965e462122847c1b45"
    );
}

#[cfg(feature = "ecdsa")]
#[test]
fn an_elliptic_curve_signature_verifies_under_the_vendors_public_key() {
    use p256::ecdsa::{DerSignature, VerifyingKey, signature::Verifier};
    let all = vectors();
    let unhex = |text: &str| -> Vec<u8> {
        (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
            .collect()
    };
    let credentials = Credentials::new(text(&all, "ak"), text(&all, "sk"));
    let request = Request {
        method: "GET",
        url: "https://h.example/p",
        headers: &[],
        body: b"",
    };
    let algorithm = Algorithm::SdkEcdsaP256Sha256;
    let signed = sign(&request, &credentials, &algorithm, example_time()).unwrap();
    let authorization = header(&signed, "authorization").unwrap();
    let (_, signature) = authorization.split_once("Signature=").unwrap();
    let point = all["keys"]["p256_public"].as_array().unwrap();
    let coordinate = |index: usize| unhex(point[index].as_str().unwrap());
    let key =
        VerifyingKey::from_sec1_bytes(&[vec![4], coordinate(0), coordinate(1)].concat()).unwrap();
    let signature = DerSignature::from_bytes(&unhex(signature)).unwrap();
    key.verify(signed.string_to_sign.as_bytes(), &signature)
        .unwrap();
}

#[test]
fn algorithms_are_found_by_name_and_want_their_scope() {
    for name in Algorithm::NAMES {
        let scope = Some(Scope::new("eu-de", "dms"));
        assert!(Algorithm::from_name(name, scope).is_ok(), "{name}");
    }
    for (name, reason) in [
        ("V11-HMAC-SHA256", "region"),
        ("sdk-hmac-sha256", "unknown"),
        ("", "unknown"),
    ] {
        let error = Algorithm::from_name(name, None).unwrap_err();
        assert!(error.message().contains(reason), "{error}");
    }
}

#[test]
fn the_documented_string_to_sign_is_reproduced() {
    // The hash and the signature are printed in the vendor's signing guide.
    let all = vectors();
    let request = Request {
        method: "GET",
        url: "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
        headers: &[("Content-Type".to_owned(), "application/json".to_owned())],
        body: b"",
    };
    let credentials = Credentials::new(text(&all, "ak"), text(&all, "sk"));
    let signed = sign(
        &request,
        &credentials,
        &Algorithm::SdkHmacSha256,
        example_time(),
    )
    .unwrap();
    let lines: Vec<&str> = signed.string_to_sign.lines().collect();
    assert_eq!(lines[..2], ["SDK-HMAC-SHA256", "20191115T033655Z"]);
    assert!(lines[2].starts_with("b25362e6") && lines[2].ends_with("cd7a"));
    assert!(
        header(&signed, "authorization").unwrap().ends_with(
            "Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
        )
    );
}

#[test]
fn the_order_of_headers_and_of_the_query_does_not_matter() {
    let one = sign_get("https://h/p?a=1&b=2", &[("X-A", "1"), ("X-B", "2")]).unwrap();
    let other = sign_get("https://h/p?b=2&a=1", &[("x-b", " 2 "), ("x-a", "1")]).unwrap();
    assert_eq!(one.canonical_request, other.canonical_request);
}

#[test]
fn a_temporary_pair_signs_its_token() {
    let request = Request {
        method: "GET",
        url: "https://h/",
        headers: &[],
        body: b"",
    };
    let credentials = keys().with_security_token("tok");
    let signed = sign(
        &request,
        &credentials,
        &Algorithm::default(),
        example_time(),
    )
    .unwrap();
    assert_eq!(header(&signed, "x-security-token"), Some("tok"));
    assert!(signed.canonical_request.contains("x-security-token:tok\n"));
}

#[test]
fn what_cannot_be_signed_is_refused_with_a_reason() {
    let given = |name: &str, value: &str| sign_get("https://h/", &[(name, value)]);
    for (result, reason) in [
        (given("Authorization", "x"), "Authorization"),
        (given("X-Sdk-Date", "yesterday"), "YYYYMMDDTHHMMSSZ"),
        (
            sign_get("https://h/", &[("X-A", "1"), ("x-a", "2")]),
            "twice",
        ),
        (sign_get("h/path", &[]), "scheme"),
        (sign_get("ftp://h/", &[]), "https"),
        (sign_get("https:///path", &[]), "host"),
        (sign_get("https://user:pw@h/", &[]), "password"),
    ] {
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.message().contains(reason), "{error}");
        assert!(!error.message().contains("user:pw"), "{error}");
    }
}

#[test]
fn debug_shows_neither_signature_nor_canonical_request() {
    let signed = sign_get("https://h/", &[("X-Auth-Token", "planted-token")]).unwrap();
    let shown = format!("{signed:?}");
    assert!(
        !shown.contains("planted-token") && !shown.contains("Signature="),
        "{shown}"
    );
}

proptest::proptest! {
    #[test]
    fn no_input_panics_and_the_canonical_line_is_plain(path in "[^?#\\n]{0,40}", query in "[^#\\n]{0,40}") {
        let signed = sign_get(&format!("https://h/{path}?{query}"), &[]).unwrap();
        let mut lines = signed.canonical_request.lines().skip(1);
        for line in [lines.next().unwrap(), lines.next().unwrap()] {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%/&=".contains(c);
            proptest::prop_assert!(line.chars().all(plain), "{line}");
        }
    }
}
