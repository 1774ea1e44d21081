//! `bench growth`: the cost of printing a growing edition and one changed article, and the bytes that a reader loads.

mod process;
mod site;

use crate::browser::{Browser, FREE};
use crate::generate::{SEED, generate};
use crate::options::Options;
use crate::pages::page_path;
use crate::served::Served;
use crate::table::{Table, megabytes, whole};
use crate::{Result, places};
use process::Cost;
use serde_json::{Value, json};
use site::{Amount, Difference, Site};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const ABOUT: &str = "\
An edition of each size is generated (`bench generate`: bodies of 50 to 6,000 words, most articles with one image,
shared image files) and printed into an empty folder by `press print`. Then the text and the date of one article
change, and the edition is printed again into the same folder. The page in the table is that of one article that is
the same in each edition: the bytes that a reader loads must not depend on the size of the archive.

";

/// The measures of one edition.
struct Figures {
    articles: usize,
    first: Cost,
    files: Amount,
    copies: Amount,
    second: Cost,
    difference: Difference,
    /// The bytes of the typical article: its page and its JSON, each raw and in brotli.
    view: [Option<u64>; 4],
    /// A first visit to the page, in a browser.
    visit: Value,
}

/// Measures an edition of each size; returns a section of Markdown.
pub async fn run(options: &Options) -> Result<String> {
    let mut figures = Vec::new();
    for count in &options.articles {
        figures.push(measure(*count, options).await?);
    }
    Ok(format!("## Growth\n\n{ABOUT}{}\n{}", table(&figures), changed(&figures)))
}

async fn measure(articles: usize, options: &Options) -> Result<Figures> {
    let folder = places::scratch("growth-")?;
    let (edition, out) = (folder.path().join("edition"), folder.path().join("site"));
    eprintln!("{} articles: generating…", whole(articles as u64));
    let start = Instant::now();
    let desk = generate(articles, SEED, &edition)?;
    eprintln!("  {:.1} s; printing…", start.elapsed().as_secs_f64());
    let first = print(&options.dist, &edition, &out, "2026-01-01T08:30:00+01:00")?;
    eprintln!("  {:.1} s; reading the site…", first.time.as_secs_f64());
    let site = Site::read(&out)?;
    let [files, copies] = site.amounts();
    let id = desk.typical().id;
    let (page, data) = (format!("article/{id}/index.html"), format!("data/articles/{id}.json"));
    let view = [&page, &format!("{page}.br"), &data, &format!("{data}.br")].map(|path| site.length(path));
    let served = Served::folder(&out);
    let path = page_path(&id);
    let visit = Browser::with(async |browser| browser.visit(&served.origin, &path, FREE, true).await).await?;
    drop(served);
    change(&edition.join(format!("articles/{id}.json")))?;
    eprintln!("  one article changed; printing again…");
    let second = print(&options.dist, &edition, &out, "2026-01-01T09:30:00+01:00")?;
    let difference = site.difference(&out)?;
    Ok(Figures { articles, first, files, copies, second, difference, view, visit })
}

/// Prints as of a time soon after the newest article, so that the news sitemap has entries.
fn print(dist: &Path, edition: &Path, out: &Path, now: &str) -> Result<Cost> {
    let mut command = Command::new(places::press()?);
    command.arg("print").arg("--dist").arg(dist).arg("--edition").arg(edition).arg("--out").arg(out);
    process::run(command.args(["--site", "https://news.example", "--base", "/", "--now", now]))
}

/// Changes an article as an editor would an hour later: one paragraph more.
fn change(file: &Path) -> Result<()> {
    let mut article: Value = serde_json::from_slice(&fs::read(file)?)?;
    let paragraph =
        json!({ "type": "paragraph", "text": "Mis à jour : la rédaction ajoute ce qu’elle sait depuis une heure." });
    article["body"].as_array_mut().ok_or("the article has no body")?.push(paragraph);
    article["dateModified"] = "2026-01-01T09:00:00+01:00".into();
    fs::write(file, serde_json::to_vec(&article)?)?;
    Ok(())
}

fn table(figures: &[Figures]) -> Table {
    let head = figures.iter().map(|figures| format!("{} articles", whole(figures.articles as u64)));
    let mut table = Table::new(std::iter::once(String::new()).chain(head));
    let mut row = |name: &str, cell: &dyn Fn(&Figures) -> String| {
        table.row(std::iter::once(name.to_owned()).chain(figures.iter().map(cell)));
    };
    let time = |cost: Cost| format!("{:.2} s", cost.time.as_secs_f64());
    let bytes = |length: Option<u64>| length.map_or("–".to_owned(), whole);
    row("first printing", &|figures| time(figures.first));
    row("a page, on average", &|figures| {
        format!("{:.2} ms", figures.first.time.as_secs_f64() * 1e3 / figures.articles.max(1) as f64)
    });
    row("peak memory", &|figures| megabytes(figures.first.memory));
    row("files", &|figures| whole(figures.files.files));
    row("their bytes", &|figures| megabytes(figures.files.bytes));
    row("compressed copies", &|figures| whole(figures.copies.files));
    row("their bytes", &|figures| megabytes(figures.copies.bytes));
    row("printing after one change", &|figures| time(figures.second));
    row("peak memory", &|figures| megabytes(figures.second.memory));
    row("files that changed", &|figures| whole(figures.difference.changed.len() as u64));
    row("files written that did not change", &|figures| whole(figures.difference.same.len() as u64));
    row("the article's page, bytes", &|figures| bytes(figures.view[0]));
    row("the same in brotli", &|figures| bytes(figures.view[1]));
    row("its JSON, bytes", &|figures| bytes(figures.view[2]));
    row("the same in brotli", &|figures| bytes(figures.view[3]));
    row("a first visit to it, requests", &|figures| bytes(figures.visit["allRequests"].as_u64()));
    row("its bytes, with the app and pictures", &|figures| bytes(figures.visit["allBytes"].as_u64()));
    table
}

/// The list of files that the change of one article changed, in the largest edition.
fn changed(figures: &[Figures]) -> String {
    let Some(largest) = figures.iter().max_by_key(|figures| figures.articles) else { return String::new() };
    let names: Vec<&String> = largest.difference.changed.iter().filter(|path| !site::is_compressed(path)).collect();
    let mut text = format!(
        "Of {} articles, one changed: besides compressed copies these files changed.\n\n",
        whole(largest.articles as u64)
    );
    for name in names.iter().take(20) {
        text.push_str(&format!("- `{name}`\n"));
    }
    if names.len() > 20 {
        text.push_str(&format!("- and {} more\n", whole(names.len() as u64 - 20)));
    }
    text
}
