//! Enumerations as serde derives them: a word, however it is spelled, or an object of a word and what it holds.

use std::fmt;

use serde::de::{Error, IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer};

use super::{entries::Entries, fill::Fill};

pub(super) struct Word<F, V> {
    visitor: V,
    fill: F,
}

impl<F: Fill, V> Word<F, V> {
    pub(super) fn new(visitor: V, fill: F) -> Self {
        Self { visitor, fill }
    }
}

impl<'de, F: Fill, V: Visitor<'de>> Visitor<'de> for Word<F, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<V::Value, E> {
        self.visitor.visit_enum(word.into_deserializer())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.visit_str(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let entries = Entries::new(map, &[], self.fill);
        self.visitor.visit_enum(MapAccessDeserializer::new(entries))
    }
}
