/** 开放数据: what is published as CSV and JSON, with as of when it was held against its complaints, and a notice where that is long ago. */
import type { Context as HonoContext, Hono } from 'hono';
import { noFinding } from '../../../../domain/publicity/publication/publication.ts';
import { toldCell, toldPart } from '../../../../domain/publicity/publication/count.ts';
import { listFigures, type PublicationFigure } from '../../../../store/publicity/publication/figure.ts';
import type { Env } from '../../../base/env.ts';
import { addressOf, askedOf, readEntries, standingOf, type Asked, type Standing } from './publication-read.ts';
import { asOfZh, columns, columnZh, csvField, openRow, placeOf } from './publication-words.ts';

/** A file holds so many; the address of the next stands in it. */
const mostInFile = 1_000;

export function addOpenData(pages: Hono<Env>): void {
  pages.get('/disclosure/data.json', async (c) => {
    const standing = await standingOf(c);
    const asked = askedOf(c);
    const { entries, next } = await readEntries(standing, asked, mostInFile);
    const head = headOf(c, standing, '/disclosure/data.json', asked, next);
    return c.json({ ...head, entries: entries.map((one) => openRow(standing.ctx.county, one)) });
  });
  pages.get('/disclosure/data.csv', async (c) => {
    const standing = await standingOf(c);
    const asked = askedOf(c);
    const { entries, next } = await readEntries(standing, asked, mostInFile);
    headOf(c, standing, '/disclosure/data.csv', asked, next);
    const rows = entries.map((one) => openRow(standing.ctx.county, one));
    return csv(c, standing, [
      columns.map((one) => columnZh[one]),
      ...rows.map((row) => columns.map((one) => row[one])),
    ]);
  });
  pages.get('/disclosure/operators.json', async (c) => {
    const standing = await standingOf(c);
    const { figures, next } = await readFigures(standing, c.req.query('after') ?? '');
    const head = headOf(c, standing, '/disclosure/operators.json', {}, next);
    return c.json({ ...head, operators: figures.map((one) => rowOf(standing, one)) });
  });
  pages.get('/disclosure/operators.csv', async (c) => {
    const standing = await standingOf(c);
    const { figures, next } = await readFigures(standing, c.req.query('after') ?? '');
    headOf(c, standing, '/disclosure/operators.csv', {}, next);
    const names = ['经营者', '统一社会信用代码', '乡镇', '公示的投诉', '店家答的', '谈成的', '办结天数中位'];
    return csv(c, standing, [names, ...figures.map((one) => Object.values(rowOf(standing, one)))]);
  });
}

/** What every file says first: whose it is, as of when, that a complaint is no finding, and where it goes on. */
function headOf(
  c: HonoContext<Env>,
  { ctx, rule, asOf, isStale }: Standing,
  path: string,
  asked: Partial<Asked>,
  next: string | null,
) {
  const url = c.get('deps').settings.publicUrl;
  const more = next === null ? null : `${url}${addressOf(path, { ...asked, after: next })}`;
  if (more !== null) c.header('link', `<${encodeURI(decodeURI(more))}>; rel="next"`);
  if (asOf !== null) c.header('last-modified', asOf.toUTCString());
  c.header('cache-control', 'no-cache');
  c.header('access-control-allow-origin', '*');
  return {
    publisher: ctx.county.county.bureauName,
    rule: rule.title,
    note: noFinding.zh,
    asOf: asOf?.toISOString() ?? null,
    stale: isStale ? `这里的数是 ${asOfZh(asOf)} 的，还没有核新。` : null,
    smallest: rule.smallest,
    next: more,
  };
}

function csv(c: HonoContext<Env>, { ctx, asOf, isStale }: Standing, rows: (string | number)[][]): Response {
  const { bureauName } = ctx.county.county;
  const notes = [
    `${bureauName}公示，截至 ${asOfZh(asOf)}`,
    noFinding.zh,
    ...(isStale ? [`这里的数是 ${asOfZh(asOf)} 的，还没有核新。`] : []),
  ];
  const lines = [...notes.map((one) => [`# ${one}`]), ...rows];
  // The mark at its head has spreadsheets read it as UTF-8.
  const body = `\uFEFF${lines.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="disclosure.csv"',
  });
}

async function readFigures(
  { ctx, rule }: Standing,
  after: string,
): Promise<{ figures: PublicationFigure[]; next: string | null }> {
  const key = /^(\d{1,7}) ([0-9A-Z]{10,20})$/u.exec(after);
  const behind = key === null ? undefined : { published: Number(key[1]), operatorCode: key[2] ?? '' };
  const found = await listFigures(
    ctx.db,
    ctx.actor.countyId,
    { smallest: rule.smallest, after: behind },
    mostInFile + 1,
  );
  const figures = found.slice(0, mostInFile);
  const last = figures.at(-1);
  const next = found.length > mostInFile && last !== undefined ? `${last.published} ${last.operatorCode}` : null;
  return { figures, next };
}

function rowOf({ ctx, rule: { smallest } }: Standing, figure: PublicationFigure) {
  const { operatorName, operatorCode, townId, published, answered, settled, medianDays } = figure;
  return {
    operator: operatorName,
    operatorCode,
    town: placeOf(ctx.county, townId),
    published,
    answered: toldCell(toldPart(answered, published, smallest), smallest),
    settled,
    medianDays: published < smallest || medianDays === null ? '' : Math.round(medianDays),
  };
}
