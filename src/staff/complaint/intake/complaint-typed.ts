/** The typed values of a move's form: how it starts, and how the texts become the input that the rule takes. */
import type { LegalRole } from '../../../domain/complaint/facts/facts.ts';
import { citedField } from '../../../domain/law/citation.ts';
import { faked } from '../../../domain/complaint/mediation/ending-grounds.ts';
import { fieldsOf, type Field, type FieldOption } from '../../../domain/base/field.ts';
import { groundLists, groundRules, groundZh } from '../../../domain/law/ground.ts';
import { parseYuan } from '../../../domain/base/money.ts';
import { activeMembers } from '../../../domain/complaint/joint/member.ts';
import { openDeliveries } from '../../../domain/complaint/joint/notice-to-each.ts';
import { duplicatesIn } from '../../../domain/complaint/joint/merging.ts';
import { noticeKindWords, recipientWords } from '../../../domain/complaint/steps/notice.ts';
import { isOfConsumer } from '../../../domain/complaint/steps/party-correction.ts';
import { ClaimRow, PromiseRow } from '../../../domain/complaint/facts/claim.ts';
import { termKindWords, type TermKind } from '../../../domain/complaint/facts/facts.ts';
import { compensationOf, isRunning, recoveredOf } from '../../../domain/complaint/facts/agreed-terms.ts';
import { procedure, type PersonMove } from '../../../domain/complaint/procedure.ts';
import type { RuleSet } from '../../../domain/law/rulebook.ts';
import { activeCoHandlers } from '../../../domain/complaint/joint/sharing.ts';
import type { Directory, Me, SeenMatter } from '../../base/client.ts';
import {
  readInput,
  rowsOf,
  rowsText,
  startOfFields,
  textsOf,
  yuanText,
  type Read,
  type Typed,
} from '../../matter/matter-typed.ts';

/** What the form of the move shows when it is opened: today, the proposed office, the open notice, the amount in dispute. */
export function startOf(move: PersonMove, matter: SeenMatter, me: Me, directory: Directory, now: Date): Typed {
  const { complaint } = matter;
  const start = startOfFields(moveFields(move, matter), me, directory, now);
  switch (move) {
    case 'dispatch':
      return { ...start, officeId: complaint.officeId ?? '' };
    case 'assign':
      return { ...start, handlerId: complaint.handlerId ?? '' };
    case 'correct':
      return {
        ...start,
        categoryCode: complaint.categoryCode ?? '',
        natureCode: complaint.natureCode ?? '',
        platformNumber: complaint.platformNumber ?? '',
      };
    case 'recordNotice': {
      const open = complaint.notices.find((notice) => notice.toldOn === null && notice.member === undefined);
      return {
        ...start,
        kind: open?.kind ?? '',
        to: open?.to ?? '',
        // How somebody was told is a fact that the officer knows: nothing is chosen for him.
        way: '',
      };
    }
    case 'recordNotices':
      return { ...start, kind: openKinds(matter)[0]?.value ?? '', rows: '' };
    case 'recordConsent':
      return {
        ...start,
        party: complaint.consumerConsentedOn === null && complaint.joint === null ? 'consumer' : 'operator',
        way: 'phone',
      };
    case 'decline':
    case 'proposeDecline':
      return { ...start, knownOn: complaint.knownOn ?? complaint.happenedOn ?? '' };
    case 'askIdentity': {
      const due = matter.clocks.find((clock) => clock.identifier === 'accept')?.targetOn;
      return { ...start, dueOn: due ?? '', idPaper: 'yes' };
    }
    case 'requestRecusal':
      return { ...start, mediator: complaint.sessions.at(-1)?.mediators ?? matter.handlerName ?? '' };
    case 'decideRecusal':
      return { ...start, handlerId: '' };
    case 'callSession':
      return {
        ...start,
        // Only who asks both knows a time that suits them.
        heldAt: '',
        place: complaint.summons?.place ?? usualPlace(matter),
        way: complaint.summons?.way ?? 'onSite',
        mediators: complaint.summons?.mediators ?? me.name,
      };
    case 'holdSession':
      if (complaint.summons !== null) {
        const { heldAt, place, way, mediators } = complaint.summons;
        return { ...start, heldAt: heldAt.slice(0, 16), place, way, mediators, noticedOn: '' };
      }
      return {
        ...start,
        place: usualPlace(matter),
        way: 'onSite',
        // Who has just agreed to mediation was told of its time on that day, as a rule; the officer knows better.
        noticedOn: [complaint.consumerConsentedOn, complaint.operatorConsentedOn].toSorted().at(-1) ?? '',
        mediators: me.name,
      };
    case 'settle':
      return {
        ...start,
        form: 'letter',
        disputedFen: yuanText(complaint.amountFen),
        recoveredFen: '',
        compensationFen: '0',
      };
    case 'recordClaims':
      return { ...start, claims: rowsText(complaint.claims, ClaimRow) };
    case 'recordPurchase':
      return {
        ...start,
        ...textsOf(complaint.purchase ?? {}, fieldsOf(procedure.recordPurchase.input)),
        item: complaint.purchase?.item ?? '',
        place: complaint.purchase?.place ?? complaint.operatorAddress,
        knownOn: complaint.knownOn ?? '',
        promises: rowsText(complaint.promises, PromiseRow),
      };
    case 'recordInjury':
      return {
        ...start,
        ...textsOf(complaint.injury ?? {}, fieldsOf(procedure.recordInjury.input)),
        person: complaint.injury?.person ?? complaint.consumerName,
        product: complaint.injury?.product || (complaint.purchase?.item ?? ''),
        seller: complaint.injury?.seller ?? complaint.operatorName,
      };
    case 'addMember':
      return { ...start, source: 'hand', mediate: 'later', way: 'inPerson' };
    case 'merge':
      return { ...start, others: JSON.stringify([{ number: '' }]) };
    case 'checkTerm':
      return { ...start, result: 'kept' };
    case 'talk':
    case 'settleAtStation':
      return { ...start, legalRole: matter.lawfulRoles[0] ?? '', recoveredAs: 'refund' };
    default:
      return start;
  }
}

