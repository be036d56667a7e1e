/** 案件的证据 on the wire: the exhibits of one case, with their files, through whose hands they went, and who opened them. */
import { z } from 'zod';
import { hiddenIn } from '../../../../domain/base/masking.ts';
import { Refusal } from '../../../../domain/base/refusal.ts';
import type { Exhibit } from '../../../../domain/supervision/enforcement/exhibit.ts';
import { withoutParty } from '../../../../domain/supervision/enforcement/masked-case.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { exhibitFrame, findSeenCase } from '../../../../actions/supervision/enforcement/exhibit.ts';
import {
  listExhibitFiles,
  listExhibitReadings,
  listExhibits,
} from '../../../../store/supervision/enforcement/exhibit.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes } from '../../matter/docket-routes.ts';

export interface ExhibitMore {
  byName: string;
  collectorNames: string[];
  /** Whose confirmation it waits for; empty where for nobody's. */
  pendingName: string;
  /** SHA-256 of each file, as it was stored. */
  files: { id: string; fileName: string; type: string; bytes: number; sha256: string }[];
  /** Who opened a file, when first and last, and how often. */
  readings: { name: string; fileName: string; firstAt: string; lastAt: string; times: number }[];
}

export const exhibitApi = apiRoutes();

addDocketRoutes(exhibitApi, {
  frame: exhibitFrame,
  example: '0193c0de-0000-7000-8000-000000000001',
  Query: z.object({ enforcement: z.string().max(20).default('') }),
  list: async (ctx, { enforcement: number }, most) => {
    const enforcement = await findSeenCase(ctx.db, ctx, number);
    if (enforcement === null) throw new Refusal('not-found');
    return listExhibits(ctx.db, enforcement.countyId, enforcement.id, most);
  },
  shownOf: async (ctx, entries) => {
    const hide = await hidingOf(ctx, entries);
    return (entry) => hiddenIn(entry, hide);
  },
  moreOf: async (ctx, entries, names) => {
    const hide = await hidingOf(ctx, entries);
    const ids = entries.map(({ id }) => id);
    const { countyId } = ctx.actor;
    const [files, readings] = await Promise.all([
      listExhibitFiles(ctx.db, countyId, ids),
      listExhibitReadings(ctx.db, countyId, ids),
    ]);
    const fileNames = new Map(files.map(({ id, fileName }) => [id, hide(fileName)]));
    return ({ id, byId, collectorIds, pending }): ExhibitMore => ({
      byName: names.get(byId) ?? '',
      pendingName: pending === null ? '' : (names.get(pending.secondId) ?? ''),
      collectorNames: collectorIds.map((one) => names.get(one) ?? ''),
      files: files.flatMap(({ exhibitId, ...file }) =>
        exhibitId === id ? [{ ...file, fileName: hide(file.fileName) }] : [],
      ),
      readings: readings.flatMap((one) =>
        one.exhibitId !== id
          ? []
          : [
              {
                name: names.get(one.accountId) ?? '',
                fileName: fileNames.get(one.fileId) ?? '',
                firstAt: one.firstAt.toISOString(),
                lastAt: one.lastAt.toISOString(),
                times: one.times,
              },
            ],
      ),
    });
  },
});

/** A party that is a natural person is hidden in its exhibits as it is in its case: those of a page are all of one. */
async function hidingOf(ctx: Context, [first]: readonly Exhibit[]): Promise<(words: string) => string> {
  const enforcement = first === undefined ? null : await findSeenCase(ctx.db, ctx, first.enforcementNumber);
  return enforcement?.partyKind === 'person' ? withoutParty(enforcement) : (words) => words;
}
