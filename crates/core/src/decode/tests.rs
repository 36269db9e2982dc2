//! What the services send, and what must come of it: missing, null and mistyped values, and failures that name a place.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Failure, from_slice};

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Page {
    name: Option<String>,
    total: Option<i64>,
    ratio: Option<f64>,
    enabled: Option<bool>,
    tags: Vec<Tag>,
    words: Vec<String>,
    labels: BTreeMap<String, String>,
    extra: Option<Value>,
    #[serde(rename = "in-rate", alias = "in_rate")]
    rate: Option<i32>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Tag {
    key: String,
    #[serde(default)]
    value: Option<String>,
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    from_slice(json.as_bytes()).unwrap_or_else(|failure| panic!("{json}: {failure}"))
}

fn fails<T: serde::de::DeserializeOwned>(json: &str) -> Failure {
    match from_slice::<T>(json.as_bytes()) {
        Ok(_) => panic!("{json} was read"),
        Err(failure) => failure,
    }
}

#[test]
fn whatever_is_missing_or_null_is_empty() {
    let empty = Page::default();
    for json in [
        "",
        " \n",
        "null",
        "{}",
        "[]",
        "\"\"",
        "\u{feff}{}",
        r#"{"name":null,"total":null,"tags":null,"words":null,"labels":null,"extra":null,"in-rate":null}"#,
        r#"{"unknown":{"deep":[1,{"er":null}]}}"#,
        r#"{"in_rate":null}"#,
    ] {
        assert_eq!(read::<Page>(json), empty, "{json}");
    }
    assert_eq!(read::<Vec<Tag>>(""), []);
    assert_eq!(read::<Vec<Tag>>("\" \""), []);
    assert_eq!(read::<String>("null"), "");
    assert_eq!(read::<Option<Page>>(""), None);
    assert_eq!(
        read::<(i64, bool, f64)>("[null,null,null]"),
        (0, false, 0.0)
    );
}

#[test]
fn scalars_are_read_from_their_neighbours() {
    let page: Page = read(
        r#"{"name":7,"total":"12","ratio":"0.5","enabled":"True","in_rate":"-3",
            "words":[1,-2,true,"x"],"labels":{"a":1,"b":false}}"#,
    );
    assert_eq!(page.name.as_deref(), Some("7"));
    assert_eq!(page.total, Some(12));
    assert_eq!(page.ratio, Some(0.5));
    assert_eq!(page.enabled, Some(true));
    assert_eq!(page.rate, Some(-3));
    assert_eq!(page.words, ["1", "-2", "true", "x"]);
    assert_eq!(page.labels["a"], "1");
    assert_eq!(page.labels["b"], "false");
}

