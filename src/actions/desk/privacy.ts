/** Requests about one’s own data: entered once, answered by a day, told to who asked; what is held of him is read when it is shown. */
import { toldBy } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { heldOf, type Held } from '../../domain/desk/privacy-held.ts';
import {
  privacyDocket,
  privacyKindWords,
  type AskPrivacy,
  type PrivacyFacts,
  type PrivacyMatter,
  type PrivacyRequest,
  type PrivacyStanding,
} from '../../domain/desk/privacy.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import { matterKinds, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import { matterNumber, parseMatterNumber } from '../../domain/matter/numbering.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Tx } from '../../store/base/db.ts';
import { listLedger } from '../../store/base/ledger.ts';
import { findByNumber, findOfKind, hasHold, isNamed } from '../../store/desk/erasure.ts';
import { findBeside, findWaitingPrivacy, isCorrectedSince } from '../../store/desk/privacy.ts';
import { listAttachments } from '../../store/matter/attachment.ts';
import { saveMessages } from '../../store/matter/message.ts';
import type { Context } from '../base/context.ts';
import { revealComplaint } from '../complaint/complaint.ts';
import { inquiryFrame } from '../inquiry/inquiry.ts';
import { revealMatter } from '../matter/matter.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { sendSoon, toCitizen } from '../matter/message.ts';
import { tellPeople } from '../matter/tell-people.ts';

