//! The deserializer that types see: notes what a type asks for, and asks the inner one for whatever there is.

use serde::de::{Deserializer, Visitor};

use super::{
    Context, Failure,
    coerce::{Coerce, Hint, Optional},
};

pub(super) struct Lenient<'c, 'f, D> {
    inner: D,
    context: &'c Context<'f>,
}

impl<'c, 'f, D> Lenient<'c, 'f, D> {
    pub(super) fn new(inner: D, context: &'c Context<'f>) -> Self {
        Self { inner, context }
    }
}

impl<'c, 'f, 'de, D: Deserializer<'de>> Lenient<'c, 'f, D> {
    fn read<V: Visitor<'de>>(self, hint: Hint, visitor: V) -> Result<V::Value, Failure> {
        let context = self.context;
        let coerce = Coerce::new(hint, visitor, context);
        self.inner
            .deserialize_any(coerce)
            .map_err(|error| context.failure(error))
    }
}

/// The methods that do nothing but pass on what the type asks for.
macro_rules! hints {
    ($($hint:ident: $($method:ident)+;)+) => {
        $($(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
                self.read(Hint::$hint, visitor)
            }
        )+)+
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Lenient<'_, '_, D> {
    type Error = Failure;

    hints! {
        Boolean: deserialize_bool;
        Integer: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
            deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128;
        Float: deserialize_f32 deserialize_f64;
        Text: deserialize_char deserialize_str deserialize_string deserialize_identifier
            deserialize_bytes deserialize_byte_buf;
        List: deserialize_seq;
        Object: deserialize_map;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let context = self.context;
        self.inner
            .deserialize_any(visitor)
            .map_err(|error| context.failure(error))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let context = self.context;
        self.inner
            .deserialize_option(Optional::new(visitor, context))
            .map_err(|error| context.failure(error))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let context = self.context;
        self.inner
            .deserialize_ignored_any(visitor)
            .map_err(|error| context.failure(error))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let context = self.context;
        self.inner
            .deserialize_ignored_any(serde::de::IgnoredAny)
            .map_err(|error| context.failure(error))?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        // serde_json asks itself for raw values by such a name.
        if !name.starts_with("$serde_json::private") {
            return visitor.visit_newtype_struct(self);
        }
        let context = self.context;
        self.inner
            .deserialize_newtype_struct(name, visitor)
            .map_err(|error| context.failure(error))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Failure> {
        self.read(Hint::Tuple, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.read(Hint::Tuple, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.read(Hint::Fields(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.read(Hint::Word, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}
