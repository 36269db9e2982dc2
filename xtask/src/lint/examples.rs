//! Examples and defaults: each fits its schema, with every required field and none that the schema lacks.

mod fit;

use super::{grammar::Kind, outline::Outline};
use crate::problem::Problems;

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for kind in [Kind::MediaType, Kind::Parameter] {
        for spot in outline.of_kind(kind) {
            if let (Some(schema), Some(example)) = (spot.get("schema"), spot.get("example")) {
                fit::check(&schema, &example, problems);
            }
        }
    }
    for schema in outline.of_kind(Kind::Schema) {
        for key in ["example", "default"] {
            if let Some(value) = schema.get(key) {
                fit::check(schema, &value, problems);
            }
        }
    }
}
