/** The typed values of a move's form: how it starts, and how the texts become the input that the rule takes. */
import { type LegalRole, termKindWords, type TermKind } from '../../../domain/complaint/facts/facts.ts';
import { citedField } from '../../../domain/law/citation.ts';
import { faked } from '../../../domain/complaint/mediation/ending-words.ts';
import { fieldsOf, type Field, type FieldOption } from '../../../domain/base/field.ts';
import { groundLists, groundZh } from '../../../domain/law/ground.ts';
import { parseYuan } from '../../../domain/base/money.ts';
import { activeMembers, type Member } from '../../../domain/complaint/joint/member.ts';
import { membersWithCode } from '../../../domain/complaint/joint/member-code.ts';
import { openDeliveries } from '../../../domain/complaint/joint/notice-to-each.ts';
import { hasFailed, isOwed, mayReach } from '../../../domain/matter/decided/owed.ts';
import { duplicatesIn } from '../../../domain/complaint/joint/duplicates.ts';
import { isInWriting } from '../../../domain/complaint/steps/notice.ts';
import type { NoticeKind, Recipient } from '../../../domain/complaint/complaint.ts';
import { bothWords, noticeKindWords, recipientWords } from '../../../domain/complaint/words/notice-words.ts';
import { withdrawalBasis } from '../../../domain/complaint/steps/withdrawal.ts';
import { toldWithdrawal } from '../../../domain/complaint/facts/withdrawal-said.ts';
import {
  isOfConsumer,
  partyFields,
  respondentFields,
  standingOf,
  type PartyField,
  type RespondentField,
} from '../../../domain/complaint/steps/party-correction.ts';
import { ClaimRow, PromiseRow } from '../../../domain/complaint/facts/claim.ts';
import { compensationOf, isRunning, recoveredOf } from '../../../domain/complaint/facts/agreed-terms.ts';
import { procedure, type PersonMove } from '../../../domain/complaint/procedure.ts';
import type { RuleSet } from '../../../domain/law/rulebook.ts';
import { activeCoHandlers } from '../../../domain/complaint/joint/sharing.ts';
import type { Directory, Me, SeenMatter } from '../../base/client.ts';
import { readInput, rowsText, startOfFields, textsOf, type Read, type Typed } from '../../matter/matter-typed.ts';
import { rowsOf, yuanText } from '../../matter/box-texts.ts';

/** What the form of the move shows when it is opened: the proposed office, the open notice, the amount in dispute; never a day or an hour. */
export function startOf(move: PersonMove, matter: SeenMatter, me: Me, directory: Directory): Typed {
  return { ...startOfFields(moveFields(move, matter), directory), ...knownValues[move]?.(matter, me) };
}

/**
 * What is known of a move's values before anybody types; the other moves start as their fields do. Who consented and how, in which form an
 * agreement was made, whether it is kept, in which capacity somebody mediated: facts of law, which nobody writes by pressing Enter.
 */
