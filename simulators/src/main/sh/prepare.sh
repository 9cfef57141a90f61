# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2154 # say, die, fetch and the directories are those of ../../../../lares
#
# What only a checkout does: the ledger npm brings for tests and the demo, and the tests. Read by ./lares.

# --- what npm brings -------------------------------------------------------------------------

NPM_MB=60

# A ledger for tests and the demo, and what compiles the contract: versions and hashes are pinned.
# Fails without npm or network; whoever calls decides what that means.
prepare_npm() {
  pinned=$HERE/ledger-sync/src/main/solidity
  npm=$STATE/npm
  if ! cmp -s "$pinned/package-lock.json" "$npm/installed"; then
    command -v npm >/dev/null || return 1
    mkdir -p "$STATE" 2>/dev/null && [ -w "$STATE" ] || return 1
    lock
    rm -rf "$npm" && mkdir "$npm" && cp "$pinned/package.json" "$pinned/package-lock.json" "$npm"
    say "fetching a ledger for tests by npm, about $NPM_MB MB on disk"
    once=1
    [ "${CI:-}" != true ] || once=$FETCHES # The demo goes on without a ledger, and waits for no network.
    if ! fetch "$once" install_npm "$npm"; then
      unlock
      return 1
    fi
    cp "$pinned/package-lock.json" "$npm/installed"
    unlock
  fi
  for anvil in "$npm"/node_modules/@foundry-rs/anvil-linux-*/bin/anvil; do
    "$anvil" --version >/dev/null 2>&1 || continue
    LARES_ANVIL=$anvil
    export LARES_ANVIL
    return 0
  done
  return 1
}

install_npm() {
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 </dev/null)
}

# --- testing ---------------------------------------------------------------------------------

TEST_PACKAGES="mosquitto-clients libcoap3-bin python3 chromium chromium-driver"

has_test_programs() {
  for program in mosquitto_pub coap-client-notls coap-client-openssl python3 chromium chromedriver; do
    command -v "$program" >/dev/null || return 1
  done
}

prepare_tests() {
  has_test_programs && return 0
  root=
  [ "$(id -u)" = 0 ] || root="sudo -n"
  if command -v apt-get >/dev/null && { [ -z "$root" ] || sudo -n true 2>/dev/null; }; then
    say "installing $TEST_PACKAGES for the tests"
    fetch "$FETCHES" install_packages "$root" && return 0
  fi
  [ "${CI:-}" != true ] || die "tests need $TEST_PACKAGES: install them in the CI image"
  say "tests that need them will be skipped; for all of them: sudo apt install $TEST_PACKAGES"
}

install_packages() {
  # shellcheck disable=SC2086 # packages are words, and so is sudo with its option
  { $1 apt-get update -q && $1 apt-get install -y -q $TEST_PACKAGES; } >&2 </dev/null
}

prepare_ledger_tests() {
  prepare_npm && return 0
  [ "${CI:-}" != true ] || die "tests of the ledger need npm and its registry: install npm in the CI image"
  say "tests of the ledger will be skipped; for all of them: sudo apt install npm"
}

run_tests() {
  find_maven
  check_disk
  prepare_tests
  prepare_ledger_tests
  mkdir -p "$STATE" 2>/dev/null && [ -w "$STATE" ] || die "cannot write to $HERE: test as its owner"
  build
  cd "$HERE" || exit 2
  export LARES_BUILD=off
  status=1
  fetch "$FETCHES" tested "$@" || :
  unsteady
  exit "$status"
}

# Names tests that passed at their second try only: each is a fault of its own, of the test or of Lares.
unsteady() {
  grep -q '^\[WARNING\] Flakes:' "$STATE/test.log" || return 0
  say "NOT STEADY, passed only at the second try; mend these:"
  sed -n '/^\[WARNING\] Flakes:/,/^\[WARNING\] Tests run:/{/^\[WARNING\] [a-zA-Z]*\./p;/^\[ERROR\]/p;}' "$STATE/test.log" >&2
}

# False when it may go better another time: when something could not be downloaded, never when a test failed.
tested() {
  { "$MAVEN" -B verify "$@" 2>&1; echo "$?" >"$STATE/test.status"; } | tee "$STATE/test.log"
  status=$(cat "$STATE/test.status")
  [ "$status" = 0 ] || ! starved "$STATE/test.log"
}
