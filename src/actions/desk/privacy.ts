/** Requests about one’s own data: entered once, answered by a day, told to who asked; what is held of him is read when it is shown. */
import { mayDo, maySee, type Actor } from '../../domain/base/actor.ts';
import { toldBy } from '../../domain/base/event.ts';
import { maskText } from '../../domain/base/masking.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { complainantOf, heldOf, ownOf, type Held, type HeldFor } from '../../domain/desk/privacy-held.ts';
import { toldAnswers } from '../../domain/county/asked/asked-question.ts';
import { isRecord, parseKeptNumber, recordRules } from '../../domain/desk/kept.ts';
import { heldOfRecord } from '../../domain/desk/privacy-held-record.ts';
import type { Guidance } from '../../domain/supervision/guidance/guidance.ts';
import type { Inspection } from '../../domain/supervision/inspection/inspection.ts';
import {
  isAskedRecord,
  privacyDocket,
  type AskedRecord,
  privacyKindWords,
  sealedWords,
  type AskPrivacy,
  type PrivacyFacts,
  type PrivacyMatter,
  type PrivacyRequest,
  type PrivacyStanding,
} from '../../domain/desk/privacy.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import { isTold, toldKinds, type Matter, type ToldKind } from '../../domain/matter/matter.ts';
import { matterNumber, parseMatterNumber } from '../../domain/matter/numbering.ts';
import { homesOf, withoutOwn, withWords } from '../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { listLedger } from '../../store/base/ledger.ts';
import { hasHold, isNamed } from '../../store/desk/erasure.ts';
import { findByNumber, findEnd, findOfKind, lockErasable, type KeptRow } from '../../store/desk/kept.ts';
import {
  findBeside,
  findWaitingPrivacy,
  isCorrected,
  listPrivacyDue,
  lockAnsweredDeletes,
} from '../../store/desk/privacy.ts';
import { listAccounts } from '../../store/county/account.ts';
import { listAnswers } from '../../store/incident/fact.ts';
import { listAttachments } from '../../store/matter/attachment.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { getReporter, resealReporter } from '../../store/tipoff/reporter.ts';
import type { LedgerRow } from '../../store/base/schema.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { inquiryFrame } from '../inquiry/inquiry.ts';
import { enforcementFrame } from '../supervision/enforcement/enforcement.ts';
import { revealMatter } from '../matter/matter.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { sendSoon, toCitizen } from '../matter/message.ts';
import { tellPeople } from '../matter/tell-people.ts';

export const privacyFrame: DocketFrame<PrivacyRequest, AskPrivacy, PrivacyFacts> = {
  docket: privacyDocket,
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) {
      const { said = '' } = input as { said?: string };
      const kept = await keptOf(tx, ctx, entry, said, null);
      return { about: null, waiting: null, kept, standing: await standingOf(tx, ctx, entry) };
    }
    const { aboutNumber, kind, member, words } = input as AskPrivacy;
    const about = await findAbout(tx, ctx, aboutNumber);
    if (about === null) return { about, waiting: null, kept: null, standing: null };
    const waiting = await findWaitingPrivacy(tx, ctx.actor.countyId, { id: about.id, member, kind });
    const kept = await keptOf(tx, ctx, { aboutKind: about.kind, aboutId: about.id }, words, kind);
    return { about, waiting, kept, standing: null };
  },
  beside: async (tx, ctx, { entry, move }) => {
    if (move === null) {
      const words = `个人信息请求${entry.number}（${privacyKindWords[entry.kind].zh}，${entry.aboutNumber}），请在 ${entry.dueOn} 前答复。`;
      const isTold = ({ role }: { role: string }) => role === 'centre';
      await tellPeople(tx, ctx, about(entry), isTold, words, { ring: 'never' });
      return;
    }
    if (move === 'reopen') {
      const words = `个人信息请求${entry.number}答复了清除，但 ${entry.aboutNumber} 没有清除成，请在 ${entry.dueOn} 前重新答复。`;
      await tellPeople(tx, ctx, about(entry), ({ role }) => role === 'centre', words, { ring: 'never' });
      return;
    }
    await tellPerson(tx, ctx, entry);
    const outcome = move === 'answer' ? '已答复' : '没有同意';
    const isTold = ({ id }: { id: string }) => id === entry.askedById;
    await tellPeople(tx, ctx, about(entry), isTold, `个人信息请求${entry.number}${outcome}。`, { ring: 'never' });
  },
};

