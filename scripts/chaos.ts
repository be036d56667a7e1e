/**
 * `npm run chaos -- --rounds N [--folder F]`: clients file, move, upload and sync while the program and its database are killed,
 * stopped, cut off and starved; afterwards every act that was acknowledged must be there once. What was done before in the folder
 * is gone on with, and the figures add up. Ends by itself, with 1 when something was lost, doubled, ended by itself or hung.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runRounds } from './chaos/rounds.ts';
import { openJournal } from './chaos/journal.ts';
import { tableOf, totalOf } from './chaos/report.ts';

const words = process.argv.slice(2);
const valueOf = (name: string) => words[words.indexOf(name) + 1];
const rounds = words.includes('--rounds') ? Number(valueOf('--rounds')) : 20;
const folder = resolve(words.includes('--folder') ? (valueOf('--folder') ?? '') : join(tmpdir(), 'hongdun-chaos'));
if (!Number.isInteger(rounds) || rounds < 1) {
  say('npm run chaos -- --rounds N [--folder F], N ≥ 1');
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const journal = openJournal(join(folder, 'journal.jsonl'));
const before = journal.rounds().length;
if (before > 0) say(`${folder}: ${before} rounds before; these add up.`);
await runRounds({ folder, rounds, first: before, journal, program: 'dist/main.js', say, clients: 6 });
const all = journal.rounds();
say('');
for (const line of tableOf(all)) say(line);
const total = totalOf(all);
say(total.words);
process.exit(total.isGood ? 0 : 1);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
