import { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { body } from '../../../src/http/base/schema.ts';
import { appOf, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the body of a route', () => {
  it('is read at once by every route that there is, and never throws', async () => {
    const bodies = appOf(app.deps).openAPIRegistry.definitions.flatMap((one) => {
      const content = one.type === 'route' ? one.route.request?.body?.content['application/json'] : undefined;
      return content !== undefined && 'schema' in content && content.schema instanceof z.ZodType
        ? [content.schema]
        : [];
    });
    expect(bodies.length).toBeGreaterThan(150);
    for (const schema of bodies) expect(schema.safeParse({})).toMatchObject({ success: expect.any(Boolean) });
    for (const schema of bodies) expect(waitsSomewhere(schema)).toBe(false);
  });

  it('with a rule that waits is read as it asks to be, and is no fault of the program', async () => {
    const Slow = z.object({ name: z.string().refine(async (name) => Promise.resolve(name !== ''), '写上名字') });
    expect(waitsSomewhere(Slow)).toBe(true);
    const { schema } = body(Slow).content['application/json'];
    expect(await schema.safeParseAsync({ name: '李有田' })).toMatchObject({ success: true });
    expect(await schema.safeParseAsync({ name: '' })).toMatchObject({ success: false });
  });
});

/** Whether a rule anywhere in the schema is a function that waits. */
function waitsSomewhere(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value === 'function') return value.constructor.name === 'AsyncFunction';
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  const inner =
    value instanceof z.ZodType
      ? value._zod.def
      : '_zod' in value
        ? (value as { _zod: { def: object } })._zod.def
        : value;
  return Object.values(inner).some((one) => waitsSomewhere(one, seen));
}
