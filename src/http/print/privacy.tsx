/** @jsxImportSource hono/jsx */
/** 个人信息请求答复书: the answer to who asked about his own data, with what is held of him, on A4. */
import { Hono, type Context as HonoContext } from 'hono';
import { dayOf, dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Held } from '../../domain/desk/privacy-held.ts';
import { privacyGrounds, privacyKindWords, type PrivacyRequest } from '../../domain/desk/privacy.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { cell, label, linesIn, runsOf, wordsOf, type Block } from '../../domain/matter/paper-sheet.ts';
import { Reveal } from '../../domain/tipoff/reporter.ts';
import type { Context } from '../../actions/base/context.ts';
import {
  findAsker,
  mayOpenHeld,
  privacyFrame,
  readHeld,
  revealHeld,
  wasCorrected,
} from '../../actions/desk/privacy.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import type { Env } from '../base/env.ts';
import { checked } from '../base/schema.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';

/**
 * /papers/privacy/{number}: telephone, address and identity number are masked, as on every paper that a link prints. What is held is
 * listed for who may see the matter; who entered the request for another office's prints that the centre hands it out.
 */
export const privacyPapers = new Hono<Env>();
privacyPapers.get('/:number', staffOnly, async (c) => {
  const { ctx, request } = await answered(c);
  const mark = await markPrinted(c, request.number, { title: '个人信息请求答复书' });
  const asker = await findAsker(ctx, request);
  const may = asker !== null && mayOpenHeld(ctx, request);
  const opening = `/papers/privacy/${encodeURIComponent(request.number)}/opened`;
  return c.html(
    <PaperPage
      papers={[
        paperOf(ctx, request, {
          asker,
          held: asker === null ? [] : await heldIn(ctx, request),
          isCorrected: await wasCorrected(ctx, request),
          inFull: false,
        }),
      ]}
      mark={mark}
      {...(may ? { opening, openingOf: 'contacts' as const } : {})}
    />,
  );
});
/** The same in full, for who has shown his identity paper: asked for by a press and with a reason, and a line of its own. */
privacyPapers.post('/:number/opened', staffOnly, async (c) => {
  const { ctx, request } = await answered(c);
  const typed = Reveal.safeParse({ reason: (await c.req.parseBody())['reason'] ?? '' });
  checked(Reveal)(typed);
  const held = await revealHeld(ctx, request, typed.data?.reason ?? '');
  const asker = await findAsker(ctx, request);
  c.header('cache-control', 'no-store');
  const mark = await markPrinted(c, request.number, { title: '个人信息请求答复书（印上隐去的）' });
  const paper = paperOf(ctx, request, { asker, held, isCorrected: false, inFull: true });
  return c.html(<PaperPage papers={[paper]} mark={mark} />);
});

async function answered(c: HonoContext<Env>): Promise<{ ctx: Context; request: PrivacyRequest }> {
  const ctx = c.get('ctx');
  const request = await getSeenEntry(ctx, privacyFrame, c.req.param('number') ?? '');
  if (request.state === 'asked') throw new Refusal('not-found');
  return { ctx, request };
}

/** What is held is listed for who may see or copy it, and for nobody who was refused. */
async function heldIn(ctx: Context, request: PrivacyRequest): Promise<Held[]> {
  return lists(request) ? readHeld(ctx, request, 'paper') : [];
}

function lists({ state, kind }: PrivacyRequest): boolean {
  return state === 'answered' && (kind === 'access' || kind === 'copy');
}

/** What stands on the paper besides the request. */
interface Told {
  /** Null where the reader may not see the matter. */
  asker: { name: string } | null;
  held: readonly Held[];
  isCorrected: boolean;
  inFull: boolean;
}

function paperOf(ctx: Context, request: PrivacyRequest, told: Told): Paper {
  const { asker, held, inFull } = told;
  const { bureauName, hotline } = ctx.county.county;
  const { kind, number, aboutNumber, askedAt, answeredAt, said } = request;
  const { zh, article } = privacyKindWords[kind];
  const blocks: Block[] = [
    {
      type: 'paragraph',
      runs: runsOf`您于${dayZh(dayOf(askedAt))}就${aboutNumber}提出的${zh}个人信息的请求（《个人信息保护法》${article}），本局已经收到，现答复如下：`,
    },
    ...decision(request, told),
    ...(said === '' ? [] : [{ type: 'paragraph', runs: runsOf`${said}` } as const]),
    ...(held.length === 0 ? [] : [tableOf(held)]),
    ...(asker === null && lists(request) ? [atCentre] : []),
    { type: 'paragraph', runs: wordsOf(mayAppeal(request.state === 'refused')) },
  ];
  return {
    kind: 'privacy',
    title: [bureauName, '个人信息请求答复书'],
    number: runsOf`编号：${number}`,
    addressee: runsOf`请求人：${asker?.name ?? ''}`,
    head: null,
    matterNumber: number,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    missing: [],
    blocks,
    signOff: { name: bureauName, date: { text: dayZh(dayOf(answeredAt ?? askedAt)), slot: true }, seal: true },
    notes: [
      `有疑问打 ${hotline}。`,
      `当面领取的，核对身份证件以后交给本人${inFull ? '' : '；电话、住址、证件号遮住了一部分'}。`,
    ],
  };
}

const atCentre: Block = {
  type: 'paragraph',
  runs: wordsOf('留存的个人信息，凭身份证件到12315中心领取，或者凭编号和查询码上网查看。'),
};

function decision({ state, kind, ground, keptUntil }: PrivacyRequest, { asker, isCorrected }: Told): Block[] {
  if (state === 'refused' && ground !== null) {
    const rule = privacyGrounds[ground];
    const until = keptUntil === null ? '' : `，保存到${dayZh(keptUntil)}`;
    const rest = ground === 'law' ? '删除以前，除了存储和采取必要的安全保护措施，不作别的处理。' : '';
    return [
      {
        type: 'paragraph',
        runs: runsOf`没有同意。理由：${`${rule.zh}${until}`}（${rule.article}）。${rest}`,
      },
    ];
  }
  if (kind === 'correct' && isCorrected) return [{ type: 'paragraph', runs: wordsOf('已经核实、更正。') }];
  // The table is with the centre then.
  if (asker === null && (kind === 'access' || kind === 'copy')) return [{ type: 'paragraph', runs: wordsOf('同意。') }];
  return [{ type: 'paragraph', runs: wordsOf(agreedWords[kind]) }];
}

const agreedWords = {
  access: '本局留存的您本人的个人信息见下表。',
  copy: '本局留存的您本人的个人信息见下表，本纸即为复制件。',
  correct: '已经核实，答复如下。',
  delete: '已经由两个人核对，予以清除。',
  explain: '说明如下。',
} as const satisfies Record<PrivacyRequest['kind'], string>;

/** 第五十条: a refusal states its reason, and the person may go to court. */
function mayAppeal(refused: boolean): string {
  const court = '您可以依法向人民法院提起诉讼（《个人信息保护法》第五十条第二款）';
  const complain = '也可以向履行个人信息保护职责的部门投诉、举报（第六十五条）。';
  return refused ? `不服的，${court}，${complain}` : `认为答复不对的，可以再提；${court}，${complain}`;
}

function tableOf(found: readonly Held[]): Block {
  return {
    type: 'table',
    name: '留存的个人信息',
    columns: 4,
    rows: found.map(({ zh, lines }) => [label(zh), cell(linesIn(lines.join('\n')), 3)]),
  };
}
