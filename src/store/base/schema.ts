/** The tables as types, in the program's camel case; a test compares them with the live database. */
import type { LedgerHead } from '../../domain/base/ledger-head.ts';
import type { Generated, GeneratedAlways } from 'kysely';
import type { Account, AccountTour, SignInWay } from '../../domain/county/account.ts';
import type { SealHold } from '../../domain/county/seal-hold.ts';
import type { FactorReset, SecondFactor } from '../../domain/county/second-factor.ts';
import type { Allowance } from '../../domain/people/allowance.ts';
import type { Appointment } from '../../domain/people/appointment.ts';
import type { Attachment } from '../../domain/matter/attachment.ts';
import type { Bulk, BulkItem } from '../../domain/matter/bulk/bulk.ts';
import type { LateTally } from '../../domain/matter/words/late-told.ts';
import type { LastStep } from '../../domain/matter/bulk/undo.ts';
import type { Engagement } from '../../domain/people/engagement.ts';
import type { Pact } from '../../domain/people/sharing-pact.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Staffing } from '../../domain/people/staffing.ts';
import type { Succession } from '../../domain/people/department-succession.ts';
import type { Training } from '../../domain/people/training.ts';
import type { Attendance } from '../../domain/people/training-sheet.ts';
import type { CalendarDay } from '../../domain/base/calendar.ts';
import type { AskedQuestion } from '../../domain/county/asked/asked-question.ts';
import type { CategoryRow } from '../../domain/county/category.ts';
import type { CountyNotice } from '../../domain/county/notice/county-notice.ts';
import type { HookSystem, SecretStage } from '../../domain/matter/hook/hook-system.ts';
import type { Alert } from '../../domain/matter/alert/alert.ts';
import type { AlertWay } from '../../domain/matter/alert/alert-ways.ts';
import type { UpkeepWork } from '../../domain/matter/upkeep/upkeep-work.ts';
import type { CategoryChange } from '../../domain/county/category-version.ts';
import type { Charter } from '../../domain/station/charter.ts';
import type { Channel, MissedCall } from '../../domain/inquiry/channel.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { RegisteredKind } from '../../domain/desk/intake-register.ts';
import type { ExportRequest } from '../../domain/matter/export-request.ts';
import type { Erasure } from '../../domain/desk/erasure.ts';
import type { Hold } from '../../domain/desk/hold.ts';
import type { FigureName } from '../../domain/figures.ts';
import type { IssuedNumber } from '../../domain/report/layout/issued-number.ts';
import type { CountyReport } from '../../domain/report/county-report.ts';
import type { MonthClosing } from '../../domain/report/month/month-closing.ts';
import type { KeptRecords, MonthValue } from '../../domain/report/month/month-value.ts';
import type { FrozenReport, WorkReport } from '../../domain/report/work-report.ts';
import type { ReportSchedule } from '../../domain/report/template/schedule.ts';
import type { ReportBody } from '../../domain/report/body.ts';
import type { Breach } from '../../domain/desk/breach.ts';
import type { Impact } from '../../domain/desk/impact.ts';
import type { PrivacyRequest } from '../../domain/desk/privacy.ts';
import type { Draft } from '../../domain/matter/draft.ts';
import type { Revisit } from '../../domain/matter/revisit.ts';
import type { Device, SignInCode } from '../../domain/device/device.ts';
import type { Enforcement } from '../../domain/supervision/enforcement/enforcement.ts';
import type { Certificate } from '../../domain/supervision/enforcement/certificate.ts';
import type { LegalReviewer } from '../../domain/supervision/enforcement/reviewer.ts';
import type { Caution } from '../../domain/supervision/inspection/caution.ts';
import type { StationReport } from '../../domain/supervision/enforcement/station-report.ts';
import type { Exhibit } from '../../domain/supervision/enforcement/exhibit.ts';
import type { IssuedPaper } from '../../domain/matter/paper-form.ts';
import type { StoredLetter } from '../../domain/exchange/letter-exchange.ts';
import type { ImportMark, ImportRow, ImportRun } from '../../domain/exchange/import/import.ts';
import type { SavedMapping } from '../../domain/exchange/import/mapping.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { Award, Honour } from '../../domain/assessment/award.ts';
import type { Objection } from '../../domain/assessment/objection.ts';
import type { Scheme } from '../../domain/assessment/scheme.ts';
import type { Score } from '../../domain/assessment/score.ts';
import type { Directive } from '../../domain/steering/directive.ts';
import type { Meeting } from '../../domain/steering/meeting.ts';
import type { ClockName } from '../../domain/law/rulebook.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { MessagePage, SmsBrake } from '../../domain/matter/message.ts';
import type { ProgressCode } from '../../domain/matter/progress-code.ts';
import type { Plan } from '../../domain/steering/plan.ts';
import type { Recurrence, RecurrenceTurn } from '../../domain/steering/recurrence.ts';
import type { Remark } from '../../domain/steering/remark.ts';
import type { DisclosurePass } from '../../domain/publicity/disclosure.ts';
import type { Publication } from '../../domain/publicity/publication/publication.ts';
import type { PublicationRule } from '../../domain/publicity/publication/rule.ts';
import type { PublicCounts } from '../../domain/publicity/publication/count.ts';
import type { ClauseJudgement, ClauseSeverity } from '../../domain/supervision/clause/clause-library.ts';
import type { ClauseCandidate } from '../../domain/supervision/clause/clause-candidate.ts';
import type { ClauseWeightChange } from '../../domain/supervision/clause/clause-weight.ts';
import type { ContractReview } from '../../domain/supervision/clause/contract-review.ts';
import type { Survey, SurveyAnswer, SurveyPart } from '../../domain/supervision/survey/survey.ts';
import type { Guidance } from '../../domain/supervision/guidance/guidance.ts';
import type { StandardContract } from '../../domain/supervision/clause/standard-contract.ts';
import type { Recall } from '../../domain/publicity/warning/recall.ts';
import type { StationMessage } from '../../domain/station/station-message.ts';
import type { Trend } from '../../domain/publicity/warning/trend.ts';
import type { WarningCall, WarningSubscriber } from '../../domain/publicity/warning/subscriber.ts';
import type { Warning } from '../../domain/publicity/warning/warning.ts';
import type { OutreachCount } from '../../domain/publicity/education/attendance.ts';
import type { WarningSeen } from '../../domain/publicity/warning/warning-here.ts';
import type { Example } from '../../domain/publicity/example.ts';
import type { ExampleUnfit } from '../../domain/publicity/example-candidate.ts';
import type { EducationCourse } from '../../domain/publicity/education/course.ts';
import type { Material, MovementKind } from '../../domain/publicity/education/material.ts';
import type { Drive } from '../../domain/publicity/education/drive.ts';
import type { DriveReport } from '../../domain/publicity/education/drive-report.ts';
import type { Poster } from '../../domain/publicity/education/poster.ts';
import type { SamplingBatch } from '../../domain/supervision/sampling/batch.ts';
import type { Convention } from '../../domain/supervision/guidance/convention.ts';
import type { Institution } from '../../domain/supervision/sampling/institution.ts';
import type { SamplingPlan } from '../../domain/supervision/sampling/sampling-plan.ts';
import type { Campaign } from '../../domain/supervision/inspection/campaign.ts';
import type { CovertCheck } from '../../domain/supervision/inspection/covert-check.ts';
import type { Inspection } from '../../domain/supervision/inspection/inspection.ts';
import type { Seizure } from '../../domain/supervision/inspection/seizure.ts';
import type { Sortie } from '../../domain/supervision/inspection/sortie.ts';
import type { SpotForm } from '../../domain/supervision/inspection/spot-form.ts';
import type { StationVisit } from '../../domain/supervision/inspection/station-visit.ts';
import type { Outreach } from '../../domain/publicity/education/outreach.ts';
import type { Posting } from '../../domain/publicity/board-posting.ts';
import type { Fund } from '../../domain/station/fund.ts';
import type { Task } from '../../domain/steering/task.ts';
import type { Workgroup } from '../../domain/steering/workgroup.ts';
import type { Callout } from '../../domain/command/callout.ts';
import type { Rota } from '../../domain/command/rota.ts';
import type { Shift } from '../../domain/command/shift.ts';
import type { BacklogCount } from '../../domain/command/backlog.ts';
import type { ResponseLink } from '../../domain/command/response-times.ts';
import type { Awaited } from '../../domain/command/awaited.ts';
import type { Instruction } from '../../domain/command/instruction.ts';
import type { Reach } from '../../domain/county/reach-by.ts';
import type { Redispatch } from '../../domain/command/redispatch.ts';
import type {
  MatterOperator,
  Operator,
  OperatorFlag,
  OperatorMerge,
  OperatorWatch,
  OperatorName,
  OperatorTwin,
} from '../../domain/operator/operator.ts';
import type { Firm } from '../../domain/firm/firm.ts';
import type { Offer } from '../../domain/firm/offer.ts';
import type { AreaAnswer } from '../../domain/incident/area-answer.ts';
import type { AreaCheck } from '../../domain/incident/area-check.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Fact } from '../../domain/incident/facts/fact.ts';
import type { Incident, IncidentMember } from '../../domain/incident/incident.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { Leftover } from '../../domain/device/unsent.ts';
import type { AnyItem } from '../../domain/device/field-outbox.ts';
import type { KnowledgeEntry } from '../../domain/inquiry/knowledge.ts';
import type { County, Organisation } from '../../domain/county/organisation.ts';
import type { SentReply } from '../../domain/exchange/reply.ts';
import type { Region } from '../../domain/county/region.ts';
import type { Slip } from '../../domain/complaint/slip.ts';
import type { Outline } from '../../domain/station/map-outline.ts';
import type { Standard } from '../../domain/station/standard.ts';
import type { Station } from '../../domain/county/station.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { MatterCheck, MatterChecklist } from '../../domain/matter/checklist/checklist.ts';
import type { Phrase } from '../../domain/matter/phrase/phrase.ts';
import type { AccountLook, View, ViewNotice } from '../../domain/matter/view.ts';
import type { Watch } from '../../domain/matter/follow.ts';

