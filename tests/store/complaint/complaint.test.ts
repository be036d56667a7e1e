import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maySee } from '../../../src/domain/base/actor.ts';
import { complaintStates, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import {
  findComplaint,
  findComplaintsByIds,
  insertComplaints,
  saveComplaint,
  complaintBook,
} from '../../../src/store/complaint/complaint.ts';
import { countStages, scopeOf } from '../../../src/store/matter/matter.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { sql } from 'kysely';
import { cast } from '../../build/cast.ts';
import { aComplaint, anActor, countyId, make } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';

let county: Qinghe;
let handlerId: string;
beforeAll(async () => {
  county = await qinghe();
  handlerId = county.actor(cast.officer).id;
});
afterAll(() => county.close());

let n = 0;
/** A matter that has not been stored, with a handler who exists. */
function aMatter(fields: Partial<Complaint> = {}): Complaint {
  n += 1;
  const complaint = aComplaint({ number: `投2026-${String(n).padStart(4, '0')}`, ...fields });
  return {
    ...complaint,
    handlerId: fields.handlerId === undefined && complaint.handlerId !== null ? handlerId : complaint.handlerId,
  };
}

async function store(...matters: Complaint[]): Promise<Complaint[]> {
  await transact(county.db, (tx) => insertComplaints(tx, matters));
  return matters;
}

describe('registering', () => {
  it.each(complaintStates)('gives back a matter that is %s as it went in', async (state) => {
    const [matter] = await store(aMatter({ state }));
    expect(await findComplaint(county.db, countyId, { number: matter?.number ?? '' })).toEqual(matter);
    expect(await findComplaintsByIds(county.db, countyId, [matter?.id ?? ''])).toEqual([matter]);
  });

  it('many at once, and again, registers each once and says which were new', async () => {
    const known = aMatter();
    await store(known);
    const fresh = [aMatter(), aMatter()];
    const inserted = await transact(county.db, (tx) =>
      insertComplaints(tx, [...fresh, { ...known, story: '改过的话' }]),
    );
    expect([...inserted].toSorted()).toEqual(fresh.map(({ id }) => id).toSorted());
    expect((await findComplaint(county.db, countyId, { id: known.id }))?.story).toBe(known.story);
    expect((await transact(county.db, (tx) => insertComplaints(tx, fresh))).size).toBe(0);
  });

  it('refuses a second matter of the same number', async () => {
    const [matter] = await store(aMatter());
    await expect(store(aMatter({ number: matter?.number ?? '' }))).rejects.toMatchObject({ code: '23505' });
  });

  it('S53 库里也守着：赔偿金多于挽回的损失，写不进去', async () => {
    await expect(store(aMatter({ recoveredFen: 100, compensationFen: 101 }))).rejects.toMatchObject({ code: '23514' });
    await expect(store(aMatter({ recoveredFen: 100, compensationFen: 100 }))).resolves.toHaveLength(1);
  });

  it('is found by the pairs of characters of all that people search by, also after a correction', async () => {
    const [matter] = await store(
      aMatter({ consumerName: '李有田', consumerPhone: '13800000301', operatorName: '绿丰种子店' }),
    );
    if (matter === undefined) throw new Error('one was stored');
    const missing = async (...terms: string[]) => {
      const found = await sql<{ term: string }>`select term from complaint as c, unnest(${terms}::text[]) as term
        where id = ${matter.id} and not complaint_pairs_of(c.county_id, c.id) @> search_pairs(term)`.execute(county.db);
      return found.rows.map(({ term }) => term);
    };
    // A telephone lies sealed, and is looked up by its mark.
    expect(await missing('李有', '有田', '13', '01', '复合', '差价', '柳河', '绿丰', '城关')).toEqual(['13', '城关']);
    await transact(county.db, (tx) => saveComplaint(tx, matter, { ...matter, operatorName: '城关Ａ超市' }));
    expect(await missing('城关', '关a', 'a超', 'Ａ超', '绿丰')).toEqual(['绿丰']);
  });
});

describe('saving', () => {
  it('raises the version, and writes documents and plain values alike', async () => {
    const [matter] = await store(aMatter({ state: 'mediating' }));
    if (matter === undefined) throw new Error('one was stored');
    const next = make(matter, 'terminate', '2026-04-28', {});
    const saved = await transact(county.db, (tx) => saveComplaint(tx, matter, next));
    expect(saved.version).toBe(matter.version + 1);
    expect(await findComplaint(county.db, countyId, { id: matter.id })).toEqual({
      ...next,
      version: matter.version + 1,
    });
  });

  it('refuses whoever read an older version, and changes nothing then', async () => {
    const [matter] = await store(aMatter());
    if (matter === undefined) throw new Error('one was stored');
    await transact(county.db, (tx) => saveComplaint(tx, matter, { ...matter, claim: '退款' }));
    const late = () => transact(county.db, (tx) => saveComplaint(tx, matter, { ...matter, claim: '换货' }));
    expect(await laterCodeOf(late)).toBe('changed-meanwhile');
    expect(await findComplaint(county.db, countyId, { id: matter.id })).toMatchObject({
      claim: '退款',
      version: matter.version + 1,
    });
  });
});

describe('the scope of the database', () => {
  it('is that of the rule for every account, matter by matter', async () => {
    const matters: Complaint[] = [];
    for (const state of complaintStates) {
      for (const officeId of ['SO-LH', 'SO-SQ', null]) {
        for (const stationId of ['ST-V0303', 'ST-M01', null]) {
          matters.push(aMatter({ state, officeId, stationId, entrustedTo: matters.length % 4 === 0 ? 'CA' : null }));
        }
      }
    }
    await store(...matters);
    const actors = [
      ...county.accounts.map(actorOfAccount),
      anActor('consumer'),
      anActor('system'),
      anActor('officer', { organisationId: null }),
      anActor('station', { stationId: null }),
    ];
    const all = await county.db.selectFrom('complaint').selectAll().execute();
    for (const actor of actors) {
      const found = await sql<{
        id: string;
      }>`select c.id from complaint as c where ${scopeOf(complaintBook, actor)}`.execute(county.db);
      const seen = all.filter((matter) => maySee(actor, matter)).map(({ id }) => id);
      expect(found.rows.map(({ id }) => id).toSorted(), `${actor.role} ${actor.name}`).toEqual(seen.toSorted());
    }
  });

  it('S181 站点只看得到自己村（场所）的件，别站的一件也看不到', async () => {
    const own = await store(aMatter({ stationId: 'ST-V0303' }), aMatter({ stationId: 'ST-M01' }));
    const found = await sql<{
      id: string;
      station: string;
    }>`select c.id, c.station_id as station from complaint as c where ${scopeOf(complaintBook, county.actor('st-v0303'))}`.execute(
      county.db,
    );
    expect(found.rows.some(({ id }) => id === own[0]?.id)).toBe(true);
    expect(new Set(found.rows.map(({ station }) => station))).toEqual(new Set(['ST-V0303']));
  });

  it('is that of the counts beside it', async () => {
    for (const account of county.accounts) {
      const actor = actorOfAccount(account);
      const counted = (await countStages(county.db, complaintBook, actor, false)).reduce(
        (sum, { n: some }) => sum + some,
        0,
      );
      const found = await sql<{
        n: number;
      }>`select count(*) as n from complaint as c where ${scopeOf(complaintBook, actor)} and c.stage <> 'done'`.execute(
        county.db,
      );
      expect(counted, account.loginName).toBe(found.rows[0]?.n);
    }
  });
});
