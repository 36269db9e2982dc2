//! Thousands of small accidents: nothing that is written makes the loader or the linter panic, and what the linter lets
//! pass does not make progenitor panic either.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
};

use serde_json::{Value, json};
use xtask::{document::Document, generate::generate, lint::lint, load};

use crate::fixture::Repository;

/// A generator of numbers that is the same in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// Keys and values that mean something somewhere.
fn odd_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(""),
        json!("string"),
        json!("object"),
        json!("array"),
        json!("integer"),
        json!("boolean"),
        json!("password"),
        json!("date-time"),
        json!("binary"),
        json!("int32"),
        json!("path"),
        json!("query"),
        json!("ü ~/%"),
        json!("type"),
        json!([]),
        json!([1]),
        json!(["a", "a"]),
        json!(["name"]),
        json!({}),
        json!({"type": "string"}),
        json!({"type": "string", "enum": ["a", "b"]}),
        json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        json!({"type": "array", "items": {"type": "object"}}),
        json!({"type": "object", "properties": {"self": {"type": "string", "description": "x"}}}),
        json!({"$ref": "#/components/schemas/Item"}),
        json!({"$ref": "#/components/schemas/ItemList"}),
        json!({"$ref": "#/components/responses/Failed"}),
        json!({"allOf": [{"$ref": "#/components/schemas/Item"}]}),
        json!({"allOf": [{"$ref": "#/components/schemas/Item"}, {"$ref": "#/components/schemas/ErrorBody"}]}),
    ]
}

const ODD_KEYS: &[&str] = &[
    "$ref",
    "type",
    "format",
    "enum",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "allOf",
    "oneOf",
    "nullable",
    "default",
    "example",
    "minimum",
    "minLength",
    "pattern",
    "content",
    "schema",
    "style",
    "in",
    "name",
    "default",
    "2XX",
    "200",
    "x-clouds",
    "x-job",
    "x-pagination",
    "x-password-policy",
    "self",
    "",
    "~",
    "a/b",
];

/// Names that are awkward in Rust, or taken by something that is generated.
const ODD_NAMES: &[&str] = &[
    "self",
    "Self",
    "type",
    "Type",
    "a-b",
    "a_b",
    "A.B",
    "1",
    "2nd",
    "body",
    "send",
    "client",
    "call",
    "new",
    "unknown",
    "ItemName",
    "item",
    "Items",
    "super",
    "crate",
    "async",
    "gen",
    "project_id",
    "limit",
    "Value",
    "Error",
    "Response",
    "into_request",
    "ü",
    "extra",
    "String",
    "Request",
    "Missing",
    "Secret",
];

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                pointers(value, &xtask::document::child(at, key), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                pointers(value, &xtask::document::child(at, index), found);
            }
        }
        _ => {}
    }
}

/// Makes one accident happen, and says which.
fn mutate(document: &mut Document, numbers: &mut Numbers) -> String {
    let mut places = Vec::new();
    pointers(&document.value, "", &mut places);
    // A new field is what is most likely to pass, so it is tried more often than by chance.
    let new_field = numbers.below(3) == 0;
    let fields: Vec<String> = places
        .iter()
        .filter(|place| place.ends_with("/properties"))
        .cloned()
        .collect();
    let place = numbers
        .one_of(if new_field && !fields.is_empty() {
            &fields
        } else {
            &places
        })
        .clone();
    let other: &String = numbers.one_of(&places);
    let elsewhere = document.value.pointer(other).cloned();
    let odd = numbers.one_of(&odd_values()).clone();
    let Some(target) = document.value.pointer_mut(&place) else {
        return String::new();
    };
    match (if new_field { 5 } else { numbers.below(5) }, &mut *target) {
        (5, Value::Object(map)) => {
            let mut schema = odd;
            if let Value::Object(schema) = &mut schema
                && !schema.contains_key("$ref")
            {
                schema.insert("description".to_owned(), json!("x"));
            }
            map.insert((*numbers.one_of(ODD_NAMES)).to_owned(), schema);
        }
        (0, target) => *target = odd,
        (1, target) => *target = elsewhere.unwrap_or_default(),
        (2, Value::Object(map)) => {
            let keys: Vec<String> = map.keys().cloned().collect();
            if !keys.is_empty() {
                map.remove(numbers.one_of(&keys));
            }
        }
        (3, Value::Object(map)) => {
            let value = if numbers.below(2) == 0 {
                odd
            } else {
                elsewhere.unwrap_or_default()
            };
            map.insert((*numbers.one_of(ODD_KEYS)).to_owned(), value);
        }
        (4, Value::Array(list)) => list.push(odd),
        (_, Value::Array(list)) => {
            list.pop();
        }
        (_, target) => *target = odd,
    }
    format!("{place} became {target}")
}

