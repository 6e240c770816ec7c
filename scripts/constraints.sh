#!/bin/sh
# Writes the exact version of every package, with the hashes of all its files, so that one list serves every Python from
# 3.11 on: constraints.txt to run, constraints-dev.txt what development adds, constraints-build.txt what builds packages.
# What is pinned stays as it is. In: options for uv, such as --upgrade or --upgrade-package NAME; pip's own PIP_* hold.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

index=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
.venv/bin/python -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv==0.13.9

# Resolves (name of the list, then arguments of uv). Its pins are those of the list, where they still serve.
resolve() {
    list=$1
    shift
    cp "$list" "$folder/list.txt" 2>/dev/null || : >"$folder/list.txt"
    if [ "$list" = constraints-dev.txt ]; then cat constraints.txt >>"$folder/list.txt"; fi
    "$folder/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --output-file "$folder/list.txt" "$@" >/dev/null
}

# Writes a list (its name, then its first line) of what was resolved, without what the other list has (optional).
write() {
    {
        echo "# $2 Made with \`make constraints\`."
        awk -v other="${3:-}" '
            BEGIN { while (other && (getline line < other) > 0) { split(line, part, "=="); have[part[1]] } }
            /^[A-Za-z0-9]/ { split($1, part, "=="); keep = !(part[1] in have) }
            keep' "$folder/list.txt"
    } >"$folder/new.txt"
    cp "$folder/new.txt" "$1"
}

printf '%s\n' hatchling editables setuptools setuptools-scm >"$folder/build.in"
resolve constraints-build.txt "$@" "$folder/build.in"
write constraints-build.txt 'What builds this project, and the packages that have no wheel.'
resolve constraints.txt "$@" pyproject.toml
write constraints.txt 'What it takes to run (pyproject.toml, dependencies).'
resolve constraints-dev.txt "$@" --extra dev --constraint constraints.txt pyproject.toml
write constraints-dev.txt 'What development adds (pyproject.toml, its extra dev).' constraints.txt
