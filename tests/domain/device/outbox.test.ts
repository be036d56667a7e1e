import { describe, expect, test } from 'vitest';
import { actedOf } from '../../../src/domain/matter/acted-at.ts';
import { demandFresh, homeOf, mayManage, standingOf } from '../../../src/domain/device/device.ts';
import { afterWrongPin, isGoodPin, isWeakPin, mostPinTries } from '../../../src/domain/device/pin.ts';
import { leftoverWords, mayTakeOver } from '../../../src/domain/device/unsent.ts';
import { callStanding, nextToSend, OutboxItem, retryWait } from '../../../src/domain/device/outbox.ts';
import { Signatures, strokesOf } from '../../../src/domain/base/signature.ts';
import { deviceMark, parseSlipCode, slipCode } from '../../../src/domain/complaint/slip.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { aComplaint, aFiling, anActor, anId, change, filed, noonOf } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const arrived = noonOf('2026-11-25');
const before = (minutes: number) => new Date(arrived.getTime() - minutes * 60_000);
const device = anId();

describe('an act that waited for the network', () => {
  test('counts at the time when it was done', () => {
    expect(actedOf(before(600), arrived, device)).toMatchObject({ at: before(600), arrivedAt: arrived, fault: null });
  });

  test('counts as arrived where the clock of the telephone is a few minutes fast, without a remark', () => {
    expect(actedOf(before(-4), arrived, device)).toMatchObject({ at: arrived, fault: null });
  });

  test('counts as arrived, with a remark, where the telephone says a time that cannot be', () => {
    expect(actedOf(before(-6), arrived, device)).toMatchObject({ at: arrived, fault: 'ahead', claimedAt: before(-6) });
    expect(actedOf(before(31 * 1440), arrived, device)).toMatchObject({ at: arrived, fault: 'old' });
    expect(actedOf(before(29 * 1440), arrived, device)).toMatchObject({ at: before(29 * 1440), fault: null });
  });

  test('keeps both times in its line, and the line says so', () => {
    const acted = actedOf(before(90), arrived, device);
    const { event } = filed(aFiling(), { today: '2026-11-25', by: anActor('station'), acted });
    expect(event).toMatchObject({ at: arrived, detail: { actedAt: before(90).toISOString(), deviceId: device } });
    expect(timelineZh({ verb: 'filed', onDay: '2026-11-25', detail: event.detail })).toContain('10:30在手机上办的');
    // With a network it did not wait for one.
    const soon = { ...acted, at: new Date(arrived.getTime() - 3000) };
    const online = change(aComplaint(), 'note', '2026-11-25', {}, { acted: soon }).event;
    expect(timelineZh({ verb: 'noted', onDay: '2026-11-25', detail: online.detail })).toMatch(/（在手机上办的。）$/u);
    const wrong = actedOf(new Date('2030-01-01T00:00:00Z'), arrived, device);
    const { detail } = change(aComplaint(), 'note', '2026-11-25', {}, { acted: wrong }).event;
    expect(timelineZh({ verb: 'noted', onDay: '2026-11-25', detail })).toContain('手机的钟不准，按收到的时间算');
  });

  test('at a published window is received when it was told there; elsewhere the bureau has received nothing', () => {
    const at = { today: '2026-11-25' as const, by: anActor('station') };
    const told = { ...aFiling(), receivedAt: before(3 * 1440) };
    const window = filed(told, { ...at, filingStation: { id: 'ST-V0303', publishedWindow: true } }).next;
    expect(window).toMatchObject({ receivedAt: before(3 * 1440), filedAt: arrived, state: 'registered' });
    const talk = filed(told, { ...at, filingStation: { id: 'ST-V0302', publishedWindow: false } }).next;
    expect(talk).toMatchObject({ receivedAt: null, stationReceivedAt: before(3 * 1440), state: 'atStation' });
  });

  test('waits longer after each failure, and never longer than ten minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map((n) => retryWait(n))).toEqual([0, 5, 15, 60, 180, 600, 600]);
    // G18: it is not the bureau that must be spared where nothing comes as far as the bureau.
    expect([1, 4, 99].map((n) => retryWait(n, false))).toEqual([5, 5, 5]);
  });

  test('is refused without a time, and taken with all that a filing says', () => {
    const item = {
      kind: 'filing',
      id: anId(),
      deviceId: device,
      actedAt: '2026-11-25T09:00:00+08:00',
      filing: aFiling(),
      slip: { code: '站V0303-A001', queryCode: '123456' },
    };
    expect(OutboxItem.safeParse(item).success).toBe(true);
    expect(OutboxItem.safeParse({ ...item, actedAt: 'yesterday' }).success).toBe(false);
    expect(OutboxItem.safeParse({ ...item, slip: { code: '投2026-0001', queryCode: '123456' } }).success).toBe(false);
  });
});

