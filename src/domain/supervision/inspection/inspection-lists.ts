/** 检查、专项、出动、查扣、暗访和督导的列表: their filters and columns. */
import { figureTitles } from '../../figures/figure.ts';
import { inspectionFigureWords } from '../figures/inspection-figures.ts';
import type { DocketListing, Plain } from '../../matter/docket/docket-list.ts';
import type { RowEntry } from '../../matter/docket/docket-row.ts';
import { campaignKindWords, campaignRoleWords, campaignStateWords, type Campaign } from './campaign.ts';
import { covertCheckStateWords, type CovertCheck } from './covert-check.ts';
import { inspectionStateWords, type Inspection } from './inspection.ts';
import { areaKindWords } from './premises.ts';
import { measureWords, seizureStateWords, unitWords, type Seizure } from './seizure.ts';
import { sortieStateWords, type Sortie } from './sortie.ts';
import { stationVisitStateWords, type StationVisit } from './station-visit.ts';

const officeFilter = { zh: '承办单位', en: 'Office', from: 'offices' } as const;
const campaignFilter = { zh: '专项', en: 'Campaign', linked: { zh: '选定的一个', en: 'the chosen one' } } as const;
/** A number of one kind of campaign opens its records by it. */
const campaignKindFilter = { zh: '哪类专项', en: 'Kind of campaign', options: campaignKindWords } as const;
const roles = { own: { zh: '本单位的', en: 'Our own' }, participant: { zh: '参与别的单位的', en: 'Another body’s' } };

/** What a row of the list carries of a visit, and what it carries for a column that was chosen. */
export const inspectionRow = ['operatorName', 'plannedOn', 'visitedOn', 'dueOn'] as const;
export const inspectionSpare = ['address', 'areaKind', 'findings', 'formerNumber'] as const;

interface InspectionItem {
  entry: RowEntry<Plain<Inspection>, (typeof inspectionRow)[number], (typeof inspectionSpare)[number]>;
  more: {
    officeName: string | null;
    placeName: string;
    assignedNames: readonly string[];
    officerNames: readonly string[];
  };
}

export const inspectionListing: DocketListing<InspectionItem> = {
  list: 'inspections',
  day: { zh: '检查', en: 'Visited' },
  hasDue: true,
  filters: {
    areaKind: { zh: '区域', en: 'Area', options: areaKindWords },
    found: {
      zh: '结果',
      en: 'Result',
      options: {
        wrong: { zh: '有问题', en: 'Something found' },
        violation: { zh: '有违法行为', en: 'A violation' },
        nil: { zh: '没有问题', en: 'Nothing wrong' },
      },
    },
    role: { zh: '谁的检查', en: 'Whose', options: roles },
    officeId: officeFilter,
    mine: { zh: '派给', en: 'Assigned', options: { yes: { zh: '我', en: 'me' } } },
    campaignId: campaignFilter,
    campaignKind: campaignKindFilter,
    sortieId: { zh: '出动', en: 'Sortie', linked: { zh: '选定的一次', en: 'the chosen one' } },
    operatorId: { zh: '经营者', en: 'Shop', linked: { zh: '档案里的一家', en: 'one of the register' } },
  },
  figures: figureTitles(inspectionFigureWords, [
    'inspectedShops',
    'shopVisits',
    'schoolZoneShops',
    'violationsFound',
    'bans',
    'joinedInspections',
    'festivalVisits',
  ]),
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    operatorName: { zh: '店', en: 'Shop', width: 180, inName: true, text: ({ entry }) => entry.operatorName },
    place: { zh: '在哪', en: 'Where', width: 110, text: ({ more }) => more.placeName },
    address: {
      zh: '地址',
      en: 'Address',
      width: 160,
      spare: true,
      reads: ['address'],
      text: ({ entry }) => entry.address ?? null,
    },
    areaKind: {
      zh: '区域',
      en: 'Area',
      width: 120,
      spare: true,
      reads: ['areaKind'],
      text: ({ entry: { areaKind } }) => (areaKind === undefined ? null : areaKindWords[areaKind]),
    },
    who: {
      zh: '谁去',
      en: 'Who',
      width: 130,
      text: ({ more }) => (more.officerNames.length > 0 ? more.officerNames : more.assignedNames).join('、'),
    },
    office: { zh: '承办', en: 'Office', width: 130, spare: true, text: ({ more }) => more.officeName },
    day: { zh: '哪天', en: 'Day', width: 96, sorts: 'day', text: ({ entry }) => entry.visitedOn ?? entry.plannedOn },
    findings: {
      zh: '问题',
      en: 'Findings',
      width: 220,
      spare: true,
      reads: ['findings'],
      text: ({ entry }) => (entry.findings ?? []).map(({ text }) => text).join('；'),
    },
    formerNumber: {
      zh: '旧编号',
      en: 'Old number',
      width: 120,
      spare: true,
      reads: ['formerNumber'],
      text: ({ entry }) => entry.formerNumber ?? null,
    },
    state: { zh: '状态', en: 'State', width: 130, text: ({ entry }) => inspectionStateWords[entry.state] },
    due: {
      zh: '期限',
      en: 'By',
      width: 110,
      sorts: 'due',
      text: ({ entry }) => (entry.state === 'planned' ? entry.plannedOn : entry.dueOn),
    },
  },
};

