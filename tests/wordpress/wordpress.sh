#!/usr/bin/env bash
# A WordPress on loopback for tests and for `make import-demo`: from Debian's packages, with a database of its own on a
# socket, and no way to the network. The posts are in site.php.
#
#   tests/wordpress/wordpress.sh up       installs what is missing, starts it with its posts, prints its address
#   tests/wordpress/wordpress.sh change   edits, renames and deletes some posts, as an editor does
#   tests/wordpress/wordpress.sh plain    hides the REST API behind a query, as sites without rewriting do
#   tests/wordpress/wordpress.sh export   prints the site as WordPress's own export file
#   tests/wordpress/wordpress.sh down     ends what `up` has started, and removes it
#
# FOLDER (default target/wordpress) and PORT (default 8071) say where. Exit code 3: it cannot be installed here.
set -euo pipefail
cd "$(dirname "$0")/../.."
HERE=$PWD/tests/wordpress
FOLDER=$(realpath -m "${FOLDER:-target/wordpress}")
PORT=${PORT:-8071}
SITE=$FOLDER/site
# Sockets have short names.
SOCKET_FOLDER=/tmp/wordpress-$PORT
SOCKET=$SOCKET_FOLDER/socket
PACKAGES=(php-cli php-mysql php-xml php-mbstring php-gd php-intl php-getid3 libphp-phpmailer mariadb-server curl)

cannot() {
  echo "wordpress: $*" >&2
  exit 3
}

install_packages() {
  command -v apt-get >/dev/null || cannot "needs apt"
  local missing=() package
  for package in "${PACKAGES[@]}"; do
    dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  [ "$(id -u)" = 0 ] || cannot "needs root to install ${missing[*]}"
  apt-get --quiet --quiet update && DEBIAN_FRONTEND=noninteractive apt-get --quiet --quiet \
    -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "${missing[@]}" >/dev/null ||
    cannot "apt cannot install ${missing[*]}"
}

# The package is unpacked, not installed: it would bring a web server.
unpack() {
  mkdir -p "$FOLDER/package"
  (cd "$FOLDER/package" && apt-get --quiet --quiet -o APT::Sandbox::User=root download wordpress) ||
    cannot "apt cannot download wordpress"
  dpkg-deb --extract "$FOLDER"/package/wordpress_*.deb "$FOLDER/package/files"
  # Some of its links lead to packages that are not here; the tests need none of them.
  cp --recursive --dereference "$FOLDER/package/files/usr/share/wordpress" "$SITE" 2>/dev/null || true
  local library
  for library in PHPMailer:libphp-phpmailer/src ID3:getid3; do
    mkdir -p "$SITE/wp-includes/${library%%:*}"
    cp --recursive --dereference "/usr/share/php/${library#*:}/." "$SITE/wp-includes/${library%%:*}/"
  done
  mkdir -p "$SITE/wp-content/uploads" "$SITE/wp-content/mu-plugins"
  cat >"$SITE/wp-config.php" <<PHP
<?php
define('DB_NAME', 'press'); define('DB_USER', 'press'); define('DB_PASSWORD', 'press');
define('DB_HOST', 'localhost:$SOCKET'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://127.0.0.1:$PORT'); define('WP_SITEURL', WP_HOME);
define('WP_DISABLE_FATAL_ERROR_HANDLER', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as \$name) { define(\$name.'_KEY', \$name); define(\$name.'_SALT', \$name); }
\$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';
PHP
}

until_true() {
  for _ in $(seq 300); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "wordpress: $* never succeeded" >&2
  return 1
}

start_database() {
  mkdir -p "$FOLDER/database" "$SOCKET_FOLDER"
  # MariaDB runs as its own user where that one may open the folders above, else as whoever starts it.
  local user
  user=$(id --user --name)
  if [ "$user" = root ]; then
    chown mysql "$FOLDER/database" "$SOCKET_FOLDER"
    su -s /bin/sh mysql -c "test -w '$FOLDER/database'" && user=mysql
    chown "$user" "$FOLDER/database" "$SOCKET_FOLDER"
  fi
  mariadb-install-db --no-defaults --user="$user" --datadir="$FOLDER/database" \
    --auth-root-authentication-method=normal --skip-test-db >"$FOLDER/database.log" 2>&1
  setsid mariadbd --no-defaults --user="$user" --datadir="$FOLDER/database" --socket="$SOCKET" --skip-networking \
    --pid-file="$SOCKET_FOLDER/pid" >>"$FOLDER/database.log" 2>&1 </dev/null &
  echo $! >"$FOLDER/database.pid"
  until_true mariadb --no-defaults --user=root --socket="$SOCKET" --execute 'SELECT 1'
  mariadb --no-defaults --user=root --socket="$SOCKET" --execute "CREATE DATABASE press CHARACTER SET utf8mb4;
    CREATE USER press@localhost IDENTIFIED BY 'press'; GRANT ALL ON press.* TO press@localhost"
}

start_php() {
  PHP_CLI_SERVER_WORKERS=2 setsid php -d opcache.enable_cli=1 -S "127.0.0.1:$PORT" -t "$SITE" "$HERE/router.php" \
    >"$FOLDER/php.log" 2>&1 </dev/null &
  echo $! >"$FOLDER/php.pid"
  until_true curl --silent --fail --output /dev/null "http://127.0.0.1:$PORT/wp-json/"
}

site() { php -d memory_limit=512M "$HERE/site.php" "$SITE" "$PORT" "$@"; }

down() {
  local program
  for program in php database; do
    [ -f "$FOLDER/$program.pid" ] && kill -- -"$(cat "$FOLDER/$program.pid")" 2>/dev/null || true
  done
  [ -f "$FOLDER/database.pid" ] && until_true bash -c "! kill -0 $(cat "$FOLDER/database.pid")" || true
  # Only what `up` has made.
  [ ! -f "$FOLDER/made-by-wordpress.sh" ] || rm -rf "$FOLDER" "$SOCKET_FOLDER"
}

case ${1:-} in
up)
  install_packages
  down
  [ -z "$(ls -A "$FOLDER" 2>/dev/null)" ] || cannot "$FOLDER is not empty"
  mkdir -p "$FOLDER"
  touch "$FOLDER/made-by-wordpress.sh"
  trap 'status=$?; [ $status = 0 ] || down; exit $status' EXIT
  unpack
  start_database
  site install
  start_php
  site fill
  echo "http://127.0.0.1:$PORT/"
  ;;
change | plain | export) site "$1" ;;
down) down ;;
*)
  sed -n '2,12p' "$0"
  exit 2
  ;;
esac
