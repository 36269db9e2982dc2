//! Objects and maps: null, the empty text and the empty list are empty ones.

use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor, value};

use super::{entries::Entries, fill::Fill};

pub(super) struct Mapped<F, V> {
    visitor: V,
    /// The fields of the struct that is read; none where it is a map.
    fields: &'static [&'static str],
    fill: F,
}

impl<F: Fill, V> Mapped<F, V> {
    pub(super) fn new(visitor: V, fields: &'static [&'static str], fill: F) -> Self {
        Self {
            visitor,
            fields,
            fill,
        }
    }
}

impl<'de, F: Fill, V: Visitor<'de>> Visitor<'de> for Mapped<F, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let entries = Entries::new(map, self.fields, self.fill);
        self.visitor.visit_map(entries)
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        let nothing = std::iter::empty::<(&str, ())>();
        self.visit_map(value::MapDeserializer::<_, E>::new(nothing))
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        match text.trim() {
            "" => self.visit_unit(),
            _ => Err(E::invalid_type(Unexpected::Str(""), &self)),
        }
    }

    /// An empty list is how some languages write an empty object. Others are none, though serde would fill the fields
    /// of a struct by position.
    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<V::Value, A::Error> {
        match items.next_element::<IgnoredAny>()? {
            None => self.visit_unit(),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }
}
