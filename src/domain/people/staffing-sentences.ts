/** What was set of staffing, succession and sharing, as whole sentences, and what the ledger keeps for them. */
import { text, words, type Tellings } from '../base/sentence.ts';
import { dataClasses, readOf } from './sharing-pact.ts';

/** What the ledger keeps of the rules of staffing, of succession, and of what a department reads by agreement. */
export interface StaffingDetails {
  'staffing-saved': { version: number; kinds: readonly string[]; trainingDays: number };
  /** One succession as it was saved, or how many were read in from a table. */
  'succession-saved': { version: number; successorId: string; toOn: string | null } | { n: number };
  'pact-saved': { pactId: string; version: number; departmentId: string; dataClass: string; endsOn: string | null };
  'shared-data-read': { dataClass: string; n: number };
}

declare module '../base/event.ts' {
  interface Details extends StaffingDetails {}
}

export const staffingTellings: Tellings<StaffingDetails> = {
  'staffing-saved': () => ['改了人员配备标准。', 'The rules of staffing were saved.'],
  'succession-saved': () => ['改了部门职能承继。', 'The successions of departments were saved.'],
  'pact-saved': () => ['改了部门共享约定。', 'An agreement of sharing was saved.'],
  'shared-data-read': (d) => [
    `按约定读取了${words(dataClasses, d.dataClass).zh}（${text(d.n)} ${words(readOf, d.dataClass).zh || '人'}）。`,
    `Read by agreement: ${words(dataClasses, d.dataClass).en} (${text(d.n)} ${words(readOf, d.dataClass).en || 'people'}).`,
  ],
};
