//! The drivers: one program an engine that starts and steers its browsers. A driver serves one test at a time and is
//! then used again, with the browser that it has.

use super::browsers::Browser;
use super::engines::{Engine, Setup};
use super::ports;
use std::io;
use std::net::Ipv4Addr;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;
use thirtyfour::error::WebDriverResult;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

/// A running driver.
pub struct Driver {
    engine: Engine,
    port: u16,
    /// The driver and, before it, the screen that it needs.
    processes: Vec<Child>,
    /// The browser of the last test, for the next one.
    idle: Option<Browser>,
}

impl Driver {
    /// A browser for a test.
    pub async fn browser(&mut self, setup: Setup) -> WebDriverResult<Browser> {
        if let Some(mut idle) = self.idle.take() {
            if idle.fits(setup) && idle.reuse(setup).await.is_ok() {
                return Ok(idle);
            }
            idle.quit().await;
        }
        Browser::start(self.engine, &format!("http://127.0.0.1:{}", self.port), setup).await
    }

    /// Takes a browser back after a test, for the next one when `reusable`.
    pub async fn take_back(&mut self, browser: Browser, reusable: bool) {
        if reusable && browser.change_tabs().await.is_ok() {
            self.idle = Some(browser);
        } else {
            browser.quit().await;
        }
    }

    fn has_browser_for(&self, setup: Setup) -> bool {
        self.idle.as_ref().is_some_and(|idle| idle.fits(setup))
    }

    async fn start(engine: Engine) -> Driver {
        let port = ports::free();
        let mut processes = Vec::new();
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new("geckodriver");
                command.args(["--port", &port.to_string(), "--websocket-port", "0", "--log", "fatal"]);
                command
            }
            Engine::WebKit => {
                let (screen, display) = start_screen().await;
                processes.push(screen);
                let mut command = Command::new("WebKitWebDriver");
                command.arg(format!("--port={port}")).env("DISPLAY", display);
                command
            }
        };
        processes.push(spawn(command.stdout(Stdio::null()).stderr(Stdio::null())));
        let driver = Driver { engine, port, processes, idle: None };
        driver.until_it_answers().await;
        driver
    }

    async fn until_it_answers(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !self.answers().await.unwrap_or(false) {
            assert!(Instant::now() < deadline, "the driver of {} does not answer", self.engine.name());
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// True if the driver answers. A connection is not enough: some drivers accept it before they can answer.
    async fn answers(&self) -> io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?;
        let request = format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).await?;
        let mut start = [0; 12];
        stream.read_exact(&mut start).await?;
        Ok(start == *b"HTTP/1.1 200" || start == *b"HTTP/1.0 200")
    }

    /// Ends the driver, then its screen.
    async fn stop(mut self) {
        if let Some(browser) = self.idle.take() {
            browser.quit().await;
        }
        while let Some(mut process) = self.processes.pop() {
            // A terminated driver ends its browsers; a killed one may leave them behind.
            if let Some(id) = process.id() {
                _ = Command::new("kill").arg(id.to_string()).status().await;
            }
            if timeout(Duration::from_secs(3), process.wait()).await.is_err() {
                _ = process.kill().await;
            }
        }
    }
}

/// The drivers that no test uses now.
#[derive(Default)]
pub struct Drivers(Mutex<Vec<Driver>>);

impl Drivers {
    /// An idle driver of the engine, one with a browser for the setup if possible, or a new driver.
    pub async fn take(&self, engine: Engine, setup: Setup) -> Driver {
        let idle = {
            let mut drivers = self.0.lock().unwrap();
            let of_engine = drivers.iter().enumerate().filter(|(_, driver)| driver.engine == engine);
            let best = of_engine.max_by_key(|(_, driver)| driver.has_browser_for(setup)).map(|(at, _)| at);
            best.map(|at| drivers.swap_remove(at))
        };
        match idle {
            Some(driver) => driver,
            None => Driver::start(engine).await,
        }
    }

    pub fn give_back(&self, driver: Driver) {
        self.0.lock().unwrap().push(driver);
    }

    pub async fn stop(&self) {
        let drivers = std::mem::take(&mut *self.0.lock().unwrap());
        for driver in drivers {
            driver.stop().await;
        }
    }
}

/// An X server without a screen, for WebKitGTK, which has no headless mode. It chooses a free display and prints its number.
async fn start_screen() -> (Child, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"]);
    let mut screen = spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()));
    let mut line = String::new();
    let output = screen.stdout.take().expect("Xvfb's output");
    BufReader::new(output).read_line(&mut line).await.expect("Xvfb prints its display");
    assert!(!line.is_empty(), "Xvfb did not start");
    (screen, format!(":{}", line.trim()))
}

fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).kill_on_drop(true);
    command.spawn().unwrap_or_else(|error| panic!("{:?} does not start: {error}", command.as_std().get_program()))
}
