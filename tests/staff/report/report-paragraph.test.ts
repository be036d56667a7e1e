import { describe, expect, it } from 'vitest';
import { figureNames, type FigureValues } from '../../../src/domain/figures.ts';
import { wordsOf } from '../../../src/staff/report/report-paragraph.tsx';

const zero: FigureValues = {
  received: 0,
  people: 0,
  accepted: 0,
  declined: 0,
  mediated: 0,
  settled: 0,
  terminated: 0,
  closed: 0,
  closureRate: null,
  recoveredFen: 0,
  compensationFen: 0,
  settledAtStation: 0,
  tipoffs: 0,
  casesOpened: 0,
  askedPeople: 0,
  outreaches: 0,
  audience: 0,
  audienceEstimated: 0,
  materialsHandedOut: 0,
  educationPoints: 0,
  lecturerOutreaches: 0,
  lecturerAudience: 0,
  seminars: 0,
  notices: 0,
  warnings: 0,
  incidents: 0,
  stationsAsked: 0,
  stationsAnswered: 0,
  surveys: 0,
  surveySample: 0,
  surveyFindings: 0,
  guidanceItems: 0,
  batchesSampled: 0,
  batchesByProvince: 0,
  batchesByCity: 0,
  batchesByCounty: 0,
  foodOffShelfGrams: 0,
  inspectedShops: 0,
  shopVisits: 0,
  schoolZoneShops: 0,
  violationsFound: 0,
  bans: 0,
  personTimes: 0,
  vehicleTimes: 0,
  joinedInspections: 0,
  festivalChecks: 0,
  festivalVisits: 0,
  fakeBottles: 0,
  fakeBags: 0,
  casesFiled: 0,
  casesClosed: 0,
  samplingCases: 0,
  samplingCasesClosed: 0,
  samplingCaseValue: 0,
  samplingPenalties: 0,
  samplingCollected: 0,
  termCases: 0,
  termPenalties: 0,
  termCollected: 0,
  complaintCases: 0,
  casesSettled: 0,
};

describe('a figure on the report', () => {
  it('S49 空缺的每个数都印“*”，数过是零的印“0”', () => {
    expect(figureNames.map((name) => wordsOf(name, null))).toEqual(figureNames.map(() => '*'));
    expect(wordsOf('accepted', zero)).toBe('0');
    expect(wordsOf('recoveredFen', zero)).toBe('0');
    expect(wordsOf('closureRate', zero)).toBe('—');
  });

  it('is blank beside figures that an old ledger tells, and a nought of theirs is one', () => {
    const told = { batchesSampled: 289, batchesByProvince: 0 };
    expect(wordsOf('batchesSampled', told)).toBe('289');
    expect(wordsOf('batchesByProvince', told)).toBe('0');
    expect(wordsOf('received', told)).toBe('*');
    expect(wordsOf('closureRate', told)).toBe('*');
  });
});
