#!/bin/sh
# Writes constraints.txt from the packages in .venv, without this project itself.
set -eu
cd "$(dirname "$0")/.."
{
    sed -n '/^#/p' constraints.txt
    .venv/bin/python -m pip freeze --all --exclude pip --exclude masthead --exclude-editable | LC_ALL=C sort -f
} >constraints.new
mv constraints.new constraints.txt
