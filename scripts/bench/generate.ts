/** Fills a migrated database with a county's complaints by COPY: seeded, with the mix of seeds/shares.json, full history and search index. */
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { addDays, addWorkingDays, dayOf } from '../../src/domain/calendar.ts';
import { type Complaint } from '../../src/domain/complaint.ts';
import { stageOf } from '../../src/domain/stage.ts';
import { withDue } from '../../src/domain/deadline.ts';
import type { LedgerEvent, LedgerVerb } from '../../src/domain/event.ts';
import { file, Filing } from '../../src/domain/filing.ts';
import { complaintNumber } from '../../src/domain/numbering.ts';
import { routeComplaint } from '../../src/domain/station.ts';
import type { CountyFacts } from '../../src/store/county.ts';
import { actorIdOf, lineOf } from '../../src/store/ledger.ts';
import { chanceFrom, idAt, oneOf, weighted, whole, type Chance } from './random.ts';
import { personName, shopName, storyOf, street } from './words.ts';

interface Shares {
  declinedPercent: number;
  settledPercent: number;
  amountYuan: { median: number; p90: number; max: number };
  profiles: Record<'rural' | 'urban', { nature: Record<string, number>; class: Record<string, number> }>;
}
const shares = JSON.parse(readFileSync(new URL('../../seeds/shares.json', import.meta.url), 'utf8')) as Shares;

export interface Generation {
  n: number;
  seed: number;
  profile: 'rural' | 'urban';
  facts: CountyFacts;
  /** Officers by office, who handle what is generated. */
  officers: ReadonlyMap<string, readonly string[]>;
  today: string;
}

export interface Generated {
  seconds: number;
  textBytes: number;
  ledgerLines: number;
}

const indexes = [
  'complaint_newest',
  'complaint_office',
  'complaint_station',
  'complaint_due',
  'complaint_phone',
  'complaint_search',
  'ledger_figure',
];
const chunk = 5000;

export async function generate(
  owner: pg.PoolConfig,
  generation: Generation,
  print: (line: string) => void,
): Promise<Generated> {
  const started = performance.now();
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query(
      "set session_replication_role = replica; set maintenance_work_mem = '1GB'; set synchronous_commit = off",
    );
    const definitions = (
      await client.query<{ indexdef: string }>('select indexdef from pg_indexes where indexname = any($1)', [indexes])
    ).rows.map((row) => row.indexdef);
    for (const name of indexes) await client.query(`drop index ${name}`);
    const made = await copyAll(client, generation, print);
    print(`  ${generation.n} rows after ${seconds(started)} s; building indexes`);
    for (const definition of definitions) await client.query(definition);
    await client.query(`insert into complaint_tally (county_id, office_id, handler_id, stage, due_on, n)
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), count(*) from complaint group by 1, 2, 3, 4, 5
      on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = excluded.n`);
    await client.query('vacuum (analyze) complaint');
    await client.query('vacuum (analyze) ledger');
    await client.query('analyze complaint_tally');
    return { ...made, seconds: (performance.now() - started) / 1000 };
  } finally {
    await client.end();
  }
}

