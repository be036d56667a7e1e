import { describe, expect, it } from 'vitest';
import { draftPath, draftSubject, filesNamed } from '../../../src/domain/matter/draft.ts';

const id = '00000000-0000-7000-8000-0000000000d1';

describe('a draft', () => {
  it.each([
    ['new.file', { kind: 'new', what: 'file' }],
    ['投2026-0001.accept', { kind: 'record', number: '投2026-0001' }],
    ['docket.remark.投2026-0001', { kind: 'record', number: '投2026-0001' }],
    [`docket.person.${id}.correct`, { kind: 'entry', docket: 'person', id }],
    ['docket.roster.2026-11', null],
    ['newer', null],
  ])('%s tells what it belongs to', (form, subject) => expect(draftSubject(form)).toEqual(subject));

  it.each([
    ['?q=张三&state=all', '/people'],
    [`?open=${id}&q=13800000662`, `/people?open=${id}`],
    ['?open=张三', '/people'],
    ['?new=1', '/people?new=1'],
    [`?q=${'长'.repeat(500)}`, '/people'],
  ])('%s stands where its form opens again, and names nobody', (search, path) =>
    expect(draftPath('/people', search)).toBe(path),
  );

  it('names its uploads, and nothing where the list is broken', () => {
    expect(filesNamed({ files: JSON.stringify([{ id, fileName: '小票.png' }]) })).toEqual([id]);
    expect(filesNamed({ files: '{' })).toEqual([]);
    expect(filesNamed({ story: id })).toEqual([]);
  });
});