export const campaignRow = ['name', 'kind', 'role', 'issuer', 'startsOn', 'endsOn'] as const;

interface CampaignItem {
  entry: RowEntry<Plain<Campaign>, (typeof campaignRow)[number]>;
  more: { partnerNames: readonly string[] };
}

export const campaignListing: DocketListing<CampaignItem> = {
  list: 'campaigns',
  day: { zh: '开始', en: 'Begins' },
  finds: { zh: '编号、名称、文号', en: 'Number, name, document' },
  hasDue: true,
  filters: {
    kind: { zh: '哪一类', en: 'Kind', options: campaignKindWords },
    role: { zh: '谁的专项', en: 'Whose', options: campaignRoleWords },
  },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    name: { zh: '专项', en: 'Campaign', width: 200, inName: true, text: ({ entry }) => entry.name },
    kind: { zh: '哪一类', en: 'Kind', width: 110, text: ({ entry }) => campaignKindWords[entry.kind] },
    role: { zh: '谁的', en: 'Whose', width: 120, text: ({ entry }) => campaignRoleWords[entry.role] },
    issuer: { zh: '部署', en: 'Issued by', width: 190, text: ({ entry }) => entry.issuer },
    partners: { zh: '会同', en: 'With', width: 150, spare: true, text: ({ more }) => more.partnerNames.join('、') },
    startsOn: { zh: '从', en: 'From', width: 96, sorts: 'day', text: ({ entry }) => entry.startsOn },
    endsOn: { zh: '到', en: 'To', width: 210, sorts: 'due', text: ({ entry }) => entry.endsOn },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => campaignStateWords[entry.state] },
  },
};

export const sortieRow = ['route', 'onDay', 'otherPeople', 'heads', 'cars'] as const;
export const sortieSpare = ['vehicles'] as const;

interface SortieItem {
  entry: RowEntry<Plain<Sortie>, (typeof sortieRow)[number], (typeof sortieSpare)[number]>;
  more: { officeName: string | null; peopleNames: readonly string[]; partnerNames: readonly string[] };
}

export const sortieListing: DocketListing<SortieItem> = {
  list: 'sorties',
  day: { zh: '出动', en: 'Day' },
  hasDue: false,
  filters: { officeId: officeFilter, campaignId: campaignFilter, campaignKind: campaignKindFilter },
  figures: figureTitles(inspectionFigureWords, ['personTimes', 'vehicleTimes', 'festivalChecks']),
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    route: { zh: '去哪里', en: 'Route', width: 220, inName: true, text: ({ entry }) => entry.route },
    day: { zh: '哪天', en: 'Day', width: 96, sorts: 'day', text: ({ entry }) => entry.onDay },
    people: {
      zh: '去的人',
      en: 'People',
      width: 220,
      wide: true,
      text: ({ entry, more }) => [...more.peopleNames, ...entry.otherPeople].join('、'),
    },
    heads: { zh: '人次', en: 'Heads', width: 64, right: true, text: ({ entry }) => entry.heads },
    cars: { zh: '辆次', en: 'Cars', width: 64, right: true, text: ({ entry }) => entry.cars },
    vehicles: {
      zh: '车牌',
      en: 'Vehicles',
      width: 130,
      spare: true,
      reads: ['vehicles'],
      text: ({ entry }) => (entry.vehicles ?? []).join('、'),
    },
    partners: { zh: '会同', en: 'With', width: 150, spare: true, text: ({ more }) => more.partnerNames.join('、') },
    office: { zh: '承办', en: 'Office', width: 130, text: ({ more }) => more.officeName },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => sortieStateWords[entry.state] },
  },
};

export const seizureRow = ['item', 'operatorName', 'qty', 'unit', 'measure', 'seizedOn', 'decideBy'] as const;

interface SeizureItem {
  entry: RowEntry<Plain<Seizure>, (typeof seizureRow)[number]>;
  more: { officeName: string | null; keptAt: string | null };
}

