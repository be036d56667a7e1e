import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getSeenComplaint,
  moveComplaint,
  moveOwnComplaint,
  revealComplaint,
} from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, anId, aPhone, countyId, inputOf } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { sentTo } from '../../build/sent.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const day = '2026-05-13';
const file = () => fileComplaint(county.ctx('consumer', day), aFiling({ consumer: { phone: aPhone() } }));
const stored = async (complaint: Complaint) =>
  (await findComplaint(county.db, countyId, { id: complaint.id })) as Complaint;
const verbs = async (complaint: Complaint) =>
  (await listLedger(county.db, countyId, complaint.id)).map(({ verb }) => verb);

async function act(
  who: string,
  complaint: Complaint,
  move: PersonMove,
  more: { on?: string; input?: object; version?: number | null; clientId?: string } = {},
): Promise<Complaint> {
  const on = more.on ?? day;
  const input = {
    ...inputOf(move, complaint, on),
    ...(move === 'assign' ? { handlerId: county.actor(cast.officer).id } : {}),
    ...more.input,
  } as never;
  const version = more.version === undefined ? complaint.version : more.version;
  return moveComplaint(county.ctx(who, on), complaint.number, move, input, { version, clientId: more.clientId });
}

const dispatched = async () => act(cast.centre, await file(), 'dispatch');

describe('a move', () => {
  it('saves the matter, writes its line and tells the screens, all or nothing', async () => {
    const before = await dispatched();
    county.announced.length = 0;
    const after = await act(cast.officer, before, 'accept');
    expect(await stored(before)).toEqual(after);
    expect(after).toMatchObject({
      state: 'accepted',
      version: before.version + 1,
      stage: 'toTell',
      handlerId: county.actor(cast.officer).id,
    });
    expect(await verbs(before)).toEqual(['filed', 'dispatched', 'accepted']);
    expect(county.announced).toMatchObject([
      { matterId: before.id, state: 'accepted', version: after.version, by: county.actor(cast.officer).id },
    ]);
    county.announced.length = 0;
    expect(await laterCodeOf(() => act(cast.officer, after, 'settle'))).toBe('move-not-allowed');
    expect(await stored(before)).toEqual(after);
    expect(await verbs(before)).toHaveLength(3);
    expect(county.announced).toEqual([]);
  });

  it('numbers its letter within the year, and a refused one gives the number back', async () => {
    const papers: (string | null | undefined)[] = [];
    for (let i = 0; i < 3; i += 1) {
      const one = await dispatched();
      await laterCodeOf(() => act(cast.officer, one, 'decline', { input: { ground: 'NA3' } }));
      await laterCodeOf(() => act(cast.officer, one, 'decline', { input: { decidedOn: '2026-05-14' } }));
      papers.push((await act(cast.officer, one, 'decline')).notices[0]?.paperNumber);
    }
    expect(papers).toEqual(['青市监诉不受〔2026〕第1号', '青市监诉不受〔2026〕第2号', '青市监诉不受〔2026〕第3号']);
  });

  it('tells the office that the matter has left it', async () => {
    const before = await dispatched();
    county.announced.length = 0;
    const given = await act(cast.officer, before, 'giveBack');
    expect(given).toMatchObject({ state: 'registered', officeId: null });
    expect(county.announced).toMatchObject([{ officeId: null, leftOfficeId: 'SO-LH' }]);
  });

  it('names only offices, people and categories that are there and fit', async () => {
    const registered = await file();
    for (const officeId of ['SO-XX', 'COURT', 'CA'])
      expect(await laterCodeOf(() => act(cast.centre, registered, 'dispatch', { input: { officeId } }))).toBe(
        'office-unknown',
      );
    const there = await act(cast.centre, registered, 'dispatch');
    for (const handlerId of [county.actor(cast.officerOfShiqiao).id, county.actor(cast.admin).id, anId()]) {
      expect(await laterCodeOf(() => act(cast.officeHead, there, 'assign', { input: { handlerId } }))).toBe(
        'handler-unknown',
      );
    }
    expect(await laterCodeOf(() => act(cast.officer, there, 'correct', { input: { categoryCode: 'G99' } }))).toBe(
      'category-unknown',
    );
    expect(await act(cast.officer, there, 'correct', { input: { categoryCode: 'G10.1' } })).toMatchObject({
      categoryCode: 'G10.1',
      state: 'dispatched',
    });
  });
});

