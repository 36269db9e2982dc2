//! Which fields are null where an object lacks them: a type parameter, so that the usual case costs nothing.

pub(super) trait Fill: Copy {
    /// Remembers which fields came.
    type Seen: Seen;

    /// The names of the fields.
    fn names(&self) -> &[&'static str];
}

/// The fields of an object that came.
pub(super) trait Seen: Default {
    fn note(&mut self, field: String);
    fn has(&self, field: &str) -> bool;
}

/// None: serde asks for a missing field only where its type has no answer of its own.
#[derive(Clone, Copy)]
pub(super) struct Nothing;

impl Fill for Nothing {
    type Seen = ();

    #[inline]
    fn names(&self) -> &[&'static str] {
        &[]
    }
}

/// Where nothing is filled, nothing has to be remembered.
impl Seen for () {
    fn note(&mut self, _: String) {}

    fn has(&self, _: &str) -> bool {
        false
    }
}

impl Fill for &[&'static str] {
    type Seen = Vec<String>;

    fn names(&self) -> &[&'static str] {
        self
    }
}

impl Seen for Vec<String> {
    fn note(&mut self, field: String) {
        self.push(field);
    }

    fn has(&self, field: &str) -> bool {
        self.iter().any(|seen| seen == field)
    }
}
