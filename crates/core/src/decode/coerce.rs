//! The visitors between a type and the JSON: they turn what is there into what the type asked for.

use std::fmt;

use serde::de::{
    Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
    value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer},
};

use super::{
    Context, Failure,
    access::{List, Nulls, Object},
    deserializer::Lenient,
};

/// What a type asked for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Hint {
    Boolean,
    Integer,
    Float,
    Text,
    List,
    Tuple,
    Object,
    Fields(&'static [&'static str]),
    Word,
}

/// serde_json's `arbitrary_precision`, which any crate of a program may switch on, shows a number as a map with this key.
const NUMBER: &str = "$serde_json::private::Number";

pub(super) struct Coerce<'c, 'f, V> {
    hint: Hint,
    visitor: V,
    context: &'c Context<'f>,
}

impl<'c, 'f, V> Coerce<'c, 'f, V> {
    pub(super) fn new(hint: Hint, visitor: V, context: &'c Context<'f>) -> Self {
        Self {
            hint,
            visitor,
            context,
        }
    }
}

impl<'c, 'f, 'de, V: Visitor<'de>> Coerce<'c, 'f, V> {
    /// Reads the text of a string or a number.
    fn text(self, text: &str) -> Result<V::Value, Failure> {
        let visitor = self.visitor;
        let spelled = text.trim();
        match self.hint {
            Hint::Boolean if spelled.eq_ignore_ascii_case("true") || spelled == "1" => {
                visitor.visit_bool(true)
            }
            Hint::Boolean if spelled.eq_ignore_ascii_case("false") || spelled == "0" => {
                visitor.visit_bool(false)
            }
            Hint::Integer => match (spelled.parse(), spelled.parse()) {
                (Ok(number), _) => visitor.visit_u64(number),
                (_, Ok(number)) => visitor.visit_i64(number),
                _ => match integral(spelled.parse().unwrap_or(f64::NAN)) {
                    Some(number) => visitor.visit_i64(number),
                    None => visitor.visit_str(text),
                },
            },
            Hint::Float => match spelled.parse::<f64>() {
                Ok(number) if number.is_finite() => visitor.visit_f64(number),
                _ => visitor.visit_str(text),
            },
            Hint::Word => visitor.visit_enum(text.into_deserializer()),
            // Some services write an empty list or object as an empty text.
            Hint::List | Hint::Object | Hint::Fields(_) if spelled.is_empty() => {
                Coerce::new(self.hint, visitor, self.context).null()
            }
            _ => visitor.visit_str(text),
        }
    }

    fn unsigned(self, number: u64) -> Result<V::Value, Failure> {
        match self.hint {
            Hint::Boolean if number < 2 => self.visitor.visit_bool(number == 1),
            Hint::Text => self.visitor.visit_string(number.to_string()),
            Hint::Word => self.text(&number.to_string()),
            _ => self.visitor.visit_u64(number),
        }
    }

    fn null(self) -> Result<V::Value, Failure> {
        match self.hint {
            Hint::Boolean => self.visitor.visit_bool(false),
            Hint::Integer => self.visitor.visit_u64(0),
            Hint::Float => self.visitor.visit_f64(0.0),
            Hint::Text => self.visitor.visit_str(""),
            Hint::List => {
                let nothing = std::iter::empty::<&str>();
                self.visitor
                    .visit_seq(SeqDeserializer::<_, Failure>::new(nothing))
            }
            Hint::Object | Hint::Fields(_) => self.nothing(),
            Hint::Tuple | Hint::Word => self.visitor.visit_unit(),
        }
    }

    /// An object without fields.
    fn nothing(self) -> Result<V::Value, Failure> {
        let nothing = std::iter::empty::<(&str, &str)>();
        self.object(MapDeserializer::<_, Failure>::new(nothing))
    }

    fn object<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, Failure> {
        let fields = match self.hint {
            Hint::Fields(fields) => fields,
            _ => &[],
        };
        self.visitor
            .visit_map(Object::new(map, fields, self.context))
    }

    /// A map where a scalar was asked for: a number in disguise, or an error.
    fn disguised<A: MapAccess<'de>>(self, mut map: A) -> Result<V::Value, Failure> {
        let context = self.context;
        let key: Option<String> = map.next_key().map_err(|error| context.failure(error))?;
        if key.as_deref() == Some(NUMBER) {
            let number: String = map.next_value().map_err(|error| context.failure(error))?;
            return self.text(&number);
        }
        Err(Failure::invalid_type(Unexpected::Map, &self.visitor))
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<V::Value, Failure> {
        let context = self.context;
        match self.hint {
            // serde would fill the fields of a struct by position.
            Hint::Object | Hint::Fields(_) => match list.next_element::<IgnoredAny>() {
                Ok(None) => self.nothing(),
                Ok(Some(_)) => Err(Failure::invalid_type(Unexpected::Seq, &self.visitor)),
                Err(error) => Err(context.failure(error)),
            },
            Hint::Tuple => self
                .visitor
                .visit_seq(List::new(list, Nulls::Keep, context)),
            _ => self
                .visitor
                .visit_seq(List::new(list, Nulls::Drop, context)),
        }
    }
}

/// The integer that a float is, if it is one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range is checked: below 2^53 every integral f64 is an i64"
)]
fn integral(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Coerce<'_, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(match self.hint {
            Hint::Text | Hint::Word => self.text(if value { "true" } else { "false" }),
            _ => self.visitor.visit_bool(value),
        })
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(match (self.hint, u64::try_from(number)) {
            (_, Ok(number)) => self.unsigned(number),
            (Hint::Text | Hint::Word, _) => self.text(&number.to_string()),
            _ => self.visitor.visit_i64(number),
        })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(self.unsigned(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(match (self.hint, integral(number)) {
            (Hint::Integer, Some(number)) => self.visitor.visit_i64(number),
            // As JSON writes it: 1.0 stays 1.0.
            (Hint::Text | Hint::Word, _) => {
                let text = serde_json::Number::from_f64(number);
                self.text(&text.map(|number| number.to_string()).unwrap_or_default())
            }
            _ => self.visitor.visit_f64(number),
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(self.text(text))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(match self.hint {
            Hint::Text => self.visitor.visit_borrowed_str(text),
            _ => self.text(text),
        })
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        let context = self.context;
        context.settle(self.null())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        let context = self.context;
        context.settle(self.list(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let context = self.context;
        context.settle(match self.hint {
            Hint::Boolean | Hint::Integer | Hint::Float | Hint::Text => self.disguised(map),
            Hint::Word => {
                let object = Object::new(map, &[], context);
                self.visitor.visit_enum(MapAccessDeserializer::new(object))
            }
            _ => self.object(map),
        })
    }
}

/// Between an `Option` and the JSON: null is none, and what is inside is read leniently.
pub(super) struct Optional<'c, 'f, V> {
    visitor: V,
    context: &'c Context<'f>,
}

impl<'c, 'f, V> Optional<'c, 'f, V> {
    pub(super) fn new(visitor: V, context: &'c Context<'f>) -> Self {
        Self { visitor, context }
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Optional<'_, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.context.settle(self.visitor.visit_none())
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let Self { visitor, context } = self;
        context.settle(visitor.visit_some(Lenient::new(inner, context)))
    }
}
