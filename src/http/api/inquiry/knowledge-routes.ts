import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import {
  holdsOn,
  isWaiting,
  KnowledgeForm,
  ReturnKnowledge,
  suggest,
  type KnowledgeEntry,
} from '../../../domain/inquiry/knowledge.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  endKnowledge,
  releaseKnowledge,
  saveKnowledge,
  sendBackKnowledge,
} from '../../../actions/inquiry/knowledge.ts';
import { countCitations, entriesInForce, listKnowledge, listVersions } from '../../../store/inquiry/knowledge.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** A version of an entry with the name of who wrote it. */
export interface SeenEntry extends Omit<KnowledgeEntry, 'countyId' | 'writtenById' | 'approvedById'> {
  /** Null for what came with the program. */
  writtenBy: string | null;
  approvedBy: string | null;
  /** Whether people are told it today. */
  holds: boolean;
  /** Whether it waits for somebody else to read it. */
  waits: boolean;
  /** Whether the reader wrote it, and so is not who lets it out. */
  isOwn: boolean;
}

/** The latest version of an entry, as the list shows it and finds it; what it says is read on opening. */
export interface KnowledgeItem extends Pick<
  SeenEntry,
  'id' | 'number' | 'version' | 'title' | 'questions' | 'keywords' | 'waits' | 'isOwn'
> {
  /** Whether people are told this or an older version of it today. */
  inForce: boolean;
  /** How many inquiries were answered out of it. */
  cited: number;
}

export interface SeenSuggestion {
  id: string;
  version: number;
  title: string;
  answer: string;
  articles: readonly string[];
  /** The words of the question on which it rests. */
  because: readonly string[];
}

const IdParam = z.object({ id: z.string().min(1).max(60) });
const Question = z.object({ q: z.string().max(2000).default('') });
const Writing = z.object({ readVersion: z.number().int().min(0), clientId: z.uuid(), form: KnowledgeForm });
const Ending = z.object({ readVersion: z.number().int().min(1), clientId: z.uuid() });

const list = createRoute({
  method: 'get',
  path: '/knowledge',
  summary: '知识库：每条的最新一版',
  middleware: staffOnly,
  responses: { 200: { description: '各条', ...json(shape<{ entries: KnowledgeItem[] }>()) }, ...problems },
});
const suggested = createRoute({
  // What somebody asks may name him, and an address is kept in histories and logs: it goes in the body.
  method: 'post',
  path: '/knowledge-suggestions',
  summary: '按问题的字句推荐知识，边写边找；什么也不存',
  middleware: staffOnly,
  request: { body: body(Question) },
  responses: { 200: { description: '最像的在前', ...json(shape<{ suggestions: SeenSuggestion[] }>()) }, ...problems },
});
const one = createRoute({
  method: 'get',
  path: '/knowledge/{id}',
  summary: '一条知识的各版，新的在前',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: { 200: { description: '各版', ...json(shape<{ versions: SeenEntry[] }>()) }, ...problems },
});
const write = createRoute({
  method: 'put',
  path: '/knowledge/{id}',
  summary: '写一版：readVersion 是看过的那一版，新写一条是 0',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Writing) },
  responses: { 200: { description: '写好的一版', ...json(shape<SeenEntry>()) }, ...problems },
});
const retire = createRoute({
  method: 'post',
  path: '/knowledge/{id}/retire',
  summary: '停用一条，旧版都还能看',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Ending) },
  responses: { 200: { description: '停用的一版', ...json(shape<SeenEntry>()) }, ...problems },
});
const Returning = Ending.extend(ReturnKnowledge.shape);
const approve = createRoute({
  method: 'post',
  path: '/knowledge/{id}/approve',
  summary: '审核通过等着的一版；写的人不能审',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Ending) },
  responses: { 200: { description: '通过的一版', ...json(shape<SeenEntry>()) }, ...problems },
});
const sendBack = createRoute({
  method: 'post',
  path: '/knowledge/{id}/return',
  summary: '退回等着的一版，写明哪里要改',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Returning) },
  responses: { 200: { description: '退回的一版', ...json(shape<SeenEntry>()) }, ...problems },
});

