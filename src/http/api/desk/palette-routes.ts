import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import { complaintPapers } from '../../../domain/complaint/papers/papers.ts';
import {
  foundKinds,
  soughtAmong,
  type Found,
  type FoundKind,
  type FoundOne,
  type SoughtAmong,
} from '../../../domain/desk/work/palette.ts';
import { inquiryPapers } from '../../../domain/inquiry/papers.ts';
import type { PaperTable } from '../../../domain/matter/paper-form.ts';
import { enforcementPapers } from '../../../domain/supervision/enforcement/papers/papers.ts';
import { tipoffPapers } from '../../../domain/tipoff/papers.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findKept, findNamed, findPeople, type FoundPapers } from '../../../actions/desk/palette.ts';
import { isOverTime, withinTime } from '../../../store/base/wire/within-time.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { findMatters, mattersInLanes, type FoundMatter } from './palette-lines.ts';

export type FoundGroup = Omit<Found, 'ones'> & { ones: (FoundOne & Partial<FoundMatter>)[] };

/** What was found, kind by kind; of what could not be looked through in time the kinds are named, and nobody takes them for empty. */
export interface FoundEverywhere {
  groups: FoundGroup[];
  missed: FoundKind[];
}

const Query = z.object({ q: z.string().trim().min(1).max(100), among: z.enum(soughtAmong).default('all') });
const find = createRoute({
  method: 'get',
  path: '/palette',
  summary:
    '到处找：件、人员、站点、机构、经营者、企业、簿册、文书、知识、草稿；字、全拼、首字母、编号、尾号；只找看得到的',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '找到的，按种类', ...json(shape<FoundEverywhere>()) }, ...problems },
});

/** The palette of the desk: each kind only to whom its list is open, and no more of it than that list shows. */
export const paletteApi = apiRoutes().openapi(
  find,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'organisation.read');
    const { q, among } = c.req.valid('query');
    const { signal } = c.req.raw;
    const answers = await Promise.all(lanesOf(ctx, q, among).map((lane) => inTime(lane, signal)));
    const groups = answers.flatMap(({ found }) => found).filter(({ n }) => n > 0);
    const place = ({ kind }: Pick<Found, 'kind'>) => foundKinds.indexOf(kind);
    const missed = answers.flatMap((one) => one.missed);
    return c.json({ groups: groups.toSorted((a, b) => place(a) - place(b)), missed }, 200);
  },
  checked(Query),
);

/** What is looked through beside each other: each asks one connection at a time, so that who types takes four and no more. */
interface Lane {
  kinds: readonly FoundKind[];
  find: () => Promise<FoundGroup[]>;
}

function lanesOf(ctx: Context, q: string, among: SoughtAmong): Lane[] {
  const people = ['account', 'person'] as const;
  if (among === 'people') return [{ kinds: people, find: () => findPeople(ctx, q) }];
  const matters = mattersInLanes.map((lane): Lane => {
    const read = lane.filter(({ may }) => mayDo(ctx.actor, may));
    return { kinds: read.map(({ kind }) => kind), find: () => findMatters(ctx, q, read) };
  });
  const kept: Lane = {
    kinds: ['entry', 'paper', 'knowledge', 'draft'],
    find: async () => (await findKept(ctx, q, among)).map(withTitles),
  };
  if (among === 'numbers') return [...matters, kept];
  return [
    ...matters,
    kept,
    { kinds: [...people, 'station', 'office', 'operator', 'firm'], find: () => findNamed(ctx, q) },
  ];
}

/** What has not answered by then is told as missed, and the rest is shown. */
const patienceMs = 3_000;

/** A lane whose time is over, or whose browser has asked for other words meanwhile, holds no connection any more. */
async function inTime(
  { kinds, find: ask }: Lane,
  signal: AbortSignal,
): Promise<{ found: FoundGroup[]; missed: readonly FoundKind[] }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const asked = withinTime(patienceMs, signal, ask).catch((error: unknown) => {
    if (isOverTime(error)) return null;
    throw error;
  });
  // Whoever is not waited for any more may fail unheard.
  asked.catch(() => undefined);
  try {
    const found = await Promise.race([asked, late]);
    return found === null ? { found: [], missed: kinds } : { found, missed: [] };
  } finally {
    clearTimeout(timer);
  }
}

const paperTables: Readonly<Record<string, PaperTable<string, never>>> = {
  complaint: complaintPapers,
  tipoff: tipoffPapers,
  inquiry: inquiryPapers,
  enforcement: enforcementPapers,
};

/** A paper by what it is called; its number alone says nothing to who has not written it. */
function withTitles(group: Found | FoundPapers): FoundGroup {
  const ones = group.ones.map((one) => {
    if (!('paper' in one)) return one;
    const { paper, ...rest } = one;
    const rule = paperTables[paper.matter]?.[paper.kind];
    return { ...rest, state: rule === undefined ? null : { zh: rule.zh, en: rule.en } };
  });
  return { ...group, ones };
}
