#!/usr/bin/env bash
# Prints what the browser tests look at beside dist/: the demo edition under a base path, another brand from the same
# build, and a debug build, which compares printed pages with what it would make itself.
set -euo pipefail
cd "$(dirname "$0")/.."

print() { cargo run --quiet --locked --package press -- print --dist dist --site https://news.example "$@"; }

rm -rf target/sites
mkdir -p target/sites
print --edition public/data --out target/sites/news --base /news/

cp -r press/tests/edition target/sites/harbour-edition
sed -i 's|"brand": {|"brand": { "accent": { "light": "#7a1f3d", "dark": "#f4b8c8" }, "icons": [{ "url": "media/map.svg", "sizes": "any" }],|' \
  target/sites/harbour-edition/edition.json
print --edition target/sites/harbour-edition --out target/sites/harbour

trunk build --dist dist-debug
tools/print-demo.sh dist-debug
