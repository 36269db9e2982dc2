//! The client of odd shapes over real HTTP: whatever is sent is read, files stream, and what is asked oddly is sent so.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::TcpListener,
    thread::JoinHandle,
};

use huaweicloud_core::{
    Config, Error, ErrorKind, Outcome, Response, credentials::Credentials, runtime::Request,
};
use huaweicloud_odd::{
    Client,
    answers::types::{ListThingsResponse, ListThingsState, ThingItemState},
    types::Tag,
};

const JSON: &str = "Content-Type: application/json";

/// A service that gives one answer, and what it was asked.
struct Service {
    client: Client,
    asked: JoinHandle<String>,
}

/// Serves one answer with this status line and header, and with a length that may be more than what comes.
fn serve(status: &str, header: &str, body: &str, length: usize) -> Service {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nX-Request-Id: r-1\r\nContent-Length: {length}\r\n{header}\r\n\r\n{body}"
    );
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let asked = request(&mut stream);
        stream.write_all(answer.as_bytes()).unwrap();
        asked
    });
    let config = Config::builder()
        .credentials(Credentials::new("AKIDEXAMPLE", "planted-secret-key"))
        .project_id("p1")
        .endpoint_for("odd", url)
        .build()
        .unwrap();
    let client = Client::new(&config).unwrap();
    Service { client, asked }
}

/// Reads a request to its end, as its length says.
fn request(stream: &mut impl Read) -> String {
    let (mut text, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut buffer).unwrap();
        text.extend_from_slice(&buffer[..read]);
        let so_far = String::from_utf8_lossy(&text).into_owned();
        let Some((head, body)) = so_far.split_once("\r\n\r\n") else {
            continue;
        };
        let lengths = head.lines().filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            let is_length = name.eq_ignore_ascii_case("content-length");
            is_length.then(|| value.trim().parse::<usize>().unwrap())
        });
        if body.len() >= lengths.sum() || read == 0 {
            return so_far;
        }
    }
}

fn json(body: &str) -> Service {
    serve("200 OK", JSON, body, body.len())
}

/// What a call makes of a body.
async fn read<T>(
    body: &str,
    call: impl FnOnce(&Client) -> Result<Request<T>, Error>,
) -> Result<T, Error> {
    let service = json(body);
    let answer = call(&service.client)?
        .send()
        .await
        .map(Response::into_inner);
    service.asked.join().unwrap();
    answer
}

async fn things(body: &str) -> ListThingsResponse {
    let answer = read(body, |client| client.list_things().into_request()).await;
    answer.unwrap_or_else(|error| panic!("{body}: {error:?}"))
}

#[tokio::test]
async fn nothing_is_empty_of_every_type() {
    for body in ["", "null", " \n"] {
        assert_eq!(things(body).await, ListThingsResponse::default());
        let names = read(body, |client| client.list_thing_names().into_request()).await;
        assert_eq!(names.unwrap(), Vec::<String>::new());
        let tags = read(body, |client| client.list_thing_tags().into_request()).await;
        assert_eq!(tags.unwrap(), Vec::<Tag>::new());
        let group = read(body, |client| client.create_thing_group().into_request()).await;
        assert_eq!(group.unwrap(), "");
        let thing = read(body, |client| {
            client.show_thing().thing_id("t").into_request()
        });
        assert_eq!(thing.await.unwrap(), serde_json::Value::Null);
        let labels = read(body, |client| {
            client.show_thing_labels().thing_id("t").into_request()
        });
        assert_eq!(labels.await.unwrap(), BTreeMap::new());
    }
}

#[tokio::test]
async fn any_field_may_be_missing_or_null_or_new() {
    let names = [
        "name",
        "type",
        "count",
        "small",
        "ratio",
        "enabled",
        "state",
        "created_at",
        "consumer-byte-rate",
        "labels",
        "counts",
        "words",
        "numbers",
        "matrix",
        "parent",
        "tags",
        "detail",
    ];
    let nulls: Vec<String> = names
        .iter()
        .map(|name| format!("\"{name}\":null"))
        .collect();
    let item = format!("{{{},\"new\":[{{}}]}}", nulls.join(","));
    let answer = things(&format!(
        r#"{{"things":[{item},null,{{}}],"total":null,"new":1}}"#
    ))
    .await;
    assert_eq!(answer.total, None);
    assert_eq!(answer.things, [Default::default(), Default::default()]);
    for name in names {
        things(&format!(r#"{{"things":[{{"{name}":null}}]}}"#)).await;
    }
}

#[tokio::test]
async fn values_come_in_each_others_spelling() {
    let answer = things(
        r#"{"total":"2","things":[{"name":7,"type":true,"count":"12","small":"3","ratio":"0.5","enabled":"False",
            "state":"NEWER","created_at":1700000000,"consumer_byte_rate":"9","labels":{"a":1},"counts":{"b":"2"},
            "words":[1,null,"x"],"numbers":["1",2,null],"matrix":[["1",2],null],"tags":[{"key":5}]}]}"#,
    )
    .await;
    assert_eq!(answer.total, Some(2));
    let thing = &answer.things[0];
    assert_eq!(thing.name.as_deref(), Some("7"));
    assert_eq!(thing.type_.as_deref(), Some("true"));
    assert_eq!((thing.count, thing.small), (Some(12), Some(3)));
    assert_eq!((thing.ratio, thing.enabled), (Some(0.5), Some(false)));
    let state = thing.state.as_ref().unwrap();
    assert_eq!(state, &ThingItemState::Unknown("NEWER".to_owned()));
    assert_eq!(state.as_str(), "NEWER");
    assert_eq!(thing.created_at.as_deref(), Some("1700000000"));
    assert_eq!(thing.consumer_byte_rate, Some(9));
    assert_eq!((&*thing.labels["a"], thing.counts["b"]), ("1", 2));
    assert_eq!(thing.words, ["1", "x"]);
    assert_eq!(thing.numbers, [1, 2]);
    assert_eq!(thing.matrix, [[1.0, 2.0]]);
    assert_eq!(thing.tags[0].key.as_deref(), Some("5"));
}

