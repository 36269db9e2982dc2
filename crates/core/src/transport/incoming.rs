//! The answer of which the head is there and the body is still to come: read as a whole, or as a stream.

use std::{
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

/// Why a body is not whole.
pub(crate) enum Broken {
    /// The time for the whole call was up.
    Timeout,
    /// The connection was lost, or the body is not what its head says.
    Lost(String),
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
                    let why = format!("it is longer than {LONGEST_BODY} bytes");
                    break Some(Broken::Lost(why));
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

    /// The reason, for a message.
    pub(crate) fn why(&self) -> &str {
        match self {
            Self::Timeout => "it did not end in time",
            Self::Lost(why) => why,
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
