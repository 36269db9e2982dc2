//! A JSON value against a schema of OpenAPI 3.0.
//!
//! Unknown fields pass, as they do with the services; `pattern` is not looked at.

use serde_json::{Map, Number, Value};

use crate::document::Document;

/// Everything in which the value differs from the schema, a line each. No value is repeated: it may be a secret.
pub(crate) fn misfits(
    document: &Document,
    schema: &Value,
    value: &Value,
    name: &str,
) -> Vec<String> {
    let mut check = Check {
        document,
        found: Vec::new(),
    };
    check.value(schema, value, name);
    check.found
}

struct Check<'a> {
    document: &'a Document,
    found: Vec<String>,
}

impl Check<'_> {
    fn report(&mut self, at: &str, what: impl AsRef<str>) {
        self.found.push(format!("{at} {}", what.as_ref()));
    }

    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        let document = self.document;
        let schema = document.resolve(schema);
        if value.is_null() {
            if schema["nullable"] != true && schema.as_object().is_some_and(|keys| !keys.is_empty())
            {
                self.report(at, "may not be null");
            }
            return;
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.value(part, value, at);
        }
        if let Some(values) = schema["enum"].as_array()
            && !values.contains(value)
        {
            self.report(at, "is none of the documented values");
        }
        match (schema["type"].as_str(), value) {
            (Some("object"), Value::Object(fields)) => self.object(schema, fields, at),
            (None, Value::Object(fields)) => self.object(schema, fields, at),
            (Some("array"), Value::Array(items)) => self.array(schema, items, at),
            (Some("string"), Value::String(text)) => self.string(schema, text, at),
            (Some("integer"), Value::Number(number)) if is_integer(number) => {
                self.number(schema, number, at);
            }
            (Some("number"), Value::Number(number)) => self.number(schema, number, at),
            (Some("boolean"), Value::Bool(_)) | (None, _) => {}
            (Some(expected), _) => self.report(at, format!("must be of type {expected}")),
        }
    }

    fn object(&mut self, schema: &Value, fields: &Map<String, Value>, at: &str) {
        for name in schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            let nullable = self.document.resolve(&schema["properties"][name])["nullable"] == true;
            if fields
                .get(name)
                .is_none_or(|value| value.is_null() && !nullable)
            {
                self.report(&inside(at, name), "is missing");
            }
        }
        for (name, value) in fields {
            match (
                schema["properties"].get(name),
                &schema["additionalProperties"],
            ) {
                // Null says the same as leaving the field out.
                (Some(_), _) if value.is_null() => {}
                (Some(property), _) => self.value(property, value, &inside(at, name)),
                // The keys of a map are the sender's own words, so they are not repeated.
                (None, entries @ Value::Object(_)) => self.value(entries, value, &inside(at, "*")),
                (None, _) => {}
            }
        }
    }

    fn array(&mut self, schema: &Value, items: &[Value], at: &str) {
        self.length(schema, items.len(), ["minItems", "maxItems"], "items", at);
        for (index, item) in items.iter().enumerate() {
            self.value(&schema["items"], item, &format!("{at}[{index}]"));
        }
    }

    fn string(&mut self, schema: &Value, text: &str, at: &str) {
        // The length of a password is its policy's to judge, which has a code of its own.
        if schema.get("x-password-policy").is_none() {
            let length = text.chars().count();
            self.length(schema, length, ["minLength", "maxLength"], "characters", at);
        }
    }

    fn length(&mut self, schema: &Value, length: usize, keys: [&str; 2], unit: &str, at: &str) {
        let length = length as u64;
        let [least, most] = keys.map(|key| schema[key].as_u64());
        if least.is_some_and(|least| length < least) || most.is_some_and(|most| length > most) {
            self.report(
                at,
                format!("has {length} {unit}, which is too few or too many"),
            );
        }
    }

    fn number(&mut self, schema: &Value, number: &Number, at: &str) {
        let below = match schema["minimum"].as_f64() {
            Some(least) => number.as_f64().is_some_and(|number| number < least),
            None => false,
        };
        let above = match schema["maximum"].as_f64() {
            Some(most) => number.as_f64().is_some_and(|number| number > most),
            None => false,
        };
        let fits = schema["format"] != "int32"
            || number
                .as_i64()
                .is_some_and(|number| i32::try_from(number).is_ok());
        if below || above || !fits {
            self.report(at, "is out of range");
        }
    }
}

fn is_integer(number: &Number) -> bool {
    number.is_i64() || number.is_u64()
}

fn inside(at: &str, name: &str) -> String {
    match at {
        "" => name.to_owned(),
        _ => format!("{at}.{name}"),
    }
}

#[cfg(test)]
mod tests;
