//! What the preview answers: pages, rendered when they are asked for; the files of the edition and the app; and its own.

use super::about::{About, article, unpublished};
use super::desk::{Desk, State};
use super::frame::{escape, frame, own_page, spoken};
use super::response::{self, Answer, answer};
use crate::error::Error;
use crate::print::embargo::NEVER;
use crate::print::manifest::manifest;
use crate::print::site::DATA;
use contract::{Front, Id, ListPage, MAJOR, MINOR};
use hyper::StatusCode;
use manchette::address::{Route, files};
use percent_encoding::percent_decode_str;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, iter};

/// No id begins with a dot, so these are nobody's addresses.
pub const SCRIPT: &str = "/.preview/preview.js";
pub const STYLES: &str = "/.preview/preview.css";
/// The list of the unpublished articles.
pub const LIST: &str = "/.preview/";
/// Answers when something about a page has changed: `?path=…&state=…`.
pub const WAIT: &str = "/.preview/wait";

/// Browsers give up on answers that do not come; the script asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// A rendered page, or the reason why there is none.
struct Rendered {
    status: StatusCode,
    html: Result<String, String>,
}

/// Answers a request for a path.
pub fn respond(state: &State, path: &str) -> Answer {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return not_found() };
    match path {
        SCRIPT => return response::file(path, include_str!("preview.js")),
        STYLES => return response::file(path, include_str!("preview.css")),
        LIST => return response::page(StatusCode::OK, list(state)),
        "/robots.txt" => return response::file(path, "User-agent: *\nDisallow: /\n"),
        _ => {}
    }
    if let Some(name) = decoded.strip_prefix(state.ctx.site.paths.base())
        && let Some(answer) = file(state, name)
    {
        return answer;
    }
    let route = state.ctx.site.paths.route(path);
    if let Some(path) = other_path(state, &route, path) {
        return response::redirect(&path);
    }
    let Rendered { status, html } = render(state, &route, path);
    let about = about(state, &route, &html);
    match html {
        Ok(html) => response::page(status, frame(&html, &about)),
        Err(problem) => {
            let content = format!("<p>{}</p>", escape(&problem));
            response::page(status, own_page("This page cannot be shown", &content, &about))
        }
    }
}

/// Answers once something about a page is not as the asker knows it, and with nothing if that takes too long.
pub async fn wait(desk: Arc<Desk>, query: &str) -> Answer {
    let value = |name: &str| {
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let (path, known) = (value("path"), value("state"));
    let mut changes = desk.changes();
    let patience = tokio::time::sleep(PATIENCE);
    tokio::pin!(patience);
    loop {
        changes.borrow_and_update();
        let (state, asked) = (desk.state(), path.clone());
        let about = tokio::task::spawn_blocking(move || {
            let route = state.ctx.site.paths.route(&asked);
            about(&state, &route, &render(&state, &route, &asked).html)
        });
        match about.await {
            Ok(about) if about.state != known => {
                let json = serde_json::to_string(&about).unwrap_or_default();
                return answer(StatusCode::OK, "application/json", json);
            }
            Ok(_) => {}
            Err(_) => return response::text(StatusCode::INTERNAL_SERVER_ERROR, "This page cannot be rendered."),
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return response::text(StatusCode::NO_CONTENT, "") },
            () = &mut patience => return response::text(StatusCode::NO_CONTENT, ""),
        }
    }
}

fn not_found() -> Answer {
    response::text(StatusCode::NOT_FOUND, "There is no such file.")
}

/// The path of an article that is asked for at another: its section may have changed.
fn other_path(state: &State, route: &Route, path: &str) -> Option<String> {
    let Route::Article { id } = route else { return None };
    let (article, _) = state.ctx.read::<contract::Article>(&files::article(id)).ok()?;
    let own = state.ctx.site.paths.article(id, article.section.as_ref());
    (own != path).then_some(own)
}

