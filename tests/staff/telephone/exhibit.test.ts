import { describe, expect, it } from 'vitest';
import { CollectExhibit } from '../../../src/domain/supervision/enforcement/exhibit.ts';
import { filesWith, FieldItem } from '../../../src/domain/device/field-outbox.ts';
import {
  emptyExhibit,
  exhibitOpening,
  missingExhibit,
  secondsOf,
  type ExhibitDraft,
} from '../../../src/staff/telephone/field/exhibit-acts.ts';

import { goingOn, heldAct, insteadOf, mendedAt, stampOf } from '../../../src/staff/telephone/field/draft.ts';
import { photoOfAct, sealedActs, type Body, type OpenAct } from '../../../src/staff/telephone/outbox/kept-acts.ts';
import { bodyOf } from '../../../src/staff/telephone/outbox/sender.ts';
import { keyOf, open } from '../../../src/staff/telephone/outbox/vault.ts';

const id = (k: number) => `00000000-0000-4000-8000-00000000000${k}`;
const whole: ExhibitDraft = {
  ...emptyExhibit('案2026-0003'),
  what: '进货单',
  amount: '3 张',
  source: '当事人店内',
  place: '湖滨小卖部',
  secondId: id(2),
  keptIn: '本所物证室',
  seal: 'F-12',
  shotIds: [id(5)],
};
const missing = (change: Partial<ExhibitDraft>) => missingExhibit({ ...whole, ...change })?.id ?? null;

describe('evidence that is taken in the field, as it is typed', () => {
  it('says what is missing, and what is longer than the list of evidence has room for', () => {
    expect(missing({})).toBeNull();
    const boxes: [Partial<ExhibitDraft>, string][] = [
      [{ caseNumber: '' }, 'case'],
      [{ what: '单' }, 'what'],
      [{ amount: ' ' }, 'amount'],
      [{ source: '' }, 'source'],
      [{ place: '' }, 'place'],
      [{ secondId: '' }, 'second'],
      [{ keptIn: '' }, 'keptIn'],
      [{ what: '单'.repeat(90) }, 'what'],
      [{ source: '店'.repeat(101) }, 'source'],
      [{ keptIn: '室'.repeat(61) }, 'keptIn'],
    ];
    expect(boxes.map(([change]) => missing(change))).toEqual(boxes.map(([, box]) => box));
    expect(missing({ seal: '' })).toBeNull();
  });

  it('is sent as the bureau takes it, with its seal in its name and its photos beside it', () => {
    const stamp = { id: id(9), deviceId: id(8), actedAt: '2026-11-25T07:10:00.000Z' };
    const item = FieldItem.parse(exhibitOpening(whole, id(1), stamp));
    expect(filesWith(item)).toEqual([id(5)]);
    const input = item.kind === 'opening' ? item.input : {};
    expect(CollectExhibit.parse({ ...input, id: item.id })).toMatchObject({
      name: '进货单 3 张（封条 F-12）',
      collectedAt: stamp.actedAt,
      firstId: id(1),
      secondId: id(2),
    });
  });
});

describe('what the bureau did not take of what was opened in the field', () => {
  const stamp = { id: id(9), deviceId: id(8), actedAt: '2026-11-25T07:10:00.000Z' };
  const kept = async (bodies: readonly Body[], name: string, states: OpenAct['act']['state'][]) => {
    const key = await keyOf(new Uint8Array(32));
    const photos = [{ id: id(5), bytes: new Uint8Array([7, 7]) }];
    const made = await sealedActs(key, 'chain', bodies, {
      photos,
      draft: { name, typed: { ...whole, draftId: id(9) } },
    });
    const acts = made.map(({ act, body }, n): OpenAct => ({
      act: { ...act, n, state: states[n] ?? 'waiting' },
      body,
    }));
    return { key, acts };
  };

  it('comes back with its words and its photos under an id of its own, done when it was done; a new one begins empty', async () => {
    const { key, acts } = await kept([bodyOf(exhibitOpening(whole, id(1), stamp), '收证据')], 'exhibit', ['held']);
    const mended = heldAct(acts, id(9));
    expect(mended).toBe(acts[0]);
    expect(acts.map(mendedAt)).toEqual([`#/exhibit/${id(9)}`]);
    expect(goingOn(acts, `exhibit ${id(9)}`, null, mended)).toEqual(whole);
    expect(goingOn(acts, 'exhibit', null, heldAct(acts, ''))).toBeNull();
    const sealed = photoOfAct(acts, whole.shotIds[0] ?? '');
    expect(sealed && [...(await open(key, sealed))]).toEqual([7, 7]);
    expect(stampOf({ ...stamp, id: id(7), actedAt: '2026-11-28T01:00:00.000Z' }, mended)).toEqual({
      ...stamp,
      id: id(7),
    });
    expect(insteadOf(acts, mended)).toEqual(acts);
    expect(insteadOf(acts, null)).toEqual([]);
    expect(
      heldAct(
        await kept([bodyOf(exhibitOpening(whole, id(1), stamp), '')], 'exhibit', ['sent']).then((one) => one.acts),
        id(9),
      ),
    ).toBeNull();
  });

  it('takes the step along that waits behind an opening, and leaves an opening that was taken', async () => {
    const opening = bodyOf({ kind: 'opening', ...stamp, ledger: 'sampling', inspectionId: null, input: {} }, '抽样');
    const step = bodyOf(
      {
        kind: 'step',
        ...stamp,
        id: id(6),
        ledger: 'sampling',
        move: 'sample',
        entryId: id(9),
        version: 1,
        sortieId: null,
        input: {},
      },
      '抽样',
    );
    const refused = (await kept([opening, step], 'sample x', ['held', 'waiting'])).acts;
    expect(insteadOf(refused, heldAct(refused, id(9)))).toEqual(refused);
    const opened = (await kept([opening, step], 'sample x', ['sent', 'held'])).acts;
    expect(insteadOf(opened, heldAct(opened, id(6)))).toEqual(opened.slice(1));
    expect(opened.map(mendedAt)[1]).toBe(`#/sample/${id(6)}`);
  });

  it('is offered to be taken with colleagues of the office alone who hold a certificate', () => {
    const one = (k: number, certificate: string, isOwn: boolean) => ({ id: id(k), name: `某${k}`, certificate, isOwn });
    const people = [one(1, '豫 1', true), one(2, '豫 2', true), one(3, '', true), one(4, '豫 4', false)];
    expect(secondsOf({ people, person: { id: id(1), name: '某1', phone: '' } }).map((who) => who.id)).toEqual([id(2)]);
  });
});
