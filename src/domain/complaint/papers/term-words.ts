/**
 * What was agreed, in the words of the paper: one place for 调解书, 和解协议 and what stands on the telephone of a station, which carries
 * no more of the rules than these sentences.
 */
import { dayZh, type Day } from '../../base/calendar.ts';
import { formatYuan } from '../../base/money.ts';
import { termKindWords, type LegalRole, type Term } from '../facts/facts.ts';

const capacities = {
  negotiation: '在联络站的协助下自行协商和解',
  association: '在消费者协会分会的主持下达成和解',
  entrusted: '在受委托的联络站的主持下达成和解',
  peoplesMediation: '在人民调解员的主持下达成和解',
  invitedHelper: '在应邀协助的联络站的参与下达成和解',
} as const satisfies Record<LegalRole, string>;

/** One term: 「退款20.00元：路费，2026年8月19日前履行。」 */
export function termZh({
  kind,
  text,
  valueFen,
  dueOn,
  until,
  checkEveryDays,
  performedOn,
}: Omit<Term, 'proof' | 'checks'>): string {
  const value =
    valueFen === null ? '' : kind === 'inKind' ? `，价值${formatYuan(valueFen)}元` : `${formatYuan(valueFen)}元`;
  const parts = [
    `${termKindWords[kind].zh}${kind === 'inKind' ? '' : value}`,
    text === '' ? '' : `：${text}`,
    kind === 'inKind' ? value : '',
    dueOn === null ? '' : `，${dayZh(dueOn)}前履行`,
    until === null ? '' : `，持续至${dayZh(until)}`,
    checkEveryDays === null ? '' : `，每${checkEveryDays}日查看一次`,
    // Of what was done on a later day a paper that was signed before says nothing.
    performedOn !== null && dueOn === null && until === null ? '，已经当场履行' : '',
  ];
  return `${parts.join('')}。`;
}

/** 「双方于2026年8月17日在联络站的协助下自行协商和解，自愿达成如下协议：」; the day is left for the pen where nobody wrote it. */
export function dealIntroZh(on: Day | null, role: LegalRole, unwritten = ''): string {
  return `双方于${on === null ? unwritten : dayZh(on)}${capacities[role]}，自愿达成如下协议：`;
}

/** What the shop gives in all; nothing where no money and no goods were agreed. */
export function dealSumZh(recoveredFen: number | null): string | null {
  return recoveredFen === null || recoveredFen === 0
    ? null
    : `经营者向消费者给付（含实物折价）共计${formatYuan(recoveredFen)}元。`;
}

/** What the paper is worth, and what there is to do where it is not kept. */
export const dealEffectZh =
  '本协议由双方签名后成立，双方应当自觉履行。一方不履行的，对方可以向市场监督管理部门投诉，或者依法申请仲裁、提起诉讼；本协议不影响市场监督管理部门依法查处违法行为。';

export function dealCopiesZh(bureauName: string): string {
  return `本协议一式三份，双方各执一份，联络站存档一份。${bureauName}可以随时查阅。`;
}

/** How somebody signed who did not draw. */
export function typedNameZh(name: string): string {
  return `${name}（本人听念后同意，代打姓名）`;
}