describe('what is sent next', () => {
  const queued = (chain: string, what: string, state: 'waiting' | 'held' | 'sent' = 'waiting') => ({
    act: { chain, state },
    body: { item: what === 'filing' ? { kind: what } : { kind: 'move', move: what } },
  });

  test('is what was done first, and nothing behind what is held of its own matter', () => {
    const acts = [queued('a', 'filing', 'sent'), queued('b', 'talk', 'held'), queued('b', 'note'), queued('c', 'talk')];
    expect(nextToSend(acts)).toBe(acts[3]);
    expect(nextToSend(acts.slice(0, 3))).toBeNull();
  });

  test('S97 is a call for help ahead of all else, behind nothing but the filing of its matter', () => {
    const own = queued('b', 'filing');
    const [press, back] = [queued('b', 'markUrgent'), queued('b', 'takeBackUrgent')];
    const before = [queued('a', 'talk'), own, queued('b', 'note', 'held'), press, back];
    expect(nextToSend(before)).toBe(own);
    own.act.state = 'sent';
    expect(nextToSend(before)).toBe(press);
    press.act.state = 'sent';
    expect(nextToSend(before)).toBe(back);
    // One that was not taken keeps no later one from being heard.
    const refused = queued('b', 'markUrgent', 'held');
    expect(nextToSend([refused, press, queued('b', 'markUrgent')])).toMatchObject({ act: { state: 'waiting' } });
    const again = queued('b', 'urgentAgain');
    expect(nextToSend([queued('a', 'talk'), refused, queued('b', 'note'), again])).toBe(again);
    // Behind a filing that was not taken it rings by itself, and nothing else of that matter goes.
    own.act.state = 'held';
    press.act.state = 'waiting';
    expect(nextToSend(before)).toBe(press);
    press.act.state = 'sent';
    back.act.state = 'sent';
    expect(nextToSend(before)).toBe(before[0]);
    expect(nextToSend([own, queued('b', 'note')])).toBeNull();
  });

  test('S97 a call for help is on its way, or without a network', () => {
    const press = queued('b', 'markUrgent');
    const standing = () => [true, false].map((isOnline) => callStanding(press, isOnline));
    expect(standing()).toEqual(['sending', 'offline']);
    press.act.state = 'sent';
    expect(standing()).toEqual(['sent', 'sent']);
  });
});

describe('the slip number', () => {
  test('names station, telephone and count, and is read back however it is written', () => {
    expect(slipCode('ST-V0303', 'B', 17)).toBe('站V0303-B017');
    for (const typed of ['站V0303-B017', '站v0303－b017', ' V0303 B017', 'v0303-b017'])
      expect(parseSlipCode(typed)).toBe('站V0303-B017');
    for (const typed of ['投2026-0001', '2026-0001', '', '李有田', '13800000317'])
      expect(parseSlipCode(typed)).toBeNull();
  });

  test('differs between the telephones of one station, however many it has had', () => {
    expect([0, 1, 25, 26, 27, 701].map(deviceMark)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'ZZ']);
  });
});

