import { describe, expect, it } from 'vitest';
import { availableMoves } from '../../../src/domain/complaint/available-moves.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { personMoves, procedure, type PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { failures, fittingEnds } from '../../../src/domain/law/service.ts';
import { groundRules } from '../../../src/domain/law/ground.ts';
import { lawfulRoles } from '../../../src/domain/complaint/steps/station-talk.ts';
import type { Directory, Me, SeenMatter } from '../../../src/staff/base/client.ts';
import { consequencesOf, tryMove } from '../../../src/staff/complaint/consequences.ts';
import { firstOf } from '../../../src/staff/complaint/first-words.ts';
import { acceptanceChecks, declineHint, foundHint, terminateHint } from '../../../src/staff/complaint/ground-hints.ts';
import {
  cameFrom,
  neighboursIn,
  numbersOf,
  type CameFrom,
  type ReadList,
} from '../../../src/staff/matter/neighbours.ts';
import { askedFields, draftInput, todayIn, withoutUnfit } from '../../../src/staff/matter/matter-typed.ts';
import { moveFields, openNotices, readMove, startOf } from '../../../src/staff/complaint/intake/complaint-typed.ts';
import { complaintOf, paperFactsOf } from '../../../src/staff/complaint/complaint-wire.ts';
import { anAgent } from '../../build/side-procedure.ts';
import { aComplaint, afterMoves, anActor, calendar, facts, make } from '../../build/complaint.ts';

const today = '2026-04-30';
const me = { id: anActor('officer').id, name: '周毅', role: 'officer', today } as Me;
const directory = {
  organisations: [{ id: 'CA', kind: 'association', active: true, name: '消费者协会' }],
} as unknown as Directory;

/** The matter as it comes over the wire: instants as text. */
function seen(complaint: Complaint): SeenMatter {
  const wire = JSON.parse(JSON.stringify(complaint)) as SeenMatter['complaint'];
  const shared = { twins: [], sharing: [], colleagues: [] };
  return {
    complaint: wire,
    lawfulRoles: lawfulRoles(complaint),
    rules: groundRules(complaint),
    today,
    officeName: '柳河所',
    ...shared,
  } as unknown as SeenMatter;
}

describe('what a letter says besides the matter', () => {
  it('knows the village of each of those who complain jointly, as the print does', () => {
    const regions = [
      { id: 't-lh', name: '柳河镇', kind: 'town', parentId: 'county' },
      { id: 'v-gz', name: '郭庄村', kind: 'village', parentId: 't-lh' },
    ];
    const known = { ...directory, county: { hotline: '12315' }, regions } as unknown as Directory;
    const { placeOf } = paperFactsOf(seen(aComplaint({ consumerRegionId: null })), me, known);
    expect([placeOf?.('v-gz'), placeOf?.(null)]).toEqual(['柳河镇郭庄村', null]);
  });
});

/** What the file says of itself: no day of what is being done. */
const knownDays: ReadonlySet<string> = new Set([
  'askIdentity.dueOn',
  'decline.knownOn',
  'proposeDecline.knownOn',
  'recordPurchase.knownOn',
  'recordPurchase.on',
]);

describe('what a form starts with', () => {
  it('puts a day or an hour into no form of any move: on which day it was, a person says', () => {
    const typed = startOf('settle', seen(aComplaint({ state: 'mediating' })), me, directory);
    expect(typed['disputedFen']).toBe('1,750');
    for (const move of personMoves) {
      const matter = { ...seen(aComplaint({ state: 'mediating' })), clocks: [] };
      const start = startOf(move, matter, me, directory);
      const filled = moveFields(move, matter).filter(({ input, name }) => {
        const isWhen = input === 'day' || input === 'instant';
        return isWhen && (start[name] ?? '') !== '' && !knownDays.has(`${move}.${name}`);
      });
      expect(
        filled.map(({ name }) => name),
        move,
      ).toEqual([]);
    }
  });

  it('today is said for the empty days in one stroke, for none that is still to come', () => {
    const matter = seen(aComplaint({ state: 'mediating' }));
    const now = new Date('2026-04-29T23:30:00Z');
    const said = (move: PersonMove, typed: Record<string, string> = {}) =>
      todayIn(askedFields(moveFields(move, matter), typed), typed, me, now);
    expect(said('settle')).toEqual({ signedOn: today });
    expect(said('accept', { way: 'phone' })).toEqual({ toldOn: today, decidedOn: today });
    expect(said('accept', { way: 'later', decidedOn: '2026-04-28' })).toEqual({});
    // The time in China, whatever the machine says.
    expect(said('holdSession')).toEqual({ heldAt: '2026-04-30T07:30' });
    expect(said('callSession')).toEqual({});
    expect(said('askIdentity')).not.toHaveProperty('dueOn');
    expect(said('recordNotice', { to: 'both' })).toEqual({ toldOn: today, operatorToldOn: today });
  });

  it('chooses the association only where there is but one', () => {
    const associationOf = (organisations: object[]) =>
      startOf('entrust', seen(aComplaint({ state: 'mediating' })), me, { organisations } as unknown as Directory)[
        'associationId'
      ];
    const one = { id: 'CA', kind: 'association', active: true, name: '消费者协会' };
    expect(associationOf([one])).toBe('CA');
    expect(associationOf([one, { ...one, id: 'CB' }])).toBeUndefined();
  });

  it('proposes the office of the route, the open notice and the party that was not asked yet', () => {
    expect(startOf('dispatch', seen(aComplaint()), me, directory)['officeId']).toBe('SO-LH');
    const declined = seen(aComplaint({ state: 'declined' }));
    expect(startOf('recordNotice', declined, me, directory)).toMatchObject({
      kind: 'decline',
      to: 'consumer',
    });
    const asked = seen(aComplaint({ state: 'accepted', consumerConsentedOn: '2026-04-24' }));
    expect(startOf('recordConsent', asked, me, directory)['party']).toBe('operator');
  });

  it('of a withdrawal chooses neither the day nor who said it, and what a station was told both ways', () => {
    const agents = [anAgent()];
    const acted = seen(aComplaint({ state: 'dispatched', agents }));
    const typed = startOf('recordWithdrawal', acted, me, directory);
    expect([typed['on'], typed['who'] ?? '', typed['said']]).toEqual(['', '', 'withdraw']);
    expect(startOf('settle', acted, me, directory)['signer'] ?? '').toBe('');
    const required = (matter: SeenMatter, name: string) =>
      moveFields('recordWithdrawal', matter).find((field) => field.name === name)?.required;
    expect(required(acted, 'who')).toBe(true);
    expect(required(seen(aComplaint({ state: 'dispatched' })), 'who')).toBeUndefined();
    const told = make(aComplaint({ state: 'dispatched' }), 'recordWithdrawal', today, {}, { by: anActor('station') });
    const said = moveFields('recordWithdrawal', seen(told)).find(({ name }) => name === 'said');
    expect([said?.required, said?.options?.map(({ value }) => value)]).toEqual([true, ['withdraw', 'goesOn']]);
    expect(startOf('recordWithdrawal', seen(told), me, directory)['said']).toBe('');
  });

  it('offers of a failed service only what may follow it, and asks that once it is said why it failed', () => {
    const fields = moveFields('recordUnserved', seen(aComplaint({ state: 'declined' })));
    const asked = (typed: Record<string, string>, name: string) =>
      askedFields(fields, { to: 'consumer', ...typed })
        .find((field) => field.name === name)
        ?.options?.map(({ value }) => value);
    expect(asked({}, 'end')).toBeUndefined();
    for (const how of failures)
      expect(asked({ how }, 'end')?.toSorted(), how).toEqual([...fittingEnds[how]].toSorted());
    expect(asked({ how: 'moved' }, 'end')).not.toContain('left');
    // Who buys for his own life is no firm; and what was chosen goes with what it fitted.
    expect(asked({}, 'how')).not.toContain('deregistered');
    expect(asked({ to: 'operator' }, 'how')).toContain('deregistered');
    const chosen = { to: 'consumer', how: 'refused', end: 'left' };
    expect(withoutUnfit(fields, chosen)).toBe(chosen);
    expect(withoutUnfit(fields, { ...chosen, how: 'moved' })).toEqual({ ...chosen, how: 'moved', end: '' });
  });

  it('shows what stands of the parties, to be changed; what is masked stands beside its empty box', () => {
    const complaint = aComplaint({
      state: 'dispatched',
      consumerName: '李有田',
      consumerPhone: '138****0317',
      operatorName: '老周农资店',
      operatorAddress: '',
      respondent: { contact: '周嫂', legalRep: '', agent: '' },
    });
    const matter = seen(complaint);
    expect(startOf('correctParties', matter, me, directory)).toMatchObject({
      consumerName: '李有田',
      consumerPhone: '',
      operatorName: '老周农资店',
      operatorAddress: '',
      operatorContact: '周嫂',
    });
    const hint = (name: string) => moveFields('correctParties', matter).find((field) => field.name === name)?.hintZh;
    expect(hint('consumerPhone')).toBe('现在是 138****0317；不改就空着');
    expect(hint('operatorAddress')).toBe('登记时没有写；没有就空着');
    expect(hint('operatorName')).toContain('现在是这样');
  });

  it('offers false papers, and cites articles, only as the rule of the day of receipt has them', () => {
    const before = seen(aComplaint({ state: 'dispatched', receivedAt: new Date('2026-03-02T02:00:00Z') }));
    const after = seen(aComplaint({ state: 'dispatched' }));
    const bases = (matter: SeenMatter) =>
      moveFields('decline', matter)
        .find(({ name }) => name === 'materialBasis')
        ?.options?.map(({ value }) => value);
    expect([bases(before), bases(after)]).toEqual([
      ['lacking', 'notice'],
      ['lacking', 'forged', 'notice'],
    ]);
    const asked = (matter: SeenMatter) => moveFields('askIdentity', matter).find(({ name }) => name === 'facts')?.zh;
    expect(asked(before)).not.toContain('第十条');
    expect(asked(after)).toContain('第十条第一款第（三）项');
  });

  it('writes no fact of law for anybody: who said what and how, in which form, whether it is kept', () => {
    const legal = {
      recordConsent: ['party', 'way', 'proof', 'consentedOn', 'operatorConsentedOn', 'operatorWay', 'operatorProof'],
      holdSession: ['way', 'noticedOn'],
      accept: ['way', 'proof'],
      addMember: ['way', 'name'],
      settle: ['form', 'signedByBoth', 'recoveredFen'],
      checkTerm: ['result', 'term'],
      talk: ['legalRole', 'words'],
      settleAtStation: ['legalRole'],
      recordNotice: ['way', 'proof', 'operatorWay', 'operatorProof'],
      recordWithdrawal: ['on', 'way'],
    } as const satisfies Partial<Record<PersonMove, readonly string[]>>;
    for (const [move, names] of Object.entries(legal)) {
      // At a station several capacities are lawful; what is the only one needs no choice.
      const state = move.startsWith('talk') || move === 'settleAtStation' ? 'atStation' : 'mediating';
      const typed = startOf(move as PersonMove, seen(aComplaint({ state })), me, directory);
      expect(
        names.map((name) => typed[name] ?? ''),
        move,
      ).toEqual(names.map(() => ''));
    }
  });

  it('asks when both were told of another session than the one that is called, and says when that is left empty', () => {
    const called = make(aComplaint({ state: 'mediating' }), 'callSession', '2026-04-26', {
      heldAt: '2026-04-30T15:00',
      place: '柳河所调解室',
      way: 'onSite',
      mediators: '孙立',
      objectionDays: 3,
    });
    const field = moveFields('holdSession', seen(called)).find(({ name }) => name === 'noticedOn');
    expect(field?.hintZh).toContain('不用填');
    expect(startOf('holdSession', seen(called), me, directory)['noticedOn']).toBe('');
  });

  it('leaves it to the officer on which day both were told of a session that was not called', () => {
    const agreed = { consumerConsentedOn: '2026-04-29', operatorConsentedOn: '2026-04-30' } as const;
    const typed = startOf('holdSession', seen(aComplaint({ state: 'mediating', ...agreed })), me, directory);
    expect(typed['noticedOn']).toBe('');
  });

  it('offers only lawful capacities and open notices', () => {
    const matter = seen(aComplaint({ state: 'atStation' }));
    const role = moveFields('talk', matter).find((field) => field.name === 'legalRole');
    expect(role?.options?.map((option) => option.value)).toEqual(['negotiation', 'association', 'peoplesMediation']);
    const settled = seen(aComplaint({ state: 'settled' }));
    expect(openNotices(settled).map((one) => one.value)).toEqual([
      'agreement both',
      'agreement consumer',
      'agreement operator',
    ]);
  });
});

