import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cast } from './build/cast.ts';

const { people } = JSON.parse(readFileSync(new URL('../seeds/qinghe.json', import.meta.url), 'utf8')) as {
  people: { account: string; role: string; organisationId: string | null }[];
};

test('Everybody of the cast has an account in the sample county, with the role and in the office that the name says.', () => {
  const seen = Object.entries(cast).map(([part, account]) => {
    const person = people.find((one) => one.account === account);
    return `${part}: ${person?.role} ${person?.organisationId}`;
  });
  expect(seen).toEqual([
    'admin: admin AMR',
    'security: security AMR',
    'auditor: auditor AMR',
    'deputyDirector: leader AMR',
    'dutyLeader: leader AMR',
    'centre: centre C12315',
    'otherCentre: centre C12315',
    'officeHead: officeHead SO-LH',
    'officer: officer SO-LH',
    'otherOfficer: officer SO-LH',
    'headOfChengguan: officeHead SO-CG',
    'officerOfChengguan: officer SO-CG',
    'headOfShiqiao: officeHead SO-SQ',
    'officerOfShiqiao: officer SO-SQ',
    'headOfLongquan: officeHead SO-LQ',
    'officerOfLongquan: officer SO-LQ',
    'mediator: mediator CA',
    'city: superior AMR-CITY',
    'agriculture: department AGRI',
    'health: department HEAL',
    'housing: department HOUS',
  ]);
});
