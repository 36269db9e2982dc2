//! What an operation sends and gets, with references followed.

use super::{fields::fields, outline::Operation, spot::Spot};

impl<'a> Operation<'a> {
    /// Its parameters.
    pub(super) fn parameters(&self) -> Vec<Spot<'a>> {
        let parameters = self.spot.items_of("parameters");
        parameters.iter().filter_map(Spot::resolved).collect()
    }

    /// Its parameters in a place: `path`, `query` or `header`.
    pub(super) fn parameters_in(&self, place: &str) -> Vec<Spot<'a>> {
        let mut parameters = self.parameters();
        parameters.retain(|parameter| parameter.text("in") == Some(place));
        parameters
    }

    /// The schema of its request body, as it is written there.
    pub(super) fn body_schema(&self) -> Option<Spot<'a>> {
        let body = self.spot.get("requestBody")?.resolved()?;
        first_schema(&body)
    }

    /// The fields of its request body.
    pub(super) fn body_fields(&self) -> Vec<(&'a str, Spot<'a>)> {
        let schema = self.body_schema();
        schema.map(|schema| fields(&schema)).unwrap_or_default()
    }

    /// Its responses by status, as they are written there.
    pub(super) fn responses(&self) -> Vec<(&'a str, Spot<'a>)> {
        self.spot.entries_of("responses")
    }

    /// The schema of its success response, as it is written there.
    pub(super) fn answer_schema(&self) -> Option<Spot<'a>> {
        let responses = self.responses();
        let (_, response) = responses
            .iter()
            .find(|(status, _)| status.starts_with('2'))?;
        first_schema(&response.resolved()?)
    }

    /// The fields of its success response.
    pub(super) fn answer_fields(&self) -> Vec<(&'a str, Spot<'a>)> {
        let schema = self.answer_schema();
        schema.map(|schema| fields(&schema)).unwrap_or_default()
    }
}

/// The schema of the media type under `content`; of several, which is a problem of its own, that of JSON.
pub(super) fn first_schema<'a>(spot: &Spot<'a>) -> Option<Spot<'a>> {
    let media = spot.entries_of("content");
    let json = media
        .iter()
        .find(|(name, _)| name.starts_with("application/json"));
    let (_, first) = json.or(media.first())?;
    first.get("schema")
}
