/**
 * npm run incident-score -- FILE.jsonl [--json] [--cards]: how well suspicions of group incidents are raised. The texts are filed in order
 * through the same pure functions that the server calls, so that each sees only those before it. What each number means stands at the
 * head of scripts/incident/score.ts.
 */
import { readFacts, readSampleCounty } from '../src/outside/seeds.ts';
import { scoreIncidents, type IncidentLine } from './incident/score.ts';
import { calledWith, readLabelledLines } from './labelled-lines.ts';

const { file, isJson } = calledWith('incident-score', 'tests/fixtures/incident/texts-1.jsonl');
const [lines, lexicon, { regions }] = await Promise.all([
  readLabelledLines<IncidentLine>(file),
  readFacts(),
  readSampleCounty(),
]);
const { score, cards, missed, late } = scoreIncidents(
  lines,
  lexicon,
  regions.map((one) => ({ ...one, pinyin: '', initials: '' })),
);
if (isJson) process.stdout.write(`${JSON.stringify(score)}\n`);
else {
  const names = {
    n: '条数 texts',
    groups: '真的组 true groups',
    found: '找到的 found',
    atMember: '在第几个人时（中位数） at which complainant, median',
    falseCards: '误报的卡 false cards',
    falseMembers: '误入的件 false members',
  } as const;
  for (const [key, words] of Object.entries(names))
    process.stdout.write(`${String(score[key as keyof typeof score] ?? '-').padStart(6)}  ${words}\n`);
  const watches = cards.filter(({ grade }) => grade === 'watch');
  process.stdout.write(`${String(watches.length).padStart(6)}  关注的卡 cards that are only watched\n`);
  if (missed.length > 0) process.stdout.write(`漏掉 missed: ${missed.join(' ')}\n`);
  if (late.length > 0) process.stdout.write(`晚了 late: ${late.map(([name, n]) => `${name}@${n}`).join(' ')}\n`);
}
if (process.argv.includes('--cards'))
  for (const { grade, at, members, links, group } of cards)
    process.stdout.write(`${group ?? '??'} ${grade} ${at}: ${members.join(' ')} | ${links.join(' ')}\n`);
