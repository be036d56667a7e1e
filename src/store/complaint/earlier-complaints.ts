import { sql } from 'kysely';
import type { Placed } from '../../domain/base/actor.ts';
import type { EarlierMatter } from '../../domain/triage/earlier-matters.ts';
import type { Db } from '../base/db.ts';
import { hasPhone } from '../base/person-seal.ts';
import { newestHolding } from '../matter/search-pairs.ts';
import { newestAbout, operatorsOfMatters, type OperatorOfMatter } from '../operator/matter-operator.ts';
import { searchedWords } from './complaint.ts';

/** What of a telling the earlier complaints are looked up by. */
export interface Sought {
  phone: string;
  operatorName: string;
  /** The page of the register that is meant for sure. */
  operatorId: string | null;
  /** Names of products: in quotes, before 牌, a number of a variety. */
  marks: readonly string[];
  categoryCode: string;
  since: Date;
}

const mostOfEach = 20;
/** Of one kind of goods the latest: where neither number nor name is told, the same dispute lies among them. */
const mostOfGoods = 40;

/** The complaints of the county that the telling may repeat or belong to, by number; closed ones too, which 第十六条第（二）项 also means. */
export async function listEarlierComplaints(
  db: Db,
  countyId: number,
  sought: Sought,
): Promise<(EarlierMatter & Placed)[]> {
  const { phone, operatorName, operatorId, marks, categoryCode, since } = sought;
  const columns = sql`c.id, c.number, to_char(c.filed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as received_on, c.channel, c.story,
    coalesce(c.category_code, '') as category, nullif(c.operator_name, '') as operator_name, c.operator_region_id, c.consumer_region_id as home_region_id,
    nullif(c.consumer_name, '') as consumer_name, c.consumer_phone, c.complaint_seal, c.key_id, c.filed_at,
    c.county_id, c.office_id, c.station_id, c.entrusted_to, c.state,
    case when c.merged is not null then 'merged' when c.state = 'closed' then 'closed' else 'open' end as standing`;
  const within = sql`c.county_id = ${countyId} and c.filed_at >= ${since}`;
  const latest = (where: ReturnType<typeof sql>, most: number) =>
    sql`(select ${columns} from complaint as c where ${within} and ${where} order by c.filed_at desc limit ${most})`;
  const words = [...(operatorName === '' ? [] : [operatorName]), ...marks.slice(0, 4)];
  const asked = { searched: searchedWords, columns, where: within, months: since };
  const branches = [
    ...(phone === '' ? [] : [latest(hasPhone(db, 'complaint', countyId, phone), mostOfEach)]),
    ...(operatorId === null ? [] : [latest(ofShop(countyId, operatorId), mostOfEach)]),
    ...words.map((one) => newestHolding(countyId, { ...asked, words: one }, mostOfEach)),
    latest(sql`c.category_code = ${categoryCode}`, mostOfGoods),
  ];
  const found = await sql<
    Omit<EarlierMatter, 'text'> & Placed & { number: string; consumerPhone: string; story: string }
  >`select * from (${sql.join(branches, sql` union `)}) as found order by found.filed_at`.execute(db);
  const ids = found.rows.map(({ id }) => id);
  const shops = operatorId === null ? new Map<string, OperatorOfMatter>() : await operatorsOfMatters(db, countyId, ids);
  return found.rows.map(({ number, consumerPhone, story, ...one }) => ({
    ...one,
    operatorId: shops.get(one.id)?.operatorId ?? null,
    id: number,
    text: story,
    phone: consumerPhone || null,
  }));
}

/** That it is one of the newest about the shop, which has them in an index of its own. */
const ofShop = (countyId: number, operatorId: string) =>
  sql`c.id in (select m.matter_id from ${newestAbout(countyId, operatorId, 'complaint')} as m)`;

/** How often the telephone has complained lately, one dispute told twice and merged counted once: of how many shops, and whether always about one kind of goods (第十七条). */
export async function findHabit(
  db: Db,
  countyId: number,
  phone: string,
  since: Date,
): Promise<{ pastComplaints90d: number; sameGoods: boolean; shops: number } | null> {
  if (phone === '') return null;
  const found = await sql<{ n: number; goods: number; shops: number }>`
    select count(*)::int as n, count(distinct c.category_code)::int as goods, count(distinct c.operator_name)::int as shops
    from (select category_code, operator_name from complaint as c
      where county_id = ${countyId} and ${hasPhone(db, 'complaint', countyId, phone)} and filed_at >= ${since}
        and (merged is null or merged->>'as' = 'member') order by filed_at desc limit 200) as c`.execute(db);
  const [row] = found.rows;
  if (row === undefined || row.n === 0) return null;
  return { pastComplaints90d: row.n, sameGoods: row.goods === 1, shops: row.shops };
}
