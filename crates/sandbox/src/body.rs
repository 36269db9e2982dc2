//! Bodies on their way in, bounded, and on their way out, whole or cut off.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use hyper::body::{Body, Frame, Incoming, SizeHint};

/// The gateway's limit for a body.
pub(crate) const LONGEST: usize = 12 * 1024 * 1024;
/// How much of a body that is too long is read all the same, so that its sender gets to the answer.
const LONGEST_DISCARDED: usize = 4 * LONGEST;
/// How long a body may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a body was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    TooLong,
    TooSlow,
    Broken,
}

pub(crate) async fn read(body: Incoming) -> Result<Bytes, Unread> {
    match tokio::time::timeout(PATIENCE, collect(body)).await {
        Ok(read) => read,
        Err(_) => Err(Unread::TooSlow),
    }
}

async fn collect(mut body: Incoming) -> Result<Bytes, Unread> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > LONGEST_DISCARDED {
        return Err(Unread::TooLong);
    }
    let (mut kept, mut seen) = (BytesMut::new(), 0_usize);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Unread::Broken)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        seen = seen.saturating_add(data.len());
        if seen <= LONGEST {
            kept.extend_from_slice(&data);
        } else if seen > LONGEST_DISCARDED {
            break;
        }
    }
    match seen > LONGEST {
        true => Err(Unread::TooLong),
        false => Ok(kept.freeze()),
    }
}

/// The body of an answer.
pub(crate) struct Outgoing {
    content: Option<Bytes>,
    /// What `Content-Length` says. More than there is: then the connection breaks off in the middle.
    promised: u64,
    sent: u64,
    flushed: Flushed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Flushed {
    No,
    Yes,
}

impl Outgoing {
    pub(crate) fn whole(content: Bytes) -> Self {
        let promised = content.len() as u64;
        Self::truncated(content, promised)
    }

    pub(crate) fn truncated(content: Bytes, promised: u64) -> Self {
        Self {
            content: Some(content).filter(|content| !content.is_empty()),
            promised,
            sent: 0,
            flushed: Flushed::No,
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(content) = self.content.take() {
            self.sent = content.len() as u64;
            return Poll::Ready(Some(Ok(Frame::data(content))));
        }
        if self.sent == self.promised {
            return Poll::Ready(None);
        }
        // Give the connection a turn to write what it has, before it is broken off.
        if self.flushed == Flushed::No {
            self.flushed = Flushed::Yes;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(Cut)))
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_none() && self.sent == self.promised
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised - self.sent)
    }
}

/// The connection is to end here, without a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is cut on demand")
    }
}

impl std::error::Error for Cut {}
