/**
 * 电话和证件号码的密封: telephones and identity numbers of complainants, members, askers, callers and of who is written to lie sealed in
 * one column of their row, bound to that row, and are put back into the row as it is read, so that no reader knows of it. What is asked
 * for by a number is asked by its mark, a keyed hash of the whole number or of its last four figures. Numbers that a citizen has written
 * into his words lie in the same seal, each with its place; in the words stands `heldBack` instead. Rows of an earlier version have
 * them in the open until the job `seal-persons` has come to them; both forms read the same. Telephones of firms, stations and staff are
 * business data and are not sealed.
 */
import { createHmac, type KeyObject } from 'node:crypto';
import { sql, type KyselyPlugin, type PluginTransformResultArgs, type RawBuilder } from 'kysely';
import { suiteOf, suites, type Keyring, type Suite } from '../../domain/base/keyring.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { known, unopened } from '../../domain/base/masking.ts';
import {
  leastNumber,
  numbersIn,
  soughtNumber,
  type StandingNumber,
} from '../../domain/base/number/standing-numbers.ts';
import { derivedSecret, hashNames, suitesOf } from './derived-key.ts';
import {
  numbersTaken,
  putBack,
  takeNumbers,
  takeOut,
  takeText,
  withoutSign,
  withUnopened,
  type Taken,
} from './sealed/held-numbers.ts';
import { folded, unfold } from './sealed/folded.ts';
import { complaintFolds, frames, type Mark, type PersonFrame, type Row } from './sealed/person-frames.ts';
import { openWithForm, sealWithForm, type PersonTable } from './seal.ts';

const bySeal: readonly PersonFrame[] = Object.values(frames);

function isPersonTable(table: string): table is PersonTable {
  return Object.hasOwn(frames, table);
}

const foldedNames = Object.keys(complaintFolds);
const markBytes = 16;
/** Twice those of the largest batch. */
const mostMarks = 256;
const noSeal = { seal: null, keyId: null };

/** On a row whose seal does not open, and on its copies. Neither JSON nor the digest of the row sees it. */
const shut = Symbol('shut');

/** What a row was stored with whose seal does not open: its marks hold without the seal's key. */
interface Shut {
  keyId: string;
  marks: Readonly<Record<string, unknown>>;
}

function shutOf(row: object): Shut | undefined {
  return (row as { [shut]?: Shut })[shut];
}

/** Whether what is sealed in a row that was read does not open: nothing may be made of it, nor be put in its place. */
export function isShut(row: object): boolean {
  return shutOf(row) !== undefined;
}

/** Seals, opens and marks under the keys of a ring; what is made of the ring is made once. */
class PersonSeals {
  readonly #ring: Keyring;
  readonly #lost: ReadonlySet<string>;
  readonly #marking: Readonly<Record<Suite, KeyObject>>;
  /** A batch of filings looks for its telephones and then writes their marks: the same keyed hash, made once. */
  readonly #lastMarks: Readonly<Record<Suite, Map<string, Buffer>>> = { aes: new Map(), sm4: new Map() };
  /** Of the current key, whose rows are marked by it. */
  readonly #suite: Suite;
  /** Of all keys that rows may lie under. */
  readonly #suites: readonly Suite[];

  constructor(ring: Keyring, lost: ReadonlySet<string>) {
    this.#ring = ring;
    this.#lost = lost;
    const markingFor = (suite: Suite) => derivedSecret(ring.marking, 'telephones', suite);
    this.#marking = { aes: markingFor('aes'), sm4: markingFor('sm4') };
    this.#suite = suiteOf(ring, ring.current);
    // Rows of a key that is lost keep their marks, and nothing tells of which suite they are.
    this.#suites = lost.size > 0 ? suites : suitesOf(ring);
  }

  get ring(): Keyring {
    return this.#ring;
  }

  /** The row as it is stored; what is sealed is empty in it. Where there is nothing to seal there is no seal, unless one is asked for. */
  sealed(table: PersonTable, row: Row, always = false): Row {
    // In one piece: a hundred fields to which more are added one by one are kept, and then read, ten times as slowly.
    return { ...row, ...this.ownOf(table, row, always) };
  }

