/** How the form of a move of a tip-off starts, and which of its choices are possible. */
import { fieldsOf, type Field, type FieldOption } from '../../domain/base/field.ts';
import {
  tipoffNoticeKindWords,
  tipoffNoticeWayWords,
  tipoffRecipientWords,
} from '../../domain/tipoff/words/notice-words.ts';
import { tipoffProcedure, type TipoffPersonMove } from '../../domain/tipoff/procedure.ts';
import { hasFailed, isOwed } from '../../domain/matter/decided/owed.ts';
import type { Directory, SeenTipoff } from '../base/client.ts';
import { startOfFields, type Typed } from '../matter/matter-typed.ts';

/** What the form of the move shows when it is opened. */
export function startOf(move: TipoffPersonMove, matter: SeenTipoff, directory: Directory): Typed {
  return { ...startOfFields(tipoffFields(move, matter), directory), ...ownStarts[move]?.(matter) };
}

/** What stands in the form of a move besides what any form begins with. */
const ownStarts: Readonly<Partial<Record<TipoffPersonMove, (matter: SeenTipoff) => Typed>>> = {
  dispatch: ({ tipoff }) => ({ officeId: tipoff.officeId ?? '' }),
  assign: officersToChoose,
  correct: ({ tipoff }) => ({
    categoryCode: tipoff.categoryCode ?? '',
    natureCode: tipoff.natureCode ?? '',
    conductCode: tipoff.conductCode ?? '',
    laws: tipoff.laws.join(','),
    platformNumber: tipoff.platformNumber ?? '',
  }),
  repeat: earliestTold,
  merge: earliestTold,
  // By what was answered of the jurisdiction; unanswered, the body is asked for, of which the reporter is told (第三十四条).
  disclaim: ({ tipoff }) => {
    const answers = tipoff.jurisdiction?.answers;
    return answers?.inDuty === 'no'
      ? { isMarketMatter: '', competentBody: answers.department ?? '' }
      : { isMarketMatter: 'yes', competentBody: answers?.bureau ?? '' };
  },
  recordUnserved: (matter) => {
    const [open] = tellable(matter);
    return { kind: open?.kind ?? '', to: open?.to ?? '' };
  },
  takeBackUnserved: ({ tipoff }) => {
    const [failed] = tipoff.notices.filter(hasFailed);
    return { kind: failed?.kind ?? '', to: failed?.to ?? '' };
  },
  recordNotice: (matter) => {
    const [open] = tellable(matter);
    return { kind: open?.kind ?? '', to: open?.to ?? '', way: '' };
  },
};

function officersToChoose({ tipoff, handlers }: SeenTipoff): Typed {
  // Where an office has but two, they are the two.
  const [first, other] = handlers.length === 2 ? handlers : [];
  return { handlerId: tipoff.handlerId ?? first?.id ?? '', secondId: tipoff.secondId ?? other?.id ?? '' };
}

function earliestTold({ firsts }: SeenTipoff): Typed {
  return { firstNumber: firsts[0]?.number ?? '' };
}

/** The fields of the move for this tip-off: only ways that the reporter can be reached by. */
export function tipoffFields(move: TipoffPersonMove, matter: SeenTipoff): Field[] {
  const { tipoff } = matter;
  return fieldsOf(tipoffProcedure[move].input).map((field) => {
    if (move === 'recordUnserved' && field.name === 'end') return withoutHeirs(field, matter);
    if (move !== 'recordNotice' || field.name !== 'way') return field;
    const isPossible = (way: string) => (tipoff.anonymous ? way === 'codeWord' : way !== 'codeWord');
    const options = Object.entries(tipoffNoticeWayWords).map(([value, words]) => ({ value, ...words }));
    const open = tellable(matter);
    const toAssociation = open.some(({ to }) => to === 'association');
    // What a law wants in writing is not told by telephone.
    const mayCall = (way: string) => way !== 'phone' || open.some(({ inWriting }) => !inWriting);
    return {
      ...field,
      options: options.filter(({ value }) => (toAssociation || isPossible(value)) && mayCall(value)),
    };
  });
}

/** 第三十七条: the heirs of who told are strangers to it. */
function withoutHeirs(field: Field, matter: SeenTipoff): Field {
  if (tellable(matter).some(({ to }) => to !== 'reporter')) return field;
  return { ...field, options: (field.options ?? []).filter(({ value }) => value !== 'successor') };
}

/** What is to be told now, or can be before the decision. */
function tellable({ tipoff, interims }: SeenTipoff): SeenTipoff['interims'] {
  return [...interims, ...tipoff.notices.filter(isOwed)];
}

/** The notices still to be proven, as one choice each; or those that are on record as failed. */
export function openTipoffNotices(matter: SeenTipoff, isCorrection = false): FieldOption[] {
  const notices = isCorrection ? matter.tipoff.notices.filter(hasFailed) : tellable(matter);
  return notices.map(({ kind, to, inWriting }) => ({
    value: `${kind} ${to}`,
    zh: `${tipoffNoticeKindWords[kind].zh} → ${tipoffRecipientWords[to].zh}${inWriting ? '（要书面）' : ''}`,
    en: `${tipoffNoticeKindWords[kind].en} → ${tipoffRecipientWords[to].en}${inWriting ? ' (in writing)' : ''}`,
  }));
}
