/** Guesses at query codes, counted by day, by all servers of the county together; who types the right code leaves no trace. */
import { standingOfGuess, type CodeKind } from '../../domain/matter/code-guess.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { addTries, findTries } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { everywhere, tryMark } from '../base/tries.ts';

/** What is guessed at, and from where. */
export interface Guess {
  /** The number without the letter of its kind, which may be left out. */
  number: string;
  kind: CodeKind;
  network: string;
}

/** Tries a code, unless too many were wrong today; null when it is wrong. */
export function tryCode<T>(ctx: Context, guess: Guess, open: () => Promise<T | null>): Promise<T | null> {
  // Guesses at one number wait for each other, so that a thousand at once are not all made before the first is counted.
  return oneByOne(`${ctx.actor.countyId} ${guess.number}`, () => tryNow(ctx, guess, open));
}

async function tryNow<T>(
  ctx: Context,
  { number, kind, network }: Guess,
  open: () => Promise<T | null>,
): Promise<T | null> {
  const { countyId } = ctx.actor;
  const key = (...what: string[]) => ({ subject: tryMark(ctx, 'code', ctx.today, ...what), origin: everywhere });
  const keys = { number: key(kind, 'number', number), county: key(kind, 'county'), network: key('network', network) };
  const found = await findTries(ctx.db, countyId, Object.values(keys));
  const wrong = ({ subject }: { subject: Buffer }) => found.find((one) => one.subject.equals(subject))?.n ?? 0;
  const guessed = { number: wrong(keys.number), county: wrong(keys.county), network: wrong(keys.network) };
  const standing = standingOfGuess(guessed, kind);
  if (standing !== 'open')
    throw new Refusal(standing === 'spent' ? 'codes-spent' : 'codes-closed', {
      hotline: ctx.county.county.hotline,
    });
  const opened = await open();
  if (opened === null) await transact(ctx.db, (tx) => addTries(tx, countyId, Object.values(keys), ctx.at));
  return opened;
}

const lines = new Map<string, Promise<unknown>>();

async function oneByOne<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  lines.set(name, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(name) === mine) lines.delete(name);
  }
}
