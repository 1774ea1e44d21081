//! `bench pages`: a first visit to an article, compared with the limit, the same text and images as bare HTML.

mod measures;

use crate::Result;
use crate::browser::{Browser, Conditions, FREE, SLOW};
use crate::options::Options;
use crate::served::{Copy, OWN, Served};
use crate::table::{capital, whole};
use serde_json::Value;
use std::fs;

/// The articles that are visited, each with a description.
const ARTICLES: [(&str, &str); 2] = [
    ("raqqa-mossoul-djihadistes-reculent", "The reference article"),
    ("k2-quarante-ans-d-hivers", "The longest article"),
];

const ABOUT: &str = "\
*The limit* is the main element of the same printed page as bare semantic HTML: the same text, the same images with
the same `srcset` and `sizes`, the main image requested as early, 1.4 kB of inlined styles, the system's fonts, no
script. It is served by the same nginx with [the configuration that we ship](deploy/nginx.conf), compressed by the
same brotli. No page with this text and these images can be much faster.

Each visit is in a fresh tab with an empty cache, in a window of 360 × 740 at a pixel ratio of 2. Visits to the page
and to the limit alternate, and so does their order; the table gives the medians. Chromium and the server run on the
same machine. The largest paint is that of text or of the image, whichever fills more of the window, so the main image
has a line of its own. Blocking time is the sum of all time beyond 50 ms in each long task. Tasks, requests and bytes
are those started before the app has hydrated the page (for the limit: before it has loaded); bytes as Resource Timing
counts them: 300 bytes of headers for each response.

";

/// The profiles: name, conditions, description.
const PROFILES: [(&str, Conditions, &str); 2] = [
    ("slow", SLOW, "a processor four times slower, 1.6 Mbit/s down, 750 kbit/s up, 150 ms of latency"),
    ("unthrottled", FREE, "this machine as it is; times are multiples of a frame, 16.7 ms"),
];

/// Measures all articles in all profiles; returns a section of Markdown.
pub async fn run(options: &Options) -> Result<String> {
    let mut text = format!("## A first visit\n\n{ABOUT}");
    let copy = Copy::of(&options.dist)?;
    let mut words = Vec::new();
    for (id, _) in ARTICLES {
        let (html, count) = limit(options, id).await?;
        copy.add_page(id, &html)?;
        words.push(count);
    }
    let served = copy.serve();
    for (profile, conditions, meaning) in PROFILES {
        text.push_str(&format!("### {} profile: {meaning}\n\n", capital(profile)));
        for ((id, name), words) in ARTICLES.iter().zip(&words) {
            eprintln!("{profile}, {id}: {} visits each…", options.runs);
            let (limit, page) = take_turns(&served, id, conditions, options.runs).await?;
            let table = measures::table(&limit, &page);
            text.push_str(&format!("{name}, {} words including everything around it:\n\n{table}\n", whole(*words)));
        }
    }
    Ok(text)
}

/// Visits the limit and the page alternately, and returns the measures of each visit.
async fn take_turns(
    served: &Served,
    id: &str,
    conditions: Conditions,
    runs: usize,
) -> Result<(Vec<Value>, Vec<Value>)> {
    Browser::with(async |browser| {
        let (limit, page) = (limit_path(id), page_path(id));
        // The first pages of a browser also pay for its own start.
        browser.visit(&served.origin, &limit, FREE, false).await?;
        browser.visit(&served.origin, &page, FREE, true).await?;
        let (mut limits, mut pages) = (Vec::new(), Vec::new());
        for run in 1..=runs {
            // Alternate the order, so that the work of a tab that is closing affects both.
            for is_page in [run % 2 == 0, run % 2 == 1] {
                let path = if is_page { &page } else { &limit };
                let visit = browser.visit(&served.origin, path, conditions, is_page).await?;
                if is_page { pages.push(visit) } else { limits.push(visit) }
            }
            eprintln!("  {run}: limit {}; page {}", in_short(limits.last()), in_short(pages.last()));
        }
        Ok((limits, pages))
    })
    .await
}

/// A visit in one line, with the largest element.
fn in_short(visit: Option<&Value>) -> String {
    let Some(visit) = visit else { return String::new() };
    let time = |name: &str| visit[name].as_f64().unwrap_or(f64::NAN);
    let element = visit["element"].as_str().unwrap_or_default();
    format!("first paint {:.0} ms, largest {:.0} ms ({element})", time("paint"), time("largest"))
}

/// The limit of a printed page: its HTML and its number of words.
async fn limit(options: &Options, id: &str) -> Result<(String, u64)> {
    let file = options.dist.join(page_path(id).trim_matches('/')).join("index.html");
    let printed = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let style: String = include_str!("limit.css").lines().collect();
    let made = Browser::with(async |browser| {
        browser.open("about:blank").await?;
        browser.run(include_str!("limit.js"), vec![printed.into(), style.into()]).await
    })
    .await?;
    let html = made["html"].as_str().ok_or("the limit has no HTML")?;
    Ok((html.to_owned(), made["words"].as_u64().unwrap_or_default()))
}

/// The path of an article's page.
pub fn page_path(id: &str) -> String {
    format!("/article/{id}/")
}

fn limit_path(id: &str) -> String {
    format!("/{OWN}/{id}/")
}
