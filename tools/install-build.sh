#!/usr/bin/env bash
# Installs what building the app needs and is not there: the wasm target, trunk, wasm-bindgen-cli of Cargo.lock's version.
set -euo pipefail
. "$(dirname "$0")/install.sh"

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

install trunk trunk "$trunk_version" "about 7 minutes"
install wasm-bindgen wasm-bindgen-cli "$wasm_bindgen_version" "about 3 minutes"
