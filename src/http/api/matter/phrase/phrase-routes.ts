import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import {
  mayWritePhrase,
  PhraseForm,
  scopesOf,
  type Phrase,
  type PhraseScope,
} from '../../../../domain/matter/phrase/phrase.ts';
import { dropPhrase, keepPhrase } from '../../../../actions/matter/phrase/phrase.ts';
import { listPhrases } from '../../../../store/matter/phrase/phrase.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

/** A phrase as its reader finds it. */
export interface SeenPhrase extends Pick<
  Phrase,
  'id' | 'scope' | 'name' | 'words' | 'pinyin' | 'initials' | 'version'
> {
  /** Whether he may change and delete it. */
  mayWrite: boolean;
  /** Who wrote it last. */
  byName: string;
}

export interface PhraseList {
  phrases: SeenPhrase[];
  /** For whom he may write one. */
  scopes: PhraseScope[];
}

const Writing = PhraseForm.extend({ readVersion: z.number().int().min(0) });
const IdParam = z.object({ id: z.uuid() });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

const list = createRoute({
  method: 'get',
  path: '/phrases',
  summary: '常用语：自己的、本单位的、全县的',
  middleware: staffOnly,
  responses: { 200: { description: '常用语', ...json(shape<PhraseList>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/phrases/{id}',
  summary: '存一条常用语：readVersion 是看过的那一版，新写的是 0；同一次提交再来一遍只存一次',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Writing) },
  responses: done,
});
const remove = createRoute({
  method: 'delete',
  path: '/phrases/{id}',
  summary: '删一条常用语；已经删了的也算删了',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: done,
});

export const phraseApi = apiRoutes()
  .openapi(list, async (c) => {
    const { actor, db } = c.get('ctx');
    demand(actor, 'phrase.keep');
    const phrases = (await listPhrases(db, actor)).map((phrase): SeenPhrase => {
      const { id, scope, name, words, pinyin, initials, version, byName } = phrase;
      return { id, scope, name, words, pinyin, initials, version, byName, mayWrite: mayWritePhrase(actor, phrase) };
    });
    return c.json({ phrases, scopes: scopesOf(actor) }, 200);
  })
  .openapi(
    save,
    async (c) => {
      const { readVersion, ...form } = c.req.valid('json');
      await keepPhrase(c.get('ctx'), c.req.valid('param').id, form, readVersion);
      return c.json({ ok: true as const }, 200);
    },
    checked(Writing),
  )
  .openapi(remove, async (c) => {
    await dropPhrase(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });
