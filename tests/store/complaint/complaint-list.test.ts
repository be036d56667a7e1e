import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/base/actor.ts';
import { maySee } from '../../../src/domain/base/actor.ts';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import { complaintStates, stages, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import { handSpans, spanOf } from '../../../src/domain/matter/list/hand.ts';
import { sorts } from '../../../src/domain/matter/lists.ts';
import { findComplaintsByIds, insertComplaints } from '../../../src/store/complaint/complaint.ts';
import { complaintRowListing, countComplaints, listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { listMatters } from '../../../src/store/matter/lists.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { aComplaint, afterMoves, countyId, make, noonOf } from '../../build/complaint.ts';
import { dice, oneOf, qinghe, type Qinghe } from '../../build/qinghe.ts';
import { ComplaintQuery, complaintRowFields } from '../../../src/domain/complaint/complaint-list.ts';

const today = '2026-05-06';
let county: Qinghe;
let centre: Actor;
let matters: Complaint[];
let acceptances: { id: string; onDay: string; at: Date }[];

/** 600 matters of every state, half of them with the same instant of filing as another. */
beforeAll(async () => {
  county = await qinghe();
  centre = county.actor(cast.centre);
  const roll = dice(5);
  const made = [
    ...complaintStates.map((state) => aComplaint({ state })),
    make(aComplaint({ state: 'accepted' }), 'recordNotice', '2026-04-22'),
    make(aComplaint({ state: 'closed' }), 'followUp', '2026-05-04'),
    make(aComplaint({ state: 'closed' }), 'followUp', '2026-05-04', { satisfaction: '4', unsatisfied: '没人回电话' }),
    make(aComplaint({ state: 'mediating' }), 'requestRecusal', '2026-05-05'),
    make(aComplaint(), 'withdraw', '2026-04-21'),
    afterMoves(aComplaint({ state: 'declined' }), ['recordNotice', '2026-04-23'], ['close', '2026-04-24']),
  ];
  matters = Array.from({ length: 600 }, (_, i) => {
    const base = oneOf(roll, made);
    const receivedOn = addDays('2026-04-01', roll(36));
    const officeId = oneOf(roll, ['SO-LH', 'SO-SQ', 'SO-CG', null]);
    return {
      ...base,
      id: `019dcafe-0000-7000-9000-${i.toString(16).padStart(12, '0')}`,
      number: `投2026-${String(i + 1).padStart(4, '0')}`,
      filedAt: noonOf(receivedOn),
      // Some came from a station and were received later; one was taken over that had been received before.
      receivedAt: base.state === 'atStation' ? null : noonOf(addDays(receivedOn, i % 5 === 0 ? (i % 3) * 2 - 1 : 0)),
      operatorRegionId: oneOf(roll, ['V0303', 'V0304', 'T03', 'V0101', null]),
      officeId,
      stationId: oneOf(roll, ['ST-V0303', 'ST-M01', null]),
      handlerId: officeId === 'SO-LH' && roll(2) === 0 ? county.actor(cast.officer).id : null,
      categoryCode: oneOf(roll, ['G10.1', 'G10.3', 'G01.1', null]),
      channel: oneOf(roll, ['C01', 'C09']),
      dueOn: roll(4) === 0 ? null : addDays('2026-04-25', roll(25)),
      urgedTimes: roll(3),
      legalOn: roll(3) === 0 ? null : addDays('2026-05-01', roll(25)),
    };
  });
  await transact(county.db, (tx) => insertComplaints(tx, matters));
  acceptances = matters.flatMap(({ id, filedAt }, i) => {
    if (i % 3 !== 0) return [];
    const filedOn = dayOf(filedAt);
    const onDay = addDays(filedOn, roll(9) - 4);
    // Written down on the day itself, or later; never before the matter was filed, though it may be told of a day before that.
    return [{ id, onDay, at: noonOf(addDays(onDay > filedOn ? onDay : filedOn, roll(3) * 4)) }];
  });
  await told(acceptances.map(({ id, onDay, at }) => ({ id, seq: 1, onDay, at })));
});
afterAll(() => county.close());

/** Lines that tell of acceptances. */
async function told(lines: { id: string; seq: number; onDay: string; at: Date }[]): Promise<void> {
  await sql`insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
    select at, ${countyId}, id, seq, "onDay", id, 'accepted', '{}', sha256('x')
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t (id uuid, seq integer, "onDay" date, at timestamptz)`.execute(
    county.db,
  );
}

/** All pages of the list, one after the other. */
async function all(query: object, actor = centre): Promise<Complaint[]> {
  const found: Complaint[] = [];
  let after: string | undefined;
  do {
    const page = await listComplaints(county.db, actor, ComplaintQuery.parse({ limit: 37, ...query, after }), today);
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

const idsOf = (list: readonly Complaint[]) => list.map(({ id }) => id).toSorted();
const filed = ({ filedAt, id }: Complaint) => `${filedAt.toISOString()} ${id}`;
const due = ({ dueOn, id }: Complaint) => `${dueOn ?? '9'} ${id}`;

/** Every matter once, in the order that was asked for. */
async function expectWalked(query: object & { sort: Sort }, expected: readonly Complaint[]): Promise<void> {
  const found = await all(query);
  expect(idsOf(found), JSON.stringify(query)).toEqual(idsOf(expected));
  const keys = found.map(query.sort === 'due' ? due : filed);
  expect(keys).toEqual(query.sort === 'newest' ? keys.toSorted().toReversed() : keys.toSorted());
}
type Sort = (typeof sorts)[number];

describe('keyset paging', () => {
  it.each(sorts)('visits every matter once in the order of %s', async (sort) => {
    const found = await all({ sort });
    expect(idsOf(found)).toEqual(idsOf(matters));
    const keys = found.map(sort === 'due' ? due : filed);
    expect(keys).toEqual(sort === 'newest' ? keys.toSorted().toReversed() : keys.toSorted());
  });

  it.each([1, 7, 200])('does so with pages of %i', async (limit) => {
    expect(idsOf(await all({ sort: 'due', limit, stage: 'toAccept' }))).toEqual(
      idsOf(matters.filter(({ stage }) => stage === 'toAccept')),
    );
  });

  it('goes on where it was when something is filed meanwhile', async () => {
    const query = ComplaintQuery.parse({ limit: 50 });
    const first = await listComplaints(county.db, centre, query, today);
    const late = {
      ...(matters[0] as Complaint),
      id: '019dcafe-0000-7000-9000-ffffffffffff',
      number: '投2026-9998',
      filedAt: noonOf('2026-05-07'),
    };
    await transact(county.db, (tx) => insertComplaints(tx, [late]));
    const second = await listComplaints(county.db, centre, { ...query, after: first.next ?? '' }, today);
    const order = (await all({})).filter(({ id }) => id !== late.id).map(({ id }) => id);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(order.slice(0, 100));
    matters.push(late);
  });

  it('begins at the beginning when the cursor is not ours', async () => {
    const start = await listComplaints(county.db, centre, ComplaintQuery.parse({}), today);
    for (const after of ['x', 'bnVsbA', Buffer.from('["2026-04-01","1 or 1=1"]').toString('base64url')]) {
      expect(await listComplaints(county.db, centre, ComplaintQuery.parse({ after }), today)).toEqual(start);
    }
  });
});

describe('a filter', () => {
  const received = ({ receivedAt }: Complaint) => (receivedAt === null ? '' : dayOf(receivedAt));
  const isLate = (matter: Complaint) => matter.stage !== 'done' && spanOf(matter, today) === 'pastLegal';
  it.each<[object, (matter: Complaint) => boolean]>([
    [{ stage: 'toAccept,toTell' }, ({ stage }) => stage === 'toAccept' || stage === 'toTell'],
    ...stages.map((stage): [object, (matter: Complaint) => boolean] => [{ stage }, (matter) => matter.stage === stage]),
    [{ state: ['registered', 'closed'] }, ({ state }) => state === 'registered' || state === 'closed'],
    [{ outcome: 'settled' }, ({ outcome }) => outcome === 'settled'],
    [{ officeId: 'SO-LH' }, ({ officeId }) => officeId === 'SO-LH'],
    [{ stationId: 'ST-M01' }, ({ stationId }) => stationId === 'ST-M01'],
    [{ handlerId: 'none' }, ({ handlerId }) => handlerId === null],
    [{ handlerId: cast.officer }, ({ handlerId }) => handlerId === county.actor(cast.officer).id],
    [
      { handlerId: 'mine:majianguo' },
      ({ handlerId }) => handlerId === null || handlerId === county.actor(cast.officer).id,
    ],
    [{ category: 'G10' }, ({ categoryCode }) => categoryCode?.startsWith('G10') ?? false],
    [{ category: 'G10.3' }, ({ categoryCode }) => categoryCode === 'G10.3'],
    [{ channel: 'C01' }, ({ channel }) => channel === 'C01'],
    [{ town: 'T03' }, ({ operatorRegionId }) => ['V0303', 'V0304', 'T03'].includes(operatorRegionId ?? '')],
    [{ town: 'none' }, ({ operatorRegionId }) => operatorRegionId === null],
    [
      { town: 'T03', category: 'G10' },
      ({ operatorRegionId, categoryCode }) =>
        ['V0303', 'V0304', 'T03'].includes(operatorRegionId ?? '') && categoryCode?.startsWith('G10') === true,
    ],
    [
      { category: 'G10', officeId: 'SO-LH', receivedFrom: '2026-04-10', receivedTo: '2026-04-20' },
      (matter) =>
        matter.categoryCode?.startsWith('G10') === true &&
        matter.officeId === 'SO-LH' &&
        received(matter) >= '2026-04-10' &&
        received(matter) <= '2026-04-20',
    ],
    [
      { figure: 'received', from: '2026-04-10', to: '2026-04-12' },
      (matter) => matter.merged === null && received(matter) >= '2026-04-10' && received(matter) <= '2026-04-12',
    ],
    [{ due: 'today' }, ({ dueOn }) => dueOn === today],
    [{ due: 'overdue' }, ({ dueOn }) => dueOn !== null && dueOn < today],
    [{ hand: 'all' }, ({ stage }) => stage !== 'done'],
    ...handSpans.map((hand): [object, (matter: Complaint) => boolean] => [
      { hand },
      (matter) => matter.stage !== 'done' && spanOf(matter, today) === hand,
    ]),
    [{ hand: 'pastLegal', officeId: 'SO-LH' }, (matter) => isLate(matter) && matter.officeId === 'SO-LH'],
    [{ hand: 'pastLegal', channel: 'C01' }, (matter) => isLate(matter) && matter.channel === 'C01'],
    [{ due: 'soon' }, ({ dueOn }) => dueOn !== null && dueOn >= today && dueOn <= addDays(today, 5)],
    [{ urged: 'yes' }, ({ urgedTimes }) => urgedTimes > 0],
    [{ receivedFrom: '2026-04-20' }, (matter) => received(matter) >= '2026-04-20'],
    [{ receivedTo: '2026-04-20' }, (matter) => received(matter) !== '' && received(matter) <= '2026-04-20'],
    [
      { stage: 'toAccept', officeId: 'SO-SQ', sort: 'due' },
      ({ stage, officeId }) => stage === 'toAccept' && officeId === 'SO-SQ',
    ],
  ])('%j leaves what it says', async (query, keep) => {
    const handlerId = (query as { handlerId?: string }).handlerId?.replace(cast.officer, county.actor(cast.officer).id);
    const filter = { ...query, ...(handlerId === undefined ? {} : { handlerId }) };
    const expected = matters.filter(keep);
    expect(expected.length).toBeGreaterThan(0);
    for (const sort of 'sort' in query ? [query.sort as Sort] : sorts)
      await expectWalked({ ...filter, sort }, expected);
    expect(await countComplaints(county.db, centre, ComplaintQuery.parse(filter), today, 10_000)).toBe(expected.length);
  });

  const inPeriod = ({ id }: Complaint) =>
    acceptances.some((one) => one.id === id && one.onDay >= '2026-04-10' && one.onDay <= '2026-04-20');
  const figure = { figure: 'accepted', from: '2026-04-10', to: '2026-04-20' };
  it.each<[string, () => Promise<void>]>([
    ['few lines, whose matters are looked up', () => Promise.resolve()],
    [
      'many lines, through which the list is walked',
      async () => {
        const id = '019dcafe-0000-7000-9000-eeeeeeeeeeee';
        const at = noonOf('2026-04-15');
        await told(Array.from({ length: 3001 }, (_, i) => ({ id, seq: i + 1, onDay: '2026-04-15', at })));
      },
    ],
  ])('leaves the records behind a figure: %s', async (_, make) => {
    await make();
    const late = matters.filter((one) => inPeriod(one) && dayOf(one.filedAt) > '2026-04-20');
    expect(late.length).toBeGreaterThan(0);
    for (const sort of sorts)
      for (const [more, keep] of [
        [{}, () => true],
        [{ category: 'G10' }, ({ categoryCode }: Complaint) => categoryCode?.startsWith('G10') === true],
        [{ officeId: 'SO-LH' }, ({ officeId }: Complaint) => officeId === 'SO-LH'],
        [{ stage: 'toAccept' }, ({ stage }: Complaint) => stage === 'toAccept'],
      ] as const) {
        const expected = matters.filter((one) => one.merged === null && inPeriod(one) && keep(one));
        const query = { ...figure, ...more, sort };
        await expectWalked(query, expected);
        expect(await countComplaints(county.db, centre, ComplaintQuery.parse(query), today, 10_000)).toBe(
          expected.length,
        );
      }
  });

  it('counts no further than asked', async () => {
    expect(await countComplaints(county.db, centre, ComplaintQuery.parse({}), today, 100)).toBe(100);
  });
});

describe('the list of each account', () => {
  it('holds what the account may see, and nothing else', async () => {
    for (const who of [
      cast.centre,
      cast.deputyDirector,
      cast.officer,
      cast.officeHead,
      cast.officerOfShiqiao,
      'st-v0303',
      'st-m02',
      cast.mediator,
      'admin',
    ]) {
      const actor = county.actor(who);
      expect(idsOf(await all({ sort: 'due' }, actor)), who).toEqual(
        idsOf(matters.filter((matter) => maySee(actor, matter))),
      );
    }
  });

  it('gives whole matters, as reading one by one does', async () => {
    const { items } = await listComplaints(county.db, centre, ComplaintQuery.parse({ limit: 5 }), today);
    const read = await findComplaintsByIds(
      county.db,
      countyId,
      items.map(({ id }) => id),
    );
    expect(items.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(read.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  });

  it.each(['', '公斤'])(
    'gives of each what a row shows and no more, with its numbers put back into its words (q=%s)',
    async (q) => {
      const query = ComplaintQuery.parse({ limit: 40, q });
      const whole = await listComplaints(county.db, centre, query, today);
      const { items, next } = await listMatters(county.db, centre, complaintRowListing(query, today, centre), today);
      expect(items.length).toBe(40);
      expect(next).toBe(whole.next);
      const shown = (one: Complaint) => Object.fromEntries(complaintRowFields.map((field) => [field, one[field]]));
      expect(items).toEqual(whole.items.map(shown));
    },
  );
});
