#!/usr/bin/env bash
# Runs press with these arguments. It is built with the features of the whole workspace, as the tests build it: with those
# of its own package alone half of its dependencies would be compiled a second time.
set -euo pipefail

cargo build --quiet --locked --workspace --bin press
exec "${CARGO_TARGET_DIR:-target}/debug/press" "$@"
