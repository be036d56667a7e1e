import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { often } from '../../scripts/chaos/acts.ts';
import { openJournal } from '../../scripts/chaos/journal.ts';
import { totalOf } from '../../scripts/chaos/report.ts';
import { runRounds } from '../../scripts/chaos/rounds.ts';
import { copyFolder, demoPassword, sampleFolder } from '../build/house/sample-folder.ts';

/** Two clients without a pause meet each fault as surely as six, which would take both cores from the other tests. */
const [rounds, clients] = [20, 2];

test('Twenty faults while people file, move, upload, sync and enforce: nothing is lost or doubled, and the program neither ends nor hangs.', async () => {
  const { folder: sample } = await sampleFolder();
  const laid = { lay: (dataDir: string) => copyFolder(sample, dataDir), password: demoPassword };
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-chaos-'));
  // Beneath root the database runs as another user, who must get in.
  chmodSync(folder, 0o755);
  const journal = openJournal(join(folder, 'journal.jsonl'));
  const said: string[] = [];
  try {
    const program = 'dist/main.js';
    await runRounds({ folder, rounds, first: 0, journal, program, say: (line) => said.push(line), clients, laid });
    const { words, isGood } = totalOf(journal.rounds());
    expect(isGood, [...said, words].join('\n')).toBe(true);
    // One that has been cut off is gone on with.
    expect(openJournal(join(folder, 'journal.jsonl')).rounds()).toHaveLength(rounds);
    expect(journal.rounds().every(({ acknowledged }) => acknowledged > 0)).toBe(true);
    // Whoever is refused what he does would only be slow: each kind of act was done.
    const done = new Set(journal.rounds().flatMap(({ kinds = [] }) => kinds));
    expect([...new Set(often)].filter((kind) => !done.has(kind))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
