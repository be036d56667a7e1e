/**
 * 现场 (field): what an officer did on a visit where there was no network. Nothing of it has rules of its own: it opens an entry of a
 * ledger or makes one of its steps, by the rules of the desk, at the instant at which it was done. Photos travel by themselves, ahead of
 * what they belong to.
 */
import { z } from 'zod';
import { labelled } from '../base/field.ts';
import type { OutboxItem } from './outbox.ts';

/** What is opened in the field: the day's sortie, a stall that stands on no list, goods that were seized, a sampling, evidence of a case. */
export const fieldOpenings = ['sortie', 'inspection', 'seizure', 'sampling', 'exhibit'] as const;

/** The steps that are made in the field, by their ledgers. */
export const fieldSteps = {
  sortie: ['comeBack'],
  inspection: [
    'recordNil',
    'recordFinding',
    'recordClosed',
    'confirmNil',
    'doubtNil',
    'rectifyNow',
    'order',
    'orderBan',
    'executeBan',
    'banFails',
    'decideOnTheSpot',
    'recheck',
    'recheckFails',
    'note',
  ],
  sampling: ['sample', 'handOver'],
} as const;
export type FieldLedger = keyof typeof fieldSteps;
export type FieldMove = (typeof fieldSteps)[FieldLedger][number];

const common = {
  id: z.uuid(),
  deviceId: z.uuid(),
  actedAt: labelled(z.iso.datetime({ offset: true }), { zh: '办的时间', en: 'When it was done', input: 'instant' }),
};

export const FieldOpening = z.object({
  kind: z.literal('opening'),
  ...common,
  ledger: z.enum(fieldOpenings),
  /** The visit at which goods were seized: its number may not be known on the telephone. */
  inspectionId: z.uuid().nullable().default(null),
  input: z.record(z.string(), z.unknown()),
});
export const FieldStep = z.object({
  kind: z.literal('step'),
  ...common,
  ledger: z.enum(['sortie', 'inspection', 'sampling']),
  move: z.string().max(30),
  /** Of the entry, made by the server or by a telephone before it knew a number. */
  entryId: z.uuid(),
  /** The version that the officer saw; null for what is said of the entry however it stands. */
  version: z.number().int().min(1).nullable(),
  /** The sortie on which the visit was made, by its id. */
  sortieId: z.uuid().nullable().default(null),
  /** How many orders to rectify he knew of, where the step is about the last of them. */
  orders: z.number().int().min(0).max(1000).optional(),
  /** The ban of which he knew, and how often it had been refused; missing in an act of a telephone from before. */
  ban: z.object({ orderNumber: z.string().max(40), attempts: z.number().int().min(0).max(1000) }).optional(),
  input: z.record(z.string(), z.unknown()),
});
/** Photos of a visit, sent as soon as they are taken. */
export const FieldPhotos = z.object({
  kind: z.literal('photos'),
  ...common,
  entryId: z.uuid(),
  photoIds: z.array(z.uuid()).min(1).max(12),
});
export const FieldItem = z.discriminatedUnion('kind', [FieldOpening, FieldStep, FieldPhotos]);
export type FieldItem = z.infer<typeof FieldItem>;
export type FieldOpening = z.infer<typeof FieldOpening>;
export type FieldStep = z.infer<typeof FieldStep>;
export type FieldPhotos = z.infer<typeof FieldPhotos>;

/** Whatever waits on a telephone: a station's, or an officer's. */
export type AnyItem = OutboxItem | FieldItem;

export function isFieldItem(item: AnyItem): item is FieldItem {
  return item.kind === 'opening' || item.kind === 'step' || item.kind === 'photos';
}

export function isFieldMove(ledger: FieldLedger, move: string): boolean {
  return (fieldSteps[ledger] as readonly string[]).includes(move);
}

/** Under which name an act of the ledger names the files that lie beside it. */
const filesOf: Readonly<Record<FieldLedger | FieldOpening['ledger'], string>> = {
  sortie: 'signatureIds',
  inspection: 'signatureIds',
  seizure: 'signatureIds',
  sampling: 'photoIds',
  exhibit: 'fileIds',
};

/** The files that lie on the telephone with the act, in their order: photos by themselves, else what the act names beside them. */
export function filesWith(item: FieldItem): string[] {
  if (item.kind === 'photos') return item.photoIds;
  const named = item.input[filesOf[item.ledger]];
  return Array.isArray(named) ? named.filter((one): one is string => typeof one === 'string') : [];
}
