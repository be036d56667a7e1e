/** 卷宗打印: what stands in the whole file of a complaint, a tip-off or a case, as its reader may see it. */
import { demand } from '../../domain/base/actor.ts';
import { papersOf } from '../../domain/complaint/steps/archive.ts';
import { chinaDayOf, dayOf } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import { filedLate } from '../../domain/law/late-entry.ts';
import { issuedList, type ListedPaper, type Paper } from '../../domain/matter/paper-form.ts';
import { tipoffOutcomeWords, tipoffStageWords } from '../../domain/tipoff/state-words.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { dossierOf } from '../../domain/complaint/dossier-words.ts';
import { satisfactionWords } from '../../domain/complaint/steps/followup.ts';
import { guidanceStateWords, maySeeGuidance, type Guidance } from '../../domain/supervision/guidance/guidance.ts';
import { miscounted } from '../../domain/supervision/stated-count.ts';
import { listAnswers } from '../../store/incident/fact.ts';
import { listLettersOn } from '../../store/supervision/guidance/guidance.ts';
import { complaintPapers } from '../../domain/complaint/papers/papers.ts';
import { hiddenIn } from '../../domain/base/masking.ts';
import { hidingOf } from '../../domain/complaint/privacy.ts';
import { toldAnswers } from '../../domain/county/asked/asked-question.ts';
import { placeWords } from '../../domain/county/place-words.ts';
import { timelineZh } from '../../domain/desk/timeline.ts';
import { tipoffFileList } from '../../domain/tipoff/papers.ts';
import { isInward, volumeOf, type Told, type Volume } from '../../domain/desk/whole-file.ts';
import { complaintStationery, getSeenComplaint, revealComplaint } from '../../actions/complaint/complaint.ts';
import { servedSheets, type ServedSheet } from '../../actions/matter/paper.ts';
import type { Context } from '../../actions/base/context.ts';
import { getSeenMatter } from '../../actions/matter/matter.ts';
import { tipoffFrame, tipoffStationery } from '../../actions/tipoff/tipoff.ts';
import { listAttachments } from '../../store/matter/attachment.ts';
import { listIssuedPapers } from '../../store/matter/paper.ts';
import { enforcementOutcomeWords, enforcementStageWords } from '../../domain/supervision/enforcement/enforcement.ts';
import { maskedCase, maskedCaseFacts, withoutParty } from '../../domain/supervision/enforcement/masked-case.ts';
import { volumeEntries } from '../../domain/supervision/enforcement/papers/volume-papers.ts';
import { paperFactsOf } from '../../actions/matter/paper-facts.ts';
import { caseFactsOf } from '../../actions/supervision/enforcement/case-file.ts';
import { enforcementFrame } from '../../actions/supervision/enforcement/enforcement.ts';
import { enforcementStationery } from '../../actions/supervision/enforcement/stationery.ts';
import { enforcementViewOf } from '../api/supervision/enforcement/enforcement-view.ts';
import { engagementStateWords } from '../../domain/people/engagement-words.ts';
import { opinionsOn, type MatterOpinion } from '../api/people/allowance-routes.ts';
import { complaintViewOf, type ComplaintView } from '../api/complaint/complaint-view.ts';
import type { MatterView } from '../api/matter/matter-view.ts';
import { tipoffViewOf } from '../api/tipoff/tipoff-view.ts';
import { outcomeWords, stageWords } from '../../domain/complaint/state-words.ts';
import { hidingWords } from '../../domain/tipoff/reporter.ts';

/** The file as its reader sees it on the desk: masked, and of a tip-off never with who told it. */
export async function volumeFor(ctx: Context, number: string): Promise<Paper[]> {
  const kind = parseMatterNumber(number)?.kind;
  if (kind === 'tipoff') return tipoffVolume(ctx, number);
  if (kind === 'enforcement') return caseVolume(ctx, number);
  demand(ctx.actor, 'complaint.print');
  return complaintVolume(ctx, await getSeenComplaint(ctx, number), false);
}