const knownValues: Readonly<Partial<Record<PersonMove, (matter: SeenMatter, me: Me) => Typed>>> = {
  dispatch: ({ complaint }) => ({ officeId: complaint.officeId ?? '' }),
  assign: ({ complaint }) => ({ handlerId: complaint.handlerId ?? '' }),
  correct: ({ complaint }) => ({
    categoryCode: complaint.categoryCode ?? '',
    natureCode: complaint.natureCode ?? '',
    platformNumber: complaint.platformNumber ?? '',
  }),
  recordNotice: (matter) => {
    // Where several can be told, the officer says whom he has told, as he says how: nothing is chosen for him.
    const choices = openNotices(matter);
    const [only] = choices.length === 1 ? choices : [];
    return { kind: only?.kind ?? '', to: only?.to ?? '', way: '' };
  },
  recordNotices: (matter) => ({ kind: openKinds(matter)[0]?.value ?? '', rows: '' }),
  recordUnserved: (matter) => {
    const [kind = '', to = '', member = ''] = (unservedNotices(matter)[0]?.value ?? '').split(' ');
    return { kind, to, member };
  },
  takeBackUnserved: (matter) => {
    const [kind = '', to = '', member = ''] = (failedNotices(matter)[0]?.value ?? '').split(' ');
    return { kind, to, member };
  },
  decline: knownOfHarm,
  proposeDecline: knownOfHarm,
  askIdentity: ({ clocks, complaint }) => ({
    dueOn: clocks.find((clock) => clock.identifier === 'accept')?.targetOn ?? '',
    idPaper: 'yes',
    // Who acts for another has to bring his paper (第十一条).
    authorisation: lastAgent(complaint)?.paperOn === null ? 'yes' : '',
  }),
  requestRecusal: ({ complaint, handlerName }) => ({
    mediator: complaint.sessions.at(-1)?.mediators ?? handlerName ?? '',
  }),
  decideRecusal: () => ({ handlerId: '' }),
  callSession: (matter, me) => {
    const { summons } = matter.complaint;
    return {
      // Only who asks both knows a time that suits them.
      heldAt: '',
      place: summons?.place ?? usualPlace(matter),
      way: summons?.way ?? 'onSite',
      mediators: summons?.mediators ?? me.name,
    };
  },
  holdSession: knownOfSession,
  settle: ({ complaint }) => ({
    disputedFen: yuanText(complaint.amountFen),
    recoveredFen: '',
    compensationFen: '0',
  }),
  recordClaims: ({ complaint }) => ({ claims: rowsText(complaint.claims, ClaimRow) }),
  recordPurchase: ({ complaint }) => ({
    ...textsOf(complaint.purchase ?? {}, fieldsOf(procedure.recordPurchase.input)),
    item: complaint.purchase?.item ?? '',
    place: complaint.purchase?.place ?? complaint.operatorAddress,
    knownOn: complaint.knownOn ?? '',
    promises: rowsText(complaint.promises, PromiseRow),
  }),
  recordInjury: ({ complaint }) => ({
    ...textsOf(complaint.injury ?? {}, fieldsOf(procedure.recordInjury.input)),
    person: complaint.injury?.person ?? complaint.consumerName,
    product: complaint.injury?.product || (complaint.purchase?.item ?? ''),
    seller: complaint.injury?.seller ?? complaint.operatorName,
  }),
  recordWithdrawal: ({ complaint }, me) => ({
    // What a station was told before the acceptance, the bureau hears itself, one way or the other.
    said: toldWithdrawal(complaint) === null ? 'withdraw' : complaint.acceptedOn === null ? '' : 'goesOn',
    heardBy: me.name,
    // Only who was told knows on which day it was.
    on: '',
    way: '',
  }),
  recordAgent: ({ complaint }) => {
    const agent = lastAgent(complaint);
    if (agent === null) return {};
    const ticked = Object.fromEntries(agent.powers.map((power) => [power, 'yes']));
    // What is masked here is left empty, and stays as it was.
    const masked = { phone: '', idNumber: '', address: '' };
    return { ...textsOf(agent, fieldsOf(procedure.recordAgent.input)), ...ticked, ...masked };
  },
  // What stands there is changed, not typed anew; what is masked stays with its box empty, and says so beside it.
  correctParties: ({ complaint }) =>
    Object.fromEntries(
      [...partyFields, ...respondentFields].map((name) => {
        const now = standingOf(complaint, name);
        return [name, isMasked(now) ? '' : now];
      }),
    ),
  terminate: knownOfWithdrawal,
  proposeTerminate: knownOfWithdrawal,
  addMember: () => ({ source: 'hand', mediate: 'later' }),
  merge: () => ({ others: JSON.stringify([{ number: '' }]) }),
  talk: () => ({ recoveredAs: 'refund' }),
  settleAtStation: () => ({ recoveredAs: 'refund' }),
};

function isMasked(value: string): boolean {
  return value.includes('*');
}

/** What stands there, in a box that can be changed; of what is masked, and of what nobody said, beside an empty one. */
const asItStands: Fit = (field, { complaint }) => {
  if (field.name === 'basis') return field;
  const now = standingOf(complaint, field.name as PartyField | RespondentField);
  if (now === '') return { ...field, hintZh: '登记时没有写；没有就空着', hintEn: 'Not on file; leave it empty' };
  return isMasked(now)
    ? { ...field, hintZh: `现在是 ${now}；不改就空着`, hintEn: `Now ${now}; left empty, it stays` }
    : { ...field, hintZh: '现在是这样；改错的地方，空了也照旧', hintEn: 'As it stands; left empty, it stays too' };
};

function knownOfHarm({ complaint }: SeenMatter): Typed {
  return { knownOn: complaint.knownOn ?? complaint.happenedOn ?? '' };
}

