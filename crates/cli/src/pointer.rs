//! JSON pointers with `*` for any element, by which the tables name the secret fields of a body.

use serde_json::Value;

/// Whether a pointer leads to anything other than null.
pub(crate) fn is_present(value: &Value, pointer: &str) -> bool {
    let Some(rest) = pointer.strip_prefix('/') else {
        return !value.is_null();
    };
    let (key, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    match (value, key) {
        (Value::Array(items), "*") => items.iter().any(|item| is_present(item, rest)),
        (Value::Object(fields), "*") => fields.values().any(|field| is_present(field, rest)),
        (Value::Object(fields), key) => fields
            .get(&key.replace("~1", "/").replace("~0", "~"))
            .is_some_and(|field| is_present(field, rest)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(value: &Value, pointer: &str, expected: bool) {
        assert_eq!(is_present(value, pointer), expected, "{pointer} in {value}");
    }

    #[test]
    fn follows_fields_elements_and_escapes() {
        check(&json!({"new_password": "s"}), "/new_password", true);
        check(&json!({"name": "n"}), "/new_password", false);
        check(&json!({"new_password": null}), "/new_password", false);
        check(&json!({"users": [{}, {"pw": ""}]}), "/users/*/pw", true);
        check(&json!({"users": [{}, {"pw": null}]}), "/users/*/pw", false);
        check(&json!({"users": []}), "/users/*/pw", false);
        check(
            &json!({"by_name": {"x": {"sk": "s"}}}),
            "/by_name/*/sk",
            true,
        );
        check(&json!({"a/b": 1}), "/a~1b", true);
        check(&json!("s"), "/x", false);
    }
}
