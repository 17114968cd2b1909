#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
./test.sh                          builds everything and runs all tests; as root it first installs the tools that they need
./test.sh Catalog                  the test projects with Catalog in their name
./test.sh Catalog --filter X …     options of 'dotnet test' pass on
TEXT
}

tools=$PWD/.cache/tools
results=$PWD/TestResults
export PATH="$tools/usr/sbin:$tools/usr/bin:$PATH:/usr/sbin:/sbin"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DEBIAN_FRONTEND=noninteractive

note() { printf 'test.sh: %s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null; }

# Shows what a command printed only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm "$log"
    note "failed: $*"
    return 1
  fi
  rm "$log"
}

# What this release of Debian has in a version that is new enough.
missing_packages() {
  has ip || echo iproute2
  has iptables || echo iptables
  has runc || echo runc
  has redis-server || echo redis-server
  has redis-cli || echo redis-tools
  # What the images of tests/images are made from.
  has curl || echo curl
  has jq || echo jq
  { has nsenter && has setpriv; } || echo util-linux
  has nginx || echo nginx-light
  has fail2ban-client || echo fail2ban
  has caddy || echo caddy
  has haproxy || echo haproxy
  has prometheus-node-exporter || echo prometheus-node-exporter
  has prometheus-alertmanager || echo prometheus-alertmanager
  has prometheus-blackbox-exporter || echo prometheus-blackbox-exporter
  has prometheus-redis-exporter || echo prometheus-redis-exporter
  has nzbget || echo nzbget
  has qbittorrent-nox || echo qbittorrent-nox
  # The browser that the pages are tested in; its fonts come with it only by recommendation.
  has chromium || echo chromium fonts-liberation
  # The system's own Python: another one on PATH does not see the system's packages.
  /usr/bin/python3 -c 'import jsonschema' 2>/dev/null || echo python3-jsonschema
  /usr/bin/python3 -c 'import yaml' 2>/dev/null || echo python3-yaml
  /usr/bin/python3 -c 'import configobj' 2>/dev/null || echo python3-configobj
  has tcpdump || echo tcpdump
}

# What has to come from a newer release, as 'release package'. These need nothing newer than Debian 12 themselves.
missing_newer() {
  if ! has dockerd || ! has docker; then
    for package in docker.io docker-cli containerd tini; do echo trixie "$package"; done
  fi
  case $(docker-compose version --short 2>/dev/null) in
    '' | 1.*) echo trixie docker-compose ;;
  esac
  # Debian 12's has a wget that crashes when it is given a time limit.
  case $(busybox 2>/dev/null | head -n 1) in
    'BusyBox v1.3'[7-9]* | 'BusyBox v1.'[4-9]*) ;;
    *) echo trixie busybox-static ;;
  esac
  case $(prometheus --version 2>/dev/null) in
    'prometheus, version '[3-9]*) ;;
    *) for package in prometheus promtool; do echo forky "$package"; done ;;
  esac
}

install_packages() {
  local policy=/usr/sbin/policy-rc.d status=0
  # Tests start their own servers; the packages must not. An administrator's own policy stays.
  if [ ! -e "$policy" ]; then
    trap "rm -f $policy" EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  { quietly apt-get update && quietly apt-get install -y --no-install-recommends "$@"; } || status=$?
  if [ -n "$(trap -p EXIT)" ]; then
    rm -f "$policy"
    trap - EXIT
  fi
  return "$status"
}

