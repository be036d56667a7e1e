import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { calendarOf } from '../../../../src/domain/base/calendar.ts';
import { availableDocketMoves } from '../../../../src/domain/matter/docket.ts';
import {
  PlanCampaign,
  planCampaign,
  type Campaign,
  type CampaignFacts,
} from '../../../../src/domain/supervision/inspection/campaign.ts';
import { campaignProcedure } from '../../../../src/domain/supervision/inspection/campaign-steps.ts';
import {
  covertCheckDocket,
  planCovertCheck,
  PlanCovertCheck,
} from '../../../../src/domain/supervision/inspection/covert-check.ts';
import { festivalsAhead } from '../../../../src/domain/supervision/inspection/festival-plan.ts';
import {
  inspectionStateWords,
  noteMoveOf,
  PlanInspection,
  planInspection,
  type Inspection,
  type InspectionFacts,
  type InspectionMove,
} from '../../../../src/domain/supervision/inspection/inspection.ts';
import {
  demandKnownBan,
  inspectionDocket,
  type KnownBan,
} from '../../../../src/domain/supervision/inspection/inspection-steps.ts';
import { byUnit, decideBy } from '../../../../src/domain/supervision/inspection/seizure.ts';
import {
  ComeBack,
  countSortie,
  joinSortie,
  sendSortie,
  SendSortie,
  sortieDocket,
  withJoined,
  type Sortie,
} from '../../../../src/domain/supervision/inspection/sortie.ts';
import {
  stationVisitDocket,
  planStationVisit,
  PlanStationVisit,
} from '../../../../src/domain/supervision/inspection/station-visit.ts';
import { anActor, anId, facts } from '../../../build/complaint.ts';
import {
  aCampaign,
  aCovertCheck,
  aCrew,
  aLook,
  answersTo,
  aPlannedVisit,
  aStationVisitMade,
  aVisit,
  inspectorId,
  secondId,
} from '../../../build/supervision/inspection.ts';
import { codeOf } from '../../../build/refusal.ts';

const today = '2026-11-25';
const inspector = anActor('officer', { id: inspectorId });
const second = anActor('officer', { id: secondId });
const known = (more: object = {}) =>
  ({
    ...facts({ today, by: inspector }),
    number: '检2026-0001',
    campaign: null,
    sortie: null,
    placeOfficeId: 'SO-LH',
    outIds: [],
    unfinished: 0,
    pool: [],
    risky: [],
    leftOut: 0,
    seed: '4C19',
    visitedStation: { id: 'ST-V0303', officeId: 'SO-LH' },
    ...more,
  }) as unknown as InspectionFacts & CampaignFacts & { number: string };

const aRunning = (change: object = {}): Campaign => ({
  ...planCampaign(PlanCampaign.parse({ id: anId(), ...aCampaign(change) }), known()).next,
  state: 'running',
});
const planned = (change: object = {}, more: object = {}): Inspection =>
  planInspection(PlanInspection.parse({ id: anId(), ...aPlannedVisit(change) }), known(more)).next;

function move(one: Inspection, name: InspectionMove, input: object = {}, more: object = {}): Inspection {
  const rule = inspectionDocket.procedure[name];
  if (rule === undefined) throw new Error(name);
  const apply = rule.apply as unknown as (entry: Inspection, given: object, at: object) => { next: Inspection };
  return apply(one, rule.input.parse(input), known(more)).next;
}
const refused = (one: Inspection, name: InspectionMove, input: object = {}, more: object = {}) =>
  codeOf(() => move(one, name, input, more));
const finding = { ...aVisit(), findings: [{ text: '没有标明厂名厂址', isViolation: true }] };

