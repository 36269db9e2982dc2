//! Finds the secret fields of a request body, as JSON pointers with `*` for any element.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{members, schema_ref, text};

/// The secret fields below a schema.
pub(crate) fn pointers(schemas: &BTreeMap<String, Value>, root: &Value) -> Vec<String> {
    let mut search = Search {
        schemas,
        path: Vec::new(),
        found: Vec::new(),
    };
    search.visit(root, "");
    search.found.sort();
    search.found
}

struct Search<'a> {
    schemas: &'a BTreeMap<String, Value>,
    /// The named schemas that we are inside of, so that a schema that holds itself ends.
    path: Vec<&'a str>,
    found: Vec<String>,
}

impl<'a> Search<'a> {
    fn visit(&mut self, node: &'a Value, at: &str) {
        if text(node, "format") == "password" {
            self.found.push(at.to_owned());
        }
        if let Some(name) = schema_ref(node)
            && !self.path.contains(&name)
            && let Some(target) = self.schemas.get(name)
        {
            self.path.push(name);
            self.visit(target, at);
            self.path.pop();
        }
        for (field, child) in members(node, "properties") {
            let field = field.replace('~', "~0").replace('/', "~1");
            self.visit(child, &format!("{at}/{field}"));
        }
        for key in ["items", "additionalProperties"] {
            if let Some(child) = node.get(key) {
                self.visit(child, &format!("{at}/*"));
            }
        }
    }
}
