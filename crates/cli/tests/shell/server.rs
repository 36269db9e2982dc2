//! A server of one connection that answers what a test wants, byte for byte.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// What the server does once it has read a request.
pub(crate) enum Behaviour {
    /// Writes this and closes the connection.
    Answer(String),
    /// Closes the connection.
    Close,
    /// Neither answers nor closes, until the client does.
    Hang,
}

/// A server on loopback.
pub(crate) struct Server {
    pub(crate) url: String,
    requests: Receiver<String>,
}

impl Server {
    pub(crate) fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
        let address = listener.local_addr().expect("a bound address");
        let (sender, requests) = channel();
        thread::spawn(move || {
            let Ok((mut stream, _)) = listener.accept() else {
                return;
            };
            let _ = sender.send(read_request(&mut stream));
            match behaviour {
                Behaviour::Answer(answer) => {
                    let _ = stream.write_all(answer.as_bytes());
                }
                Behaviour::Close => {}
                Behaviour::Hang => {
                    let _ = stream.read(&mut [0]);
                }
            }
        });
        Self {
            url: format!("http://{address}"),
            requests,
        }
    }

    /// A server that gives a complete answer with a JSON body.
    pub(crate) fn answering(status: &str, body: &str) -> Self {
        Self::start(Behaviour::Answer(format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nx-request-id: req-1\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        )))
    }

    /// The request that came.
    pub(crate) fn request(&self) -> String {
        self.requests
            .recv_timeout(Duration::from_secs(20))
            .expect("a request came")
    }

    /// Holds that no request came; to be asked when the client has ended.
    pub(crate) fn expect_no_request(&self) {
        assert!(self.requests.try_recv().is_err(), "a request came");
    }
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while !is_complete(&bytes) {
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(length) => bytes.extend_from_slice(&chunk[..length]),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_complete(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))
        .and_then(|length| length.trim().parse().ok())
        .unwrap_or(0);
    body.len() >= length
}