describe('who may', () => {
  it('is asked first: the wrong role is told so, whatever the matter', async () => {
    const registered = await file();
    for (const who of [cast.officer, cast.deputyDirector, 'admin', 'st-v0303'])
      expect(await laterCodeOf(async () => act(who, registered, 'dispatch')), who).toBe('not-permitted');
  });

  it('S181 S174 分送之前所里查无此件；别的所、别的站始终查无此件', async () => {
    const registered = await file();
    const look = (who: string) => laterCodeOf(() => getSeenComplaint(county.ctx(who, day), registered.number));
    expect(await look(cast.officer)).toBe('not-found');
    expect(await look(cast.centre)).toBeNull();
    expect(await look('st-v0303')).toBeNull();
    expect(await look('st-m01')).toBe('not-found');
    expect(await laterCodeOf(() => act(cast.officer, registered, 'accept'))).toBe('not-found');
    const there = await act(cast.centre, registered, 'dispatch');
    expect(await look(cast.officer)).toBeNull();
    expect(await look(cast.officerOfShiqiao)).toBe('not-found');
    expect(await laterCodeOf(() => act(cast.officerOfShiqiao, there, 'accept'))).toBe('not-found');
    expect(await laterCodeOf(() => getSeenComplaint(county.ctx(cast.centre, day), '投2026-9999'))).toBe('not-found');
  });

  it('look behind the mask is a line of the ledger with its reason', async () => {
    const there = await dispatched();
    const shown = await revealComplaint(county.ctx(cast.officer, day), there.number, '打电话核实');
    expect(shown.consumerPhone).toMatch(/^1371\d{7}$/u);
    const lines = await listLedger(county.db, countyId, there.id);
    expect(lines.at(-1)).toMatchObject({
      verb: 'revealed',
      by: county.actor(cast.officer).id,
      detail: { reason: '打电话核实' },
    });
    expect((await stored(there)).version).toBe(there.version);
    expect(await laterCodeOf(async () => revealComplaint(county.ctx('st-v0303', day), there.number, '看看'))).toBe(
      'not-permitted',
    );
    expect(await laterCodeOf(() => revealComplaint(county.ctx(cast.officerOfShiqiao, day), there.number, '看看'))).toBe(
      'not-found',
    );
  });
});

describe('two at once', () => {
  it('officers who both saw the same: the second is told, and nothing of the first is lost', async () => {
    const there = await dispatched();
    const both = await Promise.all(
      [cast.officer, cast.otherOfficer].map((who) => laterCodeOf(() => act(who, there, 'accept'))),
    );
    expect(both.toSorted()).toEqual(['changed-meanwhile', null].toSorted());
    expect(await stored(there)).toMatchObject({ state: 'accepted', version: there.version + 1 });
    expect(await verbs(there)).toEqual(['filed', 'dispatched', 'accepted']);
  });

  it('ten notes on the version of before: one is written, nine are told', async () => {
    const there = await dispatched();
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => laterCodeOf(() => act(cast.officer, there, 'note'))),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'changed-meanwhile')).toHaveLength(9);
    expect((await verbs(there)).filter((verb) => verb === 'noted')).toHaveLength(1);
  });

  it('a press that is sent again after its answer was lost is made once', async () => {
    const there = await dispatched();
    const clientId = anId();
    const first = await act(cast.officer, there, 'accept', { clientId });
    const again = await act(cast.officer, there, 'accept', { clientId });
    expect(again).toEqual(first);
    expect((await verbs(there)).filter((verb) => verb === 'accepted')).toHaveLength(1);
    expect(await laterCodeOf(() => act(cast.officer, there, 'accept', { clientId: anId() }))).toBe('changed-meanwhile');
  });

  it('citizens and officers, many acts at once: every act has its line and the chain holds', async () => {
    const there = await dispatched();
    const acts = [
      ...Array.from({ length: 6 }, (_, i) =>
        moveOwnComplaint(county.ctx('consumer', day), there.id, 'supplement', { words: `第${i}句`, attachmentIds: [] }),
      ),
      ...Array.from({ length: 6 }, () => act(cast.officer, there, 'note', { version: null })),
    ];
    await Promise.all(acts);
    expect((await stored(there)).version).toBe(there.version + 12);
    expect(await verbs(there)).toHaveLength(14);
    expect((await findBrokenLine(county.db)).broken).toBeNull();
  });
});

