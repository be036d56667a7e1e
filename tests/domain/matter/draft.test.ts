import { describe, expect, it } from 'vitest';
import { callerOf, draftPlace, draftSubject, filesNamed, sheetForm } from '../../../src/domain/matter/draft.ts';

const id = '00000000-0000-7000-8000-0000000000d1';

describe('a draft', () => {
  it.each([
    ['new.file', { kind: 'new', what: 'file' }],
    ['new.file.9c1d2e3f', { kind: 'new', what: 'file', sheet: '9c1d2e3f' }],
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
    // Opened by itself the intake is a new sheet: what was begun is gone on with by its name.
    ['new.file', '/complaints/new', '/complaints/new?sheet=0'],
    ['new.file.9c1d2e3f', '/complaints/new?sheet=9c1d2e3f', '/complaints/new?sheet=9c1d2e3f'],
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

describe('a sheet of the intake', () => {
  it('has the name of its call, and is known again by who called, or else by the shop or the story', () => {
    expect([sheetForm('0'), sheetForm('9c1d2e3f')]).toEqual(['new.file', 'new.file.9c1d2e3f']);
    const typed = { 'consumer.name': ' 郑女士 ', 'operator.name': '老周农资店', story: '种子不出苗' };
    expect(callerOf(typed)).toBe('郑女士');
    expect(callerOf({ ...typed, 'consumer.name': '' })).toBe('老周农资店');
    expect(callerOf({ 'consumer.phone': '13800000662', story: '种子不出苗' })).toBe('尾号 0662');
    expect(callerOf({ story: '种'.repeat(40) })).toHaveLength(20);
    expect(callerOf({})).toBe('');
  });
});
