/**
 * npm run danger-score -- FILE.jsonl [--json] [--misses]: how many texts of danger to life are heard, and how many others page somebody in
 * vain. Lines are `{"id", "text", "urgent": true|false}`; a text is heard as the alarm of a filing hears it.
 */
import { readAlarm } from '../src/outside/seeds.ts';
import { calledWith, readLabelledLines } from './labelled-lines.ts';
import { scoreDanger } from './danger/score.ts';
import type { DangerLine } from './danger/learn.ts';

const { file, isJson, showsMisses } = calledWith('danger-score', 'scripts/danger/sets/danger-look-1.jsonl');
const lines = await readLabelledLines<DangerLine>(file);
const score = scoreDanger(lines, await readAlarm());
if (isJson) process.stdout.write(`${JSON.stringify(score)}\n`);
else
  process.stdout.write(
    [
      `${String(score.n).padStart(8)}  条数 texts`,
      `${score.recall.toFixed(4).padStart(8)}  听出来的 recall`,
      `${score.precision.toFixed(4).padStart(8)}  叫对的 precision`,
      `${String(score.missed.length).padStart(8)}  没听出来 missed`,
      `${String(score.false.length).padStart(8)}  白叫 paged in vain`,
      '',
    ].join('\n'),
  );
if (showsMisses)
  for (const { id, text } of lines) {
    if (score.missed.includes(id)) process.stdout.write(`漏 ${id} ${text}\n`);
    if (score.false.includes(id)) process.stdout.write(`误 ${id} ${text}\n`);
  }
