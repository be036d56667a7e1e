/** 告知到没有 (notices): what is owed yet, and until when a closing waits for what was announced. */
import type { Day } from '../../base/calendar.ts';
import type { Complaint, Notice } from '../complaint.ts';
import { announcedUntil, isOwed } from '../../matter/decided/owed.ts';

export function unproven(complaint: Complaint): Notice[] {
  return complaint.notices.filter(isOwed);
}

/** The notices of a session, that it is called or that it is off: they are owed only as long as it is the next thing. */
const ofSessions: ReadonlySet<Notice['kind']> = new Set(['mediation', 'calledOff']);

export function isOfSession({ kind }: Pick<Notice, 'kind'>): boolean {
  return ofSessions.has(kind);
}

/** Until when the close waits for what was announced; a call to a session that was is over with the mediation. */
export function closeWaitsUntil({ notices }: Pick<Complaint, 'notices'>, today: Day): Day | null {
  return announcedUntil(
    notices.filter((one) => !isOfSession(one)),
    today,
  );
}

/** That an earlier decision was revoked stays to be told, or told, whatever is decided now. */
export function toldOfAnew({ notices }: Pick<Complaint, 'notices'>): Notice[] {
  return notices.filter(({ kind }) => kind === 'anew');
}
