/**
 * 告知义务 (duty): whom the bureau must tell of a tip-off, of what and by when. 《办法》第三十六条 leaves it to the single laws,
 * and law/duty-laws.ts holds their table; what no law of it asks for may be closed without a word.
 */
import { dayOf } from '../base/calendar.ts';
import { dutyLaws, type DutyLaw, type DutyRow, type TipoffNoticeKind, type TipoffRecipient } from '../law/duty-laws.ts';
import { ruleSetOn, type ClockName } from '../law/rulebook.ts';
import type { Tipoff } from './tipoff.ts';

/** One thing that one must be told. */
export interface Duty {
  kind: TipoffNoticeKind;
  to: TipoffRecipient;
  /** Null when 《办法》 itself asks for it. */
  law: DutyLaw | null;
  inWriting: boolean;
  clock: Extract<ClockName, 'tellNoPower' | 'tellDecision' | 'tellResult'>;
}

/** Whether the reporter can be told anything: who stays anonymous can only be met by the word that he left. */
export function isReachable(tipoff: Pick<Tipoff, 'anonymous' | 'codeWordHash'>): boolean {
  return !tipoff.anonymous || tipoff.codeWordHash !== null;
}

/**
 * All that must be told of the tip-off as it stands. Before the decision these are the duties that run from the day of
 * receipt already; afterwards they go by how it was decided.
 */
export function dutiesOf(tipoff: Tipoff): Duty[] {
  const ofLaws = (kind: TipoffNoticeKind, early = false) =>
    tipoff.laws
      .filter((law) => isOwed(tipoff, law, kind) && (!early || row(law).within?.from === 'received'))
      .map((law): Duty => {
        const { to, inWriting } = row(law);
        return { kind, to, law, inWriting: inWriting.includes(kind), clock: 'tellResult' };
      });
  switch (tipoff.outcome) {
    case null:
      return ofLaws('result', true);
    case 'opened':
      return [
        ...tellDecision(tipoff, 'opened'),
        ...ofLaws('result'),
        ...(tipoff.enforcementEndedOn === null ? [] : ofLaws('caseResult')),
      ];
    case 'notOpened':
      return [...tellDecision(tipoff, 'notOpened'), ...ofLaws('result')];
    case 'noPower':
      // Where a law has the matter handed over with a written notice, this notice is that one.
      return isReachable(tipoff)
        ? [
            {
              kind: 'noPower',
              to: 'reporter',
              law: null,
              inWriting: ofLaws('transfer').some(({ inWriting }) => inWriting),
              clock: 'tellNoPower',
            },
          ]
        : [];
    case 'transferred':
      return ofLaws('transfer');
    case 'repeated':
    case 'merged':
      return [];
  }
}

/**
 * 令20 第三十一条第二款: a named reporter hears within five working days whether a case is opened; 令121 has dropped it. Until 2019 工商总局令28
 * 第十九条 had him told that none is.
 */
function tellDecision(tipoff: Tipoff, outcome: 'opened' | 'notOpened'): Duty[] {
  const rules = ruleSetOn(dayOf(tipoff.receivedAt));
  if (!tipoff.realName || rules === 'SAMR121' || (rules !== 'SAMR20' && outcome === 'opened')) return [];
  return [{ kind: 'decision', to: 'reporter', law: null, inWriting: false, clock: 'tellDecision' }];
}

function isOwed(tipoff: Tipoff, law: DutyLaw, kind: TipoffNoticeKind): boolean {
  const { tells, to, realName, evidence, since } = row(law);
  return (
    tells.includes(kind) &&
    (since === null || dayOf(tipoff.receivedAt) >= since) &&
    (to !== 'reporter' || isReachable(tipoff)) &&
    (!realName || tipoff.realName) &&
    (!evidence || tipoff.evidence.trim() !== '')
  );
}

function row(law: DutyLaw): DutyRow {
  return dutyLaws[law];
}
