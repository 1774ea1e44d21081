//! `bench navigation`: navigation from article to article inside the app, from memory and over a slow network, compared
//! with a full load.

use crate::Result;
use crate::browser::{Browser, Conditions, Network, SLOW};
use crate::options::Options;
use crate::pages::page_path;
use crate::served::{Copy, Served};
use crate::table::{Table, median, whole};
use serde_json::Value;

/// An article, one that it links to, and a description of the latter.
const LINKS: [(&str, &str, &str); 2] = [
    ("raqqa-mossoul-djihadistes-reculent", "raqqa-offensive-trois-questions", "an article"),
    ("k2-premiere-hivernale", "k2-quarante-ans-d-hivers", "the longest article"),
];
/// The limit below which a reader perceives no delay, in milliseconds.
const AIM: f64 = 50.0;
/// A slow phone with an unthrottled network.
const SLOW_PROCESSOR: Conditions = Conditions { processor: SLOW.processor, network: Network::Free };

const ABOUT: &str = "\
From one article to another by a link in the text, on a processor four times slower: the time from the click to the
frame that shows the new headline.

- *From memory*: the reader has read the article before; nothing is loaded.
- *Over the network, in the app*: the article was not loaded before; 1.6 Mbit/s, 150 ms of latency.
- *Over the network, a full load*: the same article opened as a printed page with an empty cache, on the same network.

With a view transition, that frame is the first of the transition.

Each run is in a fresh tab, the three kinds alternate, and the table gives the medians. The previous page is idle when
a run starts, so its prefetches are complete.

";

/// The times of all runs of one link.
#[derive(Default)]
struct Times {
    memory: Vec<f64>,
    app: Vec<f64>,
    load: Vec<f64>,
}

/// Measures all links; returns a section of Markdown.
pub async fn run(options: &Options) -> Result<String> {
    let served = Copy::of(&options.dist)?.serve();
    let head = ["", "from memory", "aim", "met", "network, in the app", "network, a full load", "ratio"];
    let mut table = Table::new(head);
    for (from, to, name) in LINKS {
        eprintln!("{from} to {to}: {} runs…", options.runs);
        let times = Browser::with(async |browser| {
            let mut times = Times::default();
            for run in 1..=options.runs {
                let (memory, app, load) = one_run(browser, &served, from, to).await?;
                eprintln!("  {run}: {memory:.0} ms, {app:.0} ms, {load:.0} ms");
                times.memory.push(memory);
                times.app.push(app);
                times.load.push(load);
            }
            Ok(times)
        })
        .await?;
        let middle = |times: Vec<f64>| median(times).unwrap_or(f64::NAN);
        let (memory, app, load) = (middle(times.memory), middle(times.app), middle(times.load));
        let milliseconds = |time: f64| format!("{} ms", whole(time.round() as u64));
        table.row([
            format!("to {name}"),
            milliseconds(memory),
            format!("at most {}", milliseconds(AIM)),
            if memory <= AIM { "yes" } else { "**no**" }.to_owned(),
            milliseconds(app),
            milliseconds(load),
            format!("{:.2}", app / load),
        ]);
    }
    Ok(format!("## From article to article\n\n{ABOUT}{table}"))
}

/// One run: milliseconds from memory, over the network in the app, and as a full load.
async fn one_run(browser: &Browser, served: &Served, from: &str, to: &str) -> Result<(f64, f64, f64)> {
    let (from, to) = (page_path(from), page_path(to));
    start_at(browser, served, &from).await?;
    follow(browser, &to).await?;
    browser.run_async(include_str!("back.js"), vec![]).await?;
    let memory = follow(browser, &to).await?;
    browser.close_tab().await?;

    start_at(browser, served, &from).await?;
    browser.emulate(SLOW).await?;
    let app = follow(browser, &to).await?;
    browser.close_tab().await?;

    start_at(browser, served, &from).await?;
    browser.forget(&served.origin).await?;
    browser.emulate(SLOW).await?;
    browser.open(&format!("{}{to}", served.origin)).await?;
    let load = browser.collect(true).await?;
    browser.close_tab().await?;
    Ok((memory, app, milliseconds(&load["headline"])?))
}

/// Opens a page in a cold tab and waits until it is settled.
async fn start_at(browser: &Browser, served: &Served, path: &str) -> Result<()> {
    browser.open_cold_tab(&served.origin, SLOW_PROCESSOR).await?;
    browser.open(&format!("{}{path}", served.origin)).await?;
    browser.collect(true).await.map(drop)
}

async fn follow(browser: &Browser, path: &str) -> Result<f64> {
    milliseconds(&browser.run_async(include_str!("follow.js"), vec![path.into()]).await?)
}

fn milliseconds(value: &Value) -> Result<f64> {
    Ok(value.as_f64().ok_or("the script returned no time")?)
}
