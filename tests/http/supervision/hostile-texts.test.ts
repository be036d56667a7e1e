/**
 * 难缠的话、按两下、两个人同时办: each ledger of supervision is given texts of five thousand letters in each field that takes text, is opened
 * twice by one press, and moved by a second officer who has an older page before him.
 */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { recordKinds } from '../../../src/domain/desk/kept.ts';
import { Registration } from '../../../src/domain/supervision/enforcement/filing.ts';
import { cast, readers } from '../../build/cast.ts';
import { dockets, type Sample } from '../../build/dockets.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { registered } from '../../build/supervision/enforcement.ts';

const today = '2026-11-25';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T12:00:00+08:00`);
  // What goods are taken at, and what a visit is planned for: the first of their kind in the county.
  await opened(sampleOf('campaign'));
});
afterAll(() => app.close());

const ofWing = dockets.filter(
  ({ docket }) =>
    (recordKinds as readonly string[]).includes(docket.name) ||
    ['institution', 'caution', 'exhibit'].includes(docket.name),
);
function sampleOf(name: string): Sample {
  const found = ofWing.find(({ docket }) => docket.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

const people = [cast.officer, cast.centre, cast.officeHead, cast.deputyDirector, cast.mediator, readers['站点'] ?? ''];
/** Posted by the first who may. */
async function posted(path: string, body: object) {
  for (const who of people) {
    const answer = await app.as(who)('POST', `/api/${path}`, body);
    if (answer.status !== 403) return { ...answer, who };
  }
  throw new Error(`nobody may post to ${path}`);
}
const opened = ({ docket, opening }: Sample, change: object = {}) =>
  posted(docket.path, { ...opening, id: uuidv7(), ...change });

const long = 5000;
/** One letter again and again, and what patterns stumble over: figures, marks, pairs, blanks, letters of two halves, and none at all. */
const pieces = [
  '1',
  '一',
  'a',
  ' ',
  '　',
  '，',
  '-1',
  '138-',
  '1 3',
  '@',
  'a@b.',
  '<b>',
  '（(',
  '😀',
  '​',
  '有限公司',
  '张三',
  '"\\',
  '%_',
  "'--",
];

/** The places of free text in what was filled in, to any depth. */
function textsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((one, i) => textsIn(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, [...path, name]));
}
function withText<T>(value: T, path: readonly (string | number)[], text: string): T {
  const copy = structuredClone(value);
  let place = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[path.at(-1) as string | number] = text;
  return copy;
}
const lengths = [5000, 4000, 2000, 1000, 500, 300, 200, 120, 100, 80, 60, 40, 30, 20, 12];
/** The longest text of the piece that the field takes; null where it takes a day, an id or a word of a list. */
function longestIn(schema: z.ZodType, body: object, path: readonly (string | number)[], piece: string): string | null {
  for (const length of lengths) {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    if (schema.safeParse(withText(body, path, text)).success) return text;
  }
  return null;
}

const mostMs = 1500;
async function answersSoon(path: string, body: object, what: string): Promise<number> {
  const since = performance.now();
  const { status } = await posted(path, body);
  const ms = performance.now() - since;
  expect(status, what).toBeLessThan(500);
  expect(ms, `${what} took ${ms.toFixed(0)} ms`).toBeLessThan(mostMs);
  return status;
}

describe('五千字的话', () => {
  it.each(ofWing.map((one) => [one.docket.name, one] as const))(
    '%s：每个填字的地方都答得快，不出错',
    async (_, one) => {
      const { docket, inputs } = one;
      const opening = { id: uuidv7(), ...one.opening };
      const fields = textsIn(opening).filter((path) => longestIn(docket.opening.input, opening, path, '一') !== null);
      for (const path of fields)
        for (const piece of pieces) {
          const what = `${docket.name}.${path.join('.')} “${piece}”`;
          const text = longestIn(docket.opening.input, opening, path, piece);
          if (text !== null && text.trim() !== '')
            await answersSoon(docket.path, { ...withText(opening, path, text), id: uuidv7() }, what);
        }
      // Longer than any field of it takes: told so, and nothing is written.
      for (const path of fields) {
        const body = { ...withText(opening, path, '一'.repeat(long)), id: uuidv7() };
        if (docket.opening.input.safeParse(body).success) continue;
        expect(await answersSoon(docket.path, body, `${docket.name}.${path.join('.')}`)).toBe(400);
      }
      for (const [move, input] of Object.entries(inputs)) {
        const schema = docket.procedure[move]?.input;
        if (schema === undefined) continue;
        for (const path of textsIn(input).filter((field) => longestIn(schema, input, field, '一') !== null)) {
          const body = { version: 1, clientId: uuidv7(), input: withText(input, path, '138-'.repeat(long / 4)) };
          const at = `${docket.path}/${encodeURIComponent(one.key)}/${move}`;
          await answersSoon(at, body, `${docket.name}.${move}.${path.join('.')}`);
        }
      }
    },
  );

  it('案件来源登记也一样', async () => {
    const { operatorName, partyKind, cause, story } = registered().next;
    const body = {
      clientId: uuidv7(),
      source: 'inspection',
      foundOn: today,
      operatorName,
      partyKind,
      cause,
      story,
      partyAddress: '柳河街',
      sourceNumber: '检2026-0001',
    };
    const fields = textsIn(body).filter((field) => longestIn(Registration, body, field, '一') !== null);
    expect(fields.flat()).toEqual(expect.arrayContaining(['operatorName', 'cause', 'story', 'partyAddress']));
    for (const path of fields)
      for (const piece of pieces) {
        const text = longestIn(Registration, body, path, piece);
        if (text !== null && text.trim() !== '')
          await answersSoon(
            'enforcements',
            { ...withText(body, path, text), clientId: uuidv7() },
            `case.${path.join('.')} “${piece}”`,
          );
      }
  });
});

describe('按两下，两个人同时办', () => {
  /** What can be opened by itself; goods, exhibits and cautions belong to something else, whose own tests press twice. */
  const alone = ofWing.filter(({ docket }) => !['seizure', 'exhibit', 'caution'].includes(docket.name));

  it.each(alone.map((one) => [one.docket.name, one] as const))(
    '%s：同一个 id 开两次是一条，号不跳；旧页面上的一步不算',
    async (_, one) => {
      const { docket, inputs } = one;
      const unique = docket.name === 'institution' ? { cmaNumber: 'CMA-9999' } : {};
      const body = { ...one.opening, id: uuidv7(), ...unique };
      const [first, again] = await Promise.all([posted(docket.path, body), posted(docket.path, body)]);
      expect([first.status, again.status], JSON.stringify([first.body, again.body])).toEqual([200, 200]);
      expect(again.body.entry.number).toBe(first.body.entry.number);
      const { rows } = await app.database.pool.query<{ n: number }>(
        `select count(*)::int as n from ledger where matter_id = $1`,
        [body.id],
      );
      expect(rows).toEqual([{ n: 1 }]);
      const entry = first.body.entry as { number: string; version: number; state: string };
      const at = (move: string) => `${docket.path}/${encodeURIComponent(entry.number)}/${move}`;
      const moves = Object.keys(docket.moves[entry.state] ?? {});
      let made: { move: string; input: object } | null = null;
      const clientId = uuidv7();
      for (const move of moves) {
        const input = inputs[move] ?? {};
        const answer = await posted(at(move), { version: entry.version, clientId, input });
        if (answer.status !== 200) continue;
        made = { move, input };
        break;
      }
      if (made === null) throw new Error(`${docket.name}: no step of ${moves.join(', ')} could be made`);
      // The same press once more is answered with what stands there; a second officer with the older page is told so.
      const twice = await posted(at(made.move), { version: entry.version, clientId, input: made.input });
      expect([twice.status, twice.body.entry?.version], JSON.stringify(twice.body)).toEqual([200, entry.version + 1]);
      const late = await posted(at(made.move), { version: entry.version, clientId: uuidv7(), input: made.input });
      expect(late.body.code).toBe('changed-meanwhile');
    },
  );
});
