/**
 * npm run operator-score -- FILE.jsonl [--json] [--misses]: how often the rule says that two names are one shop when the labels say so.
 * Lines: {"id", "a": {"name", "phone"?, "address"?, "code"?}, "b": {…}, "same": true|false}; the places are those of the sample county.
 */
import { placesOf } from '../src/domain/operator/county-places.ts';
import { readTriageCounty } from '../src/outside/seeds.ts';
import { calledWith, readLabelledLines } from './labelled-lines.ts';
import { scorePairs, type LabelledPair } from './operator/score.ts';

const { file, isJson, showsMisses } = calledWith('operator-score', 'tests/fixtures/operators-1.jsonl');
const { gazetteer } = await readTriageCounty();
const { score, misses } = scorePairs(await readLabelledLines<LabelledPair>(file), placesOf(gazetteer.regions));
if (isJson) process.stdout.write(`${JSON.stringify(score)}\n`);
else
  process.stdout.write(
    `${score.n}  对数 pairs\n${score.precision.toFixed(4)}  准确 precision\n${score.recall.toFixed(4)}  完整 recall\n`,
  );
if (showsMisses)
  for (const { pair, verdict, why } of misses)
    process.stdout.write(
      `${pair.id} ${pair.same ? '同' : '异'} ← ${verdict}: ${JSON.stringify(pair.a)} ${JSON.stringify(pair.b)} ${why}\n`,
    );
