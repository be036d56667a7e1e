/**
 * npm run report-score -- FILE.jsonl [--json] [--misses] [--even | --odd]: how well the check of reports finds what people planted. Lines are
 * `{"id", "text", "faults": [{"anchor", "kind", "right"}]}`, with no fault for a clean text. `--even` and `--odd` take half of them, by the
 * number in their id: what was learned from one half is judged by the other.
 */
import { calledWith, readLabelledLines } from './labelled-lines.ts';
import { scoreReports, type PlantedReport } from './report/score.ts';

const { file, isJson, showsMisses } = calledWith('report-score', 'tests/fixtures/report/texts-1.jsonl');
const isEven = ({ id }: PlantedReport) => Number(/\d+/u.exec(id)?.[0] ?? 0) % 2 === 0;
const halves = process.argv.includes('--even') ? [true] : process.argv.includes('--odd') ? [false] : [true, false];
const reports = (await readLabelledLines<PlantedReport>(file)).filter((one) => halves.includes(isEven(one)));
const { score, misses } = scoreReports(reports);
if (isJson) process.stdout.write(`${JSON.stringify(score)}\n`);
else
  process.stdout.write(
    [
      ...Object.entries(score.byKind).map(([kind, { found, planted }]) => `${kind.padEnd(18)}${found}/${planted}`),
      `查出 found              ${score.found}/${score.planted}`,
      `错报的好文 accused      ${score.accused}/${score.clean}`,
      `毛病文中多报 beside     ${score.beside}`,
      '',
    ].join('\n'),
  );
if (showsMisses)
  for (const { id, missed, wrong } of misses) {
    for (const { kind, anchor, right } of missed) process.stdout.write(`${id} 漏 ${kind}: ${anchor} → ${right}\n`);
    for (const { rule, printed, right, sentence } of wrong)
      process.stdout.write(`${id} 误 ${rule}: ${printed} → ${right} ← ${sentence}\n`);
  }
