/**
 * Numbers in the words of a line of the ledger: what somebody adds to his story is told by a line alone. They lie sealed in the line itself,
 * which is hashed as it is stored: a chain is proven without their key, which stays in the file as all keys of the ledger do.
 */
import type { Keyring } from '../../../domain/base/keyring.ts';
import { hiddenIn, isNoWords } from '../../../domain/base/masking.ts';
import { numbersIn } from '../../../domain/base/number/standing-numbers.ts';
import { putBack, stepOf, takeNumbers, withoutSign, type Taken } from '../sealed/held-numbers.ts';
import { ringOf } from '../person-seal.ts';
import { openWithForm, sealWithForm } from '../seal.ts';

interface Told {
  countyId: number;
  matterId: string;
  detail: object;
}

/** What of a line lies sealed in it; beside it stands `〔隐号〕` for each number. */
interface HeldBack {
  keyId: string;
  sealed: string;
}

type Opened = Parameters<typeof ringOf>[0];

/** The line as it is stored. Most have no number in them, and every filing waits for this. */
export function withNumbersHeld<T extends Told>(tx: Opened, line: T): T {
  if (!hasNumber(line.detail, '')) return line;
  const taken: Taken = {};
  const detail = Object.fromEntries(
    Object.entries(line.detail).map(([name, one]) => [name, held(one, name, stepOf(name), taken)]),
  );
  const { sealed, keyId } = sealWithForm(ringOf(tx), bindingOf(line), JSON.stringify(taken));
  return { ...line, detail: { ...detail, heldBack: { keyId, sealed: sealed.toString('base64') } satisfies HeldBack } };
}

/** The line with its numbers. Where they do not open, as without their key, it says so. */
export function withNumbersOpen<T extends Told>(db: Opened, line: T): T {
  if (!('heldBack' in line.detail)) return line;
  const { heldBack, ...told } = line.detail as { heldBack: HeldBack };
  const text = openedText(ringOf(db), bindingOf(line), heldBack);
  if (text === null) return { ...line, detail: hiddenIn(told, withoutSign) };
  const detail = structuredClone(told) as Record<string, unknown>;
  for (const [path, taken] of Object.entries(JSON.parse(text) as Taken)) putBack(detail, path, taken);
  return { ...line, detail };
}

function openedText(ring: Keyring, binding: string, { keyId, sealed }: HeldBack): string | null {
  return openWithForm(ring, binding, { keyId, sealed: Buffer.from(sealed, 'base64') });
}

function bindingOf({ countyId, matterId }: Told): string {
  return `${countyId} ledger ${matterId.toLowerCase()}`;
}

/** A hash, the number of a matter, or what an id is of and the id, in a field of any name; a mark (水印) is drawn of letters and figures. */
const known = /^(?:[\da-f]{32,}|\p{Script=Han}{1,3}20\d{2}-\d{4,6}|[a-z]+ [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/u;

function isKept(text: string, name: string): boolean {
  return name === 'mark' || isNoWords(text, name) || known.test(text);
}

function hasNumber(value: unknown, name: string): boolean {
  if (typeof value === 'string') return numbersIn(value).length > 0 && !isKept(value, name);
  if (typeof value !== 'object' || value === null || value instanceof Date) return false;
  return Array.isArray(value)
    ? value.some((one) => hasNumber(one, name))
    : Object.entries(value).some(([key, one]) => hasNumber(one, key));
}

function held(value: unknown, name: string, path: string, taken: Taken): unknown {
  if (typeof value === 'string') return isKept(value, name) ? value : takeNumbers(value, path, taken);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((one, i) => held(one, name, `${path}.${i}`, taken));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, held(one, key, `${path}.${stepOf(key)}`, taken)]),
  );
}
