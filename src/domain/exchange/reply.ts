/**
 * 回复 (reply): what is pasted back into 全国12315平台 or 12345 about a matter that came from there (《办法》第四十条), in sentences of our
 * own for each stage that its complainant or its asker waits for. It names no person, and nothing that they did not tell.
 */
import { dayOf, dayZh, workingDaysBetween, type Calendar, type Day } from '../base/calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import {
  disputeRouteTo,
  groundRow,
  groundRules,
  procedureRules,
  rulesOfDecision,
  type OlderMatters,
} from '../law/ground.ts';
import { defaultLocalLimits } from '../law/local-limits.ts';
import { otherRoutes as routesBeside, type Inquiry } from '../inquiry/inquiry.ts';
import { formatYuan } from '../base/money.ts';
import { ruleSets } from '../law/rulebook.ts';
import { words, type Tellings } from '../base/sentence.ts';
import { wordingOfDay, wordingOn, wordings, type Citations } from '../law/wording.ts';
import { servedWording } from '../matter/paper-form.ts';
import { replyKindWords, type inquiryReplyKinds, type ReplyKind, type replyKinds } from './reply-words.ts';

export interface Reply {
  kind: ReplyKind;
  /** The day of what it tells. */
  on: Day;
  /** Working days from the receipt to that day. */
  workingDays: number;
  zh: string;
}

/** How a reply went out: in a file, copied by hand, or by itself over the line of 上下级交换. */
export const replyWays = ['file', 'copy', 'line'] as const;
export type ReplyWay = (typeof replyWays)[number];

/** A reply that was taken out: the same thing of the same matter is not offered again. */
export interface SentReply {
  countyId: number;
  matterId: string;
  kind: ReplyKind;
  way: ReplyWay;
  /** Null: it went over the line by itself. */
  byId: string | null;
  sentAt: Date;
}

/** What there is to reply of a matter as it stands; null while nothing was decided. */
export function replyOf(
  complaint: Complaint,
  calendar: Calendar,
  limits: OlderMatters = defaultLocalLimits,
): Reply | null {
  const kind = complaint.outcome ?? (complaint.acceptedOn === null ? null : 'accepted');
  if (kind === null) return null;
  const on = dayOfReply(complaint, kind);
  const received = dayOf(complaint.receivedAt ?? complaint.stationReceivedAt ?? complaint.filedAt);
  return {
    kind,
    on,
    workingDays: Math.max(0, workingDaysBetween(calendar, received, on)),
    zh: `您对“${complaint.operatorName}”的投诉，${sentences[kind](complaint, dayZh(on), limits)}`,
  };
}

/** The same of an inquiry: the answer as it was given; null while there is none. */
export function replyOfInquiry(inquiry: Inquiry, calendar: Calendar): Reply | null {
  const { outcome, answeredOn: on } = inquiry;
  if (outcome === null || on === null) return null;
  const kind = outcome === 'answered' || outcome === 'toldOtherRoute' ? outcome : 'turned';
  const received = dayOf(inquiry.receivedAt ?? inquiry.filedAt);
  return {
    kind,
    on,
    workingDays: Math.max(0, workingDaysBetween(calendar, received, on)),
    zh: inquirySentences[kind](inquiry, dayZh(on)),
  };
}

const inquirySentences: Record<(typeof inquiryReplyKinds)[number], (inquiry: Inquiry, day: string) => string> = {
  answered: ({ answer }, day) => `您的咨询，本局已于${day}答复：${wholeZh(answer)}`,
  turned: (_, day) => `您反映的问题，本局已于${day}另行登记，依法办理，结果按规定告知。`,
  toldOtherRoute: ({ toldRoute, answer }, day) => {
    const route = toldRoute === null ? null : routesBeside[toldRoute];
    const way = route === null ? '其他途径' : `${route.zh}途径（${route.article}）`;
    return `您的咨询，本局已于${day}告知应当通过${way}提出：${wholeZh(answer)}`;
  },
};

/** The words as a whole sentence. */
function wholeZh(words: string | null): string {
  const told = words?.trim() ?? '';
  return /[。！？]$/u.test(told) ? told : `${told}。`;
}

const sentences: Record<
  (typeof replyKinds)[number],
  (complaint: Complaint, day: string, limits: OlderMatters) => string
