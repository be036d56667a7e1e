/** What the report of 2014 counts beside cases, samplings and campaigns: complaints, tip-offs, events, materials and notices, each by its own rules. */
import { sql } from 'kysely';
import { addDays, type Day } from '../../../src/domain/base/calendar.ts';
import type { LedgerEvent } from '../../../src/domain/base/event.ts';
import type { Charter } from '../../../src/domain/station/charter.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { withDue } from '../../../src/domain/complaint/deadline.ts';
import { complaintBook } from '../../../src/store/complaint/complaint.ts';
import { insertMany, type Tx } from '../../../src/store/base/db.ts';
import { record } from '../../../src/store/base/ledger.ts';
import { insertMatters } from '../../../src/store/matter/matter.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../cast.ts';
import { aCharter } from '../charter.ts';
import { aFiling, anId, aPhone, change, countyId, facts, filed, noonOf } from '../complaint.ts';
import { tippedOffIn } from '../living-tipoffs.ts';
import type { Qinghe } from '../qinghe.ts';
import { spread, type Sizes } from './campaigns-2014.ts';

export interface Counted2014 {
  complaints: { accepted: number; mediated: number; closed: number; recoveredYuan: Sizes };
  tipoffs: number;
  events: { kind: string; attendance: number[] }[];
  materials: number[];
  notices: { tip: number; warning: number };
  /** Stations up to the standard, of both kinds together, as the report writes them. */
  stations: number;
}

export async function loadCounted(
  county: Qinghe,
  { complaints, ...rest }: Counted2014,
  already: number,
): Promise<void> {
  await transact(county.db, (tx) => loadComplaints(tx, complaints));
  await transact(county.db, (tx) => loadRows(tx, county, rest));
  for (let i = already; i < rest.tipoffs; i += 1) await tippedOffIn(county, addDays('2014-02-10', i * 7));
}

/** One complaint as the rules make it, with the lines that tell of it. */
async function loadComplaints(tx: Tx, { accepted, mediated, recoveredYuan }: Counted2014['complaints']): Promise<void> {
  const sums = spread(recoveredYuan);
  const made: Complaint[] = [];
  const lines: LedgerEvent[] = [];
  for (let i = 0; i < accepted; i += 1) {
    const on = addDays('2014-01-06', Math.floor((i * 290) / accepted));
    const yuan = sums[i];
    const life = lifeOf(on, i < mediated ? (yuan ?? 0) * 100 : null);
    const { next, event } = filed(aFiling({ clientId: anId(), consumer: { phone: aPhone() } }), { today: on });
    lines.push(event);
    let complaint = withDue({ ...next, number: `投2014-${String(i + 1).padStart(4, '0')}` }, facts({ today: on }));
    for (const [move, day, input] of life) {
      const step = change(complaint, move, day, input);
      lines.push(step.event);
      complaint = withDue({ ...step.next, version: complaint.version + 1 }, facts({ today: day }));
    }
    made.push({ ...complaint, handlerId: null });
  }
  await insertMatters(tx, complaintBook, made);
  for (const line of lines) await record(tx, line);
}

type Step = readonly [PersonMove, Day, object];

/** The five service complaints of 2011 by their industries, the one of the telephone first; gives its number. */
export async function loadServices(county: Qinghe): Promise<string> {
  const rows: readonly (readonly [category: string, yuan: number])[] = [
    ['V06.1', 50],
    ['V01.5', 220],
    ['V03.1', 180],
    ['V01.1', 100],
    ['V01.3', 150],
  ];
  const telephone = {
    story: '去年12月10日在营业厅买手机，承诺送200元话费，电话13912345678一直没收到赠送的话费，号码还欠费30多元。',
    claim: '退还多收的费用',
    operator: { name: '中国电信营业厅', address: '柳河镇柳河街' },
  };
  await transact(county.db, async (tx) => {
    for (const [i, [categoryCode, yuan]] of rows.entries()) {
      const on = addDays('2011-08-22', -i * 20);
      const words = { text: i === 0 ? '商家给内存50元话费的新卡，继续履行赠送话费的约定' : '退回多收的费用' };
      const filing = aFiling({
        clientId: anId(),
        categoryCode,
        ...(i === 0 ? telephone : {}),
        consumer: { name: '温庆', phone: aPhone() },
      });
      const { next, event } = filed(filing, { today: on });
      const lines = [event];
      let complaint = withDue({ ...next, number: `投2011-000${i + 1}` }, facts({ today: on }));
      for (const [move, day, input] of lifeOf(on, yuan * 100)) {
        const step = change(complaint, move, day, move === 'settle' ? { ...input, ...words } : input);
        lines.push(step.event);
        complaint = withDue({ ...step.next, version: complaint.version + 1 }, facts({ today: day }));
      }
      await insertMatters(tx, complaintBook, [{ ...complaint, handlerId: null }]);
      for (const line of lines) await record(tx, line);
    }
  });
  return '投2011-0001';
}

