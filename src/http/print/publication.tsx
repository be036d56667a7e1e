/** @jsxImportSource hono/jsx */
/** 投诉信息公示告知书: tells the operator that a complaint about it is public, and gives it the code with which it objects, on A4. */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { dayZh, type Day } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { runsOf, wordsOf } from '../../domain/matter/paper-sheet.ts';
import { codeShown } from '../../domain/matter/query-code.ts';
import { isPublic, noFinding, type Publication } from '../../domain/publicity/publication/publication.ts';
import type { PublicationRule } from '../../domain/publicity/publication/rule.ts';
import type { Context } from '../../actions/base/context.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { objectionCodeOf } from '../../actions/publicity/publication/objection.ts';
import { publicationFrame } from '../../actions/publicity/publication/publication.ts';
import { findRule } from '../../store/publicity/publication/publication.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';

export const publicationPapers = new Hono<Env>();

/** /papers/publications/{number}: whoever has the paper is the operator, so it is printed by those who hand it out, each print on record. */
publicationPapers.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'publication.draft');
  const entry = await getSeenEntry(ctx, publicationFrame, c.req.param('number'));
  const rule = await findRule(ctx.db, ctx.actor.countyId);
  if (rule === null) throw new Refusal('publication-off');
  if (!isPublic(entry) || entry.number === null) throw new Refusal('not-found');
  const code = objectionCodeOf(ctx, entry);
  const mark = await markPrinted(c, entry.number, { title: '投诉信息公示告知书' });
  c.header('cache-control', 'no-store');
  const papers = [paperOf(ctx, entry, { rule, code, url: c.get('deps').settings.publicUrl })];
  return c.html(<PaperPage papers={papers} mark={mark} />);
});

interface Told {
  rule: PublicationRule;
  code: string | null;
  url: string;
}

function paperOf(ctx: Context, entry: Publication, { rule, code, url }: Told): Paper {
  const { bureauName, hotline } = ctx.county.county;
  const { number, operatorName, operatorCode, publishedOn, said, result } = entry;
  const day = publishedOn ?? (ctx.today as Day);
  const paragraph = (words: string) => ({ type: 'paragraph', runs: wordsOf(words) }) as const;
  return {
    kind: 'publication',
    title: [bureauName, '投诉信息公示告知书'],
    number: runsOf`编号：${number ?? ''}`,
    addressee: runsOf`${operatorName}（${operatorCode}）：`,
    head: null,
    matterNumber: number ?? '',
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    missing: [],
    blocks: [
      paragraph(`按照${rule.title}，本局于${dayZh(day)}在网上公示了一件与你单位有关的消费投诉，内容如下：`),
      paragraph(`投诉人说：${said}`),
      paragraph(`处理结果：${result}`),
      paragraph(noFinding.zh),
      paragraph(`网址：${url}/disclosure/${number ?? ''}`),
      paragraph(
        `认为写错了的，在上面的网页凭查询码 ${code === null ? '' : codeShown(code)} 提出异议，或者带营业执照和写好的异议到本局提出；${rule.objectionDays} 个工作日内答复，这期间网页上写明有异议。答复凭编号和查询码在 ${url}/disclosure/answers 看。`,
      ),
    ],
    signOff: { name: bureauName, date: { text: dayZh(day), slot: true }, seal: true },
    notes: [`查询码只给本单位用，不要给别人看。有疑问打 ${hotline}。`],
  };
}
