/** @jsxImportSource hono/jsx */
import { Hono, type Context as HonoContext } from 'hono';
import { mayDo } from '../../domain/base/actor.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { mostInBatch } from '../../domain/matter/paper-form.ts';
import type { PaperKind } from '../../domain/complaint/papers/papers.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import { Reveal } from '../../domain/tipoff/reporter.ts';
import type { EnforcementPaper } from '../../domain/supervision/enforcement/papers/papers.ts';
import type { InquiryPaper } from '../../domain/inquiry/papers.ts';
import type { TipoffPaper } from '../../domain/tipoff/papers.ts';
import { admitExport } from '../../actions/matter/export-request.ts';
import { complaintStationery } from '../../actions/complaint/complaint.ts';
import {
  askedPaper,
  getFullPaper,
  getPaper,
  hasKind,
  issuePaper,
  listPapers,
  openingOf,
  openPaper,
  remakePaper,
  type Hidden,
  type Stationery,
} from '../../actions/matter/paper.ts';
import type { Lettered } from '../../actions/matter/paper-facts.ts';
import { inquiryStationery } from '../../actions/inquiry/inquiry.ts';
import { tipoffStationery } from '../../actions/tipoff/tipoff.ts';
import { enforcementStationery } from '../../actions/supervision/enforcement/stationery.ts';
import type { Env } from '../base/env.ts';
import { queryOf, subjectOf } from '../api/matter/export.ts';
import { draftPages, letterPages } from './base/letter-margin.ts';
import { marginStyle } from './base/paper-mark.ts';
import { PaperPage } from './base/paper-page.tsx';
import { sendDocx } from './base/send-docx.ts';
import { checked } from '../base/schema.ts';
import { openedVolumeFor, volumeFor } from './whole-file.ts';
import type { Watermark } from '../../domain/county/watermark.ts';
import { markPrinted, watermarkOf } from '../base/watermark.ts';
import { hasTaken } from '../../store/desk/trail.ts';
import { noteTaken } from '../base/trail.ts';
import { staffOnly } from '../base/session.ts';

const docxEnd = /\.docx$/u;

