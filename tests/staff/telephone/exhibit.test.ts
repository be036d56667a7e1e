import { describe, expect, it } from 'vitest';
import { CollectExhibit } from '../../../src/domain/supervision/enforcement/exhibit.ts';
import { filesWith, FieldItem } from '../../../src/domain/device/field-outbox.ts';
import {
  emptyExhibit,
  exhibitOpening,
  missingExhibit,
  type ExhibitDraft,
} from '../../../src/staff/telephone/field/exhibit-acts.ts';

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
