#!/usr/bin/env bash
# Splits the app of a release build, minifies its scripts, and prints the demo editions over it. Trunk runs it after each
# build, in the folder that it builds into; a debug build stays as it is then, so that `trunk serve` is quick and shows an
# edition's files as they are.
#
#   tools/print-demo.sh [DIST]     prints alone
set -euo pipefail

dist=${1:-$TRUNK_STAGING_DIR}
if [ $# -eq 0 ]; then
  [ "$TRUNK_PROFILE" = release ] || exit 0
  tools/press.sh split --dist "$dist" \
    --wasm "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/manchette.wasm"
  # Before printing, which compresses and hashes.
  esbuild=node_modules/.bin/esbuild
  if [ -x "$esbuild" ]; then
    "$esbuild" "$dist"/{device,facts,worker-client}.js --minify --format=esm --outbase="$dist" --outdir="$dist" \
      --allow-overwrite --log-level=warning
    # Without a format the names of the outermost declarations stay, and without syntax what is null stays a place of its
    # own: press looks for `const build=null;`.
    "$esbuild" "$dist"/{boot,sw,sw-off}.js --minify-whitespace --minify-identifiers --outdir="$dist" --outbase="$dist" \
      --allow-overwrite --log-level=warning
  fi
fi

# The demo is the newspaper of one day: what was news then is news in it.
day=2021-01-17T12:30:00+01:00
print() {
  # A newsroom may have taken the demo out.
  [ -f "$2/edition.json" ] || return 0
  tools/press.sh print --dist "$dist" --out "$dist" --site https://estafette.example --now "$day" "$@"
}
print --edition "$dist/en/data" --base /en/ --app /
print --edition "$dist/data" --base /
