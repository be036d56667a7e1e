import { readdirSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import type { RefusalRow } from '../../../src/domain/base/refusal-row.ts';
import { refusals, type FactOf } from '../../../src/domain/refusals.ts';

const domain = new URL('../../../src/domain/', import.meta.url);
/** Each wing, and the parts of one that refuse by themselves. */
const tablesOfRows = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('/refusals.ts'),
);

describe('A refusal', () => {
  test('stands in the rows of one wing alone, and all rows stand in the table of contents.', async () => {
    const tables = await Promise.all(
      tablesOfRows.map(async (path) => {
        const rows = (await import(new URL(path, domain).href)) as Record<string, Record<string, RefusalRow>>;
        return Object.values(rows).flatMap((table) => Object.keys(table));
      }),
    );
    expect(tables.flat().toSorted()).toEqual(Object.keys(refusals).toSorted());
  });

  test('says what is wrong in a whole Chinese and a whole English sentence.', () => {
    const torn = Object.entries(refusals).filter(([, { zh, en }]) => !zh.endsWith('。') || !en.endsWith('.'));
    expect(torn).toEqual([]);
  });

  test('is thrown with the facts that its sentence is filled with, which the types ask for.', () => {
    expectTypeOf<FactOf<'terms-differ'>>().toEqualTypeOf<'recovered' | 'compensation'>();
    expectTypeOf<FactOf<'station-beyond-power'>>().toEqualTypeOf<'why' | 'whyEn'>();
    expectTypeOf<FactOf<'not-found'>>().toEqualTypeOf<never>();
    // @ts-expect-error The sentence names the day.
    expect(new Refusal('day-before-start', { day: '2026-05-01' }).facts).toEqual({ day: '2026-05-01' });
    // @ts-expect-error Nothing that the sentence names may be left out.
    expect(new Refusal('must-wait').facts).toEqual({});
  });

  test('keeps its code and its facts when it is said at another place.', () => {
    const refusal = new Refusal('notices-unproven', { open: 2 }, [{ path: 'tasks.0', zh: '一。', en: 'One.' }]);
    const there = refusal.with({ facts: { rules: 'SAMR20' }, fields: [{ path: 'tasks.3', zh: '一。', en: 'One.' }] });
    expect(there).toMatchObject({ code: 'notices-unproven', facts: { open: 2, rules: 'SAMR20' } });
    expect(there.fields).toEqual([{ path: 'tasks.3', zh: '一。', en: 'One.' }]);
  });
});
