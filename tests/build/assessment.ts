/** What the tests of assessments share: a scheme, records, a round, and the routes beside the docket. */
import type { Permission } from '../../src/domain/base/permissions.ts';
import type { Scheme, SchemeItem } from '../../src/domain/assessment/scheme.ts';
import { firstMarks, permilleOf, type Score } from '../../src/domain/assessment/score.ts';
import type { Evidence } from '../../src/domain/assessment/yardstick.ts';
import { anId, countyId } from './complaint.ts';

export function aRecord(change: Partial<Evidence> = {}): Evidence {
  const plain = {
    kind: 'complaint',
    number: '投2026-0001',
    on: '2026-08-01',
    words: '',
    met: true,
    amount: 1,
  } as const;
  return { ...plain, id: anId(), ...change };
}

export function anItem(change: Partial<SchemeItem> = {}): SchemeItem {
  const plain = { zh: '登记投诉', group: '', weight: 10, source: 'counted', yardstick: 'filed', full: 4 } as const;
  return { ...plain, code: 'filed', photo: false, ...change };
}

export function aScheme(items: readonly SchemeItem[], change: Partial<Scheme> = {}): Scheme {
  return {
    countyId,
    code: 'test',
    version: 1,
    subject: 'station',
    title: '季度考核',
    basis: '',
    appliesTo: [],
    sharePercent: 20,
    items,
    fromOn: '2026-01-01',
    retired: false,
    savedById: null,
    savedAt: null,
    ...change,
  };
}

export function aScore(
  items: readonly SchemeItem[],
  evidence: Score['evidence'] = {},
  change: Partial<Score> = {},
): Score {
  const marks = firstMarks(items, evidence);
  return {
    countyId,
    assessmentId: '00000000-0000-7000-8000-0000000000a5',
    subjectId: 'ST-V0303',
    version: 1,
    name: '郭庄村消费维权联络站',
    kindCode: 'liaison',
    kindZh: '消费维权联络站',
    townId: 'T03',
    townName: '柳河镇',
    officeId: 'SO-LH',
    stationId: 'ST-V0303',
    departmentIds: [],
    marks,
    evidence,
    permille: permilleOf(items, marks),
    ...change,
  };
}

const scheme = { code: 'one', version: 7, subject: 'station', title: '季度考核', items: [anItem()] };
const award = { code: 'one', version: 7, title: '先进监督站', subject: 'station', quota: 3 };

/** Every route of assessments beside those of the docket, for the test of permissions. */
export function assessmentEndpoints(): { method: string; path: string; permission: Permission; body?: unknown }[] {
  const path = '/api/assessments/none/scores';
  return [
    { method: 'GET', path, permission: 'assessment.read' },
    { method: 'GET', path: `${path}/ST-V0303`, permission: 'assessment.read' },
    {
      method: 'PUT',
      path: `${path}/ST-V0303`,
      permission: 'assessment.mark',
      body: { version: 1, code: 'filed', points: 3, reason: '看过台账' },
    },
    { method: 'GET', path: '/api/schemes', permission: 'scheme.read' },
    { method: 'PUT', path: '/api/schemes', permission: 'scheme.save', body: scheme },
    { method: 'PUT', path: '/api/awards', permission: 'award.save', body: award },
  ];
}