async function copyAll(
  client: pg.Client,
  generation: Generation,
  print: (line: string) => void,
): Promise<Omit<Generated, 'seconds'>> {
  const chance = chanceFrom(generation.seed);
  const years = Math.min(20, Math.max(1, Math.ceil(generation.n / 100_000)));
  const end = Date.parse(`${generation.today}T09:00:00+08:00`);
  const step = (years * 365 * 86_400_000) / generation.n;
  const counters = new Map<number, number>();
  let [textBytes, ledgerLines] = [0, 0];
  for (let done = 0; done < generation.n; done += chunk) {
    const complaints: string[] = [];
    const lines: string[] = [];
    for (let i = done; i < Math.min(done + chunk, generation.n); i += 1) {
      const at = new Date(Math.floor(end - (generation.n - i) * step));
      const year = Number(dayOf(at).slice(0, 4));
      const n = (counters.get(year) ?? 0) + 1;
      counters.set(year, n);
      const { complaint, events } = lifeOf(chance, generation, at, complaintNumber(year, n));
      textBytes += Buffer.byteLength(
        complaint.story +
          complaint.claim +
          complaint.consumerName +
          complaint.consumerPhone +
          complaint.consumerAddress +
          complaint.operatorName +
          complaint.operatorAddress,
      );
      complaints.push(complaintLine(complaint));
      let before: Buffer = Buffer.alloc(32);
      events.forEach((event, k) => {
        const line = lineOf(event, k + 1, before);
        before = line.hash;
        lines.push(
          [
            line.countyId,
            line.matterId,
            line.seq,
            line.verb,
            line.at.toISOString(),
            line.onDay,
            actorIdOf(line.by),
            line.byOrganisationId ?? '\\N',
            escape(JSON.stringify(line.detail)),
            `\\\\x${line.hash.toString('hex')}`,
          ].join('\t'),
        );
      });
      ledgerLines += events.length;
    }
    await copy(client, `copy complaint (${columns.map(snake).join(', ')}) from stdin`, complaints);
    await copy(
      client,
      'copy ledger (county_id, matter_id, seq, verb, at, on_day, by, by_organisation_id, detail, hash) from stdin',
      lines,
    );
    if (done > 0 && done % 100_000 === 0) print(`  ${done} of ${generation.n}`);
  }
  for (const [year, last] of counters)
    await client.query(
      `insert into counter (county_id, series, year, last) values ($1, 'complaint', $2, $3) on conflict (county_id, series, year) do update set last = excluded.last`,
      [generation.facts.county.countyId, year, last],
    );
  return { textBytes, ledgerLines };
}

