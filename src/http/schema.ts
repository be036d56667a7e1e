import { z } from '@hono/zod-openapi';
import { problemsOf } from '../domain/field.ts';
import { Refusal } from '../domain/refusal.ts';

/** A JSON body or answer in the OpenAPI document. */
export function json<S extends z.ZodType>(schema: S) {
  return { content: { 'application/json': { schema } } };
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
} as const;

/** What a body that does not fit its schema answers: every field named in words, by the schema's own labels. */
export function checked(schema: z.ZodType) {
  return (result: { success: boolean; error?: unknown }): undefined => {
    if (!result.success) throw new Refusal('invalid-input', {}, problemsOf(result.error as z.ZodError, schema));
  };
}
