//! Lists: null and the empty text are empty ones, and nulls inside a list are passed over.

use std::{any::type_name, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Unexpected, Visitor, value};

use super::{fill::Fill, lenient::Lenient};

pub(super) struct Listed<F, V> {
    visitor: V,
    fill: F,
}

impl<F: Fill, V> Listed<F, V> {
    pub(super) fn new(visitor: V, fill: F) -> Self {
        Self { visitor, fill }
    }
}

impl<'de, F: Fill, V: Visitor<'de>> Visitor<'de> for Listed<F, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        let nulls = Nulls::Drop;
        let fill = self.fill;
        self.visitor.visit_seq(Items { items, nulls, fill })
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor
            .visit_seq(value::SeqDeserializer::<_, E>::new(std::iter::empty::<()>()))
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        match text.trim() {
            "" => self.visit_unit(),
            _ => Err(E::invalid_type(Unexpected::Str(""), &self)),
        }
    }
}

/// What becomes of a null in a list.
#[derive(Clone, Copy, PartialEq)]
enum Nulls {
    /// It has a place: the list is a tuple.
    Keep,
    /// It is left out, unless the elements have a value for it.
    Drop,
}

struct Items<F, A> {
    items: A,
    nulls: Nulls,
    fill: F,
}

impl<'de, F: Fill, A: SeqAccess<'de>> SeqAccess<'de> for Items<F, A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        mut seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        loop {
            let (nulls, fill) = (self.nulls, self.fill);
            match self
                .items
                .next_element_seed(Element { seed, nulls, fill })?
            {
                None => return Ok(None),
                Some(Ok(value)) => return Ok(Some(value)),
                Some(Err(unused)) => seed = unused,
            }
        }
    }

    fn size_hint(&self) -> Option<usize> {
        self.items.size_hint()
    }
}

/// Reads an element, or gives the seed back where it is a null to be left out.
struct Element<F, S> {
    seed: S,
    nulls: Nulls,
    fill: F,
}

impl<'de, F: Fill, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Element<F, S> {
    type Value = Result<S::Value, S>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, F: Fill, S: DeserializeSeed<'de>> Visitor<'de> for Element<F, S> {
    type Value = Result<S::Value, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an element of a list")
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        if self.nulls == Nulls::Drop && !has_null::<S::Value>() {
            return Ok(Err(self.seed));
        }
        let null = value::UnitDeserializer::new();
        self.seed.deserialize(Lenient::new(null, self.fill)).map(Ok)
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.seed
            .deserialize(Lenient::new(deserializer, self.fill))
            .map(Ok)
    }
}

/// Whether a type has a value of its own for null.
///
/// serde shows an element's type only by what it asks for, and then it is too late to leave the null out: the name is
/// all there is to go by. Were it to read differently one day, nulls would be left out of lists of options too.
fn has_null<T>() -> bool {
    let name = type_name::<T>();
    name.starts_with("core::option::Option<") || name == "serde_json::value::Value"
}

/// A list in which every place means something.
pub(super) struct Placed<F, V> {
    visitor: V,
    fill: F,
}

impl<F: Fill, V> Placed<F, V> {
    pub(super) fn new(visitor: V, fill: F) -> Self {
        Self { visitor, fill }
    }
}

impl<'de, F: Fill, V: Visitor<'de>> Visitor<'de> for Placed<F, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        let nulls = Nulls::Keep;
        let fill = self.fill;
        self.visitor.visit_seq(Items { items, nulls, fill })
    }
}
