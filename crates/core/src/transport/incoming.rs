//! The answer of which the head is there and the body is still to come: read as a whole, or as a stream.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::{Answer, innermost};
use crate::Error;

/// The longest answer that is read as a whole; the longest documented ones are lists of some megabytes.
const LONGEST_BODY: usize = 64 * 1024 * 1024;

/// An answer of which the head is there.
pub(crate) struct Incoming(pub(super) reqwest::Response);

/// Why the body of an answer is not whole.
pub(crate) enum Broken {
    /// It is longer than what is read of any.
    TooLong,
    /// It did not end in time.
    Timeout,
    /// The connection broke.
    Lost(String),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "it is longer than {LONGEST_BODY} bytes"),
            Self::Timeout => f.write_str("it did not end in time"),
            Self::Lost(why) => f.write_str(why),
        }
    }
}

impl Incoming {
    pub(crate) fn status(&self) -> StatusCode {
        self.0.status()
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// Reads the body to its end.
    pub(crate) async fn whole(mut self) -> Answer {
        let mut body = BytesMut::new();
        let broken = loop {
            match self.0.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() > LONGEST_BODY => {
                    break Some(Broken::TooLong);
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break None,
                Err(error) => break Some(Broken::new(&error)),
            }
        };
        Answer {
            status: self.0.status(),
            headers: std::mem::take(self.0.headers_mut()),
            body: body.freeze(),
            broken,
        }
    }

    /// The body as it comes, and what `error` makes of a body that breaks off.
    pub(crate) fn stream<F>(self, error: F) -> impl Stream<Item = Result<Bytes, Error>> + Send
    where
        F: Fn(Broken) -> Error + Send + Unpin + 'static,
    {
        let chunks = Box::pin(self.0.bytes_stream());
        Chunks { chunks, error }
    }
}

impl Broken {
    fn new(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Timeout
        } else {
            Self::Lost(innermost(error))
        }
    }
}

struct Chunks<S, F> {
    chunks: Pin<Box<S>>,
    error: F,
}

impl<S, F> Stream for Chunks<S, F>
where
    S: Stream<Item = reqwest::Result<Bytes>>,
    F: Fn(Broken) -> Error + Unpin,
{
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.chunks.as_mut().poll_next(context);
        polled
            .map(|item| item.map(|chunk| chunk.map_err(|error| (self.error)(Broken::new(&error)))))
    }
}
