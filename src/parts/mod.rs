//! Parts of the app that are loaded when first needed, each a WebAssembly file of its own: see the crate `lazy`.
//!
//! The rest of the app reaches a part through its table alone.

pub mod device;
