//! `hwc sign` against the vendor's golden vectors, and what it refuses.

use serde_json::Value;

use crate::run::{Hwc, hwc};

/// The vectors of core, made with the vendor's own signer; they say where they come from.
const VECTORS: &str = include_str!("../../../core/vectors/signing.json");

fn sign(args: &[&str], keys: (&str, &str)) -> Hwc {
    hwc(&[&["sign"], args].concat())
        .env("HUAWEICLOUD_SDK_AK", keys.0)
        .env("HUAWEICLOUD_SDK_SK", keys.1)
}

#[test]
fn every_golden_vector_is_met() {
    let file: Value = serde_json::from_str(VECTORS).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let (access_key, secret_key) = (text(&file["ak"]), text(&file["sk"]));
    let vectors = file["vectors"].as_array().expect("a list");
    assert_eq!(vectors.len(), 24);
    for vector in vectors {
        let name = text(&vector["name"]);
        let url = format!("https://{}{}", text(&vector["host"]), text(&vector["uri"]));
        let mut args = vec![
            text(&vector["method"]),
            url,
            "--body".to_owned(),
            "-".to_owned(),
        ];
        for (key, value) in vector["headers_in"].as_object().expect("an object") {
            args.extend(["--header".to_owned(), format!("{key}: {}", text(value))]);
        }
        let authorization = text(&vector["headers_out"]["Authorization"]);
        let algorithm = authorization.split(' ').next().unwrap_or_default();
        args.extend(["--algorithm".to_owned(), algorithm.to_owned()]);
        if let Some(scope) = vector["derived"].as_array() {
            args.extend(["--service".to_owned(), text(&scope[0])]);
            args.extend(["--region".to_owned(), text(&scope[1])]);
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let run = sign(&args, (&access_key, &secret_key))
            .stdin(text(&vector["body"]))
            .run();
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let signed = run.json();
        assert_eq!(
            signed["canonical_request"], vector["canonical_request"],
            "{name}"
        );
        assert_eq!(
            signed["headers"]["Authorization"], vector["headers_out"]["Authorization"],
            "{name}"
        );
        let names = |headers: &Value| {
            let headers = headers.as_object().expect("an object");
            let mut names: Vec<_> = headers.keys().map(|name| name.to_lowercase()).collect();
            names.sort();
            names
        };
        assert_eq!(
            names(&signed["headers"]),
            names(&vector["headers_out"]),
            "{name}"
        );
    }
}

#[test]
fn the_date_may_be_a_flag_and_the_method_lower_case() {
    // The vendor's published example.
    let url = "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/\
               ?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    let args = [
        "get",
        url,
        "--header",
        "content-type: application/json",
        "--date",
        "20191115T033655Z",
    ];
    let keys = (
        "QTWAOYTTINDUT2QVKYUC",
        "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc",
    );
    let signed = sign(&args, keys).run().expect(0).json();
    let authorization = signed["headers"]["Authorization"]
        .as_str()
        .expect("a string");
    assert!(
        authorization.ends_with(
            "Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
        ),
        "{authorization}"
    );
    assert_eq!(signed["method"], "GET");
    assert_eq!(signed["url"], url);
    let string = signed["string_to_sign"].as_str().expect("a string");
    assert!(
        string.starts_with("SDK-HMAC-SHA256\n20191115T033655Z\nb25362e6"),
        "{string}"
    );
}

#[test]
fn a_security_token_is_added_and_shown() {
    let run = sign(&["GET", "https://h.example.com/"], ("AK", "SK"))
        .env("HUAWEICLOUD_SDK_SECURITY_TOKEN", "token")
        .run()
        .expect(0);
    assert_eq!(run.json()["headers"]["X-Security-Token"], "token");
}

#[test]
fn what_is_no_request_is_refused() {
    for (args, status) in [
        (&["GET", "https://h/", "--date", "2019-11-15"][..], 2),
        (&["GET", "https://h/", "--header", "no colon"], 2),
        (&["GET", "https://h/", "--algorithm", "MD5"], 2),
        (&["G ET", "https://h/"], 2),
        (&["GET"], 2),
        (
            &[
                "GET",
                "https://h/",
                "--date",
                "20191115T033655Z",
                "--header",
                "X-Sdk-Date: 20191115T033656Z",
            ],
            2,
        ),
        (&["GET", "not a url"], 3),
        (&["GET", "https://h/", "--header", "Authorization: x"], 3),
        (&["GET", "https://h/", "--body", "/no/such/file"], 1),
    ] {
        let run = sign(args, ("AK", "SK")).run().expect(status);
        assert_eq!(run.stdout, "", "{args:?}");
        run.line();
    }
    let run = hwc(&["sign", "GET", "https://h/"])
        .without("HUAWEICLOUD_SDK_AK")
        .without("HUAWEICLOUD_SDK_SK")
        .run()
        .expect(3);
    assert!(run.line().contains("HUAWEICLOUD_SDK_AK"), "{}", run.line());
}