function usualPlace({ officeName }: SeenMatter): string {
  return officeName === null ? '' : `${officeName}调解室`;
}

/** The fields of the move for this matter: only lawful capacities, only notices that are open, only the party still to be asked. */
export function moveFields(move: PersonMove, matter: SeenMatter): Field[] {
  const { complaint } = matter;
  const open = complaint.notices.filter((notice) => notice.toldOn === null && notice.member === undefined);
  const asked = fieldsOf(procedure[move].input).filter(
    ({ name }) =>
      (name !== 'distinct' || matter.twins.length > 0) &&
      (move !== 'correctParties' || complaint.joint === null || !isOfConsumer(name)),
  );
  const own = asked.map((field) => {
    const keep = (possible: (value: string) => boolean): Field => ({
      ...field,
      options: (field.options ?? []).filter((option) => possible(option.value)),
    });
    // Of the session that was called the proofs of its notices say when both were told; another one may come before it.
    if (move === 'holdSession' && field.name === 'noticedOn' && complaint.summons !== null)
      return {
        ...field,
        hintZh: '照约的开，不用填，看两份通知的凭据；另开的，或者换了地点、调解人员的现场会才填',
        hintEn:
          'Left empty for the session as it was called: its notices tell; only for another one, place or mediator on site',
      };
    if (move === 'checkTerm' && field.name === 'term') return { ...field, options: termOptions(matter) };
    if (field.input === 'member') return { ...field, options: memberOptions(matter) };
    if (field.input === 'coHandler') return { ...field, options: coHandlerOptions(move, matter) };
    if (move === 'unmerge' && field.name === 'number') return { ...field, options: mergedOptions(matter) };
    if (field.name === 'legalRole') return keep((value) => matter.lawfulRoles.includes(value as LegalRole));
    if (move === 'recordNotice' && field.name === 'kind')
      return keep((value) => open.some((notice) => notice.kind === value));
    if (move === 'recordNotices' && field.name === 'kind') return { ...field, options: openKinds(matter) };
    if (move === 'recordNotice' && field.name === 'to')
      return keep((value) => open.some((notice) => notice.to === value));
    if (move === 'recordConsent' && field.name === 'party') {
      return keep(
        (value) =>
          (value === 'consumer' ? complaint.consumerConsentedOn : complaint.operatorConsentedOn) === null &&
          (value === 'operator' || complaint.joint === null),
      );
    }
    // The rule of the day of receipt had a list of its own.
    if (field.name === 'ground' || field.name === 'found')
      return { ...field, options: groundOptions(field, complaint) };
    if (move === 'recordWish' && field.name === 'party' && complaint.joint !== null)
      return keep((value) => value === 'operator');
    // Only where another matter of this dispute may be open is anybody asked why this is another one.
    if (move === 'accept' && field.name === 'distinct')
      return { ...field, zh: `${field.zh}（${matter.twins.join('、')}）` };
    return field;
  });
  const rules = rulesOf(complaint);
  return own.map((field) => citedField(field, rules));
}

/** The rule under which the matter was received, as it comes over the wire. */
function rulesOf({ receivedAt, filedAt }: SeenMatter['complaint']): RuleSet {
  const start = new Date(receivedAt ?? filedAt);
  return groundRules({ receivedAt: start, filedAt: start });
}

/** The grounds of the rule under which the matter was received, in its words and its order. */
function groundOptions(field: Field, complaint: SeenMatter['complaint']): readonly FieldOption[] {
  const rules = rulesOf(complaint);
  const { decline, terminate } = groundLists[rules];
  const known = field.options ?? [];
  const own = Object.entries({ ...decline, ...terminate }).flatMap(([value, row]) =>
    known.some((option) => option.value === value) ? [{ value, zh: groundZh(row), en: row.en }] : [],
  );
  // 第四十二条 came with 令121 and stands in no list of its own.
  return rules === 'SAMR121' ? [...own, ...known.filter(({ value }) => value === faked)] : own;
}

/** The notices still to be proven, as one choice each, in the order in which they arose. */
export function openNotices(matter: SeenMatter): (FieldOption & { kind: string; to: string })[] {
  return matter.complaint.notices
    .filter((notice) => notice.toldOn === null && notice.member === undefined)
    .map(({ kind, to }) => ({
      kind,
      to,
      value: `${kind} ${to}`,
      zh: `${noticeKindWords[kind].zh} → ${recipientWords[to].zh}`,
      en: `${noticeKindWords[kind].en} → ${recipientWords[to].en}`,
    }));
}

/** The kinds of notice that some member still waits for. */
function openKinds({ complaint }: SeenMatter): { value: string; zh: string; en: string }[] {
  return [...new Set(openDeliveries(complaint).map(({ kind }) => kind))].map((kind) => ({
    value: kind,
    ...noticeKindWords[kind],
  }));
}

export function readMove(move: PersonMove, fields: readonly Field[], typed: Typed): Read {
  return readInput(procedure[move].input, fields, typed);
}

function memberOptions({ complaint }: SeenMatter): FieldOption[] {
  return activeMembers(complaint).map(({ n, name }) => ({
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
