//! A server of raw sockets, which does to a connection what real networks do.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// What happens to a connection.
#[derive(Clone)]
pub(crate) enum Deed {
    /// The request is read, these bytes are written, and the connection is closed.
    Answer(Vec<u8>),
    /// The request is read, these bytes are written, and nothing more ever comes.
    AnswerAndHang(Vec<u8>),
    /// The request is read and the connection reset.
    Reset,
    /// Nothing is read and nothing written.
    Hang,
}

pub(crate) struct Fake {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Fake {
    /// Does the same to every connection.
    pub(crate) async fn doing(deed: Deed) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = requests.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, deed.clone(), seen.clone()));
            }
        });
        Self { url, requests }
    }

    /// Answers with a head and a body of the right length.
    pub(crate) async fn answering(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        Self::doing(Deed::Answer(answer(status, headers, body))).await
    }

    /// The requests that came, byte for byte.
    pub(crate) fn requests(&self) -> Vec<Vec<u8>> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request that came.
    pub(crate) fn request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request");
        String::from_utf8(requests[0].clone()).unwrap()
    }
}

/// A whole answer; `headers` are complete lines.
pub(crate) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let mut bytes =
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

async fn serve(mut stream: TcpStream, deed: Deed, seen: Arc<Mutex<Vec<Vec<u8>>>>) {
    if matches!(deed, Deed::Hang) {
        std::future::pending::<()>().await;
    }
    let Some(request) = read_request(&mut stream).await else {
        return;
    };
    seen.lock().unwrap().push(request);
    match deed {
        Deed::Answer(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Deed::AnswerAndHang(bytes) => {
            let _ = stream.write_all(&bytes).await;
            std::future::pending::<()>().await;
        }
        Deed::Reset => {
            // With no time to linger, closing is a reset.
            let _ = stream.set_zero_linger();
        }
        Deed::Hang => {}
    }
}

/// Head and body of a request with a content length.
async fn read_request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = request.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"))
                .map_or(0, |length| length.trim().parse().unwrap());
            if request.len() >= end + 4 + length {
                return Some(request);
            }
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => request.extend_from_slice(&buffer[..read]),
        }
    }
}