describe('the consumer', () => {
  it('urges once a day and withdraws before acceptance', async () => {
    const there = await dispatched();
    const urged = await moveOwnComplaint(county.ctx('consumer', day), there.id, 'urge', {
      words: '快一点',
      byConsumer: true,
    });
    expect(urged).toMatchObject({ urgedTimes: 1, urgedOn: day });
    expect(
      await laterCodeOf(() =>
        moveOwnComplaint(county.ctx('consumer', day), there.id, 'urge', { words: '', byConsumer: true }),
      ),
    ).toBe('already-urged-today');
    expect(await moveOwnComplaint(county.ctx('consumer', day), there.id, 'withdraw', { reason: '' })).toMatchObject({
      state: 'closed',
      outcome: 'withdrawn',
      dueOn: null,
    });
    const accepted = await act(cast.officer, await dispatched(), 'accept');
    expect(
      await laterCodeOf(() => moveOwnComplaint(county.ctx('consumer', day), accepted.id, 'withdraw', { reason: '' })),
    ).toBe('move-not-allowed');
  });

  it('does nothing else: officers’ moves are not his, nor his an officer’s', async () => {
    const there = await dispatched();
    expect(await laterCodeOf(async () => act('consumer', there, 'accept'))).toBe('not-permitted');
    expect(
      await laterCodeOf(async () =>
        moveOwnComplaint(county.ctx(cast.officer, day), there.id, 'withdraw', { reason: '' }),
      ),
    ).toBe('not-permitted');
  });
});

describe('law 2 a withdrawal that somebody was told of', () => {
  const messages = async (matterId: string) =>
    (
      await county.db
        .selectFrom('message')
        .select(['text', 'accountId', 'channel'])
        .where('matterId', '=', matterId)
        .orderBy('madeAt')
        .execute()
    ).filter(({ text }) => text.includes('撤'));

  it('ends it before the acceptance, and the complainant hears so and whom to tell that it was not he', async () => {
    const there = await dispatched();
    const closed = await act(cast.officer, there, 'recordWithdrawal');
    expect(closed).toMatchObject({ state: 'closed', outcome: 'withdrawn', withdrawal: { heardBy: '王芳' } });
    expect(await stored(there)).toEqual(closed);
    expect(await verbs(there)).toEqual(['filed', 'dispatched', 'withdrawn']);
    const toCitizen = (await messages(there.id)).filter(({ accountId }) => accountId === null);
    expect(toCitizen.map(({ text }) => text)).toEqual([
      expect.stringMatching(/按工作人员记下的您的话撤回了，不再办。不是您说的，请打/u),
    ]);
  });

  it('is only a mark where a station writes down what the bureau has; the heads of its office hear of it, and of the end', async () => {
    const there = await dispatched();
    const marked = await act('st-v0303', there, 'recordWithdrawal');
    expect(marked).toMatchObject({ state: 'dispatched', outcome: null, closedOn: null, withdrawal: { way: 'phone' } });
    const heard = (await messages(there.id)).filter(({ channel }) => channel === 'app');
    expect(heard).toMatchObject([
      { accountId: county.actor(cast.officeHead).id, text: expect.stringContaining('请向投诉人核实') },
    ]);
    const ended = await act(cast.officer, marked, 'recordWithdrawal', { input: { said: 'withdraw' } });
    expect(ended).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    const later = (await messages(there.id)).filter(({ channel }) => channel === 'app');
    expect(later.slice(1)).toMatchObject([
      { accountId: county.actor(cast.officeHead).id, text: expect.stringContaining('已经办结') },
    ]);
  });

  it('is a mark after it, which the handler hears of when the centre wrote it down', async () => {
    const accepted = await act(cast.officer, await dispatched(), 'accept');
    const told = await act(cast.centre, accepted, 'recordWithdrawal');
    expect(told).toMatchObject({ state: 'accepted', withdrawal: { way: 'phone', droppedOn: null } });
    const heard = (await messages(told.id)).filter(({ channel }) => channel === 'app');
    expect(heard).toMatchObject([
      { accountId: county.actor(cast.officer).id, text: expect.stringContaining('请写明终止调解') },
    ]);
    const input = { ground: 'TM1', how: 'withdrawn', statedOn: day, basis: '电话里说的', reason: '投诉人撤回投诉' };
    expect(await act(cast.officer, told, 'terminate', { input })).toMatchObject({ state: 'terminated' });
  });

  it('is written down by nobody else, and by no other office or station', async () => {
    const there = await dispatched();
    const tried = (who: string) => laterCodeOf(() => act(who, there, 'recordWithdrawal'));
    for (const who of [cast.deputyDirector, 'admin']) expect(await tried(who), who).toBe('not-permitted');
    for (const who of [cast.officerOfShiqiao, 'st-m01']) expect(await tried(who), who).toBe('not-found');
    expect((await stored(there)).state).toBe('dispatched');
  });
});

