/** 密封的表 (person frames): which texts of which tables lie under the key, and by what of them somebody is looked for. */
import type { PersonTable } from '../seal.ts';
import type { Folds } from './folded.ts';

export type Row = Record<string, unknown>;

/** What of a table is sealed, and by what of it somebody is looked for. */
export interface PersonFrame {
  table: string;
  /** The field of the sealed bytes, which no two tables share: by it a row that was read is known. */
  seal: string;
  /** Texts of the row itself. */
  fields: readonly string[];
  /** Texts that are sealed where they are of a natural person, by the field that says so: those of shops are business data. */
  ofPersons?: { fields: readonly string[]; by: string; when: (row: Row) => boolean };
  /** Documents in which such texts stand, by the names of `personal`. */
  documents: readonly string[];
  /** The fields of which there are marks, with the names of the marks. */
  marks: Readonly<Record<string, readonly Mark[]>>;
  /** The document whose members are looked for by their telephones. */
  members?: string;
  /** Words of citizens, out of which numbers are taken, and the documents in which such words stand by the names of `wordy`. */
  words?: readonly string[];
  /** Texts and documents that staff write as they work, with words in them: they are written down though the seal of the row does not open. */
  steps?: readonly string[];
  /** Lists among the steps that are stored without the names of their fields. */
  folds?: Folds;
  /** Whether there are marks of the numbers that stand in its words: by them whoever asks for his own is told where he stands. */
  standing?: true;
  /** Names under which a whole name stands in its documents: whoever asks for his own is found by the mark of it among those of the numbers. */
  standingNames?: readonly string[];
  /** Rows that an earlier version left in the open: the predicate of a partial index. */
  open: string;
  /** Rows out of whose words no numbers were taken yet: the predicate of another one. */
  openWords?: string;
}

export type Mark = 'phoneMark' | 'phoneTail' | 'identityMark' | 'wordMark' | 'askedMark' | 'partyMark';

/** What staff write down of a complaint, a tip-off and an inquiry: numbers that somebody told them stand in it as in his own words. */
const complaintSteps = [
  'declineReason',
  'declineEvidence',
  'terminateReason',
  'givenBackReason',
  'proposal',
  'claims',
  'purchase',
  'promises',
  'investigations',
  'factRecords',
  'talks',
  'sessions',
  'agreement',
  'terms',
  'withdrawal',
  'asked',
  'performances',
  'appeal',
  'notices',
  'annulments',
];
/** What every matter has three of, and one: how who was told, and how the parties met. */
export const complaintFolds = {
  notices: [
    'kind',
    'to',
    'way',
    'toldOn',
    'proof',
    'byId',
    'paperNumber',
    'contentHash',
    'wording',
    'occasion',
    'failure',
  ],
  sessions: ['heldAt', 'place', 'way', 'mediators', 'minutes', 'byId', 'noticedOn', 'occasion'],
} as const satisfies Folds;
const tipoffSteps = [
  'decisionReason',
  'extensionReason',
  'givenBackReason',
  'proposal',
  'approval',
  'extensionApproval',
  'annulments',
  'notices',
];
const inquirySteps = ['pendingReason', 'answer', 'annulments'];

/** What officers write down of a case: a telephone stands in it as it was said to them. */
const caseSteps = [
  'cause',
  'story',
  'facts',
  'filingReason',
  'valueReason',
  'competentBody',
  'transferPaper',
  'pauses',
  'filingRequests',
  'measures',
  'helpLetters',
  'transcripts',
  'proposal',
  'reviews',
  'notices',
  'discussions',
  'decision',
  'service',
  'publication',
  'payments',
  'deferral',
  'court',
  'crime',
  'executionEnded',
];
const visitSteps = ['address', 'remark', 'signatureRefused', 'answers', 'findings', 'orders', 'rechecks'];

/** A record of the field work: what officers wrote of it, out of which numbers are taken. */
const written = (table: PersonTable, seal: string, steps: readonly string[]) =>
  ({
    table,
    seal,
    fields: [],
    documents: [],
    marks: {},
    steps,
    standing: true,
    open: 'false',
    openWords: 'words_open',
  }) as const;

const whole = ['phoneMark'] as const;
const both = ['phoneMark', 'phoneTail'] as const;

