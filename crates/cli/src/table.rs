//! A JSON value as a table for people.

use comfy_table::{Table, presets::UTF8_HORIZONTAL_ONLY};
use serde_json::{Map, Value};

/// A row an item where there is a list of objects, else a row a field.
pub(crate) fn render(value: &Value) -> String {
    match value {
        Value::Object(fields) => object(fields),
        Value::Array(items) => list(items),
        other => cell(other),
    }
}

/// The fields, and under them a table for each list of objects, as in `{"topics": [..], "total": 3}`.
fn object(fields: &Map<String, Value>) -> String {
    let (lists, plain): (Vec<_>, Vec<_>) = fields.iter().partition(|(_, value)| is_rows(value));
    let mut parts = Vec::new();
    if !plain.is_empty() {
        let mut table = new_table(&["field", "value"]);
        for (name, value) in plain {
            table.add_row([name.clone(), cell(value)]);
        }
        parts.push(table.to_string());
    }
    for (name, value) in lists {
        parts.push(format!("{name}\n{}", render(value)));
    }
    parts.join("\n\n")
}

fn is_rows(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object))
}

fn list(items: &[Value]) -> String {
    let rows: Vec<&Map<String, Value>> = items.iter().filter_map(Value::as_object).collect();
    if rows.is_empty() || rows.len() < items.len() {
        return items.iter().map(cell).collect::<Vec<_>>().join("\n");
    }
    let mut columns: Vec<&str> = Vec::new();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut table = new_table(&columns);
    for row in rows {
        table.add_row(
            columns
                .iter()
                .map(|name| row.get(*name).map(cell).unwrap_or_default()),
        );
    }
    table.to_string()
}

fn new_table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_header(header.to_vec());
    table
}

/// Text without quotes, without control characters that would drive the terminal, and nothing for null.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words(value: &Value) -> Vec<String> {
        render(value)
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn a_list_has_a_column_a_field_of_any_item() {
        let value = json!([{"id": 1}, {"id": 2, "name": "b"}]);
        assert_eq!(words(&value), ["id", "name", "1", "2", "b"]);
    }

    #[test]
    fn an_object_shows_its_fields_and_then_its_lists() {
        let value = json!({"topics": [{"name": "a"}], "total": 1});
        assert_eq!(
            words(&value),
            ["field", "value", "total", "1", "topics", "name", "a"]
        );
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(cell(&json!("a\u{1b}[2Jb\nc")), "a [2Jb c");
    }
}