/** The same with telephones and addresses, for who may reveal them; that they were printed stands in the ledger of the matter. */
export async function openedVolumeFor(ctx: Context, number: string, reason: string): Promise<Paper[]> {
  demand(ctx.actor, 'complaint.print');
  return complaintVolume(ctx, await revealComplaint(ctx, number, `打印卷宗：${reason}`), true);
}

async function complaintVolume(ctx: Context, complaint: Complaint, isOpened: boolean): Promise<Paper[]> {
  const hide = isOpened ? (words: string) => words : hidingOf(complaint, ctx.actor.role);
  const [view, opinions, attachments, issued, letters, served, answers] = await Promise.all([
    complaintViewOf(ctx, complaint, isOpened),
    opinionsOn(ctx, complaint.number, hide),
    listAttachments(ctx.db, complaint.countyId, complaint.id),
    listIssuedPapers(ctx.db, complaint.countyId, complaint.id),
    listLettersOn(ctx.db, complaint.countyId, complaint.number),
    servedSheets(ctx, complaintStationery, complaint, isOpened),
    listAnswers(ctx.db, complaint.countyId, [complaint.id]),
  ]);
  const papers = papersOf(complaint).map((one): ListedPaper => ({ ...one, zh: hide(one.zh) }));
  const numbers = new Set(papers.map(({ number }) => number));
  papers.push(...issuedList(complaintPapers, complaint, issued).filter(({ number }) => !numbers.has(number)));
  const { complaint: seen } = view;
  const volume = volumeOf({
    served: servedIn(served, view),
    ...partsOf(ctx, view, attachments, hide),
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
      ['分送理由', hide(seen.officeReason)],
    ],
    parties: complaintParties(view),
    texts: [
      ['经过', hide(seen.story)],
      ['请求', hide(seen.claim)],
      ...toldAnswers(ctx.county.questions, answers).map(({ zh, told }): Told => [zh, hide(told)]),
      ...dossierOf(seen).map(([name, words]): Told => [name, hide(words)]),
      ...seen.talks.map(({ on, words }): Told => [`${on} 站点协商`, hide(words)]),
      ...seen.sessions.map(({ heldAt, minutes }): Told => [`${chinaDayOf(heldAt)} 调解会`, hide(minutes)]),
      ['协议', seen.agreement === null ? null : hide(seen.agreement.text)],
      ...letters.filter((one) => maySeeGuidance(ctx.actor, one)).map((one) => letterTold(hiddenIn(one, hide))),
      ...opinions.map(opinionTold),
      ['回访', complaint.state !== 'closed' ? null : followedUp(complaint)],
    ],
    papers: markedLate(
      papers.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      view,
    ),
  });
  return [volume, ...served.map(({ paper }) => paper)];
}

/** Whether the text of each that lies behind is the one of which a line of the ledger has the hash. */
function servedIn(
  served: readonly ServedSheet[],
  { timeline }: Pick<MatterView, 'timeline'>,
): NonNullable<Volume['served']> {
  const laidIn = ({ laid }: (typeof timeline)[number]['detail']) => (Array.isArray(laid) ? laid : []);
  const told = new Set(timeline.flatMap(({ detail }) => [detail['contentHash'], ...laidIn(detail)]));
  const unsound = served.filter(({ isSound, contentHash }) => !isSound || !told.has(contentHash));
  const numbered = served.filter(({ isNumbered }) => isNumbered).length;
  return { n: served.length - numbered, numbered, unsound: unsound.map(({ paper }) => paper.title.at(-1) ?? '') };
}

/** 「委2026-0005（专家，县粮油行业商会，粮油）就“菜籽油标签”，2026-11-25：标签缺少加工工艺」 */
function opinionTold({ number, whoZh, personName, topic, doneOn, result, state }: MatterOpinion): Told {
  const said = state === 'done' ? `${doneOn ?? ''}：${result}` : engagementStateWords[state].zh;
  return ['专家意见', `${number} ${personName}（${whoZh}）就“${topic}”，${said}`];
}

