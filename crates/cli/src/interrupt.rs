//! SIGINT and SIGTERM, heard from the moment that this is made.

use std::io;

/// Hears SIGINT (Ctrl-C on Windows).
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

/// Hears SIGINT and, where there is one, SIGTERM: what ends a server.
pub(crate) struct Stop {
    interrupt: Interrupt,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Stop {
    /// Takes both signals over from the system.
    pub(crate) fn hear() -> io::Result<Self> {
        Ok(Self {
            interrupt: Interrupt::hear()?,
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    /// Waits for either.
    #[cfg(unix)]
    pub(crate) async fn came(mut self) {
        tokio::select! {
            () = self.interrupt.came() => {}
            _ = self.terminate.recv() => {}
        }
    }

    /// Waits for it.
    #[cfg(not(unix))]
    pub(crate) async fn came(mut self) {
        self.interrupt.came().await;
    }
}
