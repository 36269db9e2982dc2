//! Path templates: which one a path is meant for, and what stands at its parameters.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// What stands in the path at each parameter, percent-decoded.
pub(crate) type Captured = BTreeMap<String, String>;

/// A path such as `/v2/{project_id}/instances`.
#[derive(Clone, Debug)]
pub(crate) struct Template(Vec<Segment>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Parameter(String),
}

/// How precisely a template describes a path: by its literal segments, then by the leftmost of them.
pub(crate) type Precision = (usize, Vec<bool>);

impl Template {
    pub(crate) fn parse(path: &str) -> Self {
        let segment = |text: &str| match text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
            Some(name) => Segment::Parameter(name.to_owned()),
            None => Segment::Literal(text.to_owned()),
        };
        Self(path.split('/').map(segment).collect())
    }

    pub(crate) fn precision(&self) -> Precision {
        let literal: Vec<bool> = self
            .0
            .iter()
            .map(|segment| matches!(segment, Segment::Literal(_)))
            .collect();
        (literal.iter().filter(|literal| **literal).count(), literal)
    }

    /// The values of the parameters, if the path is of this form. A parameter is never empty.
    pub(crate) fn capture(&self, raw_path: &str) -> Option<Captured> {
        // Split before decoding: an encoded slash is part of its segment.
        let segments: Vec<&str> = raw_path.split('/').collect();
        if segments.len() != self.0.len() {
            return None;
        }
        let mut captured = Captured::new();
        for (segment, raw) in self.0.iter().zip(segments) {
            let text = percent_decode_str(raw).decode_utf8_lossy();
            match segment {
                Segment::Literal(literal) if *literal == text => {}
                Segment::Parameter(name) if !text.is_empty() => {
                    captured.insert(name.clone(), text.into_owned());
                }
                _ => return None,
            }
        }
        Some(captured)
    }
}

/// Of the templates that match, the most precise.
pub(crate) fn best<'a, T>(
    candidates: impl Iterator<Item = (&'a Template, T)>,
    raw_path: &str,
) -> Option<(T, Captured)> {
    candidates
        .filter_map(|(template, item)| {
            let captured = template.capture(raw_path)?;
            Some((template.precision(), item, captured))
        })
        .max_by(|one, other| one.0.cmp(&other.0))
        .map(|(_, item, captured)| (item, captured))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, templates: &[&str], expected: Option<&str>) {
        let parsed: Vec<Template> = templates.iter().map(|text| Template::parse(text)).collect();
        for reversed in [false, true] {
            let mut candidates: Vec<_> = parsed.iter().zip(templates).collect();
            if reversed {
                candidates.reverse();
            }
            let found = best(candidates.into_iter(), path).map(|(text, _)| *text);
            assert_eq!(found, expected, "{path}");
        }
    }

    #[test]
    fn most_literals_win_and_then_the_leftmost() {
        let templates = [
            "/v2/{project_id}/instances/{instance_id}",
            "/v2/{project_id}/instances/action",
            "/v2/{engine}/{project_id}/instances",
            "/v2/kafka/{project_id}/instances",
            "/v2/{project_id}/kafka/instances",
        ];
        check("/v2/p/instances/i", &templates, Some(templates[0]));
        check("/v2/p/instances/action", &templates, Some(templates[1]));
        check("/v2/rabbitmq/p/instances", &templates, Some(templates[2]));
        check("/v2/kafka/p/instances", &templates, Some(templates[3]));
        check("/v2/p/kafka/instances", &templates, Some(templates[4]));
        check("/v2/kafka/kafka/instances", &templates, Some(templates[3]));
    }

    #[test]
    fn other_forms_are_unknown() {
        let templates = ["/v2/{project_id}/instances/{instance_id}"];
        for path in [
            "",
            "/",
            "/v2",
            "/v2/p/instances",
            "/v2/p/instances/",
            "/v2//instances/i",
            "/v2/p/instances/i/",
            "/v2/p/instances/i/x",
            "/v1/p/instances/i",
            "v2/p/instances/i",
        ] {
            check(path, &templates, None);
        }
    }

    #[test]
    fn segments_are_decoded_one_by_one() {
        let template = Template::parse("/users/{user_name}/x");
        for (path, name) in [
            ("/users/a%2Fb/x", "a/b"),
            ("/users/two%20words/x", "two words"),
            ("/users/%E7%94%A8/x", "用"),
            ("/users/a+b/x", "a+b"),
            ("/users/%2e%2e/%78", ".."),
            ("/users/100%25/x", "100%"),
            ("/users/%zz/x", "%zz"),
            ("/users/%ff/x", "\u{fffd}"),
        ] {
            let captured = template.capture(path).expect(path);
            assert_eq!(captured["user_name"], name, "{path}");
        }
    }
}
