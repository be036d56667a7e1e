import { describe, expect, it } from 'vitest';
import { ApplyForStation, applyForStation } from '../../../src/domain/station/application.ts';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import {
  charterMoves,
  charterStates,
  maySeeCharter,
  takesMatters,
  type Charter,
  type CharterFacts,
  type CharterMove,
} from '../../../src/domain/station/charter.ts';
import { charterDocket, charterProcedure, idleDays, noHealth } from '../../../src/domain/station/charter-procedure.ts';
import { aliveOf, countAlive } from '../../../src/domain/desk/wall.ts';
import { isRunningStation, networkFigures, stationTable } from '../../../src/domain/station/station-table.ts';
import { stationCountsAgree, stationFigureWords } from '../../../src/domain/station/station-figures.ts';
import { presets } from '../../../src/domain/station/standard-presets.ts';
import type { Refusal } from '../../../src/domain/base/refusal.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { aCharter, allMet, charterDay, charterFacts, charterInputs } from '../../build/charter.ts';
import { anActor, anId } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

function make(charter: Charter, move: CharterMove, input: object = {}, facts: CharterFacts = charterFacts()) {
  const rule = charterProcedure[move];
  const parsed = rule.input.parse({ ...charterInputs[move], ...input });
  return (rule.apply as unknown as (a: Charter, b: object, c: object) => { next: Charter; event: never })(
    charter,
    parsed,
    facts,
  );
}
const after = (charter: Charter, ...moves: CharterMove[]) => moves.reduce((now, move) => make(now, move).next, charter);

const apply = (change: object = {}) =>
  ApplyForStation.parse({
    id: anId(),
    name: '东关超市消费维权服务站',
    kindCode: 'service',
    venueKind: 'supermarket',
    regionId: 'V0303',
    contactName: '王芳',
    phone: '13900000001',
    ...change,
  });