export const knowledgeApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'knowledge.read');
    const [all, cited] = await Promise.all([
      listKnowledge(ctx.db, ctx.actor.countyId),
      countCitations(ctx.db, ctx.actor.countyId),
    ]);
    const shown = all.filter((entry) => mayRead(ctx, entry));
    const inForce = new Set(shown.flatMap((entry) => (holdsOn(entry, ctx.today) ? [entry.id] : [])));
    const latest = shown.filter((entry, i) => shown[i + 1]?.id !== entry.id);
    const entries = latest.map((entry): KnowledgeItem => ({
      id: entry.id,
      number: entry.number,
      version: entry.version,
      title: entry.title,
      questions: entry.questions,
      keywords: entry.keywords,
      waits: isWaiting(entry),
      isOwn: entry.writtenById === ctx.actor.id,
      inForce: inForce.has(entry.id),
      cited: cited.get(entry.id) ?? 0,
    }));
    return c.json({ entries }, 200);
  })
  .openapi(
    suggested,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'knowledge.read');
      const entries = await entriesInForce(ctx.db, ctx.actor.countyId, ctx.today);
      const suggestions = suggest(c.req.valid('json').q, entries).map(({ entry, because }): SeenSuggestion => {
        const { id, version, title, answer, articles } = entry;
        return { id, version, title, answer, articles, because };
      });
      return c.json({ suggestions }, 200);
    },
    checked(Question),
  )
  .openapi(one, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'knowledge.read');
    const all = await listVersions(ctx.db, ctx.actor.countyId, c.req.valid('param').id);
    const versions = all.filter((entry) => mayRead(ctx, entry));
    if (versions.length === 0) throw new Refusal('entry-unknown');
    const names = await namesOf(ctx);
    return c.json({ versions: versions.toReversed().map((entry) => seen(ctx, entry, names)) }, 200);
  })
  .openapi(
    write,
    async (c) => {
      const ctx = c.get('ctx');
      const { form, ...writing } = c.req.valid('json');
      const entry = await saveKnowledge(ctx, c.req.valid('param').id, form, writing);
      return c.json(seen(ctx, entry, await namesOf(ctx)), 200);
    },
    checked(Writing),
  )
  .openapi(
    retire,
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await endKnowledge(ctx, c.req.valid('param').id, c.req.valid('json'));
      return c.json(seen(ctx, entry, await namesOf(ctx)), 200);
    },
    checked(Ending),
  )
  .openapi(
    approve,
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await releaseKnowledge(ctx, c.req.valid('param').id, c.req.valid('json'));
      return c.json(seen(ctx, entry, await namesOf(ctx)), 200);
    },
    checked(Ending),
  )
  .openapi(
    sendBack,
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await sendBackKnowledge(ctx, c.req.valid('param').id, c.req.valid('json'));
      return c.json(seen(ctx, entry, await namesOf(ctx)), 200);
    },
    checked(Returning),
  );

/** What was never let out is read by those who write or let out alone. */
function mayRead({ actor }: Context, entry: KnowledgeEntry): boolean {
  return entry.approvedAt !== null || mayDo(actor, 'knowledge.save') || mayDo(actor, 'knowledge.approve');
}

function seen(ctx: Context, entry: KnowledgeEntry, names: ReadonlyMap<string, string>): SeenEntry {
  const { countyId: _, writtenById, approvedById, ...rest } = entry;
  const nameOf = (id: string) => (id === 'system' ? null : (names.get(id) ?? '已停用账号'));
  return {
    ...rest,
    writtenBy: nameOf(writtenById),
    approvedBy: approvedById === null ? null : nameOf(approvedById),
    holds: holdsOn(entry, ctx.today),
    waits: isWaiting(entry),
    isOwn: writtenById === ctx.actor.id,
  };
}