describe('from what is typed to the input of the move', () => {
  const matter = seen(aComplaint({ state: 'mediating' }));
  const fields = moveFields('settle', matter);
  const whole = {
    text: '补足四十公斤并退差价',
    form: 'letter',
    signedByBoth: 'yes',
    signedOn: today,
    disputedFen: '1,750.50',
    recoveredFen: '１４０元',
    compensationFen: '0',
    performBy: '',
  };

  it('turns yuan into fen and an empty optional day into none', () => {
    const { input, problems } = readMove('settle', fields, whole);
    expect(problems).toEqual([]);
    expect(input).toMatchObject({ disputedFen: 175050, recoveredFen: 14000, compensationFen: 0, performBy: null });
  });

  it('names each field that is wrong, with the way out, and keeps the rest', () => {
    const { problems } = readMove('settle', fields, { ...whole, text: '', recoveredFen: '若干' });
    expect(problems.map((problem) => problem.path).toSorted()).toEqual(['recoveredFen', 'text']);
    expect(problems.find((problem) => problem.path === 'text')?.zh).toBe('请填写协议内容。');
    expect(problems.find((problem) => problem.path === 'recoveredFen')?.zh).toContain('请写数字');
  });

  it('reads every move with empty boxes without failing, and says something for each that is required', () => {
    for (const move of personMoves) {
      const own = askedFields(moveFields(move, matter), {});
      const { problems } = readMove(move, own, {});
      const required = own.filter((field) => field.required).map((field) => field.name);
      expect(problems.map((problem) => problem.path).toSorted(), move).toEqual(required.toSorted());
      for (const problem of problems) expect(problem.zh, move).toMatch(/。$/u);
    }
  });

  it('lets the rule show the letter while the form is only half filled in', () => {
    const read = readMove('settle', fields, { form: 'letter', signedByBoth: 'yes', signedOn: '2026-04-29' });
    const met = afterMoves(complaintOf(matter), ['holdSession', '2026-04-28']);
    const tried = tryMove('settle', met, draftInput(fields, read), facts({ today }));
    expect(tried.next?.agreement?.signedOn).toBe('2026-04-29');
  });
});

