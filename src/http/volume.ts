/** 卷宗打印: what stands in the whole file of a complaint or a tip-off, as its reader may see it. */
import { demand } from '../domain/actor.ts';
import { fileList } from '../domain/archive.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Complaint } from '../domain/complaint.ts';
import type { Paper } from '../domain/form.ts';
import { outcomeWords, stageWords, tipoffOutcomeWords, tipoffStageWords } from '../domain/label.ts';
import { formatYuan } from '../domain/money.ts';
import { parseMatterNumber } from '../domain/numbering.ts';
import { placeWords } from '../domain/region.ts';
import { timelineZh } from '../domain/timeline.ts';
import { volumeOf, type Told, type Volume } from '../domain/volume.ts';
import { getSeenComplaint, revealComplaint } from '../actions/complaint.ts';
import type { Context } from '../actions/context.ts';
import { getSeenMatter } from '../actions/matter.ts';
import { tipoffFrame } from '../actions/tipoff.ts';
import { listAttachments } from '../store/attachment.ts';
import { matterOf, type MatterView } from './matter.ts';
import { tipoffViewOf } from './pursuit.ts';

/** The file as its reader sees it on the desk: masked, and of a tip-off never with who told it. */
export async function volumeFor(ctx: Context, number: string): Promise<Paper> {
  if (parseMatterNumber(number)?.kind === 'tipoff') return tipoffVolume(ctx, number);
  demand(ctx.actor, 'complaint.print');
  return complaintVolume(ctx, await getSeenComplaint(ctx, number), false);
}

/** The same with telephones and addresses, for who may reveal them; that they were printed stands in the ledger of the matter. */
export async function openedVolumeFor(ctx: Context, number: string, reason: string): Promise<Paper> {
  demand(ctx.actor, 'complaint.print');
  return complaintVolume(ctx, await revealComplaint(ctx, number, `打印卷宗：${reason}`), true);
}

async function complaintVolume(ctx: Context, complaint: Complaint, isOpened: boolean): Promise<Paper> {
  const [view, attachments] = await Promise.all([
    matterOf(ctx, complaint, isOpened),
    listAttachments(ctx.db, complaint.countyId, complaint.id),
  ]);
  const { complaint: seen } = view;
  const members = seen.joint?.members ?? [];
  return volumeOf({
    ...partsOf(ctx, view, attachments),
    number: complaint.number,
    receivedAt: complaint.receivedAt,
    filedAt: complaint.filedAt,
    kindZh: '投诉',
    isOpened,
    facts: [
      ['环节', stageWords[seen.stage].zh],
      ['结果', seen.outcome === null ? '还没有' : outcomeWords[seen.outcome].zh],
      ['收到', instantZh(complaint.receivedAt ?? complaint.filedAt)],
      ['来源', view.channelZh],
      ['承办单位', view.officeName],
      ['承办人', view.handlerName],
      ['第一站', view.stationName],
      ['平台编号', seen.platformNumber],
      ['类别', view.categoryZh],
      ['问题性质', view.natureZh],
      ['涉及金额', yuanZh(seen.amountFen)],
      ['挽回损失', yuanZh(seen.recoveredFen)],
      ['分送理由', seen.officeReason],
    ],
    parties: [
      {
        name: '投诉人',
        told: [
          ['姓名', seen.consumerName],
          ['电话', seen.consumerPhone],
          ['住址', placeWords(view.consumerPlace, seen.consumerAddress)],
          ['证件号码', seen.consumerIdNumber],
          ...members.slice(1).map(({ n, name, phone }): Told => [`共同投诉人${n}`, `${name}　${phone}`]),
        ],
      },
      {
        name: '被投诉人',
        told: [
          ['名称', seen.operatorName],
          ['电话', seen.operatorPhone],
          ['地址', placeWords(view.operatorPlace, seen.operatorAddress)],
        ],
      },
    ],
    texts: [
      ['经过', seen.story],
      ['请求', seen.claim],
      ...seen.talks.map(({ on, words }): Told => [`${on} 站点协商`, words]),
      ...seen.sessions.map(({ heldAt, minutes }): Told => [`${heldAt.slice(0, 10)} 调解会`, minutes]),
      ['协议', seen.agreement?.text ?? null],
    ],
    papers: fileList(complaint, []).map(({ on, zh, number }) => ({ on, zh, number })),
  });
}

async function tipoffVolume(ctx: Context, number: string): Promise<Paper> {
  demand(ctx.actor, 'tipoff.print');
  const tipoff = await getSeenMatter(ctx, tipoffFrame, { number });
  const [view, attachments] = await Promise.all([
    tipoffViewOf(ctx, tipoff),
    listAttachments(ctx.db, tipoff.countyId, tipoff.id),
  ]);
  const { tipoff: seen } = view;
  return volumeOf({
    ...partsOf(ctx, view, attachments),
    number,
    receivedAt: tipoff.receivedAt,
    filedAt: tipoff.filedAt,
    kindZh: '举报',
    isOpened: false,
    facts: [
      ['环节', tipoffStageWords[seen.stage].zh],
      ['结果', seen.outcome === null ? '还没有' : tipoffOutcomeWords[seen.outcome].zh],
      ['收到', instantZh(tipoff.receivedAt ?? tipoff.filedAt)],
      ['来源', view.channelZh],
      ['承办单位', view.officeName],
      ['承办人', [view.handlerName, view.secondName].filter(Boolean).join('、')],
      ['类别', view.categoryZh],
      ['违法行为', view.conductZh],
    ],
    parties: [
      { name: '举报人', told: [['身份', `${view.reporterZh}（密封，不随卷打印）`]] },
      {
        name: '被举报人',
        told: [
          ['名称', seen.operatorName],
          ['地址', placeWords(view.operatorPlace, seen.operatorAddress)],
        ],
      },
    ],
    texts: [
      ['线索', seen.story],
      ['证据、线索来源', seen.evidence],
    ],
    papers: seen.notices.flatMap(({ kind, toldOn, paperNumber }) =>
      toldOn === null
        ? []
        : [
            {
              on: toldOn,
              zh: view.papers.find((one) => one.kind === (kind as string))?.zh ?? '告知',
              number: paperNumber ?? '',
            },
          ],
    ),
  });
}

/** What the file of either kind has alike. */
function partsOf(
  ctx: Context,
  { clocks, timeline }: Pick<MatterView, 'clocks' | 'timeline'>,
  attachments: Awaited<ReturnType<typeof listAttachments>>,
): Pick<Volume, 'bureauName' | 'printedOn' | 'printedBy' | 'clocks' | 'lines' | 'tail' | 'files'> {
  return {
    bureauName: ctx.county.county.bureauName,
    printedOn: ctx.today,
    printedBy: ctx.actor.name,
    clocks,
    lines: timeline.map((line) => ({
      at: instantZh(new Date(line.at)),
      zh: timelineZh(line),
      by: [line.byName, line.byPlace].filter((one) => one !== null).join('　'),
    })),
    tail: timeline.at(-1)?.hash ?? '',
    files: attachments.map(({ fileName, bytes, addedAt, sha256 }) => ({
      fileName,
      bytes,
      addedOn: dayOf(addedAt),
      sha256,
    })),
  };
}

/** 「2026-06-15 19:03」 in China. */
function instantZh(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function yuanZh(fen: number | null): string | null {
  return fen === null ? null : `${formatYuan(fen)} 元`;
}