#[tokio::test]
async fn what_cannot_be_read_names_its_place_and_not_the_value() {
    let body = r#"{"things":[{},{"count":"planted"}]}"#;
    let error = read(body, |client| client.list_things().into_request()).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.outcome(), Outcome::Applied);
    assert_eq!(error.path(), Some("things[1].count"));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.raw_body().unwrap(), body.as_bytes());
    assert!(!format!("{error} {error:?}").contains("planted"));
}

#[tokio::test]
async fn a_file_streams_under_its_bare_name() {
    let header =
        "Content-Type: text/csv\r\nContent-Disposition: attachment; filename=\"../things.csv\"";
    let service = serve("200 OK", header, "a,b\n1,2\n", 8);
    let mut download = service
        .client
        .export_things()
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(download.status(), 200);
    assert_eq!(download.file_name(), Some("things.csv"));
    assert_eq!(download.length(), Some(8));
    let mut whole = Vec::new();
    while let Some(chunk) = download.chunk().await {
        whole.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(whole, b"a,b\n1,2\n");
}

#[tokio::test]
async fn a_file_in_json_is_a_file_and_a_failure_in_json_is_none() {
    let service = json(r#"{"rows":[]}"#);
    let answer = service.client.export_things().send().await.unwrap();
    let file = answer.into_inner().bytes().await.unwrap();
    assert_eq!(file, r#"{"rows":[]}"#);

    let service = json(r#"{"error_code":"ODD.0001","error_msg":"no such thing"}"#);
    let error = service.client.export_things().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.outcome(), Outcome::Rejected);

    let service = serve("404 Not Found", JSON, r#"{"error_code":"ODD.0001"}"#, 25);
    let error = service.client.export_things().send().await.unwrap_err();
    assert_eq!(error.code(), Some("ODD.0001"));
}

#[tokio::test]
async fn a_file_that_breaks_off_is_an_error_at_its_end() {
    let service = serve("200 OK", "Content-Type: text/csv", "a,b", 100);
    let download = service.client.export_things().send().await.unwrap();
    let error = download.into_inner().bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(error.outcome(), Outcome::Applied);
    assert_eq!(error.request_id(), Some("r-1"));
    let shown = error.to_string();
    assert!(shown.starts_with("odd ExportThings: "), "{shown}");
    assert!(shown.contains("its answer broke off"), "{shown}");
}

/// What a call sends, to an answer without a body.
async fn sent<T>(call: impl FnOnce(&Client) -> Result<Request<T>, Error>) -> (String, String) {
    let service = serve("204 No Content", "X-Nothing: 1", "", 0);
    call(&service.client).unwrap().send().await.unwrap();
    let asked = service.asked.join().unwrap();
    let (head, body) = asked.split_once("\r\n\r\n").unwrap();
    (head.lines().next().unwrap().to_owned(), body.to_owned())
}

#[tokio::test]
async fn odd_requests_are_sent_as_documented() {
    let (line, _) = sent(|client| {
        let call = client.list_things().node_ids(["a", "b c"]);
        call.state(ListThingsState::from("RUNNING")).into_request()
    })
    .await;
    assert_eq!(
        line,
        "GET /v1/p1/things?node_ids=a&node_ids=b%20c&state=RUNNING HTTP/1.1"
    );
    let (_, body) = sent(|client| {
        let call = client.batch_add_things();
        call.body([Tag::default().key("k")]).into_request()
    })
    .await;
    assert_eq!(body, r#"[{"key":"k"}]"#);
    let (line, body) =
        sent(|client| client.batch_delete_things().names(["a"]).into_request()).await;
    assert_eq!(line, "DELETE /v1/p1/things HTTP/1.1");
    assert_eq!(body, r#"{"names":["a"]}"#);
    let (_, body) = sent(|client| client.restart_thing().thing_id("t").into_request()).await;
    assert_eq!(body, "{}");
    let (_, body) = sent(|client| client.modify_thing().thing_id("t").into_request()).await;
    assert_eq!(body, "");
    let (_, body) = sent(|client| {
        let call = client.send_thing().thing_id("t").body_field("x");
        call.send_field("y").into_request()
    })
    .await;
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    let expected =
        serde_json::json!({"body": "x", "send": "y", "thing_id": "t", "project_id": "p1"});
    assert_eq!(body, expected);
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let service = json("");
    let tags = [Tag::default()];
    let error = service.client.send_thing().tags(tags).into_request();
    let message = error.unwrap_err().message().to_owned();
    assert_eq!(message, "missing: thing_id, body, tags[0].key");
}

#[test]
fn two_runs_are_identical_and_files_stay_short() {
    let openapi = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/openapi"));
    let generate = || {
        let document = xtask::load::inspect(openapi, "odd").document.unwrap();
        xtask::generate::fixture(&document).unwrap()
    };
    let tree = generate();
    assert_eq!(tree, generate());
    for (path, text) in &tree.files {
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("///"));
        assert!(lines.count() <= 2_000, "{} is too long", path.display());
    }
}