describe('what follows from a move', () => {
  it('starts the mediation clock and leaves that of acceptance running until the notice', () => {
    const before = aComplaint({ state: 'dispatched' });
    const now = facts({ today: '2026-04-22' });
    const tried = tryMove('accept', before, { decidedOn: '2026-04-22' }, now);
    const after = consequencesOf(before, tried.next ?? before, now);
    expect(after.started.map((clock) => clock.identifier)).toEqual(['mediate']);
    expect(after.stopped).toEqual([]);
    expect(after.running.map((clock) => clock.identifier)).toContain('accept');
  });

  it('says the rule’s own no, and nothing of a form that is not far enough', () => {
    const before = aComplaint({ state: 'mediating' });
    const early = { decidedOn: today, ground: 'TM5', reason: '谈不成就算了' };
    expect(tryMove('terminate', before, early, facts({ today }))).toEqual({
      next: null,
      refused: 'sixty-days-not-run',
    });
    expect(tryMove('recordNotice', before, {}, facts({ today })).next).toBeNull();
  });

  it('says what must come first, and nothing when nothing is in the way', () => {
    expect(firstOf(aComplaint({ state: 'dispatched' }))?.zh).toBe('调解、终止要先受理（第十五条）。');
    expect(firstOf(aComplaint({ state: 'told' }))).toBeNull();
  });
});

