#!/usr/bin/env bash
# The packages on a machine that has nothing of ours: installs each into a bare Debian 12 and publishes content/ there. Both
# make the same site as the build tree does.
#
#   tests/package/bare_root.sh BUILD      BUILD is a build tree of the Release kind
#
# Ends with 77, and says why, where it cannot run: it needs to be root, debootstrap, and a mirror of Debian to ask.
# COMISIYNU_BARE may name a folder to keep the bare Debian in from one run to the next.
set -euo pipefail
source_folder=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: tests/package/bare_root.sh BUILD}" && pwd)

skip() { echo "skipped: $1"; exit 77; }
[[ $(id -u) -eq 0 ]] || skip "only root can set up a bare Debian"
for tool in debootstrap chroot cpack dpkg-shlibdeps; do command -v "$tool" >/dev/null || skip "there is no $tool here"; done
grep -q '^CMAKE_BUILD_TYPE:STRING=Release$' "$build/CMakeCache.txt" || skip "packages are made of the release build"

work=$(mktemp -d)
trap 'umount "$work/root/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
kept=${COMISIYNU_BARE:-$work/kept}
if [[ ! -e $kept/etc/debian_version ]]; then
  debootstrap --variant=minbase bookworm "$kept" >"$work/debootstrap.txt" 2>&1 || skip "a bare Debian could not be had: $(tail -n 1 "$work/debootstrap.txt")"
fi
cp -a "$kept" "$work/root"
root=$work/root
mkdir -p "$root/proc"
# A program finds what lies beside it by asking /proc where it is.
mount -t proc proc "$root/proc" || skip "nothing can be mounted here"
inside() { chroot "$root" env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

(cd "$build" && cpack -B "$work/packages" >"$work/cpack.txt" 2>&1) || { cat "$work/cpack.txt"; exit 1; }
cp -r "$source_folder/content" "$root/root/content"
"$build/bin/comisiynu" build "$source_folder/content" --output "$work/expected" 2>/dev/null

same() { diff -r "$work/expected" "$root/root/$1" || { echo "the $2 makes another site than the build tree"; exit 1; }; }

# The .tar.gz first, before apt has brought any library.
mkdir "$root/opt/comisiynu"
tar -xzf "$work"/packages/*.tar.gz -C "$root/opt/comisiynu" --strip-components 1
inside /opt/comisiynu/bin/comisiynu build /root/content --output /root/from-tar
same from-tar .tar.gz

cp "$work"/packages/*.deb "$root/root/comisiynu.deb"
inside apt-get -qq update || skip "the .tar.gz publishes; the .deb needs a mirror of Debian to bring its libraries from"
inside apt-get -qq install --yes --no-install-recommends /root/comisiynu.deb >"$work/apt.txt" 2>&1 || { tail -n 20 "$work/apt.txt"; exit 1; }
inside comisiynu build /root/content --output /root/from-deb
same from-deb .deb
inside comisiynu release /root/content --edition 1.0 --date 2026-11-22 --output /root/released
inside comisiynu verify /root/released
inside sh -c 'cd /root/released && sha256sum --quiet --check SHA256SUMS'
inside apt-get -qq remove --yes comisiynu >/dev/null 2>&1
[[ ! -e $root/usr/share/comisiynu ]] || { echo "the .deb leaves files behind"; exit 1; }
echo "both packages publish content/ on a bare Debian 12"
