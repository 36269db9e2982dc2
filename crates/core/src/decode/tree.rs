//! A body that is parsed already, for a second look where the first failed: its errors know where they are, quote no
//! value.

use serde::{
    de::{
        DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, map};

use super::{
    failure::{Failure, Step},
    fill::Nothing,
    lenient::Lenient,
};

/// A value of the body.
#[derive(Clone, Copy)]
pub(super) struct Tree<'v>(pub(super) &'v Value);

impl<'de, 'v> Deserializer<'de> for Tree<'v> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::String(text) => visitor.visit_str(text),
            Value::Array(items) => visitor.visit_seq(Items {
                items: items.iter(),
                index: 0,
            }),
            Value::Object(object) => visitor.visit_map(Entries {
                entries: object.iter(),
                current: None,
            }),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => visitor.visit_u64(number),
                (_, Some(number), _) => visitor.visit_i64(number),
                (_, _, Some(number)) => visitor.visit_f64(number),
                _ => visitor.visit_str(&number.to_string()),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Items<'v> {
    items: std::slice::Iter<'v, Value>,
    index: usize,
}

impl<'de, 'v> SeqAccess<'de> for Items<'v> {
    type Error = Failure;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Failure> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        let step = Step::Index(self.index);
        self.index += 1;
        seed.deserialize(Tree(item))
            .map(Some)
            .map_err(|failure| failure.at(step))
    }
}

struct Entries<'v> {
    entries: map::Iter<'v>,
    current: Option<(&'v String, &'v Value)>,
}

impl<'de, 'v> MapAccess<'de> for Entries<'v> {
    type Error = Failure;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Failure> {
        self.current = self.entries.next();
        let key = self.current.map(|(key, _)| {
            let key: StrDeserializer<'_, Failure> = key.as_str().into_deserializer();
            seed.deserialize(Lenient::new(key, Nothing))
        });
        key.transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        let (key, value) = self.current.unzip();
        seed.deserialize(Tree(value.unwrap_or(&Value::Null)))
            .map_err(|failure| match key {
                Some(key) => failure.at(Step::Key(key.clone())),
                None => failure,
            })
    }
}