/** Who acts for the complainant, as the forms know it; the rule asks for the day too. */
function lastAgent({ agents }: SeenMatter['complaint']) {
  return agents.findLast(({ endedOn }) => endedOn === null) ?? null;
}

/** Told that it is withdrawn, the officer has the ground and the proof before him. */
function knownOfWithdrawal({ complaint }: SeenMatter): Typed {
  const told = toldWithdrawal(complaint);
  return told === null ? {} : { ground: 'TM1', how: 'withdrawn', statedOn: told.on, basis: withdrawalBasis(told) };
}

function knownOfSession(matter: SeenMatter, me: Me): Typed {
  const { complaint } = matter;
  if (complaint.summons !== null) {
    const { heldAt, place, way, mediators } = complaint.summons;
    return { heldAt: heldAt.slice(0, 16), place, way, mediators, noticedOn: '' };
  }
  return {
    place: usualPlace(matter),
    // How they met, and on which day both were told, are facts of law that only the officer knows.
    way: '',
    noticedOn: '',
    mediators: me.name,
  };
}

function usualPlace({ officeName }: SeenMatter): string {
  return officeName === null ? '' : `${officeName}调解室`;
}

const tellingFields: readonly string[] = ['way', 'proof', 'toldOn'];

/** Whether the move asks for the field on this matter. */
function isOfMatter(move: PersonMove, name: string, { complaint, twins }: SeenMatter): boolean {
  if (name === 'distinct') return twins.length > 0;
  if (name === 'who' || name === 'signer') return lastAgent(complaint) !== null;
  // Who complains jointly is told one by one.
  if (move === 'accept') return complaint.joint === null || !tellingFields.includes(name);
  if (move === 'renewCode' && name === 'member') return complaint.joint !== null;
  if (move === 'recordWithdrawal' && name === 'said') return toldWithdrawal(complaint) !== null;
  return move !== 'correctParties' || complaint.joint === null || !isOfConsumer(name);
}

/** The fields of the move for this matter: only lawful capacities, only notices that are open, only the party still to be asked. */
export function moveFields(move: PersonMove, matter: SeenMatter): Field[] {
  const asked = fieldsOf(procedure[move].input).filter(({ name }) => isOfMatter(move, name, matter));
  return asked.map((field) => citedField(fitted(field, move, matter), matter.rules));
}

/** A field as it stands for one matter: what can be chosen in it, and what is said beside it. */
type Fit = (field: Field, matter: SeenMatter, move: PersonMove) => Field;

function fitted(field: Field, move: PersonMove, matter: SeenMatter): Field {
  if (move === 'correctParties') return asItStands(field, matter, move);
  const fit = fitsOfMove[move]?.[field.name] ?? fitsOfName[field.name] ?? fitsOfInput[field.input ?? 'text'];
  return fit === undefined ? field : fit(field, matter, move);
}

/** What stands masked on the screen and is left empty stays as it was. */
const unchanged: Fit = (field, { complaint }) =>
  lastAgent(complaint) === null ? field : { ...field, hintZh: '记过的不改就空着', hintEn: 'Left empty, it stays' };

