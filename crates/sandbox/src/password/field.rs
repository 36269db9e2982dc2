//! Finding the passwords in a request body, and whose they are to be.

use serde_json::Value;

use crate::{document::Document, route::Captured};

/// A password in a body, with what its schema says of it.
#[derive(Clone, Copy)]
pub(crate) struct Field<'a> {
    pub(crate) policy: &'a str,
    pub(crate) password: &'a str,
    /// Whose password it is: by the path or the body, or whose it is assumed to be.
    pub(crate) user_name: Option<&'a str>,
}

/// Every password in a body, however deep.
pub(crate) fn fields<'a>(
    document: &'a Document,
    schema: &'a Value,
    body: &'a Value,
    path: &'a Captured,
) -> Vec<Field<'a>> {
    let mut search = Search {
        document,
        body,
        path,
        found: Vec::new(),
    };
    search.visit(schema, body);
    search.found
}

struct Search<'a> {
    document: &'a Document,
    body: &'a Value,
    path: &'a Captured,
    found: Vec<Field<'a>>,
}

impl<'a> Search<'a> {
    fn visit(&mut self, schema: &'a Value, value: &'a Value) {
        let document = self.document;
        let schema = document.resolve(schema);
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.visit(part, value);
        }
        match value {
            Value::String(password) => self.keep(&schema["x-password-policy"], password),
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.visit(&schema["items"], item)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    self.visit(&schema["properties"][name], value);
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, extension: &'a Value, password: &'a str) {
        let Some(policy) = extension["policy"].as_str() else {
            return;
        };
        let named = extension["user_name"].as_str();
        let given = named.and_then(|name| {
            let of_path = self.path.get(name).map(String::as_str);
            of_path.or_else(|| self.body[name].as_str())
        });
        self.found.push(Field {
            policy,
            password,
            user_name: given.or_else(|| extension["default_user_name"].as_str()),
        });
    }
}
