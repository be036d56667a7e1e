/**
 * 逐人告知 (delivery): who complains jointly is told one by one, for each is a complainant of his own (《办法》第十二条、第十五条、
 * 第二十三条第二款): one act of the officer, a proof for each. An elected representative may receive for those who signed his
 * election: his acts count for them, and the article reserves to them only what changes, gives up or settles a claim. So the
 * letter of an agreement goes to each in person, and every other notice may reach them by him.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { moved, noticeKinds, noticeWays, type Complaint, type Notice, type NoticeKind } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { isOwed, mayReach } from '../../matter/decided/owed.ts';
import { activeMembers, isRepresented, lastWish, representativesOf, type Member } from './member.ts';
import {
  demandTeller,
  demandWriting,
  electronicWays,
  laterOf,
  mayTellFrom,
  openNotices,
  toldAll,
} from '../steps/notice.ts';
import { noticeKindWords, noticeWayWords } from '../words/notice-words.ts';
import { Refusal } from '../../base/refusal.ts';
import { callsOf } from '../mediation/calls.ts';

const member = labelled(z.string().regex(/^\d{1,3}$/u), { zh: '哪一位', en: 'Which member', input: 'member' });

export const RecordNotices = z.object({
  kind: labelled(z.enum(noticeKinds), {
    zh: '告知什么',
    en: 'What is told',
    input: 'choice',
    options: noticeKinds.map((value) => ({ value, ...noticeKindWords[value] })),
  }),
  rows: labelled(
    z
      .array(
        z.object({
          member,
          through: labelled(
            z
              .string()
              .regex(/^\d{1,3}$/u)
              .nullable()
              .default(null),
            { zh: '由哪位代表人代收', en: 'Received by which representative', input: 'member' },
          ),
          way: labelled(z.enum(noticeWays).nullable().default(null), {
            zh: '告知方式',
            en: 'How',
            input: 'choice',
            options: noticeWays.map((value) => ({ value, ...noticeWayWords[value] })),
          }),
          toldOn: labelled(z.iso.date().nullable().default(null), {
            zh: '告知日期',
            en: 'Day',
            input: 'day',
            wrongZh: '请写成 2026-04-29 这样的日期',
          }),
          proof: labelled(written().max(200).default(''), { zh: '凭据', en: 'Proof', input: 'text' }),
        }),
      )
      .min(1)
      .max(200),
    { zh: '告知了谁', en: 'Who was told', input: 'rows', wrongZh: '请至少填一位，一次最多 200 位' },
  ),
});
type Row = z.infer<typeof RecordNotices>['rows'][number];

/** The notices to members that have no proof yet, one for each; with a day those that are announced on it, too. */
export function openDeliveries(
  { notices }: Pick<Complaint, 'notices'>,
  on: Day | null = null,
): (Notice & { member: number })[] {
  return notices.filter(
    (notice): notice is Notice & { member: number } =>
      notice.member !== undefined && (on === null ? isOwed(notice) : mayReach(notice, on)),
  );
}

/**
 * Who joins what was accepted already is told of that too, within seven working days of his own receipt (第十五条), unless his
 * own complaint was accepted and he was told so. What the first was told stays told. Of a session that is called he is told
 * as every other is (第二十条).
 */
export function noticesWith(complaint: Complaint, own: Complaint | null, member: Member): readonly Notice[] {
  const { notices, joint, acceptedOn } = complaint;
  const known =
    joint === null ? notices.map((one) => (one.to === 'consumer' ? { ...one, member: 1 } : one)) : [...notices];
  if (acceptedOn === null) return known;
  return [...known, ...acceptanceFor(notices, own, member), ...callFor(complaint, member)];
}

function acceptanceFor(notices: readonly Notice[], own: Complaint | null, { n, joinedOn }: Member): Notice[] {
  const told = own?.notices.find((one) => one.kind === 'acceptance' && one.toldOn !== null);
  if (told !== undefined) return [{ ...told, member: n, since: told.toldOn ?? joinedOn }];
  const since = own?.receivedAt === null || own === null ? joinedOn : dayOf(own.receivedAt);
  const paperNumber = notices.find((one) => one.kind === 'acceptance')?.paperNumber ?? null;
  return openNotices('acceptance', paperNumber).map((one) => ({ ...one, member: n, since }));
}

/** The notice of the session that is called, with the number of the others' of it. */
function callFor(complaint: Complaint, { n }: Member): Notice[] {
  const { summons } = complaint;
  if (summons === null) return [];
  return openNotices('mediation', callsOf(complaint).at(-1)?.paperNumber ?? null)
    .filter(({ to }) => to === 'consumer')
    .map((one) => ({ ...one, member: n, occasion: summons.heldAt }));
}

