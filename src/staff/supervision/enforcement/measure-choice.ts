/** 第几项措施: the measures of a case that a move may be about, to be chosen by what they are instead of by a number. */
import type { FieldOption } from '../../../domain/base/field.ts';
import type { Enforcement, EnforcementMove } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Measure, Transcript } from '../../../domain/supervision/enforcement/records.ts';
import { measureWords } from '../../../domain/supervision/enforcement/words/measure-words.ts';
import {
  askedCapacityWords,
  transcriptKindWords,
} from '../../../domain/supervision/enforcement/words/transcript-words.ts';

const isMeant: Readonly<Partial<Record<EnforcementMove, (measure: Measure) => boolean>>> = {
  approveMeasure: ({ approvedAt }) => approvedAt === null,
  denyApproval: ({ urgent, approvedBy, endedOn }) => !urgent && approvedBy !== null && endedOn === null,
  extendMeasure: ({ kind, endedOn, extendedOn }) => kind !== 'keep' && endedOn === null && extendedOn === null,
  endMeasure: ({ endedOn }) => endedOn === null,
};

/** 「2 询问笔录 当事人」: the records that wait for their signatures, or are not void yet; null for a move that is about none. */
export function transcriptChoices(
  transcripts: readonly Pick<Transcript, 'id' | 'kind' | 'capacity' | 'signature' | 'voided'>[],
  move: EnforcementMove,
): FieldOption[] | null {
  if (move !== 'signTranscript' && move !== 'voidTranscript') return null;
  return transcripts.flatMap(({ id, kind, capacity, signature, voided }) => {
    if (voided !== undefined || (move === 'signTranscript' && signature !== 'pending')) return [];
    const [of, as] = [transcriptKindWords[kind], askedCapacityWords[capacity]];
    return [{ value: id, zh: `${id} ${of.zh} ${as.zh}`, en: `${id} ${of.en}: ${as.en.toLowerCase()}` }];
  });
}

/** 「2 扣押 复合肥 38 袋」, each under its number; null for a move that is about none. */
export function measureChoices(
  { measures }: Pick<Enforcement, 'measures'>,
  move: EnforcementMove,
): FieldOption[] | null {
  const meant = isMeant[move];
  if (meant === undefined) return null;
  return measures.flatMap((one, i) => {
    if (!meant(one)) return [];
    const words = `${one.goods} ${one.quantity} ${one.unit}`;
    const { zh, en } = measureWords[one.kind];
    return [{ value: String(i + 1), zh: `${i + 1} ${zh} ${words}`, en: `${i + 1} ${en}: ${words}` }];
  });
}