  /** The fields of the row as it is stored with which its seal has to do: those of all rows of a table have the same names. */
  ownOf(table: PersonTable, row: Row, always = false): Row {
    const frame: PersonFrame = frames[table];
    const taken: Taken = {};
    const own: Row = {};
    for (const field of frame.fields) own[field] = takeText(row[field], field, taken);
    this.#takeOfPersons(frame, row, own, taken);
    for (const field of frame.words ?? []) own[field] = takeNumbers(row[field], field, taken);
    for (const name of frame.documents) own[name] = takeOut(row[name], name, taken);
    for (const name of frame.steps ?? [])
      own[name] = typeof row[name] === 'string' ? takeNumbers(row[name], name, taken) : takeOut(row[name], name, taken);
    for (const [name, names] of Object.entries(frame.folds ?? {})) own[name] = folded(own[name], names);
    this.#demandOpen(shutOf(row), taken);
    const isSealed = always || Object.keys(taken).length > 0;
    const made = isSealed ? this.#seal(table, row, taken) : noSeal;
    own[frame.seal] = made.seal;
    own['keyId'] = made.keyId;
    Object.assign(own, this.#marksOf(frame, row, taken));
    if (frame.openWords !== undefined) own['wordsOpen'] = false;
    return own;
  }

  #takeOfPersons({ ofPersons }: PersonFrame, row: Row, own: Row, taken: Taken): void {
    if (ofPersons === undefined) return;
    own[ofPersons.by] = row[ofPersons.by];
    for (const field of ofPersons.fields)
      own[field] = ofPersons.when(row) ? takeText(row[field], field, taken) : row[field];
  }

