//! A raw HTTP client with a signer of its own, so that neither the SDK's client nor the sandbox vouches for itself.

use std::{
    fmt::Write,
    io,
    net::SocketAddr,
    time::{Duration, SystemTime},
};

use hmac::{Hmac, KeyInit, Mac};
use huaweicloud_sandbox::{Sandbox, SandboxBuilder, Service};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// 2019-11-15T03:36:55Z, as the vectors have it; by hand: 18215 days, 3 h, 36 min and 55 s.
pub(crate) const NOW: u64 = 18_215 * 86_400 + 3 * 3_600 + 36 * 60 + 55;
pub(crate) const DATE: &str = "20191115T033655Z";

/// A sandbox whose clock stands still, so that no test depends on the wall clock.
pub(crate) fn builder() -> SandboxBuilder {
    Sandbox::builder().clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(NOW))
}

pub(crate) async fn sandbox() -> Sandbox {
    builder().start().await.expect("four free ports")
}

/// A request that is signed as it is, and may be changed afterwards.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    /// Path and query, as on the wire.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    address: SocketAddr,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn code(&self) -> String {
        self.json()["error_code"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) fn message(&self) -> String {
        self.json()["error_msg"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

pub(crate) fn address(sandbox: &Sandbox, service: Service) -> SocketAddr {
    let url = sandbox.url(service);
    let authority = url.strip_prefix("http://").expect("plain http");
    authority.parse().expect("an address")
}

impl Request {
    pub(crate) fn new(
        sandbox: &Sandbox,
        service: Service,
        method: &'static str,
        target: &str,
        body: &str,
    ) -> Self {
        let address = address(sandbox, service);
        Self {
            method,
            target: target.to_owned(),
            headers: vec![
                ("Host".to_owned(), address.to_string()),
                ("Content-Type".to_owned(), "application/json".to_owned()),
            ],
            body: body.as_bytes().to_vec(),
            address,
        }
    }

    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    pub(crate) fn signed(self, sandbox: &Sandbox) -> Self {
        self.signed_with(sandbox.access_key(), sandbox.secret_key().expose(), DATE)
    }

    /// Signs by `SDK-HMAC-SHA256`, for paths and queries that are in their canonical form but for the last slash.
    pub(crate) fn signed_with(self, access_key: &str, secret_key: &str, date: &str) -> Self {
        let signed = self.set("X-Sdk-Date", date);
        let mut headers: Vec<(String, &str)> = signed
            .headers
            .iter()
            .map(|(name, value)| (name.to_lowercase(), value.as_str()))
            .collect();
        headers.sort();
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join(";");
        let (path, query) = signed
            .target
            .split_once('?')
            .unwrap_or((&signed.target, ""));
        let slash = if path.ends_with('/') { "" } else { "/" };
        let mut canonical = format!("{}\n{path}{slash}\n{query}\n", signed.method);
        for (name, value) in &headers {
            let _ = writeln!(canonical, "{name}:{value}");
        }
        let _ = write!(
            canonical,
            "\n{names}\n{}",
            hex(&Sha256::digest(&signed.body))
        );
        let to_sign = format!(
            "SDK-HMAC-SHA256\n{date}\n{}",
            hex(&Sha256::digest(canonical))
        );
        let mut mac = Hmac::<Sha256>::new_from_slice(secret_key.as_bytes()).expect("any length");
        mac.update(to_sign.as_bytes());
        let signature = hex(&mac.finalize().into_bytes());
        let authorization = format!(
            "SDK-HMAC-SHA256 Access={access_key}, SignedHeaders={names}, Signature={signature}"
        );
        signed.set("Authorization", &authorization)
    }

    pub(crate) async fn send(&self) -> Answer {
        self.try_send().await.expect("a whole answer")
    }

    /// An error where the connection ends before the answer is whole.
    pub(crate) async fn try_send(&self) -> io::Result<Answer> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = write!(
            head,
            "Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.body.len()
        );
        let mut stream = TcpStream::connect(self.address).await?;
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&self.body).await?;
        read_answer(&mut stream).await
    }
}

/// Reads to the end of the connection.
pub(crate) async fn read_answer(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let short = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or_else(short)?;
    let body = bytes.split_off(end + 4);
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let answer = Answer {
        status: status.ok_or_else(short)?,
        headers,
        body,
    };
    let promised = answer
        .header("content-length")
        .and_then(|length| length.parse().ok());
    match promised.unwrap_or(0) > answer.body.len() {
        true => Err(short()),
        false => Ok(answer),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The four resets of the sandbox's own resources.
pub(crate) mod reset {
    use super::{Request, Sandbox, Service};

    pub(crate) fn body(password: &str) -> String {
        serde_json::json!({"new_password": password}).to_string()
    }

    pub(crate) fn kafka_user(sandbox: &Sandbox, user_name: &str, password: &str) -> Request {
        let target = format!(
            "/v2/{}/instances/{}/users/{user_name}",
            sandbox.project_id(),
            sandbox.instance_id()
        );
        Request::new(sandbox, Service::Kafka, "PUT", &target, &body(password))
    }

    pub(crate) fn kafka_manager(sandbox: &Sandbox, password: &str) -> Request {
        let target = format!(
            "/v2/{}/instances/{}/kafka-manager-password",
            sandbox.project_id(),
            sandbox.instance_id()
        );
        Request::new(sandbox, Service::Kafka, "PUT", &target, &body(password))
    }

    pub(crate) fn dms(sandbox: &Sandbox, instance_id: &str, body: &str) -> Request {
        let target = format!(
            "/v2/{}/instances/{instance_id}/password",
            sandbox.project_id()
        );
        Request::new(sandbox, Service::Dms, "POST", &target, body)
    }

    pub(crate) fn dws(sandbox: &Sandbox, cluster_id: &str, password: &str) -> Request {
        let target = format!(
            "/v1.0/{}/clusters/{cluster_id}/reset-password",
            sandbox.project_id()
        );
        Request::new(sandbox, Service::Dws, "POST", &target, &body(password))
    }
}
