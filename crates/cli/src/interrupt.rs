//! The signals that end hwc, and whether a request was on its way when one came.

use std::{
    future::Future,
    io,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::failure::Flight;

/// Whether a request may have reached a service, and its answer has not come. One process makes one call.
static ON_ITS_WAY: AtomicBool = AtomicBool::new(false);

/// Marks a request as on its way until its answer is there.
pub(crate) async fn on_its_way<T>(request: impl Future<Output = T>) -> T {
    ON_ITS_WAY.store(true, Ordering::SeqCst);
    let answer = request.await;
    ON_ITS_WAY.store(false, Ordering::SeqCst);
    answer
}

/// What an interruption at this moment leaves behind.
pub(crate) fn flight() -> Flight {
    if ON_ITS_WAY.load(Ordering::SeqCst) {
        Flight::Request
    } else {
        Flight::None
    }
}

/// Hears SIGINT (Ctrl-C on Windows) from the moment that it is made.
pub(crate) struct Interrupt {
    #[cfg(unix)]
    signal: tokio::signal::unix::Signal,
    #[cfg(windows)]
    signal: tokio::signal::windows::CtrlC,
}

impl Interrupt {
    /// Takes the signal over from the system, which would end the process with no word and no status of ours.
    pub(crate) fn hear() -> io::Result<Self> {
        #[cfg(unix)]
        let signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
        #[cfg(windows)]
        let signal = tokio::signal::windows::ctrl_c()?;
        Ok(Self { signal })
    }

    /// Waits for the next one.
    pub(crate) async fn came(&mut self) {
        self.signal.recv().await;
    }
}

/// Hears SIGINT and, where there is one, SIGTERM from the moment that it is made.
pub(crate) struct Stop {
    interrupt: Interrupt,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Stop {
    /// Takes the signals over from the system.
    pub(crate) fn hear() -> io::Result<Self> {
        Ok(Self {
            interrupt: Interrupt::hear()?,
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    /// Waits for either.
    pub(crate) async fn came(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            () = self.interrupt.came() => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(not(unix))]
        self.interrupt.came().await;
    }
}
