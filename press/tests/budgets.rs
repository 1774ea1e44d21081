//! The budgets on bytes, on the built site: raising one needs a decision record.
//!
//! Not among the tests that run by themselves, since it needs `make build` first; `make test` runs it.

use press::weigh::{Part, first_visit, total};
use std::path::Path;

/// JavaScript and WebAssembly together, brotli 11, in bytes.
const CODE: usize = 125_000;
/// All fonts, in bytes.
const FONTS: usize = 60_000;

#[test]
fn the_first_visit_keeps_to_its_budgets() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let Ok(weights) = first_visit(&dist) else { panic!("there is no built site: make build") };
    let code = total(&weights, Part::Code);
    assert!(code > 50_000, "{code} bytes cannot be the app: {weights:?}");
    assert!(code <= CODE, "JavaScript and WebAssembly weigh {code} bytes, {} too many", code - CODE);
    let fonts = total(&weights, Part::Font);
    assert!(fonts <= FONTS, "the fonts weigh {fonts} bytes, {} too many", fonts - FONTS);
}
