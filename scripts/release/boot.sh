#!/bin/bash
# Boots the systemd of a folder with a Debian as if it were a machine of its own, without a network: boot.sh FOLDER CGROUP.
# Ends when that systemd ends; scripts/release/try.sh starts it, and looks inside.
set -euo pipefail
root=$1
if [ "${BOOT_STEP:-}" != inside ]; then
  echo $$ >"$2/cgroup.procs"
  BOOT_STEP=inside exec unshare --cgroup --mount --pid --fork --kill-child --net --uts --ipc "$0" "$@"
fi

mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/shm" "$root/dev/pts"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
hostname hongdun-try
ip link set lo up
exec chroot "$root" /usr/bin/env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  /lib/systemd/systemd --log-target=console --show-status=no
