/** @jsxImportSource hono/jsx */
/** 影响评估 and 安全事件 on A4, to be signed, filed and sent. */
import { Hono } from 'hono';
import { dayOf, dayZh } from '../../domain/base/calendar.ts';
import { impactKeptUntil, impactOccasions, impactStateWords } from '../../domain/desk/impact.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { cell, label, linesIn, runsOf, type Cell } from '../../domain/matter/paper-sheet.ts';
import type { Context } from '../../actions/base/context.ts';
import { breachFrame, impactFrame } from '../../actions/desk/privacy-records.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { namesOf } from '../api/county/account-names.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';

/** /papers/impacts/{number} */
export const impactPapers = new Hono<Env>();
impactPapers.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const impact = await getSeenEntry(ctx, impactFrame, c.req.param('number'));
  const names = await namesOf(ctx);
  const title = '个人信息保护影响评估';
  const mark = await markPrinted(c, impact.number, { title });
  const until = impactKeptUntil(impact);
  const rows = [
    row('评估事项', impact.title),
    row('评估情形', impactOccasions[impact.occasion].zh),
    row('处理目的、处理方式', impact.purpose),
    row('是否合法、正当、必要', impact.necessity),
    row('对个人权益的影响和安全风险', impact.risk),
    row('保护措施', impact.measures),
    row('评估人', `${names.get(impact.writtenById) ?? ''}　${dayZh(dayOf(impact.writtenAt))}`),
    row(
      '负责人签字',
      impact.signedAt === null
        ? impactStateWords[impact.state].zh
        : `${names.get(impact.signedById ?? '') ?? ''}　${dayZh(dayOf(impact.signedAt))}`,
    ),
  ];
  const kept = until === null ? '签字以后至少保存三年' : `至少保存到${dayZh(until)}`;
  return c.html(
    <PaperPage
      mark={mark}
      papers={[
        paperOf(ctx, {
          kind: 'impact',
          isInward: true,
          title: impact.state === 'signed' ? title : `${title}（${impactStateWords[impact.state].zh}）`,
          number: impact.number,
          rows,
          on: impact.signedAt,
          notes: [`${kept}（《个人信息保护法》第五十六条）。`],
        }),
      ]}
    />,
  );
});

/** /papers/breaches/{number} */
export const breachPapers = new Hono<Env>();
breachPapers.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const breach = await getSeenEntry(ctx, breachFrame, c.req.param('number'));
  const title = '个人信息安全事件报告';
  const mark = await markPrinted(c, breach.number, { title });
  const told = { yes: '已经告诉本人：', no: '没有告诉本人，理由：' } as const;
  const rows = [
    row('发生了什么', breach.title),
    row('知道的时间', instantZh(breach.knownAt)),
    row('信息种类', breach.dataKinds),
    row('涉及人数', breach.people === null ? '在查' : `约${breach.people}人`),
    row('原因', breach.cause),
    row('可能造成的危害', breach.harm),
    row('补救措施', breach.measures),
    row(
      '通知部门',
      breach.bodyToldAt === null ? '' : `${breach.bodyName}　${instantZh(breach.bodyToldAt)}\n${breach.bodyWords}`,
    ),
    row('通知本人', breach.personsTold === null ? '' : `${told[breach.personsTold]}${breach.personsWords}`),
    row('联系方式', `${ctx.county.county.bureauName}　${ctx.county.county.hotline}`),
  ];
  const notes = ['依据《个人信息保护法》第五十七条。'];
  return c.html(
    <PaperPage
      mark={mark}
      papers={[
        paperOf(ctx, {
          kind: 'breach',
          isInward: false,
          title,
          number: breach.number,
          rows,
          on: breach.closedAt ?? breach.writtenAt,
          notes,
        }),
      ]}
    />,
  );
});

interface Printed {
  kind: string;
  /** A report of a breach goes to the department; an assessment stays. */
  isInward: boolean;
  title: string;
  number: string;
  rows: Cell[][];
  /** Null for what nobody has signed: it bears neither seal nor day. */
  on: Date | null;
  notes: string[];
}

function paperOf(ctx: Context, { kind, isInward, title, number, rows, on, notes }: Printed): Paper {
  const { bureauName } = ctx.county.county;
  return {
    kind,
    isInward,
    title: [bureauName, title],
    number: runsOf`编号：${number}`,
    addressee: null,
    head: null,
    matterNumber: number,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    missing: [],
    blocks: [{ type: 'table', name: title, columns: 4, rows }],
    signOff: on === null ? null : { name: bureauName, date: { text: dayZh(dayOf(on)), slot: true }, seal: true },
    notes,
  };
}

function row(name: string, words: string): Cell[] {
  return [label(name), cell(linesIn(words), 3)];
}

function instantZh(at: Date): string {
  const china = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return `${dayZh(dayOf(at))}${china.slice(11, 16)}`;
}
