//! What the preview says about a page: whether it is unpublished, and what the checker has found.

use super::desk::State;
use super::frame::spoken;
use crate::check::Message;
use crate::print::embargo::{NEVER, publish_from};
use contract::Date;
use manchette::address::Route;
use serde::Serialize;
use serde_json::Value;
use std::fs;

/// What is said about a page, as its script reads it.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Changes with everything that the page shows and that is said about it.
    pub state: String,
    /// Changes with what the page shows.
    pub page: String,
    /// Why nobody reads the page yet.
    pub unpublished: Option<String>,
    /// True once the edition as it is now has been checked.
    pub is_checked: bool,
    /// The edition's problem, and those of the page's files.
    pub problems: Vec<Message>,
}

impl About {
    /// What is said about a page without its content.
    pub fn new(state: &State, route: &Route) -> About {
        let unpublished = match route {
            Route::Article { id } => article(state, id.as_str()).and_then(|article| unpublished(&article, state.now)),
            _ => None,
        };
        let edition = state.problem.iter().map(|problem| Message {
            is_error: true,
            message: problem.clone(),
            ..Message::default()
        });
        let report = state.report.as_deref();
        let of_files = page_files(state, route)
            .into_iter()
            .flat_map(|file| report.map(|report| report.messages(&file)).unwrap_or_default());
        let problems = edition.chain(of_files).collect();
        About { unpublished, is_checked: report.is_some(), problems, ..About::default() }
    }
}

/// An article as it is in the edition's folder.
pub fn article(state: &State, id: &str) -> Option<Value> {
    let text = fs::read_to_string(state.ctx.sources.root().join(format!("articles/{id}.json"))).ok()?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

/// Why an article is not published at a time, in seconds since 1970.
pub fn unpublished(article: &Value, now: i64) -> Option<String> {
    if article["status"] == "draft" {
        return Some("Unpublished: a draft".to_owned());
    }
    match publish_from(article)? {
        NEVER => Some("Unpublished: its publishFrom cannot be read".to_owned()),
        time if time > now => {
            let date = Date::parse(article["publishFrom"].as_str()?)?;
            Some(format!("Unpublished, from {}", spoken(&date)))
        }
        _ => None,
    }
}

/// The files of the edition that a page is made of.
fn page_files(state: &State, route: &Route) -> Vec<String> {
    let own = route.file();
    let live = match route {
        Route::Article { .. } => {
            let facts = own.as_ref().and_then(|file| state.ctx.sources.facts().get(file));
            facts.and_then(|facts| Some(format!("live/{}/latest.json", facts.live.as_deref()?)))
        }
        _ => None,
    };
    own.into_iter().chain(live).collect()
}
