//! A service's document: which operation a request means, and what it says of it.

use std::collections::HashMap;

use serde_json::Value;

use crate::uri;

const METHODS: [&str; 6] = ["get", "put", "post", "delete", "patch", "head"];

/// A bundled document, with its paths cut into segments.
pub(crate) struct Document {
    value: Value,
    templates: Vec<Template>,
}

struct Template {
    path: String,
    segments: Vec<Segment>,
}

enum Segment {
    Literal(String),
    Parameter(String),
}

/// The operation that a request means, and its path parameters.
pub(crate) struct Route<'a> {
    pub(crate) operation: &'a Value,
    pub(crate) path_item: &'a Value,
    pub(crate) parameters: HashMap<String, String>,
}

impl Document {
    /// Reads a bundle; one that is no JSON has no paths.
    pub(crate) fn new(bundle: &str) -> Self {
        let value: Value = serde_json::from_str(bundle).unwrap_or_default();
        let mut templates: Vec<Template> = value["paths"]
            .as_object()
            .into_iter()
            .flat_map(|paths| paths.keys())
            .map(|path| Template::new(path))
            .collect();
        // The best match first: most literals, then the leftmost literal.
        templates.sort_by_key(|template| std::cmp::Reverse(template.rank()));
        Self { value, templates }
    }

    /// The operation for a method and a path as it came.
    pub(crate) fn route(&self, method: &str, path: &str) -> Option<Route<'_>> {
        let method = method.to_ascii_lowercase();
        if !METHODS.contains(&method.as_str()) {
            return None;
        }
        self.templates.iter().find_map(|template| {
            let parameters = template.matches(path)?;
            let path_item = &self.value["paths"][&template.path];
            let operation = path_item.get(&method)?;
            Some(Route {
                operation,
                path_item,
                parameters,
            })
        })
    }

    /// A value behind a `$ref`, or the value itself.
    pub(crate) fn resolve<'a>(&'a self, mut value: &'a Value) -> &'a Value {
        for _ in 0..8 {
            let Some(target) = value.get("$ref").and_then(Value::as_str) else {
                break;
            };
            value = self
                .value
                .pointer(target.trim_start_matches('#'))
                .unwrap_or(&Value::Null);
        }
        value
    }

    /// The password documents and policies.
    pub(crate) fn passwords(&self) -> &Value {
        &self.value["x-password-policies"]
    }

    /// The schema of an operation's JSON body.
    pub(crate) fn body_schema<'a>(&'a self, operation: &'a Value) -> Option<&'a Value> {
        let content = self.resolve(&operation["requestBody"])["content"].as_object()?;
        let (_, media) = content.iter().find(|(name, _)| name.contains("json"))?;
        Some(self.resolve(&media["schema"]))
    }
}

impl Template {
    fn new(path: &str) -> Self {
        let segments = path
            .split('/')
            .map(|part| {
                match part
                    .strip_prefix('{')
                    .and_then(|rest| rest.strip_suffix('}'))
                {
                    Some(name) => Segment::Parameter(name.to_owned()),
                    None => Segment::Literal(part.to_owned()),
                }
            })
            .collect();
        Self {
            path: path.to_owned(),
            segments,
        }
    }

    fn rank(&self) -> (usize, Vec<bool>) {
        let literals: Vec<bool> = self
            .segments
            .iter()
            .map(|segment| matches!(segment, Segment::Literal(_)))
            .collect();
        (
            literals.iter().filter(|literal| **literal).count(),
            literals,
        )
    }

    /// The parameters, where the path fits; an empty segment fits no parameter.
    fn matches(&self, path: &str) -> Option<HashMap<String, String>> {
        let parts: Vec<&str> = path.split('/').collect();
        if parts.len() != self.segments.len() {
            return None;
        }
        let mut parameters = HashMap::new();
        for (segment, part) in self.segments.iter().zip(parts) {
            match segment {
                Segment::Literal(literal) if *literal == uri::decode_text(part)? => {}
                Segment::Parameter(name) if !part.is_empty() => {
                    parameters.insert(name.clone(), uri::decode_text(part)?);
                }
                _ => return None,
            }
        }
        Some(parameters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routed(path: &str) -> Option<String> {
        // Overlaps of the kind that the Kafka API has.
        let bundle = serde_json::json!({"paths": {
            "/v2/{engine}/{project_id}/instances": {"get": {"operationId": "ByEngine"}},
            "/v2/{project_id}/kafka/instances": {"get": {"operationId": "Kafka"}},
            "/v2/{project_id}/instances/{instance_id}": {"get": {"operationId": "One"}},
            "/v2/{project_id}/instances/statistic": {"get": {"operationId": "Statistic"}, "put": {}},
            "/v2/kafka/{project_id}/instances": {"get": {"operationId": "OfKafka"}},
        }});
        let document = Document::new(&bundle.to_string());
        let route = document.route("GET", path)?;
        route.operation["operationId"].as_str().map(str::to_owned)
    }

    #[test]
    fn most_literals_win_then_the_leftmost() {
        assert_eq!(routed("/v2/p/instances/i").as_deref(), Some("One"));
        assert_eq!(
            routed("/v2/p/instances/statistic").as_deref(),
            Some("Statistic")
        );
        assert_eq!(routed("/v2/kafka/p/instances").as_deref(), Some("OfKafka"));
        assert_eq!(
            routed("/v2/kafka/kafka/instances").as_deref(),
            Some("OfKafka")
        );
        assert_eq!(routed("/v2/p/kafka/instances").as_deref(), Some("Kafka"));
        assert_eq!(
            routed("/v2/rabbitmq/p/instances").as_deref(),
            Some("ByEngine")
        );
        assert_eq!(routed("/v2/p/instances/"), None);
        assert_eq!(routed("/v2/p/instances/a%2Fb").as_deref(), Some("One"));
        assert_eq!(routed("/v3/p/instances/i"), None);
        assert_eq!(routed(""), None);
    }
}
