import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint, findFiled } from '../../../src/actions/complaint/filing.ts';
import { parseComplaintNumber } from '../../../src/domain/matter/numbering.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, aPhone, countyId, noonOf } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { codeOf } from '../../build/refusal.ts';
import { queryCodeOf } from '../../../src/actions/matter/query-code.ts';

interface Place {
  villageId?: string;
}
interface OpenText {
  id: string;
  channel: string;
  text: string;
  labels: {
    type: string;
    category: string | null;
    nature: string[];
    parties: {
      complainant: { name?: string; home: Place };
      operator: { name: string; operatorAddress: string; place: Place | null } | null;
    };
    route: { first_station: string | null; handling_office: string | null };
  };
}
const openTexts = readFileSync(new URL('../../../seeds/open-texts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as OpenText)
  .filter(({ labels }) => labels.type.startsWith('complaint'));

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const numbersOf = (list: readonly { number: string }[]) =>
  list.map(({ number }) => parseComplaintNumber(number)?.n ?? 0).toSorted((a, b) => a - b);

async function lastNumber(year: number): Promise<number> {
  const found = await county.db
    .selectFrom('counter')
    .select('last')
    .where('series', '=', 'complaint')
    .where('year', '=', year)
    .executeTakeFirst();
  return found?.last ?? 0;
}

describe('filing the open texts', () => {
  it('there are thirty-five', () => {
    expect(openTexts).toHaveLength(35);
  });

  it.each(openTexts.map((text) => [text.id, text] as const))(
    '%s gets the station and the office of its label',
    async (_, { channel, text, labels }) => {
      const { complainant, operator } = labels.parties;
      const filed = await fileComplaint(
        county.ctx('consumer', '2026-05-13'),
        aFiling({
          channel,
          categoryCode: labels.category,
          natureCode: labels.nature[0] ?? null,
          story: text,
          consumer: { name: complainant.name ?? '未留名', regionId: complainant.home.villageId ?? null },
          operator: { name: operator?.name ?? '流动售货车', address: operator?.operatorAddress ?? '' },
          place: { regionId: operator?.place?.villageId ?? null },
        }),
      );
      expect({ station: filed.stationId, office: filed.officeId }).toEqual({
        station: labels.route.first_station,
        office: labels.route.handling_office,
      });
      expect(filed.state).toBe('registered');
      expect(filed.officeReason).not.toBe('');
      expect(filed.stationReason).not.toBe('');
      expect(await findComplaint(county.db, countyId, { id: filed.id })).toEqual(filed);
    },
  );
});

describe('a filing', () => {
  it('一个编号：网上、电话、窗口、站点，哪个渠道来的都编在一个号段里', async () => {
    const before = await lastNumber(2026);
    const who = ['consumer', cast.centre, cast.officer, 'st-v0102'] as const;
    const channels = ['C01', 'C02', 'C09', 'C08'] as const;
    const filed = [];
    for (const [i, one] of who.entries())
      filed.push(await fileComplaint(county.ctx(one, '2026-05-13'), aFiling({ channel: channels[i] ?? 'C01' })));
    expect(filed.map(({ number }) => number)).toEqual(
      who.map((_, i) => `投2026-${String(before + 1 + i).padStart(4, '0')}`),
    );
    expect(filed.map(({ state }) => state)).toEqual(['registered', 'registered', 'registered', 'atStation']);
  });

  it('S141 维权“零距离”：住的村没有站点，就近给有站点的，距离写在理由里', async () => {
    const filed = await fileComplaint(
      county.ctx('consumer', '2026-05-13'),
      aFiling({ consumer: { regionId: 'V0202' } }),
    );
    expect(filed.stationReason).toBe('府前社区站：花园社区没有站点，府前最近，0.8 公里');
    const home = await fileComplaint(
      county.ctx('consumer', '2026-05-13'),
      aFiling({ consumer: { regionId: 'V0303' } }),
    );
    expect(home).toMatchObject({ stationId: 'ST-V0303', stationReason: '郭庄村站：投诉人住在郭庄村，那里有站点' });
  });

  it('S111 商场、市场里的站点先接本场所的投诉，不管投诉人住在哪里', async () => {
    const filed = await fileComplaint(
      county.ctx('consumer', '2026-05-13'),
      aFiling({ operator: { name: '小蜀香串串店', address: '万家购物广场三楼' }, place: { regionId: 'V0101' } }),
    );
    expect(filed).toMatchObject({ stationId: 'ST-M01', stationReason: '万家购物广场站：店在万家购物广场，那里有站点' });
  });

  it('starts its clock, writes one line and tells the screens, all before it returns', async () => {
    county.announced.length = 0;
    const filed = await fileComplaint(county.ctx('consumer', '2026-05-13'), aFiling());
    expect(filed).toMatchObject({ stage: 'toDispatch', dueRule: 'C-07', dueOn: '2026-05-14', version: 1 });
    expect((await listLedger(county.db, countyId, filed.id)).map(({ seq, verb }) => [seq, verb])).toEqual([
      [1, 'filed'],
    ]);
    expect(county.announced).toMatchObject([{ matterId: filed.id, number: filed.number, version: 1 }]);
    expect(JSON.stringify(county.announced)).not.toContain('李有田');
    const messages = await county.db.selectFrom('message').selectAll().where('matterId', '=', filed.id).execute();
    const [receipt, ...others] = messages.filter(({ channel }) => channel !== 'app');
    expect(receipt).toMatchObject({ channel: 'sms', to: '13800000301' });
    expect(receipt?.text).toContain(filed.number);
    expect(others).toEqual([]);
    // For the centre it stands in the live queue, and rings no bell.
    expect(messages.filter(({ channel }) => channel === 'app')).toEqual([]);
    for (const { text } of messages)
      expect(text).not.toContain(queryCodeOf(county.ctx('consumer', '2026-05-13'), 'complaint', filed));
  });

  it('of last year, found on paper, is numbered in the year in which it was heard', async () => {
    const filed = await fileComplaint(
      county.ctx(cast.centre, '2026-01-05'),
      aFiling({ receivedAt: noonOf('2025-12-30') }),
    );
    expect(filed.number).toBe('投2025-0001');
    expect(filed.receivedAt).toEqual(noonOf('2025-12-30'));
  });

  it('twice with one id makes one complaint, one after the other or at once', async () => {
    const filing = aFiling();
    const before = await lastNumber(2026);
    const ctx = county.ctx('consumer', '2026-05-13');
    const at = await Promise.all([
      fileComplaint(ctx, filing),
      fileComplaint(ctx, filing),
      fileComplaint(ctx, { ...filing, story: '别的话，别的事' }),
    ]);
    const again = await fileComplaint(county.ctx('consumer', '2026-05-15'), filing);
    expect(new Set([...at, again].map(({ number }) => number))).toEqual(
      new Set([`投2026-${String(before + 1).padStart(4, '0')}`]),
    );
    expect(again).toEqual(at[0]);
    expect(await findFiled(ctx, filing.clientId)).toEqual(at[0]);
    expect(await lastNumber(2026)).toBe(before + 1);
    expect(await listLedger(county.db, countyId, filing.clientId)).toHaveLength(1);
  });

  it('keeps every sign that people type, also those that mean something to a table', async () => {
    const story = '第一行\r\n第二行\t一格\\N \\. \\x41 {"a":"b"},\'"; ，。😀';
    const filed = await fileComplaint(
      county.ctx('consumer', '2026-05-13'),
      aFiling({ story, claim: '\\N', operator: { name: '\\', address: '\\t' } }),
    );
    expect(filed).toMatchObject({ claim: '\\N', operatorName: '\\', operatorAddress: '\\t' });
    expect(filed.story).toContain('\\. \\x41');
    expect(await findComplaint(county.db, countyId, { id: filed.id })).toEqual(filed);
  });

  it('is refused when it names a place, a category or a channel that is not there, or who may not file', () => {
    const file = (who: string, change: object) =>
      codeOf(() => void fileComplaint(county.ctx(who, '2026-05-13'), aFiling(change)));
    expect(file('consumer', { place: { regionId: 'V9999' } })).toBe('region-unknown');
    expect(file('consumer', { consumer: { regionId: 'V9999' } })).toBe('region-unknown');
    expect(file('consumer', { categoryCode: 'G99' })).toBe('category-unknown');
    expect(file('consumer', { channel: 'C99' })).toBe('category-unknown');
    expect(file('admin', {})).toBe('not-permitted');
    expect(file(cast.deputyDirector, {})).toBe('not-permitted');
  });
});

describe('many filings at once', () => {
  it('fifty get gapless numbers, each once', async () => {
    const before = await lastNumber(2026);
    const filed = await Promise.all(
      Array.from({ length: 50 }, () => fileComplaint(county.ctx('consumer', '2026-05-14'), aFiling())),
    );
    expect(numbersOf(filed)).toEqual(Array.from({ length: 50 }, (_, i) => before + 1 + i));
    expect(new Set(filed.map(({ id }) => id)).size).toBe(50);
    expect(await lastNumber(2026)).toBe(before + 50);
  });

  it('a failing one fails alone, and takes no number', async () => {
    const before = await lastNumber(2026);
    const filings = Array.from({ length: 20 }, (_, i) =>
      // A character of one half, which JSON carries and the database does not take.
      i === 7 ? { ...aFiling(), story: '字符\ud83d坏了，数据库不收' } : aFiling(),
    );
    const settled = await Promise.allSettled(
      filings.map((filing) => fileComplaint(county.ctx('consumer', '2026-05-14'), filing)),
    );
    expect(settled.map(({ status }) => status)).toEqual(filings.map((_, i) => (i === 7 ? 'rejected' : 'fulfilled')));
    const numbers = numbersOf(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    expect(numbers).toEqual(Array.from({ length: 19 }, (_, i) => before + 1 + i));
    const next = await fileComplaint(county.ctx('consumer', '2026-05-14'), aFiling());
    expect(numbersOf([next])).toEqual([before + 20]);
  });

  it('several failing ones of a batch fail alone, and the others are filed', async () => {
    const isBad = (i: number) => i % 9 === 4;
    const settled = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => {
        const filing = isBad(i) ? { ...aFiling(), attachmentIds: [uuidv7()] } : aFiling();
        return fileComplaint(county.ctx('consumer', '2026-05-14'), filing);
      }),
    );
    expect(settled.map(({ status }) => status === 'rejected')).toEqual(settled.map((_, i) => isBad(i)));
  });

  it.each([0, 1])(
    'in one batch, in either order (%i), a station hears of the citizen’s and not of its own',
    async (turn) => {
      const own = county.ctx('st-v0302', '2026-05-14');
      const station = own.county.stations.find(({ id }) => id === own.actor.stationId) ?? null;
      const consumer = { regionId: 'V0302' };
      const files = [
        () => fileComplaint(own, aFiling({ consumer })),
        () => fileComplaint(county.ctx('consumer', '2026-05-14'), aFiling({ consumer }), { station }),
      ];
      const inOrder = turn === 0 ? files : files.toReversed();
      // Half of those under way make a batch.
      const filed = await Promise.all([...inOrder, ...inOrder].map((file) => file()));
      expect(new Set(filed.map(({ state }) => state))).toEqual(new Set(['atStation']));
      const told = await county.database.pool.query<{ id: string }>(
        `select matter_id as id from message where channel = 'app' and account_id = $1 and matter_id = any($2)`,
        [own.actor.id, filed.map(({ id }) => id)],
      );
      const citizens = filed.filter((_, i) => i % 2 !== turn).map(({ id }) => id);
      expect(told.rows.map(({ id }) => id).toSorted()).toEqual(citizens.toSorted());
    },
  );

  it('security F3: whose telephone was typed is warned of one in the same batch, and of one behind a batch under way', async () => {
    const warned = async (id: string | undefined) => {
      const found = await county.database.pool.query(
        `select 1 from message where channel = 'sms' and text like '%有人用您的电话%' and matter_id = $1`,
        [id],
      );
      return found.rows.length;
    };
    const file = (phone: string) =>
      fileComplaint(county.ctx('consumer', '2026-05-14'), aFiling({ consumer: { phone } }));
    const [one, other] = [aPhone(), aPhone()];
    // Half of those under way make a batch.
    const [first] = await Promise.all([file(one), file(one), file(aPhone()), file(aPhone())]);
    expect(await warned(first?.id)).toBe(1);
    const earlier = file(other);
    await new Promise((resolve) => setImmediate(resolve));
    await file(other);
    expect(await warned((await earlier).id)).toBe(1);
  });

  it('no number of the year is missing or double in the end', async () => {
    const rows = await county.db.selectFrom('complaint').select('number').where('number', 'like', '投2026-%').execute();
    expect(numbersOf(rows)).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
  });
});
