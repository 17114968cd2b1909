#!/usr/bin/env bash
# Builds test images in the engine that DOCKER_HOST names: build.sh [folder...], all of them by default.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
export PATH="$repository/.cache/tools/usr/sbin:$repository/.cache/tools/usr/bin:$PATH:/usr/sbin:/sbin"
: "${DOCKER_HOST:?names the engine that gets the images, for example unix:///run/my-engine/docker.sock}"

# shellcheck source=lib.sh
. "$here/lib.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/mediastack-images-XXXXXX")
trap 'rm -rf "$work"' EXIT

build() (
  folder=$here/$1
  root=$work/$1
  mkdir -p "$root"
  . "$folder/image.sh"
  skeleton
  assemble
  changes=()
  while IFS= read -r line; do
    if [ -n "$line" ]; then changes+=(--change "$line"); fi
  done <<<"$instructions"
  tar --create --directory "$root" --numeric-owner . | docker import "${changes[@]}" - "$image" >"$work/$1.log"
  rm -rf "$root"
  echo "$image"
)

if [ $# -eq 0 ]; then
  for file in "$here"/*/image.sh; do set -- "$@" "$(basename "$(dirname "$file")")"; done
fi
for name in "$@"; do build "$name"; done
