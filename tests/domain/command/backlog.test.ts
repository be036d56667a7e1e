import { describe, expect, it } from 'vitest';
import { agedOf, backlogReasonsOf, bucketOf, countAges, reasonText } from '../../../src/domain/command/backlog.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Talk } from '../../../src/domain/complaint/facts/facts.ts';
import { nearnessOf, tiesOf } from '../../../src/domain/command/nearest-station.ts';
import type { Region } from '../../../src/domain/county/region.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import type { Station } from '../../../src/domain/county/station.ts';
import { aComplaint } from '../../build/complaint.ts';

const limits = defaultLocalLimits.backlog;
const none = { ...limits, ageDays: 0, idleDays: 0, targetDays: 0, attempts: 0, overdue: false };
const received = new Date('2026-04-20T09:00:00+08:00');
const base = { ...aComplaint({ state: 'mediating' }), receivedAt: received, sessions: [], talks: [], pauses: [] };
const open = (change: Partial<Complaint> = {}): Complaint => ({ ...base, dueRule: null, ...change });
const talk = (result: Talk['result'], stationId = 'A'): Talk => ({
  on: '2026-04-22',
  legalRole: 'negotiation',
  result,
  words: '谈过',
  byId: '',
  stationId,
});

describe('the backlog', () => {
  it('S182 积案看收到多久、多久没动、离期满几天、超期、谈了几次没成，哪一条由县里定', () => {
    const complaint = open({
      dueRule: 'C-03',
      dueOn: '2026-06-12',
      legalOn: '2026-06-19',
      talks: [talk('notAgreed'), talk('factsOnly')],
    });
    const aged = agedOf(complaint, '2026-05-28', '2026-06-14');
    expect(aged).toEqual({ ageDays: 55, idleDays: 17, targetDays: 5, overdue: true, attempts: 1 });
    const met = (change: object) => backlogReasonsOf(complaint, aged, { ...none, ...change });
    expect(met({})).toEqual([]);
    expect(met({ ageDays: 55 })).toEqual(['age']);
    expect(met({ ageDays: 56 })).toEqual([]);
    expect(met({ idleDays: 17 })).toEqual(['idle']);
    expect(met({ targetDays: 5 })).toEqual(['target']);
    expect(met({ targetDays: 4 })).toEqual([]);
    expect(met({ attempts: 1 })).toEqual(['attempts']);
    expect(met({ overdue: true })).toEqual(['overdue']);
    expect(reasonText('idle', aged).zh).toBe('17 天没有动静');
  });

  it('is neither what has ended, nor what is out for testing, nor what no office has', () => {
    const aged = agedOf(open(), '2026-04-20', '2026-06-14');
    expect(backlogReasonsOf(open(), aged, limits)).toEqual(['idle', 'age']);
    for (const state of ['atStation', 'registered', 'settled', 'told', 'closed'] as const)
      expect(backlogReasonsOf(open({ state }), aged, limits)).toEqual([]);
    const pauses = [{ from: '2026-05-01', to: null, reason: '' }] as unknown as Complaint['pauses'];
    expect(backlogReasonsOf(open({ pauses }), aged, limits)).toEqual([]);
  });

  it('puts every age into one part', () => {
    expect([0, 15, 16, 30, 31, 60, 61, 90, 91, 400].map(bucketOf)).toEqual([
      'to15',
      'to15',
      'to30',
      'to30',
      'to60',
      'to60',
      'to90',
      'to90',
      'over90',
      'over90',
    ]);
    expect(countAges([3, 16, 17, 200])).toEqual({ to15: 1, to30: 2, to60: 0, to90: 0, over90: 1 });
  });
});

