import { z } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { isGuest, maySee, demand } from '../../../../domain/base/actor.ts';
import { leaksOf } from '../../../../domain/base/disclosure/leak.ts';
import type { LeakMark } from '../../../../domain/base/disclosure/leak-mark.ts';
import type { Complaint } from '../../../../domain/complaint/complaint.ts';
import { maskedOnDesk } from '../../../../domain/complaint/privacy.ts';
import { barOf, marksIn, passedBySelf, tellsWho } from '../../../../domain/publicity/publication/draft.ts';
import {
  isPublic,
  wordsOf,
  type NamedShop,
  type Publication,
  type PublicationState,
} from '../../../../domain/publicity/publication/publication.ts';
import { publicationRuleRow } from '../../../../domain/publicity/publication/rule.ts';
import { refusals } from '../../../../domain/refusals.ts';
import type { FieldMark } from '../../../../domain/publicity/warning/warning.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { knownOf, publicationFrame } from '../../../../actions/publicity/publication/publication.ts';
import { publicationRuleFrame } from '../../../../actions/publicity/publication/rule.ts';
import { findComplaint } from '../../../../store/complaint/complaint.ts';
import { listPasses } from '../../../../store/publicity/disclosure.ts';
import { findAsOf } from '../../../../store/publicity/publication/figure.ts';
import {
  countByState,
  findRule,
  listPublications,
  listRules,
} from '../../../../store/publicity/publication/publication.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../../matter/docket-routes.ts';

/** What stands beside a publication at the desk: the words as they were told, for who may read them, and what is still to be decided. */
export interface PublicationMore {
  officeName: string | null;
  townName: string | null;
  categoryName: string;
  natureName: string;
  /** As the complaint or the register names it now. */
  operatorName: string;
  operatorCode: string;
  handlerName: string | null;
  reviewedByName: string | null;
  /** The words of the complaint, and what the gate marks in them; null for who may not see the complaint. */
  told: { story: string; claim: string; marks: LeakMark[] } | null;
  marks: FieldMark[];
  /** Fields that still tell the complainant in one way or another. */
  tells: string[];
  passes: { words: string; reason: string; byName: string }[];
  /** Why it cannot be published now, or null. */
  bar: { zh: string; en: string } | null;
}

/** Whether anything is public, and how much waits. */
export interface PublicationStanding {
  rule: {
    title: string;
    confirmedAt: string | null;
    smallest: number;
    shownMonths: number;
    objectionDays: number;
  } | null;
  proposed: number;
  counts: Partial<Record<PublicationState, number>>;
  asOf: string | null;
}

export interface PublicationRuleMore {
  writtenByName: string;
  confirmedByName: string | null;
  endedByName: string | null;
}

const shownStates = {
  open: ['waiting', 'objected'],
  published: ['published', 'objected'],
  withheld: ['withheld'],
  gone: ['withdrawn', 'left'],
  objected: ['objected'],
  all: [],
} as const satisfies Record<string, readonly PublicationState[]>;

export const publicationApi = apiRoutes();
publicationApi.openapi(
  createRoute({
    method: 'get',
    path: '/publication-standing',
    summary: '公示开没开，各有多少',
    middleware: staffOnly,
    responses: { 200: { description: '公示的情况', ...json(shape<PublicationStanding>()) }, ...problems },
  }),
  async (c) => c.json(await standingOf(c.get('ctx')), 200),
);
export const orderedPublications = ordered({
  frame: publicationFrame,
  example: '示2026-0003',
  Query: z.object({ state: z.enum(['open', 'published', 'withheld', 'gone', 'objected', 'all']).default('open') }),
  list: (ctx, { state }, most) => listPublications(ctx.db, ctx.actor, shownStates[state], most),
  moreOf: async (ctx, entries, names) => {
    const known = new Map<string, PublicationMore>();
    // The words and their marks are for the one that is opened: a list of a hundred needs none of them.
    const whole = entries.length === 1;
    for (const entry of entries) known.set(entry.id, await moreOf(ctx, entry, names, whole));
    return ({ id }): PublicationMore => known.get(id) as PublicationMore;
  },
  // What makes the operator's code is nobody's to read.
  shownOf: async () => (entry) => ({ ...entry, codeStub: '' }),
});
addDocketRoutes(publicationApi, orderedPublications);
addDocketRoutes(publicationApi, {
  frame: publicationRuleFrame,
  example: '00000000-0000-7000-8000-000000000001',
  Query: DocketState,
  list: (ctx, { state }, most) => listRules(ctx.db, ctx.actor.countyId, state, most),
  row: { entry: publicationRuleRow },
  moreOf:
    async (_ctx, _rules, names) =>
    (rule): PublicationRuleMore => ({
      writtenByName: names.get(rule.writtenById) ?? '',
      confirmedByName: rule.confirmedById === null ? null : (names.get(rule.confirmedById) ?? ''),
      endedByName: rule.endedById === null ? null : (names.get(rule.endedById) ?? ''),
    }),
});