describe('what a test does to the clocks', () => {
  it('says that the sixty days stand still, and from when they go on', () => {
    const now = facts({ today });
    const before = aComplaint({ state: 'mediating' });
    const sent = tryMove('startTest', before, { agency: '市质检院', startedOn: today, paper: '鉴字1号' }, now);
    if (sent.next === null) throw new Error(sent.refused ?? 'not filled in');
    const paused = consequencesOf(before, sent.next, now);
    expect(paused.paused.map((clock) => clock.identifier)).toEqual(['mediate']);
    expect(paused.resumed).toEqual([]);
    const later = facts({ today: '2026-05-11' });
    const back = tryMove('endTest', sent.next, { resultOn: '2026-05-11', result: '不合格' }, later);
    if (back.next === null) throw new Error(back.refused ?? 'not filled in');
    const resumed = consequencesOf(sent.next, back.next, later);
    expect(resumed.resumed.map((clock) => clock.identifier)).toEqual(['mediate']);
    expect(resumed.paused).toEqual([]);
  });
});

describe('what is known about a ground', () => {
  it('leaves ground three to the head of the office', () => {
    const complaint = aComplaint({ state: 'dispatched', categoryCode: 'G03.1' });
    expect(declineHint('NA3', complaint, facts({ today }))).toMatchObject({
      closed: true,
      instead: ['proposeDecline'],
    });
    expect(foundHint('NA3', complaint, facts({ today }), false)?.instead).toEqual(['proposeTerminate']);
    // What is said to be done is offered to the officer on this very matter.
    expect(availableMoves(complaint, anActor('officer'), facts({ today }))).toContain('proposeDecline');
    expect(declineHint('NA3', complaint, facts({ today, by: anActor('officeHead') }))).toBeNull();
  });

  it('closes ground three for farm inputs: they are protected', () => {
    const complaint = aComplaint({ state: 'dispatched', categoryCode: 'G10.3' });
    expect(declineHint('NA3', complaint, facts({ today, by: anActor('officeHead') }))?.zh).toContain('第六十二条');
  });

  it('law 1 leaves grounds five and six open without a notice, and says what came of one', () => {
    const complaint = aComplaint({ state: 'dispatched' });
    for (const ground of ['NA5', 'NA6']) expect(declineHint(ground, complaint, facts({ today }))).toBeNull();
    const asked = afterMoves(complaint, ['askIdentity', '2026-04-21']);
    expect(declineHint('NA5', asked, facts({ today }))).toMatchObject({ closed: false });
    const answered = afterMoves(asked, ['recordIdentity', '2026-04-22']);
    expect(declineHint('NA6', answered, facts({ today }))?.zh).toContain('核对无误');
  });

  it('counts the three years to the day of receipt', () => {
    const complaint = aComplaint({ state: 'dispatched' });
    expect(declineHint('NA4', { ...complaint, happenedOn: '2023-04-20' }, facts({ today }))?.zh).toContain(
      '没超过三年',
    );
    expect(declineHint('NA4', { ...complaint, happenedOn: '2023-04-19' }, facts({ today }))?.zh).toContain(
      '已超过三年',
    );
  });

  it('closes ground five until the sixty days have run', () => {
    const complaint = aComplaint({ state: 'mediating' });
    const now = facts({ today: '2026-07-30' });
    expect(terminateHint('TM5', complaint, now, '2026-06-01')).toMatchObject({ closed: true });
    expect(terminateHint('TM5', complaint, now, '2026-07-30')).toBeNull();
    const tested = afterMoves(complaint, ['startTest', '2026-05-06']);
    expect(terminateHint('TM5', tested, now, '2026-07-30')?.zh).toContain('暂停');
  });
});

