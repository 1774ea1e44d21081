//! A server of the tests on 127.0.0.1 and a free port, in threads of the test. It counts what it is asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a client asks.
#[derive(Clone, Debug)]
pub struct Request {
    /// Path and query; host and port if the server is asked as a proxy.
    pub target: String,
    /// In small letters.
    pub headers: Vec<(String, String)>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What a server answers.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Answer {
        Answer { status, headers: vec![("content-type".into(), kind.into())], body: body.into() }
    }

    pub fn with(mut self, name: &str, value: &str) -> Answer {
        self.headers.push((name.into(), value.into()));
        self
    }
}

type Handler = dyn Fn(&Request) -> Answer + Send + Sync;

/// A server.
pub struct Server {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    busiest: Arc<AtomicUsize>,
}

impl Server {
    /// Serves until the test ends.
    pub fn start(handler: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (now, busiest) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let handler: Arc<Handler> = Arc::new(handler);
        let server = Server { address, requests: requests.clone(), busiest: busiest.clone() };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (handler, requests) = (handler.clone(), requests.clone());
                let (now, busiest) = (now.clone(), busiest.clone());
                thread::spawn(move || {
                    let each = |request: Request| {
                        busiest.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        requests.lock().expect("a lock").push(request.clone());
                        let answer = handler(&request);
                        now.fetch_sub(1, Ordering::SeqCst);
                        answer
                    };
                    serve(stream, each)
                });
            }
        });
        server
    }

    /// An address of the server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("a lock").clone()
    }

    /// The targets of what was asked so far.
    pub fn targets(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.target).collect()
    }

    /// The most requests that were there at once.
    pub fn busiest(&self) -> usize {
        self.busiest.load(Ordering::SeqCst)
    }
}

/// Answers the requests of one connection.
fn serve(stream: TcpStream, each: impl Fn(Request) -> Answer) -> Option<()> {
    let mut writer = stream.try_clone().ok()?;
    let mut lines = BufReader::new(stream).lines();
    loop {
        let first = lines.next()?.ok()?;
        let (method, rest) = first.split_once(' ')?;
        let target = rest.split(' ').next()?.to_owned();
        let mut headers = Vec::new();
        loop {
            let line = lines.next()?.ok()?;
            match line.split_once(':') {
                Some((name, value)) => headers.push((name.to_lowercase(), value.trim().to_owned())),
                None => break,
            }
        }
        let answer = each(Request { target, headers });
        if method == "CONNECT" {
            // As a proxy, it is whatever the client wants to reach.
            writer.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").ok()?;
            continue;
        }
        let mut head = format!("HTTP/1.1 {} Status\r\ncontent-length: {}\r\n", answer.status, answer.body.len());
        for (name, value) in &answer.headers {
            head += &format!("{name}: {value}\r\n");
        }
        let mut bytes = format!("{head}\r\n").into_bytes();
        bytes.extend(answer.body);
        writer.write_all(&bytes).ok()?;
    }
}
