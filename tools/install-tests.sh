#!/usr/bin/env bash
# Installs what the browser tests need and is not there: three browsers with their drivers, and a screen for WebKit.
set -euo pipefail

geckodriver_version=0.37.1

missing=()
need() { command -v "$1" >/dev/null || missing+=("$2"); }
need chromium chromium
need chromedriver chromium-driver
need firefox-esr firefox-esr
need WebKitWebDriver webkit2gtk-driver
need Xvfb xvfb
# WebKit's window is a small program of the tests' own, in Debian's Python.
/usr/bin/python3 -c 'import gi' 2>/dev/null || missing+=(python3-gi)
/usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null || missing+=(gir1.2-webkit2-4.1)

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}…"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  else
    echo "The browser tests need these packages of Debian: ${missing[*]}" >&2
    echo "Install them, for instance with: sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

if [ "$(geckodriver --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)" != "$geckodriver_version" ]; then
  echo "Installing geckodriver $geckodriver_version (some minutes, once)…"
  cargo install geckodriver --version "$geckodriver_version" --locked --force
fi
