//! The preview's server: on this computer alone, for browsers that name this computer.

use super::desk::Desk;
use super::response::{Answer, text};
use super::site;
use crate::error::{Error, Outcome};
use hyper::header::HOST;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use tokio::runtime::Runtime;

/// A server that does not answer yet.
pub struct Server {
    pub port: u16,
    listener: TcpListener,
}

/// Takes a port; 0 is any free one.
pub fn bind(port: u16) -> Result<Server, Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(Error::Serve)?;
    listener.set_nonblocking(true).map_err(Error::Serve)?;
    let port = listener.local_addr().map_err(Error::Serve)?.port();
    Ok(Server { port, listener })
}

impl Server {
    /// Answers until the process is ended.
    pub fn run(self, desk: Arc<Desk>) -> Result<Outcome, Error> {
        let runtime = Runtime::new().map_err(Error::Serve)?;
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(self.listener).map_err(Error::Serve)?;
            loop {
                // A browser may be gone before its connection is accepted.
                let Ok((stream, _)) = listener.accept().await else { continue };
                let desk = desk.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request| {
                        let desk = desk.clone();
                        async move { Ok::<Answer, Infallible>(respond(desk, request).await) }
                    });
                    // So may one whose answer is on its way.
                    _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
        })
    }
}

async fn respond<B>(desk: Arc<Desk>, request: Request<B>) -> Answer {
    if !names_this_computer(&request) {
        // A page on the web whose name leads to this computer would read what is unpublished.
        return text(StatusCode::FORBIDDEN, "The preview answers to 127.0.0.1 and localhost alone.");
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "The preview is for reading.");
    }
    let (path, query) = (request.uri().path().to_owned(), request.uri().query().unwrap_or_default().to_owned());
    if path == site::WAIT {
        return site::wait(desk, &query).await;
    }
    let answer = tokio::task::spawn_blocking(move || site::respond(&desk.state(), &path)).await;
    answer.unwrap_or_else(|_| text(StatusCode::INTERNAL_SERVER_ERROR, "This page cannot be rendered."))
}

fn names_this_computer<B>(request: &Request<B>) -> bool {
    let Some(host) = request.headers().get(HOST).and_then(|host| host.to_str().ok()) else { return false };
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost"].contains(&name)
}