/** Who may receive a notice of the kind for the member; nobody an agreement, which each one makes himself (第十二条). */
export function receiversFor(complaint: Pick<Complaint, 'joint'>, kind: NoticeKind, one: Member): readonly Member[] {
  return kind !== 'agreement' && isRepresented(complaint, one) ? representativesOf(complaint) : [];
}

/** Proves the notice of a kind to many members at once, each with his own way, day and proof. */
export function recordNotices(
  complaint: Complaint,
  { kind, rows }: z.infer<typeof RecordNotices>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordNotices');
  demandTeller(complaint, facts);
  let notices = complaint.notices;
  const proven = new Map<Row, Notice>();
  const own = rows.filter(({ through }) => through === null || through === '');
  // Who received for others is told himself first, be it in this very act.
  for (const row of [...own, ...rows.filter((one) => !own.includes(one))]) {
    const n = Number(row.member);
    const his = notices.filter((one) => one.kind === kind && one.member === n);
    const open = his.find(isOwed) ?? his.find((one) => mayReach(one, row.toldOn ?? facts.today));
    const who = activeMembers(complaint).find((one) => one.n === n);
    if (open === undefined || who === undefined) throw new Refusal('member-needs-no-notice', { n });
    const proof = own.includes(row)
      ? { ...provenTo(complaint, open, who, row, facts), ...facts.served }
      : receivedBy(complaint, notices, open, who, Number(row.through));
    const told = { ...open, ...proof, byId: facts.by.id };
    proven.set(row, told);
    notices = notices.map((one) => (one === open ? told : one));
  }
  const next = toldAll({ ...complaint, state, notices }, facts);
  // In the order in which they were written, and only what this act proves: of an earlier session each has a notice too.
  const told = rows.flatMap((row) => proven.get(row) ?? []);
  return {
    next,
    event: eventOf(
      complaint,
      'notice-proven',
      facts,
      {
        kind,
        to: 'consumer',
        members: told.map((one) => ({
          n: one.member,
          way: one.way,
          toldOn: one.toldOn,
          ...(one.through === undefined ? {} : { through: one.through }),
          contentHash: one.contentHash ?? null,
        })),
        allTold: next.state === 'told',
        ...facts.served,
      },
      // Of several days the line is of the first that was typed: what a representative received for another was told by his own line.
      firstToldOn(told.filter(({ through }) => through === undefined)) ?? facts.today,
    ),
  };
}

function firstToldOn(notices: readonly Notice[]): Day | null {
  return notices.flatMap(({ toldOn }) => toldOn ?? []).toSorted()[0] ?? null;
}

function provenTo(complaint: Complaint, open: Notice, who: Member, row: Row, facts: Facts): Partial<Notice> {
  const { n } = who;
  if (row.way === null || row.toldOn === null || row.proof.length < 2) throw new Refusal('member-proof-missing', { n });
  if (electronicWays.includes(row.way) && lastWish(who, 'electronic')?.given === false)
    throw new Refusal('member-electronic-refused', { n });
  demandWriting(complaint, open.kind, row.way);
  demandDay(row.toldOn, facts, laterOf(mayTellFrom(complaint, open.kind), open.since ?? null));
  return { way: row.way, toldOn: row.toldOn, proof: row.proof };
}

/** The proof of the representative's own notice of the same thing is that of each for whom he received it. */
function receivedBy(
  complaint: Complaint,
  notices: readonly Notice[],
  { kind, occasion }: Notice,
  who: Member,
  through: number,
): Partial<Notice> {
  const { n } = who;
  if (kind === 'agreement') throw new Refusal('agreement-in-person', { n });
  if (!receiversFor(complaint, kind, who).some((one) => one.n === through))
    throw new Refusal('member-not-represented', { n, through });
  // A session called anew for the same time but another place opens a notice of its own: his last one is that of now.
  const his = notices.findLast(
    (one) => one.kind === kind && one.member === through && one.occasion === occasion && one.through === undefined,
  );
  if (his === undefined || his.toldOn === null) throw new Refusal('representative-untold', { n, through });
  const { way, toldOn, proof, contentHash, wording } = his;
  return {
    way,
    toldOn,
    proof,
    through,
    ...(contentHash === undefined ? {} : { contentHash }),
    ...(wording === undefined ? {} : { wording }),
  };
}