describe('what is known before acceptance', () => {
  const known = { place: '柳河镇前柳村', alike: [], calendar, rules: 'SAMR121' as const };
  const marksOf = (complaint: Complaint, said: Parameters<typeof acceptanceChecks>[1] = known) =>
    Object.fromEntries(acceptanceChecks(complaint, said).map(({ ground, mark }) => [ground, mark]));

  it('goes through the seven circumstances of 第十六条 and calls nothing right that is not on record', () => {
    const complaint = aComplaint({ state: 'dispatched', happenedOn: null });
    expect(marksOf(complaint)).toEqual({
      NA1: 'ok',
      NA2: 'ok',
      NA3: 'ok',
      NA4: 'open',
      NA5: 'open',
      NA6: 'open',
      NA7: 'open',
    });
  });

  it('points to a like matter, an unknown place, and a day more than three years ago', () => {
    const complaint = aComplaint({ state: 'dispatched', happenedOn: '2022-01-03' });
    const alike = [
      { number: '投2026-0001', handled: false },
      { number: '投2026-0002', handled: true },
    ];
    const checks = acceptanceChecks(complaint, { place: null, alike, calendar, rules: 'SAMR121' });
    const looked = checks.filter(({ mark }) => mark === 'look').map(({ ground, said }) => [ground, said.zh]);
    expect(looked).toEqual([
      ['NA1', '不知道店在哪，先问清楚'],
      ['NA2', '先比对 投2026-0002'],
      ['NA4', '2022-01-03 的事'],
    ]);
  });

  it('law 8 has six where the county decides by the rule of before, and the seven of 令121 otherwise', () => {
    const before = aComplaint({ state: 'dispatched', receivedAt: new Date('2026-04-10T02:00:00Z') });
    expect(Object.keys(marksOf(before, { ...known, rules: 'SAMR20' }))).not.toContain('NA6');
    expect(Object.keys(marksOf(before))).toContain('NA6');
  });
});

it('G21 walks the list that was come from, also when the page is loaded anew, and no list that was read beside', () => {
  const items = (...numbers: string[]) => numbers.map((number) => ({ complaint: { number } }));
  const work = {
    key: 'work',
    data: { lines: items('b', 'c').map((one) => ({ kind: 'complaint', ...one.complaint })) },
    readAt: 9,
  };
  const list = { key: 'complaints', data: { pages: [{ items: items('a', 'b', 'c'), next: 'd' }] }, readAt: 1 };
  const from = (lookedAt: string | null, kept: CameFrom | null, ...read: ReadList[]) =>
    cameFrom({ lookedAt, read, kept }, 'complaint', 'b');
  const opened = from('complaints', null, work, list);
  expect(opened).toEqual({ numbers: ['a', 'b', 'c'], isCut: true });
  expect(neighboursIn(opened ?? { numbers: [], isCut: false }, 'b')).toEqual({
    at: 2,
    of: 3,
    isCut: true,
    before: 'a',
    after: 'c',
  });
  // Loaded anew: my work is read for the margin, and the list is not.
  expect(from(null, opened, work)).toEqual(opened);
  // Opened by its address: from no list.
  expect(from(null, null, work)).toBeNull();
  expect(from(null, { numbers: ['x', 'y'], isCut: false }, work)).toBeNull();
});

it('finds the neighbours in a page, in many pages and in my work, each matter once', () => {
  const item = (number: string) => ({ complaint: { number } });
  expect(numbersOf('complaint', { items: [item('a'), item('b')] })).toEqual(['a', 'b']);
  expect(numbersOf('complaint', { pages: [{ items: [item('a')] }, { items: [item('b')] }] })).toEqual(['a', 'b']);
  const line = (number: string, kind = 'complaint') => ({ kind, number });
  const lines = [line('a'), line('t', 'tipoff'), line('b'), line('a')];
  expect(numbersOf('complaint', { lines })).toEqual(['a', 'b']);
  expect(numbersOf('complaint', { pages: [{ lines }] })).toEqual(['a', 'b']);
  expect(numbersOf('complaint', {})).toEqual([]);
});

it('has a key for the main move of every queue', () => {
  for (const move of ['dispatch', 'accept', 'startMediation', 'close', 'followUp'] as const)
    expect(procedure[move].key).toBe('s');
});

it('gives no move a key that the page, the frame or a sequence such as G M has for itself', () => {
  for (const move of personMoves) expect(['g', 'n', 'y', '/', '?', '[', ']'], move).not.toContain(procedure[move].key);
});
