/**
 * npm run report-check -- FILE.txt [--json]: where a work report contradicts itself. `--json` prints one line, a JSON array of
 * `{"sentence", "rule", "printed", "right"}`, empty for a clean text.
 */
import { readFile } from 'node:fs/promises';
import { checkWorkReport } from '../src/domain/report/check/check-work-report.ts';
import { workReportRuleNames } from '../src/domain/report/check/finding.ts';

const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
if (file === undefined) {
  process.stderr.write('请写明文件，例如：npm run report-check -- 汇报.txt\nName the file, a text in UTF-8.\n');
  process.exit(2);
}
const findings = checkWorkReport(await readFile(file, 'utf8'));
if (process.argv.includes('--json'))
  process.stdout.write(
    `${JSON.stringify(findings.map(({ sentence, rule, printed, right }) => ({ sentence, rule, printed, right })))}\n`,
  );
else
  process.stdout.write(
    findings.length === 0
      ? '没有查出前后不符的地方。 Nothing found.\n'
      : findings
          .map(
            ({ rule, printed, right, sentence }) =>
              `${workReportRuleNames[rule].zh}：${printed} → ${right}\n    ${sentence}\n`,
          )
          .join(''),
  );