async function standingOf(ctx: Context): Promise<PublicationStanding> {
  demand(ctx.actor, 'publication.read');
  const { countyId } = ctx.actor;
  const [rule, counts, asOf, rules] = await Promise.all([
    findRule(ctx.db, countyId),
    countByState(ctx.db, ctx.actor),
    findAsOf(ctx.db, countyId),
    listRules(ctx.db, countyId, 'open'),
  ]);
  return {
    rule:
      rule === null
        ? null
        : {
            title: rule.title,
            confirmedAt: rule.confirmedAt?.toISOString() ?? null,
            smallest: rule.smallest,
            shownMonths: rule.shownMonths,
            objectionDays: rule.objectionDays,
          },
    proposed: rules.filter(({ state }) => state === 'proposed').length,
    counts,
    asOf: asOf?.toISOString() ?? null,
  };
}

async function moreOf(
  ctx: Context,
  entry: Publication,
  names: ReadonlyMap<string, string>,
  whole: boolean,
): Promise<PublicationMore> {
  const { categories } = ctx.county;
  const wordOf = (code: string | null) => categories.find((one) => one.code === code)?.zh ?? '';
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return {
    officeName: placeNameOf(ctx, entry.officeId),
    townName: ctx.county.regions.find(({ id }) => id === entry.townId)?.name ?? null,
    categoryName: wordOf(entry.categoryCode),
    natureName: wordOf(entry.natureCode),
    handlerName: nameOf(entry.handlerId),
    reviewedByName: nameOf(entry.reviewedById),
    ...(whole ? await wholeOf(ctx, entry, names) : shortOf(entry)),
  };
}

type Whole = Pick<PublicationMore, 'operatorName' | 'operatorCode' | 'told' | 'marks' | 'tells' | 'passes' | 'bar'>;

function shortOf({ operatorName, operatorCode }: Publication): Whole {
  return { operatorName, operatorCode, told: null, marks: [], tells: [], passes: [], bar: null };
}

async function wholeOf(ctx: Context, entry: Publication, names: ReadonlyMap<string, string>): Promise<Whole> {
  const { countyId } = ctx.actor;
  const isOver = entry.state === 'left' || entry.state === 'withdrawn';
  const complaint = isOver ? null : await findComplaint(ctx.db, countyId, { id: entry.matterId });
  if (complaint === null) return shortOf(entry);
  const [{ known, shop }, passes] = await Promise.all([
    knownOf(ctx.db, ctx, complaint, Object.values(wordsOf(entry))),
    listPasses(ctx.db, countyId, 'publication', [entry.id]),
  ]);
  const mayRead = maySee(ctx.actor, complaint) && !isGuest(ctx.actor, complaint);
  const { story, claim } = maskedOnDesk(complaint, ctx.actor.role);
  const marks = marksIn(wordsOf(entry), { leaksOf, known, passed: passes });
  const isOwnPass = passedBySelf(marks, passes, ctx.actor).length > 0;
  return {
    ...shopShown(entry, shop ?? { name: complaint.operatorName, code: '' }),
    told: mayRead ? { story, claim, marks: leaksOf(story, known) } : null,
    marks,
    tells: tellsWho(wordsOf(entry), complaint),
    passes: passes.map(({ words, reason, byId }) => ({ words, reason, byName: names.get(byId) ?? '' })),
    bar: isPublic(entry) ? null : barShown(complaint, shop, isOwnPass),
  };
}

function shopShown(entry: Publication, { name, code }: Pick<NamedShop, 'name' | 'code'>) {
  return isPublic(entry)
    ? { operatorName: entry.operatorName, operatorCode: entry.operatorCode }
    : { operatorName: name, operatorCode: code };
}

function barShown(complaint: Complaint, shop: NamedShop | null, isOwnPass: boolean): { zh: string; en: string } | null {
  const bar = barOf(complaint) ?? (shop === null || shop.code === '' ? 'publication-no-operator' : null);
  if (bar !== null) return refusals[bar];
  if (!isOwnPass) return null;
  return {
    zh: '有的字是您自己放行的，您不能再同意公示；请别的审核人来定。',
    en: 'You let some of the words through yourself; somebody else publishes it.',
  };
}
