#!/bin/sh
# Installs Debian packages, as root or through sudo. Arguments: package names; `a|b` means the first of them that
# the machine's package lists know. Without arguments it does nothing. Exit: 0 done, 3 not possible here.
set -eu
[ $# -gt 0 ] || exit 0

plain=$(printf '%s ' "$@" | sed 's/|[^ ]*//g; s/ $//')
instead="install these system packages, then run make again: $plain"
if ! command -v apt-get >/dev/null; then
    echo "setup: no apt-get on this machine; $instead" >&2
    exit 3
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    echo "setup: neither root nor sudo; $instead" >&2
    exit 3
fi

# What apt-get says goes to a file, the end of which is shown if nothing helps.
said=$(mktemp)
trap 'rm -f "$said"' EXIT
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >"$said" 2>&1; }
fail() {
    tail -n 20 "$said" >&2
    echo "setup: $*" >&2
    exit 3
}
known() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# The first known name of each argument, one a line; fails if an argument has none.
choose() {
    for alternatives in "$@"; do
        found=
        for name in $(echo "$alternatives" | tr '|' ' '); do
            if known "$name"; then found=$name && break; fi
        done
        [ -n "$found" ] || return 1
        echo "$found"
    done
}

if ! chosen=$(choose "$@"); then
    echo "setup: refreshes the machine's package lists"
    apt update || echo "setup: the package lists could not be refreshed; goes on with those there are" >&2
    if ! chosen=$(choose "$@"); then
        fail "the package lists lack one of: $plain; $instead"
    fi
fi
# shellcheck disable=SC2086
set -- $chosen
echo "setup: installs $*"
install() { apt install -y --no-install-recommends "$@"; }
# An old list may name files that the mirror no longer has: refresh and try once more.
if ! install "$@"; then
    apt update || true
    install "$@" || fail "apt-get could not install: $*"
fi