describe('an inspection', () => {
  it('S23 a nil is the record of who was there, whoever sends it in for him, and no older word confirms it', () => {
    const acted = (at: string, doneById?: string) => ({
      at: new Date(at),
      claimedAt: new Date(at),
      arrivedAt: new Date(at),
      fault: null,
      deviceId: anId(),
      ...(doneById === undefined ? {} : { doneById }),
    });
    const left = { by: second, acted: acted('2026-11-25T09:10:00+08:00', inspectorId) };
    const said = move(planned(), 'recordNil', aVisit(), left);
    expect(said.recordedById).toBe(inspectorId);
    expect(refused(said, 'confirmNil', {}, { by: inspector })).toBe('docket-not-yours');
    const at = (time: string) => ({ by: second, acted: acted(`2026-11-25T${time}:00+08:00`) });
    expect(refused(said, 'confirmNil', {}, at('08:59'))).toBe('nil-confirmed-before-visit');
    expect(move(said, 'confirmNil', {}, at('09:00')).state).toBe('nil');
  });

  it('S18 takes two officers with certificates, and one who stands there twice is one', () => {
    const [one] = aVisit().officers;
    expect(refused(planned(), 'recordNil', aVisit({ officers: [one] }))).toBe('inspection-needs-two');
    expect(refused(planned(), 'recordNil', aVisit({ officers: [one, one] }))).toBe('inspection-needs-two');
    const bare = aVisit({ officers: [{ accountId: inspectorId }, { accountId: secondId }] });
    expect(inspectionDocket.procedure['recordNil']?.input.safeParse(bare).success).toBe(false);
    expect(move(planned(), 'recordNil', aVisit())).toMatchObject({ state: 'nilWaiting', visitedOn: today });
  });

  it('S23 a nil is stored as such when another than who recorded it confirms it, and is nil before to nobody', () => {
    const said = move(planned(), 'recordNil', aVisit());
    expect(said).toMatchObject({ state: 'nilWaiting', nilConfirmedById: null });
    expect(refused(said, 'confirmNil')).toBe('docket-not-yours');
    expect(availableDocketMoves(inspectionDocket, said, inspector)).toEqual(['note']);
    expect(availableDocketMoves(inspectionDocket, said, second)).toEqual(['confirmNil', 'doubtNil', 'note']);
    expect(move(said, 'confirmNil', {}, { by: second })).toMatchObject({ state: 'nil', nilConfirmedById: secondId });
    // The head of the office who was not there confirms nothing; who was out with them does.
    const head = anActor('officeHead', { id: anId() });
    expect(refused(said, 'confirmNil', {}, { by: head })).toBe('nil-by-who-was-there');
    expect(move(said, 'confirmNil', {}, { by: head, outIds: [head.id] }).state).toBe('nil');
    expect(refused(said, 'confirmNil', {}, { by: inspector, outIds: [inspectorId] })).toBe('docket-not-yours');
    expect(move(said, 'doubtNil', { remark: '后间没有看' }, { by: second })).toMatchObject({
      state: 'planned',
      visitedOn: null,
    });
  });

  it('S23 a closed door is neither nil nor finding', () => {
    const closed = move(planned(), 'recordClosed', aVisit());
    expect(closed).toMatchObject({ state: 'doorClosed', findings: [], nilConfirmedById: null, visitedOn: today });
    expect(refused(closed, 'confirmNil', {}, { by: second })).toBe('move-not-allowed');
  });

  it('S20 answers each item of the checklist, and says no nil where one of them is wrong', () => {
    const campaign = aRunning();
    const one = planned({ campaignNumber: campaign.number }, { campaign });
    expect(one.checklist).toHaveLength(3);
    expect(refused(one, 'recordNil', aVisit())).toBe('checklist-unanswered');
    const [first, ...rest] = answersTo(one.checklist);
    expect(refused(one, 'recordNil', aVisit({ answers: [{ ...first, answer: 'wrong' }, ...rest] }))).toBe(
      'checklist-says-wrong',
    );
    expect(refused(one, 'recordNil', aVisit({ answers: [...rest, first] }))).toBe('checklist-unanswered');
    expect(move(one, 'recordNil', aVisit({ answers: answersTo(one.checklist, 'none') })).state).toBe('nilWaiting');
    expect(move(one, 'recordFinding', { ...finding, answers: answersTo(one.checklist, 'wrong') }).state).toBe('found');
  });

  it('is signed, or says why it was not', () => {
    expect(refused(planned(), 'recordNil', aVisit({ signatureRefused: '' }))).toBe('signature-missing');
    const signed = move(planned(), 'recordNil', aVisit({ signatureRefused: '', signatureIds: [anId()] }));
    expect(signed.signatureId).not.toBeNull();
  });

  it('what is wrong is put right by an order with a day and a second look', () => {
    const found = move(planned(), 'recordFinding', finding);
    const order = { text: '补全标签以后再卖', dueOn: '2026-12-05' };
    expect(refused(found, 'order', { ...order, dueOn: today })).toBe('invalid-input');
    const ordered = move(found, 'order', order);
    expect(ordered).toMatchObject({ state: 'ordered', dueOn: '2026-12-05' });
    expect(refused(ordered, 'extend', { dueOn: '2026-12-05', remark: '等标签' })).toBe('invalid-input');
    expect(refused(ordered, 'recheck', aLook({ officers: aLook().officers.slice(1) }))).toBe('inspection-needs-two');
    const failed = move(ordered, 'recheckFails', aLook());
    expect(failed).toMatchObject({ state: 'unrectified', dueOn: null });
    expect(move(move(failed, 'order', order), 'recheck', aLook())).toMatchObject({ state: 'rectified' });
    expect(move(found, 'rectifyNow', { words: '当场下架' }).state).toBe('rectified');
  });

  it('takes a note and photos without changing what the visit found, by nobody but the telephones once it is over', () => {
    const found = move(planned(), 'recordFinding', { ...finding, photoIds: [inspectorId] });
    expect(refused(found, 'note', {})).toBe('invalid-input');
    const noted = move(found, 'note', { words: '证已经挂上了', photoIds: [secondId, inspectorId] });
    expect(noted).toMatchObject({ state: 'found', findings: found.findings, photoIds: [inspectorId, secondId] });
    const closed = move(planned(), 'recordClosed', aVisit());
    expect(availableDocketMoves(inspectionDocket, closed, inspector)).toEqual([]);
    expect([noteMoveOf('planned'), noteMoveOf('found'), noteMoveOf('doorClosed')]).toEqual([null, 'note', 'noteLate']);
    // Whatever became of the visit, what is seen of it has its place there.
    for (const state of Object.keys(inspectionStateWords) as Inspection['state'][])
      expect([state, noteMoveOf(state) === null]).toEqual([state, state === 'planned']);
    expect(move(closed, 'noteLate', { photoIds: [secondId] })).toMatchObject({
      state: 'doorClosed',
      photoIds: [secondId],
    });
  });

  it('lies on no day before that of its sortie', () => {
    const sortie = { id: inspectorId, onDay: '2026-11-26' };
    expect(refused(planned(), 'recordNil', aVisit(), { sortie })).toBe('invalid-input');
    expect(move(planned(), 'recordNil', aVisit(), { sortie: { ...sortie, onDay: '2026-11-25' } }).sortieId).toBe(
      inspectorId,
    );
  });

  it('S19 bans unlicensed trade alone: ordered, executed with what was sealed, and licensed later', () => {
    const ban = { orderNumber: '青市监取〔2026〕3号', personName: '孙某', trade: '熟食' };
    expect(refused(move(planned(), 'recordFinding', finding), 'orderBan', ban)).toBe('ban-of-licensed');
    const ordered = move(move(planned({ unregistered: true }), 'recordFinding', finding), 'orderBan', ban);
    expect(ordered.bannedOn).toBeNull();
    expect(move(ordered, 'withdrawBan', { remark: '有照' })).toMatchObject({ state: 'found', ban: null });
    const { officers } = aLook();
    const executed = move(ordered, 'executeBan', {
      executedOn: today,
      officers,
      sealed: '灶具一套',
      guidance: '到政务大厅办小餐饮登记',
    });
    expect(executed).toMatchObject({ state: 'banned', bannedOn: today });
    expect(refused(ordered, 'executeBan', { executedOn: '2026-11-24', officers })).toBe('day-before-start');
    // 《行政处罚法》第四十二条: at the desk too it is said which two were there.
    expect(inspectionDocket.procedure['executeBan']?.input.safeParse({ executedOn: today }).success).toBe(false);
    const alone = officers.slice(1);
    expect(refused(ordered, 'executeBan', { executedOn: today, officers: alone })).toBe('inspection-needs-two');
    const resisted = move(ordered, 'banFails', aLook({ words: '当事人堵住门不让进' }));
    expect(resisted).toMatchObject({ state: 'banOrdered', bannedOn: null, ban: { attempts: [{ onDay: today }] } });
    expect(refused(ordered, 'banFails', aLook({ officers: alone }))).toBe('inspection-needs-two');
    expect(refused(ordered, 'banFails', aLook({ onDay: '2026-11-24' }))).toBe('day-before-start');
    expect(move(resisted, 'executeBan', { executedOn: today, officers }).ban).toMatchObject({
      attempts: [{ onDay: today }],
    });
    expect(move(executed, 'reopen', { reopenedOn: today, reopenedAs: '孙记熟食店' })).toMatchObject({
      state: 'reopened',
      bannedOn: today,
      ban: { reopenedAs: '孙记熟食店' },
    });
  });

  it('S19 takes what a telephone tells of a ban for that ban alone, and one attempt of one team once', () => {
    const banned = (orderNumber: string) =>
      move(move(planned({ unregistered: true }), 'recordFinding', finding), 'orderBan', {
        orderNumber,
        personName: '孙某',
        trade: '熟食',
      });
    const attempt = aLook({ words: '当事人堵住门不让进' });
    const others = {
      ...attempt,
      officers: attempt.officers.map((one) => ({ ...one, accountId: `${one.accountId}x` })),
    };
    const said = (one: Inspection, known: KnownBan, told: typeof attempt | null) =>
      codeOf(() => demandKnownBan(one, known, told));
    const [first, other] = [banned('青市监取〔2026〕3号'), banned('青市监取〔2026〕8号')];
    const known = { orderNumber: '青市监取〔2026〕3号', attempts: 0 };
    for (const told of [attempt, null]) {
      expect(said(first, known, told)).toBeNull();
      expect(said(other, known, told)).toBe('ban-is-another');
    }
    const once = move(first, 'banFails', attempt);
    expect(said(once, known, null)).toBeNull();
    expect(said(once, known, attempt)).toBe('ban-attempt-told');
    expect(said(once, undefined, attempt)).toBe('ban-attempt-told');
    // Whoever knew of it was refused once more; so were other people, and the same ones on another day.
    expect(said(once, { ...known, attempts: 1 }, attempt)).toBeNull();
    expect(said(once, known, others)).toBeNull();
    expect(said(once, known, { ...attempt, onDay: '2026-11-26' })).toBeNull();
    // Of a ban with the same number that was ordered anew it knows attempts that were none of it.
    expect(said(first, { ...known, attempts: 1 }, attempt)).toBe('ban-is-another');
  });

  it('S57 S71 in another body’s campaign only takes part, whatever was chosen', () => {
    const campaign = aRunning({ role: 'participant', issuer: '中州省市场监督管理局', partnerIds: ['AGRI'] });
    const one = planned({ campaignNumber: campaign.number, role: 'own' }, { campaign });
    expect(one).toMatchObject({ role: 'participant', leadBody: '中州省市场监督管理局', partnerIds: ['AGRI'] });
    for (const name of ['recordNil', 'recordFinding', 'recordClosed'] as const)
      expect(refused(one, name, name === 'recordFinding' ? finding : aVisit())).toBe('participant-only-joins');
    expect(move(one, 'join', { ...aVisit(), remark: '参加了抽查' }).state).toBe('joined');
    expect(refused(planned(), 'join', { ...aVisit(), remark: '参加了抽查' })).toBe('move-not-allowed');
    expect(codeOf(() => planned({ role: 'participant' }))).toBe('invalid-input');
  });

  it('S16 carries the kind of its area, and lies with the office of its place', () => {
    expect(planned({ areaKind: 'schoolZone' }, { by: anActor('centre') })).toMatchObject({
      areaKind: 'schoolZone',
      officeId: 'SO-LH',
    });
  });

  it('is seen by the county, its office, and whoever was chosen or went', () => {
    const one = planned({ assignedIds: [secondId] });
    const of = (actor: Actor) => inspectionDocket.maySee(actor, one);
    expect(of(anActor('centre'))).toBe(true);
    expect(of(anActor('officer', { organisationId: 'SO-LH' }))).toBe(true);
    expect(of(anActor('officer', { organisationId: 'SO-XX' }))).toBe(false);
    expect(of(anActor('officer', { organisationId: 'SO-XX', id: secondId }))).toBe(true);
    expect(of(anActor('station'))).toBe(false);
    expect(of(anActor('centre', { countyId: 2 }))).toBe(false);
  });
});

