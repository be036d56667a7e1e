import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { Accept, Decline } from '../../../src/domain/complaint/steps/acceptance.ts';
import { FailedDelivery } from '../../../src/domain/complaint/steps/unserved.ts';
import { fieldsOf, isAsked, labelled, problemsOf } from '../../../src/domain/base/field.ts';
import { Correct, personMoves, procedure } from '../../../src/domain/complaint/procedure.ts';

const Form = z.object({
  name: labelled(z.string().trim().min(1).max(4), { zh: '姓名', en: 'Name' }),
  reason: labelled(z.string().min(4), { zh: '理由', en: 'Reason' }),
  day: labelled(z.iso.date().nullable().default(null), {
    zh: '日期',
    en: 'Day',
    wrongZh: '请写成 2026-04-29',
    wrongEn: 'write 2026-04-29',
  }),
  kind: labelled(z.enum(['a', 'b']), { zh: '种类', en: 'Kind' }),
  inner: z.object({ phone: labelled(z.string().min(7), { zh: '电话', en: 'Telephone' }) }),
  list: z.array(labelled(z.string().max(2), { zh: '标签', en: 'Tag' })),
  plain: z.number(),
});
const right = { name: '李', reason: '没有依据', day: null, kind: 'a', inner: { phone: '6520303' }, list: [], plain: 1 };

function sentences(change: object): [string, string, string][] {
  const parsed = Form.safeParse({ ...right, ...change });
  return parsed.success ? [] : problemsOf(parsed.error, Form).map(({ path, zh, en }) => [path, zh, en]);
}

test('What hangs on another field is asked for at once with the rest, whatever else is wrong.', () => {
  const typed = { kind: 'acceptance', to: 'consumer', how: 'refused', end: 'left', on: undefined, proof: '' };
  const parsed = FailedDelivery.safeParse(typed);
  const wrong = parsed.success ? [] : problemsOf(parsed.error, FailedDelivery).map(({ path }) => path);
  expect(wrong.toSorted()).toEqual(['leftBy', 'on', 'proof']);
  expect(FailedDelivery.safeParse(null).success).toBe(false);
});

describe('the sentence of a wrong field', () => {
  it('says of a list how much is asked, unless it says its own way out', () => {
    const list = z.array(z.string()).min(1).max(2);
    const Lists = z.object({
      rows: labelled(list, { zh: '发现的问题', en: 'Findings' }),
      own: labelled(list, { zh: '站点', en: 'Stations', wrongZh: '至少选一个站', wrongEn: 'choose a station' }),
    });
    const told = (rows: string[], own: string[]) => {
      const parsed = Lists.safeParse({ rows, own });
      return parsed.success ? [] : problemsOf(parsed.error, Lists).map(({ zh, en }) => [zh, en]);
    };
    expect(told([], ['a'])).toEqual([['请补上发现的问题，至少 1 项。', 'Please add Findings: at least 1.']]);
    expect(told(['a', 'b', 'c'], ['a'])).toEqual([
      ['发现的问题最多 2 项，请去掉一些。', 'Findings: at most 2; take some away.'],
    ]);
    expect(told(['a'], [])).toEqual([['站点填得不对：至少选一个站。', 'Stations is not right: choose a station.']]);
  });

  it.each([
    [{ name: '' }, 'name', '请填写姓名。', 'Please fill in: Name.'],
    [{ name: undefined }, 'name', '请填写姓名。', 'Please fill in: Name.'],
    [{ name: '一二三四五' }, 'name', '姓名最多 4 个字，请缩短一些。', 'Name is too long: at most 4 characters.'],
    [{ reason: '短' }, 'reason', '请填写理由，至少 4 个字。', 'Please fill in: Reason, at least 4 characters.'],
    [{ day: '昨天' }, 'day', '日期填得不对：请写成 2026-04-29。', 'Day is not right: write 2026-04-29.'],
    [{ kind: 'c' }, 'kind', '种类填得不对，请改正后再提交。', 'Kind is not right; please correct it.'],
    [
      { inner: { phone: '1' } },
      'inner.phone',
      '请填写电话，至少 7 个字。',
      'Please fill in: Telephone, at least 7 characters.',
    ],
    [{ list: ['一二三'] }, 'list.0', '标签最多 2 个字，请缩短一些。', 'Tag is too long: at most 2 characters.'],
    [
      { plain: 'x' },
      'plain',
      '其中一项填得不对：请用数字写，例如 3。',
      'One of the values is not right: write figures, such as 3.',
    ],
  ])('%j names the field and the way out', (change, path, zh, en) => {
    expect(sentences(change)).toEqual([[path, zh, en]]);
  });

  it.each([
    [-1, '最少写 0'],
    [0.5, '请用数字写，例如 3'],
    ['五', '请用数字写，例如 3'],
    [5001, '最多写 5000'],
  ])('fresh 42: a number %j is told how to be written, and a name with a comma is set apart', (people, way) => {
    const words = { zh: '没扫码的，数了多少人（可不填）', en: 'Counted', input: 'number' as const };
    const schema = z.object({ people: labelled(z.number().int().min(0).max(5000), words) });
    const parsed = schema.safeParse({ people });
    expect(parsed.success ? [] : problemsOf(parsed.error, schema).map(({ zh }) => zh)).toEqual([
      `“没扫码的，数了多少人”填得不对：${way}。`,
    ]);
  });

  it('is one for each field, in the order of the form', () => {
    expect(sentences({ name: '', reason: '', kind: 'c' }).map(([path]) => path)).toEqual(['name', 'reason', 'kind']);
    expect(sentences({})).toEqual([]);
  });

  it('names the whole when the whole is missing', () => {
    const parsed = Form.safeParse('x');
    if (parsed.success) throw new Error('a text was taken for a form');
    expect(problemsOf(parsed.error, Form)).toEqual([
      { path: '', zh: '提交的内容填得不对，请改正后再提交。', en: 'The content is not right; please correct it.' },
    ]);
  });
});

