//! The tests in real browsers: what a reader sees in Chromium, Firefox and WebKit.
//!
//! `ENGINES=firefox cargo test --test browser` runs them in one engine, a name or a part of it runs some of them, and
//! `DIST=folder` tests another build than `dist`. The build must exist: the tests start no compiler. `SMOKE=1` runs only the
//! few tests of `make check`, and `-- --gallery` serves the page of all blocks in place of any test.

mod accessibility;
mod articles;
mod block_gallery;
mod download;
mod editions;
mod faults;
mod fresh;
mod gallery;
mod harness;
mod harness_device;
mod hydration;
mod images;
mod install_pictures;
mod installed;
mod list_records;
mod live;
mod loading;
mod manifest;
mod most_read;
mod navigation;
mod offline;
mod offline_faults;
mod offline_lists;
mod pages;
mod prefetch;
mod reading;
mod reading_lists;
mod resuming;
mod save_buttons;
mod screenshots;
mod settings;
mod sharing;
mod sites;
mod storage_limits;
mod support;
mod unreachable;
mod updates;
mod video;
mod worker;

use support::run::Test;

/// The tests of `make check`: the front page and every other kind of page open, links, back, the settings and the reading
/// list work, and what was read opens offline.
const SMOKE: [&str; 8] = [
    "hydration::every_kind_of_page_hydrates_unchanged",
    "navigation::a_link_does_not_reload_the_site",
    "navigation::back_and_forward_restore_the_scroll_exactly",
    "settings::a_dark_choice_wins_over_a_light_system",
    "save_buttons::a_teaser_is_saved_and_removed",
    "faults::the_server_has_an_error",
    "offline::reading_a_printed_page_stores_it_without_a_request",
    "unreachable::links_to_articles_that_are_not_stored_say_so",
];

fn main() {
    if std::env::args().any(|argument| argument == "--gallery") {
        block_gallery::serve();
    }
    let tests = [
        harness::tests(),
        harness_device::tests(),
        pages::tests(),
        articles::tests(),
        offline::tests(),
        offline_faults::tests(),
        storage_limits::tests(),
        offline_lists::tests(),
        resuming::tests(),
        download::tests(),
        editions::tests(),
        unreachable::tests(),
        reading::tests(),
        navigation::tests(),
        loading::tests(),
        most_read::tests(),
        images::tests(),
        gallery::tests(),
        block_gallery::tests(),
        video::tests(),
        settings::tests(),
        save_buttons::tests(),
        reading_lists::tests(),
        list_records::tests(),
        live::tests(),
        hydration::tests(),
        hydration::tests_of_debug_build(),
        updates::tests(),
        worker::tests(),
        prefetch::tests(),
        manifest::tests(),
        installed::tests(),
        sharing::tests(),
        sites::tests(),
        faults::tests(),
        fresh::tests(),
        accessibility::tests(),
        screenshots::tests(),
        install_pictures::tests(),
    ];
    let mut tests: Vec<Test> = tests.into_iter().flatten().collect();
    if std::env::var_os("SMOKE").is_some() {
        tests.retain(|test| SMOKE.contains(&test.name()));
        assert_eq!(tests.len(), SMOKE.len(), "every name in SMOKE is a test's");
    }
    support::run::run(tests)
}
