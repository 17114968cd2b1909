#!/usr/bin/env bash
# Time and peak memory of a publish as a process of its own: benchmarks/publish.sh [RUNS] (20).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-20}

[ -x /usr/bin/time ] || { echo 'benchmarks/publish.sh: GNU time is not installed (Debian package time)' >&2; exit 2; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/three.json" <<'JSON'
{
  "schemaVersion": 1,
  "services": ["authelia", "prometheus", "redis"],
  "values": { "time-zone": "Europe/Berlin", "domain": "example.org", "authelia.email": "a@example.org" }
}
JSON
(umask 077 && printf '{ "schemaVersion": 1, "values": { "authelia.password": "four plain random words" } }' >"$scratch/three.secrets.json")
for sample in home typical everything; do install -m 600 "samples/$sample.json" "samples/$sample.secrets.json" "$scratch"; done

publish() {
  dotnet MediaStack.AppHost/bin/Debug/net10.0/MediaStack.AppHost.dll \
    --operation publish --step publish --output-path "$scratch/out-$1" --settings "$scratch/$1.json" >"$scratch/log" 2>&1 ||
    { cat "$scratch/log" >&2; exit 1; }
}
export -f publish
export scratch

summary() {
  sort -n | awk -v what="$1" '{ value[NR] = $1 } END {
    printf "  %s: median %d, min %d, max %d\n", what, NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2, value[1], value[NR] }'
}

for estate in three home typical everything; do
  # The first one builds, and generates the secrets, which it does once for all.
  ./run.sh publish -o "$scratch/out-$estate" --settings "$scratch/$estate.json" >/dev/null
  for ((i = 0; i < runs; i++)); do
    start=${EPOCHREALTIME/./}
    /usr/bin/time --format '%M' --output "$scratch/memory" bash -c "publish $estate"
    end=${EPOCHREALTIME/./}
    echo "$(((end - start) / 1000)) $(($(cat "$scratch/memory") / 1024))"
  done >"$scratch/runs"
  echo "$estate, $(grep -c '^      "resource"' "$scratch/out-$estate/estate.json") containers, $runs processes"
  cut -d' ' -f1 "$scratch/runs" | summary milliseconds
  cut -d' ' -f2 "$scratch/runs" | summary 'MiB at peak'
done