describe('a campaign', () => {
  const step = (one: Campaign, name: keyof typeof campaignProcedure, input: object, more: object = {}) => {
    const rule = campaignProcedure[name];
    const apply = rule.apply as unknown as (entry: Campaign, given: object, at: object) => { next: Campaign };
    return apply(one, rule.input.parse(input), known(more)).next;
  };

  it('S17 is not summarised while premises wait', () => {
    const summary = { summary: '共检查三十户，都已复查。' };
    expect(codeOf(() => step(aRunning(), 'summarise', summary, { unfinished: 2 }))).toBe('campaign-unfinished');
    expect(step(aRunning(), 'summarise', summary)).toMatchObject({ state: 'summarised', summarisedOn: today });
  });

  it('records its draw with the seed and what was drawn from; nothing is drawn in another body’s', () => {
    const input = { shops: 3, officerIds: [inspectorId, secondId] };
    const { draws } = step(aRunning(), 'draw', input, { pool: ['a', 'b'] });
    expect(draws).toMatchObject([{ seed: '4C19', pool: 2, officers: 2, drawn: 2 }]);
    // Half of ten are five, and no more than there are.
    const half = { ...input, shops: 10, riskPercent: 50, trades: ['clothing'] };
    const pool = Array.from({ length: 20 }, (_, i) => `shop ${i}`);
    const risky = { pool, risky: pool.slice(0, 3), leftOut: 7 };
    expect(step(aRunning(), 'draw', half, risky).draws).toMatchObject([
      { pool: 20, drawn: 10, trades: ['clothing'], leftOut: 7, risky: 3, riskyDrawn: 3 },
    ]);
    expect(step(aRunning(), 'draw', half, { ...risky, risky: pool }).draws).toMatchObject([{ riskyDrawn: 5 }]);
    expect(codeOf(() => step(aRunning(), 'draw', input))).toBe('draw-empty');
    expect(codeOf(() => step(aRunning({ role: 'participant' }), 'draw', input, { pool: ['a'] }))).toBe(
      'campaign-of-others',
    );
  });

  it('does not end before it begins, and takes no visits before it runs', () => {
    expect(codeOf(() => aRunning({ endsOn: '2026-10-01' }))).toBe('period-invalid');
    const campaign: Campaign = { ...aRunning(), state: 'planned' };
    expect(codeOf(() => planned({ campaignNumber: campaign.number }, { campaign }))).toBe('campaign-not-running');
    expect(codeOf(() => planned({ campaignNumber: '专2026-9999' }))).toBe('not-found');
  });

  it('S74 is planned from the calendar: each festival ahead from two weeks before its first day off', () => {
    const calendar = calendarOf([]);
    const [first] = festivalsAhead(calendar, '2026-12-20');
    expect(first).toEqual({
      festival: '元旦',
      from: '2027-01-01',
      to: '2027-01-01',
      startsOn: '2026-12-18',
      endsOn: '2027-01-01',
    });
    expect(festivalsAhead(calendar, '2027-01-20').map(({ festival }) => festival)).toContain('春节');
  });
});

