#!/bin/bash
# 在一个光秃秃的 Debian 13 里试发行包：npm run release 以后，由 root 运行 scripts/release/try.sh [旧的.deb]
# Tries what `npm run release` has made on a bare Debian 13 (made by debootstrap) with its own systemd, without Node, without npm and, from
# the install on, without a network: install, first receipt, backup, a killed program, a wrong setting, upgrade, removal and purge, and
# the tarball. The site is looked at by nginx itself. Without an older package the new one is installed under a lower number first.
# A first receipt that is later than a quarter of an hour after the install is a failure too. Needs root, debootstrap and iproute2. Slow steps are kept in TRY_FOLDER for the next time.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
cd "$here/../.."
folder=${TRY_FOLDER:-/var/tmp/hongdun-try}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
root=$folder/root
case $(uname -m) in aarch64) node=arm64 ;; *) node=x64 ;; esac
new=$(ls "$PWD"/release/hongdun_*_"$(dpkg --print-architecture)".deb)
tarball=$(ls "$PWD"/release/hongdun-*-linux-"$node".tar.gz)
older=${1:-}
machine=
began=$SECONDS
# What the package leans on, which a machine without the Internet is given beforehand, and what looks at unit and site.
beforehand=(systemd systemd-sysv adduser postgresql-client-17 nginx-light openssl)

# The bar of issue 16, in seconds: from the install to a citizen's first receipt.
most_seconds=900

step() { echo "[$((SECONDS - began)) s] $1"; }
fail() {
  echo "没有通过：$1 (Failed.)" >&2
  inside journalctl -u hongdun -n 30 --no-pager >&2 || true
  exit 1
}
# within SECONDS: ends the trial where the first receipt was later than the bar.
within() { [ "$1" -le "$most_seconds" ] || fail "第一张回执用了 $1 秒，超过 $most_seconds 秒"; }
clean=(/usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive)
# In the machine that was booted.
inside() { nsenter --target "$machine" --all --root --wd -- "${clean[@]}" "$@"; }
# The journeys of scripts/release/first-receipt.ts, on the Node that came with the program.
# With the code without which nobody sets up a county, as the start has said it into the journal.
set_up_code() { inside journalctl --no-pager -o cat | sed -nE 's/.*setup\?code=([A-Z0-9-]+).*/\1/p' | tail -n 1; }
receipt() { inside SETUP_CODE="${code_of_tarball:-$(set_up_code)}" "/opt/hongdun/node_modules/node-linux-$node/bin/node" /try/scripts/release/first-receipt.ts "http://127.0.0.1:$1" "${@:2}"; }

leave() {
  if [ -n "$machine" ]; then kill -KILL "$machine" 2>/dev/null || true; fi
  wait 2>/dev/null || true
  rm -rf "$root"
  # What systemd has made in it still stands there: empty, the innermost first.
  find "$cgroup/hongdun-try" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  if [ "$cgroup" = "$folder/cgroup" ]; then umount "$cgroup" 2>/dev/null || true; fi
}

# waits PORT: until the program says that it takes filings.
waits() {
  local i
  for i in $(seq 300); do
    if inside bash -c "exec 3<>/dev/tcp/127.0.0.1/$1 && printf 'GET /readyz HTTP/1.0\r\nHost: x\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200'" 2>/dev/null; then return; fi
    sleep 0.2
  done
  fail '一分钟还没有打开网页'
}

main_pid() { inside systemctl show hongdun --property MainPID --value; }

mkdir -p "$folder"
if [ ! -f "$folder/ready/usr/sbin/nginx" ]; then
  step '做一个光秃秃的 Debian 13 (debootstrap)'
  rm -rf "$folder/ready" "$folder/making"
  debootstrap --variant=minbase trixie "$folder/making" "$mirror" >"$folder/debootstrap.log"
  # No service starts while the folder is filled: nothing is booted there yet.
  printf '#!/bin/sh\nexit 101\n' >"$folder/making/usr/sbin/policy-rc.d"
  chmod +x "$folder/making/usr/sbin/policy-rc.d"
  chroot "$folder/making" "${clean[@]}" sh -c "apt-get -qq update && apt-get -qq install --no-install-recommends ${beforehand[*]}" >"$folder/apt.log" 2>&1
  rm "$folder/making/usr/sbin/policy-rc.d"
  mv "$folder/making" "$folder/ready"
fi
rm -rf "$root"
cp -a "$folder/ready" "$root"
mkdir -p "$root/try/scripts/release" "$root/try/tests/build"
echo '{ "type": "module" }' >"$root/try/package.json"
cp scripts/release/first-receipt.ts "$root/try/scripts/release/"
cp tests/build/telephone-code.ts "$root/try/tests/build/"
if [ -z "$older" ]; then
  step '把新包改成一个旧的号码，先装它'
  dpkg-deb -R "$new" "$folder/older"
  sed -i 's/^Version: .*/Version: 0.0.1/' "$folder/older/DEBIAN/control"
  dpkg-deb --root-owner-group -Znone --build "$folder/older" "$root/try/older.deb" >/dev/null
  rm -rf "$folder/older"
else
  cp "$older" "$root/try/older.deb"
fi
cp "$new" "$root/try/new.deb"

cgroup=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)
if [ -z "$cgroup" ]; then
  cgroup=$folder/cgroup
  mkdir -p "$cgroup"
  mount -t cgroup2 none "$cgroup"
fi
mkdir -p "$cgroup/hongdun-try"
trap leave EXIT
"$here/boot.sh" "$root" "$cgroup/hongdun-try" >"$folder/boot.log" 2>&1 &
for i in $(seq 100); do
  machine=$(pgrep --parent "$!" | head -n 1 || true)
  if [ -n "$machine" ] && inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded'; then break; fi
  sleep 0.2
