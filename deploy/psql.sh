#!/bin/bash
# 打开正在用的数据库：deploy/hongdun psql。Opens the database that the program works on.
set -euo pipefail

# Sets `connection` and `place`. With DATABASE_URL it is that one, without its password on a command line; else the embedded one of
# DATA_DIR, unless that was left behind.
data=${DATA_DIR:-/var/lib/hongdun}

# Debian's plain commands pick a version by themselves; this wants 17 or newer. PG_BIN names the folder of others.
if [ -d "${PG_BIN:-/usr/lib/postgresql/17/bin}" ]; then PATH=${PG_BIN:-/usr/lib/postgresql/17/bin}:$PATH; fi

find_database() {
  if [ -n "${DATABASE_URL:-}" ]; then
    local url=$DATABASE_URL
    if [[ $url =~ ^(postgres(ql)?://[^:@/?]*):([^@/]*)(@.*)$ ]]; then
      url=${BASH_REMATCH[1]}${BASH_REMATCH[4]}
      PGPASSWORD=$(printf '%b' "${BASH_REMATCH[3]//%/\\x}")
      export PGPASSWORD
    fi
    connection=(--dbname "$url")
    place=${url#*@}
    return
  fi
  if [ -f "$data/database-is-elsewhere.txt" ]; then
    why="这个目录的数据库已经搬到 $(head -n 1 "$data/database-is-elsewhere.txt")，自带的是留下的旧的。请由 root 运行 deploy/hongdun，它读 /etc/hongdun.env 里的 DATABASE_URL。(The database has moved: run deploy/hongdun as root.)"
    return 1
  fi
  local folder="$data/postgres"
  if [ -f "$data/postgres-is-elsewhere.txt" ]; then folder=$(head -n 1 "$data/postgres-is-elsewhere.txt"); fi
  if [ ! -f "$folder/postmaster.pid" ]; then
    why="数据库没有运行（$folder），请先启动红盾。(The database is not running; start hongdun first.)"
    return 1
  fi
  # The fifth line of PostgreSQL's own note names the folder of its socket.
  connection=(--host "$(sed -n 5p "$folder/postmaster.pid")" --username hongdun --dbname hongdun)
  place="自带的 $folder"
}

find_database || { echo "$why" >&2; exit 1; }
echo "数据库：$place。(The database.)" >&2
exec psql "${connection[@]}" "$@"