describe('a sortie', () => {
  it('S21 counts each head and vehicle once in one sortie, and only when they were back', () => {
    expect(
      countSortie({
        peopleIds: ['a', 'b', 'a'],
        otherPeople: ['王师傅', '王师傅'],
        vehicles: ['中A·12315', '中A12315'],
      }),
    ).toMatchObject({
      heads: 3,
      cars: 1,
    });
    const sent = sendSortie(SendSortie.parse({ id: anId(), ...aCrew() }), known()).next;
    expect(sent).toMatchObject({ heads: 0, cars: 0 });
    const rule = sortieDocket.procedure['comeBack'];
    const apply = rule?.apply as unknown as (one: Sortie, input: object, at: object) => { next: Sortie };
    expect(apply(sent, rule?.input.parse(aCrew()) ?? {}, known()).next).toMatchObject({
      state: 'done',
      heads: 2,
      cars: 1,
    });
    const nobody = rule?.input.parse(aCrew({ peopleIds: [] })) ?? {};
    expect(codeOf(() => apply(sent, nobody, known()))).toBe('invalid-input');
    const tomorrow = rule?.input.parse(aCrew({ onDay: '2026-11-26' })) ?? {};
    expect(codeOf(() => apply(sent, tomorrow, known()))).toBe('day-in-future');
  });
});