function about({ countyId, id, number, version, aboutId }: PrivacyRequest) {
  return { countyId, id, number, version, matterId: aboutId };
}

/**
 * The matter of the number, locked: an erasure that runs beside it takes the request along, or it is refused. What an officer may
 * not see is to him as if it were not there.
 */
async function findAbout(tx: Tx, ctx: Context, typed: string): Promise<PrivacyMatter | null> {
  const record = parseKeptNumber(typed);
  if (record !== null && isAskedRecord(record.kind)) return findRecord(tx, ctx, record.kind, record.number);
  return findTold(tx, ctx, typed);
}

async function findTold(tx: Tx, { actor }: Context, typed: string): Promise<PrivacyMatter | null> {
  const parsed = parseMatterNumber(typed);
  if (parsed === null || (parsed.kind !== null && !isTold(parsed.kind))) return null;
  for (const kind of parsed.kind === null ? toldKinds : [parsed.kind]) {
    const number = matterNumber(kind, parsed.year, parsed.n);
    const named = await findByNumber(tx, kind, actor.countyId, number);
    if (named === null || (await lockErasable(tx, kind, actor.countyId, named.id)) === null) continue;
    const found = await findOfKind(tx, kind, actor.countyId, named.id);
    if (found === null || (actor.role !== 'consumer' && !maySee(actor, found))) continue;
    const members = kind === 'complaint' ? ((found as Matter & Complaint).joint?.members ?? []) : [];
    return { id: found.id, number: found.number, kind, erasedOn: found.erasedOn, members: members.map(({ n }) => n) };
  }
  return null;
}

/** The same of a case, a visit, seized goods or a survey. Nobody has a code for one: whoever asks has shown his paper at the desk. */
async function findRecord(
  tx: Tx,
  { actor }: Context,
  kind: AskedRecord,
  number: string,
): Promise<PrivacyMatter | null> {
  const named = await findByNumber(tx, kind, actor.countyId, number);
  const found = named === null ? null : await lockErasable(tx, kind, actor.countyId, named.id);
  if (found === null || actor.role === 'consumer' || !maySeeRecord(actor, kind, found)) return null;
  return { id: found.id, number: found.number, kind, erasedOn: found.erasedOn, members: [] };
}

function maySeeRecord(actor: Actor, kind: AskedRecord, row: KeptRow): boolean {
  if (isRecord(kind)) return recordRules[kind].sees(actor, row as never);
  return mayDo(actor, 'enforcement.read') && maySee(actor, row as unknown as Matter);
}

/**
 * What of the words may stand in the open; null for all of them. What names a reporter goes under his seal, as with what he adds: who
 * opens it reads there what he would have put right (《办法》第三十七条). An answer that names him does so no more.
 */
async function keptOf(
  tx: Tx,
  ctx: Context,
  { aboutKind, aboutId }: Pick<PrivacyRequest, 'aboutKind' | 'aboutId'>,
  words: string,
  asked: PrivacyRequest['kind'] | null,
): Promise<string | null> {
  const { countyId } = ctx.actor;
  if (aboutKind !== 'tipoff' || words === '') return null;
  const tipoff = (await findOfKind(tx, aboutKind, countyId, aboutId)) as Tipoff | null;
  if (tipoff === null || tipoff.erasedOn !== null || tipoff.reporterId === null) return maskText(words, []);
  const sealed = await getReporter(tx, ctx.keyring, tipoff);
  const shown = maskText(withoutOwn(words, sealed, homesOf(sealed, ctx.county.regions), tipoff).words, []);
  // The name that he would have is not the one that is known: of what is to be put right nothing stands in the open.
  const kept = asked === 'correct' ? sealedWords : shown;
  if (asked === null || kept === words) return kept;
  const key = { countyId, id: tipoff.reporterId, tipoffId: tipoff.id };
  await resealReporter(tx, ctx.keyring, key, withWords(sealed, tipoff, `${privacyKindWords[asked].zh}：${words}`));
  return kept;
}

