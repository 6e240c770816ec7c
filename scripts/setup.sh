#!/bin/sh
# Sets up .venv: `setup.sh run` with what the product needs, `setup.sh dev` with what its developers need as well.
# Only what is missing is installed. Called by make, which knows from the stamp in .venv whether it is needed.
# In: PYTHON (an interpreter, optional); pip's own PIP_* variables hold. Exit: 0 done, 3 the machine lacks something.
set -eu
cd "$(dirname "$0")/.."
what=${1:?run or dev}
venv=.venv
started=$(date +%s)

suits() { "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if suits "$candidate"; then echo "$candidate" && return; fi
    done
    echo "setup: needs Python 3.11 or newer; tried ${PYTHON:-python3.13, python3.12, python3.11, python3}" \
        "(install one, or name it: make PYTHON=/path/to/python3 ...)" >&2
    return 3
}

# Says which of the libraries (arguments: soname=package) the dynamic linker cannot find: their packages.
missing_libraries() {
    "$venv/bin/python" - "$@" <<'PY'
import ctypes, sys
for soname, package in (pair.split("=") for pair in sys.argv[1:]):
    try:
        ctypes.CDLL(soname)
    except OSError:
        print(package)
PY
}

make_venv() {
    if [ -x $venv/bin/python ] && suits $venv/bin/python && $venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    python=$(find_python)
    rm -rf $venv
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        scripts/setup-system.sh "python$version-venv|python3-venv"
    fi
    echo "setup: makes $venv with $("$python" --version)"
    "$python" -m venv $venv
}

# pip, for what is named and nothing else. What it says goes to a log, the end of which is shown if it fails.
pip_do() {
    if ! $venv/bin/python -m pip --disable-pip-version-check "$@" >>$venv/pip.log 2>&1; then
        tail -n 20 $venv/pip.log >&2
        echo "setup: pip failed; the whole story is in $venv/pip.log" >&2
        exit 3
    fi
}

# Installs the packages of the lists (arguments): these versions, these files by their hashes, and no others.
install_packages() {
    echo "setup: installs the pinned Python packages ($what)"
    rm -f $venv/pip.log
    # The build backends (ours, and those of bagit, which has no wheel) come first, pinned like all else: nothing is
    # then fetched behind the lists' back.
    pip_do install --no-deps --require-hashes -r constraints-build.txt
    for list in "$@"; do
        pip_do install --no-deps --require-hashes --no-build-isolation -r "$list"
    done
    pip_do install --no-deps --no-build-isolation --editable .
    pip_do check # a list that lacks a package is told here
    # As pip does for packages: where Python may write no byte code, each command would compile the product anew.
    $venv/bin/python -m compileall -q masthead pipeline
}

make_venv
case $what in
run)
    install_packages constraints.txt
    # Pango lays out the PDF; HarfBuzz' own subsetter is what WeasyPrint falls back to beside the packaged one.
    # shellcheck disable=SC2046
    scripts/setup-system.sh $(missing_libraries libpangoft2-1.0.so.0=libpangoft2-1.0-0 \
        libharfbuzz-subset.so.0=libharfbuzz-subset0) $($venv/bin/python -m pipeline.fonts --missing)
    touch $venv/.ready
    ;;
dev)
    install_packages constraints.txt constraints-dev.txt
    # The tests read the outputs back with programs that share no code with ours.
    needed=
    command -v soffice >/dev/null || needed="$needed libreoffice-writer-nogui|libreoffice-writer"
    command -v pdftotext >/dev/null || needed="$needed poppler-utils"
    command -v fc-list >/dev/null || needed="$needed fontconfig"
    command -v qpdf >/dev/null || needed="$needed qpdf"
    command -v chromium >/dev/null || needed="$needed chromium"
    # shellcheck disable=SC2086
    scripts/setup-system.sh $needed
    # The stylesheet of law-widgets is a package of npm. Where there is no npm, its tests are skipped.
    mkdir -p $venv/npm
    cp tests/akn/law_widgets/package.json tests/akn/law_widgets/package-lock.json $venv/npm
    if ! (cd $venv/npm && npm ci --ignore-scripts --no-audit --no-fund) >$venv/npm.log 2>&1; then
        echo "setup: npm is missing, or failed ($venv/npm.log); goes on without law-widgets" >&2
    fi
    touch $venv/.ready-dev
    ;;
esac
echo "setup: ready ($what, $(($(date +%s) - started)) s)"
