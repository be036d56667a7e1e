/**
 * 各家一份 (contribution): what each organisation of a joint task has done of it (「政府主导、部门协作、工商牵头」): that it signed for
 * the task, and what a partner answers for its part, with files. What the lead answers is the report of the task itself.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { maxAttachments } from '../matter/attachment.ts';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import type { Facts } from '../matter/matter.ts';
import type { OrganisationKind } from '../county/organisation.ts';

export interface Contribution {
  /** Of a task that was given to a station, the station's own. */
  organisationId: string;
  acceptedOn: Day;
  acceptedById: string;
  /** The day of the last answer; null until there is one, and always for the lead. */
  answeredOn: Day | null;
  answeredById: string | null;
  result: string;
  proof: string;
  attachmentIds: readonly string[];
}

/** The part of a task that says who does it together. */
export interface Joint {
  leadId: string;
  leadKind: OrganisationKind;
  stationId: string | null;
  partnerIds: readonly string[];
  contributions: readonly Contribution[];
}

/** What comes of a task: in words, with proof, and as files. */
export const ReportTask = z.object({
  result: labelled(written().min(4).max(2000), { zh: '办得怎样', en: 'What came of it', input: 'longText' }),
  proof: labelled(written().max(500).default(''), {
    zh: '凭据',
    en: 'Proof',
    input: 'text',
    hintZh: '时间、地点、人数；照片或文件在哪里',
    hintEn: 'when, where, how many; where photos or papers are',
  }),
  attachmentIds: labelled(z.array(z.uuid()).max(maxAttachments).default([]), {
    zh: '照片、文件',
    en: 'Photos and files',
    input: 'files',
    hintZh: `照片或 PDF，最多 ${maxAttachments} 份`,
    hintEn: `photos or PDFs, at most ${maxAttachments}`,
  }),
});
export type ReportTask = z.infer<typeof ReportTask>;

/** Whether several do it, or a department does: then each of them signs for it. */
export function isJoint({ leadKind, partnerIds }: Pick<Joint, 'leadKind' | 'partnerIds'>): boolean {
  return partnerIds.length > 0 || leadKind === 'department';
}

/** Those who do it, the lead first. */
export function bodiesOf({ leadId, partnerIds }: Pick<Joint, 'leadId' | 'partnerIds'>): string[] {
  return [leadId, ...partnerIds];
}

export function contributionOf({ contributions }: Joint, organisationId: string | null): Contribution | null {
  return contributions.find((one) => one.organisationId === organisationId) ?? null;
}

/** For whom the actor signs: his station, or his organisation. */
function bodyOf({ role, stationId, organisationId }: Actor): string | null {
  return role === 'station' ? stationId : organisationId;
}

/**
 * Each signs for itself, a station for what was given to it. Nobody signs for another organisation, the centre neither: its people speak of
 * it by telephone.
 */
export function maySign(joint: Joint, actor: Actor): boolean {
  const body = bodyOf(actor);
  if (body === null || contributionOf(joint, body) !== null) return false;
  return actor.role === 'station' ? body === joint.stationId : isJoint(joint) && bodiesOf(joint).includes(body);
}

export function mayContribute({ partnerIds }: Joint, { role, organisationId }: Actor): boolean {
  return role !== 'station' && organisationId !== null && partnerIds.includes(organisationId);
}

/** Partners that have not answered for their part yet. */
export function silentPartners(joint: Joint): string[] {
  return joint.partnerIds.filter((id) => (contributionOf(joint, id)?.answeredOn ?? null) === null);
}

/** The contributions with that of the actor's organisation signed for, on the day on which it was. */
export function signed(joint: Joint, { by, today }: Facts, on: Day = today): Contribution[] {
  return put(joint, {
    organisationId: bodyOf(by) ?? '',
    acceptedOn: on,
    acceptedById: by.id,
    answeredOn: null,
    answeredById: null,
    result: '',
    proof: '',
    attachmentIds: [],
  });
}

/** The contributions with what the actor's organisation answers; a later answer takes the place of the one before, which stays in the ledger. */
export function contributed(joint: Joint, { result, proof, attachmentIds }: ReportTask, facts: Facts): Contribution[] {
  const { by, today } = facts;
  const known =
    contributionOf(joint, by.organisationId) ??
    contributionOf({ ...joint, contributions: signed(joint, facts) }, by.organisationId);
  if (known === null) return [...joint.contributions];
  return put(joint, { ...known, answeredOn: today, answeredById: by.id, result, proof, attachmentIds });
}

function put({ contributions }: Joint, one: Contribution): Contribution[] {
  return [...contributions.filter(({ organisationId }) => organisationId !== one.organisationId), one];
}