/** How far a reader has come in the numbers of a kind and year: all from `fromN` to `uptoN` are read. */
/** A matter as it is compared with others. */
/** 停用的类别: from when on a class is not chosen any more, and into which its matters go. */
export interface RetiredCategoryRow {
  countyId: number;
  code: string;
  retiredOn: Day;
  mergedInto: string | null;
}

/** 类别版本: who changed what of the categories, and why; never changed itself. */
export interface CategoryVersionRow {
  countyId: number;
  version: number;
  id: string;
  changes: readonly CategoryChange[];
  reason: string;
  byId: string;
  at: Date;
}

/** How many matters a version of the categories was to move, and how many it has moved. */
export interface CategoryMappingRow {
  countyId: number;
  version: number;
  toMove: number;
  moved: number;
  doneAt: Date | null;
}

export interface MatterSheetRow {
  countyId: number;
  matterId: string;
  kind: MatterKind;
  number: string;
  onDay: Day;
  venueId: string | null;
  homeId: string | null;
  categoryCode: string | null;
}

/** A clock that a published rate asks for: its legal day, and the day on which it stopped. */
export interface MatterClockRow {
  countyId: number;
  matterId: string;
  clock: ClockName;
  dueOn: Day;
  stoppedOn: Day | null;
}

/** What a matter had counted for by a decision that was revoked. */
export interface FigureKeptRow {
  countyId: number;
  matterId: string;
  n: number;
  onDay: Day;
  sinceOn: Day;
  /** Whether it was its office's. */
  reached: boolean;
  counts: Readonly<Record<string, number>>;
}

