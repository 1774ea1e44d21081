#!/usr/bin/env bash
# Prints the demo editions over a built app. Trunk runs it after each build, in the folder that it builds into; a debug
# build stays unprinted then, so that `trunk serve` is quick and shows an edition's files as they are.
#
#   tools/print-demo.sh [DIST]
set -euo pipefail

dist=${1:-$TRUNK_STAGING_DIR}
[ $# -eq 1 ] || [ "$TRUNK_PROFILE" = release ] || exit 0

# The demo is the newspaper of one day: what was news then is news in it.
day=2021-01-17T12:30:00+01:00
print() {
  # A newsroom may have taken the demo out.
  [ -f "$2/edition.json" ] || return 0
  cargo run --quiet --locked --package press -- print --dist "$dist" --out "$dist" --site https://estafette.example \
    --now "$day" "$@"
}
print --edition "$dist/en/data" --base /en/ --app /
print --edition "$dist/data" --base /
