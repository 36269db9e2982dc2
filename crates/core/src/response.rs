//! What a successful call returns.

/// The answer of a call.
#[derive(Debug)]
pub struct Response<T> {
    body: T,
}
