//! The listeners and their connections, bounded so that no client can take the sandbox down.

use std::{sync::Arc, time::Duration};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::{Service, exchange, line::Line, world::World};

/// How many connections a service serves at a time; others wait.
const MOST_CONNECTIONS: usize = 512;
/// How long the head of a request may take, and a connection may be idle.
const HEAD_PATIENCE: Duration = Duration::from_secs(30);
/// Room for the longest head that the gateway takes, and a little more to refuse a longer one by its own code.
const HEAD_BUFFER: usize = 256 * 1024;
/// How long to wait where no connection can be accepted, for want of file descriptors for instance.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves until it is dropped, and its connections with it.
pub(crate) async fn serve(listener: TcpListener, service: Service, world: Arc<World>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if connections.len() < MOST_CONNECTIONS => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, service, Arc::clone(&world)));
                }
                Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, service: Service, world: Arc<World>) {
    let (line, reset) = Line::new(stream);
    let handler = service_fn(|request| exchange::answer(&world, service, &reset, request));
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .max_buf_size(HEAD_BUFFER)
        .serve_connection(TokioIo::new(line), handler)
        .await;
    // A client that breaks off, or a fault that was asked for: neither is anyone's concern here.
    drop(served);
}