export const seizureListing: DocketListing<SeizureItem> = {
  list: 'seizures',
  day: { zh: '查扣', en: 'Seized' },
  hasDue: true,
  filters: {
    measure: { zh: '措施', en: 'Measure', options: measureWords },
    isFake: { zh: '涉嫌假冒伪劣', en: 'Suspected fake', options: { true: { zh: '是', en: 'yes' } } },
    officeId: officeFilter,
    inspectionId: { zh: '检查', en: 'Inspection', linked: { zh: '选定的一次', en: 'the chosen one' } },
    campaignId: campaignFilter,
    campaignKind: campaignKindFilter,
  },
  figures: figureTitles(inspectionFigureWords, ['fakeBottles', 'fakeBags']),
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    item: { zh: '什么东西', en: 'What', width: 160, inName: true, text: ({ entry }) => entry.item },
    operatorName: { zh: '谁的', en: 'Whose', width: 180, wide: true, text: ({ entry }) => entry.operatorName },
    qty: {
      zh: '数量',
      en: 'Quantity',
      width: 90,
      right: true,
      text: ({ entry: { qty, unit } }) => ({ zh: `${qty} ${unitWords[unit].zh}`, en: `${qty} ${unitWords[unit].en}` }),
    },
    measure: { zh: '措施', en: 'Measure', width: 110, text: ({ entry }) => measureWords[entry.measure] },
    seizedOn: { zh: '哪天', en: 'Day', width: 96, sorts: 'day', text: ({ entry }) => entry.seizedOn },
    keeper: { zh: '放在哪', en: 'Kept at', width: 150, text: ({ more }) => more.keptAt },
    office: { zh: '承办', en: 'Office', width: 130, spare: true, text: ({ more }) => more.officeName },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => seizureStateWords[entry.state] },
    due: {
      zh: '处理期限',
      en: 'Decide by',
      width: 110,
      sorts: 'due',
      text: ({ entry }) => (entry.state === 'held' ? entry.decideBy : null),
    },
  },
};

export const covertCheckRow = ['operatorName', 'plannedOn', 'visitedOn'] as const;
export const covertCheckSpare = ['seen'] as const;

interface CovertCheckItem {
  entry: RowEntry<Plain<CovertCheck>, (typeof covertCheckRow)[number], (typeof covertCheckSpare)[number]>;
  more: { placeName: string; visitorNames: readonly string[]; toOfficeName: string | null };
}

export const covertCheckListing: DocketListing<CovertCheckItem> = {
  list: 'covert-checks',
  day: { zh: '安排', en: 'Planned' },
  hasDue: true,
  filters: { areaKind: { zh: '区域', en: 'Area', options: areaKindWords } },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    operatorName: { zh: '去哪家', en: 'Shop', width: 180, inName: true, text: ({ entry }) => entry.operatorName },
    place: { zh: '在哪', en: 'Where', width: 110, text: ({ more }) => more.placeName },
    who: { zh: '谁去', en: 'Who', width: 130, text: ({ more }) => more.visitorNames.join('、') },
    day: { zh: '哪天', en: 'Day', width: 96, sorts: 'day', text: ({ entry }) => entry.visitedOn ?? entry.plannedOn },
    seen: {
      zh: '看到什么',
      en: 'Seen',
      width: 220,
      spare: true,
      reads: ['seen'],
      text: ({ entry }) => entry.seen ?? null,
    },
    toOffice: { zh: '交给', en: 'Handed to', width: 130, text: ({ more }) => more.toOfficeName },
    state: { zh: '状态', en: 'State', width: 110, text: ({ entry }) => covertCheckStateWords[entry.state] },
  },
};

export const stationVisitRow = ['plannedOn', 'visitedOn', 'findings', 'rectifyBy'] as const;
export const stationVisitSpare = ['guidance'] as const;

interface StationVisitItem {
  entry: RowEntry<Plain<StationVisit>, (typeof stationVisitRow)[number], (typeof stationVisitSpare)[number]>;
  more: { stationName: string; visitorNames: readonly string[] };
}

export const stationVisitListing: DocketListing<StationVisitItem> = {
  list: 'station-visits',
  day: { zh: '去的日子', en: 'Visited' },
  hasDue: true,
  filters: { stationId: { zh: '站点', en: 'Station', from: 'stations' }, officeId: officeFilter },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    station: { zh: '站点', en: 'Station', width: 160, inName: true, text: ({ more }) => more.stationName },
    who: { zh: '谁去', en: 'Who', width: 130, text: ({ more }) => more.visitorNames.join('、') },
    day: { zh: '哪天', en: 'Day', width: 96, sorts: 'day', text: ({ entry }) => entry.visitedOn ?? entry.plannedOn },
    findings: { zh: '要改的', en: 'To be mended', width: 200, wide: true, text: ({ entry }) => entry.findings },
    guidance: {
      zh: '指导了什么',
      en: 'Guidance',
      width: 200,
      spare: true,
      reads: ['guidance'],
      text: ({ entry }) => entry.guidance ?? null,
    },
    state: { zh: '状态', en: 'State', width: 130, text: ({ entry }) => stationVisitStateWords[entry.state] },
    due: {
      zh: '期限',
      en: 'By',
      width: 110,
      sorts: 'due',
      text: ({ entry }) => (entry.state === 'planned' ? entry.plannedOn : entry.rectifyBy),
    },
  },
};
