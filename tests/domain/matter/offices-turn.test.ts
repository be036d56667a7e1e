import { describe, expect, it } from 'vitest';
import { isOfficesTurn } from '../../../src/domain/matter/docket.ts';
import { batchListing } from '../../../src/domain/supervision/sampling/sampling-lists.ts';
import { inspectionListing, stationVisitListing } from '../../../src/domain/supervision/inspection/inspection-lists.ts';
import { anActor } from '../../build/complaint.ts';

describe('a step that could be made by the county and by the office that has the entry in hand', () => {
  const entry = { officeId: 'SO-LH' };
  const centre = { ...anActor('centre'), organisationId: 'C12315' };

  it('waits for the office, and for nobody of the county', () => {
    expect(isOfficesTurn(centre, entry, 'inspection.record')).toBe(true);
    expect(isOfficesTurn({ ...anActor('leader'), organisationId: 'AMR' }, entry, 'inspection.record')).toBe(true);
    expect(isOfficesTurn({ ...anActor('officer'), organisationId: 'SO-LH' }, entry, 'inspection.record')).toBe(false);
  });

  it('waits for the county where no office may make it, or none has it in hand', () => {
    expect(isOfficesTurn(centre, entry, 'charter.approve')).toBe(false);
    expect(isOfficesTurn(centre, { officeId: null }, 'inspection.record')).toBe(false);
    expect(isOfficesTurn(centre, {}, 'inspection.record')).toBe(false);
    expect(isOfficesTurn(centre, { officeId: 'C12315' }, 'inspection.record')).toBe(false);
  });
});

describe('the day by which something is to be done', () => {
  const termOf = (listing: { columns: object }) =>
    Object.values(listing.columns as Record<string, { sorts?: string; text: (item: never) => unknown }>).find(
      ({ sorts }) => sorts === 'due',
    );

  it('is the day of the visit until it was made, and then the day by which it is put right', () => {
    const visit = { plannedOn: '2026-06-01', dueOn: '2026-07-01', rectifyBy: '2026-07-02' };
    const text = (listing: { columns: object }, state: string) =>
      termOf(listing)?.text({ entry: { ...visit, state } } as never);
    expect(text(inspectionListing, 'planned')).toBe('2026-06-01');
    expect(text(inspectionListing, 'found')).toBe('2026-07-01');
    expect(text(stationVisitListing, 'planned')).toBe('2026-06-01');
    expect(text(stationVisitListing, 'mending')).toBe('2026-07-02');
  });

  it('is of a batch the clock of the law, in words', () => {
    const due = { zh: '送检', en: 'Send', targetOn: '2026-06-05' };
    expect(termOf(batchListing)?.text({ entry: {}, more: { due } } as never)).toEqual({
      zh: '送检 2026-06-05',
      en: 'Send 2026-06-05',
    });
  });
});