describe('the life of a station', () => {
  it('makes each move that the table has for the state and refuses every other', () => {
    for (const state of charterStates)
      for (const move of Object.keys(charterProcedure) as CharterMove[]) {
        const charter = aCharter({ state, stationId: 'ST-2026-0001' });
        const to = (charterMoves[state] as Partial<Record<string, string>>)[move];
        const kit = ['rules', 'register'].map((code) => ({
          code,
          deliveredOn: charterDay,
          postedOn: null,
          attachmentIds: [],
        }));
        const act = () => make({ ...charter, kit }, move);
        if (to === undefined) expect(codeOf(act), `${state} ${move}`).toBe('move-not-allowed');
        else {
          const { next, event } = act();
          expect(next.state, `${state} ${move}`).toBe(to);
          expect(timelineZh(event), `${state} ${move}`).not.toMatch(/undefined|null|A step|办了一步/u);
        }
      }
  });

  it('goes from the application to the running station, which alone takes matters', () => {
    const { next, event } = applyForStation(apply(), { ...charterFacts(), number: '站2026-0001' });
    expect(next).toMatchObject({ state: 'applied', officeId: 'SO-LH', stationId: null, facility: false });
    expect(timelineZh(event as never)).toBe('提出建站申请。');
    const running = after(next, 'review', 'inspect', 'approve', 'hang', 'deliver', 'activate');
    expect(running).toMatchObject({
      state: 'active',
      stationId: 'ST-2026-0001',
      batchNumber: '批2026-0001',
      plaqueNumber: '青维 2026-01',
    });
    expect(charterStates.filter((state) => takesMatters({ state, facility: false }))).toEqual(['active', 'rectifying']);
    expect(charterStates.filter((state) => takesMatters({ state, facility: true }))).toEqual([]);
  });

  it('S60 S110 消费教育中心、学校、基地在同一本册子里，按类别数，不接件', () => {
    for (const kindCode of ['centre', 'school', 'base']) {
      const { next } = applyForStation(apply({ kindCode }), { ...charterFacts(), number: '站2026-0002' });
      expect(next.facility).toBe(true);
      const open = after({ ...next, state: 'equipped', stationId: 'ST-2026-0002' }, 'deliver', 'activate');
      expect(takesMatters(open)).toBe(false);
      const { running, table } = networkFigures([{ ...open, idle: false }], presets, charterDay);
      expect([running, table.whole.all.n, table.rows]).toEqual([0, 0, []]);
      expect(table.facilities.map(({ code, n }) => [code, n]).toSorted()).toEqual(
        ['base', 'centre', 'school'].map((code) => [code, code === kindCode ? 1 : 0]),
      );
    }
  });

  it('S26 S192 在用的站点只有一种数法：站点页、大屏、县情的是同一个数，整改的和闲置的在内，教育设施不在', () => {
    const all = [
      ...charterStates.map((state) => ({ state, facility: false, idle: false })),
      { state: 'active' as const, facility: true, idle: false },
      { state: 'active' as const, facility: false, idle: true },
      { state: 'suspended' as const, facility: true, idle: false },
    ].map((one, i) => ({
      ...aCharter({ state: one.state, facility: one.facility, closedOn: one.state === 'closed' ? charterDay : null }),
      id: `C${i}`,
      idle: one.idle,
    }));
    const { running, idle, rectifying, table } = networkFigures(all, presets, charterDay);
    expect({ running, idle, rectifying, counted: table.whole.all.n }).toEqual({
      running: 3,
      idle: 1,
      rectifying: 1,
      counted: 3,
    });
    expect(countAlive(all)).toEqual({ active: 3, idle: 1, rectifying: 1, suspended: 1 });
    // A school is drawn as no station.
    expect(all.filter(({ facility }) => facility).map(aliveOf)).toEqual([null, null]);
    // Today the state of the file says it; `takesMatters` and the definition are one.
    for (const one of all) expect(isRunningStation(one, charterDay), one.state).toBe(takesMatters(one));
    expect(stationFigureWords.stationsRunning.footnoteZh).toBe(stationCountsAgree.zh);
  });

  it('S26 截止日在不在用：看投入运行日、撤销日和那天以前最后一次停用、恢复；原样录入的从录入那天起', () => {
    const station = aCharter({ state: 'active', activatedOn: '2026-03-01', approvedOn: '2026-02-01' });
    const uses = [
      { verb: 'charter-activated', onDay: '2026-03-01' },
      { verb: 'charter-suspended', onDay: '2026-05-10' },
      { verb: 'charter-resumed', onDay: '2026-06-20' },
    ] as const;
    const on = (day: string, one = station, lines: readonly (typeof uses)[number][] = uses) =>
      isRunningStation(one, day, lines);
    expect(
      ['2026-02-28', '2026-03-01', '2026-05-09', '2026-05-10', '2026-06-19', '2026-06-20'].map((day) => on(day)),
    ).toEqual([false, true, true, false, false, true]);
    expect(on('2026-07-01', { ...station, facility: true })).toBe(false);
    // Entered as it stood and suspended then: only the line that took it up again says so.
    const entered = aCharter({ state: 'active', activatedOn: null, approvedOn: null, appliedOn: '2026-01-05' });
    expect(
      ['2026-01-04', '2026-01-05', '2026-06-19', '2026-06-20'].map((day) => on(day, entered, uses.slice(2))),
    ).toEqual([false, false, false, true]);
    // One that was closed counts until then, whoever opened it; one that never ran does not.
    const closed = { ...entered, state: 'closed' as const, closedOn: '2026-08-01' };
    expect(['2026-07-31', '2026-08-01'].map((day) => on(day, closed, []))).toEqual([true, false]);
    expect(on('2026-07-31', { ...closed, approvedOn: '2026-02-01' }, [])).toBe(false);
    for (const state of ['applied', 'reviewed', 'inspected', 'refused'] as const)
      expect(on('2026-07-31', { ...entered, state }, []), state).toBe(false);
  });

  it('S137 五进的准入条件按量核对：商场超市 300 平方米，量不到的不能记为达到，也批不了', () => {
    const small = aCharter({ state: 'reviewed', measures: { areaSqm: 180 } });
    expect(codeOf(() => make(small, 'inspect', { measures: { areaSqm: 180 } }))).toBe('charter-measure-short');
    const findings = allMet(small, ['equipment']);
    const seen = make(small, 'inspect', { findings, measures: { areaSqm: 180 } }).next;
    expect(seen.checks[0]?.results.find(({ code }) => code === 'admission-mall')?.score).toBe(0);
    expect(codeOf(() => make(seen, 'approve'))).toBe('charter-not-admitted');
    const larger = make(seen, 'inspect', { measures: { areaSqm: 300 } }).next;
    expect(larger.checks[1]?.results.find(({ code }) => code === 'admission-mall')).toMatchObject({
      score: 100,
      version: 1,
    });
    expect(make(larger, 'approve').next.state).toBe('approved');
  });

  it('S197 已建站点按清单复验：必备的都达到才过，八十分以上记为规范化，清单版本留下', () => {
    const station = aCharter({ state: 'rectifying', stationId: 'ST-1', kindCode: 'liaison', venueKind: 'village' });
    const all = allMet(station, ['equipment', 'standardisation']);
    const done = make(station, 'reaccept', { findings: all }).next;
    expect(done).toMatchObject({ state: 'active', standardisedOn: charterDay, rectifyBy: null });
    expect(done.checks[0]?.results.map(({ code, version, score }) => [code, version, score])).toEqual([
      ['six-ones', 1, 100],
      ['seven-same', 1, 100],
    ]);
    const few = all.filter((one) => one.standard === 'six-ones');
    expect(make(station, 'reaccept', { findings: few }).next).toMatchObject({ state: 'active', standardisedOn: null });
    const without = all.map((one) =>
      one.standard === 'six-ones' && one.code === 'i01' ? { ...one, met: false } : one,
    );
    expect(codeOf(() => make(station, 'reaccept', { findings: without }))).toBe('charter-not-admitted');
  });

  it('要照片的条目没有照片不能记为达到，一次说全；量出来的也一样；没打勾的不用照片', () => {
    const station = aCharter({ state: 'reviewed' });
    const all = allMet(station, ['admission', 'equipment']);
    const bare = (...codes: string[]) =>
      all.map((one) => (codes.includes(one.code) ? { ...one, attachmentId: null } : one));
    const refused = (findings: object[], standards = presets) => {
      try {
        make(station, 'inspect', { findings }, charterFacts({ standards }));
      } catch (error) {
        const { code, facts } = error as Refusal;
        if (code === 'charter-measure-photo') return `${facts['items']}；只能拍照：${facts['measured']}`;
        return code === 'charter-photo-missing' ? facts['items'] : error;
      }
      return null;
    };
    expect(refused(all)).toBeNull();
    expect(refused(bare('i02', 'i05'))).toBe('规范统一、专属设备');
    // The system of the office asks for none.
    expect(refused(bare('i09'))).toBeNull();
    expect(refused(bare('i02').map((one) => (one.code === 'i02' ? { ...one, met: false } : one)))).toBeNull();
    const measured = presets.map((one) =>
      one.code === 'admission-mall' ? { ...one, items: one.items.map((item) => ({ ...item, photo: true })) } : one,
    );
    expect(refused(all, measured)).toBe('营业面积 300 平方米以上；只能拍照：营业面积 300 平方米以上');
    const old = aCharter({ state: 'active', stationId: 'ST-1', kindCode: 'liaison', venueKind: 'village' });
    const again = allMet(old, ['equipment', 'standardisation']).map((one) => ({ ...one, attachmentId: null }));
    expect(codeOf(() => make(old, 'reaccept', { findings: again }))).toBe('charter-photo-missing');
  });

  it('S145 建站资料逐项登记送达、上墙；必备的没送到就不能运行', () => {
    const equipped = aCharter({ state: 'equipped', stationId: 'ST-1', plaqueOn: charterDay });
    expect(codeOf(() => make(equipped, 'activate'))).toBe('charter-kit-missing');
    const given = make(equipped, 'deliver', { codes: ['rules', 'register', 'card'], posted: true }).next;
    expect(given.kit.map(({ code, postedOn }) => [code, postedOn])).toEqual([
      ['rules', charterDay],
      ['register', charterDay],
      ['card', charterDay],
    ]);
    expect(make(given, 'activate').next.state).toBe('active');
    expect(codeOf(() => make(equipped, 'deliver', { codes: ['flag'] }))).toBe('invalid-input');
    expect(networkFigures([{ ...given, state: 'active', idle: false }], presets, charterDay).kitRate).toBe(0.5);
  });

  it('S102 职责清单读过签收，记下版本、姓名和日子，签收数数得出来', () => {
    const station = aCharter({ state: 'active', stationId: 'ST-1' });
    const signed = make(station, 'acknowledge', {}, charterFacts({ by: anActor('station') })).next;
    expect(signed.acknowledgements).toMatchObject([{ code: 'duty', version: 1, name: '王芳', on: charterDay }]);
    const both = [signed, station].map((one) => ({ ...one, idle: false }));
    expect(networkFigures(both, presets, charterDay)).toMatchObject({ running: 2, dutySigned: 1 });
    // A new version of the sheet has to be signed anew.
    const sheet = presets.find(({ code }) => code === 'duty');
    if (sheet === undefined) throw new Error('the sheet is there');
    expect(networkFigures(both, [...presets, { ...sheet, version: 2 }], charterDay).dutySigned).toBe(0);
  });

  it('S148 S61 试点、示范、普通有起算日；教育联络点是站点的一个身份，不另设一处', () => {
    const station = aCharter({ state: 'active', stationId: 'ST-1' });
    const pilot = make(station, 'classify').next;
    expect(pilot).toMatchObject({ tier: 'pilot', tierSince: charterDay, educationSince: charterDay });
    const { educationPoints, table } = networkFigures([{ ...pilot, idle: false }], presets, charterDay);
    expect(educationPoints).toBe(1);
    const tiersOf = ({ whole }: typeof table) => Object.entries(whole.tiers).map(([tier, { n }]) => [tier, n]);
    expect(tiersOf(table)).toEqual([
      ['ordinary', 0],
      ['pilot', 1],
      ['demonstration', 0],
    ]);
    // On the day before it was no pilot yet.
    expect(tiersOf(stationTable([{ ...pilot, activatedOn: '2026-01-01' }], presets, '2026-11-24'))).toEqual([
      ['ordinary', 1],
      ['pilot', 0],
      ['demonstration', 0],
    ]);
    expect(make(pilot, 'classify', { education: false }).next.educationSince).toBeNull();
  });

  it('S25 进驻计划是县里自己的清单：每一“进”有目标、有已建数，改了就是下一版', () => {
    const five = presets.find((one) => one.code === 'five-entries');
    if (five === undefined) throw new Error('the programme is there');
    const planned = { ...five, version: 2, items: five.items.map((item) => ({ ...item, target: 4 })) };
    const stations = [
      aCharter({ state: 'active', venueKind: 'mall' }),
      aCharter({ state: 'active', venueKind: 'hotel', sitings: ['enterprise', 'scenicArea'] }),
      aCharter({ state: 'closed', venueKind: 'mall', closedOn: charterDay }),
    ];
    const { programmes, whole, rows } = stationTable(stations, [...presets, planned], charterDay);
    const mine = programmes.find(({ code }) => code === 'five-entries');
    expect(mine?.version).toBe(2);
    expect(mine?.entries.map(({ code, zh, target }) => [zh, target, whole.entries[code]?.n])).toEqual([
      ['进商场', 4, 1],
      ['进超市', 4, 0],
      ['进市场', 4, 0],
      ['进企业', 4, 1],
      ['进景区', 4, 1],
    ]);
    // 六进 stands beside it: of the mall the same stations, of the school none.
    const six = programmes.find(({ code }) => code === 'six-entries');
    expect(six?.entries.map(({ code }) => whole.entries[code]?.n)).toEqual([0, 0, 0, 1, 0, 1]);
    // A neighbourhood is no village, though the county has one kind for both.
    const homes = ['北关社区', '郭庄村'].map((regionName) => ({
      ...aCharter({ state: 'active', venueKind: 'village' }),
      regionName,
    }));
    const { entries } = stationTable(homes, presets, charterDay).whole;
    expect([entries['village']?.n, entries['community']?.n]).toEqual([1, 1]);
    // What the rows count comes to what stands below them, column by column.
    for (const code of Object.keys(whole.entries))
      expect(
        rows.reduce((sum, row) => sum + (row.entries[code]?.n ?? 0), 0),
        code,
      ).toBe(whole.entries[code]?.n);
  });

  it('S196 建得起也要转得起：多少天没有活动算闲置，从运行那天或最近一次活动算', () => {
    const station = aCharter({ state: 'active', activatedOn: '2026-08-01' });
    expect(idleDays(station, noHealth, charterDay)).toBe(116);
    expect(idleDays(station, { lastOn: '2026-11-20' }, charterDay)).toBe(5);
    expect(idleDays({ ...station, state: 'suspended' }, noHealth, charterDay)).toBeNull();
    const counted = [true, false, false, false].map((idle) => ({ ...station, idle }));
    expect(networkFigures(counted, presets, charterDay)).toMatchObject({ running: 4, idle: 1, activeShare: 0.75 });
  });

  it('is not closed while anything there has nobody', () => {
    const station = aCharter({ state: 'active', stationId: 'ST-1' });
    const since = new Date('2026-11-20T09:00:00+08:00');
    const openMatters = [{ kind: 'complaint' as const, id: anId(), number: '投2026-0001', gist: '化肥', since }];
    const other = { id: 'ST-2', serves: 'area' as const, active: true } as CharterFacts['stations'][number];
    const facts = charterFacts({ openMatters, stations: [other, { ...other, id: 'ST-3', active: false }] });
    expect(codeOf(() => make(station, 'close', {}, facts))).toBe('charter-matters-open');
    const to = (toStationId: string) => ({ handover: [{ number: '投2026-0001', toStationId }] });
    expect(codeOf(() => make(station, 'close', to('ST-3'), facts))).toBe('charter-successor');
    expect(codeOf(() => make(station, 'close', to('ST-1'), facts))).toBe('charter-successor');
    expect(make(station, 'close', to('ST-2'), facts).next.state).toBe('closed');
    expect(make(station, 'suspend', to(''), facts).next.state).toBe('suspended');
    expect(codeOf(() => make(station, 'close', to(''), { ...facts, openInstructions: 2 }))).toBe(
      'charter-instructions-open',
    );
  });

  it('is seen by its office, its station and the county, and by nobody else', () => {
    const charter = aCharter({ stationId: 'ST-V0303' });
    const sees = (role: Parameters<typeof anActor>[0], change: object = {}) =>
      maySeeCharter(anActor(role, change), charter);
    expect(sees('officeHead')).toBe(true);
    expect(sees('officeHead', { organisationId: 'SO-SQ' })).toBe(false);
    expect(sees('station')).toBe(true);
    expect(sees('station', { stationId: 'ST-V0102' })).toBe(false);
    expect(sees('centre', { countyId: 1 })).toBe(false);
    expect(availableDocketMoves(charterDocket, aCharter(), anActor('station'))).toEqual([]);
    expect(availableDocketMoves(charterDocket, aCharter(), anActor('officeHead'))).toEqual(['review', 'refuse']);
  });
});
