#!/usr/bin/env bash
# Installs what building the app needs and is not there: the wasm target, trunk, wasm-bindgen-cli of Cargo.lock's version.
set -euo pipefail

trunk_version=0.21.14
wasm_bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)

if ! command -v cargo >/dev/null; then
  echo "Rust is missing. Install it with rustup (your system's package, or rustup's own site), then run this again." >&2
  exit 1
fi

# Rust without rustup may have brought the target along.
target_lib=$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown
if [ ! -d "$target_lib" ]; then
  echo "Installing Rust's target wasm32-unknown-unknown…"
  rustup target add wasm32-unknown-unknown
fi

# What `name --version` says, the number alone.
version_of() { command -v "$1" >/dev/null && "$1" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true; }

if [ "$(version_of trunk)" != "$trunk_version" ]; then
  echo "Installing trunk $trunk_version (some minutes, once)…"
  cargo install trunk --version "$trunk_version" --locked --force
fi
if [ "$(version_of wasm-bindgen)" != "$wasm_bindgen_version" ]; then
  echo "Installing wasm-bindgen-cli $wasm_bindgen_version (some minutes, once)…"
  cargo install wasm-bindgen-cli --version "$wasm_bindgen_version" --locked --force
fi
