import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { numeralOf } from '../../../../src/domain/base/number/numerals.ts';
import { availableDocketMoves } from '../../../../src/domain/matter/docket.ts';
import {
  DraftGuidance,
  nextCheckOn,
  type Guidance,
  type GuidanceFacts,
  type GuidanceState,
} from '../../../../src/domain/supervision/guidance/guidance.ts';
import {
  demandCounted,
  draftGuidance,
  guidanceDocket,
  guidanceMoves,
  guidanceProcedure,
  type GuidanceMove,
} from '../../../../src/domain/supervision/guidance/guidance-steps.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';

const actor = (id: string, role: Actor['role'] = 'centre'): Actor =>
  ({ id, countyId: 1, role, organisationId: 'O1', stationId: null, areas: [] }) as unknown as Actor;
const facts = (by: Actor, today = '2011-09-01'): GuidanceFacts & { number: string | null } =>
  ({
    by,
    at: new Date(`${today}T01:00:00Z`),
    today,
    source: { number: 'T' },
    operatorId: null,
    number: '函2011-0001',
  }) as unknown as GuidanceFacts & { number: string | null };
const three = ['向消费者提供详细的材料', '告知此项活动的消费方式', '交费时提醒活动的时限'];
const writer = actor('writer');
const signer = actor('signer', 'leader');

function letter(change: object = {}, state: GuidanceState = 'drafted'): Guidance {
  const form = DraftGuidance.parse({
    id: '00000000-0000-7000-8000-000000000001',
    kind: 'opinion',
    operatorName: '中国电信营业厅',
    title: '规范话费赠送活动',
    words: '我局向电信部门提出规范意见。',
    items: three.map((text) => ({ text, recheckBy: '2011-10-08' })),
    ...change,
  });
  return { ...draftGuidance(form, facts(writer)).next, state };
}
function step(one: Guidance, move: GuidanceMove, input: object = {}, by = writer, today = '2011-09-20'): Guidance {
  return guidanceProcedure[move].apply(one, input as never, facts(by, today)).next;
}
const answers = (...ns: number[]) => ({
  answeredOn: '2011-09-15',
  answers: ns.map((n) => ({ n, answer: '已经印发', proof: '告知单' })),
  attachmentIds: [],
});
const checks = (result: 'done' | 'undone', ...ns: number[]) => ({
  checkedOn: '2011-09-20',
  checks: ns.map((n) => ({ n, result, seen: '柜台上看到了', recheckBy: result === 'done' ? null : '2011-11-01' })),
  attachmentIds: [],
});

