#!/usr/bin/env bash
# Shows that the two commands need nothing but Python: runs them in a fresh Debian 12 that has nothing else.
#
#   sudo packaging/linux/bare_root_check.sh FOLDER [MIRROR]
#
# FOLDER (outside the checkout) becomes the root of that Debian, or is used again where it is one already.
# The checkout's last commit is what runs. Needs debootstrap, and ImageMagick for the picture of the window.
set -euo pipefail

root=$(realpath -m "${1:?say which folder becomes the root}")
mirror=${2:-http://deb.debian.org/debian}
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

make_root() {
    [ -e "$root/etc/debian_version" ] && return
    debootstrap --variant=minbase --include=ca-certificates,python3 bookworm "$root" "$mirror"
}

# What belongs to the machine and not to the project: names, certificates and where packages come from.
set_up_machine() {
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    if [ -e /etc/pip.conf ]; then cp /etc/pip.conf "$root/etc/"; fi
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --make-rslave "$root/dev"
    trap 'umount -l "$root/dev" "$root/proc"' EXIT
}

copy_checkout() {
    rm -rf "$root/refdesk/src" "$root/refdesk/tests"
    mkdir -p "$root/refdesk"
    git -C "$checkout" archive HEAD | tar -x -C "$root/refdesk"
}

inside() {
    local kept=()
    mapfile -t kept < <(env | grep -E '^(PIP_[A-Z_]+|SSL_CERT_FILE|https?_proxy|no_proxy)=' || true)
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "${kept[@]}" \
        sh -c 'cd /refdesk && exec "$@"' sh "$@"
}

timed() {
    local start=$SECONDS
    "$@"
    echo "== took $((SECONDS - start)) s: ${*:2}"
}

# Starts the window, waits until the window manager lists it, photographs it, closes it as a person would.
open_and_close_window() {
    local log="$root/refdesk-run.log" start=$SECONDS display=""
    inside python3 dev.py run >"$log" 2>&1 &
    local program=$!
    until [ -n "$display" ] && inside env DISPLAY="$display" wmctrl -l 2>&1 | grep RefDesk; do
        kill -0 "$program" || { cat "$log"; return 1; }
        sleep 0.2
        display=$(sed -n 's/.*DISPLAY=//p' "$log")
    done
    echo "== window open after $((SECONDS - start)) s"
    sleep 2
    if command -v import >/dev/null; then
        DISPLAY="$display" import -window root "$root/refdesk-window.png" && echo "== picture: $root/refdesk-window.png"
    fi
    inside env DISPLAY="$display" wmctrl -c RefDesk
    wait "$program"
    echo "== window closed, status 0"
}

make_root
set_up_machine
copy_checkout
echo "== The window, first time"
open_and_close_window
echo "== The window, second time"
open_and_close_window
echo "== The tests"
timed inside python3 dev.py test
