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

/// Waits for SIGINT or, where there is one, SIGTERM.
pub(crate) async fn stop() -> io::Result<()> {
    let mut interrupt = Interrupt::hear()?;
    #[cfg(unix)]
    {
        let mut terminate =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            () = interrupt.came() => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.came().await;
    Ok(())
}
