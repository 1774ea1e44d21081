//! The tests in real browsers: what a reader sees in Chromium, Firefox and WebKit.
//!
//! `ENGINES=firefox cargo test --test browser` runs them in one engine, a name or a part of it runs some of them, and
//! `DIST=folder` tests another build than `dist`. The build must be there: the tests start no compiler.

mod accessibility;
mod articles;
mod faults;
mod gallery;
mod harness;
mod harness_device;
mod hydration;
mod images;
mod install_pictures;
mod installed;
mod list_records;
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
mod sites;
mod storage_limits;
mod support;
mod unreachable;
mod updates;
mod video;
mod worker;

fn main() {
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
        unreachable::tests(),
        reading::tests(),
        navigation::tests(),
        loading::tests(),
        most_read::tests(),
        images::tests(),
        gallery::tests(),
        video::tests(),
        settings::tests(),
        save_buttons::tests(),
        reading_lists::tests(),
        list_records::tests(),
        hydration::tests(),
        updates::tests(),
        worker::tests(),
        prefetch::tests(),
        manifest::tests(),
        installed::tests(),
        sites::tests(),
        faults::tests(),
        accessibility::tests(),
        screenshots::tests(),
        install_pictures::tests(),
    ];
    support::run::run(tests.into_iter().flatten().collect())
}