done
for tool in node npm; do inside sh -c "command -v $tool" && fail "这里已经有 $tool 了"; done

step '安装，没有网络 (dpkg -i)'
from=$SECONDS
inside dpkg -i /try/older.deb >"$folder/install.log" 2>&1 || { cat "$folder/install.log"; fail '装不上'; }
installed=$((SECONDS - from))
[ "$(inside stat -c '%U %a' /etc/hongdun.env)" = 'root 600' ] || fail '设置文件别人读得到'
[ "$(inside stat -c '%U %a' /var/lib/hongdun)" = 'hongdun 700' ] || fail '数据目录不是程序用户的'
inside systemctl is-enabled --quiet hongdun.service hongdun-backup.timer hongdun-rehearse.timer || fail '开机不会自己启动'
inside systemctl is-active --quiet hongdun-backup.timer || fail '夜里不会备份'
from=$SECONDS
waits 12315
started=$((SECONDS - from))
step '设立、建一个所一个村、群众交一件'
from=$SECONDS
read -r number code < <(receipt 12315)
[ -n "$number" ] || fail '没有回执'
filed=$((SECONDS - from))
step "第一张回执 $number：从安装起 $((installed + started + filed)) 秒（装 $installed，启动 $started，设立到回执 $filed）。(The first receipt, in seconds from the install.)"
within "$((installed + started + filed))"

step '按定时任务备份、演练、核对'
inside systemctl start hongdun-backup.service || fail '备份没有做成'
ls "$root"/var/backups/hongdun/hongdun-* >/dev/null || fail '没有备份'
inside systemctl start hongdun-rehearse.service || fail '演练没有做成'
inside hongdun verify | tail -n 1

step '杀掉程序'
inside systemctl kill --kill-whom=main --signal=KILL hongdun
sleep 3
waits 12315
receipt 12315 "$number" "$code" >/dev/null

step '写错一个设置'
inside sed -i '$aPORT=abc' /etc/hongdun.env
inside systemctl restart hongdun || true
sleep 5
tries=$(inside systemctl show hongdun --property NRestarts --value)
[ "$(inside systemctl is-active hongdun)" = failed ] && [ "$tries" = 0 ] || fail "写错设置以后重启了 $tries 次，还在试"
inside journalctl -u hongdun -n 3 --no-pager --output cat
inside sed -i '/^PORT=abc$/d' /etc/hongdun.env

step '改一个设置，升级'
inside sed -i 's#^PUBLIC_URL=.*#PUBLIC_URL=https://12315.example.gov.cn#' /etc/hongdun.env
inside systemctl start hongdun
waits 12315
before=$(main_pid)
inside dpkg -i /try/new.deb </dev/null >"$folder/upgrade.log" 2>&1 || { cat "$folder/upgrade.log"; fail '升级没有成'; }
waits 12315
[ "$(main_pid)" != "$before" ] || fail '升级以后没有重新启动'
inside grep -q '^PUBLIC_URL=https://12315.example.gov.cn$' /etc/hongdun.env || fail '升级改掉了设置'
[ "$(inside stat -c '%U %a' /etc/hongdun.env)" = 'root 600' ] || fail '升级以后设置文件别人读得到'
receipt 12315 "$number" "$code" >/dev/null
inside hongdun verify | tail -n 1

step '卸载、清除、再装回来'
inside dpkg -r hongdun >/dev/null
[ "$(inside systemctl is-active hongdun)" = inactive ] || fail '卸载以后还在运行'
inside dpkg -P hongdun
[ -f "$root/var/lib/hongdun/reporter.key" ] && [ -d "$root/var/lib/hongdun/postgres" ] || fail '卸载删掉了数据'
ls "$root"/var/backups/hongdun/hongdun-* >/dev/null || fail '卸载删掉了备份'
[ ! -e "$root/opt/hongdun/dist" ] || fail '卸载以后程序还在'
inside dpkg -i /try/new.deb >/dev/null
waits 12315
receipt 12315 "$number" "$code" >/dev/null

step '解开 tar.gz，一个普通用户启动'
inside useradd --create-home --uid 4711 villager
tar xzf "$tarball" -C "$root/home/villager" --no-same-owner
inside setpriv --reuid=villager --regid=villager --init-groups env PORT=12400 DATA_DIR=/home/villager/data \
  "/home/villager/$(basename "$tarball" .tar.gz)/deploy/hongdun" start >"$folder/tarball.log" 2>&1 &
waits 12400
code_of_tarball=$(sed -nE 's/.*setup\?code=([A-Z0-9-]+).*/\1/p' "$folder/tarball.log" | tail -n 1)
receipt 12400

step 'systemd 和 nginx 自己看一遍'
inside systemd-analyze verify /usr/lib/systemd/system/hongdun.service /usr/lib/systemd/system/hongdun-{backup,rehearse}.{service,timer}
inside systemd-analyze security --no-pager --threshold=15 hongdun.service | tail -n 1
for unit in hongdun-backup.service hongdun-rehearse.service; do inside systemd-analyze security --no-pager --threshold=45 $unit | tail -n 1; done
inside sh -c 'mkdir -p /etc/ssl/hongdun && cd /etc/ssl/hongdun && openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -days 2 -keyout privkey.pem -out fullchain.pem 2>/dev/null'
inside ln -s /usr/share/doc/hongdun/examples/nginx.conf /etc/nginx/sites-enabled/hongdun
inside nginx -t
step '都通过了 (All of it passed)'
