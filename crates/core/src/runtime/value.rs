//! What a path, query or header parameter may be.

/// A parameter's value: its text, or several texts where the parameter repeats.
pub trait ParameterValue {
    /// The texts to send, unencoded. An empty list sends nothing.
    fn values(&self) -> Vec<String>;
}

macro_rules! by_display {
    ($($ty:ty),*) => {
        $(impl ParameterValue for $ty {
            fn values(&self) -> Vec<String> {
                vec![self.to_string()]
            }
        })*
    };
}

by_display!(String, bool, i32, u32, i64, u64, f32, f64);

impl<T: ParameterValue> ParameterValue for Vec<T> {
    fn values(&self) -> Vec<String> {
        self.iter().flat_map(ParameterValue::values).collect()
    }
}