describe('a sortie that another telephone of the team had too', () => {
  it('S21 takes in whom and what that one alone names, and nobody twice', () => {
    const sent = sendSortie(SendSortie.parse({ id: anId(), ...aCrew() }), known()).next;
    const other = SendSortie.parse({
      id: anId(),
      ...aCrew({ peopleIds: [secondId, anId()], otherPeople: ['王协管'] }),
      vehicles: ['中A12315', '中A 10002'],
    });
    const { next, event } = joinSortie(sent, other, known());
    expect([next.peopleIds.length, next.otherPeople, next.vehicles, next.heads]).toEqual([
      3,
      ['王协管'],
      ['中A12315', '中A10002'],
      0,
    ]);
    expect(event.detail).toMatchObject({ people: 2, vehicles: 1 });
    expect(joinSortie({ ...sent, state: 'done', heads: 2, cars: 1 }, other, known()).next).toMatchObject({
      heads: 4,
      cars: 2,
    });
    const told = withJoined(next, ComeBack.parse(aCrew()));
    expect(countSortie(told)).toMatchObject({ heads: 4, cars: 2 });
    // Who was taken out of it since stays out.
    const without = { ...next, otherPeople: [] };
    expect(countSortie(withJoined(without, ComeBack.parse(aCrew()))).heads).toBe(3);
  });
});

