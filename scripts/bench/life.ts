/** One generated complaint: the mix of seeds/shares.json, the program's own rules for filing and routing, and a life as its age allows. */
import { readFileSync } from 'node:fs';
import { addDays, addWorkingDays, dayOf } from '../../src/domain/base/calendar.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { withDue } from '../../src/domain/complaint/deadline.ts';
import type { LedgerEvent } from '../../src/domain/base/event.ts';
import type { LedgerVerb } from '../../src/domain/base/ledger-verbs.ts';
import { file, type Filing } from '../../src/domain/complaint/filing.ts';
import { stageOf } from '../../src/domain/complaint/stage.ts';
import { stubKinds } from '../../src/domain/matter/query-code.ts';
import { routeComplaint } from '../../src/domain/county/station.ts';
import type { CountyFacts } from '../../src/store/county/county.ts';
import { idAt, oneOf, weighted, whole, type Chance } from './random.ts';
import { personName, shopName, storyOf, street } from './words.ts';

interface Shares {
  declinedPercent: number;
  settledPercent: number;
  amountYuan: { median: number; p90: number; max: number };
  profiles: Record<'rural' | 'urban', { nature: Record<string, number>; class: Record<string, number> }>;
}
const shares = JSON.parse(readFileSync(new URL('../../seeds/shares.json', import.meta.url), 'utf8')) as Shares;

export interface Ground {
  profile: 'rural' | 'urban';
  facts: CountyFacts;
  /** Officers by office, who handle what is generated. */
  officers: ReadonlyMap<string, readonly string[]>;
  today: string;
}

/** One complaint with the life that its age allows: the older, the more surely it is closed. */
export function lifeOf(
  chance: Chance,
  { facts, profile, officers, today }: Ground,
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
    agent: null,
    operator: { name: shopName(chance), phone: '', address: street(chance) },
    place: { regionId: place.id },
    categoryCode: categoryClass,
    natureCode: nature,
    ...words,
    happenedOn: null,
    amountFen: yuan * 100,
    amountAbout: null,
    injury: null,
    consents: { publish: chance() < 0.6, entrust: chance() < 0.5 },
    asked: [],
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
    codeStub: stubBy(chance),
    route,
    filingStation: null,
  });
  const events: LedgerEvent[] = [filed.event];
  const c: Complaint = filed.next;
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

/** All that people wrote into the matter, in bytes: what M9 divides by. */
export function wordBytes(complaint: Complaint): number {
  const { story, claim, consumerName, consumerPhone, consumerAddress, operatorName, operatorAddress } = complaint;
  const filed = story + claim + consumerName + consumerPhone + consumerAddress + operatorName + operatorAddress;
  const held = complaint.sessions.map(({ place, mediators, minutes }) => place + mediators + minutes).join('');
  const proofs = complaint.notices.map(({ proof }) => proof ?? '').join('');
  const ends = (complaint.agreement?.text ?? '') + (complaint.terminateReason ?? '') + (complaint.declineReason ?? '');
  return Buffer.byteLength(filed + held + proofs + ends);
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

/** What the program keeps of a code of eight figures, the same in every run. */
function stubBy(chance: Chance): string {
  const bytes = Array.from({ length: 9 }, () => whole(chance, 0, 255));
  return `${stubKinds.made}${Buffer.from(bytes).toString('base64url')}`;
}
