# Functions of the install scripts, which source this file: programs of a fixed version, prebuilt where they can be had.

# The version that a program reports, the number alone; nothing when it is missing.
version_of() { command -v "$1" >/dev/null && "$1" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true; }

# install PROGRAM CRATE VERSION TIME: takes a prebuilt program when cargo binstall is there and finds one, else builds the
# crate, which takes TIME. A download that fails or hangs costs at most two minutes and is no error.
install() {
  local program=$1 crate=$2 version=$3 time=$4
  [ "$(version_of "$program")" != "$version" ] || return 0
  if command -v cargo-binstall >/dev/null; then
    echo "Installing $program $version, prebuilt if there is one…"
    timeout 120 cargo binstall "$crate@$version" --no-confirm --force --disable-strategies compile --log-level warn || true
    hash -r
    [ "$(version_of "$program")" != "$version" ] || return 0
  fi
  echo "Building $program $version from its source: $time, once…"
  cargo install "$crate" --version "$version" --locked --force
}
