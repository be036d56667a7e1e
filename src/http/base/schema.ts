import { OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';
import { problemsOf } from '../../domain/base/field.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Env } from './env.ts';

/** Routes of the API: what fits no schema and has no words of its own is still answered with a problem document. */
export function apiRoutes(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      // A number or id that cannot be one names nothing.
      if (result.target === 'param') throw new Refusal('not-found');
      throw new Refusal('invalid-input', {}, problemsOf(result.error, z.unknown()));
    },
  });
}

/** The longest list that anybody sends as JSON is a county's villages, at a third of this. */
export const mostJsonBytes = 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: mostJsonBytes,
  onError: () => {
    throw new Refusal('invalid-input', {}, [
      { path: '', zh: '提交的内容太大，请分几次交。', en: 'The content is too large; send it in parts.' },
    ]);
  },
});

/** Refuses a body that is too long before it is read into memory; uploads, which go to disk, have limits of their own. */
export const limitJson: MiddlewareHandler = (c, next) => {
  // Opening a body as a stream costs a tenth of a whole filing; one that says its length, and is short, is not opened.
  const length = c.req.header('content-length');
  const isShort = length !== undefined && Number(length) <= mostJsonBytes;
  return isShort && c.req.header('transfer-encoding') === undefined ? next() : limitBody(c, next);
};

/** A JSON body or answer in the OpenAPI document. */
export function json<S extends z.ZodType>(schema: S) {
  return { content: { 'application/json': { schema } } };
}

/** A JSON body that must be there: without it, or sent as another type, it is refused and never taken as empty. */
export function body<S extends z.ZodType>(schema: S) {
  return { ...json(readAtOnce(schema)), required: true };
}

/**
 * The schema, which reads at once where it is asked to read later: no body of ours waits for anything, and what is read at once is read
 * by code made for it, three times as fast. One with a rule that waits after all is read as it asks to be: so whoever shares the schema
 * gets the same of it as before.
 */
function readAtOnce<S extends z.ZodType>(schema: S): S {
  const readLater = schema.safeParseAsync;
  schema.safeParseAsync = async (value, options) => {
    try {
      return schema.safeParse(value, options);
    } catch (error) {
      if (error instanceof z.core.$ZodAsyncError) return readLater(value, options);
      throw error;
    }
  };
  return schema;
}

/** An answer whose shape is a type of the program; the document says only that it is an object. */
export function shape<T>() {
  return z.custom<T>().openapi({ type: 'object' });
}

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    zh: z.string().openapi({ description: '一句中文：哪里不对，怎么办' }),
    en: z.string(),
    fields: z.array(z.object({ path: z.string(), zh: z.string(), en: z.string() })).optional(),
  })
  .openapi('Problem');

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** What every route may answer besides its own. */
export const problems = {
  400: problem('有几项要改'),
  401: problem('没有登录'),
  403: problem('无权'),
  404: problem('没有，或不归您看'),
  409: problem('现在不能办'),
  422: problem('内容不合规则'),
  429: problem('试得太多'),
  503: problem('忙'),
  507: problem('服务器的磁盘满了'),
} as const;

/**
 * What the schema of a route has let through. Only for routes that are made from a table: their address is put together, which
 * hides from the compiler what their parts are, so that the schema says it once more.
 */
export function validOf<S extends z.ZodType>(c: Validated, part: 'json' | 'query', _schema: S): z.output<S> {
  return (c.req.valid as (part: string) => unknown)(part) as z.output<S>;
}

interface Validated {
  req: { valid: (part: never) => unknown };
}

/** What a body that does not fit its schema answers: every field named in words, by the schema's own labels. */
export function checked(schema: z.ZodType) {
  return (result: { success: boolean; error?: unknown }): undefined => {
    if (!result.success) throw new Refusal('invalid-input', {}, problemsOf(result.error as z.ZodError, schema));
  };
}