export interface MatterKeyRow {
  countyId: number;
  key: string;
  onDay: Day;
  matterId: string;
}

export interface MatterToCompareRow {
  countyId: number;
  matterId: string;
  tries: number;
  takenAt: Date | null;
}

export interface MatterFactRow extends Fact {
  countyId: number;
  matterId: string;
  /** The question to which it was answered; empty for what nobody was asked. */
  question: string;
  /** Struck out by a person. */
  removed: boolean;
}

/** What a tip-off needed of its case before there was a ledger of cases; the tip-off holds the same, and nothing writes or reads it. */
export interface FormerEnforcementRow {
  countyId: number;
  id: string;
  number: string;
  tipoffId: string;
  officeId: string | null;
  operatorName: string;
  conductCode: string | null;
  openedOn: string;
  handlerId: string | null;
  secondId: string | null;
  approverId: string | null;
  endedOn: string | null;
  result: string | null;
  penaltyFen: number | null;
}

export interface Reading {
  countyId: number;
  reader: string;
  version: number;
  kind: MatterKind;
  year: number;
  fromN: number;
  uptoN: number;
}

export interface LedgerRow {
  countyId: number;
  matterId: string;
  seq: number;
  verb: string;
  at: Date;
  onDay: string;
  /** In the table an account's id, or one of the two that ledger.ts keeps for 'consumer' and 'system'. */
  by: string;
  byOrganisationId: string | null;
  detail: Record<string, unknown>;
  hash: Buffer;
  /** A digest of the matter's row as the act left it; null where the act left it alone. */
  rowState: Buffer | null;
  /** Proof of a line whose words were erased when their time was over; null for all others. */
  tombstone: Buffer | null;
}

export interface LedgerTailRow {
  countyId: number;
  matterId: string;
  seq: number;
  /** How many lines stand in the newest head of the county. */
  folded: number;
  keyId: string;
  mac: Buffer;
}

/** A line of the trail (审计留痕). */
export interface TrailRow {
  id: number;
  countyId: number;
  at: Date;
  kind: string;
  accountId: string | null;
  who: string;
  verb: string | null;
  matterId: string | null;
  number: string;
  address: string;
  device: string;
  detail: Record<string, unknown>;
}

export interface ExhibitReadingRow {
  countyId: number;
  exhibitId: string;
  fileId: string;
  accountId: string;
  firstAt: Date;
  lastAt: Date;
  times: number;
}

export interface TallyRow {
  countyId: number;
  officeId: string;
  handlerId: string;
  stage: string;
  dueOn: string;
  legalOn: Generated<string>;
  n: number;
}

/** The loading of the sample county; without an end it was cut off. */
export interface SampleLoadRow {
  countyId: number;
  begunAt: Generated<Date>;
  endedAt: Date | null;
}

/** The office once more, null where there is none: by it the database knows that every complaint's office exists. */
export interface ComplaintTallyRow extends TallyRow {
  office: string | null;
}

/** How many of each figure; null where none. */
export interface FigureCounts {
  received: number | null;
  people: number | null;
  accepted: number | null;
  declined: number | null;
  mediated: number | null;
  settled: number | null;
  terminated: number | null;
  closed: number | null;
  settledAtStation: number | null;
  tipoffs: number | null;
  casesOpened: number | null;
  askedPeople: number | null;
  recoveredFen: number | null;
  compensationFen: number | null;
  closedInPeriod: number | null;
  closedOnTime: number | null;
  closedSettled: number | null;
  transferred: number | null;
  initialDue: number | null;
  initialOnTime: number | null;
  verifyDue: number | null;
  verifyOnTime: number | null;
  costTold: number | null;
  tripsTold: number | null;
  kmTold: number | null;
  minutesTold: number | null;
  trips: number | null;
  km: number | null;
  minutes: number | null;
  disputedFen: number | null;
  publishable: number | null;
  published: number | null;
  firmSettled: number | null;
  firmRecoveredFen: number | null;
  refundFen: number | null;
  inKindFen: number | null;
  damagesFen: number | null;
  extraDamagesFen: number | null;
  waiverFen: number | null;
  sentUp: number | null;
  feeTold: number | null;
  feeFen: number | null;
  casesNotOpened: number | null;
}