/** /papers/{number}/{kind}: one paper on A4, ready to print; with .docx the same as a document; /papers/batch/{kind}: many in one go. */
export const paperPages = new Hono<Env>();
/** The style of the margin of a page that was printed, for who printed it: under any other number it would point at somebody else. */
paperPages.get('/mark/:manner{(?:whole|number)(?:-middle)?}/:id{[2-9A-Z]{8}}', staffOnly, async (c) => {
  const { manner, id } = c.req.param();
  const { db, actor } = c.get('ctx');
  if (!(await hasTaken(db, { countyId: actor.countyId, accountId: actor.id, mark: id })))
    throw new Refusal('not-found');
  c.header('cache-control', 'no-store');
  return c.body(marginStyle(manner, { ...watermarkOf(c), id }), 200, { 'content-type': 'text/css; charset=utf-8' });
});
/** How letters count their pages, and what stands above those of a draft: nothing of anybody's. */
paperPages.get('/pages/:of{(?:[1-9]\\d?|draft)\\.css}', (c) => {
  const of = c.req.param('of').replace('.css', '');
  const letters = of === 'draft' ? 0 : Number(of);
  if (letters > mostInBatch) throw new Refusal('not-found');
  c.header('cache-control', 'public, max-age=3600');
  const style = of === 'draft' ? draftPages : letterPages(letters);
  return c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' });
});
paperPages.get('/batch/:kind', staffOnly, async (c) => {
  const kind = c.req.param('kind');
  const mark = watermarkOf(c);
  return answerBatch(c, kind, await admittedNumbers(c, kind, mark), null, mark);
});
/** The same with telephones and addresses, or as a document: asked for by a press and with a reason, as each of them alone. */
paperPages.post('/batch/:kind/:opened{opened(?:\\.docx)?}', staffOnly, async (c) => {
  const { kind, opened } = c.req.param();
  const reason = await reasonOf(c);
  const numbers = (await c.req.parseBody())['numbers'];
  c.header('cache-control', 'no-store');
  const asked = docxEnd.test(opened) ? `${kind}.docx` : kind;
  return answerBatch(c, asked, (typeof numbers === 'string' ? numbers : '').split(','), reason);
});
/** The whole file: /papers/{number}/volume, the same as a document, and once more with telephones and addresses for who may see them. */
paperPages.get('/:number/volume', staffOnly, async (c) => {
  const { number } = c.req.param();
  const papers = await volumeFor(c.get('ctx'), number);
  const mark = await markPrinted(c, number, { title: '卷宗' });
  const path = `/papers/${encodeURIComponent(number)}/volume`;
  const isComplaint = parseMatterNumber(number)?.kind === 'complaint';
  const mayOpen = isComplaint && mayDo(c.get('ctx').actor, 'complaint.reveal');
  return c.html(
    <PaperPage
      papers={papers}
      mark={mark}
      name="卷宗"
      docx={`${path}.docx`}
      {...(mayOpen ? { opening: `${path}/opened`, openingOf: 'contacts' as const } : {})}
    />,
  );
});
paperPages.get('/:number/volume.docx', staffOnly, async (c) => {
  const { number } = c.req.param();
  const papers = await volumeFor(c.get('ctx'), number);
  const mark = await markPrinted(c, number, { title: '卷宗', format: 'docx' });
  return sendDocx(c, papers, mark, `卷宗-${number}`);
});
paperPages.post('/:number/volume/opened', staffOnly, async (c) => {
  const reason = await reasonOf(c);
  const { number } = c.req.param();
  const papers = await openedVolumeFor(c.get('ctx'), number, reason);
  c.header('cache-control', 'no-store');
  return c.html(<PaperPage papers={papers} mark={await markPrinted(c, number, { title: '卷宗（印上隐去的）' })} />);
});
paperPages.get('/:number/:kind', staffOnly, async (c) => {
  const number = c.req.param('number');
  const asked = c.req.param('kind');
  const key = asked.replace(docxEnd, '');
  const stationery = stationeryOf(number);
  const wanted = askedPaper(stationery, key);
  const { kind } = wanted;
  const { paper, hides, lacksNumber, tooLate, isOvertaken } = await getPaper(c.get('ctx'), stationery, number, wanted);
  const { zh: title } = stationery.table[kind];
  const mark = await markPrinted(c, number, { title, ...(docxEnd.test(asked) ? { format: 'docx' } : {}) });
  if (docxEnd.test(asked)) return sendDocx(c, [paper], mark, `${paper.title.at(-1)}-${number}`);
  const path = `/papers/${encodeURIComponent(number)}/${encodeURIComponent(key)}`;
  const mayNumber = mayDo(c.get('ctx').actor, stationery.frame.reveal);
  const opens = hides ?? (await openingOf(c.get('ctx'), stationery, number, kind));
  return c.html(
    <PaperPage
      papers={[paper]}
      mark={mark}
      docx={`${path}.docx`}
      {...(lacksNumber && mayNumber ? { numbering: `${path}/number` } : {})}
      {...(tooLate !== null && mayNumber ? { unnumbered: refusals[tooLate].zh } : {})}
      {...(isOvertaken && mayNumber ? { remaking: `${path}/remade` } : {})}
      {...(opens === null ? {} : { opening: `${path}/opened`, openingOf: opens })}
    />,
  );
});
/**
 * The same paper with the sealed person on it, to print or as a document; asked for by a press, so that no link and no reload opens
 * it again unasked. The document is another opening, with a line of its own.
 */
paperPages.post('/:number/:kind/:opened{opened(?:\\.docx)?}', staffOnly, async (c) => {
  const { number, kind: key, opened } = c.req.param();
  const isDocument = docxEnd.test(opened);
  const stationery = stationeryOf(number);
  const wanted = askedPaper(stationery, key);
  const reason = await reasonOf(c);
  const noted = isDocument ? `${reason}（下载 DOCX）` : reason;
  const ctx = c.get('ctx');
  const open = stationery.sealed === undefined ? getFullPaper : openPaper;
  const paper = await open(ctx, stationery, number, wanted, noted);
  c.header('cache-control', 'no-store');
  const title = `${stationery.table[wanted.kind].zh}（印上隐去的）`;
  const mark = await markPrinted(c, number, { title, ...(isDocument ? { format: 'docx' } : {}) });
  if (isDocument) return sendDocx(c, [paper], mark, `${paper.title.at(-1)}-${number}`);
  const document = { action: `/papers/${encodeURIComponent(number)}/${encodeURIComponent(key)}/opened.docx`, reason };
  return c.html(<PaperPage papers={[paper]} mark={mark} openedDocument={document} />);
});
paperPages.post('/:number/:kind/number', staffOnly, async (c) => {
  const number = c.req.param('number');
  const key = c.req.param('kind');
  const stationery = stationeryOf(number);
  await issuePaper(c.get('ctx'), stationery, number, askedPaper(stationery, key));
  return c.redirect(`/papers/${encodeURIComponent(number)}/${encodeURIComponent(key)}`, 303);
});

paperPages.post('/:number/:kind/remade', staffOnly, async (c) => {
  const { number, kind: key } = c.req.param();
  const stationery = stationeryOf(number);
  const reason = await reasonOf(c);
  await remakePaper(c.get('ctx'), stationery, number, askedPaper(stationery, key), reason);
  return c.redirect(`/papers/${encodeURIComponent(number)}/${encodeURIComponent(key)}`, 303);
});

