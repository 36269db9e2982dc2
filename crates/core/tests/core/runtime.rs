//! Calls: what is refused before sending, what is sent byte for byte, and what can be seen of either.

use std::time::SystemTime;

use huaweicloud_core::{
    Config, ErrorKind, Outcome, Response, Secret,
    runtime::{Call, Need, ParameterValue, PasswordCheck, Request, ServiceClient, SignedRequest},
};

use crate::{
    fake::Fake,
    mini::{
        LIST, MINI, PASSWORD, POLICY, RESET, RESTART, ResetBody, SECRET_KEY, TOKEN, Tag, Users,
        client, config, list, of, reset, reset_body, reset_call, restart, spawnable,
    },
};

const NOWHERE: &str = "http://127.0.0.1:9";

async fn accepting() -> Fake {
    Fake::answering("204 No Content", "", "").await
}

/// Head and body of a request as it came.
fn split(request: &str) -> (Vec<&str>, &str) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    (head.split("\r\n").collect(), body)
}

fn header<'a>(head: &[&'a str], name: &str) -> Option<&'a str> {
    let mut found = head.iter().filter_map(|line| {
        let (given, value) = line.split_once(": ")?;
        given.eq_ignore_ascii_case(name).then_some(value)
    });
    let value = found.next();
    assert_eq!(found.next(), None, "{name} is sent once");
    value
}

#[tokio::test]
async fn a_call_is_sent_as_the_service_wants_it() {
    let fake = accepting().await;
    let client = of(config(&fake.url).user_agent_suffix("orders/2.0"));
    reset(&client).send().await.unwrap();
    let request = fake.request();
    let (head, body) = split(&request);
    assert_eq!(head[0], "PUT /v2/p1/users/orders HTTP/1.1");
    assert_eq!(body, r#"{"new_password":"Canary7#Qmz9wLt"}"#);
    let host = fake.url.strip_prefix("http://");
    for (name, value) in [
        ("host", host),
        ("content-type", Some("application/json;charset=UTF-8")),
        ("content-length", Some("34")),
        ("transfer-encoding", None),
        ("x-project-id", Some("p1")),
        ("x-domain-id", None),
        ("x-security-token", Some(TOKEN)),
        (
            "user-agent",
            Some(concat!(
                "huaweicloud-sdk-rust/",
                env!("CARGO_PKG_VERSION"),
                " orders/2.0"
            )),
        ),
    ] {
        assert_eq!(header(&head, name), value, "{name}");
    }
    let authorization = header(&head, "authorization").unwrap();
    assert!(
        authorization
            .contains("SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token,"),
        "{authorization}"
    );
}

#[tokio::test]
async fn a_call_without_a_body_says_so_where_there_could_be_one() {
    let fake = Fake::answering("202 Accepted", "", "{}").await;
    restart(&client(&fake.url)).send().await.unwrap();
    let request = fake.request();
    let (head, body) = split(&request);
    assert_eq!(header(&head, "content-length"), Some("0"));
    assert_eq!(header(&head, "content-type"), None);
    assert_eq!(body, "");

    let fake = Fake::answering("200 OK", "", "{}").await;
    list(&client(&fake.url)).send().await.unwrap();
    let request = fake.request();
    let (head, _) = split(&request);
    assert_eq!(head[0], "GET /v2/p1/users HTTP/1.1");
    assert_eq!(header(&head, "content-length"), None);
}

/// The signature covers what came over the wire: signing that again gives the same.
#[tokio::test]
async fn what_is_signed_is_what_is_sent() {
    use huaweicloud_core::signing::{Algorithm, Request, sign};
    let fake = accepting().await;
    let client = client(&fake.url);
    let call = reset_call(&client, Some("ü b/c?%2e+~"), &reset_body(PASSWORD))
        .query(
            "b key",
            &Some(vec!["x y".to_owned(), "a+b&c=d".to_owned()]),
            Need::Optional,
        )
        .query("a", &Some(1_i64), Need::Optional);
    call.finish_empty().unwrap().send().await.unwrap();
    let request = fake.request();
    let (head, body) = split(&request);
    let target = head[0].split(' ').nth(1).unwrap();
    assert_eq!(
        target,
        "/v2/p1/users/%C3%BC%20b%2Fc%3F%252e%2B~?a=1&b%20key=a%2Bb%26c%3Dd&b%20key=x%20y"
    );
    let authorization = header(&head, "authorization").unwrap();
    let names = authorization.split("SignedHeaders=").nth(1).unwrap();
    let headers: Vec<(String, String)> = names
        .split(',')
        .next()
        .unwrap()
        .split(';')
        .map(|name| (name.to_owned(), header(&head, name).unwrap().to_owned()))
        .collect();
    let signed = sign(
        &Request {
            method: "PUT",
            url: &format!("{}{target}", fake.url),
            headers: &headers,
            body: body.as_bytes(),
        },
        client.config().credentials().unwrap(),
        &Algorithm::default(),
        SystemTime::UNIX_EPOCH,
    )
    .unwrap();
    let (_, again) = signed.headers.last().unwrap();
    assert_eq!(again, authorization);
}

#[tokio::test]
async fn odd_names_reach_their_endpoint() {
    // Expected values by hand: RFC 3986, section 2; UTF-8 octets of ü, ï and 用.
    for (name, segment) in [
        ("a/b", "a%2Fb"),
        (" ", "%20"),
        ("ünï", "%C3%BCn%C3%AF"),
        ("用", "%E7%94%A8"),
        ("...", "..."),
        (".a", ".a"),
        ("%2e%2E", "%252e%252E"),
        (
            "a;b:c@d!$&'()*,=",
            "a%3Bb%3Ac%40d%21%24%26%27%28%29%2A%2C%3D",
        ),
        ("\\..\\", "%5C..%5C"),
        ("\r\n\0", "%0D%0A%00"),
        ("-_~", "-_~"),
    ] {
        let fake = accepting().await;
        let call = reset_call(&client(&fake.url), Some(name), &reset_body(PASSWORD));
        call.finish_empty().unwrap().send().await.unwrap();
        let expected = format!("PUT /v2/p1/users/{segment} HTTP/1.1\r\n");
        let request = fake.request();
        assert!(request.starts_with(&expected), "{name:?}: {request}");
    }
}

#[test]
fn names_that_lead_elsewhere_are_refused_together() {
    let client = client(NOWHERE);
    for name in ["", ".", ".."] {
        let mut call = Call::new(client.clone(), &RESET);
        call.set_project_id("..");
        let call = call
            .path("user_name", &Some(name.to_owned()))
            .body(&reset_body(PASSWORD));
        let error = call.finish_empty().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.attempts(), 0);
        let text = error.to_string();
        assert!(text.starts_with("mini ResetPassword: "), "{text}");
        assert!(
            text.contains("user_name") && text.contains("project_id"),
            "{text}"
        );
    }
}

