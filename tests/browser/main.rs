//! The tests in real browsers: what a reader sees in Chromium, Firefox and WebKit.
//!
//! `ENGINES=firefox cargo test --test browser` runs them in one engine, a name or a part of it runs some of them, and
//! `DIST=folder` tests another build than `dist`. The build must be there: the tests start no compiler.

mod harness;
mod support;

fn main() {
    let tests = [harness::tests()];
    support::run::run(tests.into_iter().flatten().collect())
}
