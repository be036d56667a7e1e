/**
 * 归档 (archive): a matter is put away when it is closed, the call afterwards is made or waived, and it is decided whether
 * it is published. Its file list (卷内目录) names every paper, notice and attachment in order.
 */
import type { Consent, FiledPaper } from './records.ts';
import { z } from 'zod';
import { chinaDayOf, dayOf, type Day } from '../../base/calendar.ts';
import { openClue } from './found-clue.ts';
import { moved, type Complaint, type Notice } from '../complaint.ts';
import { failedZh, servedOf } from '../papers/service-receipt.ts';
import { consentsOf } from '../mediation/consent.ts';
import { consentKindWords } from '../mediation/consent-words.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written, yesNo } from '../../base/field.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import type { PaperAct } from '../../law/late-entry.ts';
import type { ListedPaper } from '../../matter/paper-form.ts';
import { noticeKindWords, noticeWayWords, recipientWords } from '../words/notice-words.ts';
import { referralKindWords } from '../words/referral-words.ts';
import { Refusal } from '../../base/refusal.ts';
import { unpublishable } from '../facts/publishable.ts';
import { isUnderReview } from './review.ts';
import { isFollowUpDue, openAppeal } from '../stage.ts';
import { proceedingWords } from '../words/move-words.ts';

export const DecidePublication = demanding(
  z.object({
    published: labelled(z.enum(['yes', 'no']), { zh: '公示', en: 'Published', input: 'choice', options: yesNo }),
    reason: labelled(written().max(300).default(''), {
      zh: '为什么不公示',
      en: 'Why not',
      hintZh: '例如：投诉人不同意、恶意投诉、涉及安全稳定',
      hintEn: 'For example: not consented to, malicious, security',
      input: 'text',
      when: { field: 'published', is: ['no'] },
    }),
  }),
);

export const PutAway = z.object({
  place: labelled(written().min(2).max(60), { zh: '存放在哪里', en: 'Where the file stands', input: 'text' }),
});

/** What may not be published is decided too: the file then says that it was not. */
export function decidePublication(
  complaint: Complaint,
  input: z.infer<typeof DecidePublication>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'decidePublication');
  demandOpenFile(complaint, 'decidePublication');
  const published = input.published === 'yes';
  const barred = published ? unpublishable(complaint) : null;
  if (barred !== null) throw new Refusal(barred);
  return {
    next: {
      ...complaint,
      state,
      publication: { published, reason: input.reason, on: facts.today, byId: facts.by.id },
    },
    event: eventOf(complaint, 'publication-decided', facts, { published, reason: input.reason }),
  };
}

export function putAway(complaint: Complaint, { place }: z.infer<typeof PutAway>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'archive');
  demandOpenFile(complaint, 'archive');
  const missing = missingForArchive(complaint);
  if (missing !== null) throw new Refusal(missing);
  const papers = fileList(complaint, facts.attachments ?? []);
  return {
    next: { ...complaint, state, archive: { on: facts.today, place, papers, byId: facts.by.id } },
    event: eventOf(complaint, 'archived', facts, { place, papers: papers.length }),
  };
}

/** What still has to be done before the file can be put away. */
export function missingForArchive(
  complaint: Complaint,
): 'archive-needs-follow-up' | 'archive-needs-review' | 'archive-needs-publication' | 'archive-needs-clue' | null {
  if (isUnderReview(complaint) || openAppeal(complaint) !== null) return 'archive-needs-review';
  if (isFollowUpDue(complaint)) return 'archive-needs-follow-up';
  if (openClue(complaint) !== null) return 'archive-needs-clue';
  return complaint.publication === null ? 'archive-needs-publication' : null;
}

/** What another matter took in has no file of its own: both are published and put away as that one. */
function demandOpenFile(complaint: Complaint, move: 'decidePublication' | 'archive'): void {
  if (complaint.merged !== null) throw new Refusal('move-not-allowed', { state: complaint.state, move });
  if (complaint.archive !== null) throw new Refusal('archived-already');
}

/** 卷内目录: every paper of the matter in the order of its day, then the files that were added. */
export function fileList(
  complaint: Complaint,
  attachments: readonly { fileName: string; addedAt: Date }[],
): FiledPaper[] {
  const papers = papersOf(complaint).map(({ on, zh, en, number }) => ({ zh, en, number, on }));
  for (const { fileName, addedAt } of attachments)
    papers.push({ zh: `附件：${fileName}`, en: `Attachment: ${fileName}`, number: '', on: dayOf(addedAt) });
  return papers.map((paper, i) => ({ n: i + 1, ...paper }));
}

