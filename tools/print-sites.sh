#!/usr/bin/env bash
# Prints what the browser tests look at beside the demo edition: that edition under a base path, another brand from the
# same build, and the gallery of all blocks.
#
#   tools/print-sites.sh                      prints all of them from the release build, into target/sites
#   tools/print-sites.sh gallery dist-debug   prints the gallery from the debug build, into target/sites/gallery-debug
set -euo pipefail
cd "$(dirname "$0")/.."

print() { tools/press.sh print --dist "$dist" --site https://news.example "$@"; }

news() { print --edition public/data --out target/sites/news --base /news/; }

harbour() {
  cp -r press/tests/edition target/sites/harbour-edition
  sed -i 's|"brand": {|"brand": { "accent": { "light": "#7a1f3d", "dark": "#f4b8c8" }, "icons": [{ "url": "media/map.svg", "sizes": "any" }],|' \
    target/sites/harbour-edition/edition.json
  print --edition target/sites/harbour-edition --out target/sites/harbour
}

gallery() { print --edition demo/gallery --out "target/sites/gallery${dist#dist}"; }

dist=${2:-dist}
mkdir -p target/sites
for site in ${1:-news harbour gallery}; do
  rm -rf "target/sites/$site${dist#dist}" "target/sites/$site-edition"
  "$site"
done