/** What an act has changed of the figures and is not folded yet; migrations/0256 says what each column is. */
export interface FigureChangeRow extends FigureCounts {
  countyId: number;
  onDay: Day;
  sinceOn: Day;
  officeId: string | null;
  regionId: string | null;
  townId: string | null;
  categoryCode: string | null;
  natureCode: string | null;
  channel: string | null;
  /** Which time ended, of how many seconds, and one more or one less; then it counts nothing else. */
  pace: string | null;
  seconds: number | null;
  paced: number | null;
}

/** 时长格: how long it took, each time by itself; migrations/0295 says what each column is. */
export interface PaceCellRow {
  countyId: number;
  pace: string;
  level: string;
  area: string;
  key: string;
  startOn: Day;
  bucket: number;
  sinceOn: Day;
  n: number;
  seconds: number[];
}

/** 计数格: the figures of a day or a month, of an area, by kind. */
export interface FigureCellRow extends FigureCounts {
  countyId: number;
  level: string;
  startOn: Day;
  sinceOn: Day;
  area: string;
  key: string;
}

/** 办结的记录: what an act changed of what was closed, not folded yet. */
export interface ClosedNoteRow {
  countyId: number;
  kind: MatterKind;
  closedOn: Day;
  officeId: string;
  category: string;
  grade: number;
  opinions: number;
  kept: number;
}

/** 民意计数: closed complaints by grade, of an office, a category or both, by month and by day. */
export interface OpinionTallyRow {
  countyId: number;
  level: string;
  unit: string;
  startOn: Day;
  officeId: string;
  category: string;
  grade: number;
  n: number;
}

/** 留存计数: how many matters of a kind were closed on a day and are kept. */
export interface KeptTallyRow {
  countyId: number;
  kind: MatterKind;
  closedOn: Day;
  n: number;
}

/** 响应时效: a link that the ledger's line has ended, with its minutes. */
export interface ResponseTimeRow {
  countyId: number;
  link: ResponseLink;
  onDay: Day;
  minutes: number;
  matterId: string;
}

/** Who told of something, sealed: encrypted bytes, the key that opens them, and keyed marks by which the same person is recognised. */
export interface ReporterRow {
  countyId: number;
  id: string;
  /** The tip-off that the seal names; null in a row of an earlier version, until the next start has bound it. */
  tipoffId: string | null;
  sealed: Buffer;
  keyId: string;
  phoneMark: Buffer | null;
  identityMark: Buffer | null;
  sealedAt: Date;
}

/** The complaint that a tip-off was split off, sealed; in clear alone where an earlier version left it, until the next start. */
export interface TipoffLinkRow {
  countyId: number;
  tipoffId: string;
  complaintMark: Buffer | null;
  sealed: Buffer | null;
  keyId: string | null;
  complaintId: string | null;
}

/** Whose points a tip-off is that another typed for him; which one it is lies sealed. */
export interface TipoffCreditRow {
  countyId: number;
  id: string;
  /** Both in clear alone where an earlier version left them, until the next start. */
  stationId: string | null;
  personId: string | null;
  tipoffMark: Buffer;
  sealed: Buffer;
  keyId: string;
}

/** What opens the store of a telephone, sealed; in clear alone where an earlier version left it, until the next start. */
export interface DeviceRecoveryRow {
  countyId: number;
  deviceId: string;
  sealed: Buffer | null;
  keyId: string | null;
  recovery: Buffer | null;
}

/** 先到的确认: the second person's word, which arrived before the record that it confirms. */
export interface EarlyConfirmation {
  countyId: number;
  inspectionId: string;
  byId: string;
  requestId: string;
  deviceId: string;
  actedAt: Date;
  arrivedAt: Date;
}

/** 先到的照片: a photo whose visit is not recorded yet; it is not swept. */
export interface EarlyPhoto {
  countyId: number;
  id: string;
  /** The visit, or the sampling, to which it belongs. */
  entryId: string;
  byId: string;
  deviceId: string;
  actedAt: Date;
  arrivedAt: Date;
}

/** A number of a decision on the spot that was given to a telephone ahead. */
export type LeftoverFrame = Omit<Leftover, 'item'>;

/** What a telephone had not sent: what it is and what it became lie sealed, in clear alone where an earlier version left them. */
export interface LeftoverRow extends LeftoverFrame {
  item: AnyItem | null;
  sealed: Buffer | null;
  keyId: string | null;
}

export interface SessionRow {
  countyId: number;
  id: Buffer;
  accountId: string;
  startedAt: Date;
  usedAt: Date;
  device: string;
  way: SignInWay;
  /** The telephone of a station that holds it; null for a browser that signed in. */
  deviceId: string | null;
  factorAt: Date | null;
  /** Where it was begun from; empty where that is not known. */
  address: string;
}

/** When somebody left the page of his own matter: no ticket that was given for it before opens anything. */
export interface EndedTicketRow {
  countyId: number;
  matter: string;
  endedAt: Date;
}

/** A password that the account had before. */
export interface FormerPasswordRow {
  countyId: number;
  accountId: string;
  passwordHash: string;
  replacedAt: Date;
}

/** A password that was drawn for somebody, sealed until it is on paper. */
export interface PasswordSlipRow {
  countyId: number;
  id: string;
  batchId: string;
  accountId: string;
  madeBy: string;
  madeAt: Date;
  sealed: Buffer;
  keyId: string;
}