#[test]
fn everything_missing_is_named_at_once() {
    let client = of(Config::builder().endpoint_for("mini", NOWHERE));
    let body = ResetBody {
        new_password: None,
        tags: Some(vec![
            Tag {
                key: Some("a".into()),
            },
            Tag::default(),
        ]),
    };
    let call = reset_call(&client, None, &body)
        .query("name", &None::<String>, Need::Required)
        .query("ids", &Some(Vec::<String>::new()), Need::Required)
        .query("limit", &None::<i64>, Need::Optional)
        .header("X-Language", &None::<String>, Need::Required)
        .header("X-Other", &None::<String>, Need::Optional);
    let error = call.finish_empty().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let text = error.message();
    for name in [
        "user_name",
        "new_password",
        "tags[1].key",
        "name",
        "ids",
        "X-Language",
        "project_id",
    ] {
        assert!(text.contains(name), "{name}: {text}");
    }
    for name in ["tags[0]", "limit", "X-Other", "credentials"] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    let nothing = Call::new(client, &LIST).required_body(&None::<ResetBody>);
    let error = nothing.finish_empty().unwrap_err();
    assert!(error.message().contains("body"), "{error}");
}

#[test]
fn a_password_is_checked_unless_the_call_says_not_to() {
    let client = client(NOWHERE);
    let call = reset_call(&client, Some("u"), &reset_body("Ab1#x"));
    let error = call.finish_empty().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Policy);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.violations().len(), 1, "{error}");
    assert!(error.message().contains("new_password"), "{error}");
    assert!(!format!("{error} {error:?}").contains("Ab1#x"), "{error:?}");

    let body = reset_body("Ab1#x");
    let mut call = Call::new(client, &RESET);
    call.set_password_check(PasswordCheck::Off);
    let call = call
        .path("user_name", &Some("u".to_owned()))
        .password("new_password", body.new_password.as_ref(), &POLICY, None)
        .body(&body);
    drop(call.finish_empty().unwrap());
}

#[tokio::test]
async fn project_and_domain_follow_call_and_client() {
    let fake = accepting().await;
    let mut call = Call::new(client(&fake.url), &LIST);
    assert_eq!(call.project_id(), Some("p1"));
    call.set_project_id("p2");
    assert_eq!(call.project_id(), Some("p2"));
    call.finish_empty().unwrap().send().await.unwrap();
    let request = fake.request();
    let (head, _) = split(&request);
    assert_eq!(head[0], "GET /v2/p2/users HTTP/1.1");
    assert_eq!(header(&head, "x-project-id"), Some("p2"));

    let fake = Fake::answering("202 Accepted", "", "").await;
    let config = Config::builder()
        .credentials(huaweicloud_core::credentials::Credentials::new("AK", "SK"))
        .domain_id("d1")
        .endpoint_for("mini", &fake.url);
    restart(&of(config)).send().await.unwrap();
    let request = fake.request();
    let (head, _) = split(&request);
    assert_eq!(header(&head, "x-domain-id"), Some("d1"));
    assert_eq!(header(&head, "x-project-id"), None);
}

