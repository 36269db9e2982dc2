//! Lists and objects: what is inside them is read leniently, and a failure learns where it is.

use std::{any::type_name, borrow::Cow, fmt};

use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
    value::{BorrowedStrDeserializer, StrDeserializer, UnitDeserializer},
};

use super::{Context, Failure, deserializer::Lenient, failure::Step};

/// What becomes of a null in a list.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Nulls {
    /// It has a place: the list is a tuple.
    Keep,
    /// It is left out, unless the elements have a value for it.
    Drop,
}

/// The elements of a list.
pub(super) struct List<'c, 'f, A> {
    inner: A,
    nulls: Nulls,
    index: usize,
    context: &'c Context<'f>,
}

impl<'c, 'f, A> List<'c, 'f, A> {
    pub(super) fn new(inner: A, nulls: Nulls, context: &'c Context<'f>) -> Self {
        Self {
            inner,
            nulls,
            index: 0,
            context,
        }
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for List<'_, '_, A> {
    type Error = Failure;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        mut seed: S,
    ) -> Result<Option<S::Value>, Failure> {
        loop {
            let element = Element {
                seed,
                nulls: self.nulls,
                context: self.context,
            };
            let read = self.inner.next_element_seed(element).map_err(|error| {
                let failure = self.context.failure(error);
                failure.at(Step::Index(self.index))
            })?;
            self.index += 1;
            match read {
                None => return Ok(None),
                Some(Read::Value(value)) => return Ok(Some(value)),
                Some(Read::Null(unused)) => seed = unused,
            }
        }
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

/// What an element came to: a value, or a null that is left out, with the seed for the next.
enum Read<V, S> {
    Value(V),
    Null(S),
}

struct Element<'c, 'f, S> {
    seed: S,
    nulls: Nulls,
    context: &'c Context<'f>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Element<'_, '_, S> {
    type Value = Read<S::Value, S>;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        inner.deserialize_option(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Element<'_, '_, S> {
    type Value = Read<S::Value, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an element")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        if self.nulls == Nulls::Drop && !has_null::<S::Value>() {
            return Ok(Read::Null(self.seed));
        }
        let null = Lenient::new(UnitDeserializer::<Failure>::new(), self.context);
        self.context
            .settle(self.seed.deserialize(null).map(Read::Value))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        let value = self.seed.deserialize(Lenient::new(inner, self.context));
        self.context.settle(value.map(Read::Value))
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

/// The entries of an object.
pub(super) struct Object<'c, 'f, 'de, A> {
    inner: A,
    /// The fields of the struct that is read; none where it is a map.
    fields: &'static [&'static str],
    key: Cow<'de, str>,
    /// The fields that came, noted only where some are to be filled.
    seen: Vec<Cow<'de, str>>,
    /// Whether the fields that came are through, and what comes now is filled.
    filling: bool,
    context: &'c Context<'f>,
}

impl<'c, 'f, A> Object<'c, 'f, '_, A> {
    pub(super) fn new(inner: A, fields: &'static [&'static str], context: &'c Context<'f>) -> Self {
        Self {
            inner,
            fields,
            key: Cow::Borrowed(""),
            seen: Vec::new(),
            filling: false,
            context,
        }
    }

    /// The next field that is to be filled and did not come.
    fn absent(&self) -> Option<&'static str> {
        let mut fill = self.context.fill.iter().copied();
        fill.find(|field| {
            self.fields.contains(field) && !self.seen.iter().any(|seen| seen == field)
        })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Object<'_, '_, 'de, A> {
    type Error = Failure;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Failure> {
        let context = self.context;
        let read = self.inner.next_key_seed(Key);
        let key = match read.map_err(|error| context.failure(error))? {
            Some(key) => key,
            None => match self.absent() {
                Some(field) => {
                    self.filling = true;
                    Cow::Borrowed(field)
                }
                None => return Ok(None),
            },
        };
        if !context.fill.is_empty() {
            self.seen.push(key.clone());
        }
        self.key = key;
        let key = match &self.key {
            Cow::Borrowed(key) => seed.deserialize(Lenient::new(
                BorrowedStrDeserializer::<Failure>::new(key),
                context,
            )),
            Cow::Owned(key) => {
                let key: StrDeserializer<'_, Failure> = key.as_str().into_deserializer();
                seed.deserialize(Lenient::new(key, context))
            }
        };
        key.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        let context = self.context;
        let value = if self.filling {
            let null = UnitDeserializer::<Failure>::new();
            seed.deserialize(Lenient::new(null, context))
        } else {
            let value = self.inner.next_value_seed(Value { seed, context });
            value.map_err(|error| context.failure(error))
        };
        value.map_err(|failure| {
            let key = self.key.clone().into_owned();
            failure.at(Step::Key(key))
        })
    }
}

struct Value<'c, 'f, S> {
    seed: S,
    context: &'c Context<'f>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Value<'_, '_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        let value = self.seed.deserialize(Lenient::new(inner, self.context));
        self.context.settle(value)
    }
}

/// Reads a key as text, so that it is known by name where its value fails.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        inner.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