/** The fields that fit the matter in one move alone, by their names. */
const fitsOfMove: Readonly<Partial<Record<PersonMove, Readonly<Record<string, Fit>>>>> = {
  holdSession: {
    // Of the session that was called the proofs of its notices say when both were told; another one may come before it.
    noticedOn: (field, { complaint }) =>
      complaint.summons === null
        ? field
        : {
            ...field,
            hintZh: '照约的开，不用填，看两份通知的凭据；另开的，或者换了地点、调解人员的现场会才填',
            hintEn:
              'Left empty for the session as it was called: its notices tell; only for another one, place or mediator on site',
          },
  },
  // A session is called for a day to come.
  callSession: { heldAt: (field) => ({ ...field, startsEmpty: true }) },
  checkTerm: { term: (field, matter) => ({ ...field, options: termOptions(matter) }) },
  renewCode: {
    member: (field, matter) => ({
      ...field,
      required: true,
      options: memberOptions(membersWithCode(matter.complaint)),
    }),
  },
  recordWithdrawal: {
    said: (field, { complaint }) =>
      complaint.acceptedOn === null ? { ...field, required: true } : keeping(field, (value) => value === 'goesOn'),
  },
  unmerge: { number: (field, matter) => ({ ...field, options: mergedOptions(matter) }) },
  recordNotice: {
    kind: (field, matter) => keeping(field, (value) => undelivered(matter).some(({ kind }) => kind === value)),
    to: (field, matter) => keeping(field, (value) => openNotices(matter).some(({ to }) => to === value)),
    // That food was handed over is told in writing.
    way: (field, matter) => keeping(field, (value) => value !== 'phone' || mayCall(matter)),
    operatorWay: (field, matter) => keeping(field, (value) => value !== 'phone' || mayCall(matter)),
  },
  recordNotices: { kind: (field, matter) => ({ ...field, options: openKinds(matter) }) },
  recordAgent: {
    phone: unchanged,
    idNumber: unchanged,
    address: unchanged,
  },
  recordConsent: {
    party: (field, { complaint }) =>
      keeping(
        field,
        (value) =>
          (value === 'operator' || (complaint.consumerConsentedOn === null && complaint.joint === null)) &&
          (value === 'consumer' || complaint.operatorConsentedOn === null),
      ),
  },
  recordWish: {
    party: (field, { complaint }) =>
      complaint.joint === null ? field : keeping(field, (value) => value === 'operator'),
  },
  accept: {
    // Only where another matter of this dispute may be open is anybody asked why this is another one.
    distinct: (field, { twins }) => ({ ...field, zh: `${field.zh}（${twins.join('、')}）` }),
  },
};

/** Each rule has a list of its own. */
const withGrounds: Fit = (field, { rules }) => ({ ...field, options: groundOptions(field, rules) });

const fitsOfName: Readonly<Record<string, Fit>> = {
  legalRole: (field, { lawfulRoles }) => keeping(field, (value) => lawfulRoles.includes(value as LegalRole)),
  ground: withGrounds,
  found: withGrounds,
  // Asked only while an agent acts, and then nobody is taken for the complainant himself.
  who: (field) => ({ ...field, required: true }),
  signer: (field) => ({ ...field, required: true }),
  // That papers are false came into the item with 令121.
  materialBasis: (field, { rules }) => keeping(field, (value) => value !== 'forged' || rules === 'SAMR121'),
};

const fitsOfInput: Readonly<Partial<Record<NonNullable<Field['input']>, Fit>>> = {
  member: (field, { complaint }) => ({ ...field, options: memberOptions(activeMembers(complaint)) }),
  coHandler: (field, matter, move) => ({ ...field, options: coHandlerOptions(move, matter) }),
};

/** The field with those of its options alone that are possible now. */
function keeping(field: Field, isPossible: (value: string) => boolean): Field {
  return { ...field, options: (field.options ?? []).filter(({ value }) => isPossible(value)) };
}

/** What somebody can be told of, what is owed first; the notices to each member of a joint complaint are listed on their own. */
function undelivered({ complaint, today }: SeenMatter) {
  return complaint.notices
    .filter((notice) => mayReach(notice, today) && notice.member === undefined)
    .toSorted((a, b) => Number(isOwed(b)) - Number(isOwed(a)));
}

function mayCall(matter: SeenMatter): boolean {
  return undelivered(matter).some(({ kind }) => !isInWriting(matter.complaint, kind));
}

/** The grounds of the rule by which the matter is decided, in its words and its order. */
function groundOptions(field: Field, rules: RuleSet): readonly FieldOption[] {
  const { decline, terminate } = groundLists[rules];
  const known = field.options ?? [];
  const own = Object.entries({ ...decline, ...terminate }).flatMap(([value, row]) =>
    known.some((option) => option.value === value) ? [{ value, zh: groundZh(row), en: row.en }] : [],
  );
  // 第四十二条 came with 令121 and stands in no list of its own.
  return rules === 'SAMR121' ? [...own, ...known.filter(({ value }) => value === faked)] : own;
}

type NoticeChoice = FieldOption & { kind: string; to: string };

