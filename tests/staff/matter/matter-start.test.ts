import { expect, test } from 'vitest';
import { z } from 'zod';
import { FailedDelivery } from '../../../src/domain/complaint/steps/unserved.ts';
import { fieldsOf, labelled } from '../../../src/domain/base/field.ts';
import { breachDocket, NoteBreach } from '../../../src/domain/desk/breach.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { RecordTranscript } from '../../../src/domain/supervision/enforcement/steps/transcript.ts';
import { ProvisionRow } from '../../../src/domain/law/provision.ts';
import type { Directory, Me } from '../../../src/staff/base/client.ts';
import { askedFields, readInput, startOf, startOfFields, todayIn } from '../../../src/staff/matter/matter-typed.ts';
import { boxOfInstant } from '../../../src/staff/matter/box-texts.ts';

const now = new Date('2026-11-25T01:00:00Z');
const me = { today: '2026-11-25' } as Me;
const start = (schema: Parameters<typeof fieldsOf>[0]) => startOfFields(fieldsOf(schema), {} as Directory);

test('No form proposes when a breach was known, or the department told of it: somebody has to say it.', () => {
  const told = Object.values(breachDocket.procedure).map((rule) => start(rule.input));
  for (const typed of [start(NoteBreach), ...told]) {
    expect(typed).not.toHaveProperty('knownAt');
    expect(typed).not.toHaveProperty('toldAt');
  }
});

test('A form begins with what is kept of its own fields, rows among them, and with nothing that it does not ask for.', () => {
  const row = z.object({ item: labelled(z.string(), { zh: '事项', en: 'Item', input: 'text' }) });
  const form = z.object({
    sumFen: labelled(z.number(), { zh: '金额', en: 'Sum', input: 'money' }),
    note: labelled(z.string(), { zh: '说明', en: 'Note', input: 'text' }),
    rows: labelled(z.array(row), { zh: '事项', en: 'Items', input: 'rows' }),
  });
  const kept = { sumFen: 123_450, note: null, other: 'x', rows: [{ item: '甲', key: 'k' }] };
  expect(startOf(({ texts, rows }) => ({ ...texts(kept), rows: rows('rows', kept.rows) }), form)).toEqual({
    sumFen: '1,234.50',
    note: '',
    rows: '[{"item":"甲"}]',
  });
  expect(startOf({ note: '原样' }, form)).toEqual({ note: '原样' });
  expect(startOf(undefined, form)).toEqual({});
});

test('记笔录不替人写时间：开始要写，结束按一下才是现在', () => {
  const fields = fieldsOf(RecordTranscript);
  const typed = startOfFields(fields, {} as Directory);
  expect([typed['startedAt'], typed['endedAt']]).toEqual([undefined, undefined]);
  expect(todayIn(fields, typed, me, now)).toEqual({ endedAt: '2026-11-25T09:00' });
});

test('No form of a case says on which day or at which hour anything was done.', () => {
  const said = Object.entries(enforcementProcedure).flatMap(([move, { input }]) => {
    const fields = fieldsOf(input);
    const start = startOfFields(fields, {} as Directory);
    const isWhen = (asks: string | undefined) => asks === 'day' || asks === 'instant';
    return fields.filter((one) => isWhen(one.input) && one.name in start).map(({ name }) => `${move} ${name}`);
  });
  expect(said).toEqual([]);
});

test('An article is typed in figures or in the numerals in which laws are cited.', () => {
  const input = z.object({ violated: z.array(ProvisionRow) });
  const rows = z.object({
    violated: labelled(z.array(ProvisionRow), { zh: '违反的规定', en: 'Broken', input: 'rows' }),
  });
  const read = (article: string, item: string) =>
    readInput(input, fieldsOf(rows), { violated: JSON.stringify([{ law: '产品质量法', article, item }]) }).input;
  for (const [article, item] of [
    ['62', '3'],
    ['六十二', '三'],
    ['第六十二条', '（三）'],
    ['第62条', '第（三）项'],
  ] as const)
    expect(read(article, item)).toMatchObject({ violated: [{ article: 62, item: 3 }] });
  expect(read('六十二之一', '')).toMatchObject({ violated: [{ article: Number.NaN }] });
});

test('An hour that is typed into a form is one of China, and comes back into the box as it was typed.', () => {
  const typed = {
    title: '一台手机丢了',
    knownAt: '2026-11-25T08:30',
    dataKinds: '姓名、电话',
    people: '12',
    cause: '赶集时掉了',
    harm: '可能看到电话',
    measures: '已经停用',
  };
  const read = readInput(NoteBreach, fieldsOf(NoteBreach), typed, { id: '00000000-0000-7000-8000-0000000000d1' });
  expect(read.problems).toEqual([]);
  const knownAt = (read.input as { knownAt: string }).knownAt;
  expect(new Date(knownAt).toISOString()).toBe('2026-11-25T00:30:00.000Z');
  expect(boxOfInstant('2026-11-25T00:30:00.000Z')).toBe('2026-11-25T08:30');
  expect(boxOfInstant('2026-11-25T08:30')).toBe('2026-11-25T08:30');
});

test('What is wrong in a form is named in the order in which its fields stand, whichever rule found it.', () => {
  const fields = fieldsOf(FailedDelivery);
  const typed = { kind: 'acceptance', to: 'consumer', how: 'refused', end: 'left', on: '', proof: '' };
  expect(readInput(FailedDelivery, askedFields(fields, typed), typed).problems.map(({ path }) => path)).toEqual([
    'on',
    'leftBy',
    'proof',
  ]);
});
