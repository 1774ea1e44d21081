#!/usr/bin/env bash
# Installs what the tests need and is not there: three browsers with their drivers, a screen for WebKit, two web servers,
# Java for the validator of HTML, rsync.
set -euo pipefail
. "$(dirname "$0")/install.sh"

geckodriver_version=0.37.1

missing=()
need() { command -v "$1" >/dev/null || missing+=("$2"); }
need chromium chromium
need chromedriver chromium-driver
need firefox-esr firefox-esr
need WebKitWebDriver webkit2gtk-driver
need Xvfb xvfb
# The validator of HTML, and the uploads of docs/deploy.md.
need java default-jre-headless
need rsync rsync
# WebKit's window is a small program of the tests' own, in Debian's Python.
/usr/bin/python3 -c 'import gi' 2>/dev/null || missing+=(python3-gi)
/usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null || missing+=(gir1.2-webkit2-4.1)
# The servers that docs/deploy has configurations for. Debian keeps nginx where only root's PATH looks.
servers=()
[ -x /usr/sbin/nginx ] || servers+=(nginx)
[ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || missing+=(libnginx-mod-http-brotli-static)
command -v caddy >/dev/null || servers+=(caddy)
missing+=("${servers[@]}")

# Debian starts a server as soon as it is installed, and again at each boot. The tests start their own.
policy=/usr/sbin/policy-rc.d
hold_back_servers() {
  [ ! -e "$policy" ] || return 0
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
}
disable_servers() {
  [ ! -d /run/systemd/system ] || systemctl --quiet disable "${servers[@]}"
}

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}…"
    [ ${#servers[@]} -eq 0 ] || hold_back_servers
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
    [ ${#servers[@]} -eq 0 ] || disable_servers
  else
    echo "The tests need these packages of Debian: ${missing[*]}" >&2
    echo "Install them, for instance with: sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

install geckodriver geckodriver "$geckodriver_version" "about 3 minutes"
