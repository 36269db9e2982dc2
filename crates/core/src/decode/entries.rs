//! The entries of an object or a map, and those that are filled in behind them.

use serde::de::{
    DeserializeSeed, IntoDeserializer, MapAccess,
    value::{StrDeserializer, UnitDeserializer},
};

use super::{
    fill::{Fill, Seen},
    lenient::{Lenient, LenientSeed},
};

pub(super) struct Entries<F: Fill, A> {
    entries: A,
    fields: &'static [&'static str],
    fill: F,
    /// The fields that came, noted only where some are to be filled.
    seen: F::Seen,
    /// Whether the entries that came are through.
    is_filling: bool,
}

impl<F: Fill, A> Entries<F, A> {
    pub(super) fn new(entries: A, fields: &'static [&'static str], fill: F) -> Self {
        Self {
            entries,
            fields,
            fill,
            seen: F::Seen::default(),
            is_filling: false,
        }
    }

    /// The next field that is to be filled and did not come.
    fn absent(&self) -> Option<&'static str> {
        let mut fill = self.fill.names().iter().copied();
        fill.find(|field| self.fields.contains(field) && !self.seen.has(field))
    }
}

impl<'de, F: Fill, A: MapAccess<'de>> Entries<F, A> {
    /// The next key by name, so that it is known what came.
    fn next_noted<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let key = match self.entries.next_key::<String>()? {
            Some(key) => key,
            None => match self.absent() {
                Some(field) => {
                    self.is_filling = true;
                    field.to_owned()
                }
                None => return Ok(None),
            },
        };
        let text: StrDeserializer<'_, A::Error> = key.as_str().into_deserializer();
        let read = seed.deserialize(Lenient::new(text, self.fill));
        self.seen.note(key);
        read.map(Some)
    }
}

impl<'de, F: Fill, A: MapAccess<'de>> MapAccess<'de> for Entries<F, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        if self.fill.names().is_empty() {
            return self.entries.next_key_seed(seed);
        }
        self.next_noted(seed)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let fill = self.fill;
        if self.is_filling {
            return seed.deserialize(Lenient::new(UnitDeserializer::new(), fill));
        }
        self.entries.next_value_seed(LenientSeed { seed, fill })
    }

    fn size_hint(&self) -> Option<usize> {
        self.entries.size_hint()
    }
}