/** Every paper of the matter in the order of its day, with the act that it is of. */
export function papersOf(complaint: Complaint): (ListedPaper & { en: string })[] {
  const papers: (ListedPaper & { en: string })[] = [];
  const add: AddPaper = (on, zh, en, number = '', act) => {
    if (on !== null) papers.push({ on, zh, en, number, ...(act === undefined ? {} : { act }) });
  };
  addIntake(complaint, add);
  addTold(complaint, add);
  addMediation(complaint, add);
  addHandedOver(complaint, add);
  add(complaint.followedUpOn, '回访记录', 'Record of the follow-up call');
  return papers.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Adds a paper to the list; one without a day is not there yet. */
type AddPaper = (on: Day | null, zh: string, en: string, number?: string, act?: ListedPaper['act']) => void;

function addIntake({ number, receivedAt, filedAt, identity, jurisdiction, transfers }: Complaint, add: AddPaper): void {
  add(dayOf(receivedAt ?? filedAt), '投诉登记表', 'Registration form', number);
  if (identity !== null) {
    const act: PaperAct = { verb: 'identity-asked' };
    add(identity.servedOn, '限期提供身份证明材料通知书', 'Request for identity papers', '', act);
  }
  if (jurisdiction !== null) add(jurisdiction.on, '管辖判断记录', 'Finding on jurisdiction');
  for (const one of transfers)
    add(one.sentOn, `移送函（${one.to}）`, `Transfer to ${one.to}`, '', { verb: 'transferred', to: one.to });
}

/** What the parties said, and what was told to them with its proof. */
function addTold(complaint: Complaint, add: AddPaper): void {
  for (const one of consentsOf(complaint)) {
    const [kind, party] = [consentKindWords[one.kind], recipientWords[one.party]];
    const [zh, en] = [`${party.zh}意愿记录（${kind.zh}）`, `${party.en}’s wish (${kind.en.toLowerCase()})`];
    add(one.on, zh, en, '', actOfConsent(one));
  }
  for (const { notices, on, number } of complaint.annulments) {
    for (const notice of notices) addNotice(notice, add);
    const { zh, en } = noticeKindWords.anew;
    add(on, zh, en, number ?? '');
  }
  for (const notice of complaint.notices) addNotice(notice, add);
}

/** Whether to entrust it was said by itself, or while it was entrusted. */
function actOfConsent({ kind, party, way }: Consent): PaperAct | PaperAct[] {
  if (way === 'filing') return { verb: 'filed' };
  if (kind === 'mediate') return { verb: 'consented', party };
  const wished: PaperAct = { verb: 'wished', kind, party };
  return kind === 'entrust' ? [wished, { verb: 'entrusted' }] : wished;
}

function addNotice(notice: Notice, add: AddPaper): void {
  const { kind, to, toldOn, paperNumber, member, through, failure } = notice;
  const [what, whom] = [noticeKindWords[kind], recipientWords[to]];
  const nth = member === undefined ? '' : `第 ${member} 位${through === undefined ? '' : `，第 ${through} 位代收`}`;
  const { toldOn: on, proof } = servedOf(notice, noticeWayWords);
  const how = toldOn === null && failure !== undefined ? `${failedZh(failure)}，` : '';
  const zh = `${what.zh}及送达凭据（${whom.zh}${nth}${proof === null ? '' : `：${how}${proof}`}）`;
  const told: PaperAct = { verb: toldOn === null ? 'service-failed' : 'notice-proven', kind, to };
  const act: PaperAct = member === undefined ? told : { ...told, member: String(member) };
  add(on, zh, `${what.en} with proof of service (${whom.en.toLowerCase()})`, paperNumber ?? '', act);
}

function addMediation({ talks, sessions, pauses, recusals }: Complaint, add: AddPaper): void {
  for (const one of talks) add(one.on, '站点协商记录', 'Record of a talk at the station');
  for (const one of sessions)
    add(chinaDayOf(one.heldAt), '调解记录', 'Minutes of a session', '', { verb: 'session-held' });
  for (const one of pauses)
    add(one.from, '鉴定检测委托书', 'Commission of a test', one.paper, { verb: 'test-started', paper: one.paper });
  for (const one of recusals)
    add(one.decidedOn, '回避决定书', 'Decision on a recusal', '', { verb: 'recusal-decided' });
}

/** What went beside the mediation: clues, other bodies, the police. */
function addHandedOver({ clues, referrals, police }: Complaint, add: AddPaper): void {
  for (const one of clues)
    add(one.foundOn, '线索核查记录', 'Verification of a clue', one.tipoffNumber, { verb: 'clue-found' });
  for (const one of referrals) {
    const { zh, en } = referralKindWords[one.kind];
    const act: PaperAct = { verb: 'referred', kind: one.kind, body: one.body };
    add(one.sentOn, `${zh}材料（${one.body}）`, `${en} (${one.body})`, one.number, act);
  }
  if (police !== null) {
    const act: PaperAct = { verb: 'handed-to-police' };
    add(police.sentOn, '涉嫌犯罪移送材料', 'Papers handed to the police', police.receipt, act);
  }
}

export const archiveMoves = {
  decidePublication: {
    ...proceedingWords.decidePublication,
    input: DecidePublication,
    apply: decidePublication,
  },
  archive: {
    ...proceedingWords.archive,
    input: PutAway,
    lists: 'attachments',
    apply: putAway,
  },
} as const;
