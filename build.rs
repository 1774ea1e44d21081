//! Keeps the relocations in a release build for the browser: `press split` cuts the lazily loaded parts along them.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    // As the crate `lazy` decides: debug builds have no parts.
    if is_wasm && env::var_os("CARGO_CFG_DEBUG_ASSERTIONS").is_none() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
