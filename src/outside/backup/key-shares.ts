/**
 * 密钥分给两个人 (shares): all keys as lines on paper, of which any two papers give the keys back and one alone tells nothing (Shamir's
 * scheme). Each line carries its place and four signs that tell a slip of the hand in it, so that it can be typed in again.
 */
import { createHash } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';

/** A line that was typed wrong, or papers that do not belong together; the message is the sentence to print. */
export class BadShare extends Error {}

/** Without the letters that a hand or an eye takes for figures. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytesOfLine = 20;
const checkBytes = 4;
/** Two people are needed, however many papers there are. */
const needed = 2;

/** The lines of each paper. */
export async function sharesOf(text: string, papers: 2 | 3): Promise<string[][]> {
  const secret = Buffer.from(text);
  const shares = await split(Uint8Array.from([...checkOf(secret), ...secret]), papers, needed);
  const written = shares.map((share, i) => linesOf(share, i + 1));
  // What nobody can put together again must not be what is printed.
  if ((await textOfShares(written.slice(-needed).flat())) !== text)
    throw new Error('the papers do not give the keys back');
  return written;
}

/** The text, once two papers are whole; null while some lines are still to come. */
export async function textOfShares(lines: readonly string[]): Promise<string | null> {
  const papers = new Map<number, Map<number, { of: number; words: string }>>();
  for (const line of lines) {
    const { paper, n, of, words } = readShareLine(line);
    const known = papers.get(paper) ?? new Map<number, { of: number; words: string }>();
    papers.set(paper, known.set(n, { of, words }));
  }
  const whole = [...papers.values()].filter((paper) => [...paper.values()].every(({ of }) => of === paper.size));
  if (whole.length < needed) return null;
  const shares = whole.map((paper) => {
    const sorted = [...paper].toSorted(([a], [b]) => a - b);
    return bytesOf(sorted.map(([, { words }]) => words));
  });
  const [first] = shares;
  const same = shares.filter(({ length }) => length === first?.length);
  const made = Buffer.from(await combine(same.slice(0, needed)).catch(() => new Uint8Array(checkBytes)));
  const secret = made.subarray(checkBytes);
  if (secret.length === 0 || !checkOf(secret).equals(made.subarray(0, checkBytes)))
    throw new BadShare('这两张不是同一次分出来的，合不起来。(These papers do not belong together.)');
  return secret.toString();
}

/** `2-03-09 ABCD …`: line 3 of the 9 of paper 2; small letters, O for 0 and other spaces will do. */
export function readShareLine(line: string): { paper: number; n: number; of: number; words: string } {
  const [, paper = '', n = '', of = '', rest = ''] = /^\s*(\d)-(\d{2,3})-(\d{2,3})\s+([\w\s]{6,80})$/u.exec(line) ?? [];
  const signs = rest.toUpperCase().replace(/\s/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  const [words, check] = [signs.slice(0, -4), signs.slice(-4)];
  if (paper === '' || checkSigns(`${paper}-${n}-${of} ${words}`) !== check)
    throw new BadShare(`这一行抄错了，照纸上再打一遍：${line.trim().slice(0, 12)}……(There is a slip in this line.)`);
  return { paper: Number(paper), n: Number(n), of: Number(of), words };
}

function linesOf(share: Uint8Array, paper: number): string[] {
  const of = Math.ceil(share.length / bytesOfLine);
  return Array.from({ length: of }, (_, i) => {
    const words = signsOf(share.subarray(i * bytesOfLine, (i + 1) * bytesOfLine));
    const place = `${paper}-${two(i + 1)}-${two(of)}`;
    const groups = `${words}${checkSigns(`${place} ${words}`)}`.match(/.{1,4}/gu) ?? [];
    return `${place} ${groups.join(' ')}`;
  });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function checkOf(secret: Uint8Array): Buffer {
  return createHash('sha256').update(secret).digest().subarray(0, checkBytes);
}

function checkSigns(line: string): string {
  return signsOf(createHash('sha256').update(line).digest().subarray(0, 5)).slice(0, 4);
}

/** Five bits a sign. */
function signsOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/gu) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function bytesOf(lines: readonly string[]): Uint8Array {
  const bytes = lines.flatMap((words) => {
    const bits = [...words].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
    return (bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2));
  });
  return Uint8Array.from(bytes);
}
