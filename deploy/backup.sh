#!/bin/bash
# 每天备份红盾的数据库和附件，由 root 的定时任务运行：deploy/hongdun backup
# Backs up the database and the attachments; meant for a daily timer (cron or systemd). deploy/hongdun gives it the settings of
# the service (DATA_DIR, DATABASE_URL; BACKUP_DIR and KEEP_DAYS may stand there too) and runs it as the user of the program.
#
# Needs Debian's postgresql-client-17. The program may go on working. What came of it stands in DATA_DIR/backups.log, where the
# program reads it; it is said aloud when it failed, or when somebody looks on. How to restore: docs/operate.md.
set -euo pipefail
umask 077
. "$(dirname "$(readlink -f "$0")")/database.sh"

backup=${BACKUP_DIR:-/var/backups/hongdun}
keep_days=${KEEP_DAYS:-30}
name="hongdun-$(date +%Y%m%d-%H%M%S)"
why='没有做完（磁盘满了、被打断，或者目录写不进去）。(It was cut off.)'

say() { echo "$1" >&2; }

# When, what came of it, how many bytes, under which name or why not: one line a backup, the last hundred of them.
note() {
  if [ ! -d "$data" ]; then return; fi
  printf '%s\t%s\t%s\t%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" "$3" >>"$data/backups.log" || return
  if [ "$(wc -l <"$data/backups.log")" -gt 200 ]; then
    tail -n 100 "$data/backups.log" >"$data/backups.log.new" && mv "$data/backups.log.new" "$data/backups.log"
  fi
  if [ "$(id -u)" = 0 ]; then chown --reference="$data" "$data/backups.log"; fi
}

finish() {
  local code=$?
  rm -f "$backup/$name.part"
  if [ "$code" = 0 ]; then return; fi
  say "备份没有做成：$why"
  note failed 0 "$why"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

command -v pg_dump >/dev/null || { why='没有 pg_dump，请先安装 postgresql-client-17。(pg_dump is missing.)'; exit 1; }
mkdir -p "$backup/files"
exec 9>"$backup/.lock"
flock -n 9 || { why='另一次备份正在做。(Another backup is being made.)'; exit 1; }
# What a killed backup has left is of no use and names people.
rm -f "$backup"/hongdun-*.part
find_database || exit 1

# The database first: every file that it names lies in the folder already, because files are stored before they are named.
pg_dump "${connection[@]}" --format custom --no-owner --file "$backup/$name.part"
pg_restore --list "$backup/$name.part" >/dev/null
mv "$backup/$name.part" "$backup/$name.dump"

# Files are named by their content and never change: only new ones are copied, and not those that are just arriving. What the
# program has removed goes here too, once no dump that is kept names it any more.
if [ -d "$data/files" ]; then
  find "$data/files" -mindepth 1 -maxdepth 1 -type d -name '[0-9a-f][0-9a-f]' -exec cp -R --no-clobber -t "$backup/files" {} +
  (cd "$data/files" && find . -mindepth 2 -type f -path './[0-9a-f][0-9a-f]/*' -print0) | (cd "$backup/files" && xargs -0 -r touch -c)
  if [ -n "$(ls -A "$data/files")" ]; then find "$backup/files" -type f -mtime "+$((keep_days + 1))" -delete; fi
fi
rm -rf "$backup/files/arriving"
sync

find "$backup" -maxdepth 1 -name 'hongdun-*.dump' -mtime "+$keep_days" -delete
note ok "$(stat -c %s "$backup/$name.dump")" "$name.dump"
if [ -t 2 ]; then
  newest=$(psql "${connection[@]}" -XAtc "select '台账共 ' || count(*) || ' 行，最新的一行在 ' || coalesce(to_char(max(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), '（没有）') from ledger")
  say "数据库：$place；$newest。已备份到 $backup/$name.dump。(Backed up.)"
fi