  /** A number that does not open keeps the marks that it had. */
  #marksOf(frame: PersonFrame, row: Row, taken: Readonly<Taken>): Row {
    const before = shutOf(row)?.marks ?? {};
    const made: Row = {};
    for (const [field, marks] of Object.entries(frame.marks))
      for (const mark of marks) {
        const text = taken[field];
        const own = this.mark(row['countyId'] as number, mark, typeof text === 'string' ? text : '');
        made[mark] = hex(text === unopened ? ((before[mark] ?? null) as Buffer | null) : own);
      }
    if (frame.standing === true)
      made['wordMarks'] = this.#wordMarks(row['countyId'] as number, taken, { frame, before });
    if (frame.members !== undefined) {
      const standing = Object.entries(taken).flatMap(([path, one]) =>
        typeof one === 'string' && path.startsWith(actingPath) ? numbersIn(one) : numbersTaken(one),
      );
      made['memberMarks'] = this.#memberMarks(row, row[frame.members], { standing, before: before['memberMarks'] });
    }
    return made;
  }

  /**
   * Of every number that is sealed in the row, whether it was one of its words or a whole text, and of the names that stand in its documents;
   * with those of what does not open.
   */
  #wordMarks(
    countyId: number,
    taken: Readonly<Taken>,
    { frame, before: { wordMarks = [] } }: { frame: PersonFrame; before: Readonly<Record<string, unknown>> },
  ): string[] | null {
    const numbers = Object.values(taken).flatMap((one) => (typeof one === 'string' ? numbersIn(one) : one));
    const names = namesTaken(frame, taken);
    const own = [
      ...numbers.flatMap(({ figures }) => this.mark(countyId, 'wordMark', soughtNumber(figures)) ?? []),
      ...names.flatMap((name) => this.mark(countyId, 'partyMark', name) ?? []),
    ];
    const kept = Array.isArray(wordMarks) ? (wordMarks as string[]) : [];
    const marks = new Set([...kept, ...own.map((mark) => mark.toString('hex'))]);
    return marks.size === 0 ? null : [...marks];
  }

  /**
   * What does not open is sealed anew only when its key is lost for good, and then as not known: else the key, or the row of a
   * backup, may still bring it back.
   */
  #demandOpen(before: Shut | undefined, taken: Readonly<Taken>): void {
    const isGone = before === undefined ? this.#lost.size > 0 : this.#lost.has(before.keyId);
    if (!isGone && (before !== undefined || Object.values(taken).includes(unopened))) throw new Refusal('seal-shut');
  }

  /** Keys whose rows this program may work on: what another server has sealed under a newer one is left to it. */
  get within(): readonly string[] {
    return [...this.#ring.keys.keys(), ...this.#lost];
  }

  #seal(table: PersonTable, row: Row, taken: Readonly<Taken>): { seal: string | null; keyId: string } {
    const { sealed, keyId } = sealWithForm(this.#ring, bindingOf(table, row), JSON.stringify(taken));
    return { seal: hex(sealed), keyId };
  }

  /** Puts what is sealed back into a row that was read, and takes away what belongs to the seal alone. */
  open(frame: PersonFrame, row: Row): Row {
    const { [frame.seal]: sealed, keyId } = row;
    const names = [...Object.values(frame.marks).flat(), 'memberMarks', 'wordMarks'];
    const marks = Object.fromEntries(names.map((name) => [name, row[name]]));
    for (const name of [frame.seal, 'keyId', 'wordsOpen', ...names]) delete row[name];
    if (frame.folds !== undefined) unfold(row, frame.folds);
    if (!Buffer.isBuffer(sealed)) return row;
    const binding = bindingOf(frame.table, row);
    const text = openWithForm(this.#ring, binding, { sealed, keyId: String(keyId) });
    if (text === null) {
      for (const field of frame.fields) putBack(row, field, unopened);
      if (frame.ofPersons?.when(row) === true)
        for (const field of frame.ofPersons.fields) if (row[field] === '') row[field] = unopened;
      for (const field of frame.words ?? []) row[field] = withoutSign(row[field]);
      for (const name of frame.documents) row[name] = withUnopened(row[name]);
      Object.assign(row, { [shut]: { keyId: String(keyId), marks } satisfies Shut });
    } else for (const [path, value] of Object.entries(JSON.parse(text) as Row)) putBack(row, path, value);
    return row;
  }

  /** A keyed hash of a number or of its last four figures, by the hash of the key that rows are sealed under; null of an empty one. */
  mark(countyId: number, what: Mark, number: string, suite = this.#suite): Buffer | null {
    if (known(number) === '') return null;
    const words = `${countyId} ${what} ${what === 'phoneTail' ? number.slice(-4) : number}`;
    const last = this.#lastMarks[suite].get(words);
    if (last !== undefined) return last;
    const mark = createHmac(hashNames[suite], this.#marking[suite]).update(words).digest().subarray(0, markBytes);
    if (this.#lastMarks[suite].size === mostMarks) this.#lastMarks[suite].clear();
    this.#lastMarks[suite].set(words, mark);
    return mark;
  }

  /** What the mark of a number may be in the rows: one for each suite, for `reseal` may not have come to all of them. */
  marks(countyId: number, what: Mark, number: string): readonly (Buffer | null)[] {
    return this.#suites.map((suite) => this.mark(countyId, what, number, suite));
  }

  /**
   * Of the members, and of the numbers that stand in words, which are other marks: who is written of is no member. With those that were
   * there, where a member's telephone or the words do not open.
   */
  #memberMarks(
    { countyId }: Row,
    joint: unknown,
    { standing, before }: { standing: readonly StandingNumber[]; before: unknown },
  ): string[] | null {
    const { members } = (joint ?? { members: [] }) as { members: readonly { phone: string }[] };
    const of = (mark: Mark, number: string) => this.mark(countyId as number, mark, number) ?? [];
    const own = [
      ...members.flatMap(({ phone }) => of('phoneMark', phone)),
      ...standing.flatMap(({ figures }) => of('wordMark', soughtNumber(figures))),
    ];
    // Without members nobody is looked for among them, and what words hold that do not open is still found by its marks.
    const isShutToo = members.length === 0 || members.some(({ phone }) => phone === unopened);
    const kept = Array.isArray(before) && isShutToo ? (before as string[]) : [];
    const marks = new Set([...kept, ...own.map((mark) => mark.toString('hex'))]);
    return marks.size === 0 ? null : [...marks];
  }
}

/** Who acts for the complainant is no member, and is found by his numbers as one of whom is written. */
const actingPath = 'agents.';

/** Whole names that are sealed in the documents of a row; none that does not open. */
function namesTaken({ standingNames = [] }: PersonFrame, taken: Readonly<Taken>): string[] {
  return Object.entries(taken).flatMap(([path, one]) =>
    typeof one === 'string' && one !== unopened && standingNames.some((name) => path.endsWith(`.${name}`)) ? [one] : [],
  );
}

function hex(bytes: Buffer | null): string | null {
  return bytes === null ? null : String.raw`\x${bytes.toString('hex')}`;
}

function bindingOf(table: string, { countyId, id }: Row): string {
  if (typeof countyId !== 'number' || typeof id !== 'string')
    throw new Error(`A row of ${table} was read with its seal and without its county or its id.`);
  return `${countyId} ${table} ${id.toLowerCase()}`;
}

/** Opens what was sealed in every row that is read. */
export class PersonPlugin implements KyselyPlugin {
  seals: PersonSeals | null = null;

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    return node;
  }

  transformResult({ result }: PluginTransformResultArgs): ReturnType<KyselyPlugin['transformResult']> {
    const [first] = result.rows;
    const frame = first === undefined ? undefined : bySeal.find(({ seal }) => seal in first);
    if (frame === undefined) {
      // Some fields of a complaint, read without its seal.
      if (first !== undefined && foldedNames.some((name) => name in first))
        for (const row of result.rows) unfold(row, complaintFolds);
      return Promise.resolve(result);
    }
    const seals = this.seals;
    if (seals === null) throw new Error('The telephones of this database have been given no keys.');
    return Promise.resolve({ ...result, rows: result.rows.map((row) => seals.open(frame, row)) });
  }
}

/** A database or one of its transactions, which has its plugins. */
interface Opened {
  getExecutor(): { plugins: readonly KyselyPlugin[] };
}

function pluginOf(db: Opened): PersonPlugin {
  const plugin = db.getExecutor().plugins.find((one) => one instanceof PersonPlugin);
  if (plugin === undefined) throw new Error('This database opens no seals.');
  return plugin;
}

/** The ring by which a database seals and opens telephones and identity numbers, and the keys that are lost for good. */
export function usePersonKeys(db: Opened, ring: Keyring, lost: ReadonlySet<string> = new Set()): void {
  pluginOf(db).seals = new PersonSeals(ring, lost);
}

/** Rows that this program may work on, by their alias: those of a key that only another server has are left to that one. */
export function isWithinReach(db: Opened, alias: string): RawBuilder<unknown> {
  const keyId = sql.ref(`${alias}.key_id`);
  return sql`(${keyId} is null or ${keyId} = any(${sealsOf(db).within}))`;
}

function sealsOf(db: Opened): PersonSeals {
  const { seals } = pluginOf(db);
  if (seals === null) throw new Error('The telephones of this database have been given no keys.');
  return seals;
}

/** The ring that a database or one of its transactions has been given. */
export function ringOf(db: Opened): Keyring {
  return sealsOf(db).ring;
}

/** Rows as they are stored, whichever table they are of. */
export function sealRows(db: Opened, table: string, rows: readonly object[]): readonly object[] {
  if (!isPersonTable(table) || rows.length === 0) return rows;
  const seals = sealsOf(db);
  return rows.map((row) => seals.sealed(table, row as Row));
}

/**
 * Of each row what its seal has to do with, as it is stored and as `copyingOf` takes it; none where the table has no seal. To put it
 * into a copy of the row costs a filing a fortieth of its time, and nobody reads that copy.
 */
export function sealsBeside(db: Opened, table: string, rows: readonly object[]): readonly object[] {
  if (!isPersonTable(table) || rows.length === 0) return [];
  const seals = sealsOf(db);
  return rows.map((row) => seals.ownOf(table, row as Row));
}

/** The fields of a stored row that a seal has to do with, whether they are columns of its own or what it takes out. */
export function sealedFields(table: string): readonly string[] {
  if (!isPersonTable(table)) return [];
  const frame: PersonFrame = frames[table];
  const marks = Object.values(frame.marks).flat();
  const own = [frame.seal, 'keyId', ...marks, ...(frame.members === undefined ? [] : ['memberMarks'])];
  if (frame.standing === true) own.push('wordMarks');
  if (frame.openWords !== undefined) own.push('wordsOpen');
  const ofPersons = frame.ofPersons === undefined ? [] : [...frame.ofPersons.fields, frame.ofPersons.by];
  return [...frame.fields, ...ofPersons, ...(frame.words ?? []), ...frame.documents, ...(frame.steps ?? []), ...own];
}

/** The fields without which nothing is put back into a row that is read by some of its fields. */
export function sealNames(table: string): readonly string[] {
  return isPersonTable(table) ? [frames[table].seal, 'keyId'] : [];
}

/** The fields of a row that its seal has to do with, as they are stored, when one of them was changed; else none. */
export function sealedChanges(db: Opened, table: string, before: object, next: object): Row {
  const from = shutOf(before);
  // Its line would state that the number is not known, though another server knows it.
  if (from !== undefined && isPersonTable(table) && !sealsOf(db).within.includes(from.keyId))
    throw new Refusal('seal-shut');
  const names = sealedFields(table);
  const changed = names.filter((name) => (next as Row)[name] !== (before as Row)[name]);
  if (changed.length === 0) return {};
  // What staff write down is not held up by what does not open beside it: it stands in the open until the seal opens again.
  if (from !== undefined && isStepsAlone(table, changed))
    return { ...Object.fromEntries(changed.map((name) => [name, (next as Row)[name]])), wordsOpen: true };
  const [stored] = sealRows(db, table, [next]);
  return Object.fromEntries(names.map((name) => [name, (stored as Row)[name]]));
}

function isStepsAlone(table: string, names: readonly string[]): boolean {
  const { steps = [] }: PersonFrame = isPersonTable(table) ? frames[table] : frames.message;
  return names.every((name) => steps.includes(name));
}

/** A document as it is stored beside a seal that does not open and stays as it is. */
export function besideSeal(document: unknown): unknown {
  return takeOut(document, '', {});
}

/** The row as it is stored, with a seal even where it has nothing to hide: it is looked at no more. */
export function sealAlways(db: Opened, table: PersonTable, row: object): Row {
  return sealsOf(db).sealed(table, row as Row, true);
}

/** Rows that an earlier version left in the open, as the predicate of the index of such rows. */
export function isInTheOpen(table: PersonTable, alias = ''): RawBuilder<unknown> {
  const { open }: PersonFrame = frames[table];
  if (alias === '') return sql.raw(`(${open})`);
  return sql.raw(
    `(${open.replaceAll(/"to"|\b(?:\w+_seal|consumer_phone|consumer_id_number|joint|asker_phone)\b/gu, `${alias}.$&`)})`,
  );
}

/** Rows out of whose words an earlier version took no numbers, as the predicate of the index of such rows; null where there are no words. */
export function hasOpenWords(table: PersonTable): RawBuilder<unknown> | null {
  const { openWords }: PersonFrame = frames[table];
  return openWords === undefined ? null : sql.raw(`(${openWords})`);
}

/** Words as they are stored, for a comparison with those of rows. */
export function withoutNumbers(words: string): string {
  return takeNumbers(words, '', {}) as string;
}

/** That a row `c` has this telephone, sealed or still in the open. */
export function hasPhone(
  db: Opened,
  table: 'complaint' | 'inquiry',
  countyId: number,
  phone: string,
): RawBuilder<unknown> {
  const column = sql.ref(table === 'complaint' ? 'c.consumer_phone' : 'c.asker_phone');
  const isMarked = isOneOf(sql.ref('c.phone_mark'), phoneMarksOf(db, countyId, phone));
  return sql`(${isMarked} or (${isInTheOpen(table, 'c')} and ${column} = ${phone}))`;
}

/** That a row `c` has this telephone, or one that ends in these four figures. */
export function hasPhoneOrTail(
  db: Opened,
  table: 'complaint' | 'inquiry',
  countyId: number,
  figures: string,
): RawBuilder<unknown> {
  const column = sql.ref(table === 'complaint' ? 'c.consumer_phone' : 'c.asker_phone');
  const seals = sealsOf(db);
  const field = isOneOf(sql.ref('c.phone_mark'), seals.marks(countyId, 'phoneMark', figures));
  const plain = soughtNumber(figures);
  const isStanding = table === 'complaint' && plain.length >= leastNumber;
  const mark = isStanding ? sql`${field} or ${isMarkedAmong(seals.marks(countyId, 'wordMark', plain))}` : field;
  const open = sql`${isInTheOpen(table, 'c')} and (${column} = ${figures} or right(${column}, 4) = ${figures})`;
  if ([...figures].length !== 4) return sql`(${mark} or (${open}))`;
  const tail = isOneOf(sql.ref('c.phone_tail'), seals.marks(countyId, 'phoneTail', figures));
  return sql`(${mark} or ${tail} or (${open}))`;
}

/** That a case `c` has a natural person of this whole name for its party, sealed or still in the open. */
export function hasParty(db: Opened, countyId: number, name: string): RawBuilder<unknown> {
  const mark = isOneOf(sql.ref('c.party_mark'), sealsOf(db).marks(countyId, 'partyMark', name));
  return sql`(${mark} or (c.enforcement_seal is null and c.party_kind = 'person' and c.operator_name = ${name}))`;
}

/** That a visit, an exhibit or a letter `c` has a natural person of this whole name in the field of which it has a mark. */
export function isMarkedParty(db: Opened, countyId: number, name: string): RawBuilder<unknown> {
  return isOneOf(sql.ref('c.party_mark'), sealsOf(db).marks(countyId, 'partyMark', name));
}

/** That this whole number is sealed in a record `c` of the field work, wherever in it. */
export function hasSealedNumber(db: Opened, countyId: number, figures: string): RawBuilder<unknown> {
  return isAmongWordMarks(sealsOf(db).marks(countyId, 'wordMark', soughtNumber(figures)));
}

/** That this whole name is sealed in the documents of a case `c`: of who was asked, who saw it, or who signed for it. */
export function hasSealedName(db: Opened, countyId: number, name: string): RawBuilder<unknown> {
  return isAmongWordMarks(sealsOf(db).marks(countyId, 'partyMark', name));
}

function isAmongWordMarks(marks: readonly (Buffer | null)[]): RawBuilder<unknown> {
  const each = marks.map((mark) => sql`c.word_marks @> ${JSON.stringify([mark?.toString('hex')])}::jsonb`);
  return sql`(${sql.join(each, sql` or `)})`;
}

/** That a number stands in the words of a complaint `c`: its mark is that of the whole number alone. */
export function hasNumberInWords(db: Opened, countyId: number, figures: string): RawBuilder<unknown> {
  return isMarkedAmong(sealsOf(db).marks(countyId, 'wordMark', soughtNumber(figures)));
}

/** That a complaint `c` has one of the marks among those of its members and of the numbers in its words. */
export function isMarkedAmong(marks: readonly (Buffer | null)[]): RawBuilder<unknown> {
  const each = marks.map((mark) => sql`c.member_marks @> ${JSON.stringify([mark?.toString('hex')])}::jsonb`);
  return sql`(${sql.join(each, sql` or `)})`;
}

/** That a complaint `c` has this identity number. */
export function hasIdentity(db: Opened, countyId: number, idNumber: string): RawBuilder<unknown> {
  const mark = isOneOf(sql.ref('c.identity_mark'), sealsOf(db).marks(countyId, 'identityMark', idNumber));
  return sql`(${mark} or (${isInTheOpen('complaint', 'c')} and c.consumer_id_number = ${idNumber}))`;
}

/** The marks of a telephone by which rows of it are found: one, and one more while there are keys of both suites. */
export function phoneMarksOf(db: Opened, countyId: number, phone: string): readonly (Buffer | null)[] {
  return sealsOf(db).marks(countyId, 'phoneMark', phone);
}

/** The mark of a number that somebody asks for, as the trail keeps it: no row has the same. */
export function askedMarkOf(db: Opened, countyId: number, number: string): string {
  return sealsOf(db).mark(countyId, 'askedMark', number)?.toString('hex') ?? '';
}

/** That a column has one of the marks. */
export function isOneOf(column: RawBuilder<unknown>, marks: readonly (Buffer | null)[]): RawBuilder<boolean> {
  return marks.length === 1 ? sql`${column} = ${marks[0]}` : sql`${column} = any(${marks}::bytea[])`;
}