/** A recovery code as its mark. */
export interface RecoveryCodeRow {
  countyId: number;
  accountId: string;
  mark: Buffer;
  madeAt: Date;
  usedAt: Date | null;
}

/** A draft, sealed: its texts open under a key that is not in the database. */
export interface DraftRow extends Draft {
  sealed: Buffer;
  keyId: string;
}

/** 过几天再看, with the note sealed. */
export interface RevisitRow extends Revisit {
  sealed: Buffer;
  keyId: string;
}

export interface MessageRow {
  countyId: number;
  id: string;
  matterId: string | null;
  channel: 'sms' | 'email' | 'app' | 'hook';
  to: string;
  text: string;
  madeAt: Date;
  notBefore: Date;
  sentAt: Date | null;
  failedTimes: number;
  lastError: string | null;
  accountId: string | null;
  matterNumber: string | null;
  page: MessagePage | null;
  cause: string | null;
  readAt: Date | null;
  /** How many of its kind a telephone gets in a day; null for what must reach its reader or was counted. */
  brake: SmsBrake | null;
  /** Its gateway answered without saying that it took it: not sent, and not tried again by itself. */
  unconfirmed?: boolean | undefined;
  /** What the line gathers, where it is one of many matters. */
  tally?: LateTally | null | undefined;
  /** The message that somebody had sent again by this one. */
  resentFrom?: string | null | undefined;
  /** The notice that it proves once its gateway has taken it; null for any other, and when it was proven. */
  notice?: 'acceptance' | null | undefined;
  /** The gateway's own name of it, by which its receipt comes. */
  gatewayId?: string | null | undefined;
  /** Of a letter to a system of the county's own, its name in the open; written with the row. */
  system?: string | null | undefined;
  /** When the gateway said that the telephone has it, or why the telephone has not. */
  arrivedAt?: Date | null | undefined;
  unreached?: string | null | undefined;
}

/** A secret that a system of the county's own and this program hold, sealed; its id is that of the press that made it. */
export interface HookSecretRow {
  countyId: number;
  id: string;
  systemId: string;
  stage: SecretStage;
  madeBy: string;
  madeAt: Date;
  sealed: Buffer;
  keyId: string;
}

/** A telephone that is nobody's, as the gateway has said; by a mark. */
export interface DeadNumberRow {
  countyId: number;
  mark: Buffer;
  since: Date;
  why: string;
}

/** How often something was tried; subject and origin are marks. */
export interface TryCountRow {
  countyId: number;
  subject: Buffer;
  /** Empty for what is counted from everywhere. */
  origin: Buffer;
  n: number;
  lastAt: Date;
}

/** Telephones and identity numbers of a row, sealed; what else is personal in it is empty beside them. */
export interface PersonKey {
  keyId: string | null;
}

/** By what a person is found: keyed hashes of his telephone and of its last four figures. */
export interface PersonMarks extends PersonKey {
  phoneMark: Buffer | null;
  phoneTail: Buffer | null;
}

export interface ComplaintSeal extends PersonMarks {
  complaintSeal: Buffer | null;
  identityMark: Buffer | null;
  /** The marks of the telephones of those who complain jointly, and of the numbers in the story and the claim. */
  memberMarks: readonly string[] | null;
  /** Whether numbers may stand in the words of the row still: an earlier version wrote it. */
  wordsOpen: Generated<boolean>;
}

export interface InquirySeal extends PersonMarks {
  inquirySeal: Buffer | null;
  wordsOpen: Generated<boolean>;
}

/** Numbers that a reporter wrote into his words. */
export interface TipoffSeal extends PersonKey {
  tipoffSeal: Buffer | null;
  wordsOpen: Generated<boolean>;
}

export interface MessageSeal extends PersonKey {
  messageSeal: Buffer | null;
}

export interface MissedCallSeal extends PersonKey {
  missedCallSeal: Buffer | null;
  phoneMark: Buffer | null;
}

export interface WarningSubscriberSeal extends PersonKey {
  warningSubscriberSeal: Buffer | null;
  phoneMark: Buffer | null;
}

export interface RedispatchSeal extends PersonKey {
  redispatchSeal: Buffer | null;
  wordsOpen: Generated<boolean>;
}

/** By which line of which table a shop of the register was written last; empty of a matter. */
export interface ImportMarkLine {
  rowId: string | null;
  runId: string | null;
}

/** 不是同一件: two complaints that somebody has compared and found to be two disputes. */
export interface NotSameRow {
  countyId: number;
  /** The smaller of the two ids. */
  matterId: string;
  otherId: string;
  byId: string;
  at: Date;
}

/** A paper as it was served; its texts are pressed together, and empty where they lie sealed. */
export interface ServedPaperRow {
  countyId: number;
  id: string;
  matterId: string;
  kind: string;
  occasion: string;
  number: string;
  contentHash: string;
  wording: string;
  keptAt: Date;
  byId: string | null;
  texts: string;
}

export interface ServedPaperSeal extends PersonKey {
  servedPaperSeal: Buffer | null;
}

export interface ExchangeLetterSeal extends PersonKey {
  exchangeLetterSeal: Buffer | null;
  wordsOpen: Generated<boolean>;
}

