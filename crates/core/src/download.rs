//! A file that a service sends: its name, and its bytes as they come.

mod file_name;

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use crate::Error;

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send>>;

/// The file that an operation answers with: a stream of its bytes, of which none have been read yet.
///
/// An error in the stream says by its kind why the file broke off. Its outcome is
/// [`Applied`](crate::Outcome::Applied): the service had begun to answer. It ends the stream.
pub struct Download {
    status: StatusCode,
    file_name: Option<String>,
    length: Option<u64>,
    chunks: Option<Chunks>,
}

impl Download {
    pub(crate) fn new(
        status: StatusCode,
        headers: &HeaderMap,
        chunks: impl Stream<Item = Result<Bytes, Error>> + Send + 'static,
    ) -> Self {
        Self {
            status,
            file_name: file_name::from_headers(headers),
            length: length(headers),
            chunks: Some(Box::pin(chunks)),
        }
    }

    /// The HTTP status, which is a 2xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What the service calls the file: a bare name, without directories or control characters, so that joining it to a
    /// directory stays in there.
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// How many bytes the service says will come, where it says so.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    ///
    /// Where the file breaks off or the time for the call is up.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The whole file, in memory; for one that is known to be small.
    ///
    /// # Errors
    ///
    /// Those of [`chunk`](Self::chunk).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let mut whole = BytesMut::new();
        while let Some(chunk) = self.chunk().await {
            whole.extend_from_slice(&chunk?);
        }
        Ok(whole.freeze())
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(chunks) = &mut self.chunks else {
            return Poll::Ready(None);
        };
        let polled = chunks.as_mut().poll_next(context);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.chunks = None;
        }
        polled
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.status)
            .field("file_name", &self.file_name)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// A stream of what is there already.
pub(crate) struct Whole(pub(crate) Option<Bytes>);

impl Stream for Whole {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    let length = headers.get(http::header::CONTENT_LENGTH)?;
    length.to_str().ok()?.trim().parse().ok()
}
