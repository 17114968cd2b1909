#!/usr/bin/env bash
# Time from 'dotnet run --no-build' to the first health of everything that starts by itself: benchmarks/start.sh [RUNS] (5).
# Milliseconds since the start: 'host' when the model is complete and its files are written, 'DCP' when the orchestrator runs,
# 'dashboard', 'API' and 'wizard' when they answer; 'stop' is the time from SIGTERM to the end of the app host.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-5}

for tool in curl pgrep; do command -v "$tool" >/dev/null || { echo "benchmarks/start.sh: $tool is not installed" >&2; exit 2; }; done
for port in 15380 5380 5381; do
  if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "benchmarks/start.sh: port $port is in use; stop what listens there" >&2; exit 2; fi
done

scratch=$(mktemp -d)
app=
# Whatever ends this script, its app host does not stay behind.
trap '[ -z "$app" ] || kill -TERM -- "-$app" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
export MEDIASTACK_HOME=$scratch/home DOTNET_NOLOGO=1
./run.sh publish -o "$scratch/out" >/dev/null # builds, and generates the secrets, which is done once

now() { echo $((${EPOCHREALTIME/./} / 1000)); }
answers() { curl --silent --fail --output /dev/null --max-time 1 "$1"; }
# A DCP that was not there before.
orchestrates() { pgrep -f 'dcp run-controllers' | grep -qvxFf "$scratch/before"; }
written() { [ "$MEDIASTACK_HOME/development/estate.json" -nt "$scratch/before" ]; }

moment() { # name, question: notes when the answer is first yes
  (
    until "${@:2}" 2>/dev/null; do
      kill -0 "$app" 2>/dev/null || exit 0
      sleep 0.05
    done
    echo "$1 $(($(now) - start))" >>"$scratch/moments"
  ) &
}

for ((run = 0; run < runs; run++)); do
  { pgrep -f 'dcp run-controllers' || echo none; } >"$scratch/before"
  start=$(now)
  setsid dotnet run --no-build --project MediaStack.AppHost >"$scratch/log" 2>&1 &
  app=$!
  moment host written
  moment DCP orchestrates
  moment dashboard answers http://localhost:15380/login
  moment API answers http://localhost:5380/health
  moment wizard answers http://localhost:5381/health
  wait $(jobs -p | grep -vx "$app")
  if ! kill -0 "$app" 2>/dev/null; then
    cat "$scratch/log" >&2
    exit 1
  fi
  start=$(now)
  # Not Ctrl+C's signal: a script starts what runs in the background with that one ignored.
  kill -TERM -- "-$app"
  wait "$app" || true
  app=
  echo "stop $(($(now) - start))" >>"$scratch/moments"
  until ! answers http://localhost:5381/alive && ! orchestrates; do sleep 0.1; done
done

echo "$runs starts, milliseconds"
for name in host DCP dashboard API wizard stop; do
  sed -n "s/^$name //p" "$scratch/moments" | sort -n | awk -v what="$name" '{ value[NR] = $1 } END {
    printf "  %-10s median %5d, min %5d, max %5d\n", what, NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2, value[1], value[NR] }'
done
