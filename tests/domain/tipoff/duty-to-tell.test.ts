import { describe, expect, it } from 'vitest';
import { conductCodes, conducts } from '../../../src/domain/law/conduct.ts';
import { dutiesOf, isReachable } from '../../../src/domain/tipoff/duty-to-tell.ts';
import {
  dutyArticle,
  dutyLawNames,
  dutyLaws,
  lawsOf,
  tipoffNoticeKinds,
  tipoffRecipients,
  type DutyLaw,
} from '../../../src/domain/law/duty-laws.ts';
import {
  tipoffNoticeKindWords,
  tipoffNoticeWayWords,
  tipoffRecipientWords,
} from '../../../src/domain/tipoff/words/notice-words.ts';
import { tipoffNoticeWays, type Tipoff, type TipoffOutcome } from '../../../src/domain/tipoff/tipoff.ts';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { tipoffClocksOf } from '../../../src/domain/tipoff/deadline.ts';
import { facts, noonOf } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, registered } from '../../build/tipoff.ts';

type Tells = 'result' | 'result+transfer' | 'result+caseResult' | 'caseResult';

/** The matrix once more: law, whom, what, working days and from when, real name, evidence, what in writing. */
const matrix: Record<DutyLaw, [string, Tells, string, boolean, boolean, string]> = {
  advertising: ['reporter', 'result', '7 received', false, false, ''],
  unfairCompetition: ['reporter', 'result+caseResult', '', true, true, ''],
  foodSafety: ['reporter', 'result+transfer', '', false, false, 'transfer'],
  farmProduce: ['reporter', 'result+transfer', '', false, false, 'transfer'],
  companyDisclosure: ['reporter', 'result', '20 received', false, false, 'result'],
  soleTrader: ['reporter', 'result', '20 received', false, false, 'result'],
  cooperative: ['reporter', 'result', '20 received', false, false, 'result'],
  salt: ['reporter', 'result+caseResult', '', true, false, ''],
  scrapVehicles: ['reporter', 'result+caseResult', '', true, false, ''],
  express: ['reporter', 'result+caseResult', '', true, false, ''],
  personalData: ['reporter', 'result', '', false, false, ''],
  productSafety: ['reporter', 'result+transfer', '', false, false, ''],
  drugs: ['reporter', 'result', '', false, false, ''],
  vaccines: ['reporter', 'result', '', false, false, ''],
  cosmetics: ['reporter', 'result', '', false, false, ''],
  medicalDevices: ['reporter', 'result', '', false, false, ''],
  emergency: ['reporter', 'result', '', false, false, ''],
  consumerRegulation: ['association', 'caseResult', '', false, false, ''],
};

const decided = (law: DutyLaw, outcome: TipoffOutcome, change: Partial<Tipoff> = {}): Tipoff => ({
  ...aTipoff(),
  laws: [law],
  outcome,
  decidedOn: '2026-04-28',
  ...change,
});
const kinds = (tipoff: Tipoff) => dutiesOf(tipoff).map(({ kind, to }) => `${kind} ${to}`);

