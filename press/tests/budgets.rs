//! The budgets on bytes, on the built and printed site: raising one needs a decision record.
//!
//! Not among the tests that run by themselves, since it needs `make build` first; `make test` runs it. That the first
//! visit makes at most eight requests, and none to a third party, is a browser test.

use manchette::i18n::LANGUAGES;
use manchette::i18n::device::PART;
use press::budgets::{ARTICLE, FIRST_VISIT_CODE, FONTS, LIST, LOADED_LATER, LOADED_WHEN_IDLE, PARTS, SHARED_BY_PARTS};
use press::size::{Kind, first_visit, parts, total, worker};
use press::split::dist as names;
use std::fs;
use std::path::{Path, PathBuf};

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
    assert!(
        code <= FIRST_VISIT_CODE,
        "JavaScript and WebAssembly weigh {code} bytes, {} too many",
        code - FIRST_VISIT_CODE
    );
    let fonts = total(&weights, Kind::Font);
    assert!(fonts > 10_000, "{fonts} bytes cannot be the fonts: {weights:?}");
    assert!(fonts <= FONTS, "the fonts weigh {fonts} bytes, {} too many", fonts - FONTS);
}

#[test]
fn every_part_keeps_to_its_budget() {
    let Ok(weights) = parts(&dist()) else { panic!("there is no built site: make build") };
    let mut shared = 0;
    let mut own = Vec::new();
    for weight in &weights {
        let name = names::part(&weight.path).expect("the file of a part");
        match PARTS.iter().find(|(part, _)| *part == name) {
            Some((_, budget)) => {
                let bytes = weight.served;
                assert!(bytes > 200, "{bytes} bytes cannot be the part {name}");
                assert!(bytes <= *budget, "the part {name} is {bytes} bytes, {} too many", bytes - budget);
                own.push(name);
            }
            None => {
                let parts = name.split('-').filter(|part| PARTS.iter().any(|(known, _)| known == part)).count();
                assert!(parts > 1, "{name} has no budget");
                shared += weight.served;
            }
        }
    }
    assert!(shared <= SHARED_BY_PARTS, "the parts share {shared} bytes, {} too many", shared - SHARED_BY_PARTS);
    for (part, _) in PARTS {
        assert!(own.contains(&part), "the part {part} is not in the built site: {own:?}");
    }
}

#[test]
fn everything_that_is_loaded_later_keeps_to_its_budget() {
    let (Ok(parts), Ok(worker)) = (parts(&dist()), worker(&dist())) else {
        panic!("there is no built site: make build")
    };
    let worker: u64 = worker.iter().map(|weight| weight.served).sum();
    for messages in LANGUAGES {
        let language = format!("{PART}{}", messages.language);
        // Of a file that several parts share, the names of all of them.
        let bytes = |needs: &dyn Fn(&str) -> bool| -> u64 {
            let needed =
                parts.iter().filter(|weight| names::part(&weight.path).is_some_and(|name| name.split('-').any(needs)));
            worker + needed.map(|weight| weight.served).sum::<u64>()
        };
        let idle = bytes(&|part| part == "device" || part == language);
        assert!(idle > 5_000, "{idle} bytes cannot be all of it: {parts:?}");
        assert!(idle <= LOADED_WHEN_IDLE, "{language}: {idle} bytes when idle, {} too many", idle - LOADED_WHEN_IDLE);
        let all = bytes(&|part| part == language || !part.starts_with(PART));
        assert!(all > idle, "the parts on demand weigh nothing: {parts:?}");
        assert!(all <= LOADED_LATER, "{language}: {all} bytes loaded later, {} too many", all - LOADED_LATER);
    }
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
