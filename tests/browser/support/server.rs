//! The web server of the tests: serves a folder as a static host would, records requests, and injects faults
//! (`faults.rs`). Each test has a server of its own, on a port of its own, so that nothing is shared.

use super::faults::{Answer, Fault, Faults, Wait};
use super::requests::{Asked, Fate, Requests};
use super::site::Site;
use super::{files, ports};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::body::{Bytes, Incoming};
use hyper::{Method, Request, Response, header};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

pub type Body = BoxBody<Bytes, io::Error>;

/// A server that runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    running: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    site: RwLock<Site>,
    faults: Faults,
    requests: Arc<Requests>,
    /// True if other origins may read the answers.
    open: AtomicBool,
    /// True if browsers may cache pages for the back button; `no-store` forbids it in some.
    stored: AtomicBool,
    /// True if the app's own page is served for all addresses, as before pages are printed.
    unprinted: AtomicBool,
}

impl Server {
    /// Serves a folder on a port that no test has used.
    pub fn start(root: &Path) -> Server {
        Server::start_on(ports::listen(), root)
    }

    /// Serves a folder on the port of a listener.
    pub fn start_on(listener: std::net::TcpListener, root: &Path) -> Server {
        listener.set_nonblocking(true).expect("a listener that does not block");
        let listener = TcpListener::from_std(listener).expect("the same listener");
        let server = Server {
            address: listener.local_addr().expect("the listener's address"),
            shared: Arc::new(Shared {
                site: Site::new(root).into(),
                faults: Faults::default(),
                requests: Arc::default(),
                open: AtomicBool::new(false),
                stored: AtomicBool::new(false),
                unprinted: AtomicBool::new(false),
            }),
            running: Mutex::default(),
        };
        server.listen(listener);
        server
    }

    /// The address of a path on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The faults to inject, by path.
    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// Stops listening and cuts every connection: from here on connections are refused.
    pub async fn refuse(&self) {
        let running = self.running.lock().unwrap().take();
        if let Some(running) = running {
            running.abort();
            _ = running.await;
        }
    }

    /// Listens again on the same port.
    pub async fn recover(&self) {
        self.listen(TcpListener::bind(self.address).await.expect("the same port"));
    }

    /// Lets pages of other origins read the answers (CORS).
    pub fn open_to_other_origins(&self) {
        self.shared.open.store(true, Ordering::Relaxed);
    }

    /// Lets browsers cache pages for the back button.
    pub fn let_pages_be_cached(&self) {
        self.shared.stored.store(true, Ordering::Relaxed);
    }

    /// Serves the app's own page for all addresses, as `trunk serve` does: nothing is printed.
    pub fn leave_unprinted(&self) {
        self.shared.unprinted.store(true, Ordering::Relaxed);
    }

    /// Serves another folder from now on: another build, while pages of the old one are open.
    pub fn serve(&self, root: &Path) {
        *self.shared.site.write().unwrap() = Site::new(root);
    }

    /// Deploys a build in which one file differs; the worker's list has its new hash.
    pub fn deploy(&self, path: &str, bytes: impl Into<Bytes>) {
        self.shared.site.write().unwrap().put_over(path, bytes.into());
    }

    /// The folder that is served.
    pub fn root(&self) -> PathBuf {
        self.shared.site.read().unwrap().root().to_owned()
    }

    /// A file of the folder that is served, by its path.
    pub fn file(&self, path: &str) -> String {
        let file = self.shared.site.read().unwrap().file(path);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Every request so far, oldest first.
    pub fn requests(&self) -> Vec<Asked> {
        self.shared.requests.all()
    }

    /// The requests for one path so far.
    pub fn asked(&self, path: &str) -> Vec<Asked> {
        self.requests().into_iter().filter(|asked| asked.path == path).collect()
    }

    /// The requested paths that a script has built from a missing value, from the start on.
    pub fn malformed_requests(&self) -> Vec<String> {
        self.shared.requests.malformed()
    }

    /// Clears the list of requests.
    pub fn clear_requests(&self) {
        self.shared.requests.forget();
    }

    fn listen(&self, listener: TcpListener) {
        *self.running.lock().unwrap() = Some(tokio::spawn(accept(listener, self.shared.clone())));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(running) = self.running.lock().unwrap().take() {
            running.abort();
        }
    }
}

/// Accepts connections. This task owns them: when it ends, they all end.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let shared = shared.clone();
        connections.spawn(async move {
            let service = hyper::service::service_fn(move |request| answer(request, shared.clone()));
            // A connection that the browser cuts is an error here, and no failure of a test.
            _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn answer(request: Request<Incoming>, shared: Arc<Shared>) -> Result<Response<Body>, Infallible> {
    let mut note = shared.requests.note(&request);
    let path = request.uri().path().to_owned();
    let Fault { wait, answer, cut_after, stall_after } = shared.faults.of(&path);
    match wait {
        Wait::None => {}
        Wait::For(time) => tokio::time::sleep(time).await,
        Wait::Until(mut released) => _ = released.wait_for(|released| *released).await,
        Wait::Forever => std::future::pending().await,
    }
    let site = || shared.site.read().unwrap();
    let mut response = match answer {
        Answer::File if shared.unprinted.load(Ordering::Relaxed) => files::answer_unprinted(&site(), &request),
        Answer::File => files::answer(&site(), &request),
        Answer::Status(status) => files::plain(status, "text/plain", Bytes::new()),
        Answer::Body(bytes, content_type) => files::part(request.headers(), &content_type, bytes),
        Answer::Changed(change) => files::changed(&site(), &path, &*change),
        Answer::Redirect(to) => files::redirect(&to),
    };
    if let Some(length) = cut_after {
        response = files::cut(response, length).await;
    }
    let caching = if shared.stored.load(Ordering::Relaxed) { "no-cache" } else { "no-store" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(caching));
    if shared.open.load(Ordering::Relaxed) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header::HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, header::HeaderValue::from_static("*"));
    }
    if request.method() == Method::HEAD {
        *response.body_mut() = Full::default().map_err(|never| match never {}).boxed();
    }
    if let Some(length) = stall_after {
        return Ok(files::stall(response, length, note).await);
    }
    note.fate = Fate::Answered(response.status().as_u16());
    Ok(response)
}
