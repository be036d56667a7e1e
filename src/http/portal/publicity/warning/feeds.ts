/** RSS 2.0 and Atom of the warnings, by town and by class of goods; what is withdrawn or put right stays in them and says so. */
import type { Context as HonoContext, Hono } from 'hono';
import {
  isForTown,
  warningKindWords,
  withdrawnWords,
  type Warning,
} from '../../../../domain/publicity/warning/warning.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import { listPublic } from '../../../../store/publicity/warning/warning.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { adviceOf, areaOf, goodsOf, standing } from './warning-words.ts';
import { isWithinCategory } from '../../../../domain/county/category.ts';

const mostInFeed = 50;

export function addFeeds(pages: Hono<Env>): void {
  pages.get('/warnings.rss', async (c) => answer(c, 'application/rss+xml', rss(await fed(c))));
  pages.get('/warnings.atom', async (c) => answer(c, 'application/atom+xml', atom(await fed(c))));
}

interface Fed {
  county: CountyFacts;
  url: string;
  self: string;
  /** When anything of it changed last. */
  at: Date;
  today: string;
  warnings: readonly Warning[];
}

async function fed(c: HonoContext<Env>): Promise<Fed> {
  const ctx = consumerContext(c);
  const { town, category } = c.req.query();
  const all = await listPublic(ctx.db, ctx.actor.countyId);
  const warnings = all
    .filter(
      (one) =>
        (town === undefined || isForTown(one, town)) &&
        (category === undefined || one.categoryCodes.some((code) => isWithinCategory(code, category))),
    )
    .slice(0, mostInFeed);
  const url = c.get('deps').settings.publicUrl;
  const { pathname, search } = new URL(c.req.url);
  const at = new Date(Math.max(0, ...warnings.map((one) => changedAt(one).getTime())));
  return { county: ctx.county, url, self: `${url}${pathname}${search}`, at, today: ctx.today, warnings };
}

function changedAt({ publishedAt, endedAt, corrections }: Warning): Date {
  const corrected = corrections.at(-1);
  const times = [publishedAt, endedAt, corrected === undefined ? null : new Date(`${corrected.on}T00:00:00+08:00`)];
  return new Date(Math.max(...times.map((one) => one?.getTime() ?? 0)));
}

function answer(c: HonoContext<Env>, type: string, xml: string): Response {
  return c.body(xml, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML has no way to write.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** What no document of XML may hold goes, and its signs are written out. */
export function escaped(words: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return words.replace(unwritable, '').replace(/[&<>"']/gu, (sign) => signs[sign] ?? sign);
}

function titleOf(warning: Warning, today: string): string {
  const state = standing(warning, today);
  const head =
    state === 'withdrawn' ? '【已撤回】' : state === 'over' ? '【已过期】' : `【${warningKindWords[warning.kind].zh}】`;
  return `${head}${warning.title}`;
}

function summaryOf(warning: Warning): string {
  if (warning.state === 'withdrawn') return `已撤回：${withdrawnWords(warning)}`;
  const corrected = warning.corrections.at(-1);
  const advice = adviceOf(warning)
    .map((one, i) => `${i + 1}. ${one}`)
    .join('\n');
  return [corrected === undefined ? '' : `改正：${corrected.reason}`, warning.text, advice]
    .filter((one) => one !== '')
    .join('\n');
}

function rss({ county, url, self, at, today, warnings }: Fed): string {
  const items = warnings.map((one) => {
    const link = `${url}/warnings/${encodeURIComponent(one.number ?? '')}`;
    return [
      '<item>',
      `<title>${escaped(titleOf(one, today))}</title>`,
      `<link>${escaped(link)}</link>`,
      `<guid isPermaLink="false">urn:uuid:${one.id}</guid>`,
      `<pubDate>${(one.publishedAt ?? at).toUTCString()}</pubDate>`,
      ...[areaOf(one, county), goodsOf(one, county)]
        .filter((tag) => tag !== '')
        .map((tag) => `<category>${escaped(tag)}</category>`),
      `<description>${escaped(summaryOf(one))}</description>`,
      '</item>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${escaped(`${county.county.name}消费警示`)}</title>`,
    `<link>${escaped(`${url}/warnings`)}</link>`,
    `<atom:link href="${escaped(self)}" rel="self" type="application/rss+xml"/>`,
    `<description>${escaped(`${county.county.bureauName}发布的消费提示和消费警示`)}</description>`,
    '<language>zh-CN</language>',
    `<lastBuildDate>${at.toUTCString()}</lastBuildDate>`,
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function atom({ county, url, self, at, today, warnings }: Fed): string {
  const entries = warnings.map((one) => {
    const link = `${url}/warnings/${encodeURIComponent(one.number ?? '')}`;
    return [
      '<entry>',
      `<id>urn:uuid:${one.id}</id>`,
      `<title>${escaped(titleOf(one, today))}</title>`,
      `<link href="${escaped(link)}"/>`,
      `<published>${(one.publishedAt ?? at).toISOString()}</published>`,
      `<updated>${changedAt(one).toISOString()}</updated>`,
      ...[areaOf(one, county), goodsOf(one, county)]
        .filter((tag) => tag !== '')
        .map((tag) => `<category term="${escaped(tag)}"/>`),
      `<summary>${escaped(summaryOf(one))}</summary>`,
      '</entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${escaped(self)}</id>`,
    `<title>${escaped(`${county.county.name}消费警示`)}</title>`,
    `<link href="${escaped(self)}" rel="self"/>`,
    `<link href="${escaped(`${url}/warnings`)}"/>`,
    `<updated>${at.toISOString()}</updated>`,
    `<author><name>${escaped(county.county.bureauName)}</name></author>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
