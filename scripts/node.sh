# Puts the Node that npm ci has brought along before any other; the scripts of package.json read it first, and any shell may:
#   . scripts/node.sh
# Node 24 lets its young objects take twice the room that Node 20 gave them. 16 MB, as before, saves a small machine 25 MB and
# costs a filing a tenth of its processor time; a busy county with memory to spare takes the setting out.
NODE_OPTIONS="--max-semi-space-size=16 ${NODE_OPTIONS:-}"
export NODE_OPTIONS
# npm's own link node_modules/.bin/node is not enough: npm 9.2, which Debian 13 has, removes it again together with the package
# for the other processor.
for processor in x64 arm64; do
  if [ -x "node_modules/node-linux-$processor/bin/node" ]; then
    PATH="$PWD/node_modules/node-linux-$processor/bin:$PATH"
    export PATH
    return 0
  fi
done
case $(uname -m) in
  # Another processor has no package; the Node of the machine is asked for its version by the program itself.
  x86_64 | aarch64)
    echo '缺少随程序安装的 Node 24：请在程序目录里重新运行 npm ci（不要加 --omit=optional），再来一次。(The Node 24 that comes with the program is missing: run npm ci again, without --omit=optional.)' >&2
    return 78
    ;;
esac
