/**
 * npm run triage-score -- FILE.jsonl [--json] [--misses]: how often the triage proposes what the labels of the file say; a file of lessons or
 * of looks (scripts/triage/lessons, scripts/triage/looks) will do. The texts are
 * filed in order into the empty sample county through the same pure functions that the server calls, so that each sees only those before it.
 */
import { readTriageCounty } from '../src/outside/seeds.ts';
import { readFile } from 'node:fs/promises';
import { calledWith } from './labelled-lines.ts';
import { readLabelled, scoreTexts } from './triage/score.ts';

const { file, isJson, showsMisses } = calledWith('triage-score', 'seeds/open-texts.jsonl');
const lines = readLabelled(await readFile(file, 'utf8'));
// Lessons and looks are no series of one county's matters: each is read as the first.
const apart = lines.every(({ labels }) => labels.route === undefined);
const { score, misses, beside, p50Ms, p95Ms } = scoreTexts(lines, await readTriageCounty(), { apart });
if (isJson) process.stdout.write(`${JSON.stringify(score)}\n`);
else {
  const names: Record<string, string> = {
    n: '条数 texts',
    kind: '来意 kind',
    categoryTop: '大类 category, top',
    categoryLeaf: '小类 category, leaf',
    nature: '问题性质 nature',
    urgent: '紧急 urgent',
    urgentRecall: '听出的紧急 urgent, recall',
    urgentPrecision: '说对的紧急 urgent, precision',
    station: '先到的站点 station',
    office: '办理的所 office',
    decision: '可能的结果 decision',
    wrongRefusals: '错误的不予受理和移送 wrong refusals',
    wrongTransfers: '其中错误的移送 of them sent away',
    wrongJunk: '当成没有说事的 taken for empty talk',
    duplicates: '重复（成对 F1） duplicates',
    groups: '同一事件（成对 F1） groups',
    duplicatePairs: '重复有几对 pairs of duplicates',
    groupPairs: '同一事件有几对 pairs of groups',
    doubted: '请核对的条数 doubted',
    ground: '理由 ground',
    clue: '违法线索 clue',
    amount: '付的钱 amount',
    claim: '要求的钱 claim',
  };
  const counts = new Set([
    'n',
    'wrongRefusals',
    'wrongTransfers',
    'wrongJunk',
    'duplicatePairs',
    'groupPairs',
    'doubted',
  ]);
  for (const [key, value] of Object.entries({ ...score, ...beside })) {
    const told = value === null ? '–' : counts.has(key) ? String(value) : value.toFixed(4);
    process.stdout.write(`${told.padStart(8)}  ${names[key] ?? key}\n`);
  }
  process.stdout.write(`每条用时 a text takes: p50 ${p50Ms} ms, p95 ${p95Ms} ms\n`);
}
if (showsMisses)
  for (const { id, field, wanted, proposed } of misses)
    process.stdout.write(`${id} ${field}: ${wanted} ← ${proposed}\n`);
