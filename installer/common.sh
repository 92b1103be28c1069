# SPDX-License-Identifier: GPL-3.0-or-later
# What installer/run and tests/run share: find the packages, build a preset. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# packages PURPOSE...: the names that packages.txt lists for any of the purposes.
packages() {
    local purpose
    for purpose in "$@"; do
        awk -v purpose="$purpose" '!/^#/ && $2 == purpose { print $1 }' "$root/installer/packages.txt"
    done
}

# missing_packages PURPOSE...: those of them that dpkg does not know as installed.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | awk '$1 == "ii" { print $2 }')
    packages "$@" | grep -vxF -f <(printf '%s\n' "$installed") || true
}

# need_packages PURPOSE...: installs what is missing, after saying so; on a system it does not know, says what is needed and stops.
need_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "Artemisia's installer knows Debian 12 and its relatives (apt). On this system, install what these Debian packages hold:"
        packages "$@" | sed 's/^/    /' >&2
        say "and then build it: cmake --preset release && cmake --build --preset release"
        command -v cmake >/dev/null && command -v ninja >/dev/null && return 0
        exit 3
    fi
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0

    local sudo=""
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "These packages are missing, and only root can install them:"
            printf '    %s\n' $missing >&2
            exit 3
        fi
        sudo=sudo
    fi
    say "Artemisia needs these packages and installs them now with apt-get:"
    printf '%s ' $missing | fold -s -w 96 | sed 's/^/    /' >&2
    say ""
    local log
    log=$(mktemp)
    if ! { $sudo apt-get update && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        say "The packages could not be installed; the whole log is in $log. Nothing of Artemisia was built."
        exit 5
    fi
    rm -f "$log"
}

# build_preset PRESET [TARGET...]: configures once and builds; quiet unless there is something to do or it fails.
build_preset() {
    local preset=$1
    shift
    cd "$root"
    local log="build/$preset.log"
    mkdir -p build
    if [ ! -e "build/$preset/build.ninja" ]; then
        if ! cmake --preset "$preset" >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            say "Artemisia could not be configured; the whole log is in $log."
            exit 1
        fi
    fi
    local targets=()
    [ $# -gt 0 ] && targets=(--target "$@")
    if [ -n "$(ninja -C "build/$preset" -n "$@" 2>/dev/null | grep -v 'no work to do' | sed -n '2p')" ]; then
        say "Building Artemisia ($preset) ..."
    fi
    if ! cmake --build --preset "$preset" "${targets[@]}" >"$log" 2>&1; then
        grep -nE 'error|FAILED' "$log" | head -n 30 >&2
        say "Artemisia could not be built; the whole log is in $log."
        exit 1
    fi
}
