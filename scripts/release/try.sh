#!/bin/bash
# 在一个光秃秃的 Debian 13 里试发行包：npm run release 以后，由 root 运行 scripts/release/try.sh [旧的.deb]
# Tries what `npm run release` has made on a bare Debian 13 (made by debootstrap), which has no Node, no npm, and, from the install on,
# no network: install, first receipt, backup, upgrade, removal and purge, the tarball; units and site are looked at by their own tools.
# Without an older package the new one is installed under a lower number first. Needs root, debootstrap, iproute2.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=${TRY_FOLDER:-/var/tmp/hongdun-try}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
root=$folder/root
new=$(ls "$PWD"/release/hongdun_*.deb)
tarball=$(ls "$PWD"/release/hongdun-*.tar.gz)
older=${1:-}
case $(uname -m) in aarch64) node=arm64 ;; *) node=x64 ;; esac
server=
began=$SECONDS

step() { echo "[$((SECONDS - began)) s] $1"; }
fail() { echo "没有通过：$1 (Failed.)" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
# In the network of the program, which is none.
beside() { nsenter --net="/proc/$server/ns/net" -- chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }
receipt() { beside "/opt/hongdun/node_modules/node-linux-$node/bin/node" /try/scripts/release/first-receipt.ts "http://127.0.0.1:$1" "${@:2}"; }

leave() {
  stop || true
  mountpoint -q "$root/proc" && umount "$root/proc"
  mountpoint -q "$root/dev/shm" && umount "$root/dev/shm"
  rm -rf "$root"
}

# As the unit starts it: its settings are read by root, the program runs as its user.
start() {
  local settings
  mapfile -t settings < <(grep -E '^[A-Z_]+=.' "$root/etc/hongdun.env")
  run_alone hongdun 12315 "${settings[@]}" /opt/hongdun/deploy/hongdun start
}

# run_alone USER PORT SETTING... COMMAND: without a network, until the page answers.
run_alone() {
  local user=$1 port=$2 i
  shift 2
  unshare --net -- bash -c 'ip link set lo up; exec "$@"' - \
    chroot "$root" setpriv --reuid="$user" --regid="$user" --init-groups -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 NODE_ENV=production "$@" >>"$folder/program.log" 2>&1 &
  server=$!
  for i in $(seq 300); do
    kill -0 "$server" 2>/dev/null || { tail -n 20 "$folder/program.log"; fail '程序没有起来'; }
    if beside bash -c "exec 3<>/dev/tcp/127.0.0.1/$port && printf 'GET /readyz HTTP/1.0\r\nHost: x\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200'" 2>/dev/null; then return; fi
    sleep 0.2
  done
  tail -n 20 "$folder/program.log"
  fail '一分钟还没有打开网页'
}

stop() {
  [ -n "$server" ] || return 0
  # The shell that was given the network has become the program itself.
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

mkdir -p "$folder"
: >"$folder/program.log"
if [ ! -f "$folder/base/etc/debian_version" ]; then
  step '做一个光秃秃的 Debian 13 (debootstrap)'
  debootstrap --variant=minbase trixie "$folder/base" "$mirror" >"$folder/debootstrap.log"
fi
rm -rf "$root"
cp -a "$folder/base" "$root"
trap leave EXIT
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"
mkdir -p "$root/try/scripts/release" "$root/try/tests/build"
echo '{ "type": "module" }' >"$root/try/package.json"
cp scripts/release/first-receipt.ts "$root/try/scripts/release/"
cp tests/build/telephone-code.ts "$root/try/tests/build/"
for tool in node npm; do inside sh -c "command -v $tool" && fail "这里已经有 $tool 了"; done

if [ -z "$older" ]; then
  step '把新包改成一个旧的号码，先装它'
  dpkg-deb -R "$new" "$folder/older"
  sed -i 's/^Version: .*/Version: 0.0.1/' "$folder/older/DEBIAN/control"
  older=$folder/hongdun-older.deb
  dpkg-deb --root-owner-group -Znone --build "$folder/older" "$older" >/dev/null
  rm -rf "$folder/older"
fi
cp "$older" "$root/try/older.deb"
cp "$new" "$root/try/new.deb"

inside apt-get -qq update
step '安装 (apt-get install ./hongdun.deb)'
from=$SECONDS
inside apt-get -qq install --no-install-recommends /try/older.deb >"$folder/install.log" 2>&1 || { cat "$folder/install.log"; fail '装不上'; }
installed=$((SECONDS - from))
[ "$(inside stat -c '%U %a' /etc/hongdun.env)" = 'root 600' ] || fail '设置文件别人读得到'
[ "$(inside stat -c '%U %a' /var/lib/hongdun)" = 'hongdun 700' ] || fail '数据目录不是程序用户的'
for unit in hongdun.service timers.target.wants/hongdun-backup.timer; do
  [ -e "$root/usr/lib/systemd/system/$unit" ] || inside test -L "/etc/systemd/system/$unit" || fail "$unit 没有"
done

step '第一次启动，没有网络'
from=$SECONDS
start
started=$((SECONDS - from))
step '设立、建一个所一个村、群众交一件'
from=$SECONDS
read -r number code < <(receipt 12315)
[ -n "$number" ] || fail '没有回执'
filed=$((SECONDS - from))
step "第一张回执 $number：从安装起 $((installed + started + filed)) 秒（安装 $installed，启动 $started，设立到回执 $filed）。(The first receipt, in seconds from the install.)"

step '备份、核对'
inside hongdun backup
ls "$root"/var/backups/hongdun/hongdun-*.dump >/dev/null || fail '没有备份'
inside hongdun verify-ledger | tail -n 2

step '改一个设置，升级'
sed -i 's#^PUBLIC_URL=.*#PUBLIC_URL=https://12315.example.gov.cn#' "$root/etc/hongdun.env"
stop
inside dpkg -i /try/new.deb </dev/null >"$folder/upgrade.log" 2>&1 || { cat "$folder/upgrade.log"; fail '升级没有成'; }
grep -q '^PUBLIC_URL=https://12315.example.gov.cn$' "$root/etc/hongdun.env" || fail '升级改掉了设置'
[ "$(inside stat -c '%U %a' /etc/hongdun.env)" = 'root 600' ] || fail '升级以后设置文件别人读得到'
start
receipt 12315 "$number" "$code" >/dev/null
inside hongdun verify-ledger | tail -n 1
stop

step '卸载、清除、再装回来'
inside dpkg -r hongdun >/dev/null
inside dpkg -P hongdun
[ -f "$root/var/lib/hongdun/reporter.key" ] && [ -d "$root/var/lib/hongdun/postgres" ] || fail '卸载删掉了数据'
ls "$root"/var/backups/hongdun/hongdun-*.dump >/dev/null || fail '卸载删掉了备份'
[ ! -e "$root/opt/hongdun/dist" ] || fail '卸载以后程序还在'
inside dpkg -i /try/new.deb >/dev/null
start
receipt 12315 "$number" "$code" >/dev/null
stop

step '解开 tar.gz，一个普通用户启动'
inside useradd --create-home --uid 4711 villager
tar xzf "$tarball" -C "$root/home/villager" --no-same-owner
run_alone villager 12400 PORT=12400 DATA_DIR=/home/villager/data "/home/villager/$(basename "$tarball" .tar.gz)/deploy/hongdun" start
receipt 12400
stop

step 'systemd 和 nginx 自己看一遍'
inside apt-get -qq install --no-install-recommends systemd nginx-light openssl >>"$folder/install.log" 2>&1
inside systemd-analyze verify /usr/lib/systemd/system/hongdun.service /usr/lib/systemd/system/hongdun-backup.timer
inside systemd-analyze security --no-pager --offline=yes --threshold=15 /usr/lib/systemd/system/hongdun.service | tail -n 1
inside sh -c 'mkdir -p /etc/ssl/hongdun && cd /etc/ssl/hongdun && openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -days 2 -keyout privkey.pem -out fullchain.pem 2>/dev/null'
inside ln -s /usr/share/doc/hongdun/examples/nginx.conf /etc/nginx/sites-enabled/hongdun
inside nginx -t
step '都通过了 (All of it passed)'