/** One complaint with the life that its age allows: the older, the more surely it is closed. */
function lifeOf(
  chance: Chance,
  { facts, profile, officers, today }: Generation,
  at: Date,
  number: string,
): { complaint: Complaint; events: LedgerEvent[] } {
  const { calendar, county, regions, stations } = facts;
  const mix = shares.profiles[profile];
  const categoryClass = weighted(chance, mix.class);
  const nature = weighted(chance, mix.nature);
  const yuan = amount(chance);
  const home = oneOf(chance, villagesOf(facts));
  const place = oneOf(chance, villagesOf(facts));
  const words = storyOf(chance, categoryClass, nature, yuan);
  const filing = {
    clientId: idAt(chance, at.getTime()),
    channel: oneOf(chance, ['C01', 'C01', 'C02', 'C03', 'C06', 'C09']),
    platformNumber: null,
    consumer: {
      name: personName(chance),
      phone: `13${whole(chance, 100_000_000, 999_999_999)}`,
      address: `${home.name}${whole(chance, 1, 90)}号`,
      regionId: home.id,
      idNumber: null,
    },
    operator: { name: shopName(chance), phone: '', address: street(chance) },
    place: { regionId: place.id },
    categoryCode: categoryClass,
    natureCode: nature,
    ...words,
    happenedOn: null,
    amountFen: yuan * 100,
    consents: { publish: chance() < 0.6, entrust: chance() < 0.5 },
    attachmentIds: [],
  } satisfies Filing;
  const route = routeComplaint({
    operatorName: filing.operator.name,
    operatorAddress: filing.operator.address,
    operatorRegion: place,
    homeRegion: home,
    stations,
    regions,
    offices: officesOf(facts),
  });
  const by = {
    countyId: county.countyId,
    id: 'consumer',
    name: '',
    role: 'consumer',
    organisationId: null,
    stationId: null,
  } as const;
  const filed = file(filing, {
    by,
    at,
    today: dayOf(at),
    calendar,
    limits: county.limits,
    paperNumber: null,
    number,
    queryCode: String(whole(chance, 0, 999_999)).padStart(6, '0'),
    route,
    filingStation: null,
  });
  const events: LedgerEvent[] = [filed.event];
  const c: Complaint = { ...filed.next };
  const officer = oneOf(chance, officers.get(c.officeId ?? '') ?? ['']);
  let day = dayOf(at);
  const mark = (verb: LedgerVerb, detail: Record<string, unknown>, who = officer) =>
    events.push({
      countyId: c.countyId,
      matterId: c.id,
      verb,
      at: new Date(`${day}T02:00:00Z`),
      onDay: day,
      by: who,
      byOrganisationId: c.officeId,
      detail,
    });
  const next = (workingDays: number): boolean => {
    day = addWorkingDays(calendar, day, workingDays);
    return day <= today;
  };
  const age = finish();
  return { complaint: age, events };

  function finish(): Complaint {
    if (!next(1)) return withDue(c, { today, calendar, limits: county.limits });
    Object.assign(c, { state: 'dispatched', dispatchedOn: day });
    mark('dispatched', { officeId: c.officeId, proposed: true, note: '' }, 'system');
    if (!next(whole(chance, 2, 6))) return due();
    c.decidedOn = day;
    c.handlerId = officer;
    const declined = chance() * 100 < shares.declinedPercent;
    const notice = (kind: 'acceptance' | 'decline' | 'agreement' | 'termination', to: 'consumer' | 'operator') => ({
      kind,
      to,
      paperNumber: null,
      way: 'sms' as const,
      toldOn: day,
      proof: '短信回执',
      byId: officer,
    });
    if (declined) {
      Object.assign(c, {
        outcome: 'declined',
        declineGrounds: [oneOf(chance, ['NA1', 'NA2', 'NA3', 'NA4', 'NA5'])],
        declineReason: '经核查属于不予受理的情形',
        notices: [notice('decline', 'consumer')],
        toldOn: day,
        state: 'closed',
        closedOn: day,
      });
      mark('declined', { decidedOn: day, ground: c.declineGrounds[0], officeId: c.officeId });
      mark('notice-proven', { kind: 'decline', to: 'consumer', way: 'sms', toldOn: day, allTold: true });
      mark('closed', { outcome: 'declined', officeId: c.officeId });
      return due();
    }
    Object.assign(c, { state: 'accepted', acceptedOn: day, notices: [notice('acceptance', 'consumer')] });
    mark('accepted', { decidedOn: day, officeId: c.officeId, categoryCode: c.categoryCode });
    mark('notice-proven', { kind: 'acceptance', to: 'consumer', way: 'sms', toldOn: day, allTold: false });
    if (!next(whole(chance, 1, 5))) return due();
    Object.assign(c, {
      state: 'mediating',
      consumerConsentedOn: day,
      operatorConsentedOn: day,
      sessions: [
        {
          heldAt: `${day}T10:00:00+08:00`,
          place: '所里调解室',
          way: 'onSite',
          mediators: '承办人',
          minutes: '双方到场，核对票据和照片，商量处理办法。',
          byId: officer,
        },
      ],
    });
    mark('mediation-started', {});
    mark('session-held', { heldAt: `${day}T10:00:00+08:00`, way: 'onSite', nth: 1 });
    if (!next(whole(chance, 2, 25))) return due();
    const settled = chance() * 100 < shares.settledPercent;
    const recovered = settled ? Math.round(yuan * 100 * (0.4 + 0.6 * chance())) : 0;
    const told = (kind: 'agreement' | 'termination') => [
      ...c.notices,
      notice(kind, 'consumer'),
      notice(kind, 'operator'),
    ];
    if (settled) {
      Object.assign(c, {
        outcome: 'settled',
        endedOn: day,
        agreement: {
          text: '商家十日内退款，双方再无争议。',
          form: 'letter',
          signedOn: day,
          performBy: addDays(day, 10),
          performedOn: null,
        },
        disputedFen: yuan * 100,
        recoveredFen: recovered,
        compensationFen: 0,
        notices: told('agreement'),
      });
      mark('settled', {
        signedOn: day,
        form: 'letter',
        disputedFen: yuan * 100,
        recoveredFen: recovered,
        compensationFen: 0,
        officeId: c.officeId,
      });
    } else {
      Object.assign(c, {
        outcome: 'terminated',
        endedOn: day,
        terminateGround: 'TM3',
        terminateReason: '双方明确表示无法达成协议',
        notices: told('termination'),
      });
      mark('terminated', { decidedOn: day, ground: 'TM3', officeId: c.officeId });
    }
    Object.assign(c, { state: 'closed', toldOn: day, closedOn: day });
    mark('closed', { outcome: c.outcome, officeId: c.officeId });
    if (next(3)) {
      Object.assign(c, { followedUpOn: day, satisfaction: whole(chance, 1, 4) });
      mark('followed-up', { satisfaction: c.satisfaction, words: '' }, 'system');
    }
    return due();
  }

  // A matter on which no clock runs needs no counting: only open ones are asked for their due day.
  function due(): Complaint {
    const stage = stageOf(c);
    return stage === 'done' ? { ...c, stage } : withDue(c, { today, calendar, limits: county.limits });
  }
}

