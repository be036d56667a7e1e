import { randomBytes } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { markIdOf, type Watermark } from '../../domain/county/watermark.ts';
import type { Env } from './env.ts';
import { noteSeen } from './trail.ts';

/** A watermark for what the reader takes out now; its number belongs in the line of the trail that tells of it. */
export function watermarkOf(c: HonoContext<Env>): Watermark {
  const { actor, county, at } = c.get('ctx');
  const place =
    county.stations.find(({ id }) => id === actor.stationId) ??
    county.organisations.find(({ id }) => id === actor.organisationId);
  return {
    id: markIdOf(randomBytes(8)),
    name: actor.name,
    loginName: c.get('account')?.loginName ?? '',
    office: place?.name ?? county.county.name,
    at,
  };
}

/** Notes a print under a watermark, and gives that. */
export function markPrinted(
  c: HonoContext<Env>,
  number: string,
  detail: Readonly<Record<string, string | number>>,
): Watermark {
  const mark = watermarkOf(c);
  noteSeen(c, { kind: 'printed', number, detail: { ...detail, mark: mark.id } });
  return mark;
}
