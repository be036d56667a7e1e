import { randomBytes } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { markIdOf, type Watermark } from '../../domain/county/watermark.ts';
import type { Env } from './env.ts';
import { noteTaken } from './trail.ts';

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

/** Notes a print under a watermark, and gives that once its line is written. */
export async function markPrinted(
  c: HonoContext<Env>,
  number: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<Watermark> {
  const mark = watermarkOf(c);
  await noteTaken(c, [{ kind: 'printed', number, detail: { ...detail, mark: mark.id } }]);
  return mark;
}