export const frames = {
  complaint: {
    table: 'complaint',
    seal: 'complaintSeal',
    fields: ['consumerPhone', 'consumerIdNumber'],
    documents: ['joint', 'takenOver', 'injury', 'agents'],
    marks: { consumerPhone: both, consumerIdNumber: ['identityMark'] },
    members: 'joint',
    words: ['story', 'claim', 'consumerName', 'consumerAddress'],
    open: "complaint_seal is null and (consumer_phone <> '' or consumer_id_number <> '' or joint is not null)",
    steps: complaintSteps,
    folds: complaintFolds,
    openWords: 'words_open',
  },
  inquiry: {
    table: 'inquiry',
    seal: 'inquirySeal',
    fields: ['askerPhone'],
    documents: [],
    marks: { askerPhone: both },
    words: ['question', 'askerName'],
    open: "inquiry_seal is null and asker_phone <> ''",
    steps: inquirySteps,
    openWords: 'words_open',
  },
  // Who told it is in no column; what he wrote may hold a number all the same.
  tipoff: {
    table: 'tipoff',
    seal: 'tipoffSeal',
    fields: [],
    documents: ['takenIn'],
    marks: {},
    words: ['story', 'evidence'],
    open: 'false',
    steps: tipoffSteps,
    openWords: 'words_open',
  },
  message: {
    table: 'message',
    seal: 'messageSeal',
    fields: ['to'],
    // An answer that is sent says again what was written down. Messages of before are not sealed anew: most of them say nothing of this.
    words: ['text'],
    documents: [],
    marks: {},
    open: `message_seal is null and "to" <> ''`,
  },
  missed_call: {
    table: 'missed_call',
    seal: 'missedCallSeal',
    fields: ['phone'],
    documents: [],
    marks: { phone: whole },
    open: "missed_call_seal is null and phone <> ''",
  },
  warning_subscriber: {
    table: 'warning_subscriber',
    seal: 'warningSubscriberSeal',
    fields: ['phone', 'token'],
    documents: [],
    marks: { phone: whole },
    open: "warning_subscriber_seal is null and phone <> ''",
  },
  redispatch: {
    table: 'redispatch',
    seal: 'redispatchSeal',
    fields: [],
    documents: ['sent'],
    marks: {},
    open: 'redispatch_seal is null',
    openWords: 'words_open',
  },
  exchange_letter: {
    table: 'exchange_letter',
    seal: 'exchangeLetterSeal',
    fields: [],
    documents: ['body'],
    marks: {},
    open: 'exchange_letter_seal is null and body is not null',
    openWords: 'words_open and body is not null',
  },
  enforcement: {
    table: 'enforcement',
    seal: 'enforcementSeal',
    fields: [],
    ofPersons: {
      fields: ['operatorName', 'partyCode', 'partyAddress'],
      by: 'partyKind',
      // What stands in place of an erased name is nobody's.
      when: ({ partyKind, erasedOn = null }) => partyKind === 'person' && erasedOn === null,
    },
    documents: [],
    marks: { operatorName: ['partyMark'] },
    steps: caseSteps,
    standing: true,
    // Who was asked for a transcript, who saw that it was not signed, and who signed for the decision.
    standingNames: ['personName', 'witnessName', 'receiver'],
    open: "enforcement_seal is null and party_kind = 'person' and erased_on is null",
    openWords: 'words_open',
  },
  inspection: {
    table: 'inspection',
    seal: 'inspectionSeal',
    fields: [],
    documents: ['ban'],
    marks: { 'ban.personName': ['partyMark'] },
    steps: visitSteps,
    standing: true,
    open: 'inspection_seal is null and ban is not null',
    openWords: 'words_open',
  },
  seizure: written('seizure', 'seizureSeal', ['disposalWords', 'custody']),
  exhibit: {
    ...written('exhibit', 'exhibitSeal', ['collectedPlace', 'keptIn', 'custody', 'pending']),
    // Who said what he saw is a person, and often the name of the exhibit; of a thing or a paper it is where it was found.
    ofPersons: {
      fields: ['name', 'source'],
      by: 'kind',
      when: ({ kind }) => kind === 'testimony' || kind === 'statement',
    },
    marks: { source: ['partyMark'] },
  },
  station_report: written('station_report', 'stationReportSeal', ['operatorName', 'place', 'words', 'answerWords']),
  sampling_batch: written('sampling_batch', 'samplingBatchSeal', [
    'place',
    'storage',
    'hands',
    'toldHow',
    'retest',
    'books',
    'lines',
    'disposal',
    'noCaseWhy',
    'recheck',
    'publishedWhere',
    'cancelWhy',
  ]),
  covert_check: written('covert_check', 'covertCheckSeal', ['task', 'seen', 'bought', 'remark']),
  station_visit: written('station_visit', 'stationVisitSeal', ['guidance', 'findings', 'remark']),
  contract_review: written('contract_review', 'contractReviewSeal', [
    'text',
    'formerText',
    'clauses',
    'comments',
    'opinion',
    'rectified',
    'recheckWords',
    'remark',
  ]),
  survey: written('survey', 'surveySeal', ['findings', 'tips', 'followUps', 'summary', 'remark']),
  // Who signed for a letter is a person.
  guidance: {
    ...written('guidance', 'guidanceSeal', ['words', 'items', 'remark']),
    fields: ['acknowledgedName'],
    marks: { acknowledgedName: ['partyMark'] },
    open: "guidance_seal is null and acknowledged_name <> ''",
  },
  // A paper as it was served: who complained stands in it, and what he wrote.
  served_paper: {
    table: 'served_paper',
    seal: 'servedPaperSeal',
    fields: ['texts'],
    documents: [],
    marks: {},
    open: 'false',
  },
} as const satisfies Record<PersonTable, PersonFrame>;
