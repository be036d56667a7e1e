/** 格式条款审查: its moves, what each asks for, and what it never says. */
import { describe, expect, it } from 'vitest';
import { mayDo } from '../../../../src/domain/base/actor.ts';
import { clauseCodes } from '../../../../src/domain/supervision/clause/clause-code.ts';
import { severitiesOf } from '../../../../src/domain/supervision/clause/clause-library.ts';
import {
  clauseKey,
  draftOpinion,
  maySeeContractReview,
  type CollectContract,
  type ContractReview,
  type ContractReviewFacts,
  type ContractReviewState,
} from '../../../../src/domain/supervision/clause/contract-review.ts';
import {
  collectContract,
  contractReviewMoves,
  contractReviewProcedure,
  type ContractReviewMove,
} from '../../../../src/domain/supervision/clause/contract-review-steps.ts';
import { readContract } from '../../../../src/domain/supervision/clause/read-contract.ts';
import { anActor, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { aCase } from '../../../build/supervision/enforcement.ts';

const text =
  '第一条　谢绝自带酒水。\n第二条　请保管好自己的物品，丢失本店概不负责。\n第三条　甲方电话13812345678，发生争议的可以向法院起诉。\n第四条　最终解释权归本店所有。';
const input: CollectContract = {
  id: '00000000-0000-7000-8000-0000000000c1',
  title: '婚宴预订单',
  form: 'contract',
  trade: 'catering',
  operatorName: '青禾国际酒店',
  edition: '2026 版',
  source: 'complaint',
  sourceNumbers: ['投2026-0302'],
  round: '',
  collectedOn: '2026-05-05',
  text,
  photoIds: [],
};
const expertId = '0199a000-0000-7000-8000-00000000000e';
const known = (more: Partial<ContractReviewFacts> = {}): ContractReviewFacts & { number: string } => ({
  ...facts({ today: '2026-05-06', by: anActor('centre') }),
  number: '款2026-0001',
  severities: severitiesOf([]),
  earlier: [],
  readContract,
  operatorId: null,
  experts: [{ id: expertId, name: '张律师' }],
  enforcement: null,
  ...more,
});
const collected = (more: Partial<ContractReviewFacts> = {}) => collectContract(input, known(more)).next;

function press(
  review: ContractReview,
  move: ContractReviewMove,
  given: object = {},
  more: Partial<ContractReviewFacts> = {},
): ContractReview {
  return contractReviewProcedure[move].apply(review, given as never, known(more)).next;
}
const judged = (decision: string) =>
  collected().clauses.reduce(
    (review, { n }) => press(review, 'judge', { n, decision, reason: '双方对等' }),
    collected(),
  );

const inputs: Readonly<Record<ContractReviewMove, object>> = {
  judge: { n: 1, decision: 'suspected', reason: '' },
  weigh: { n: 1, severity: 'heavy' },
  mark: { code: 'F6', words: '谢绝自带酒水' },
  comment: { n: 1, expertId, on: '2026-05-06', opinion: 'suspected', words: '限制自主选择' },
  replaceText: { text },
  finish: {},
  drop: { remark: '收重了' },
  advise: { opinion: '有一处涉嫌不符合规定，建议修改。', rectifyBy: '2026-06-30' },
  clear: {},
  resume: { remark: '再看一遍' },
  handOver: { remark: '拒不改正', ...aCase() },
  reopen: { remark: '案件不予立案' },
  rectify: { rectifiedOn: '2026-05-06', rectified: '删去了这一句' },
  recheck: { recheckedOn: '2026-05-06', recheckWords: '改好了' },
  sendBack: { recheckedOn: '2026-05-06', recheckWords: '还在' },
};

describe('格式条款审查', () => {
  it('is collected with its suspected clauses numbered, and with nobody’s telephone', () => {
    const review = collected();
    expect(review.clauses.map(({ n, code, severity }) => [n, code, severity])).toEqual([
      [1, 'F8.3', 'middle'],
      [2, 'F7.2', 'heavy'],
      [3, 'F8.7', 'middle'],
    ]);
    expect(review.text).not.toContain('13812345678');
    for (const { at, words } of review.clauses) expect(review.text.slice(at, at + words.length)).toBe(words);
    expect(codeOf(() => collectContract({ ...input, collectedOn: '2999-01-01' }, known()))).toBe('invalid-input');
  });

  it('takes the county’s own weights', () => {
    const severities = severitiesOf([{ code: 'F8.3', severity: 'light' }]);
    expect(collected({ severities }).clauses[0]?.severity).toBe('light');
    expect(Object.keys(severities)).toEqual([...clauseCodes]);
  });

  it('does not ask again what the library judged fair, and asks what it suspected', () => {
    const earlier = (decision: 'fair' | 'suspected') => [
      {
        key: clauseKey('谢绝自带酒水'),
        code: 'F8.3' as const,
        decision,
        reason: '只限婚宴大厅',
        number: '款2025-0003',
        on: '2025-11-01' as const,
      },
    ];
    expect(collected({ earlier: earlier('fair') }).clauses[0]).toMatchObject({
      decision: 'fair',
      knownFrom: '款2025-0003',
      reason: '只限婚宴大厅',
    });
    expect(collected({ earlier: earlier('suspected') }).clauses[0]).toMatchObject({ decision: null, knownFrom: null });
    expect(clauseKey('包间最低消费 1,288 元。')).toBe(clauseKey('包间最低消费800元'));
  });

  it('wants a reason for what is not unfair, a mark that stands in the text, and every mark decided', () => {
    const review = collected();
    expect(codeOf(() => press(review, 'judge', { n: 1, decision: 'fair', reason: '' }))).toBe('clause-reason-missing');
    expect(codeOf(() => press(review, 'judge', { n: 9, decision: 'suspected', reason: '' }))).toBe('clause-unknown');
    expect(codeOf(() => press(review, 'mark', { code: 'F6', words: '没有这句' }))).toBe('invalid-input');
    expect(codeOf(() => press(review, 'finish'))).toBe('clauses-open');
    expect(codeOf(() => press(judged('expert'), 'finish'))).toBe('clauses-open');
    expect(press(judged('suspected'), 'finish').state).toBe('reviewed');
    expect(press(review, 'mark', inputs.mark).clauses.at(-1)).toMatchObject({
      n: 4,
      byHand: true,
      decision: 'suspected',
    });
  });

  it('drafts an opinion that suspects and proposes, and refuses one that says void', () => {
    const review = press(judged('suspected'), 'finish');
    const opinion = draftOpinion(review);
    expect(opinion).toContain('有 3 处涉嫌');
    expect(opinion).toContain('《合同行政监督管理办法》第七条第（二）项');
    expect(opinion).not.toContain('无效');
    expect(press(review, 'advise', { opinion, rectifyBy: '2026-06-30' }).state).toBe('advised');
    const says = (words: string) => codeOf(() => press(review, 'advise', { opinion: words, rectifyBy: '2026-06-30' }));
    expect(says('该条款属于无效条款，应当删除。')).toBe('clause-says-void');
    expect(codeOf(() => press(review, 'advise', { opinion, rectifyBy: '2020-01-01' }))).toBe('invalid-input');
  });

  it('ends without an opinion only where nothing is suspected', () => {
    expect(press(press(judged('fair'), 'finish'), 'clear').state).toBe('closed');
    expect(codeOf(() => press(press(judged('suspected'), 'finish'), 'clear'))).toBe('clauses-suspected');
    expect(codeOf(() => press(press(judged('fair'), 'finish'), 'advise', inputs.advise))).toBe(
      'clauses-none-suspected',
    );
  });

  it('is mended and re-checked in that order, sent back, or handed over with the number of its case', () => {
    const advised = press(press(judged('suspected'), 'finish'), 'advise', inputs.advise);
    const mended = press(advised, 'rectify', inputs.rectify);
    expect(codeOf(() => press(mended, 'recheck', { recheckedOn: '2026-05-01', recheckWords: '改好了' }))).toBe(
      'invalid-input',
    );
    expect(press(mended, 'recheck', inputs.recheck)).toMatchObject({ state: 'closed', recheckedOn: '2026-05-06' });
    expect(press(mended, 'sendBack', inputs.sendBack).state).toBe('advised');
    const over = press(advised, 'handOver', inputs.handOver, { enforcement: '案2026-0007' });
    expect(over).toMatchObject({ state: 'enforced', enforcementNumber: '案2026-0007' });
    // What is suspected has no answer yet when the case is not filed.
    expect(press(over, 'reopen', inputs.reopen)).toMatchObject({ state: 'reviewed', closedAt: null });
    expect(mayDo(anActor('officeHead'), contractReviewProcedure.reopen.permission)).toBe(false);
  });

  // Every cell of the table: what stands in it leads there, and all else is refused.
  const states = Object.keys(contractReviewMoves) as ContractReviewState[];
  const moves = Object.keys(contractReviewProcedure) as ContractReviewMove[];
  it.each(states.flatMap((state) => moves.map((move) => [state, move] as const)))('%s › %s', (state, move) => {
    const from = judged(move === 'clear' ? 'fair' : 'suspected');
    const leads = (contractReviewMoves[state] as Partial<Record<string, string>>)[move];
    if (leads === undefined)
      expect(codeOf(() => press({ ...from, state }, move, inputs[move]))).toBe('move-not-allowed');
    else expect(press({ ...from, state }, move, inputs[move]).state).toBe(leads);
  });

  it('is seen by the county, and by an office where it is its own', () => {
    const review = { countyId: anActor('centre').countyId, officeId: 'SO-LH' };
    const sees = (role: 'centre' | 'officer' | 'station', organisationId: string | null = null) =>
      maySeeContractReview({ ...anActor(role), organisationId }, review);
    expect([sees('centre'), sees('officer', 'SO-LH'), sees('officer', 'SO-SQ'), sees('station')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