const region = (id: string, x: number, kind: Region['kind'] = 'village'): Region => ({
  id,
  name: `${id}村`,
  kind,
  parentId: 'T',
  x,
  y: 0,
  pinyin: '',
  initials: '',
  officeId: 'SO',
});
const station = (id: string, x: number, change: Partial<Station> = {}): Station => ({
  id,
  name: `${id}村消费维权联络站`,
  kind: 'village',
  officeId: 'SO',
  regionId: id,
  x,
  y: 0,
  serves: 'area',
  venueNames: [],
  publishedWindow: false,
  phone: '',
  address: '',
  contactName: '',
  active: true,
  ...change,
});
const regions = [region('A', 0), region('B', 5), region('C', 6), region('D', 20), region('T', 0, 'county')];
const stations = [
  station('A', 0),
  station('B', 5),
  station('C', 6),
  station('D', 20),
  station('E', 4, { active: false }),
];
const dispute = {
  operatorName: '老周农资店',
  consumerName: '李有田',
  consumerRegionId: 'A',
  operatorRegionId: 'D',
  stationId: null,
  talks: [] as Talk[],
};

describe('the nearest station', () => {
  it('S183 提议离投诉人家或者店最近的、启用的站点，把理由写成话', () => {
    const found = nearnessOf(stations, regions).propose(dispute);
    expect(found.map(({ stationId, side }) => [stationId, side])).toEqual([
      ['A', 'home'],
      ['D', 'shop'],
      ['B', 'home'],
    ]);
    expect(found[0]?.reasonZh).toBe('A村站：投诉人住在A村，那里有站点');
    expect(found[2]?.reasonZh).toBe('B村站：投诉人住在A村，B村的站点离得近，5.0 公里');
  });

  it('proposes none where nobody knows the village', () => {
    expect(
      nearnessOf(stations, regions).propose({ ...dispute, consumerRegionId: 'T', operatorRegionId: null }),
    ).toEqual([]);
  });

  it('asks the station of a supermarket for no dispute of others, and an idle station after the living', () => {
    const hall = station('M', 0, { serves: 'venue', kind: 'supermarket', venueNames: ['好又多超市'], regionId: 'A' });
    const all = [hall, ...stations];
    const ids = (found: { stationId: string }[]) => found.map(({ stationId }) => stationId);
    expect(ids(nearnessOf(all, regions).propose(dispute))).toEqual(['A', 'D', 'B']);
    // Of its own house it is named, to say why it is not asked; where nobody else is, it is asked.
    const own = nearnessOf(all, regions).propose({ ...dispute, operatorName: '好又多超市' });
    expect(own.find(({ stationId }) => stationId === 'M')?.ties).toEqual(['host']);
    expect(ids(nearnessOf([hall], regions).propose(dispute))).toEqual(['M']);
    const quiet = nearnessOf(stations, regions, new Set(['A', 'D'])).propose(dispute);
    expect(ids(quiet)).toEqual(['B', 'C', 'A']);
    expect(quiet.map(({ idle }) => idle)).toEqual([false, false, true]);
  });

  it('S184 人脉也是风险：店就是站点所在的场所、联系人是当事人、沾亲的不能请；谈过、退过、同村的写明', () => {
    const host = station('A', 0, { serves: 'venue', venueNames: ['老周农资店'], kind: 'market' });
    expect(tiesOf(host, dispute)).toEqual(['host']);
    expect(tiesOf(station('A', 0, { contactName: '李有田' }), dispute)).toEqual(['party']);
    expect(tiesOf(station('D', 0), dispute)).toEqual(['sameVillage']);
    expect(tiesOf(station('A', 0), { ...dispute, talks: [talk('notAgreed')] })).toEqual(['handled']);
    const said = [{ stationId: 'A', kin: true, elsewhere: false }];
    expect(tiesOf(station('A', 0), dispute, said)).toEqual(['kin']);
    const order = nearnessOf(stations, regions).propose(dispute, said);
    expect(order.map(({ stationId }) => stationId)).toEqual(['D', 'B', 'C', 'A']);
    const tried = nearnessOf(stations, regions).propose({ ...dispute, talks: [talk('notReached')] });
    expect(tried[0]?.stationId).toBe('D');
  });
});
