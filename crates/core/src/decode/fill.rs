//! Which fields are null where an object lacks them: a type parameter, so that the usual case costs nothing.

pub(super) trait Fill: Copy {
    /// The names of the fields.
    fn names(&self) -> &[&'static str];
}

/// None: serde asks for a missing field only where its type has no answer of its own.
#[derive(Clone, Copy)]
pub(super) struct Nothing;

impl Fill for Nothing {
    #[inline]
    fn names(&self) -> &[&'static str] {
        &[]
    }
}

impl Fill for &[&'static str] {
    fn names(&self) -> &[&'static str] {
        self
    }
}
