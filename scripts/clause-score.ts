/**
 * npm run clause-score -- FILE.jsonl [--json] [--misses]: how well the clause checker proposes what people labelled. Lines are
 * `{"text", "codes": ["F8.3"]}`, with no code for a fair sentence. Precision and recall are micro-averaged over codes; a fair sentence with
 * any code counts against precision.
 */
import { readFile } from 'node:fs/promises';
import { readClauses, scoreClauses } from './clause/score.ts';

const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
if (file === undefined) {
  process.stderr.write(
    '请写明文件，例如：npm run clause-score -- tests/fixtures/clause/texts-1.jsonl\nName the file of labelled sentences.\n',
  );
  process.exit(2);
}
const { score, misses } = scoreClauses(readClauses(await readFile(file, 'utf8')));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(score)}\n`);
else {
  const line = (name: string, n: number, precision: number, recall: number) =>
    `${name.padEnd(6)}${String(n).padStart(5)}${precision.toFixed(4).padStart(9)}${recall.toFixed(4).padStart(9)}`;
  process.stdout.write(
    [
      '类别      条数  提对的  提出的   code, n, precision, recall',
      ...Object.entries(score.byCode).map(([code, one]) => line(code, one.n, one.precision, one.recall)),
      line('合计', score.n, score.precision, score.recall),
      '',
    ].join('\n'),
  );
}
if (process.argv.includes('--misses'))
  for (const { id, text, missed, wrong } of misses)
    process.stdout.write(`${id} 漏: ${missed.join(' ') || '—'} 误: ${wrong.join(' ') || '—'} ← ${text}\n`);
