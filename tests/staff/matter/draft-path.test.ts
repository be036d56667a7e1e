import { describe, expect, it } from 'vitest';
import { draftPath } from '../../../src/staff/matter/draft/draft-path.ts';

const id = '00000000-0000-7000-8000-0000000000d1';

describe('the place of a form', () => {
  it.each([
    ['?q=张三&state=all', '/people'],
    [`?open=${id}&q=13800000662`, `/people?open=${id}`],
    ['?open=张三', '/people'],
    ['?new=1', '/people?new=1'],
    [`?q=${'长'.repeat(500)}`, '/people'],
  ])('%s stands where its form opens again, and names nobody', (search, path) =>
    expect(draftPath('/people', search)).toBe(path),
  );
});