describe('the fields of a form', () => {
  it('come in order, with words and whether they must be filled in', () => {
    expect(fieldsOf(Form).map(({ name, zh, required }) => [name, zh, required])).toEqual([
      ['name', '姓名', true],
      ['reason', '理由', true],
      ['day', '日期', false],
      ['kind', '种类', true],
    ]);
    expect(fieldsOf(Accept)).toMatchObject([
      { name: 'way', required: true },
      { name: 'proof', when: { field: 'way' } },
      { name: 'toldOn', when: { field: 'way' } },
      { name: 'decidedOn', zh: '决定日期', input: 'day', required: true },
      { name: 'distinct', required: false },
    ]);
    expect(fieldsOf(Correct).map(({ required }) => required)).toEqual([false, false, false]);
    const always = fieldsOf(Decline).filter(({ when }) => when === undefined);
    expect(always.map(({ name }) => name)).toEqual(['decidedOn', 'ground', 'reason']);
  });

  it('are asked only while the field they hang on holds their value, and then demanded', () => {
    const fields = fieldsOf(Decline);
    const asked = (given: Record<string, unknown>) =>
      fields.filter((field) => field.when !== undefined && isAsked(field, fields, (name) => given[name]));
    expect(asked({ ground: 'NA2' }).map(({ name, required }) => [name, required])).toEqual([
      ['body', true],
      ['bodyOn', true],
      ['bodyNumber', true],
    ]);
    expect(asked({ ground: 'NA3', LN2: true }).map(({ name }) => name)).toEqual([
      'LN1',
      'LN2',
      'LN2Note',
      'LN3',
      'LN4',
      'LN5',
    ]);
    // A tick that is hidden with its ground asks for no note.
    expect(asked({ ground: 'NA7', LN2: true }).map(({ name }) => name)).toEqual(['article']);
    const parsed = Decline.safeParse({
      decidedOn: '2026-04-22',
      ground: 'NA2',
      body: '县法院',
      reason: '法院已经立案',
    });
    if (parsed.success) throw new Error('evidence was not demanded');
    expect(problemsOf(parsed.error, Decline)).toEqual([
      { path: 'bodyOn', zh: '请填写它受理或者处理的日期。', en: 'Please fill in: Day on which it had it.' },
      { path: 'bodyNumber', zh: '请填写它的编号。', en: 'Please fill in: Its number.' },
    ]);
  });

  it('of every move have Chinese and English words and a kind of input', () => {
    for (const move of personMoves) {
      for (const field of fieldsOf(procedure[move].input)) {
        expect(field.zh, `${move}.${field.name}`).toMatch(/\p{Script=Han}/u);
        expect(field.en, `${move}.${field.name}`).toMatch(/^[A-Z]/u);
        expect(field.input, `${move}.${field.name}`).toBeDefined();
        for (const option of field.options ?? [])
          expect(option.zh, `${move}.${field.name}.${option.value}`).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
