/** What the public pages and files of 公示 are asked for, and what is read for them; off, all of them say so. */
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import type { Day } from '../../../../domain/base/calendar.ts';
import { Refusal, type FieldProblem } from '../../../../domain/base/refusal.ts';
import { publicEntryOf, type PublicEntry } from '../../../../domain/publicity/publication/publication.ts';
import { isStale, shownSince, type PublicationRule } from '../../../../domain/publicity/publication/rule.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { findAsOf } from '../../../../store/publicity/publication/figure.ts';
import { findRule, listPublished, type PublicQuery } from '../../../../store/publicity/publication/publication.ts';
import { addressOf as addressOfCaller } from '../../../base/address.ts';
import type { Env } from '../../../base/env.ts';
import type { Typed } from '../../base/field.tsx';
import { consumerContext } from '../../../base/session.ts';

/** What is in force, since when things are shown, and as of when they were counted. */
export interface Standing {
  ctx: Context;
  rule: PublicationRule;
  since: Day;
  asOf: Date | null;
  isStale: boolean;
}

export async function standingOf(c: HonoContext<Env>): Promise<Standing> {
  const ctx = consumerContext(c);
  const { countyId } = ctx.actor;
  const [rule, asOf] = await Promise.all([findRule(ctx.db, countyId), findAsOf(ctx.db, countyId)]);
  if (rule === null) throw new Refusal('publication-off');
  return { ctx, rule, since: shownSince(ctx.today, rule), asOf, isStale: isStale(asOf, ctx.at, rule) };
}

/** What a reader has asked for in the address; what makes no sense is left out. */
export interface Asked {
  q: string;
  town: string;
  category: string;
  month: string;
  operator: string;
  after: string;
}

const mostSought = 60;
const isMonth = /^20\d\d-(?:0[1-9]|1[0-2])$/u;

/** A search costs more than a page, so that searches are counted; one character would look at everything. */
export function askedOf(c: HonoContext<Env>): Asked {
  const {
    q = '',
    town = '',
    category = '',
    month = '',
    operator = '',
    after = '',
  } = Object.fromEntries(
    // No text of the database holds it, and it refuses to be asked for it.
    Object.entries(c.req.query()).map(([name, value]) => [name, value.replaceAll('\0', '')]),
  );
  const sought = q.trim().slice(0, mostSought);
  const isSought = [...sought].length > 1;
  if (isSought) c.get('deps').limits.suggest.demand(addressOfCaller(c), c.get('deps').now().getTime());
  return {
    q: isSought ? sought : '',
    town: town.slice(0, 40),
    category: category.slice(0, 20),
    month: isMonth.test(month) ? month : '',
    operator: /^[0-9A-Z]{10,20}$/u.test(operator) ? operator : '',
    after: after.slice(0, 40),
  };
}

/** What was typed and is no question, said at its field: a page that left it out would show everything as if it were what was found. */
export function wrongIn(c: HonoContext<Env>): { typed: Typed; problems: FieldProblem[] } {
  const { q = '', month = '' } = c.req.query();
  const { length } = [...q.trim()];
  const problems: FieldProblem[] = [];
  if (length === 1)
    problems.push({ path: 'q', zh: '店名至少写两个字', en: 'Write two characters or more of the name' });
  if (length > mostSought)
    problems.push({
      path: 'q',
      zh: `店名最多 ${mostSought} 个字，现在 ${length} 个，请缩短一些`,
      en: `At most ${mostSought} characters, and there are ${length}`,
    });
  if (month !== '' && !isMonth.test(month))
    problems.push({ path: 'month', zh: '请从单子里选一个月', en: 'Please choose a month of the list' });
  return { typed: { q, month }, problems };
}

/** The key of the page before: 「2026-05-13 示2026-0131」. */
function keyOf(after: string): PublicQuery['after'] {
  const found = /^(20\d\d-\d\d-\d\d) (示\d{4}-\d{4,6})$/u.exec(after);
  // 2026-02-31 is no day, and the database would refuse it.
  const day = z.iso.date().safeParse(found?.[1]);
  return found === null || !day.success ? undefined : { publishedOn: day.data, number: found[2] ?? '' };
}

/** One page of entries and the key of the next. */
export async function readEntries(
  { ctx, since }: Standing,
  asked: Asked,
  limit: number,
): Promise<{ entries: PublicEntry[]; next: string | null }> {
  const found = await listPublished(
    ctx.db,
    ctx.actor.countyId,
    {
      since,
      q: asked.q,
      townId: asked.town,
      categoryCode: asked.category,
      month: asked.month,
      operatorCode: asked.operator,
      after: keyOf(asked.after),
    },
    limit + 1,
  );
  const entries = found.slice(0, limit).flatMap((one) => publicEntryOf(one) ?? []);
  const last = entries.at(-1);
  return { entries, next: found.length > limit && last !== undefined ? `${last.publishedOn} ${last.number}` : null };
}

/** The same question with something changed, as an address. */
export function addressOf(path: string, asked: Partial<Asked>): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}
