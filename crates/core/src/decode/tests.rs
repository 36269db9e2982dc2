//! What the services send, and what must come of it; the spellings are those that the vendors' notes record.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::*;

#[derive(Debug, Default, Deserialize, PartialEq)]
struct Item {
    name: Option<String>,
    count: Option<i64>,
    ratio: Option<f64>,
    on: Option<bool>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    labels: BTreeMap<String, String>,
    inner: Option<Box<Item>>,
    #[serde(default)]
    items: Vec<Item>,
    any: Option<Value>,
}

fn read(json: &str) -> Item {
    from_slice(json.as_bytes()).unwrap_or_else(|mismatch| panic!("{json}: {mismatch:?}"))
}

fn named(name: &str) -> Item {
    Item {
        name: Some(name.to_owned()),
        ..Item::default()
    }
}

#[test]
fn nothing_is_an_empty_object() {
    for json in ["", " \n", "null", "{}", "\"\""] {
        assert_eq!(read(json), Item::default(), "{json:?}");
    }
    assert_eq!(
        from_slice::<Vec<String>>(b"").expect("an empty list"),
        Vec::<String>::new()
    );
    assert_eq!(from_slice::<String>(b"").expect("an empty text"), "");
}

#[test]
fn any_field_may_be_null_or_unknown() {
    let json = r#"{"name":null,"count":null,"ratio":null,"on":null,"tags":null,"labels":null,"inner":null,"items":null,"any":null,"new":{"a":[1]}}"#;
    assert_eq!(read(json), Item::default());
    let json = r#"{"tags":["a",null,"b"],"items":[null,{"name":"x"},null],"labels":{"k":null},"inner":{"items":null}}"#;
    let item = read(json);
    assert_eq!(item.tags, ["a", "b"]);
    assert_eq!(item.items, [named("x")]);
    assert_eq!(item.labels["k"], "");
    assert_eq!(item.inner, Some(Box::default()));
}

#[test]
fn numbers_texts_and_booleans_come_in_each_others_spelling() {
    for (json, count) in [
        ("7", 7),
        ("\"7\"", 7),
        ("\" -7 \"", -7),
        ("7.0", 7),
        ("\"7.0\"", 7),
    ] {
        assert_eq!(
            read(&format!(r#"{{"count":{json}}}"#)).count,
            Some(count),
            "{json}"
        );
    }
    for (json, ratio) in [("1", 1.0), ("1.5", 1.5), ("\"1.5\"", 1.5), ("\"2\"", 2.0)] {
        assert_eq!(
            read(&format!(r#"{{"ratio":{json}}}"#)).ratio,
            Some(ratio),
            "{json}"
        );
    }
    for (json, name) in [
        ("7", "7"),
        ("1.0", "1.0"),
        ("true", "true"),
        ("18446744073709551615", "18446744073709551615"),
    ] {
        assert_eq!(
            read(&format!(r#"{{"name":{json}}}"#)).name.as_deref(),
            Some(name),
            "{json}"
        );
    }
    for (json, on) in [
        ("true", true),
        ("\"true\"", true),
        ("\"False\"", false),
        ("1", true),
        ("\"0\"", false),
    ] {
        assert_eq!(read(&format!(r#"{{"on":{json}}}"#)).on, Some(on), "{json}");
    }
    assert_eq!(read(r#"{"tags":[1,true,"a"]}"#).tags, ["1", "true", "a"]);
    assert_eq!(read(r#"{"labels":{"k":5}}"#).labels["k"], "5");
}

#[test]
fn untyped_values_are_left_as_they_came() {
    let any = read(r#"{"any":{"a":[null,"1",2]}}"#).any;
    assert_eq!(any, Some(serde_json::json!({"a": [null, "1", 2]})));
}

#[test]
fn a_mismatch_names_the_place_and_not_the_value() {
    let at = |json: &str| from_slice::<Item>(json.as_bytes()).expect_err(json);
    assert_eq!(
        at(r#"{"items":[{},{"count":"planted"}]}"#).path,
        "items[1].count"
    );
    assert_eq!(at(r#"{"inner":{"on":"planted"}}"#).path, "inner.on");
    for json in [
        r#"{"count":"planted"}"#,
        r#"{"on":"planted"}"#,
        r#"{"tags":"planted"}"#,
        r#""planted""#,
        "planted",
    ] {
        let mismatch = at(json);
        assert!(!format!("{mismatch:?}").contains("planted"), "{mismatch:?}");
    }
    assert!(at(r#"{"name":"#).message.contains("ends too early"));
    assert!(at("<html>").message.contains("not JSON"));
    assert!(at("{} {}").message.contains("not JSON"));
}