/** The notices still to be proven: those of both parties as one choice before them, then one each, in the order in which they arose. */
export function openNotices(matter: SeenMatter): NoticeChoice[] {
  const all = undelivered(matter);
  const choice = (kind: NoticeKind, to: Recipient | 'both'): NoticeChoice => ({
    kind,
    to,
    value: `${kind} ${to}`,
    zh: `${noticeKindWords[kind].zh} → ${(to === 'both' ? bothWords : recipientWords[to]).zh}`,
    en: `${noticeKindWords[kind].en} → ${(to === 'both' ? bothWords : recipientWords[to]).en}`,
  });
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const isOwedTo = (kind: NoticeKind, to: Recipient) => all.some((one) => one.kind === kind && one.to === to);
  const both = kinds.filter((kind) => isOwedTo(kind, 'consumer') && isOwedTo(kind, 'operator'));
  return [...both.map((kind) => choice(kind, 'both')), ...all.map(({ kind, to }) => choice(kind, to))];
}

/** What could not be served is one of those still to be proven, those to each member among them. */
export function unservedNotices({ complaint }: SeenMatter): FieldOption[] {
  return noticeOptions(complaint, complaint.notices.filter(isOwed));
}

/** Those of which it is on record that they could not be served, and that nobody was told since. */
export function failedNotices({ complaint }: SeenMatter): FieldOption[] {
  return noticeOptions(complaint, complaint.notices.filter(hasFailed));
}

function noticeOptions(
  { joint }: SeenMatter['complaint'],
  notices: readonly SeenMatter['complaint']['notices'][number][],
): FieldOption[] {
  const nameOf = (n: number) => joint?.members.find((one) => one.n === n)?.name ?? '';
  return notices.map(({ kind, to, member }) => {
    const [zh, en] =
      member === undefined ? ['', ''] : [` ${member}. ${nameOf(member)}`, ` ${member}. ${nameOf(member)}`];
    return {
      value: `${kind} ${to} ${member ?? ''}`,
      zh: `${noticeKindWords[kind].zh} → ${recipientWords[to].zh}${zh}`,
      en: `${noticeKindWords[kind].en} → ${recipientWords[to].en}${en}`,
    };
  });
}

/** The kinds of notice that some member still waits for. */
function openKinds({ complaint, today }: SeenMatter): { value: string; zh: string; en: string }[] {
  return [...new Set(openDeliveries(complaint, today).map(({ kind }) => kind))].map((kind) => ({
    value: kind,
    ...noticeKindWords[kind],
  }));
}

export function readMove(move: PersonMove, fields: readonly Field[], typed: Typed): Read {
  return readInput(procedure[move].input, fields, typed);
}

function memberOptions(members: readonly Pick<Member, 'n' | 'name'>[]): FieldOption[] {
  return members.map(({ n, name }) => ({
    value: String(n),
    zh: `${n}. ${name}`,
    en: `${n}. ${name}`,
  }));
}

function coHandlerOptions(move: PersonMove, { complaint, colleagues, sharing }: SeenMatter): FieldOption[] {
  if (move === 'addCoHandler')
    return colleagues.map(({ id, name, place }) => {
      const zh = place === null ? name : `${name} · ${place}`;
      return { value: id, zh, en: zh };
    });
  return activeCoHandlers(complaint).map(({ accountId }) => {
    const name = sharing.find(({ id }) => id === accountId)?.name ?? '';
    return { value: accountId, zh: name, en: name };
  });
}

/** What can still be taken apart: nothing was decided since. */
function mergedOptions({ complaint }: SeenMatter): FieldOption[] {
  return duplicatesIn(complaint)
    .filter((one) => one.decidedOn === complaint.decidedOn)
    .map(({ number }) => ({ value: number, zh: number, en: number }));
}

/** The running terms by their place, as the paper counts them. */
function termOptions({ complaint }: SeenMatter): FieldOption[] {
  return complaint.terms.flatMap((term, i) => {
    if (!isRunning(term)) return [];
    const { zh, en } = termKindWords[term.kind];
    return [
      { value: String(i + 1), zh: `${i + 1}. ${zh} ${term.text}`.trim(), en: `${i + 1}. ${en} ${term.text}`.trim() },
    ];
  });
}

/** The terms add up by themselves: whoever writes a row need not add. */
export function withSums(move: PersonMove, typed: Typed, changed: string): Typed {
  if (move !== 'settle' || changed !== 'terms') return typed;
  const terms = rowsOf(typed['terms'] ?? '').map((row) => ({
    kind: row['kind'] as TermKind,
    valueFen: parseYuan(row['valueFen'] ?? ''),
  }));
  if (terms.length === 0) return typed;
  return { ...typed, recoveredFen: yuanText(recoveredOf(terms)), compensationFen: yuanText(compensationOf(terms)) };
}