/** A head that the other end of the line has sent, in its own words. */
export interface PeerHeadRow {
  countyId: number;
  peerCountyId: number;
  n: number;
  mac: Buffer;
  fromName: string;
  line: string;
  receivedAt: Date;
}

/** What of a case lies under the key: a natural person as its party, and numbers in what was written down. */
export interface EnforcementSeal {
  enforcementSeal: Generated<Buffer | null>;
  keyId: Generated<string | null>;
  partyMark: Generated<Buffer | null>;
  wordsOpen: Generated<boolean>;
  wordMarks: Generated<readonly string[] | null>;
}

/** What the seal of a record of the field work has beside the sealed bytes, which no two tables share. */
export interface SealedWork {
  keyId: Generated<string | null>;
  wordMarks: Generated<readonly string[] | null>;
  wordsOpen: Generated<boolean>;
}
/** Of records with a person of their own: the mark of his whole name. */
export interface MarkedPerson {
  partyMark: Generated<Buffer | null>;
}
type Seal = Generated<Buffer | null>;

export interface InspectionSeal extends SealedWork {
  inspectionSeal: Seal;
}
export interface SeizureSeal extends SealedWork {
  seizureSeal: Seal;
}
export interface ExhibitSeal extends SealedWork {
  exhibitSeal: Seal;
}
export interface StationReportSeal extends SealedWork {
  stationReportSeal: Seal;
}
export interface SamplingBatchSeal extends SealedWork {
  samplingBatchSeal: Seal;
}
export interface CovertCheckSeal extends SealedWork {
  covertCheckSeal: Seal;
}
export interface StationVisitSeal extends SealedWork {
  stationVisitSeal: Seal;
}
export interface ContractReviewSeal extends SealedWork {
  contractReviewSeal: Seal;
}
export interface SurveySeal extends SealedWork {
  surveySeal: Seal;
}
export interface GuidanceSeal extends SealedWork {
  guidanceSeal: Seal;
}

/** A record of the field work, which its rules do not know to be erased. */
export interface Erasable {
  erasedOn: Day | null;
}

/** 来件登记簿: what came in of a kind through a channel on a day that is over; an empty channel says that the day was counted. */
export interface RegisterDayRow {
  countyId: number;
  kind: RegisteredKind;
  onDay: Day;
  channel: string;
  n: number;
}

/** What stands in place of the name of an unlicensed trade for all visits to it. */
export interface ShopAlias {
  shopAlias: string | null;
}

/** A matter that an erasure names, or an entry beside one. */
export interface ErasureItemRow {
  countyId: number;
  erasureId: string;
  matterId: string;
  number: string;
  besideId: string | null;
  state: string;
}

/** One telephone that checked in at an event. */
export interface OutreachCheckinRow {
  countyId: number;
  outreachId: string;
  mark: string;
  at: Date;
}

/** What somebody said after an event. */
export interface OutreachAnswerRow {
  countyId: number;
  outreachId: string;
  mark: string;
  understood: string;
  useful: string;
  wants: readonly string[];
  onDay: string;
}

/** How many came by the code of a poster on a day. */
export interface PosterVisitRow {
  countyId: number;
  posterId: string;
  onDay: string;
  n: number;
}

/** How many of a material lie at a station, or with an empty one in the county's store. */
export interface MaterialStockRow {
  countyId: number;
  materialId: string;
  stationId: string;
  n: number;
}

export interface MaterialMovementRow {
  countyId: number;
  id: string;
  materialId: string;
  kind: MovementKind;
  stationId: string;
  n: number;
  onDay: string;
  sourceId: string | null;
  officeId: string | null;
  note: string;
  byId: string;
}

export interface PublicationFigureRow extends PublicCounts {
  countyId: number;
  operatorCode: string;
  operatorName: string;
  townId: string | null;
}

/** 稿本: the body as a hand left it. */
export interface WorkReportDraftRow {
  countyId: number;
  reportId: string;
  n: number;
  /** 第几稿 it belongs to. */
  draft: number;
  body: ReportBody;
  byId: string;
  at: Date;
}

export interface WorkReportSigningRow {
  countyId: number;
  reportId: string;
  edition: number;
  frozen: FrozenReport;
  sha256: string;
  signedById: string;
  signedAt: Date;
}

/** 锁定: who locked which month. */
export interface MonthLockRow {
  countyId: number;
  month: string;
  closingId: string;
  sha256: string;
  /** How many values. */
  kept: number;
  lockedById: string;
  lockedAt: Date;
}

/** A figure of a locked month; the county is the office ''. */
export interface MonthValueRow extends MonthValue {
  countyId: number;
  month: string;
  officeId: string;
  handedIn: number | null;
  records: KeptRecords | null;
}

/** What had become of a locked month when a later one was locked. */
export interface MonthCorrectionRow {
  countyId: number;
  toldIn: string;
  month: string;
  officeId: string;
  figure: FigureName;
  was: number | null;
  now: number | null;
  wasPart: number | null;
  wasWhole: number | null;
  nowPart: number | null;
  nowWhole: number | null;
  wasDefinition: number;
  nowDefinition: number;
}

/** 经线路来的县: whose months came over the line, and by which line. */
export interface LineCountyRow {
  countyId: number;
  peerCountyId: number;
  name: string;
  inhabitants: number | null;
  isOnly: boolean;
  firstAt: Date;
  lastAt: Date;
}

