#!/bin/bash
# 每天备份红盾的数据库和附件。Backs up the database and the attachments; meant for a daily timer (cron or systemd).
#
#   DATA_DIR=/var/lib/hongdun BACKUP_DIR=/var/backups/hongdun deploy/backup.sh
#
# Needs Debian's postgresql-client-17. Run it as the user of the program, or as root. With DATABASE_URL set, that
# database is dumped instead of the embedded one. The program may go on working. How to restore:
# docs/operate.md.
set -euo pipefail
umask 077

data=${DATA_DIR:-/var/lib/hongdun}
backup=${BACKUP_DIR:-/var/backups/hongdun}
keep_days=${KEEP_DAYS:-30}
name="hongdun-$(date +%Y%m%d-%H%M%S)"

say() { echo "$1" >&2; }

# Debian's plain pg_dump picks a version by itself; the dump must be made by 17 or newer.
if [ -d /usr/lib/postgresql/17/bin ]; then PATH=/usr/lib/postgresql/17/bin:$PATH; fi
command -v pg_dump >/dev/null || { say '没有 pg_dump，请先安装 postgresql-client-17。(pg_dump is missing.)'; exit 1; }
mkdir -p "$backup/files"
trap 'rm -f "$backup/$name.part"' EXIT

if [ -n "${DATABASE_URL:-}" ]; then
  connection=(--dbname "$DATABASE_URL")
else
  folder="$data/postgres"
  if [ -f "$data/postgres-is-elsewhere.txt" ]; then folder=$(head -n 1 "$data/postgres-is-elsewhere.txt"); fi
  if [ ! -f "$folder/postmaster.pid" ]; then
    say "数据库没有运行（$folder），请先启动红盾再备份。(The database is not running; start hongdun first.)"
    exit 1
  fi
  # The fifth line of PostgreSQL's own note names the folder of its socket.
  connection=(--host "$(sed -n 5p "$folder/postmaster.pid")" --username hongdun --dbname hongdun)
fi

# The database first: every file that it names lies in the folder already, because files are stored before they are named.
pg_dump "${connection[@]}" --format custom --no-owner --file "$backup/$name.part"
pg_restore --list "$backup/$name.part" >/dev/null
mv "$backup/$name.part" "$backup/$name.dump"

# Files are named by their content and never change: only new ones are copied.
if [ -d "$data/files" ]; then cp -R --no-clobber "$data/files/." "$backup/files/"; fi
sync

find "$backup" -maxdepth 1 -name 'hongdun-*.dump' -mtime "+$keep_days" -delete
say "已备份到 $backup/$name.dump。(Backed up.)"
