/**
 * 转为举报的咨询 (turned): who asked is a reporter now (《办法》第三十七条). His question loses what names him, as his tip-off does. What officers wrote
 * before that was written of somebody they knew by name: nobody can say of such words that they do not tell who it is, so they are closed.
 */
import { isOwed } from '../matter/decided/owed.ts';
import { hiddenNotice } from '../matter/decided/hidden-notice.ts';
import type { Inquiry, InquiryAnnulment } from './inquiry.ts';

/** Stands where the words were. */
export const closedZh = '（已转为举报，原话不再显示）';

const close = (words: string) => (words === '' ? '' : closedZh);

/** The inquiry with what was written of it closed: why it waited, what he was told before, why that was revoked, and how he heard of it. */
export function withClosedWords<T extends Pick<Inquiry, 'pendingReason' | 'annulments'>>(inquiry: T): T {
  const { pendingReason, annulments } = inquiry;
  return {
    ...inquiry,
    pendingReason: pendingReason === null ? null : close(pendingReason),
    annulments: annulments.map(closedAnnulment),
  };
}

/** That it was told, when and in which text stays; what is owed ends, for the inquiry no longer says whom to tell. */
function closedAnnulment(one: InquiryAnnulment): InquiryAnnulment {
  const { answer, reason, notice } = one;
  const told = { ...one, answer: answer === null ? null : close(answer), reason: close(reason) };
  if (notice === undefined || notice === null) return told;
  return { ...told, notice: isOwed(notice) ? null : hiddenNotice(notice, close) };
}