describe('seized goods', () => {
  it('S76 are summed by unit and never across units', () => {
    expect(
      byUnit([
        { unit: 'bag', qty: 3 },
        { unit: 'bottle', qty: 12 },
        { unit: 'bottle', qty: 6 },
        { unit: 'kilogram', qty: 0.1 },
        { unit: 'kilogram', qty: 0.2 },
      ]),
    ).toEqual([
      { unit: 'bottle', qty: 18 },
      { unit: 'bag', qty: 3 },
      { unit: 'kilogram', qty: 0.3 },
    ]);
  });

  it('what is registered and kept is decided on in seven working days, what is detained in thirty days', () => {
    const { calendar } = known();
    expect(decideBy(calendar, '2026-11-25', 'preserved')).toBe('2026-12-04');
    expect(decideBy(calendar, '2026-11-25', 'detained')).toBe('2026-12-25');
  });
});

describe('a covert check', () => {
  it('is known to who goes and to the county, and to the office to which it was handed', () => {
    const one = planCovertCheck(
      PlanCovertCheck.parse({ id: anId(), ...aCovertCheck() }),
      known({ by: anActor('centre') }),
    ).next;
    const of = (actor: Actor, entry = one) => covertCheckDocket.maySee(actor, entry);
    expect([of(anActor('centre')), of(anActor('leader')), of(inspector)]).toEqual([true, true, true]);
    const other = anActor('officeHead', { organisationId: 'SO-LH' });
    expect(of(other)).toBe(false);
    expect(of(other, { ...one, state: 'handedOver', toOfficeId: 'SO-LH' })).toBe(true);
    expect(of(other, { ...one, state: 'handedOver', toOfficeId: 'SO-XX' })).toBe(false);
  });
});

describe('a visit to a station', () => {
  it('S115 S153 keeps place, photo, findings and a day by which they are mended', () => {
    const one = planStationVisit(PlanStationVisit.parse({ id: anId(), stationId: 'ST-V0303' }), known() as never).next;
    const rule = stationVisitDocket.procedure['recordFaults'];
    const apply = rule?.apply as unknown as (entry: object, input: object, at: object) => { next: object };
    const made = {
      ...aStationVisitMade({ position: { longitude: 113.2, latitude: 34.7 }, photoIds: [anId()] }),
      findings: '公示栏的电话是旧的',
    };
    const input = (rectifyBy: string) => rule?.input.parse({ ...made, rectifyBy }) ?? {};
    expect(codeOf(() => apply(one, input(today), known()))).toBe('invalid-input');
    expect(apply(one, input('2026-12-01'), known()).next).toMatchObject({
      state: 'mending',
      rectifyBy: '2026-12-01',
      visitedOn: today,
      position: { longitude: 113.2 },
    });
    const stranger = anActor('officer', { organisationId: 'SO-XX' });
    expect(
      codeOf(() =>
        planStationVisit(
          PlanStationVisit.parse({ id: anId(), stationId: 'ST-V0303' }),
          known({ by: stranger }) as never,
        ),
      ),
    ).toBe('station-unknown');
  });
});