#[test]
fn headers_that_http_cannot_carry_are_refused() {
    let call = Call::new(client(NOWHERE), &LIST);
    let value = Some("a\r\nX-Evil: 1".to_owned());
    let error = call
        .header("X-Language", &value, Need::Optional)
        .finish_empty()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.message().contains("X-Language"), "{error}");

    let mut call = Call::new(client(NOWHERE), &RESTART);
    call.set_project_id("p\n1");
    let error = call.finish_empty().unwrap_err();
    assert!(error.message().contains("project_id"), "{error}");
}

#[tokio::test]
async fn without_keys_nothing_is_sent() {
    let fake = accepting().await;
    let keyless = Config::builder()
        .project_id("p1")
        .endpoint_for("mini", &fake.url);
    let request = reset(&of(keyless));
    let error = request.sign().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let error = request.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(
        error.to_string().starts_with("mini ResetPassword: "),
        "{error}"
    );
    assert!(fake.requests().is_empty());
}

#[test]
fn a_dry_run_shows_the_request_and_no_secret() {
    let signed = reset(&client(NOWHERE)).sign().unwrap();
    assert_eq!(signed.method(), "PUT");
    assert_eq!(signed.url(), "http://127.0.0.1:9/v2/p1/users/orders");
    assert_eq!(signed.body(), r#"{"new_password":"Canary7#Qmz9wLt"}"#);
    let masked = signed.masked();
    assert_eq!(masked["method"], "PUT");
    assert_eq!(masked["url"], signed.url());
    assert_eq!(masked["body"], serde_json::json!({"new_password": "***"}));
    assert_eq!(masked["headers"]["X-Security-Token"], "***");
    assert_eq!(masked["headers"]["X-Project-Id"], "p1");
    let authorization = masked["headers"]["Authorization"].as_str().unwrap();
    assert!(
        authorization.starts_with("SDK-HMAC-SHA256 Access=AKCANARY"),
        "{authorization}"
    );
    assert!(authorization.ends_with("Signature=***"), "{authorization}");
    let bodiless = list(&client(NOWHERE)).sign().unwrap();
    assert_eq!(bodiless.masked()["body"], serde_json::Value::Null);
}

fn assert_clean(what: &str, text: &str) {
    // The last is SHA-256 of the body, with printf and sha256sum: a hash of a secret is one too.
    let hash = "8f143a40e10eebfa3ca4f852602fb087addf579ef0a4bbbd7946cf9737144f24";
    for secret in [PASSWORD, SECRET_KEY, TOKEN, hash] {
        assert!(!text.contains(secret), "{what} shows a secret: {text}");
    }
}

#[tokio::test]
async fn nothing_on_the_way_of_a_call_prints_a_secret() {
    let fake = Fake::answering("200 OK", "x-subject-token: secret\r\n", "{}").await;
    let client = client(&fake.url);
    assert_clean("ServiceClient", &format!("{client:?} {client:#?}"));
    let body = reset_body(PASSWORD);
    assert_clean("body", &format!("{body:?}"));
    let mut call = reset_call(&client, Some("u"), &body);
    call.set_password_history([Secret::from(PASSWORD)]);
    assert_clean("Call", &format!("{call:?} {call:#?}"));
    let request = call.finish_empty().unwrap();
    assert_clean("Request", &format!("{request:?} {request:#?}"));
    let signed = request.sign().unwrap();
    let signature = signed
        .headers()
        .last()
        .unwrap()
        .1
        .split("Signature=")
        .nth(1);
    let shown = format!("{signed:?} {signed:#?}");
    assert_clean("SignedRequest", &shown);
    assert!(!shown.contains(signature.unwrap()), "{shown}");
    let answer = request.send().await.unwrap();
    assert!(!format!("{answer:?}").contains("secret"), "{answer:?}");
}

#[test]
fn what_programs_hold_can_be_shared_and_spawned() {
    fn shareable<T: Send + Sync + Clone + 'static>() {}
    fn movable<T: Send + Sync + 'static>() {}
    shareable::<ServiceClient>();
    shareable::<Call>();
    shareable::<SignedRequest>();
    shareable::<Response<Users>>();
    movable::<Request<Users>>();
    movable::<huaweicloud_core::Error>();
    let client = client(NOWHERE);
    drop(spawnable(reset(&client).send()));
    drop(spawnable(list(&client).send()));
    assert_eq!(client.service().name, MINI.name);
}

#[test]
fn parameters_are_written_as_the_services_read_them() {
    assert_eq!("a b".to_owned().values(), ["a b"]);
    assert_eq!((-1_i64).values(), ["-1"]);
    assert_eq!(0.5_f64.values(), ["0.5"]);
    assert_eq!(true.values(), ["true"]);
    assert_eq!(vec![9, 10].values(), ["9", "10"]);
}