/// A file of the edition or the app, by its path below the base path.
fn file(state: &State, name: &str) -> Option<Answer> {
    let ctx = &state.ctx;
    if let Some(file) = name.strip_prefix(DATA) {
        if file == files::CHANGES {
            // Nothing is taken back from a device that reads a preview.
            return Some(response::file(
                file,
                format!("{{\"version\":\"{MAJOR}.{MINOR}\",\"withdrawn\":[],\"corrected\":[]}}"),
            ));
        }
        if !ctx.sources.exists(file) {
            return Some(not_found());
        }
        let bytes = if file.ends_with(".json") {
            ctx.sources.read(file).map(String::into_bytes).ok()
        } else {
            fs::read(ctx.sources.root().join(file)).ok()
        };
        return Some(bytes.map_or_else(not_found, |bytes| response::file(file, bytes)));
    }
    match name {
        "app.html" => Some(response::page(StatusCode::OK, ctx.shell())),
        "manifest.webmanifest" => Some(response::file(name, manifest(&ctx.site, &ctx.app_path, &ctx.theme))),
        // A worker would show what was, so the preview has the one that removes itself.
        "sw.js" | "sw-off.js" => Some(response::file(name, ctx.build.worker_off.clone())),
        _ => match ctx.build.file(name) {
            Ok(bytes) => bytes.map(|bytes| response::file(name, bytes)),
            Err(error) => Some(response::text(StatusCode::NOT_FOUND, &error.to_string())),
        },
    }
}

fn render(state: &State, route: &Route, path: &str) -> Rendered {
    let html = match html(state, route, path) {
        Ok(html) => return Rendered { status: StatusCode::OK, html: Ok(html) },
        Err(error) => error,
    };
    let is_missing = matches!(html, None | Some(Error::Read { .. }));
    match html {
        Some(error) if !is_missing => {
            Rendered { status: StatusCode::INTERNAL_SERVER_ERROR, html: Err(error.to_string()) }
        }
        Some(_) | None => Rendered { status: StatusCode::NOT_FOUND, html: Ok(state.ctx.not_found()) },
    }
}

/// The page of a route; an error without a reason if there is none.
fn html(state: &State, route: &Route, path: &str) -> Result<String, Option<Error>> {
    let ctx = &state.ctx;
    match route {
        Route::Front => {
            let (front, json) = ctx.read::<Front>(files::FRONT).map_err(Some)?;
            Ok(ctx.front_page(path, &Arc::new(front), &json))
        }
        Route::MostRead => ctx.most_read_page(path).map_err(Some),
        Route::List { kind, id, page } => {
            let (file, latest) = (files::list(*kind, id, *page), files::list(*kind, id, None));
            let (list, json) = ctx.read::<ListPage>(&file).map_err(Some)?;
            ctx.list_page(path, (&file, &list, &json), page.map(|_| latest.as_str())).map_err(Some)
        }
        Route::Article { id } => ctx.article_page(id.as_str()).map(|page| page.html).map_err(Some),
        Route::Settings | Route::Saved | Route::History | Route::Share => Ok(ctx.app_page()),
        Route::NotFound => Err(None),
    }
}

fn about(state: &State, route: &Route, html: &Result<String, String>) -> About {
    let hash = |value: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        value(&mut hasher);
        format!("{:016x}", hasher.finish())
    };
    let mut about = About::new(state, route);
    about.page = hash(&|hasher| (html, state.media).hash(hasher));
    let all = serde_json::to_string(&about).unwrap_or_default();
    about.state = hash(&|hasher| all.hash(hasher));
    about
}

/// The list of the unpublished articles, the next one first.
fn list(state: &State) -> String {
    let mut waiting: Vec<(i64, Id)> = Vec::new();
    for (path, facts) in state.ctx.sources.facts() {
        let id = path.strip_prefix("articles/").and_then(|name| Id::new(name.strip_suffix(".json")?));
        if let (Some(time), Some(id)) = (facts.publish_from, id)
            && time > state.now
        {
            waiting.push((time, id));
        }
    }
    waiting.sort();
    let item = |(time, id): &(i64, Id)| {
        let article = article(state, id.as_str())?;
        let section = article["section"]["id"].as_str().and_then(Id::new);
        let section = section.map(|id| contract::Reference { name: String::new(), id });
        let path = state.ctx.site.paths.article(id, section.as_ref());
        let headline = escape(article["headline"].as_str().unwrap_or(id.as_str()));
        let date = article["publishFrom"].as_str().and_then(contract::Date::parse).filter(|_| *time != NEVER);
        let when = date.as_ref().map(spoken).or_else(|| unpublished(&article, state.now));
        Some(format!("<li><a href=\"{}\">{headline}</a> {}</li>", escape(&path), escape(&when.unwrap_or_default())))
    };
    let items: String = waiting.iter().filter_map(item).collect();
    let content = match waiting.len() {
        0 => "<p>Every article is published.</p>".to_owned(),
        _ => iter::once("<ol>").chain([items.as_str(), "</ol>"]).collect(),
    };
    let front = format!("<p><a href=\"{}\">To the front page</a></p>", escape(state.ctx.site.paths.base()));
    own_page("Unpublished articles", &(content + &front), &about(state, &Route::NotFound, &Ok(items)))
}
