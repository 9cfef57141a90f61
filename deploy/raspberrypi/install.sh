#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs or updates a gateway built in this project on Debian or Raspberry Pi OS. Keeps settings and data.
#   install.sh             here, as root
#   install.sh --root DIR  below DIR: files only, no user, no service
set -eu
umask 022

say() { printf '%s\n' "$*"; }
die() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 2
}

ROOT=
case ${1:-} in
  '') ;;
  --root)
    [ -n "${2:-}" ] || die "--root needs a directory"
    mkdir -p "$2"
    ROOT=$(cd "$2" && pwd)
    ;;
  *) die "usage: install.sh [--root DIR]" ;;
esac

FROM=$(cd "$(dirname "$0")" && pwd)
PROJECT=$(cd "$FROM/../.." && pwd)
BUILT=$PROJECT/gateway/app/target
SHARE=$ROOT/usr/share/lares

[ -n "$ROOT" ] || [ "$(id -u)" = 0 ] || die "run it as root: sudo $0"
set -- "$BUILT"/lares-gateway-*.jar
[ -f "$1" ] && [ -d "$BUILT/lib" ] || die "nothing is built yet: run ./lares prepare in $PROJECT, as yourself"

make_user() {
  id lares >/dev/null 2>&1 && return 0
  useradd --system --user-group --home-dir /var/lib/lares --no-create-home --shell /usr/sbin/nologin lares
  say "user lares made"
}

# The new jars stand beside the old ones before they take their place: never a mixture of both.
copy_jars() {
  mkdir -p "$ROOT/usr/share"
  rm -rf "$SHARE.new" "$SHARE.old"
  mkdir -m 755 "$SHARE.new" "$SHARE.new/lib"
  install -m 644 "$BUILT"/lares-gateway-*.jar "$SHARE.new/"
  install -m 644 "$BUILT"/lib/*.jar "$SHARE.new/lib/"
  [ ! -d "$SHARE" ] || mv "$SHARE" "$SHARE.old"
  mv "$SHARE.new" "$SHARE"
  rm -rf "$SHARE.old"
}

copy_rest() {
  install -D -m 755 "$PROJECT/lares" "$ROOT/usr/bin/lares"
  install -D -m 644 "$FROM/lares.service" "$ROOT/etc/systemd/system/lares.service"
  if [ -e "$ROOT/etc/lares/lares.yaml" ]; then
    say "kept $ROOT/etc/lares/lares.yaml"
  else
    install -D -m 644 "$FROM/lares.yaml" "$ROOT/etc/lares/lares.yaml"
  fi
}

make_data() {
  [ -d /var/lib/lares ] || install -d -m 700 -o lares -g lares /var/lib/lares
}

start_service() {
  if [ ! -d /run/systemd/system ]; then
    say "systemd does not run here: start it with: lares run --config /etc/lares/lares.yaml"
    return 0
  fi
  systemctl daemon-reload
  systemctl enable --quiet lares
  systemctl restart lares
  say "lares runs; its log: journalctl -u lares"
}

[ -n "$ROOT" ] || make_user
copy_jars
copy_rest
[ -n "$ROOT" ] || make_data
"$ROOT/usr/bin/lares" prepare
"$ROOT/usr/bin/lares" check-config "$ROOT/etc/lares/lares.yaml"
[ -n "$ROOT" ] || start_service