async function standingOf(
  tx: Db | Tx,
  ctx: Context,
  { aboutKind, aboutId, askedAt }: PrivacyRequest,
): Promise<PrivacyStanding> {
  const { countyId } = ctx.actor;
  if (isAskedRecord(aboutKind)) {
    const found = await findEnd(tx, aboutKind, countyId, aboutId);
    return {
      closedOn: found?.closedOn ?? null,
      erased: (found?.erasedOn ?? null) !== null,
      forGood: found?.forGood === true,
      ...(await weighed(tx, ctx, aboutId)),
      corrected: await isCorrected(tx, countyId, aboutId, { since: askedAt, until: null }),
    };
  }
  const matter = await findOfKind(tx, aboutKind, countyId, aboutId);
  const closings = [matter, matter === null ? null : await mainOf(tx, matter)].flatMap((one) =>
    one === null ? [] : [(one as Matter & Pick<Complaint, 'closedOn'>).closedOn],
  );
  const closed = closings.filter((day) => day !== null).sort();
  return {
    // What was merged into another is over with that.
    closedOn: closed.length < closings.length ? null : (closed.at(-1) ?? null),
    erased: matter !== null && matter.erasedOn !== null,
    forGood: false,
    ...(await weighed(tx, ctx, aboutId)),
    corrected: await isCorrected(tx, countyId, aboutId, { since: askedAt, until: null }),
  };
}

/** Whether an erasure is to come to it, and whether a hold keeps that off. */
async function weighed(tx: Db | Tx, { actor: { countyId }, today }: Context, id: string) {
  return {
    named: await isNamed(tx as Tx, countyId, id),
    held: await hasHold(tx as Tx, countyId, id, today),
  };
}

/** What a complaint was merged into and goes on in; null for any other matter. */
async function mainOf(db: Db | Tx, matter: Matter): Promise<(Matter & Complaint) | null> {
  const mergedIn = (one: Matter | null) => (one as Partial<Complaint> | null)?.merged ?? null;
  let main: Matter | null = matter;
  for (let into = mergedIn(main); into !== null; into = mergedIn(main))
    main = await findOfKind(db, 'complaint', matter.countyId, into.id);
  return main === null || main.id === matter.id ? null : (main as Matter & Complaint);
}