/** 「函2026-0001《规范买手机送话费的活动》，待签发，列了 3 条；没有答复」 */
function letterTold({ number, title, words, state, items, issuedOn }: Guidance): Told {
  const [wrong] = miscounted(words, items.length);
  const answered = items.filter(({ answer }) => answer !== '').length;
  const checked = items.filter(({ checkedOn }) => checkedOn !== null).length;
  return [
    '规范意见',
    [
      `${number}《${title}》，${guidanceStateWords[state].zh}${issuedOn === null ? '' : `，${issuedOn} 签发`}，列了 ${items.length} 条`,
      ...items.map(({ text }, i) => `${i + 1}. ${text}`),
      ...(wrong === undefined
        ? []
        : [
            wrong.n > items.length
              ? `文中写“${wrong.words}”，只列了 ${items.length} 条，其余（没有记）`
              : `文中写“${wrong.words}”，列了 ${items.length} 条，两样不一样`,
          ]),
      answered === 0 ? '经营者的答复（没有记）' : `经营者答复了 ${answered} 条`,
      checked === 0 ? '复查（没有记）' : `复查了 ${checked} 条`,
    ].join('\n'),
  ];
}

function followedUp({ satisfaction }: Complaint): string {
  return satisfaction === null ? '（没有记）' : satisfactionWords[satisfaction].zh;
}

function complaintParties({ complaint: seen, consumerPlace, operatorPlace }: ComplaintView): Volume['parties'] {
  const members = seen.joint?.members ?? [];
  return [
    {
      name: '投诉人',
      told: [
        ['姓名', seen.consumerName],
        ['电话', seen.consumerPhone],
        ['住址', placeWords(consumerPlace, seen.consumerAddress)],
        ['证件号码', seen.consumerIdNumber],
        ...seen.agents.map(({ name, relation, phone }): Told => [
          '代理人',
          [name, relation, phone].filter((one) => one !== '').join('　'),
        ]),
        ...members.slice(1).map(({ n, name, phone }): Told => [`共同投诉人${n}`, `${name}　${phone}`]),
      ],
    },
    {
      name: '被投诉人',
      told: [
        ['名称', seen.operatorName],
        ['电话', seen.operatorPhone],
        ['地址', placeWords(operatorPlace, seen.operatorAddress)],
      ],
    },
  ];
}

async function tipoffVolume(ctx: Context, number: string): Promise<Paper[]> {
  demand(ctx.actor, 'tipoff.print');
  const tipoff = await getSeenMatter(ctx, tipoffFrame, { number });
  const hide = hidingWords(tipoff);
  const [view, opinions, attachments, issued, served] = await Promise.all([
    tipoffViewOf(ctx, tipoff),
    opinionsOn(ctx, tipoff.number, hide),
    listAttachments(ctx.db, tipoff.countyId, tipoff.id),
    listIssuedPapers(ctx.db, tipoff.countyId, tipoff.id),
    servedSheets(ctx, tipoffStationery, tipoff, false),
  ]);
  const { tipoff: seen } = view;
  const volume = volumeOf({
    served: servedIn(served, view),
    ...partsOf(ctx, view, attachments, hide),
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
    texts: [['线索', hide(seen.story)], ['证据、线索来源', hide(seen.evidence)], ...opinions.map(opinionTold)],
    papers: markedLate(
      tipoffFileList(tipoff, issued).map((one) => ({ ...one, zh: hide(one.zh) })),
      view,
    ),
  });
  return [volume, ...served.map(({ paper }) => paper)];
}

