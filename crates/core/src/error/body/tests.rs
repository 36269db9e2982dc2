//! Bodies as the services, the gateway, IAM and firewalls send them; the shapes are those of the vendors' notes.

use super::*;

/// A body, and the code, message and request id that it must give.
fn check(body: &str, code: Option<&str>, message: Option<&str>, request_id: Option<&str>) {
    let read = read(body.as_bytes());
    assert_eq!(read.code.as_deref(), code, "{body}");
    assert_eq!(read.message.as_deref(), message, "{body}");
    assert_eq!(read.request_id.as_deref(), request_id, "{body}");
}

#[test]
fn the_shapes_of_services_gateway_and_iam() {
    // Shapes as the services document them or were seen to send them.
    check(
        r#"{"error_code":"DMS.00400062","error_msg":"bad"}"#,
        Some("DMS.00400062"),
        Some("bad"),
        None,
    );
    check(
        r#"{"errorCode":"X.1","errorMsg":"bad"}"#,
        Some("X.1"),
        Some("bad"),
        None,
    );
    check(
        r#"{"errCode":"DWS.0005","externalMessage":"Server failure."}"#,
        Some("DWS.0005"),
        Some("Server failure."),
        None,
    );
    check(r#"{"code":"c","message":"m"}"#, Some("c"), Some("m"), None);
    check(r#"{"code":"c","msg":"m"}"#, Some("c"), Some("m"), None);
    check(
        r#"{"code":401,"message":"m"}"#,
        Some("401"),
        Some("m"),
        None,
    );
    check(
        r#"{"error":{"message":"Unauthorized.","code":401,"title":"Unauthorized"}}"#,
        Some("401"),
        Some("Unauthorized."),
        None,
    );
    check(
        r#"{"error":{"code":"111401001","message":"Invalid token.","ext_message":null}}"#,
        Some("111401001"),
        Some("Invalid token."),
        None,
    );
    check(
        r#"{"error_msg":"The token must be updated","error_code":"APIGW.0307","request_id":"42267f"}"#,
        Some("APIGW.0307"),
        Some("The token must be updated"),
        Some("42267f"),
    );
    check(
        r#"{"itemNotFound":{"code":404,"message":"m"}}"#,
        Some("404"),
        Some("m"),
        None,
    );
    check(
        r#"{"NeutronError":{"message":"m","type":"PortNotFound","detail":""}}"#,
        Some("PortNotFound"),
        Some("m"),
        None,
    );
    check(
        r#"{"error":"invalid_grant","error_description":"m"}"#,
        Some("invalid_grant"),
        Some("m"),
        None,
    );
    check(
        r#"{"errors":[{"code":"1","message":"a"},{"code":"2","message":"b"}]}"#,
        Some("1"),
        Some("a"),
        None,
    );
    check(
        r#"{"error_code":"out","error_msg":"outer","details":[{"error_code":"in","error_msg":"inner"}]}"#,
        Some("out"),
        Some("outer"),
        None,
    );
    check(
        r#"{"details":[{"error_code":"in","error_msg":"inner"}],"request_id":"r"}"#,
        Some("in"),
        Some("inner"),
        Some("r"),
    );
    check(
        r#"{"error_code":"","error_msg":null,"error":{"code":"c","message":"m"}}"#,
        Some("c"),
        Some("m"),
        None,
    );
}

#[test]
fn what_is_no_known_shape_is_the_message() {
    check("", None, None, None);
    check("null", None, None, None);
    check("  plain text ", None, Some("plain text"), None);
    check(r#""quoted""#, None, Some("quoted"), None);
    check("[1,2]", None, Some("[1,2]"), None);
    check("{}", None, Some("{}"), None);
    check("{\"error_code\":", None, Some("{\"error_code\":"), None);
}

#[test]
fn base64_of_either_alphabet_is_read() {
    // printf '{"error_code":"DWS.0047","error_msg":"?>~"}' | base64, and with -_ for +/
    check(
        "eyJlcnJvcl9jb2RlIjoiRFdTLjAwNDciLCJlcnJvcl9tc2ciOiI/Pn4ifQ==",
        Some("DWS.0047"),
        Some("?>~"),
        None,
    );
    check(
        "eyJlcnJvcl9jb2RlIjoiRFdTLjAwNDciLCJlcnJvcl9tc2ciOiI_Pn4ifQ",
        Some("DWS.0047"),
        Some("?>~"),
        None,
    );
}

#[test]
fn a_page_is_recognised_by_its_markup() {
    let page = read(b"<!DOCTYPE html><html><head><title> Blocked </title></head></html>");
    assert!(page.is_html);
    assert_eq!(page.message.as_deref(), Some("Blocked"));
}

#[test]
fn failures_inside_http_200() {
    let fails = |body: &str| in_band_failure(body.as_bytes()).and_then(|failure| failure.code);
    for success in [
        "",
        "{}",
        r#"{"error_code":null}"#,
        r#"{"error_code":"DWS.0000","error_msg":null}"#,
        r#"{"error_code":0}"#,
        r#"{"error_code":"0"}"#,
        r#"{"workload_res_code":0,"workload_res_str":""}"#,
        r#"{"jobs":[{"error_code":"DWS.0114"}]}"#,
        r#"[{"error_code":"DWS.0114"}]"#,
    ] {
        assert_eq!(fails(success), None, "{success}");
    }
    assert_eq!(
        fails(r#"{"error_code":"DWS.5212"}"#).as_deref(),
        Some("DWS.5212")
    );
    assert_eq!(
        fails(r#"{"workload_res_code":-1,"workload_res_str":"no"}"#).as_deref(),
        Some("-1")
    );
    assert_eq!(
        fails(r#"{"error_code":null,"workload_res_code":110}"#).as_deref(),
        Some("110")
    );
}

#[test]
fn deep_wide_and_long_bodies_stay_bounded() {
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    check(&deep, None, Some(&deep), None);
    let nested = format!(
        "{}{}{}",
        r#"{"error":"#.repeat(20),
        r#"{"code":"c"}"#,
        "}".repeat(20)
    );
    assert_eq!(read(nested.as_bytes()).code, None);
    let long = format!(
        r#"{{"error_code":"c","error_msg":"{}"}}"#,
        "ä".repeat(1_000_000)
    );
    let long = read(long.as_bytes());
    assert_eq!(long.code, None);
    assert!(
        long.message
            .is_some_and(|message| message.len() <= 16 * 1024 + 2)
    );
    let wide = format!("[{}1]", "[1],".repeat(100_000));
    assert!(read(wide.as_bytes()).message.is_some());
}

#[test]
fn what_is_wrapped_is_unwrapped() {
    let error = Some("DWS.0047");
    check("\u{feff}{\"error_code\":\"DWS.0047\"}", error, None, None);
    check(r#""{\"error_code\":\"DWS.0047\"}""#, error, None, None);
    check(
        r#""eyJlcnJvcl9jb2RlIjoiRFdTLjAwNDcifQ==""#,
        error,
        None,
        None,
    );
    check(
        "eyJlcnJvcl9jb2Rl\r\nIjoiRFdTLjAwNDcifQ==",
        error,
        None,
        None,
    );
    // "MTIz" is base64 of 123, and "Unauthorized" of nothing that can be read.
    check("MTIz", None, Some("MTIz"), None);
    check("Unauthorized", None, Some("Unauthorized"), None);
}

#[test]
fn rarer_shapes_are_read_too() {
    check(
        r#"{"error":"Not Found","status":404}"#,
        None,
        Some("Not Found"),
        None,
    );
    check(
        r#"{"error":"invalid_grant"}"#,
        Some("invalid_grant"),
        None,
        None,
    );
    check(
        r#"{"errors":["first","second"]}"#,
        None,
        Some("first"),
        None,
    );
    check(
        r#"{"badRequest":{"code":"1","message":"b"},"error":{"code":"2","message":"a"}}"#,
        Some("2"),
        Some("a"),
        None,
    );
    check(
        r#"{"message":"outer","error":{"code":"c","message":"inner"}}"#,
        Some("c"),
        Some("outer"),
        None,
    );
    check(
        r#"{"error_code":"PAP5.0012","error_msg":"no","encoded_authorization_message":"Q2FuYXJ5"}"#,
        Some("PAP5.0012"),
        Some("no"),
        None,
    );
    check(r#"{"code":0,"error":{"code":"c"}}"#, Some("c"), None, None);
    let workload = read(br#"{"workload_res_code":-1,"workload_res_str":"no such queue"}"#);
    assert_eq!(workload.code.as_deref(), Some("-1"));
    assert_eq!(workload.message.as_deref(), Some("no such queue"));
    assert!(workload.is_workload);
}

#[test]
fn bson_is_read_and_broken_bson_is_not() {
    // By hand after bsonspec.org: {"errorCode": "X.1", "n": 7, "error": {"errorMsg": "m"}, "ok": false, "at": null}
    let bson: &[u8] = b"\x44\0\0\0\
        \x02errorCode\0\x04\0\0\0X.1\0\
        \x10n\0\x07\0\0\0\
        \x03error\0\x15\0\0\0\x02errorMsg\0\x02\0\0\0m\0\0\
        \x08ok\0\0\
        \x0Aat\0\
        \0";
    let found = read(bson);
    assert_eq!(found.code.as_deref(), Some("X.1"));
    assert_eq!(found.message.as_deref(), Some("m"));
    for end in 0..bson.len() {
        assert_eq!(bson::document(&bson[..end]), None, "cut at {end}");
    }
    for (index, value) in [(0, 0xFF), (3, 0x80), (4, 0x7F), (15, 0xFF)] {
        let mut broken = bson.to_vec();
        broken[index] = value;
        assert_eq!(bson::document(&broken), None, "{value} at {index}");
    }
}