describe.each(dutyLawNames)('the duty of %s', (law) => {
  const [to, tells, within, realName, evidence, inWriting] = matrix[law];
  const row = dutyLaws[law];

  it('is the row of the matrix', () => {
    expect([
      row.to,
      row.tells.join('+'),
      row.within === null ? '' : `${row.within.n} ${row.within.from}`,
      row.realName,
      row.evidence,
      row.inWriting.join('+'),
    ]).toEqual([to, tells, within, realName, evidence, inWriting]);
    expect(row.article).toContain(`《${row.zh}》`);
  });

  it('tells the result of a decision to the reporter, whether a case is opened or not', () => {
    const expected = tells.startsWith('result') ? ['result reporter'] : [];
    expect(kinds(decided(law, 'opened'))).toEqual(expected);
    expect(kinds(decided(law, 'notOpened'))).toEqual(expected);
  });

  it('tells of a transfer only where the law has it passed on', () => {
    expect(kinds(decided(law, 'transferred'))).toEqual(tells.includes('transfer') ? ['transfer reporter'] : []);
  });

  it('tells the association of the end of a case only under the regulation', () => {
    const ended = { enforcementEndedOn: '2026-05-06' };
    expect(kinds(decided(law, 'opened', ended)).includes('caseResult association')).toBe(law === 'consumerRegulation');
  });

  it('tells the reporter how the case ended where the law owes him 处理结果, and not before it has ended', () => {
    const told = (change: Partial<Tipoff>) => kinds(decided(law, 'opened', change)).includes('caseResult reporter');
    expect(told({})).toBe(false);
    expect(told({ enforcementEndedOn: '2026-05-06' })).toBe(tells === 'result+caseResult');
    expect(told({ enforcementEndedOn: '2026-05-06', realName: false })).toBe(false);
  });

  it('asks for the real name and for evidence where the law does', () => {
    if (!tells.startsWith('result')) return;
    expect(kinds(decided(law, 'opened', { realName: false })).length).toBe(realName ? 0 : 1);
    expect(kinds(decided(law, 'opened', { evidence: ' ' })).length).toBe(evidence ? 0 : 1);
  });

  it('runs before the decision exactly when it is counted from receipt', () => {
    expect(dutiesOf({ ...aTipoff(), laws: [law] }).length).toBe(within.endsWith('received') ? 1 : 0);
  });

  it('falls away when nobody can be found, and comes back with a code word', () => {
    const nobody = { anonymous: true, realName: false, reporterId: null };
    const isNamed = realName || to === 'association';
    expect(kinds(decided(law, 'notOpened', nobody))).toEqual([]);
    const word = kinds(decided(law, 'notOpened', { ...nobody, codeWordHash: 'hash' }));
    expect(word).toEqual(isNamed ? [] : ['result reporter']);
  });
});