/** A case, with the papers in the order in which they are bound; a party that is a natural person by the family name. */
async function caseVolume(ctx: Context, number: string): Promise<Paper[]> {
  demand(ctx.actor, 'enforcement.print');
  const stored = await getSeenMatter(ctx, enforcementFrame, { number });
  const enforcement = maskedCase(stored);
  const hide = withoutParty(stored);
  const [view, opinions, attachments, besides, facts, served] = await Promise.all([
    enforcementViewOf(ctx, enforcement),
    opinionsOn(ctx, number, hide),
    listAttachments(ctx.db, enforcement.countyId, enforcement.id),
    caseFactsOf(ctx.db, stored, ctx),
    paperFactsOf(ctx, ctx.db, enforcement),
    servedSheets(ctx, enforcementStationery, stored, false),
  ]);
  const { enforcement: seen } = view;
  const filed = maskedCaseFacts(besides, stored);
  const volume = volumeOf({
    served: servedIn(served, view),
    ...partsOf(ctx, view, attachments, hide),
    number,
    receivedAt: enforcement.receivedAt,
    filedAt: enforcement.filedAt,
    kindZh: '案件',
    isOpened: false,
    facts: [
      ['环节', enforcementStageWords[seen.stage].zh],
      ['结果', seen.outcome === null ? '还没有' : enforcementOutcomeWords[seen.outcome].zh],
      ['案由', seen.cause],
      ['来源', [view.channelZh, seen.sourceNumber].filter(Boolean).join(' ')],
      ['发现线索', seen.foundOn],
      ['立案', [seen.filedOn, seen.fileNumber].filter(Boolean).join(' ')],
      ['承办单位', view.officeName],
      ['办案人员', view.investigators.map(({ name }) => name).join('、')],
      ['案值', yuanZh(seen.caseValueFen)],
      ['罚款', yuanZh(seen.fineDecidedFen)],
      ['没收违法所得', yuanZh(seen.confiscatedDecidedFen)],
      ['结案', seen.closedOn],
    ],
    parties: [
      {
        name: '当事人',
        told: [
          ['名称', seen.operatorName],
          ['统一社会信用代码', seen.partyCode],
          ['住所', seen.partyAddress],
        ],
      },
    ],
    texts: [['来源内容', hide(seen.story)], ['查明的事实', hide(seen.facts)], ...opinions.map(opinionTold)],
    exhibits: exhibitsOf(filed, hide),
    papers: markedLate(
      volumeEntries(enforcement, { ...facts, ...filed }).map(({ on, zh, number: own }) => ({
        on: on ?? '',
        zh: hide(zh),
        number: own,
      })),
      view,
    ),
  });
  return [volume, ...served.map(({ paper }) => paper)];
}

/** The registered evidence, without what its words tell of the party. */
function exhibitsOf(
  { caseFile }: Partial<PaperFacts>,
  hide: (words: string) => string,
): NonNullable<Volume['exhibits']> {
  return (caseFile?.exhibits ?? []).map((one) => ({
    ...one,
    name: hide(one.name),
    source: hide(one.source),
    keptIn: hide(one.keptIn),
  }));
}

/** 补录: a paper whose act was written down on a later day says when, as the clocks that stopped by it do. */
function markedLate(papers: readonly ListedPaper[], { timeline }: Pick<MatterView, 'timeline'>): ListedPaper[] {
  return papers.map((paper) => ({ writtenOn: filedLate(paper, timeline), ...paper }));
}

/** What the file of either kind has alike. */
function partsOf(
  ctx: Context,
  { clocks, timeline }: Pick<MatterView, 'clocks' | 'timeline'>,
  attachments: Awaited<ReturnType<typeof listAttachments>>,
  hide: (words: string) => string,
): Pick<Volume, 'bureauName' | 'printedOn' | 'clocks' | 'lines' | 'leftOut' | 'tail' | 'files'> {
  const shown = timeline.filter((line) => !isInward(line));
  return {
    bureauName: ctx.county.county.bureauName,
    printedOn: ctx.today,
    clocks,
    lines: shown.map((line) => ({
      at: instantZh(new Date(line.at)),
      zh: timelineZh({ ...line, detail: hiddenIn(line.detail, hide) }),
      by: [line.byName, line.byPlace].filter((one) => one !== null).join('　'),
    })),
    leftOut: timeline.length - shown.length,
    tail: timeline.at(-1)?.hash ?? '',
    files: attachments.map(({ fileName, bytes, addedAt, sha256 }) => ({
      fileName: hide(fileName),
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
