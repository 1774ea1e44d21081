//! The budgets on bytes, on the built and printed site: raising one needs a decision record.
//!
//! Not among the tests that run by themselves, since it needs `make build` first; `make test` runs it. That the first
//! visit makes at most eight requests, and none to a third party, is a browser test.

use press::size::{Kind, Weight, first_visit, parts, total, worker};
use press::split::dist;
use std::fs;
use std::path::{Path, PathBuf};

/// JavaScript and WebAssembly together, brotli 11, in bytes.
const CODE: u64 = 140_000;
/// The worker and what comes with it once the page is at rest, together, brotli 11, in bytes.
const AT_REST: u64 = 20_000;
/// All fonts, in bytes.
const FONTS: u64 = 60_000;
/// The reference article: HTML with its styles and its data, brotli 5, in bytes.
const ARTICLE: u64 = 20_000;
/// A page of a list, the same.
const LIST: u64 = 15_000;

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist")
}

/// The bytes of a page as it is served: its compressed copy.
fn served(page: &str) -> u64 {
    let file = dist().join(page).join("index.html.br");
    fs::metadata(&file).unwrap_or_else(|error| panic!("{}: {error}: make build", file.display())).len()
}

#[test]
fn the_app_and_the_fonts_keep_to_their_budgets() {
    let Ok(weights) = first_visit(&dist()) else { panic!("there is no built site: make build") };
    let code = total(&weights, Kind::Code);
    assert!(code > 50_000, "{code} bytes cannot be the app: {weights:?}");
    assert!(code <= CODE, "JavaScript and WebAssembly weigh {code} bytes, {} too many", code - CODE);
    let fonts = total(&weights, Kind::Font);
    assert!(fonts > 10_000, "{fonts} bytes cannot be the fonts: {weights:?}");
    assert!(fonts <= FONTS, "the fonts weigh {fonts} bytes, {} too many", fonts - FONTS);
}

#[test]
fn what_comes_when_the_page_is_at_rest_keeps_to_its_budget() {
    let Ok(weights) = worker(&dist()) else { panic!("there is no built site: make build") };
    let bytes: u64 = weights.iter().map(|weight| weight.served).sum();
    assert!(bytes > 5_000, "{bytes} bytes cannot be all of it: {weights:?}");
    assert!(bytes <= AT_REST, "reading offline weighs {bytes} bytes, {} too many", bytes - AT_REST);
}

#[test]
fn the_reference_article_keeps_to_its_budget() {
    let bytes = served("article/raqqa-mossoul-djihadistes-reculent");
    assert!(bytes > 8_000, "{bytes} bytes cannot be the article with its styles and its data");
    assert!(bytes <= ARTICLE, "the reference article weighs {bytes} bytes, {} too many", bytes - ARTICLE);
}

#[test]
fn every_list_keeps_to_its_budget() {
    let mut count = 0;
    for kind in ["section", "topic", "author"] {
        for list in fs::read_dir(dist().join(kind)).expect("the printed lists: make build") {
            let id = list.expect("a list").file_name().to_string_lossy().into_owned();
            let pages = fs::read_dir(dist().join(kind).join(&id)).expect("its pages");
            let numbers = pages.filter_map(|page| page.ok()?.file_name().to_string_lossy().parse::<u32>().ok());
            let numbered = numbers.map(|number| format!("{kind}/{id}/{number}"));
            for page in std::iter::once(format!("{kind}/{id}")).chain(numbered) {
                let bytes = served(&page);
                assert!(bytes <= LIST, "/{page}/ weighs {bytes} bytes, {} too many", bytes - LIST);
                count += 1;
            }
        }
    }
    assert!(count >= 15, "only {count} pages of lists");
}
