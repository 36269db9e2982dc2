//! Reading members of a JSON value whose shape the lint has checked.

use serde_json::{Map, Value};

/// The string under a key; empty where there is none.
pub(crate) fn text(node: &Value, key: &str) -> String {
    string(node, key).unwrap_or_default()
}

/// The string under a key.
pub(crate) fn string(node: &Value, key: &str) -> Option<String> {
    node.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// The strings of a list under a key; none where there is no list.
pub(crate) fn strings(node: &Value, key: &str) -> Vec<String> {
    list(node, key)
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// The list under a key; empty where there is none.
pub(crate) fn list<'a>(node: &'a Value, key: &str) -> &'a [Value] {
    node.get(key)
        .and_then(Value::as_array)
        .map_or(&[], |list| list)
}

/// The members of the object under a key; none where there is no object.
pub(crate) fn members<'a>(
    node: &'a Value,
    key: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> + 'a {
    node.get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

/// The name of the schema that a node refers to.
pub(crate) fn schema_ref(node: &Value) -> Option<&str> {
    node.get("$ref")?
        .as_str()?
        .strip_prefix("#/components/schemas/")
}

/// A node that refers to a schema.
pub(crate) fn ref_to(schema: &str) -> Value {
    serde_json::json!({"$ref": format!("#/components/schemas/{schema}")})
}

/// The schemas directly inside a schema: of its properties, items and map values.
pub(crate) fn children_mut(node: &mut Value) -> Vec<&mut Value> {
    let Some(object) = node.as_object_mut() else {
        return Vec::new();
    };
    let mut children = Vec::new();
    for (key, value) in object.iter_mut() {
        match key.as_str() {
            "properties" => {
                children.extend(value.as_object_mut().into_iter().flat_map(Map::values_mut));
            }
            "items" | "additionalProperties" if value.is_object() => children.push(value),
            _ => {}
        }
    }
    children
}

/// The schemas directly inside a schema.
pub(crate) fn children(node: &Value) -> impl Iterator<Item = &Value> {
    members(node, "properties")
        .map(|(_, child)| child)
        .chain(node.get("items"))
        .chain(
            node.get("additionalProperties")
                .filter(|child| child.is_object()),
        )
}
