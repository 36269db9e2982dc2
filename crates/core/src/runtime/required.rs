//! Which required values of a body are missing, all of them at once.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Secret;

/// A value of a request body that can say what it lacks. Generated types implement it.
pub trait Required {
    /// Reports every required value that is not there.
    fn missing(&self, _at: &mut Missing<'_>) {}
}

/// Collects what is missing, and knows where in the body it is.
#[derive(Debug)]
pub struct Missing<'a> {
    path: String,
    found: &'a mut Vec<String>,
}

impl<'a> Missing<'a> {
    pub(super) fn new(found: &'a mut Vec<String>) -> Self {
        Self {
            path: String::new(),
            found,
        }
    }

    /// A field that has to be there, with everything that it requires in turn.
    pub fn required<T: Required>(&mut self, name: &str, value: &Option<T>) {
        match value {
            Some(value) => self.within(name, value),
            None => self.found.push(self.place(name)),
        }
    }

    /// A field that may be missing; where it is there, it may lack something itself.
    pub fn optional<T: Required>(&mut self, name: &str, value: &T) {
        self.within(name, value);
    }

    fn within(&mut self, name: &str, value: &impl Required) {
        let mut inner = Missing {
            path: self.place(name),
            found: self.found,
        };
        value.missing(&mut inner);
    }

    fn place(&self, name: &str) -> String {
        match self.path.as_str() {
            "" => name.to_owned(),
            path if name.starts_with('[') => format!("{path}{name}"),
            path => format!("{path}.{name}"),
        }
    }
}

macro_rules! nothing_missing {
    ($($ty:ty),*) => { $(impl Required for $ty {})* };
}

nothing_missing!(String, Secret, bool, i32, u32, i64, u64, f32, f64, Value);

impl<T: Required> Required for Option<T> {
    fn missing(&self, at: &mut Missing<'_>) {
        if let Some(value) = self {
            value.missing(at);
        }
    }
}

impl<T: Required> Required for Box<T> {
    fn missing(&self, at: &mut Missing<'_>) {
        (**self).missing(at);
    }
}

impl<T: Required> Required for Vec<T> {
    fn missing(&self, at: &mut Missing<'_>) {
        for (index, value) in self.iter().enumerate() {
            at.within(&format!("[{index}]"), value);
        }
    }
}

impl<T: Required> Required for BTreeMap<String, T> {
    fn missing(&self, at: &mut Missing<'_>) {
        for (key, value) in self {
            at.within(key, value);
        }
    }
}

impl Required for serde_json::Map<String, Value> {}