function amount(chance: Chance): number {
  const normal = Math.sqrt(-2 * Math.log(chance() + 1e-12)) * Math.cos(2 * Math.PI * chance());
  const { median, p90, max } = shares.amountYuan;
  return Math.min(max, Math.max(1, Math.round(median * Math.exp((normal * Math.log(p90 / median)) / 1.2816))));
}

const villages = new WeakMap<CountyFacts, CountyFacts['regions'][number][]>();
function villagesOf(facts: CountyFacts): CountyFacts['regions'][number][] {
  const known = villages.get(facts) ?? facts.regions.filter((region) => region.kind === 'village');
  villages.set(facts, known);
  return known;
}
const offices = new WeakMap<CountyFacts, CountyFacts['organisations'][number][]>();
function officesOf(facts: CountyFacts): CountyFacts['organisations'][number][] {
  const known = offices.get(facts) ?? facts.organisations.filter((one) => one.kind === 'office');
  offices.set(facts, known);
  return known;
}

const columns = [
  'countyId',
  'id',
  'number',
  'version',
  'state',
  'stage',
  'outcome',
  'channel',
  'platformNumber',
  'queryCode',
  'filedAt',
  'stationReceivedAt',
  'receivedAt',
  'consumerName',
  'consumerPhone',
  'consumerAddress',
  'consumerRegionId',
  'consumerIdNumber',
  'operatorName',
  'operatorPhone',
  'operatorAddress',
  'operatorRegionId',
  'categoryCode',
  'natureCode',
  'story',
  'claim',
  'happenedOn',
  'amountFen',
  'consentPublish',
  'consentEntrust',
  'officeId',
  'officeReason',
  'stationId',
  'stationReason',
  'handlerId',
  'entrustedTo',
  'dispatchedOn',
  'givenBackReason',
  'decidedOn',
  'declineGrounds',
  'declineReason',
  'acceptedOn',
  'consumerConsentedOn',
  'operatorConsentedOn',
  'pauses',
  'sessions',
  'agreement',
  'endedOn',
  'terminateGround',
  'terminateReason',
  'disputedFen',
  'recoveredFen',
  'compensationFen',
  'notices',
  'talks',
  'toldOn',
  'closedOn',
  'followedUpOn',
  'satisfaction',
  'urgedOn',
  'urgedTimes',
  'dueRule',
  'dueOn',
  'legalOn',
  'escalatedTo',
] as const;

function snake(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

function complaintLine(complaint: Complaint): string {
  const row = complaint as unknown as Record<string, unknown>;
  return columns.map((name) => cell(row[name])).join('\t');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return escape(JSON.stringify(value));
  return typeof value === 'string' ? escape(value) : String(value);
}

function escape(text: string): string {
  return /[\\\t\n\r]/u.test(text)
    ? text.replace(/\\/gu, '\\\\').replace(/\t/gu, '\\t').replace(/\n/gu, '\\n').replace(/\r/gu, '\\r')
    : text;
}

async function copy(client: pg.Client, statement: string, rows: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(statement));
  stream.write(`${rows.join('\n')}\n`);
  stream.end();
  await once(stream, 'finish');
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
