/** npx tsx scripts/report-table.ts: rewrites the table of docs/report-check.md from the faults of the seed and the rules that catch them. */
import { readFile, writeFile } from 'node:fs/promises';
import { workReportRuleNames } from '../src/domain/report/check/finding.ts';
import { seedFaultTable } from '../tests/build/report/seed-faults.ts';

const file = 'docs/report-check.md';
const [head = ''] = (await readFile(file, 'utf8')).split('<!-- table -->');
await writeFile(file, `${head}<!-- table -->\n\n${seedFaultTable((rule) => workReportRuleNames[rule].zh)}\n`);
