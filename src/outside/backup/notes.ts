/** What came of backups and rehearsals, a line each in a file of the data folder, where the program reads it. */
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export const backupNotes = 'backups.log';
export const rehearsalNotes = 'rehearsals.log';
export const upgradeNotes = 'upgrades.log';
/** Behind the name of a backup that was not rehearsed but restored: it is proved by that as well. */
export const restoreNote = 'restored';

const mostLines = 200;
const keptLines = 100;

/** When, whether it was good, a number (bytes or seconds), and words; more words follow behind tabs. */
export function noteOutcome(file: string, isGood: boolean, n: number, words: readonly string[]): void {
  const clean = words.map((one) => one.replace(/\s+/gu, ' ').trim());
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  appendFileSync(file, `${[at, isGood ? 'ok' : 'failed', Math.round(n), ...clean].join('\t')}\n`, { mode: 0o600 });
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  if (lines.length <= mostLines) return;
  writeFileSync(`${file}.new`, `${lines.slice(-keptLines).join('\n')}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export interface Outcome {
  at: Date;
  isGood: boolean;
  n: number;
  words: readonly string[];
}

/** The newest first; half a line is none. */
export function outcomesIn(text: string): Outcome[] {
  return text
    .split('\n')
    .flatMap((line): Outcome[] => {
      const [at, result, n, ...words] = line.split('\t');
      if (at === undefined || words.length === 0 || Number.isNaN(Date.parse(at))) return [];
      return [{ at: new Date(at), isGood: result === 'ok', n: Number(n), words }];
    })
    .toReversed();
}