> = {
  accepted: (complaint, day, limits) => {
    const { title, accept } = acceptedBy(complaint, limits);
    return `本局已于${day}依照${title}${accept}决定受理，调解结果会再告知您。`;
  },
  declined: (complaint, day) => {
    const grounds = complaint.declineGrounds.map((one) => groundRow(complaint, one)).filter((one) => one !== undefined);
    const articles = grounds.map((one) => one.article).join('、');
    const words = grounds.map((one) => one.zh).join('；');
    const routes = complaint.declineGrounds.includes('NA1')
      ? `${otherRoutes}，或者${disputeRouteTo('R3', complaint.declineEvidence?.department ?? '').zh}`
      : otherRoutes;
    return `本局依照${regulation(complaint, complaint.declineGrounds)}${articles}，于${day}决定不予受理：${words}。${reasonZh(complaint.declineReason)}${routes}（《消费者权益保护法》第三十九条）。`;
  },
  settled: ({ recoveredFen, compensationFen, agreement }, day) =>
    `经调解，双方已于${day}达成协议${agreement?.form === 'letter' ? '，并制作了调解书' : ''}${sumZh(recoveredFen, compensationFen)}。`,
  terminated: (complaint, day) => {
    const chosen = complaint.terminateGround;
    const ground = chosen === null ? undefined : groundRow(complaint, chosen);
    return `本局依照${regulation(complaint, chosen === null ? [] : [chosen])}${ground?.article ?? ''}，于${day}决定终止调解：${ground?.zh ?? ''}。${reasonZh(complaint.terminateReason)}${otherRoutes}（《消费者权益保护法》第三十九条）。`;
  },
  settledAtStation: ({ recoveredFen, compensationFen }, day) =>
    `经消费维权站点协调，双方已于${day}自行和解${sumZh(recoveredFen, compensationFen)}。`,
  withdrawn: (_, day) => `您已于${day}撤回，本局不再办理；以后要再投诉，可以重新登记。`,
  transferred: ({ transfers }, day) =>
    `不归本局处理，已于${day}移送${transfers.at(-1)?.to ?? '有权处理的单位'}，请向该单位了解进展。`,
  merged: ({ merged }, day) =>
    `和您的另一件投诉是同一争议，已于${day}并入${merged?.number ?? '另一件'}一并办理，请用原来的编号和查询码查进度。`,
};

const otherRoutes = '您还可以与经营者协商和解、请求消费者协会调解、依仲裁协议提请仲裁，或者向人民法院起诉';

function dayOfReply(complaint: Complaint, kind: (typeof replyKinds)[number]): Day {
  const day = kind === 'accepted' || kind === 'declined' ? complaint.decidedOn : complaint.endedOn;
  return day ?? complaint.closedOn ?? dayOf(complaint.filedAt);
}

/** As the letter of acceptance cites it, or would. */
function acceptedBy(complaint: Complaint, limits: OlderMatters): Citations {
  const served = servedWording(complaint, ['acceptance']);
  if (served !== null) return wordings[served].cites;
  const day = dayOfReply(complaint, 'accepted');
  const isNew = procedureRules(complaint, day, limits) !== groundRules(complaint);
  return wordings[isNew ? wordingOfDay(day) : wordingOn(complaint)].cites;
}

/** The rule by whose list the decision was made, by its whole name. */
function regulation(complaint: Complaint, grounds: Parameters<typeof rulesOfDecision>[1]): string {
  return ruleSets[rulesOfDecision(complaint, grounds)].title;
}

function reasonZh(reason: string | null): string {
  const words = reason?.trim().replace(/(?<![。；，])[。；，]+$/u, '') ?? '';
  return words === '' ? '' : `理由：${words}。`;
}

function sumZh(recoveredFen: number | null, compensationFen: number | null): string {
  if (recoveredFen === null || recoveredFen === 0) return '';
  const part = compensationFen === null || compensationFen === 0 ? '' : `，其中赔偿${formatYuan(compensationFen)}元`;
  return `，为您挽回经济损失${formatYuan(recoveredFen)}元${part}`;
}

const replyWayWords = {
  file: { zh: '导出', en: 'exported' },
  copy: { zh: '复制', en: 'copied' },
  line: { zh: '经交换发出', en: 'sent over the line' },
} as const satisfies Record<ReplyWay, { zh: string; en: string }>;

/** What the ledger keeps of replies to the platforms. */
export interface ReplyDetails {
  'reply-exported': { kind: string; way: string };
}

declare module '../base/event.ts' {
  interface Details extends ReplyDetails {}
}

/** The sentence of the ledger's line about a reply. */
export const replyTellings: Tellings<ReplyDetails> = {
  'reply-exported': (d) => {
    const kind = words(replyKindWords, d.kind);
    const way = words(replyWayWords, d.way);
    return [
      `${way.zh}了给平台的回复${kind.zh === '' ? '' : `：${kind.zh}`}。`,
      `A reply to the platform was ${way.en}${kind.en === '' ? '' : `: ${kind.en.toLowerCase()}`}.`,
    ];
  },
};