/** By a message without anything in it but where the answer stands; nothing goes to the telephone of a reporter. */
async function tellPerson(tx: Tx, ctx: Context, request: PrivacyRequest): Promise<void> {
  const { aboutKind, aboutId, aboutNumber, kind } = request;
  if (isAskedRecord(aboutKind)) return;
  const matter = await findOfKind(tx, aboutKind, ctx.actor.countyId, aboutId);
  const { phone } = contactIn(request, matter);
  const words = `您提的${privacyKindWords[kind].zh}个人信息的请求（${aboutNumber}）有答复了，请凭编号和查询码上网看，或者到12315中心领。`;
  const messages = phone === '' ? [] : toCitizen(ctx, { countyId: request.countyId, id: aboutId }, phone, words);
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** The person of the request as the matter has him; nothing of a reporter, and nothing of what was erased. */
function contactIn({ aboutKind, member }: PrivacyRequest, matter: Matter | null): { name: string; phone: string } {
  const nobody = { name: '', phone: '' };
  if (matter === null || matter.erasedOn !== null || aboutKind === 'tipoff') return nobody;
  if (aboutKind === 'complaint') return complainantOf(matter as Matter & Complaint, member) ?? nobody;
  const { askerName: name, askerPhone: phone } = matter as Matter & Inquiry;
  return { name, phone };
}

/** Who asks, for the paper; null where the reader may not see the matter: then the centre prints it. */
export async function findAsker(ctx: Context, request: PrivacyRequest): Promise<{ name: string } | null> {
  const { aboutKind, aboutNumber } = request;
  if (isAskedRecord(aboutKind)) {
    const row = await findByNumber(ctx.db, aboutKind, ctx.actor.countyId, aboutNumber);
    return row === null || !maySeeRecord(ctx.actor, aboutKind, row) ? null : { name: namedIn(aboutKind, row) };
  }
  const matter = await findOfKind(ctx.db, aboutKind, ctx.actor.countyId, request.aboutId);
  return matter === null || !maySee(ctx.actor, matter) ? null : contactIn(request, matter);
}

/** What he is called in it; a survey, and what officers wrote of a shop, call nobody by his name. */
function namedIn(kind: AskedRecord, row: KeptRow): string {
  if (row.erasedOn !== null) return '';
  if (kind === 'guidance') return (row as unknown as Guidance).acknowledgedName;
  if (kind !== 'enforcement' && kind !== 'inspection' && kind !== 'seizure') return '';
  const { operatorName, ban = null } = row as unknown as Pick<Inspection, 'operatorName'> & Partial<Inspection>;
  return ban?.personName ?? operatorName;
}

/** Whether the answer says that it was put right: only where it was, by then. */
export function wasCorrected(ctx: Context, request: PrivacyRequest): Promise<boolean> {
  const { askedAt: since, answeredAt: until } = request;
  return isCorrected(ctx.db, ctx.actor.countyId, request.aboutId, { since, until });
}

/** Whether telephone and identity number may stand in full: he came himself and showed his paper, and was not refused. */
export function mayBeInFull({ how, state, kind, aboutKind }: PrivacyRequest): boolean {
  return how === 'paper' && state === 'answered' && (kind === 'access' || kind === 'copy') && aboutKind !== 'tipoff';
}

/** Whether the reader may have it printed in full, as far as the matter goes. */
export function mayOpenHeld({ actor }: Context, request: PrivacyRequest): boolean {
  const { aboutKind } = request;
  // Of a visit, of goods and of a sheet nothing is masked that could be opened.
  if (isAskedRecord(aboutKind) && aboutKind !== 'enforcement') return false;
  const frame = {
    inquiry: inquiryFrame,
    enforcement: enforcementFrame,
    complaint: complaintFrame,
    tipoff: complaintFrame,
  }[aboutKind];
  return mayBeInFull(request) && mayDo(actor, frame.reveal);
}

/** The same in full: a look behind the mask, with its permission, its limit and its line. */
export async function revealHeld(ctx: Context, request: PrivacyRequest, reason: string): Promise<Held[]> {
  if (!mayBeInFull(request)) throw new Refusal('not-found');
  const { aboutKind, aboutNumber } = request;
  if (aboutKind === 'inquiry') await revealMatter(ctx, inquiryFrame, aboutNumber, reason);
  else if (aboutKind === 'enforcement') await revealMatter(ctx, enforcementFrame, aboutNumber, reason);
  else if (isAskedRecord(aboutKind)) throw new Refusal('not-found');
  else await revealMatter(ctx, complaintFrame, aboutNumber, reason);
  return readHeld(ctx, request, 'inFull');
}

/** What is held of who asked, as it stands now: nothing of it is written down beside the matter once more. */
export async function readHeld(ctx: Context, request: PrivacyRequest, heldFor: HeldFor): Promise<Held[]> {
  const { db, county } = ctx;
  const { aboutKind, aboutId, member } = request;
  const { countyId, limits } = county.county;
  if (isAskedRecord(aboutKind)) return readHeldRecord(ctx, request, aboutKind, heldFor);
  const matter = await findOfKind(db, aboutKind, countyId, aboutId);
  if (matter === null) return [];
  const main = await mainOf(db, matter);
  const ids = main === null ? [aboutId] : [aboutId, main.id];
  const [ledger, common, files, beside, accounts, answers] = await Promise.all([
    listLedger(db, countyId, aboutId),
    main === null ? [] : listLedger(db, countyId, main.id),
    listAttachments(db, countyId, aboutId),
    findBeside(db, countyId, ids),
    listAccounts(db, countyId),
    aboutKind === 'complaint' ? listAnswers(db, countyId, [aboutId]) : [],
  ]);
  const own = files.filter(({ by }) => by === 'consumer').map(({ addedAt }) => ({ at: addedAt }));
  const { phone } = contactIn(request, matter);
  // Within the bureau an office reads a tip-off; a station learns no more than that there is one.
  const offices = [...county.organisations, ...(aboutKind === 'tipoff' ? [] : county.stations)];
  const officeOf = (id: unknown) => offices.find((one) => one.id === id)?.name ?? '';
  const helpers = [matter, main].flatMap((one) => (one as Partial<Complaint> | null)?.coHandlers ?? []);
  const places = [...county.organisations, ...county.stations, ...county.regions];
  const nameOf = (id: string | null) => places.find((one) => one.id === id)?.name ?? null;
  return heldOf({
    matter: matter as Complaint | Tipoff | Inquiry,
    kind: aboutKind satisfies ToldKind,
    main,
    member,
    added: ownOf(ledger, member, ledger).flatMap(addedIn),
    answered: toldAnswers(county.questions, answers),
    files: ownOf(ledger, member, own).length,
    messages: phone === '' ? 0 : beside.sentTo.filter((to) => to === phone).length,
    looks: [...ledger, ...common].filter(({ verb }) => verb === 'revealed').length,
    given: [
      // Offices and stations that had it before have read it too, and so has who helped.
      ...[...ledger, ...common].flatMap((line) => placesIn(line).map(officeOf)),
      ...helpers.map((helper) => officeOf(accounts.find(({ id }) => id === helper.accountId)?.organisationId)),
      ...(aboutKind === 'tipoff' ? [] : beside.stationIds.map(officeOf)),
      ...beside.firms.map((firm) => `${firm}（企业直接和解）`),
      ...(beside.letters === 0 ? [] : ['上级市场监管部门（上下级交换）']),
    ],
    nameOf,
    years: limits.retentionYears,
    heldFor,
  });
}

/** What a case, a visit, seized goods or a survey holds of who asked. */
async function readHeldRecord(
  ctx: Context,
  request: PrivacyRequest,
  kind: AskedRecord,
  heldFor: HeldFor,
): Promise<Held[]> {
  const { countyId, limits } = ctx.county.county;
  const row = await findByNumber(ctx.db, kind, countyId, request.aboutNumber);
  if (row === null) return [];
  const lines = await listLedger(ctx.db, countyId, row.id);
  return heldOfRecord({
    kind,
    record: row as never,
    erasedOn: row.erasedOn,
    standing: await standingOf(ctx.db, ctx, request),
    looks: lines.filter(({ verb }) => verb === 'revealed').length,
    years: limits.retentionYears,
    heldFor,
  });
}

/** Where a step of a matter sent it, and which office made the step; the office of the first line is only proposed. */
function placesIn({ seq, byOrganisationId, detail }: LedgerRow): unknown[] {
  const { officeId, stationId, associationId } = detail;
  return [byOrganisationId, seq === 1 ? null : officeId, stationId, associationId];
}

function addedIn({ verb, by, detail }: { verb: string; by: string; detail: object }): string[] {
  if (by !== 'consumer' || (verb !== 'supplemented' && verb !== 'joined')) return [];
  const { words = '' } = toldBy(verb, detail as Record<string, unknown>);
  return words === '' ? [] : [words];
}

/** What was answered as to be erased and was not, by this try, is answered once more. */
export async function reopenAnswered(tx: Tx, ctx: Context, matterId: string): Promise<void> {
  for (const request of await lockAnsweredDeletes(tx, ctx.actor.countyId, matterId))
    await writeMove(tx, ctx, privacyFrame, request, 'reopen', {});
}

/** More than a county ever has waiting; what is left over is told with the next watch. */
const mostTold = 500;

/** Tells the centre on the day of the answer, and the deputy directors as well once it has passed; each once. */
export async function tellPrivacyDue(ctx: Context): Promise<void> {
  for (const request of await listPrivacyDue(ctx.db, ctx.actor.countyId, ctx.today, mostTold)) {
    const { id, number, dueOn } = request;
    const isLate = dueOn < ctx.today;
    const words = isLate
      ? `个人信息请求${number}应当在 ${dueOn} 前答复，已经过了，请马上答复。`
      : `个人信息请求${number}今天是答复的最后一天，请今天答复。`;
    const isTold = ({ role }: { role: string }) => role === 'centre' || (isLate && role === 'leader');
    await transact(ctx.db, (tx) =>
      tellPeople(tx, ctx, about(request), isTold, words, {
        ring: 'asked',
        cause: `${id} ${dueOn} ${isLate ? 'late' : 'due'}`,
      }),
    );
  }
}
