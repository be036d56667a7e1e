import { describe, expect, it } from 'vitest';
import { draftPlace, draftSubject, filesNamed } from '../../../src/domain/matter/draft.ts';

const id = '00000000-0000-7000-8000-0000000000d1';

describe('a draft', () => {
  it.each([
    ['new.file', { kind: 'new', what: 'file' }],
    ['投2026-0001.accept', { kind: 'record', number: '投2026-0001', move: 'accept' }],
    ['docket.remark.投2026-0001', { kind: 'record', number: '投2026-0001', move: null }],
    [`docket.person.${id}.correct`, { kind: 'entry', docket: 'person', id, move: 'correct' }],
    ['docket.roster.2026-11', null],
    ['newer', null],
  ])('%s tells what it belongs to', (form, subject) => expect(draftSubject(form)).toEqual(subject));

  it.each([
    ['案2026-0009.submitReview', '/enforcements/案2026-0009', '/enforcements/案2026-0009?do=submitReview'],
    [`docket.guidance.${id}.answer`, '/guidances?open=函2026-0001', `/guidances?open=函2026-0001&step=${id}.answer`],
    [`docket.guidance.${id}.answer`, '/guidances', `/guidances?open=${id}&step=${id}.answer`],
    [`docket.sampling_batch.${id}.sample`, '/samplings/抽2026-0007', `/samplings/抽2026-0007?step=${id}.sample`],
    [`docket.exhibit.${id}.move`, '/enforcements/%E6%A1%882026-0009', `/enforcements/案2026-0009?step=${id}.move`],
    ['new.file', '/complaints/new', '/complaints/new'],
    ['docket.remark.投2026-0001', '/complaints/投2026-0001', '/complaints/投2026-0001'],
  ])('%s of %s goes on at its step', (form, path, place) => {
    expect(decodeURIComponent(draftPlace({ form, path }))).toBe(place);
  });

  it('names its uploads, and nothing where the list is broken', () => {
    expect(filesNamed({ files: JSON.stringify([{ id, fileName: '小票.png' }]) })).toEqual([id]);
    expect(filesNamed({ files: '{' })).toEqual([]);
    expect(filesNamed({ story: id })).toEqual([]);
  });
});
