//! Names objects and enumerations that are written inline, after where they stand: `ListTopicsRequestFilter`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    aliases::has_type,
    draft::Draft,
    json::{ref_to, schema_ref, text},
    names::type_name,
};
use crate::generate::failure::Failure;

const STEP: &str = "inline_types";

pub(crate) fn name(draft: &mut Draft) -> Result<(), Failure> {
    let mut named = Named {
        schemas: std::mem::take(&mut draft.schemas),
    };
    for name in named.schemas.keys().cloned().collect::<Vec<_>>() {
        let mut schema = named.schemas.get(&name).cloned().unwrap_or_default();
        named.inside(&mut schema, &name)?;
        named.schemas.insert(name, schema);
    }
    for operation in &mut draft.operations {
        let id = &operation.id;
        for parameter in &mut operation.parameters {
            let name = format!("{id}{}", type_name(&text(parameter, "name")));
            let description = parameter.get("description").cloned();
            if let Some(schema) = parameter.get_mut("schema") {
                if let (Some(description), None) = (description, schema.get("description")) {
                    schema["description"] = description;
                }
                named.lift(schema, &name)?;
            }
        }
        if let Some(body) = &mut operation.body {
            named.lift(&mut body.schema, &format!("{id}Request"))?;
        }
        if let Some(schema) = &mut operation.answer_schema {
            named.lift(schema, &format!("{id}Response"))?;
        }
    }
    draft.schemas = named.schemas;
    Ok(())
}

struct Named {
    schemas: BTreeMap<String, Value>,
}

impl Named {
    /// Names what is written inline inside a schema.
    fn inside(&mut self, schema: &mut Value, name: &str) -> Result<(), Failure> {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        for (key, child) in object.iter_mut() {
            match key.as_str() {
                "properties" => {
                    for (field, child) in child.as_object_mut().into_iter().flat_map(Map::iter_mut)
                    {
                        self.lift(child, &format!("{name}{}", type_name(field)))?;
                    }
                }
                "items" => self.lift(child, &format!("{name}Item"))?,
                "additionalProperties" => self.lift(child, &format!("{name}Value"))?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives an inline schema a name and leaves a reference in its place.
    fn lift(&mut self, schema: &mut Value, name: &str) -> Result<(), Failure> {
        if schema_ref(schema).is_some() {
            return Ok(());
        }
        self.inside(schema, name)?;
        if !has_type(schema) {
            return Ok(());
        }
        if self.schemas.contains_key(name) {
            let message = "is written inline, and the name that it would get is taken: define it under components";
            return Err(Failure::new(STEP, name, message));
        }
        let mut reference = ref_to(name);
        if let Some(description) = schema.get("description") {
            reference["description"] = description.clone();
        }
        self.schemas
            .insert(name.to_owned(), std::mem::replace(schema, reference));
        Ok(())
    }
}
