/**
 * 来件登记簿 (intake register): everything that comes in, complaints, tip-offs and inquiries, through whichever channel, in one book under
 * one scheme of numbers (seed S27: 县级12315综合服务平台，一处受理、统一编号). Why each kind keeps its own letter and series stands in
 * docs/decisions. A line tells the number, the way and who wrote it down, and nothing of the people or of the matter.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { addDays, type Day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';
import type { Permission } from '../base/permissions.ts';

export const registeredKinds = ['complaint', 'tipoff', 'inquiry'] as const;
export type RegisteredKind = (typeof registeredKinds)[number];

const readKind = {
  complaint: 'complaint.read',
  tipoff: 'tipoff.read',
  inquiry: 'inquiry.read',
} as const satisfies Record<RegisteredKind, Permission>;

/** The kinds whose lists are open to the reader: of the others the register shows nothing. */
export function kindsOf(actor: Actor): RegisteredKind[] {
  return registeredKinds.filter((kind) => mayDo(actor, readKind[kind]));
}

export const RegisterQuery = z.object({
  kind: z.enum(registeredKinds).optional(),
  channel: z.string().max(20).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The number of a matter, or that of the platform from which it came; it is found whatever the days. */
  q: z.string().trim().max(60).optional(),
  /** Where the page before ended; made by the server. */
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

/** A year at most, so that it is counted as it is asked. */
export const mostRegisterDays = 366;

/** The days of the register: the last thirty where none are named. */
export function registerDays({ from, to }: Pick<RegisterQuery, 'from' | 'to'>, today: Day): { from: Day; to: Day } {
  const last = to ?? today;
  const first = from ?? addDays(last, -29);
  if (first > last || addDays(first, mostRegisterDays) < last)
    throw new Refusal('register-days', { from: first, to: last });
  return { from: first, to: last };
}

/** A line of the register. */
export interface RegisteredLine {
  kind: RegisteredKind;
  id: string;
  number: string;
  channel: string;
  filedAt: Date;
  /** When the bureau received it; null while a station talks it over. */
  receivedAt: Date | null;
  officeId: string | null;
  stationId: string | null;
  /** Who wrote it down, by the first line of its ledger; null for one whom no account names. */
  byId: string | null;
}

/** How many came in of a kind through a channel. */
export interface RegisterCount {
  kind: RegisteredKind;
  channel: string;
  n: number;
}
