//! What a schema comes to once references are followed and `allOf` is merged.

use super::spot::Spot;

/// How deep `allOf` may be nested before we stop looking.
const DEEPEST: usize = 8;

/// The fields of an object by wire name, as they are written; of a name written twice, both.
pub(super) fn fields<'a>(schema: &Spot<'a>) -> Vec<(&'a str, Spot<'a>)> {
    let mut fields = Vec::new();
    for part in parts(schema) {
        fields.extend(part.entries_of("properties"));
    }
    fields
}

/// The names that an object requires, with where they are written.
pub(super) fn required<'a>(schema: &Spot<'a>) -> Vec<(Spot<'a>, &'a str)> {
    let lists = parts(schema)
        .into_iter()
        .filter_map(|part| part.get("required"));
    lists.flat_map(|list| list.texts()).collect()
}

/// The type of a schema, if it says one: of an `allOf`, that of its first part.
pub(super) fn type_of<'a>(schema: &Spot<'a>) -> Option<&'a str> {
    parts(schema).iter().find_map(|part| part.text("type"))
}

/// Whether the schema, or a part of it, says so.
pub(super) fn says(schema: &Spot<'_>, key: &str) -> bool {
    parts(schema).iter().any(|part| part.is_set(key))
}

/// The first value of a key among the parts.
pub(super) fn value_of<'a>(schema: &Spot<'a>, key: &str) -> Option<Spot<'a>> {
    parts(schema).iter().find_map(|part| part.get(key))
}

/// The schema itself with references followed, and the parts of its `allOf`, deepest last.
pub(super) fn parts<'a>(schema: &Spot<'a>) -> Vec<Spot<'a>> {
    let mut parts = Vec::new();
    collect(schema, 0, &mut parts);
    parts
}

fn collect<'a>(schema: &Spot<'a>, depth: usize, parts: &mut Vec<Spot<'a>>) {
    if depth > DEEPEST {
        return;
    }
    let Some(schema) = schema.resolved() else {
        return;
    };
    let nested = schema.items_of("allOf");
    parts.push(schema);
    for part in &nested {
        collect(part, depth + 1, parts);
    }
}
