#!/usr/bin/env bash
# How a publish grows with the estate: benchmarks/scale.sh [RUNS] (3). Prints time and memory for 10, 100 and 1,000 services, each in a
# process of its own, and what a service more costs; linear growth shows as the same cost at every size.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-3}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
install -m 600 samples/home.json samples/home.secrets.json "$scratch"
dotnet build benchmarks/SyntheticEstate --nologo --verbosity quiet

for count in 10 100 1000; do
  for ((run = 0; run < runs; run++)); do
    dotnet benchmarks/SyntheticEstate/bin/Debug/net10.0/SyntheticEstate.dll "$count" "$scratch/out" "$scratch/home.json" | tail -n 1
  done | sort -t: -k2 -n | awk -v middle=$(((runs + 1) / 2)) 'NR == middle'
done | tee "$scratch/figures"

# "10 services: 312 ms, 70 MiB"
awk '{ count[NR] = $1; time[NR] = $3; memory[NR] = $5 } END {
  for (row = 2; row <= NR; row++)
    printf "from %d to %d services: %.2f ms and %.2f MiB each\n", count[row - 1], count[row],
      (time[row] - time[row - 1]) / (count[row] - count[row - 1]), (memory[row] - memory[row - 1]) / (count[row] - count[row - 1]) }' "$scratch/figures"
