/** What the forms of these steps show when they are opened: what is known already, and never an answer of the law. */
import { tradesOfKind, type CampaignKind } from '../../../domain/supervision/inspection/campaign.ts';
import { startOfCase } from '../enforcement/cases-from.tsx';
import type { Start, Typed } from '../../matter/matter-typed.ts';

interface CampaignEntry {
  kind: CampaignKind;
  goals: readonly object[];
  checklist: readonly object[];
  teams: readonly object[];
  townIds: readonly string[];
  partnerIds: readonly string[];
  areaKinds: readonly string[];
}

export function startOfCampaign(entry: object & CampaignEntry, move: string): Start {
  if (move === 'draw') return { trades: tradesOfKind[entry.kind].join('，') };
  if (move !== 'revise') return {};
  return ({ texts, rows }) => ({
    ...texts(entry),
    goals: rows('goals', entry.goals),
    checklist: rows('checklist', entry.checklist),
    teams: rows('teams', entry.teams),
    townIds: entry.townIds.join('，'),
    partnerIds: entry.partnerIds.join('，'),
    areaKinds: entry.areaKinds.join('，'),
  });
}

interface SortieEntry {
  peopleIds: readonly string[];
  otherPeople: readonly string[];
  vehicles: readonly string[];
  partnerIds: readonly string[];
}

export function startOfSortie(entry: object & SortieEntry, move: string): Start {
  if (move === 'cancel') return {};
  const list = (field: keyof SortieEntry) => entry[field].join('，');
  return ({ texts }) => ({
    ...texts(entry),
    peopleIds: list('peopleIds'),
    otherPeople: list('otherPeople'),
    vehicles: list('vehicles'),
    partnerIds: list('partnerIds'),
  });
}

interface InspectionEntry {
  officers: readonly { accountId: string; certificate: string }[];
  checklist: readonly { text: string }[];
  number: string;
  operatorName: string;
  address: string;
  findings: readonly { text: string; isViolation: boolean }[];
}

const wantsOfficers = ['recheck', 'recheckFails', 'recordClosed', 'join', 'executeBan', 'banFails'];

/** The items of the checklist without an answer, and who goes with the number of his certificate. */
export function startOfInspection(entry: InspectionEntry, team: InspectionEntry['officers'], move: string): Start {
  const { officers, checklist } = entry;
  if (move === 'openCase') return startOfFinding(entry);
  const went = officers.length > 0 ? officers : team;
  if (wantsOfficers.includes(move)) return ({ rows }) => ({ officers: rows('officers', went) });
  if (move !== 'recordNil' && move !== 'recordFinding') return {};
  const items = checklist.map(({ text }) => ({ item: text }));
  return ({ rows }) => ({ officers: rows('officers', went), answers: rows('answers', items) });
}

/** What the visit found that is a violation. */
function startOfFinding({ number, operatorName, address, findings }: InspectionEntry): Typed {
  const found = findings.filter(({ isViolation }) => isViolation).map(({ text }) => text);
  return startOfCase({ operatorName, address, story: `检查${number}发现：${found.join('；')}。` });
}