/** A month that was locked there, or what was told of it with the lock of a later one. */
export interface LineMonthRow {
  countyId: number;
  peerCountyId: number;
  month: string;
  toldIn: string;
  sha256: string;
  seal: string;
  lockedAt: Date;
  receivedAt: Date;
}

export interface LineMonthValueRow {
  countyId: number;
  peerCountyId: number;
  month: string;
  toldIn: string;
  /** Perhaps one that this version does not know. */
  figure: string;
  value: number | null;
  part: number | null;
  whole: number | null;
  definition: number;
}

/** 本县目标: what a rate ought to be, from when on, and who set it. */
export interface RateTargetRow {
  countyId: number;
  name: string;
  since: Date;
  /** In per cent; nought sets none. */
  target: number;
  byId: string;
}

export interface ReportTemplateRow {
  countyId: number;
  id: string;
  kind: string;
  version: number;
  body: ReportBody;
  reason: string;
  byId: string;
  at: Date;
}

export interface Schema {
  sampleLoad: SampleLoadRow;
  county: County & { ledgerId: string };
  organisation: Organisation;
  region: Region & { countyId: number };
  station: Station & { countyId: number };
  charter: Charter;
  standard: Standard;
  outline: Outline;
  category: CategoryRow;
  retiredCategory: RetiredCategoryRow;
  askedQuestion: AskedQuestion;
  countyNotice: CountyNotice;
  alert: Alert;
  alertWay: AlertWay;
  hookSystem: HookSystem;
  hookSecret: HookSecretRow;
  upkeepWork: UpkeepWork;
  categoryVersion: CategoryVersionRow;
  categoryMapping: CategoryMappingRow;
  calendarYear: { countyId: number; year: number; published: boolean; days: readonly CalendarDay[] };
  account: Account & { language: 'zh' | 'en' };
  session: SessionRow;
  endedTicket: EndedTicketRow;
  formerPassword: FormerPasswordRow;
  passwordSlip: PasswordSlipRow;
  sealHold: SealHold;
  firstConfirmation: { countyId: number; accountId: string | null; confirmedAt: Date };
  exportRequest: ExportRequest;
  secondFactor: SecondFactor;
  recoveryCode: RecoveryCodeRow;
  factorReset: FactorReset;
  view: View;
  viewNotice: ViewNotice;
  accountLook: AccountLook;
  accountTour: AccountTour;
  phrase: Phrase;
  matterChecklist: MatterChecklist;
  matterCheck: MatterCheck;
  draft: DraftRow;
  revisit: RevisitRow;
  reach: Reach;
  watch: Watch;
  bulk: Bulk;
  bulkItem: BulkItem;
  lastStep: LastStep;
  counter: { countyId: number; series: string; year: number; last: number };
  matterReading: Reading;
  complaint: Complaint & ComplaintSeal;
  formerCode: { countyId: number; kind: string; matterId: string; code: string };
  complaintTally: ComplaintTallyRow;
  /** The stations that have had a complaint: that each is there is asked of these, and not of every complaint. */
  stationWithComplaints: { countyId: number; stationId: string };
  /** Which complaints are to be entered into the index of the search, and which are: migrations/0292 and search-pairs.ts. */
  complaintFresh: { countyId: number; id: string };
  complaintPairs: { countyId: number; id: string; month: Generated<number>; filedAt: Date };
  figureChange: FigureChangeRow;
  figureCell: FigureCellRow;
  paceCell: PaceCellRow;
  closedNote: ClosedNoteRow;
  opinionTally: OpinionTallyRow;
  keptTally: KeptTallyRow;
  inquiry: Inquiry & InquirySeal;
  inquiryTally: TallyRow;
  knowledgeEntry: KnowledgeEntry;
  channel: Channel;
  missedCall: MissedCall & MissedCallSeal;
  reporter: ReporterRow;
  tipoff: Tipoff & TipoffSeal;
  tipoffLink: TipoffLinkRow;
  tipoffCredit: TipoffCreditRow;
  tipoffTally: TallyRow;
  enforcement: Enforcement & EnforcementSeal;
  enforcementTally: TallyRow;
  enforcementCertificate: Certificate;
  legalReviewer: LegalReviewer;
  caution: Caution & Erasable;
  exhibit: Exhibit & ExhibitSeal & MarkedPerson;
  registerDay: RegisterDayRow;
  stationReport: StationReport & Erasable & StationReportSeal;
  exhibitReading: ExhibitReadingRow;
  formerEnforcement: FormerEnforcementRow;
  issuedPaper: IssuedPaper;
  notSame: NotSameRow;
  servedPaper: ServedPaperRow & ServedPaperSeal;
  instruction: Instruction;
  awaited: Awaited;
  task: Task;
  fund: Fund;
  example: Example;
  exampleUnfit: ExampleUnfit;
  warning: Warning;
  disclosurePass: DisclosurePass;
  publication: Publication;
  publicationRule: Omit<PublicationRule, 'number'>;
  publicationFigure: PublicationFigureRow;
  publicationRound: { countyId: number; asOf: Date };
  warningSeen: WarningSeen;
  outreachCount: OutreachCount;
  recall: Recall;
  contractReview: ContractReview & Erasable & ContractReviewSeal;
  standardContract: StandardContract & Erasable;
  clauseJudgement: ClauseJudgement;
  clauseSeverity: ClauseSeverity;
  clauseWeightChange: ClauseWeightChange;
  clauseCandidate: ClauseCandidate;
  survey: Survey & Erasable & SurveySeal;
  surveyAnswer: SurveyAnswer;
  surveyPart: SurveyPart;
  guidance: Guidance & Erasable & GuidanceSeal & MarkedPerson;
  trend: Omit<Trend, 'number'>;
  stationMessage: Omit<StationMessage, 'number'>;
  stationMessageRead: { countyId: number; messageId: string; stationId: string; byId: string; readAt: Date };
  warningSubscriber: WarningSubscriber & WarningSubscriberSeal;
  warningCall: WarningCall;
  posting: Omit<Posting, 'number'>;
  campaign: Campaign & Erasable;
  sortie: Sortie & Erasable;
  inspection: Inspection & Erasable & ShopAlias & InspectionSeal & MarkedPerson;
  seizure: Seizure & Erasable & SeizureSeal;
  covertCheck: CovertCheck & Erasable & CovertCheckSeal;
  stationVisit: StationVisit & Erasable & StationVisitSeal;
  course: EducationCourse;
  institution: Institution;
  convention: Convention;
  samplingPlan: SamplingPlan & Erasable;
  samplingBatch: SamplingBatch & Erasable & SamplingBatchSeal;
  outreach: Outreach;
  outreachCheckin: OutreachCheckinRow;
  outreachAnswer: OutreachAnswerRow;
  material: Material;
  drive: Drive;
  driveReport: Omit<DriveReport, 'number'>;
  poster: Poster;
  posterVisit: PosterVisitRow;
  materialStock: MaterialStockRow;
  materialMovement: MaterialMovementRow;
  scheme: Scheme;
  award: Award;
  assessment: Assessment;
  score: Score;
  objection: Objection;
  honour: Honour;
  directive: Directive;
  plan: Plan;
  meeting: Meeting;
  workgroup: Workgroup;
  remark: Remark;
  recurrence: Recurrence;
  turn: RecurrenceTurn;
  shift: Omit<Shift, 'number'>;
  rota: Rota & { countyId: number; gapToldOn: string | null };
  callout: Callout;
  redispatch: Redispatch & RedispatchSeal;
  backlogCount: BacklogCount;
  responseTime: ResponseTimeRow;
  incident: Incident;
  incidentMember: IncidentMember;
  matterSheet: MatterSheetRow;
  matterFact: MatterFactRow;
  figureKept: FigureKeptRow;
  matterClock: MatterClockRow;
  matterKey: MatterKeyRow;
  matterToCompare: MatterToCompareRow;
  areaCheck: AreaCheck;
  areaAsked: { countyId: number; checkId: string; stationIds: string[] };
  areaAnswer: Omit<AreaAnswer, 'number'>;
  areaRead: { countyId: number; checkId: string; stationId: string; readAt: Date };
  operator: Operator;
  operatorName: OperatorName;
  matterOperator: MatterOperator;
  operatorTwin: OperatorTwin;
  operatorFlag: OperatorFlag;
  operatorMerge: OperatorMerge;
  operatorWatch: OperatorWatch;
  firm: Firm;
  offer: Offer;
  person: Omit<Person, 'number'>;
  appointment: Omit<Appointment, 'number'>;
  staffing: Staffing & { countyId: number };
  succession: Succession;
  pact: Pact;
  training: Training;
  attendance: Attendance;
  engagement: Engagement;
  allowance: Allowance;
  attachment: Attachment;
  message: MessageRow & MessageSeal;
  ledger: LedgerRow;
  trailForward: { countyId: number; lastId: number };
  trail: Omit<TrailRow, 'id'> & { id: GeneratedAlways<number> };
  ledgerTail: LedgerTailRow;
  ledgerHead: LedgerHead;
  peerHead: PeerHeadRow;
  erasure: Erasure;
  erasureItem: ErasureItemRow;
  hold: Hold;
  privacy: PrivacyRequest;
  impact: Impact;
  breach: Breach;
  monthClosing: MonthClosing;
  countyReport: CountyReport;
  monthLock: MonthLockRow;
  monthValue: MonthValueRow;
  monthCorrection: MonthCorrectionRow;
  workReport: WorkReport;
  workReportDraft: WorkReportDraftRow;
  workReportSigning: WorkReportSigningRow;
  issuedNumber: IssuedNumber;
  issuedNumberShared: IssuedNumber;
  reportTemplate: ReportTemplateRow;
  reportSchedule: ReportSchedule;
  rateTarget: RateTargetRow;
  importRun: ImportRun;
  exchangeLetter: StoredLetter & ExchangeLetterSeal;
  lineCounty: LineCountyRow;
  lineMonth: LineMonthRow;
  lineMonthValue: LineMonthValueRow;
  importRow: ImportRow;
  importMark: ImportMark & ImportMarkLine;
  savedMapping: SavedMapping;
  sentReply: SentReply;
  device: Device;
  deviceRecovery: DeviceRecoveryRow;
  signInCode: SignInCode;
  slip: Slip;
  earlyConfirmation: EarlyConfirmation;
  earlyPhoto: EarlyPhoto;
  spotForm: SpotForm;
  tryCount: TryCountRow;
  deadNumber: DeadNumberRow;
  progressCode: ProgressCode;
  leftover: LeftoverRow;
}