describe('what was erased', () => {
  it('is moved by nobody any more', async () => {
    const there = await dispatched();
    await county.db.updateTable('complaint').set({ erasedOn: day }).where('id', '=', there.id).execute();
    expect(await laterCodeOf(() => act(cast.officer, there, 'note'))).toBe('matter-erased');
    expect(await verbs(there)).toEqual(['filed', 'dispatched']);
  });
});

describe('agents', () => {
  it('hear how it goes, and of a withdrawal the complainant hears too', async () => {
    const phone = aPhone();
    const agent = { name: '李芳', phone: aPhone(), relation: '女儿' };
    const filed = await fileComplaint(county.ctx(cast.centre, day), aFiling({ consumer: { phone }, agent }));
    expect(await stored(filed)).toEqual(filed);
    const there = await act(cast.centre, filed, 'dispatch');
    expect((await sentTo(county.db, agent.phone)).map(({ text }) => text)).toEqual([
      expect.stringContaining('已登记'),
      expect.stringContaining('已交到市场监管所办理'),
    ]);
    expect(await sentTo(county.db, phone)).toEqual([]);
    await act(cast.officer, there, 'recordWithdrawal');
    for (const to of [agent.phone, phone]) expect(await sentTo(county.db, to, '撤回了')).toHaveLength(1);
  });

  it('are written down by the station that sees the matter, and by no other', async () => {
    const atBureau = await dispatched();
    expect(await laterCodeOf(() => act('st-v0303', atBureau, 'recordAgent'))).toBe('agent-at-bureau');
    const there = await act(cast.officer, atBureau, 'recordAgent');
    const toPrincipal = () => sentTo(county.db, there.consumerPhone, '代理');
    expect(await toPrincipal()).toMatchObject([{ text: expect.stringContaining('记下了由李芳代理。不是您委托的') }]);
    const recorded = there;
    expect(recorded.agents).toMatchObject([{ name: '李芳', scope: 'general' }]);
    expect(await laterCodeOf(() => act('st-m01', recorded, 'recordAgent'))).toBe('not-found');
    expect(await laterCodeOf(() => act(cast.deputyDirector, recorded, 'endAgent'))).toBe('not-permitted');
    const ended = await act(cast.officer, recorded, 'endAgent');
    expect(ended.agents).toMatchObject([{ endedOn: day }]);
    // The slip that the agent holds opens the matter no more, and the complainant hears it at his own number.
    expect(ended.codeStub).not.toBe(recorded.codeStub);
    expect(await toPrincipal()).toHaveLength(2);
  });
});

describe('giving back and dispatching again', () => {
  it('the seven working days of the first receipt run on', async () => {
    const first = await dispatched();
    const given = await act(cast.officer, first, 'giveBack', { on: '2026-05-14' });
    const again = await act(cast.centre, given, 'dispatch', {
      on: '2026-05-14',
      input: { officeId: 'SO-SQ', note: '归石桥所' },
    });
    expect(again).toMatchObject({ officeId: 'SO-SQ', legalOn: first.legalOn, dueRule: 'C-01' });
    const accepted = await act(cast.officerOfShiqiao, again, 'accept', { on: '2026-05-15' });
    expect(accepted.acceptedOn).toBe('2026-05-15');
    expect(await laterCodeOf(() => act(cast.officer, accepted, 'note'))).toBe('not-found');
  });
});
