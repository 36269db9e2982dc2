//! The adapter: each hint of the type that is read chooses how generously the value is taken.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, Visitor};

use super::{
    fill::Fill,
    leaves::{Flag, Number, Text},
    lists::{Listed, Placed},
    objects::Mapped,
    words::Word,
};

/// A deserializer that takes what the inner one gives for what the type asks.
pub(super) struct Lenient<F, D> {
    inner: D,
    fill: F,
}

impl<F: Fill, D> Lenient<F, D> {
    pub(super) fn new(inner: D, fill: F) -> Self {
        Self { inner, fill }
    }
}

/// A seed whose value is read leniently too.
pub(super) struct LenientSeed<F, S> {
    pub(super) seed: S,
    pub(super) fill: F,
}

impl<'de, F: Fill, S: DeserializeSeed<'de>> DeserializeSeed<'de> for LenientSeed<F, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(Lenient::new(deserializer, self.fill))
    }
}

/// Methods that read a value of any type and let a visitor make the best of it.
macro_rules! through {
    ($($method:ident => $visitor:path,)*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.deserialize_any($visitor(visitor))
        })*
    };
}

/// Methods that pass on what is no matter of leniency.
macro_rules! pass {
    ($($method:ident,)*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(visitor)
        })*
    };
}

impl<'de, F: Fill, D: Deserializer<'de>> Deserializer<'de> for Lenient<F, D> {
    type Error = D::Error;

    through! {
        deserialize_bool => Flag,
        deserialize_i8 => Number,
        deserialize_i16 => Number,
        deserialize_i32 => Number,
        deserialize_i64 => Number,
        deserialize_i128 => Number,
        deserialize_u8 => Number,
        deserialize_u16 => Number,
        deserialize_u32 => Number,
        deserialize_u64 => Number,
        deserialize_u128 => Number,
        deserialize_f32 => Number,
        deserialize_f64 => Number,
        deserialize_char => Text,
        deserialize_str => Text,
        deserialize_string => Text,
    }

    // `any` is serde_json::Value, which is given everything as it is.
    pass! {
        deserialize_any,
        deserialize_bytes,
        deserialize_byte_buf,
        deserialize_identifier,
        deserialize_ignored_any,
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(Listed::new(visitor, self.fill))
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let mapped = Mapped::new(visitor, &[], self.fill);
        self.inner.deserialize_any(mapped)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_option(Maybe {
            visitor,
            fill: self.fill,
        })
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let mapped = Mapped::new(visitor, fields, self.fill);
        self.inner.deserialize_any(mapped)
    }

    #[inline]
    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(Placed::new(visitor, self.fill))
    }

    #[inline]
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(Placed::new(visitor, self.fill))
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    /// Nothing was promised: whatever came is passed over.
    #[inline]
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_ignored_any(IgnoredAny)?;
        visitor.visit_unit()
    }

    #[inline]
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(Word::new(visitor, self.fill))
    }
}

/// Null or missing is nothing; anything else is read leniently.
struct Maybe<F, V> {
    visitor: V,
    fill: F,
}

impl<'de, F: Fill, V: Visitor<'de>> Visitor<'de> for Maybe<F, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    #[inline]
    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    #[inline]
    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.visitor
            .visit_some(Lenient::new(deserializer, self.fill))
    }
}