describe('a letter to an operator', () => {
  it('S133 that says four and lists three is not signed, and the refusal names both counts', () => {
    const four = letter({ words: '我局向电信部门提出如下四项规范意见：' });
    const { code, facts: told } = refusalOf(() => step(four, 'sign', {}, signer));
    expect([code, told]).toEqual(['guidance-count', { words: '四项规范意见', stated: 4, listed: 3 }]);
    expect(step(letter({ words: '我局向电信部门提出如下三项规范意见：' }), 'sign', {}, signer)).toMatchObject({
      state: 'issued',
      signedById: 'signer',
      issuedOn: '2011-09-20',
    });
  });

  it('S133 is signed if and only if each count that it states is that of its items, in figures as in numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.boolean(), (n, m, inFigures) => {
        const words = `现提出如下${inFigures ? n : numeralOf(n)}项规范意见，请照办：`;
        const items = Array.from({ length: m }, (_, i) => ({ text: `第${i}件事`, recheckBy: '2011-10-08' }));
        expect(codeOf(() => demandCounted(letter({ words, items })))).toBe(n === m ? null : 'guidance-count');
      }),
    );
  });

  it('of guidance lists at least one item; a reminder may say all in its words', () => {
    expect(codeOf(() => step(letter({ items: [] }), 'sign', {}, signer))).toBe('guidance-no-items');
    expect(step(letter({ items: [], kind: 'reminder' }), 'sign', {}, signer).state).toBe('issued');
  });

  it('is signed by another person than who wrote it last', () => {
    expect(codeOf(() => step(letter(), 'sign', {}, writer))).toBe('docket-not-yours');
    const changed = step(
      letter(),
      'amend',
      { ...letter(), items: letter().items, answerBy: null },
      signer,
      '2011-09-02',
    );
    expect(changed.byId).toBe('signer');
    expect(codeOf(() => step(changed, 'sign', {}, signer))).toBe('docket-not-yours');
  });

  it('S134 is answered item by item with its proof, checked by its day, and carried out when each is done', () => {
    let one = step(letter(), 'sign', {}, signer);
    expect(codeOf(() => step(one, 'reply'))).toBe('guidance-unanswered');
    one = step(one, 'answer', { ...answers(1, 2), answeredOn: '2011-09-20' });
    expect(one.items.map(({ answer, proof, answeredOn }) => [answer, proof, answeredOn])).toEqual([
      ['已经印发', '告知单', '2011-09-20'],
      ['已经印发', '告知单', '2011-09-20'],
      ['', '', null],
    ]);
    expect(codeOf(() => step(one, 'reply'))).toBe('guidance-unanswered');
    one = step(step(one, 'answer', { ...answers(3), answeredOn: '2011-09-20' }), 'reply');
    expect(nextCheckOn(one)).toBe('2011-10-08');
    one = step(one, 'check', checks('done', 1, 2));
    expect(codeOf(() => step(one, 'verify'))).toBe('guidance-unchecked');
    one = step(one, 'check', checks('undone', 3));
    expect([one.state, nextCheckOn(one)]).toEqual(['replied', '2011-11-01']);
    expect(codeOf(() => step(one, 'verify'))).toBe('guidance-unchecked');
    one = step(step(one, 'check', checks('done', 3)), 'verify');
    expect([one.state, nextCheckOn(one)]).toEqual(['verified', null]);
    expect(step(one, 'close').state).toBe('closed');
  });

  it('answers and checks name items that are there, each once, and say when what is not done is looked at again', () => {
    const issued = step(letter(), 'sign', {}, signer);
    expect(refusalOf(() => step(issued, 'answer', { ...answers(4), answeredOn: '2011-09-20' })).fields).toMatchObject([
      { path: 'answers.0.n', zh: '意见只有 3 条。' },
    ]);
    expect(
      refusalOf(() => step(issued, 'answer', { ...answers(1, 1), answeredOn: '2011-09-20' })).fields,
    ).toMatchObject([{ path: 'answers.1.n' }]);
    const undone = { ...checks('undone', 1), checks: [{ n: 1, result: 'undone', seen: '没有', recheckBy: null }] };
    expect(refusalOf(() => step({ ...issued, state: 'replied' }, 'check', undone)).fields).toMatchObject([
      { path: 'checks.0.recheckBy' },
    ]);
    expect(codeOf(() => step(issued, 'answer', { ...answers(1), answeredOn: '2011-09-21' }))).toBe('day-in-future');
    expect(codeOf(() => step(issued, 'answer', { ...answers(1), answeredOn: '2011-09-19' }))).toBe('day-before-start');
  });

  it('S73 a reminder or a talk is over once its receipt is recorded, by whom and when', () => {
    const issued = step(letter({ items: [], kind: 'talk' }), 'sign', {}, signer);
    expect(codeOf(() => step(issued, 'close'))).toBe('guidance-not-received');
    const received = step(issued, 'acknowledge', { acknowledgedOn: '2011-09-20', acknowledgedName: '店长李某' });
    expect(received).toMatchObject({ state: 'issued', acknowledgedOn: '2011-09-20', acknowledgedName: '店长李某' });
    expect(step(received, 'close').state).toBe('closed');
    // A letter with items is not over by its receipt.
    const opinion = step(step(letter(), 'sign', {}, signer), 'acknowledge', {
      acknowledgedOn: '2011-09-20',
      acknowledgedName: '店长李某',
    });
    expect(codeOf(() => step(opinion, 'close'))).toBe('guidance-not-received');
  });

  it('asks for a day that lies ahead, and for a source that is there', () => {
    const late = { items: [{ text: '做一件事', recheckBy: '2011-09-01' }] };
    expect(refusalOf(() => letter(late)).fields).toMatchObject([{ path: 'items.0.recheckBy' }]);
    expect(refusalOf(() => letter({ answerBy: '2011-09-01' })).fields).toMatchObject([{ path: 'answerBy' }]);
    const form = DraftGuidance.parse({ ...letter(), sourceNumber: '投2011-0009' });
    expect(codeOf(() => draftGuidance(form, { ...facts(writer), source: null }))).toBe('guidance-source');
  });

  it('goes the way of its table, and no other', () => {
    const moves = [...new Set(Object.values(guidanceMoves).flatMap((row) => Object.keys(row)))] as GuidanceMove[];
    for (const [state, row] of Object.entries(guidanceMoves))
      for (const move of moves.filter((one) => !(one in row)))
        expect(
          codeOf(() => guidanceProcedure[move].apply(letter({}, state as GuidanceState), {} as never, facts(signer))),
          `${state} ${move}`,
        ).toBe('move-not-allowed');
    expect(availableDocketMoves(guidanceDocket, letter(), writer)).toEqual(['amend', 'drop']);
    expect(availableDocketMoves(guidanceDocket, letter(), signer)).toEqual(['sign', 'return']);
  });
});
