/**
 * npm run triage-score -- FILE.jsonl [--json] [--misses]: how often the triage proposes what the labels of the file say. The texts are
 * filed in order into the empty sample county through the same pure functions that the server calls, so that each sees only those before it.
 */
import { readTriageCounty } from '../src/outside/seeds.ts';
import { calledWith, readLabelledLines } from './labelled-lines.ts';
import { scoreTexts, type Labelled } from './triage/score.ts';

const { file, isJson, showsMisses } = calledWith('triage-score', 'seeds/open-texts.jsonl');
const { score, misses, beside, p50Ms, p95Ms } = scoreTexts(
  await readLabelledLines<Labelled>(file),
  await readTriageCounty(),
);
if (isJson) process.stdout.write(`${JSON.stringify(score)}\n`);
else {
  const names: Record<string, string> = {
    n: '条数 texts',
    kind: '来意 kind',
    categoryTop: '大类 category, top',
    categoryLeaf: '小类 category, leaf',
    nature: '问题性质 nature',
    urgent: '紧急 urgent',
    station: '先到的站点 station',
    office: '办理的所 office',
    decision: '可能的结果 decision',
    wrongRefusals: '错误的不予受理 wrong refusals',
    duplicates: '重复（成对 F1） duplicates',
    groups: '同一事件（成对 F1） groups',
    ground: '理由 ground',
    clue: '违法线索 clue',
    amount: '付的钱 amount',
    claim: '要求的钱 claim',
  };
  for (const [key, value] of Object.entries({ ...score, ...beside }))
    process.stdout.write(
      `${String(Number.isInteger(value) && (key === 'n' || key === 'wrongRefusals') ? value : value.toFixed(4)).padStart(8)}  ${names[key] ?? key}\n`,
    );
  process.stdout.write(`每条用时 a text takes: p50 ${p50Ms} ms, p95 ${p95Ms} ms\n`);
}
if (showsMisses)
  for (const { id, field, wanted, proposed } of misses)
    process.stdout.write(`${id} ${field}: ${wanted} ← ${proposed}\n`);