# unpack RELEASE PACKAGE...: from this machine's own Debian mirror into .cache/tools; the system's packages stay as they are.
unpack() {
  local release=$1 folder=.cache/apt-$1 package
  shift
  mkdir -p "$folder/lists/partial" "$folder/archives/partial" "$tools"
  rm -f "$folder"/*.deb
  if [ -f /etc/apt/sources.list.d/debian.sources ]; then
    awk -v release="$release" '/^$/ { exit } /^Suites:/ { $0 = "Suites: " release } { print }' /etc/apt/sources.list.d/debian.sources >"$folder/newer.sources"
  else
    sed -n -E "s/^(deb .*) [a-z]+ main.*/\1 $release main/p" /etc/apt/sources.list | head -1 >"$folder/newer.list"
  fi
  local options=(-o "Dir::Etc::sourcelist=$(echo "$PWD/$folder"/newer.*)" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$PWD/$folder/lists"
    -o "Dir::Cache=$PWD/$folder" -o "APT::Sandbox::User=$(id -un)")
  quietly apt-get "${options[@]}" update || return
  (cd "$folder" && quietly apt-get "${options[@]}" download "$@") || return
  for package in "$folder"/*.deb; do dpkg-deb --extract "$package" "$tools" || return; done
  rm -rf "$folder"
}

prepare() {
  has dotnet || { note 'the .NET SDK 10 is not installed: https://dotnet.microsoft.com/download/dotnet/10.0'; exit 2; }

  local packages newer release
  packages=$(missing_packages)
  newer=$(missing_newer)
  if [ -n "$packages$newer" ]; then
    if has apt-get && [ "$(id -u)" = 0 ]; then
      note "installing $(echo $packages $(cut -d' ' -f2 <<<"$newer"))"
      # What could not be installed is named by the tests that need it.
      if [ -n "$packages" ]; then install_packages $packages || true; fi
      for release in $(cut -d' ' -f1 <<<"$newer" | sort -u); do
        unpack "$release" $(sed -n "s/^$release //p" <<<"$newer") || true
      done
    else
      note "missing: $(echo $packages $(cut -d' ' -f2 <<<"$newer")). As root on Debian, ./test.sh installs them; tests that need them are skipped."
    fi
  fi

  if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
    if has npm; then
      quietly npm ci && touch node_modules/.package-lock.json || note 'the Aspire engine is missing; tests that need it say so.'
    else
      note 'missing: Node.js with npm, which brings the Aspire engine (https://nodejs.org). Tests that need it are skipped.'
    fi
  fi
}

passed=0 failed=0 skipped=0

# Adds up one results file: tally FILE EXIT_CODE. A run that failed without a failed test counts as one.
tally() {
  local line total executed good unexpected
  line=$(grep -o '<Counters [^>]*' "$1" 2>/dev/null || true)
  if [ -z "$line" ]; then
    failed=$((failed + ($2 != 0)))
    return
  fi
  number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$line"; }
  total=$(number total) executed=$(number executed) good=$(number passed)
  passed=$((passed + good))
  failed=$((failed + executed - good))
  skipped=$((skipped + total - executed))
  awk -F'"' '/<UnitTestResult/ { skip = /outcome="NotExecuted"/; name = $6 }
    skip && sub(/.*<Message>/, "") { sub(/<\/Message>.*/, ""); print "skipped: " name ": " $0 }' "$1"
  if [ "$2" != 0 ] && [ "$executed" = "$good" ]; then failed=$((failed + 1)); fi

  # CI installs everything, so only what lies outside the repository may be missing there.
  if [ "${CI:-}" = true ]; then
    unexpected=$((total - executed - $(grep -c 'The shared data folder is absent' "$1" || true)))
    if [ "$unexpected" -gt 0 ]; then
      note "$unexpected tests were skipped in $(basename "$1" .trx), which CI does not allow"
      failed=$((failed + unexpected)) skipped=$((skipped - unexpected))
    fi
  fi
}

names=()
while [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; do
  names+=("$1")
  shift
done
case ${1:-} in -h | --help) usage; exit ;; esac

projects=()
for project in tests/*/*.Tests.csproj; do
  if [ ${#names[@]} -eq 0 ] || grep -qiF "$(printf '%s\n' "${names[@]}")" <<<"$(basename "$project")"; then projects+=("$project"); fi
done
[ ${#projects[@]} -gt 0 ] || { note "no test project has ${names[*]} in its name"; exit 2; }

# All of it, also for some tests: the end-to-end tests run what the other projects build.
build() {
  mkdir -p .cache
  touch .cache/built.started
  quietly dotnet build MediaStack.sln --nologo --verbosity quiet || return
  # Tells run.sh that it need not build again.
  mv .cache/built.started .cache/built
}

prepare
rm -rf "$results"
if build; then
  for project in "${projects[@]}"; do
    name=$(basename "$project" .csproj)
    status=0
    dotnet test "$project" --no-build --nologo --results-directory "$results" \
      --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" "$@" || status=$?
    tally "$results/$name.trx" "$status"
  done
else
  failed=1
fi

summary="$passed passed, $failed failed"
if [ "$skipped" -gt 0 ]; then summary="$summary, $skipped skipped"; fi
echo "$summary"
[ "$failed" = 0 ]