/** Accepted; with a sum, mediated and closed as well. */
function lifeOf(on: Day, recoveredFen: number | null): Step[] {
  const accepted: Step[] = [
    ['dispatch', on, {}],
    ['accept', addDays(on, 1), {}],
  ];
  if (recoveredFen === null) return accepted;
  const later = addDays(on, 5);
  const sums = { disputedFen: recoveredFen, recoveredFen, compensationFen: 0 };
  return [
    ...accepted,
    ['recordNotice', addDays(on, 1), {}],
    ['recordConsent', addDays(on, 2), {}],
    ['recordConsent', addDays(on, 2), {}],
    ['startMediation', addDays(on, 2), {}],
    ['holdSession', later, {}],
    ['settle', later, sums],
    ['recordNotice', later, { kind: 'agreement', to: 'consumer' }],
    ['recordNotice', later, { kind: 'agreement', to: 'operator' }],
    ['close', addDays(later, 1), {}],
  ];
}

async function loadRows(
  tx: Tx,
  county: Qinghe,
  { events, materials, notices, stations }: Omit<Counted2014, 'complaints'>,
): Promise<void> {
  const byId = county.actor(cast.centre).id;
  const kinds = events.flatMap(({ kind, attendance }) => attendance.map((n) => ({ kind, n })));
  const outreaches = kinds.map(({ kind, n }, i) => ({
    countyId,
    id: anId(),
    number: `教2014-${String(i + 1).padStart(4, '0')}`,
    version: 1,
    state: 'recorded',
    kind,
    title: '新消法宣传',
    onDay: addDays('2014-03-10', i * 12),
    fromTime: '09:00',
    toTime: '11:00',
    place: '柳河镇广场',
    audience: 'villager',
    code: `c2014${i}`,
    counted: n,
    method: 'count',
    byId,
  }));
  await insertMany(tx, 'outreach', outreaches, sql``);
  for (const [i, n] of materials.entries()) {
    const materialId = anId();
    const leaflet = {
      countyId,
      id: materialId,
      number: `物2014-000${i + 1}`,
      version: 1,
      state: 'current',
      kind: 'leaflet',
      name: '宣传材料',
      byId,
    };
    await insertMany(tx, 'material', [leaflet], sql``);
    await insertMany(
      tx,
      'material_movement',
      [{ countyId, id: anId(), materialId, kind: 'handedOut', stationId: '', n, onDay: '2014-03-15', note: '', byId }],
      sql``,
    );
  }
  const [writer, reviewer, approver] = [cast.officer, cast.officeHead, cast.centre].map((who) => county.actor(who).id);
  const told = [...Array<string>(notices.tip).fill('tip'), ...Array<string>(notices.warning).fill('warning')];
  const warnings = told.map((kind, i) => ({
    countyId,
    id: anId(),
    number: `警2014-${String(i + 1).padStart(4, '0')}`,
    version: 1,
    state: 'published',
    kind,
    title: `消费提示 ${i + 1}`,
    text: '看清楚再买。',
    advice: '留好票据',
    sources: [{ kind: 'news' }],
    writerIds: [writer],
    draftedAt: noonOf('2014-04-01'),
    checkedById: writer,
    reviewedById: reviewer,
    approvedById: approver,
    publishedAt: noonOf(addDays('2014-04-02', i * 20)),
  }));
  await insertMany(tx, 'warning', warnings, sql``);
  const files = Array.from({ length: stations }, (_, i) => standardised(i));
  await insertMany(tx, 'station', files.map(stationOf), sql``);
  await insertMany(tx, 'charter', files, sql``);
}

/** A file of a station as its steps leave it once it is up to the standard: half of them 联络站, half 维权服务站. */
function standardised(i: number): Charter {
  const applied = addDays('2014-01-06', i);
  return aCharter({
    id: anId(),
    number: `站2014-${String(i + 1).padStart(4, '0')}`,
    name: `${i % 2 === 0 ? '消费维权联络站' : '消费维权服务站'}${i + 1}`,
    kindCode: i % 2 === 0 ? 'liaison' : 'service',
    stationId: `ST-2014-${i + 1}`,
    state: 'active',
    appliedOn: applied,
    approvedOn: addDays(applied, 10),
    activatedOn: addDays(applied, 20),
    standardisedOn: addDays(applied, 60),
  });
}

function stationOf({ stationId, name, officeId, regionId, serves }: Charter) {
  return { countyId, id: stationId, name, kind: 'supermarket', officeId, regionId, x: 0, y: 0, serves };
}
