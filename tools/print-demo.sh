#!/usr/bin/env bash
# Prints the demo editions over the app that Trunk has just built; Trunk runs it after each build. A debug build stays
# unprinted, so that `trunk serve` is quick and shows an edition's files as they are.
set -euo pipefail

[ "$TRUNK_PROFILE" = release ] || exit 0
site=${SITE:-https://estafette.example}

print() { cargo run --quiet --locked --package press -- print --dist "$TRUNK_STAGING_DIR" --out "$TRUNK_STAGING_DIR" --site "$site" "$@"; }
print --edition "$TRUNK_STAGING_DIR/en/data" --base /en/ --app /
print --edition "$TRUNK_STAGING_DIR/data" --base /
