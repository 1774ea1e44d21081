//! Ports of this machine, each handed out once a run: so every test has an origin of its own, and thus a storage of its
//! own. The range lies below the one for outgoing connections, which could otherwise take a port between the moment it
//! is found free and the moment it is used.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

const FIRST: u16 = 20_000;
const COUNT: u16 = 12_000;

/// The number of ports tried so far.
static STEP: AtomicU16 = AtomicU16::new(0);

/// A listener on a port that no test has used.
pub fn listen() -> TcpListener {
    // Two runs side by side start far from each other.
    let start = (std::process::id() % 60) as u16 * 200;
    loop {
        let port = FIRST + (start + STEP.fetch_add(1, Ordering::Relaxed)) % COUNT;
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            return listener;
        }
    }
}

/// A free port, for a program that listens itself.
pub fn free() -> u16 {
    listen().local_addr().expect("the listener's address").port()
}

/// A listener on a port of the caller's choice.
pub fn listen_on(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}
