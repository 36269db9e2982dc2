//! Path, query and header parameters against their schemas.

use http::HeaderMap;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::{document::Document, route::Captured, schema, signature::Arrived};

/// A parameter of an operation.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    place: Place,
    required: bool,
    schema: Value,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Path,
    Query,
    Header,
}

impl Parameter {
    /// Reads a resolved parameter object. Cookies are unknown to the services, so such a one is none.
    pub(crate) fn read(node: &Value) -> Option<Self> {
        let place = match node["in"].as_str()? {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            _ => return None,
        };
        Some(Self {
            name: node["name"].as_str()?.to_owned(),
            place,
            required: node["required"] == true,
            schema: node["schema"].clone(),
        })
    }

    fn texts(
        &self,
        path: &Captured,
        query: &[(String, String)],
        headers: &HeaderMap,
    ) -> Vec<String> {
        match self.place {
            Place::Path => path.get(&self.name).cloned().into_iter().collect(),
            Place::Query => query
                .iter()
                .filter(|(name, _)| *name == self.name)
                .map(|(_, value)| value.clone())
                .collect(),
            Place::Header => headers
                .get_all(&self.name)
                .iter()
                .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
                .collect(),
        }
    }
}

/// What is wrong with the parameters of a request, a line each.
pub(crate) fn misfits(
    document: &Document,
    parameters: &[Parameter],
    path: &Captured,
    arrived: &Arrived<'_>,
) -> Vec<String> {
    let query = pairs(arrived.query.unwrap_or_default());
    let mut misfits = Vec::new();
    for parameter in parameters {
        let texts = parameter.texts(path, &query, arrived.headers);
        match (texts.is_empty(), parameter.required) {
            (true, true) => misfits.push(format!("{} is missing", parameter.name)),
            (true, false) => {}
            (false, _) => {
                let value = value(document, &parameter.schema, &texts);
                misfits.extend(schema::misfits(
                    document,
                    &parameter.schema,
                    &value,
                    &parameter.name,
                ));
            }
        }
    }
    misfits
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// The texts as what the schema says they are: a list is a repeated name, the rest is one text.
fn value(document: &Document, schema: &Value, texts: &[String]) -> Value {
    let schema = document.resolve(schema);
    if schema["type"] == "array" {
        let items = document.resolve(&schema["items"]);
        return texts.iter().map(|text| scalar(items, text)).collect();
    }
    match texts {
        [text] => scalar(schema, text),
        several => several.iter().map(|text| scalar(schema, text)).collect(),
    }
}

/// A text that is not of the type stays a text, which the schema then refuses.
fn scalar(schema: &Value, text: &str) -> Value {
    let parsed = match schema["type"].as_str() {
        Some("integer") => text.parse::<i64>().ok().map(Value::from),
        Some("number") => text.parse::<f64>().ok().map(Value::from),
        Some("boolean") => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    parsed.unwrap_or_else(|| Value::from(text))
}