fn good() -> Document {
    let repository = Repository::to_generate();
    load::load(&repository.path().join("openapi"), "shop").unwrap()
}

#[test]
fn no_document_makes_the_linter_panic() {
    let good = good();
    let mut numbers = Numbers(0x5EED);
    for _ in 0..1000 {
        let mut document = good.clone();
        let accidents: Vec<String> = (0..=numbers.below(4))
            .map(|_| mutate(&mut document, &mut numbers))
            .collect();
        let problems = catch_unwind(AssertUnwindSafe(|| lint(&document)));
        assert!(problems.is_ok(), "{accidents:#?}");
    }
}

#[test]
fn what_passes_the_linter_passes_progenitor() {
    let good = good();
    let mut numbers = Numbers(0xBEEF);
    let mut passed = 0;
    for _ in 0..200 {
        let mut document = good.clone();
        let accident = mutate(&mut document, &mut numbers);
        if document.value == good.value || !lint(&document).is_empty() {
            continue;
        }
        passed += 1;
        let generated = catch_unwind(AssertUnwindSafe(|| progenitor(&document.value)));
        let generated = generated.unwrap_or_else(|_| Err("a panic".to_owned()));
        assert_eq!(generated, Ok(()), "{accident}");
    }
    assert!(
        passed > 20,
        "only {passed} documents passed, which proves little"
    );
}

#[test]
fn what_passes_the_linter_passes_the_generator() {
    let good = good();
    let mut numbers = Numbers(0xFEED);
    let mut passed = 0;
    for _ in 0..1000 {
        let mut document = good.clone();
        let accident = mutate(&mut document, &mut numbers);
        if document.value == good.value || !lint(&document).is_empty() {
            continue;
        }
        passed += 1;
        let generated = catch_unwind(AssertUnwindSafe(|| generate(&[document])));
        let failure = match generated {
            Ok(Ok(_)) => continue,
            Ok(Err(problems)) => problems.to_string(),
            Err(_) => "a panic".to_owned(),
        };
        panic!("{failure}: {accident}");
    }
    assert!(
        passed > 20,
        "only {passed} documents passed, which proves little"
    );
}

fn progenitor(value: &Value) -> Result<(), String> {
    let openapi = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    let mut settings = progenitor_impl::GenerationSettings::default();
    settings.with_interface(progenitor_impl::InterfaceStyle::Builder);
    let generated = progenitor_impl::Generator::new(&settings).generate_tokens(&openapi);
    generated.map(drop).map_err(|error| error.to_string())
}

#[test]
fn no_text_makes_the_loader_panic() {
    let repository = Repository::good();
    let openapi = repository.path().join("openapi");
    let path = openapi.join("shop/items.yaml");
    let good = fs::read_to_string(&path).unwrap();
    let mut numbers = Numbers(0xCAFE);
    let bits = [
        "\t", "\n", " ", "- ", ": ", "[", "]", "{", "}", "&a ", "*a", "!!str ", "|", ">-\n", "'",
        "\"", "%", "---\n", "...\n", "#", "? ", "\\", "\u{feff}", "\u{0}", "ü", "<<: ", "~",
        "\r\n", "@", "`",
    ];
    for _ in 0..500 {
        let mut text: Vec<char> = good.chars().take(400 + numbers.below(3000)).collect();
        for _ in 0..=numbers.below(6) {
            let at = numbers.below(text.len());
            if numbers.below(3) == 0 {
                text.truncate(at.max(1));
            } else {
                text.splice(at..at, numbers.one_of(&bits).chars());
            }
        }
        let text: String = text.into_iter().collect();
        fs::write(&path, &text).unwrap();
        let loaded = catch_unwind(AssertUnwindSafe(|| load::inspect(&openapi, "shop")));
        let linted = loaded.map(|loaded| {
            catch_unwind(AssertUnwindSafe(|| {
                loaded.document.map(|document| lint(&document))
            }))
        });
        assert!(matches!(linted, Ok(Ok(_))), "{text}");
    }
}