/**
 * The matters of a batch that is asked for by a link, which counts as an export of so many lines for who may export; a station and the
 * association print the few that are theirs. What is opened by a press and with a reason is bound by the limit of a day besides.
 */
async function admittedNumbers(c: HonoContext<Env>, asked: string, mark: Watermark): Promise<string[]> {
  const ctx = c.get('ctx');
  const kind = asked.replace(docxEnd, '');
  const typed = { kind, numbers: c.req.query('numbers') ?? '' };
  if (!mayDo(ctx.actor, 'export.ask')) return typed.numbers.split(',');
  const { query, requestId } =
    c.req.query('request') === undefined ? { query: typed, requestId: null } : await queryOf(c, 'papers');
  if (query['kind'] !== kind) throw new Refusal('not-found');
  const numbers = (query['numbers'] ?? '').split(',').filter((one) => one.trim() !== '');
  // What is no batch is refused in its own words, and takes nothing out.
  if (numbers.length === 0 || numbers.length > mostInBatch) return numbers;
  const format = docxEnd.test(asked) ? 'docx' : 'html';
  const line = {
    list: 'papers' as const,
    permission: 'export.ask' as const,
    format,
    columns: [kind],
    filters: ['number'],
    mark: mark.id,
  };
  await admitExport(ctx, { ...line, subject: subjectOf('papers', query), rows: numbers.length }, requestId);
  return numbers;
}

/** Why something sealed is opened; without a reason nothing is. */
async function reasonOf(c: HonoContext<Env>): Promise<string> {
  const typed = Reveal.safeParse({ reason: (await c.req.parseBody())['reason'] ?? '' });
  checked(Reveal)(typed);
  return typed.data?.reason ?? '';
}

type AnyPaper = PaperKind | TipoffPaper | EnforcementPaper | InquiryPaper;

/** The kind of matter that the number is of; its papers, and nobody else's. */
function stationeryOf(number: string): Stationery<Lettered, AnyPaper> {
  const kind = parseMatterNumber(number)?.kind;
  const own =
    kind === 'tipoff'
      ? tipoffStationery
      : kind === 'enforcement'
        ? enforcementStationery
        : kind === 'inquiry'
          ? inquiryStationery
          : complaintStationery;
  return own as unknown as Stationery<Lettered, AnyPaper>;
}

/** A batch as one page with page breaks, or as one document. */
export async function answerBatch(
  c: HonoContext<Env>,
  asked: string,
  typed: readonly string[],
  reason: string | null = null,
  mark: Watermark = watermarkOf(c),
): Promise<Response> {
  const kind = asked.replace(docxEnd, '');
  const numbers = typed.map((one) => one.trim()).filter((one) => one !== '');
  const stationery = stationeryOf(numbers[0] ?? '');
  if (!hasKind(stationery, kind)) throw new Refusal('not-found');
  if (numbers.length === 0 || numbers.length > mostInBatch) {
    const zh = `一次打印 1 到 ${mostInBatch} 件；请重新选。`;
    throw new Refusal('invalid-input', {}, [{ path: 'numbers', zh, en: `Choose 1 to ${mostInBatch} matters.` }]);
  }
  const { papers, without, hides } = await listPapers(c.get('ctx'), stationery, numbers, kind, reason);
  const detail = { title: stationery.table[kind].zh, inBatch: papers.length, mark: mark.id };
  const printed = numbers.filter((one) => !without.includes(one));
  await noteTaken(
    c,
    printed.map((number) => ({ kind: 'printed' as const, number, detail })),
  );
  if (docxEnd.test(asked)) return sendDocx(c, papers, mark, `${stationery.table[kind].zh}-${papers.length}份`);
  return c.html(
    <PaperPage
      papers={papers}
      mark={mark}
      without={without}
      name={stationery.table[kind].zh}
      {...(papers.length === 0 ? {} : batchTools(c, kind, numbers, hides, reason))}
    />,
  );
}

/** What can be done with a batch: the document of it, and where it hides something, the opening of it. */
function batchTools(
  c: HonoContext<Env>,
  kind: AnyPaper,
  numbers: readonly string[],
  hides: Hidden | null,
  reason: string | null,
) {
  const path = `/papers/batch/${kind}`;
  const of = numbers.join(',');
  const request = c.req.query('request');
  if (reason !== null) return { openedDocument: { action: `${path}/opened.docx`, reason, numbers: of } };
  return {
    docx: request === undefined ? `${path}.docx?numbers=${encodeURIComponent(of)}` : `${path}.docx?request=${request}`,
    ...(hides === null ? {} : { opening: `${path}/opened`, openingOf: hides, openingNumbers: of }),
  };
}
