/** What the forms of these steps show when they are opened: what is known already, and never an answer of the law. */
import { fieldsOf } from '../../../domain/base/field.ts';
import { ReviseCampaign, tradesOfKind, type CampaignKind } from '../../../domain/supervision/inspection/campaign.ts';
import { RecordFinding } from '../../../domain/supervision/inspection/inspection.ts';
import { ComeBack } from '../../../domain/supervision/inspection/sortie.ts';
import { startOfCase } from '../enforcement/cases-from.tsx';
import { rowShapeOf, rowsText, textsOf, type Typed } from '../../matter/matter-typed.ts';

interface CampaignEntry {
  kind: CampaignKind;
  goals: readonly object[];
  checklist: readonly object[];
  teams: readonly object[];
  townIds: readonly string[];
  partnerIds: readonly string[];
  areaKinds: readonly string[];
}

export function startOfCampaign(entry: object & CampaignEntry, move: string): Typed {
  if (move === 'draw') return { trades: tradesOfKind[entry.kind].join('，') };
  if (move !== 'revise') return {};
  const rows = (field: 'goals' | 'checklist' | 'teams') => rowsText(entry[field], rowShapeOf(ReviseCampaign, field));
  return {
    ...textsOf(entry, fieldsOf(ReviseCampaign)),
    goals: rows('goals'),
    checklist: rows('checklist'),
    teams: rows('teams'),
    townIds: entry.townIds.join('，'),
    partnerIds: entry.partnerIds.join('，'),
    areaKinds: entry.areaKinds.join('，'),
  };
}

interface SortieEntry {
  peopleIds: readonly string[];
  otherPeople: readonly string[];
  vehicles: readonly string[];
  partnerIds: readonly string[];
}

export function startOfSortie(entry: object & SortieEntry, move: string): Typed {
  if (move === 'cancel') return {};
  const list = (field: keyof SortieEntry) => entry[field].join('，');
  return {
    ...textsOf(entry, fieldsOf(ComeBack)),
    peopleIds: list('peopleIds'),
    otherPeople: list('otherPeople'),
    vehicles: list('vehicles'),
    partnerIds: list('partnerIds'),
  };
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
export function startOfInspection(entry: InspectionEntry, team: InspectionEntry['officers'], move: string): Typed {
  const { officers, checklist } = entry;
  if (move === 'openCase') return startOfFinding(entry);
  const went = officers.length > 0 ? officers : team;
  const rows = rowsText(went, rowShapeOf(RecordFinding, 'officers'));
  if (wantsOfficers.includes(move)) return { officers: rows };
  if (move !== 'recordNil' && move !== 'recordFinding') return {};
  return {
    officers: rows,
    answers: rowsText(
      checklist.map(({ text }) => ({ item: text })),
      rowShapeOf(RecordFinding, 'answers'),
    ),
  };
}

/** What the visit found that is a violation. */
function startOfFinding({ number, operatorName, address, findings }: InspectionEntry): Typed {
  const found = findings.filter(({ isViolation }) => isViolation).map(({ text }) => text);
  return startOfCase({ operatorName, address, story: `检查${number}发现：${found.join('；')}。` });
}
