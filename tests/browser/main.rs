//! The tests in real browsers: what a reader sees in Chromium, Firefox and WebKit.
//!
//! `ENGINES=firefox cargo test --test browser` runs them in one engine, a name or a part of it runs some of them, and
//! `DIST=folder` tests another build than `dist`. The build must be there: the tests start no compiler.

mod accessibility;
mod articles;
mod coming_back;
mod faults;
mod gallery;
mod harness;
mod harness_device;
mod images;
mod install_pictures;
mod installed;
mod kept;
mod kept_lists;
mod lists;
mod manifest;
mod most_read;
mod navigation;
mod offline;
mod out_of_reach;
mod pages;
mod prefetch;
mod reading;
mod reading_lists;
mod saves;
mod screenshots;
mod settings;
mod sites;
mod space;
mod support;
mod taken_over;
mod updates;
mod video;
mod waiting;
mod worker;

fn main() {
    let tests = [
        harness::tests(),
        harness_device::tests(),
        pages::tests(),
        articles::tests(),
        offline::tests(),
        kept::tests(),
        space::tests(),
        kept_lists::tests(),
        coming_back::tests(),
        out_of_reach::tests(),
        reading::tests(),
        navigation::tests(),
        waiting::tests(),
        most_read::tests(),
        images::tests(),
        gallery::tests(),
        video::tests(),
        settings::tests(),
        saves::tests(),
        reading_lists::tests(),
        lists::tests(),
        taken_over::tests(),
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
