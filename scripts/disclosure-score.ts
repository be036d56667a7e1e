/**
 * npm run disclosure-score -- FILE.jsonl [--json] [--misses]: how much of what tells who it was the gate of publication marks. Lines are
 * `{"id", "text", "leaks": [substrings]}`. `recall` is the share of the leaks that are covered: each character of a leak, wherever it first
 * stands, lies in some mark. `falseMarks` counts the marks in texts without any leak.
 */
import { readFile } from 'node:fs/promises';
import { readLeaks, scoreLeaks } from './disclosure/score.ts';

const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
if (file === undefined) {
  process.stderr.write(
    '请写明文件，例如：npm run disclosure-score -- tests/fixtures/disclosure/texts-1.jsonl\nName the file of labelled texts.\n',
  );
  process.exit(2);
}
const { score, misses, wrong, clean } = scoreLeaks(readLeaks(await readFile(file, 'utf8')));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(score)}\n`);
else
  process.stdout.write(
    [
      `${String(score.n).padStart(8)}  条数 texts`,
      `${score.recall.toFixed(4).padStart(8)}  标出来的 recall`,
      `${String(score.falseMarks).padStart(8)}  ${clean} 条干净文字里误标的 false marks in clean texts`,
      '',
    ].join('\n'),
  );
if (process.argv.includes('--misses')) {
  for (const { id, leak, text } of misses) process.stdout.write(`${id} 漏: ${leak} ← ${text}\n`);
  for (const { id, words, kind, text } of wrong) process.stdout.write(`${id} 误: ${words} (${kind}) ← ${text}\n`);
}