describe('the duties of a tip-off', () => {
  it('that is told before or merged are none', () => {
    expect(kinds(decided('advertising', 'repeated'))).toEqual([]);
    expect(kinds(decided('advertising', 'merged'))).toEqual([]);
  });

  it('under no law are none: it may close without a word', () => {
    for (const outcome of ['opened', 'notOpened', 'transferred'] as const)
      expect(dutiesOf({ ...decided('advertising', outcome), laws: [] })).toEqual([]);
  });

  it('without power are to tell the reporter, in writing where the law has it passed on', () => {
    expect(dutiesOf(decided('advertising', 'noPower'))).toMatchObject([{ kind: 'noPower', inWriting: false }]);
    for (const law of ['foodSafety', 'farmProduce'] as const)
      expect(dutiesOf(decided(law, 'noPower'))).toMatchObject([{ kind: 'noPower', inWriting: true }]);
  });

  it('law 17, law 21: begin with the law of their day', () => {
    const early = (law: DutyLaw, day: string) =>
      kinds(
        decided(law, 'opened', {
          enforcementEndedOn: '2026-05-06',
          receivedAt: noonOf(day),
          realName: law === 'unfairCompetition',
        }),
      );
    expect(early('consumerRegulation', '2024-06-30')).not.toContain('caseResult association');
    expect(early('consumerRegulation', '2024-07-01')).toContain('caseResult association');
    for (const [law, day] of [
      ['unfairCompetition', '2018-01-01'],
      ['drugs', '2019-12-01'],
      ['vaccines', '2019-12-01'],
      ['cosmetics', '2021-01-01'],
      ['medicalDevices', '2021-06-01'],
    ] as const) {
      expect(early(law, addDays(day, -1))).not.toContain('result reporter');
      expect(early(law, day)).toContain('result reporter');
    }
  });

  it('law 17: cite the competition law by the article of its day', () => {
    expect(dutyArticle('unfairCompetition', '2025-10-14')).toBe('《反不正当竞争法》第十六条');
    expect(dutyArticle('unfairCompetition', '2025-10-15')).toBe('《反不正当竞争法》第二十条');
    const tipoff = { ...decided('unfairCompetition', 'notOpened'), receivedAt: noonOf('2024-05-06') };
    const clock = tipoffClocksOf(tipoff, facts({ today: '2026-05-06' })).find(({ rule }) => rule === 'R-04');
    expect(clock).toMatchObject({ article: expect.stringContaining('《反不正当竞争法》第十六条') });
  });

  it('law 21: until 2019 tell a named reporter that no case is opened, and of an opened one nothing', () => {
    const old = (outcome: 'opened' | 'notOpened', realName: boolean) =>
      dutiesOf({ ...decided('advertising', outcome), laws: [], receivedAt: noonOf('2018-05-07'), realName });
    expect(old('notOpened', true)).toMatchObject([{ kind: 'decision', to: 'reporter', law: null }]);
    expect(old('notOpened', false)).toEqual([]);
    expect(old('opened', true)).toEqual([]);
  });

  it('are met by who can be reached: by name, or by the code word', () => {
    expect(isReachable({ anonymous: false, codeWordHash: null })).toBe(true);
    expect(isReachable({ anonymous: true, codeWordHash: null })).toBe(false);
    expect(isReachable({ anonymous: true, codeWordHash: 'hash' })).toBe(true);
  });

  it('to the association hold the tip-off open after its case has ended', () => {
    const opened = { ...aTipoff({ state: 'opened' }), laws: ['consumerRegulation'] as const };
    const ended = changeTipoff(opened, 'endEnforcement', '2026-05-06').next;
    expect(ended.notices).toMatchObject([{ kind: 'caseResult', to: 'association', toldOn: null }]);
    expect(codeOf(() => changeTipoff(ended, 'close', '2026-05-07'))).toBe('notices-unproven');
    expect(codeOf(() => changeTipoff(ended, 'recordNotice', '2026-05-07', { toldOn: '2026-05-05' }))).toBe(
      'day-before-start',
    );
    expect(afterTipoffMoves(ended, ['recordNotice', '2026-05-07'], ['close', '2026-05-07']).state).toBe('closed');
  });

  it('to an anonymous reporter are met by the code word alone', () => {
    const word = registered({ anonymous: true, reporter: null, codeWord: '白杨树下', conductCode: 'R04' });
    const told = afterTipoffMoves(
      word,
      ['dispatch', '2026-04-20'],
      ['assign', '2026-04-20'],
      ['startVerification', '2026-04-20'],
      ['notOpen', '2026-04-24'],
      ['recordNotice', '2026-04-27', { way: 'codeWord' }],
    );
    expect(told.state).toBe('informed');
    const named = changeTipoff(
      { ...aTipoff({ state: 'verifying' }), laws: ['advertising'] },
      'notOpen',
      '2026-04-28',
    ).next;
    expect(codeOf(() => changeTipoff(named, 'recordNotice', '2026-04-29', { way: 'codeWord' }))).toBe('no-code-word');
  });
});

describe('the words', () => {
  it('name every kind, recipient and way; the reported operator is no recipient', () => {
    expect(Object.keys(tipoffNoticeKindWords)).toEqual([...tipoffNoticeKinds]);
    expect(Object.keys(tipoffRecipientWords)).toEqual([...tipoffRecipients]);
    expect(tipoffRecipients as readonly string[]).not.toContain('operator');
    expect(Object.keys(tipoffNoticeWayWords).toSorted()).toEqual([...tipoffNoticeWays].toSorted());
  });

  it('of the kinds of conduct are fifteen, and each proposes only known laws', () => {
    expect(conductCodes).toHaveLength(15);
    for (const code of conductCodes) {
      expect(conducts[code].zh).toMatch(/[\u4e00-\u9fff]/u);
      expect(lawsOf(code).every((law) => dutyLawNames.includes(law))).toBe(true);
    }
    expect(lawsOf('R04')).toEqual(['advertising']);
    expect(lawsOf(null)).toEqual([]);
  });
});
