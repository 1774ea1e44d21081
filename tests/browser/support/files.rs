//! Answers from files, as a static host gives them: content types, ranges, and the app's page for other addresses.

use super::requests::Note;
use super::server::Body;
use super::site::Site;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use hyper::header::{ACCEPT, ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, LOCATION, RANGE};
use hyper::{Request, Response, StatusCode};
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The file of a request; the app's empty page for a page that does not exist; 404 for a file that does not exist.
pub fn answer<B>(site: &Site, request: &Request<B>) -> Response<Body> {
    let path = request.uri().path();
    match find(site, path).or_else(|| is_navigation(path, request.headers()).then(|| shell(site, path))) {
        Some(file) => part(request.headers(), content_type(&file), site.read(&file)),
        None => plain(StatusCode::NOT_FOUND, "text/plain", Bytes::from_static(b"no such file")),
    }
}

/// The same before pages are printed: one page for all addresses.
pub fn answer_unprinted<B>(site: &Site, request: &Request<B>) -> Response<Body> {
    let unprinted = |name: &str| site.read(&site.file(&format!("/.press/{name}")));
    match request.uri().path() {
        "/boot.js" => plain(StatusCode::OK, "text/javascript", unprinted("boot.js")),
        path if find(site, path).is_none_or(|file| content_type(&file) == "text/html")
            && is_navigation(path, request.headers()) =>
        {
            plain(StatusCode::OK, "text/html", unprinted("index.html"))
        }
        _ => answer(site, request),
    }
}

/// The file of a path after a change.
pub fn changed(site: &Site, path: &str, change: &(dyn Fn(&mut Bytes) + Send + Sync)) -> Response<Body> {
    let file = find(site, path).unwrap_or_else(|| panic!("{path} is to be changed and is no file"));
    let mut bytes = site.read(&file);
    change(&mut bytes);
    plain(StatusCode::OK, content_type(&file), bytes)
}

/// An answer of these bytes.
pub fn plain(status: StatusCode, content_type: &str, bytes: Bytes) -> Response<Body> {
    let body = Full::new(bytes).map_err(|never| match never {}).boxed();
    Response::builder().status(status).header(CONTENT_TYPE, content_type).body(body).expect("an answer")
}

/// The same answer, whose connection breaks after some bytes.
pub async fn cut(response: Response<Body>, length: usize) -> Response<Body> {
    partial(response, length, None).await
}

/// The same answer, of which only some bytes come. Its request stays unanswered until the browser aborts it.
pub async fn stall(response: Response<Body>, length: usize, note: Note) -> Response<Body> {
    partial(response, length, Some(note)).await
}

async fn partial(response: Response<Body>, length: usize, stalled: Option<Note>) -> Response<Body> {
    let (mut head, body) = response.into_parts();
    let mut bytes = body.collect().await.expect("the body of a file").to_bytes();
    head.headers.insert(CONTENT_LENGTH, bytes.len().into());
    bytes.truncate(length);
    Response::from_parts(head, Partial { bytes: Some(bytes), stalled }.boxed())
}

/// The file of a path inside the root: itself, or the `index.html` in it.
fn find(site: &Site, path: &str) -> Option<PathBuf> {
    // A static host serves no path that climbs; the app must not request one either.
    let inside = !path.split('/').any(|name| name == ".." || name.contains('%') || name.contains('\\'));
    let file = site.file(path);
    (inside && site.has(&file)).then_some(file)
}

/// The app's page of the edition that a path belongs to; where nothing is printed, `index.html`.
fn shell(site: &Site, path: &str) -> PathBuf {
    let edition = path.split('/').nth(1).map(|first| site.file(&format!("{first}/app.html")));
    let shells = edition.into_iter().chain([site.file("app.html")]);
    shells.into_iter().find(|file| site.has(file)).unwrap_or_else(|| site.file("index.html"))
}

/// True if a request is for a page rather than for a file.
fn is_navigation(path: &str, headers: &HeaderMap) -> bool {
    let wants_html = headers.get(ACCEPT).is_some_and(|accept| accept.to_str().unwrap_or("").contains("text/html"));
    let name = path.rsplit('/').next().unwrap_or("");
    wants_html || !name.contains('.')
}

/// A redirect.
pub fn redirect(to: &str) -> Response<Body> {
    let mut response = plain(StatusCode::FOUND, "text/html", Bytes::new());
    response.headers_mut().insert(LOCATION, to.parse().expect("an address"));
    response
}

/// All the bytes, or the requested range: WebKit plays no video from a server without ranges.
pub fn part(headers: &HeaderMap, content_type: &str, bytes: Bytes) -> Response<Body> {
    let total = bytes.len();
    let range = headers.get(RANGE).and_then(|range| parse_range(range.to_str().ok()?, total));
    let mut response = match range {
        Some((first, last)) => {
            let mut response = plain(StatusCode::PARTIAL_CONTENT, content_type, bytes.slice(first..=last));
            let value = format!("bytes {first}-{last}/{total}").parse().expect("a header");
            response.headers_mut().insert(CONTENT_RANGE, value);
            response
        }
        None => plain(StatusCode::OK, content_type, bytes),
    };
    response.headers_mut().insert(ACCEPT_RANGES, "bytes".parse().expect("a header"));
    response
}

/// The first and the last byte of `bytes=first-last`, `bytes=first-` or `bytes=-length`.
fn parse_range(range: &str, total: usize) -> Option<(usize, usize)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let end = total.checked_sub(1)?;
    let (first, last) = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) => (first, last.min(end)),
        (Ok(first), Err(_)) => (first, end),
        (Err(_), Ok(length)) => (total.saturating_sub(length), end),
        (Err(_), Err(_)) => return None,
    };
    (first <= last).then_some((first, last))
}

/// The content type of a file, by its name.
pub fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|name| name.to_str()).unwrap_or("") {
        "html" => "text/html",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "txt" => "text/plain",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "ogg" | "opus" => "audio/ogg",
        "m4a" => "audio/mp4",
        "vtt" => "text/vtt",
        _ => "application/octet-stream",
    }
}

/// Some bytes, then a broken connection, or nothing more when `stalled`.
struct Partial {
    bytes: Option<Bytes>,
    stalled: Option<Note>,
}

impl HttpBody for Partial {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.bytes.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            // hyper drops the body when the browser closes the connection.
            None if self.stalled.is_some() => Poll::Pending,
            None => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}
