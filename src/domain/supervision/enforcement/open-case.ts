/** 转案件 (opening a case): what is typed where a case is opened out of an entry of another ledger, and how the cases of one entry stand. */
import { z } from 'zod';
import { labelled, written } from '../../base/field.ts';
import type { CaseSourceKind } from './case-source.ts';
import type { EnforcementSource, EnforcementState } from './enforcement.ts';
import { partyFields } from './filing.ts';

/** What a case is opened out of. */
export interface CaseSource {
  kind: CaseSourceKind;
  id: string;
  number: string;
  /** As which source the case is counted. */
  channel: Exclude<EnforcementSource, 'tipoff'>;
  officeId: string | null;
  regionId: string | null;
}

const { operatorName, partyKind, partyCode, partyAddress, cause, conductCode, actUntil } = partyFields;

/** Who is suspected of what, and since when it is known; the verification runs from that day. */
export const OpenCase = z.object({
  operatorName,
  partyKind,
  partyCode,
  partyAddress,
  cause,
  foundOn: labelled(z.iso.date(), {
    zh: '发现线索、收到材料的日期',
    en: 'Found or received on',
    hintZh: '核查的 15 个工作日从这天起算',
    hintEn: 'The fifteen working days of the verification run from it',
    input: 'day',
    startsEmpty: true,
  }),
  actUntil,
  story: labelled(written().min(6).max(4000), { zh: '来源内容', en: 'What was found', input: 'longText' }),
  // A long list, and what it says is often known only when the clue has been verified.
  conductCode,
});
export type OpenCase = z.infer<typeof OpenCase>;

/** How the cases of one source stand. */
export interface CaseStanding {
  /** Opened, whatever became of them. */
  opened: number;
  /** Clues of which nobody has decided yet whether they are filed. */
  undecided: number;
  /** Those that were not decided against: filed, handed over, or still a clue. */
  standing: number;
}

export const noCases: CaseStanding = { opened: 0, undecided: 0, standing: 0 };

/** States of a case in which it is not decided yet whether it is filed. */
export const undecidedStates: readonly EnforcementState[] = ['clue', 'verifying'];