#[test]
fn numbers_keep_their_value_or_fail() {
    assert_eq!(read::<i64>("3.0"), 3);
    assert_eq!(read::<i64>(r#"" 3.0 ""#), 3);
    assert_eq!(read::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(read::<i64>(r#""-9223372036854775808""#), i64::MIN);
    assert_eq!(read::<f64>("2"), 2.0);
    assert_eq!(read::<String>("-1.5"), "-1.5");
    assert_eq!(read::<String>("1.0"), "1.0");
    assert!(read::<bool>("1"));
    assert!(!read::<bool>(r#""0""#));
    for json in [
        "3.5",
        r#""""#,
        r#""many""#,
        "9223372036854775808",
        "{}",
        "[1]",
        "true",
    ] {
        fails::<i64>(json);
    }
    fails::<u8>("256");
    fails::<f64>(r#""NaN""#);
    fails::<bool>("2");
    fails::<bool>(r#""yes""#);
    fails::<String>("{}");
    fails::<Vec<String>>(r#""a,b""#);
    fails::<Page>(r#""a""#);
}

#[test]
fn nulls_in_lists_are_left_out_where_the_elements_have_no_null() {
    assert_eq!(read::<Vec<String>>(r#"[null,"a",null,"b"]"#), ["a", "b"]);
    let tags: Vec<Tag> = read(r#"[null,{"key":"k","value":null}]"#);
    assert_eq!(tags.len(), 1);
    assert_eq!(read::<Vec<Option<i64>>>("[null,1]"), [None, Some(1)]);
    assert_eq!(read::<Vec<Value>>("[null,1]"), [json!(null), json!(1)]);
    assert_eq!(read::<Vec<Vec<Option<i64>>>>("[[null],null]"), [[None]]);
    assert_eq!(read::<BTreeMap<String, i64>>(r#"{"a":null}"#)["a"], 0);
}

#[test]
fn a_value_is_left_as_it_came() {
    let text = r#"{"a":[null,"1",1,{"b":"true"}],"c":1.5}"#;
    assert_eq!(
        read::<Value>(text),
        json!({"a": [null, "1", 1, {"b": "true"}], "c": 1.5})
    );
    let page: Page = read(&format!(r#"{{"extra":{text}}}"#));
    assert_eq!(page.extra, Some(read::<Value>(text)));
}

#[test]
fn fields_without_an_answer_of_their_own_are_filled() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Strict {
        name: String,
        count: i64,
        inner: Inner,
        list: Vec<Inner>,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        on: bool,
        #[serde(default = "five")]
        level: i64,
    }
    fn five() -> i64 {
        5
    }
    let strict: Strict = read(r#"{"list":[{"on":"true"},{}]}"#);
    assert_eq!(strict.name, "");
    assert_eq!(strict.count, 0);
    assert_eq!(
        strict.inner,
        Inner {
            on: false,
            level: 5
        }
    );
    assert_eq!(
        strict.list,
        [
            Inner { on: true, level: 5 },
            Inner {
                on: false,
                level: 5
            }
        ]
    );
}

#[test]
fn enumerations_tuples_and_newtypes_are_read() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum State {
        Running,
        Failed(String),
        #[serde(rename = "1")]
        One,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Id(String);
    assert_eq!(read::<State>(r#""running""#), State::Running);
    assert_eq!(read::<State>("1"), State::One);
    assert_eq!(read::<State>(r#"{"failed":7}"#), State::Failed("7".into()));
    assert_eq!(read::<Id>("12"), Id("12".into()));
    assert_eq!(read::<BTreeMap<i64, i64>>(r#"{"1":"2"}"#)[&1], 2);
    let failure = fails::<State>(r#""hunter2""#);
    assert!(!failure.to_string().contains("hunter2"), "{failure}");
    fails::<State>("null");
    assert_eq!(read::<()>(r#"{"any":["thing"]}"#), ());
}

#[test]
fn a_failure_says_where_and_never_what() {
    fn check<T: serde::de::DeserializeOwned>(json: &str, path: &str, message: &str) {
        let failure = fails::<T>(json);
        assert_eq!(failure.path(), path, "{json}");
        assert_eq!(failure.to_string(), message, "{json}");
        assert!(!format!("{failure:?}").contains("hunter2"), "{failure:?}");
    }
    check::<Page>(
        r#"{"tags":[{"key":"a"},{"key":{"hunter2":1}}]}"#,
        "tags[1].key",
        "expected a string, found an object",
    );
    check::<Page>(
        r#"{"total":"hunter2"}"#,
        "total",
        "expected i64, found a string",
    );
    check::<Page>(
        r#"{"in-rate":[]}"#,
        r#"["in-rate"]"#,
        "expected i32, found an array",
    );
    check::<BTreeMap<String, i64>>(
        r#"{"a\u0062":"hunter2"}"#,
        "ab",
        "expected i64, found a string",
    );
    check::<Page>("[1]", ".", "expected struct Page, found an array");
    check::<u8>("300", ".", "expected u8, found an integer that is not");
}

#[test]
fn broken_json_is_a_failure_with_a_place() {
    for json in [
        r#"{"name":"a""#,
        r#"{"name" "a"}"#,
        r#"{"tags":[{"key":"k"},]}"#,
        "{} {}",
        "<html>",
        "\"\u{1}\"",
    ] {
        let failure = fails::<Page>(json);
        assert!(failure.to_string().contains("line 1 column"), "{failure}");
    }
    let deep = "[".repeat(100_000);
    fails::<Page>(&format!(r#"{{"unknown":{deep}"#));
    fails::<Value>(&deep);
    let latin_1 = b"{\"name\":\"\xFC\"}";
    from_slice::<Page>(latin_1).expect_err("no UTF-8");
}

#[test]
fn numbers_in_the_disguise_of_arbitrary_precision_are_read() {
    use serde::de::value::MapDeserializer;

    use super::{fill::Nothing, lenient::Lenient};
    let disguised = || {
        let entry = ("$serde_json::private::Number", "12345678901234567890.10");
        let map = MapDeserializer::<_, Failure>::new(std::iter::once(entry));
        Lenient::new(map, Nothing)
    };
    assert_eq!(
        String::deserialize(disguised()).expect("a number"),
        "12345678901234567890.10"
    );
    assert_eq!(
        f64::deserialize(disguised()).expect("a number"),
        12_345_678_901_234_567_890.10
    );
}