describe('a telephone', () => {
  const holder = { active: true, role: 'station', stationId: 'ST-V0303', organisationId: null } as const;
  const bound = { revokedAt: null, stationId: 'ST-V0303', officeId: null };

  test('is in use until it is cut off, its account is closed, or its person works elsewhere', () => {
    expect(standingOf(bound, holder)).toBe('active');
    expect(standingOf({ ...bound, revokedAt: arrived }, holder)).toBe('revoked');
    expect(standingOf(bound, { ...holder, active: false })).toBe('closed');
    expect(standingOf(bound, { ...holder, stationId: 'ST-V0302' })).toBe('closed');
    expect(standingOf(bound, null)).toBe('closed');
  });

  test('is cut off by the county, the office of its station, or its own person, and nobody else', () => {
    const stations = [{ id: 'ST-V0303', officeId: 'SO-LH' }];
    const own = { accountId: anActor('station').id, stationId: 'ST-V0303', officeId: null };
    expect(
      ['admin', 'centre', 'officeHead', 'station'].map((role) => mayManage(anActor(role as 'admin'), own, stations)),
    ).toEqual([true, true, true, true]);
    expect(mayManage(anActor('officeHead', { organisationId: 'SO-SQ' }), own, stations)).toBe(false);
    expect(mayManage(anActor('station', { id: anId() }), own, stations)).toBe(false);
  });

  test('of an officer is his office’s: cut off by himself, its head or the county, and left behind when he works elsewhere', () => {
    const officer = { active: true, role: 'officer', stationId: null, organisationId: 'SO-LH' } as const;
    const his = { revokedAt: null, stationId: null, officeId: 'SO-LH' };
    expect(homeOf(officer)).toEqual({ stationId: null, officeId: 'SO-LH' });
    expect([homeOf({ ...officer, role: 'leader' }), homeOf({ ...officer, role: 'mediator' })]).toEqual([null, null]);
    expect(standingOf(his, officer)).toBe('active');
    expect(standingOf(his, { ...officer, organisationId: 'SO-SQ' })).toBe('closed');
    expect(standingOf(his, { ...officer, role: 'station', stationId: 'ST-V0303' })).toBe('closed');
    const own = { accountId: anActor('officer').id, ...his };
    expect(
      (['admin', 'centre', 'officeHead', 'officer'] as const).map((role) => mayManage(anActor(role), own, [])),
    ).toEqual([true, true, true, true]);
    expect(mayManage(anActor('officer', { id: anId() }), own, [])).toBe(false);
    expect(mayManage(anActor('officeHead', { organisationId: 'SO-SQ' }), own, [])).toBe(false);
  });

  test('takes no code that is old or was guessed at five times', () => {
    const code = { madeAt: arrived, tries: 0 };
    expect(codeOf(() => demandFresh(code, before(-10)))).toBeNull();
    expect(codeOf(() => demandFresh(code, before(-11)))).toBe('code-stale');
    expect(codeOf(() => demandFresh({ ...code, tries: 5 }, arrived))).toBe('code-stale');
    expect(codeOf(() => demandFresh(null, arrived))).toBe('code-stale');
  });

  test('waits after five wrong PINs and forgets the PIN after ten', () => {
    let tries = { wrong: 0, notBefore: 0, forget: false };
    const waits: number[] = [];
    for (let i = 0; i < mostPinTries; i += 1) {
      tries = afterWrongPin(tries, 0);
      waits.push(tries.notBefore / 60_000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 5, 15, 30, 60, 60]);
    expect(tries.forget).toBe(true);
  });

  test('takes no PIN that a finder tries first', () => {
    expect(['000000', '123456', '654321', '121212'].every(isWeakPin)).toBe(true);
    expect(['271828', '140805'].some(isWeakPin)).toBe(false);
    // Longer ones and phrases hold better, and are taken.
    expect(['271828', '27182818', '柳河赶集逢三逢八', 'a phrase'].every(isGoodPin)).toBe(true);
    const poor = [
      '',
      '27182',
      '121212',
      '88888888',
      '0123456789',
      '赶集',
      'phrase',
      '好好好好好好好好',
      '1'.repeat(65),
    ];
    expect(poor.filter(isGoodPin)).toEqual([]);
  });
});

describe('what was left on a telephone', () => {
  test('is taken over by the county, the office of the station or its next person', () => {
    const stations = [{ id: 'ST-V0303', officeId: 'SO-LH' }];
    const left = { stationId: 'ST-V0303', officeId: null };
    expect(mayTakeOver(anActor('centre'), left, stations)).toBe(true);
    expect(mayTakeOver(anActor('officeHead'), left, stations)).toBe(true);
    expect(mayTakeOver(anActor('station', { id: anId() }), left, stations)).toBe(true);
    expect(mayTakeOver(anActor('officeHead', { organisationId: 'SO-SQ' }), left, stations)).toBe(false);
    expect(mayTakeOver(anActor('station', { stationId: 'ST-V0302' }), left, stations)).toBe(false);
    const ofOfficer = { stationId: null, officeId: 'SO-LH' };
    expect(mayTakeOver(anActor('officeHead'), ofOfficer, stations)).toBe(true);
    expect(mayTakeOver(anActor('officeHead', { organisationId: 'SO-SQ' }), ofOfficer, stations)).toBe(false);
    expect(mayTakeOver(anActor('station', { stationId: null }), ofOfficer, stations)).toBe(false);
  });

  test('of a step is noted with every word and the money', () => {
    const item = { kind: 'move', move: 'settleAtStation', input: { words: '当场退钱', recoveredFen: 140_00 } } as never;
    expect(leftoverWords(item, '11月25日 09:12', '郭秀兰')).toBe(
      '郭秀兰离开前没发出的一步（11月25日 09:12，谈成了）：当场退钱；挽回 140.00 元',
    );
  });
});

describe('a signature on the screen', () => {
  test('is lines within the field and nothing else', () => {
    const strokes = strokesOf([
      [
        { x: -4, y: 10 },
        { x: 300.4, y: 90 },
        { x: 900, y: 400 },
      ],
      [{ x: 5, y: 5 }],
    ]);
    expect(strokes).toBe('M0 10L300 90L600 200M5 5L6 5');
    const one = { who: 'consumer', name: '李有田', strokes, readAloud: false };
    expect(Signatures.safeParse([one]).success).toBe(true);
    expect(Signatures.safeParse([{ ...one, strokes: '"/><script>' }]).success).toBe(false);
  });

  test('may be typed where the words were read aloud, and each side signs once', () => {
    const typed = { who: 'operator', name: '周老板', strokes: null, readAloud: true };
    expect(Signatures.safeParse([typed]).success).toBe(true);
    expect(Signatures.safeParse([{ ...typed, readAloud: false }]).success).toBe(false);
    expect(Signatures.safeParse([typed, typed]).success).toBe(false);
  });
});
