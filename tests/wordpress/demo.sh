#!/usr/bin/env bash
# Imports the WordPress of the tests, prints it and serves it, until Ctrl-C. The edition is target/import-demo/edition, the
# site target/import-demo/site.
set -euo pipefail
cd "$(dirname "$0")/../.."
export FOLDER=$PWD/target/wordpress PORT=${PORT:-8072}
demo=target/import-demo
site=http://127.0.0.1:8090
trap 'tests/wordpress/wordpress.sh down' EXIT
wordpress=$(tests/wordpress/wordpress.sh up)
rm -rf "$demo"
tools/press.sh import wordpress "$wordpress" --out "$demo/edition"
tools/press.sh related "$demo/edition"
tools/press.sh print --dist dist --edition "$demo/edition" --site "$site" --out "$demo/site"
echo "WordPress: $wordpress (editor, password: editor). The same newspaper in Manchette: $site/"
php -S "${site#http://}" -t "$demo/site" 2>/dev/null
