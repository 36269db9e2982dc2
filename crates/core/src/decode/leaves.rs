//! Booleans, numbers and texts, each from whatever spelling of them was sent. Null is false, zero or empty.

use std::fmt;

use serde::de::{Error, MapAccess, Unexpected, Visitor};

/// serde_json's `arbitrary_precision`, which any crate of a program may switch on, shows a number as a map with this key.
const NUMBER: &str = "$serde_json::private::Number";

/// The text of a number that comes as a map.
fn disguised<'de, A: MapAccess<'de>>(
    mut map: A,
    expected: &dyn serde::de::Expected,
) -> Result<String, A::Error> {
    match map.next_key::<String>()?.as_deref() {
        Some(NUMBER) => map.next_value(),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// A boolean, or the word or digit for it.
pub(super) struct Flag<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Flag<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    #[inline]
    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.0.visit_bool(value)
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        match value {
            0 | 1 => self.0.visit_bool(value == 1),
            _ => Err(E::invalid_type(Unexpected::Unsigned(value), &self)),
        }
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        match text.trim().to_ascii_lowercase().as_str() {
            "true" | "1" => self.0.visit_bool(true),
            "false" | "0" => self.0.visit_bool(false),
            _ => Err(E::invalid_type(Unexpected::Str(""), &self)),
        }
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_bool(false)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let text = disguised(map, &self)?;
        self.visit_str(&text)
    }
}

/// A number, or the text of one. A whole number may be written with a fraction of zeros.
pub(super) struct Number<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Number<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.0.visit_i64(value)
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.0.visit_u64(value)
    }

    #[inline]
    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        // Beyond 2^53 a float no longer names one whole number.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            // Floats take whole numbers too, so this serves both.
            #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
            return self.0.visit_i64(value as i64);
        }
        self.0.visit_f64(value)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        let text = text.trim();
        if let Ok(value) = text.parse::<i64>() {
            return self.0.visit_i64(value);
        }
        if let Ok(value) = text.parse::<u64>() {
            return self.0.visit_u64(value);
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => self.visit_f64(value),
            _ => Err(E::invalid_type(Unexpected::Str(""), &self)),
        }
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_i64(0)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let text = disguised(map, &self)?;
        self.visit_str(&text)
    }
}

/// A text, or the text of a number or boolean.
pub(super) struct Text<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Text<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_str(text)
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<V::Value, E> {
        self.0.visit_borrowed_str(text)
    }

    #[inline]
    fn visit_string<E: Error>(self, text: String) -> Result<V::Value, E> {
        self.0.visit_string(text)
    }

    #[inline]
    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.0.visit_str(if value { "true" } else { "false" })
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.0.visit_string(value.to_string())
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.0.visit_string(value.to_string())
    }

    #[inline]
    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        // As JSON writes it: 1.0 stays 1.0.
        let text = serde_json::Number::from_f64(value).map(|number| number.to_string());
        self.0.visit_string(text.unwrap_or_default())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_str("")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let text = disguised(map, &self)?;
        self.0.visit_string(text)
    }
}