export const privacyFrame: DocketFrame<PrivacyRequest, AskPrivacy, PrivacyFacts> = {
  docket: privacyDocket,
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { about: null, waiting: null, standing: await standingOf(tx, ctx, entry) };
    const { aboutNumber, kind, member } = input as AskPrivacy;
    const about = await findAbout(tx, ctx, aboutNumber);
    const asked = about === null ? null : { id: about.id, member, kind };
    const waiting = asked === null ? null : await findWaitingPrivacy(tx, ctx.actor.countyId, asked);
    return { about, waiting, standing: null };
  },
  beside: async (tx, ctx, { entry, move }) => {
    if (move === null) {
      const words = `个人信息请求${entry.number}（${privacyKindWords[entry.kind].zh}，${entry.aboutNumber}），请在 ${entry.dueOn} 前答复。`;
      const isTold = ({ role }: { role: string }) => role === 'centre';
      await tellPeople(tx, ctx, about(entry), isTold, words, { ring: 'never' });
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

async function findAbout(tx: Tx, ctx: Context, typed: string): Promise<PrivacyMatter | null> {
  const parsed = parseMatterNumber(typed);
  if (parsed === null) return null;
  for (const kind of parsed.kind === null ? matterKinds : [parsed.kind]) {
    const number = matterNumber(kind, parsed.year, parsed.n);
    const found = await findByNumber(tx, kind, ctx.actor.countyId, number);
    if (found === null) continue;
    const members = kind === 'complaint' ? ((found as Matter & Complaint).joint?.members ?? []) : [];
    return { id: found.id, number: found.number, kind, erasedOn: found.erasedOn, members: members.map(({ n }) => n) };
  }
  return null;
}

async function standingOf(tx: Tx, ctx: Context, { aboutKind, aboutId, askedAt }: PrivacyRequest) {
  const { countyId } = ctx.actor;
  const matter = await findOfKind(tx, aboutKind, countyId, aboutId);
  return {
    closedOn: (matter as (Matter & Pick<Complaint, 'closedOn'>) | null)?.closedOn ?? null,
    erased: matter !== null && matter.erasedOn !== null,
    named: await isNamed(tx, countyId, aboutId),
    held: await hasHold(tx, countyId, aboutId, ctx.today),
    corrected: await isCorrectedSince(tx, countyId, aboutId, askedAt),
  } satisfies PrivacyStanding;
}

/** By a message without anything in it but where the answer stands; nothing goes to the telephone of a reporter. */
async function tellPerson(tx: Tx, ctx: Context, request: PrivacyRequest): Promise<void> {
  const { aboutKind, aboutId, aboutNumber, kind } = request;
  const matter = await findOfKind(tx, aboutKind, ctx.actor.countyId, aboutId);
  const phone = matter === null || matter.erasedOn !== null ? '' : phoneOf(request, matter);
  const words = `您提的${privacyKindWords[kind].zh}个人信息的请求（${aboutNumber}）有答复了，请凭编号和查询码上网看，或者到12315中心领。`;
  const messages = phone === '' ? [] : toCitizen(ctx, { countyId: request.countyId, id: aboutId }, phone, words);
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

function phoneOf({ aboutKind, member }: PrivacyRequest, matter: Matter): string {
  if (aboutKind === 'tipoff') return '';
  if (aboutKind === 'inquiry') return (matter as Inquiry).askerPhone;
  const complaint = matter as Complaint;
  if (member === null) return complaint.consumerPhone;
  return complaint.joint?.members.find(({ n }) => n === member)?.phone ?? '';
}

/** Whether telephone and identity number may stand in full: he came himself and showed his paper, and was not refused. */
export function mayBeInFull({ how, state, kind, aboutKind }: PrivacyRequest): boolean {
  return how === 'paper' && state === 'answered' && (kind === 'access' || kind === 'copy') && aboutKind !== 'tipoff';
}

/** The same in full: a look behind the mask, with its permission, its limit and its line. */
export async function revealHeld(ctx: Context, request: PrivacyRequest, reason: string): Promise<Held[]> {
  if (!mayBeInFull(request)) throw new Refusal('not-found');
  const { aboutKind, aboutNumber } = request;
  if (aboutKind === 'inquiry') await revealMatter(ctx, inquiryFrame, aboutNumber, reason);
  else await revealComplaint(ctx, aboutNumber, reason);
  return readHeld(ctx, request, true);
}

/** What is held of who asked, as it stands now: nothing of it is written down beside the matter once more. */
export async function readHeld(
  ctx: Context,
  { aboutKind, aboutId, member }: Pick<PrivacyRequest, 'aboutKind' | 'aboutId' | 'member'>,
  inFull: boolean,
): Promise<Held[]> {
  const { db, county } = ctx;
  const { countyId, limits } = county.county;
  const matter = await findOfKind(db, aboutKind, countyId, aboutId);
  if (matter === null) return [];
  const [ledger, files, beside] = await Promise.all([
    listLedger(db, countyId, aboutId),
    listAttachments(db, countyId, aboutId),
    findBeside(db, countyId, aboutId),
  ]);
  const isOwn = member === null;
  const places = [...county.organisations, ...county.stations, ...county.regions];
  const nameOf = (id: string | null) => places.find((one) => one.id === id)?.name ?? null;
  return heldOf({
    matter: matter as Complaint | Tipoff | Inquiry,
    kind: aboutKind satisfies MatterKind,
    member,
    // What a citizen added stands under the matter of who filed it; a member has said nothing there.
    added: isOwn ? ledger.flatMap(addedIn) : [],
    files: isOwn ? files.filter(({ by }) => by === 'consumer').length : 0,
    messages: isOwn ? beside.messages : 0,
    looks: ledger.filter(({ verb }) => verb === 'revealed').length,
    given: [
      ...beside.stationIds.map((id) => nameOf(id) ?? ''),
      ...beside.firms.map((firm) => `${firm}（企业直接和解）`),
      ...(beside.letters === 0 ? [] : ['上级市场监管部门（上下级交换）']),
    ],
    nameOf,
    years: limits.retentionYears,
    inFull,
  });
}

function addedIn({ verb, by, detail }: { verb: string; by: string; detail: object }): string[] {
  if (by !== 'consumer' || (verb !== 'supplemented' && verb !== 'joined')) return [];
  const { words = '' } = toldBy(verb, detail as Record<string, unknown>);
  return words === '' ? [] : [words];
}
