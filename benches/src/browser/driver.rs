//! chromedriver, the program that starts and controls Chromium.

use crate::Result;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

/// The running driver.
pub struct Driver {
    port: u16,
    process: Child,
}

impl Driver {
    pub async fn start() -> Result<Driver> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.kill_on_drop(true).spawn().map_err(|error| format!("chromedriver: {error}"))?;
        let driver = Driver { port, process };
        let deadline = Instant::now() + Duration::from_secs(20);
        while !driver.answers().await.unwrap_or(false) {
            if Instant::now() > deadline {
                return Err("chromedriver does not answer".into());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(driver)
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// True once the driver answers requests. It accepts connections earlier.
    async fn answers(&self) -> io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?;
        let request = format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).await?;
        let mut start = [0; 12];
        stream.read_exact(&mut start).await?;
        Ok(start == *b"HTTP/1.1 200")
    }

    /// Ends the driver by its own command, which also ends its browsers; a killed driver may leave them running.
    pub async fn stop(mut self) {
        if let Some(id) = self.process.id() {
            _ = Command::new("kill").arg(id.to_string()).status().await;
        }
        if timeout(Duration::from_secs(3), self.process.wait()).await.is_err() {
            _ = self.process.kill().await;
        }
    }
}
