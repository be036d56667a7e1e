#!/bin/bash
# 打开正在用的数据库：deploy/hongdun psql。Opens the database that the program works on.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/database.sh"
find_database || { echo "$why" >&2; exit 1; }
echo "数据库：$place。(The database.)" >&2
exec psql "${connection[@]}" "$@"
