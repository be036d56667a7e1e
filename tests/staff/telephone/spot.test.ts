import { describe, expect, it } from 'vitest';
import { SpotPenalty } from '../../../src/domain/supervision/inspection/spot.ts';
import type { OpenAct } from '../../../src/staff/telephone/outbox/kept-acts.ts';
import type { Day } from '../../../src/staff/telephone/outbox/wire.ts';
import {
  emptySpot,
  fineFen,
  formFor,
  missingSpot,
  spotInput,
  uncited,
  type SpotDraft,
} from '../../../src/staff/telephone/field/spot-acts.ts';
import { whereOf } from '../../../src/staff/telephone/field/shops.ts';

const officer = (k: number) => ({
  accountId: `00000000-0000-4000-8000-00000000000${k}`,
  name: '马建国',
  certificate: `豫0412-0${k}`,
});
const team = [officer(1), officer(2)];
const cited = (law: string, article: string, more: object = {}) => ({ ...uncited, law, article, ...more });
const whole: SpotDraft = {
  ...emptySpot({ name: '湖滨小卖部', unregistered: false }, ['货架上没有标价']),
  kind: 'organisation',
  cause: '未明码标价',
  violated: [cited('价格法', '13')],
  applied: [cited('价格法', '42')],
  fine: '500',
  heard: 'nothing',
  isRefused: true,
  refusedWhy: '要等老板',
  witness: '门卫老孙',
};
const missing = (change: Partial<SpotDraft>, who = team) => missingSpot({ ...whole, ...change }, who)?.id ?? null;

describe('a penalty on the spot, as it is typed', () => {
  it('says what is missing, and keeps within the sum of each kind of party', () => {
    expect(missing({})).toBeNull();
    expect(missing({ kind: '' })).toBe('kind');
    expect(missing({ kind: 'person' })).toBe('fine');
    expect(missing({ kind: 'person', fine: '200' })).toBeNull();
    expect(missing({ kind: 'person', fine: '200.01' })).toBe('fine');
    expect(missing({ fine: '3000.01' })).toBe('fine');
    expect(missing({ fine: '三百' })).toBe('fine');
    expect(missing({ fine: '', warning: 'no' })).toBe('fine');
    expect(missing({ fine: '' })).toBeNull();
    expect(missing({ violated: [cited('价格法', '')] })).toBe('violated-0');
    expect(missing({ applied: [cited('价格法', '42'), cited('价格法', '2000')] })).toBe('applied-1');
    expect(missing({ violated: [cited('价格法', '13', { paragraph: '一' })] })).toBe('violated-0');
    expect(missing({ violated: [cited('价格法', '13', { paragraph: '1', item: '10' })] })).toBeNull();
    expect(missing({ heard: '' })).toBe('heard');
    expect(missing({ witness: '' })).toBe('witness');
    expect(missing({ refusedWhy: '' })).toBe('refused');
    expect(missing({ refusedWhy: '等'.repeat(60) })).toBe('refused');
    // Alone in the street: the recording stands for the witness, and is printed.
    expect(missing({ witness: '', isRecorded: true })).toBeNull();
    expect(missing({ isRefused: false })).toBe('sign');
    expect(missing({}, [officer(1)])).toBe('team');
    expect([missing({ facts: '没'.repeat(1001) }), missing({ facts: '没'.repeat(1000) })]).toEqual(['facts', null]);
    expect([fineFen(''), fineFen('0.5'), fineFen('1,000')]).toEqual([0, 50, null]);
    for (const fine of ['1000000', '99999999999999999999'])
      expect(missingSpot({ ...whole, fine }, team)?.zh).toContain('当场最多罚 3000 元');
  });

  it('is sent as the bureau takes it, and without an article it is shown and not sent', () => {
    const made = { form: '青市监当罚〔2026〕7号', address: '后柳村', team, signatureId: null };
    const two = [cited('食品安全法', '34', { paragraph: '1', item: '10' }), cited('价格法', '13')];
    expect(SpotPenalty.parse(spotInput({ ...whole, violated: two }, made)).violated).toEqual([
      { law: '中华人民共和国食品安全法', article: 34, paragraph: 1, item: 10 },
      { law: '中华人民共和国价格法', article: 13, paragraph: null, item: null },
    ]);
    const sent = SpotPenalty.parse(spotInput(whole, made));
    expect(sent).toMatchObject({
      form: '青市监当罚〔2026〕7号',
      fineFen: 500_00,
      receiver: '拒签：要等老板；见证：门卫老孙',
      violated: [{ law: '中华人民共和国价格法', article: 13 }],
      officerIds: team.map(({ accountId }) => accountId),
    });
    const typing = spotInput({ ...whole, violated: [cited('价格法', '')] }, made);
    expect(typing.violated).toMatchObject([{ article: 0 }]);
    expect(SpotPenalty.safeParse(typing).success).toBe(false);
  });

  it('takes the first number of the telephone that no act of it has, sent or not', () => {
    const act = (form: string, more: { state?: string; entryId?: string; code?: string } = {}) => {
      const { state = 'waiting', entryId = '1', code } = more;
      const item = { kind: 'step', ledger: 'inspection', entryId, move: 'decideOnTheSpot', input: { form } };
      const problem = code === undefined ? null : { code };
      return { act: { state }, body: { item, problem } } as unknown as OpenAct;
    };
    const freeForm = (one: Day, acts: readonly OpenAct[]) => formFor(one, acts, '1');
    const day = { spotForms: ['1号', '2号'] } as unknown as Day;
    expect(freeForm(day, [])).toBe('1号');
    expect(freeForm(day, [act('1号')])).toBe('2号');
    expect(freeForm(day, [act('1号'), act('2号')])).toBeNull();
    expect(freeForm({} as Day, [])).toBeNull();
    // One that was not taken keeps its number, which stands on the paper that was handed over; the next premises have the next.
    const held = act('1号', { state: 'held', code: 'certificate-missing' });
    expect([formFor(day, [held], '1'), formFor(day, [held], '2')]).toEqual(['1号', '2号']);
    expect(freeForm(day, [act('1号', { state: 'held', code: 'spot-form-unknown' })])).toBe('2号');
  });
});

it('The village stands once in the address of a paper.', () => {
  const where = (placeName: string, address: string) => whereOf({ placeName, address });
  expect(where('前柳村', '柳河镇前柳村')).toBe('柳河镇前柳村');
  expect(where('前柳村', '东头 3 号')).toBe('前柳村东头 3 号');
  expect([where('前柳村', ''), where('', '东街')]).toEqual(['前柳村', '东街']);
});
