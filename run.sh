#!/usr/bin/env bash
set -euo pipefail
caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
./run.sh [--settings FILE]                     starts API, wizard and the Aspire dashboard; containers on command
./run.sh --estate [--settings FILE]            the same, and every container in the order of their waits
./run.sh publish [-o DIR] [--settings FILE]    writes a release that 'docker compose up -d' runs (DIR: ./out)
./run.sh aspire …                              the Aspire command line, from this project's own copy
./run.sh --help                                this text

Everything else is handed to the app host. Relative paths start from the folder you are in.
TEXT
}

fail() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 2
}

from_caller() {
  case $1 in
    /*) printf %s "$1" ;;
    *) printf %s "$caller/$1" ;;
  esac
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is not installed: https://dotnet.microsoft.com/download/dotnet/10.0"
  # The SDK itself explains which version global.json asks for.
  dotnet --version >/dev/null || fail "the .NET SDK 10 is not installed: https://dotnet.microsoft.com/download/dotnet/10.0"
}

# The Aspire orchestrator and dashboard come from npm.
need_aspire() {
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  command -v npm >/dev/null || fail "Node.js with npm is not installed, which brings the Aspire engine: https://nodejs.org (or your system's packages nodejs and npm)"
  npm ci --silent
  touch node_modules/.package-lock.json
}

# Builds when a source is newer than the last build that this script or test.sh made.
build() {
  local stamp=.cache/built log
  if [ -f "$1" ] && [ -f "$stamp" ] && [ -z "$(find Directory.* global.json compat MediaStack.* \
    \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then return; fi
  mkdir -p .cache
  touch "$stamp.started"
  if ! log=$(dotnet build MediaStack.AppHost --nologo --verbosity quiet 2>&1); then
    printf '%s\n' "$log" >&2
    exit 1
  fi
  mv "$stamp.started" "$stamp"
}

app_host=MediaStack.AppHost/bin/Debug/net10.0/MediaStack.AppHost.dll

publish() {
  local output=out settings=()
  while [ $# -gt 0 ]; do
    case $1 in
      -o | --output | --settings)
        [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a path after it"
        if [ "$1" = --settings ]; then settings=(--settings "$(from_caller "$2")"); else output=$2; fi
        shift 2
        ;;
      *) fail "publish does not know '$1'; see ./run.sh --help" ;;
    esac
  done
  need_dotnet
  build "$app_host"
  exec dotnet "$app_host" --operation publish --step publish --output-path "$(from_caller "$output")" ${settings[@]+"${settings[@]}"}
}

run() {
  local arguments=()
  while [ $# -gt 0 ]; do
    if [ "$1" = --settings ]; then
      [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a path after it"
      arguments+=(--settings "$(from_caller "$2")")
      shift 2
    else
      arguments+=("$1")
      shift
    fi
  done
  need_dotnet
  need_aspire
  build "$app_host"
  exec dotnet run --no-build --project MediaStack.AppHost -- ${arguments[@]+"${arguments[@]}"}
}

export DOTNET_NOLOGO=1
case ${1:-} in
  -h | --help) usage ;;
  publish)
    shift
    publish "$@"
    ;;
  aspire)
    shift
    need_dotnet
    need_aspire
    cli=$(echo "$PWD"/node_modules/@microsoft/aspire-cli-*/bin/aspire)
    [ -x "$cli" ] || fail "the Aspire command line for this system is not among the npm packages of package.json"
    cd "$caller"
    exec "$cli" "$@"
    ;;
  *)
    run "$@"
    ;;
esac
