/**
 * 举报人 (reporter): who told it, as a thing of its own, sealed apart from the tip-off (《办法》第三十七条). Every view shows
 * 举报人*** instead; the identity is opened one by one, by those who need it, with a reason that the ledger keeps.
 */
import { hiddenNotice } from '../matter/decided/hidden-notice.ts';
import { z } from 'zod';
import { demand, mayDo, maySee, type Actor, type Role } from '../base/actor.ts';
import type { LedgerEvent } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { SealedPerson } from '../base/keyring.ts';
import { ConsumerPart } from '../complaint/filing.ts';
import { plainPhone } from '../county/reach-by.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { maskPersons } from '../base/masking.ts';
import { Refusal } from '../base/refusal.ts';
import { regionShortName, type Region } from '../county/region.ts';
import type { Station } from '../county/station.ts';
import type { DecisionApproval, Proposal, Tipoff } from './tipoff.ts';
import { atStation } from './seen-by-station.ts';

export const ReporterPart = z.object({
  name: ConsumerPart.shape.name,
  phone: ConsumerPart.shape.phone,
  address: ConsumerPart.shape.address,
  regionId: ConsumerPart.shape.regionId,
  idNumber: ConsumerPart.shape.idNumber,
  wantsReward: labelled(z.boolean().default(false), {
    zh: '查实以后想领奖励',
    en: 'I ask for the reward if it is proven',
    input: 'tick',
  }),
});

/** The identity, as it is sealed; it never travels with the tip-off. */
export interface Reporter extends SealedPerson {
  regionId: string | null;
  wantsReward: boolean;
}

/** What no view carries: the hash, the query code and the id that lead to the reporter. */
export type SeenTipoff = Omit<Tipoff, 'codeWordHash' | 'codeStub' | 'reporterId'>;

/**
 * The tip-off as the role sees it. A station is asked to keep an eye on a place: it reads what is told of the operator, and
 * nothing of what shows it, how it is handled or where it came from (第三十七条: 举报处理情况 is kept from it too).
 */
export function seenTipoff(tipoff: Tipoff, role: Role, unmasked = false): SeenTipoff {
  const {
    codeWordHash: _hash,
    codeStub: _code,
    reporterId: _reporter,
    ...seen
  } = unmasked ? tipoff : maskedWords(tipoff);
  if (role !== 'station') return seen;
  return { ...seen, ...atStation(tipoff) };
}

/**
 * The tip-off without persons' numbers in its words and in what the office wrote of them: those of somebody who did not want to be
 * known. The operator's stands beside them.
 */
export function maskedWords(tipoff: Tipoff): Tipoff {
  const { story, evidence, takenIn, proposal } = tipoff;
  const hide = hidingWords(tipoff);
  const hideIn = (words: string | null) => (words === null ? null : hide(words));
  return {
    ...tipoff,
    story: hide(story),
    evidence: hide(evidence),
    takenIn: takenIn.map((one) => ({ ...one, newFacts: hide(one.newFacts) })),
    givenBackReason: hideIn(tipoff.givenBackReason),
    proposal: hiddenProposal(proposal, hide),
    approval: hiddenApproval(tipoff.approval, hide),
    extensionApproval: hiddenApproval(tipoff.extensionApproval, hide),
    annulments: tipoff.annulments.map((one) => ({
      ...one,
      reason: hide(one.reason),
      decisionReason: hideIn(one.decisionReason),
      approval: hiddenApproval(one.approval, hide),
      notices: one.notices.map((notice) => hiddenNotice(notice, hide)),
    })),
    notices: tipoff.notices.map((notice) => hiddenNotice(notice, hide)),
    extensionReason: hideIn(tipoff.extensionReason),
    decisionReason: hideIn(tipoff.decisionReason),
  };
}

function hiddenProposal(proposal: Proposal | null, hide: (words: string) => string): Proposal | null {
  if (proposal === null) return null;
  const { words, endorsed = null } = proposal;
  const own = { ...proposal, words: hide(words) };
  return endorsed === null ? own : { ...own, endorsed: { ...endorsed, opinion: hide(endorsed.opinion) } };
}

function hiddenApproval(approval: DecisionApproval | null, hide: (words: string) => string): DecisionApproval | null {
  if (approval === null) return null;
  return { ...approval, opinion: hide(approval.opinion), asked: hiddenProposal(approval.asked, hide) };
}

/** Hides in words about the tip-off what is hidden in its own. */
export function hidingWords({ operatorPhone }: Pick<Tipoff, 'operatorPhone'>): (words: string) => string {
  return (words) => maskPersons(words, [], [operatorPhone]);
}

export const Reveal = z.object({
  reason: labelled(written().min(6).max(200), {
    zh: '查看的理由',
    en: 'Why',
    hintZh: '写明要办什么事，例如：电话告知处理结果',
    hintEn: 'What it is needed for',
    input: 'text',
  }),
});

/**
 * Whether the identity may be opened: by the two officers that verify, the head of their office, the deputy director, and
 * the centre while it still holds the tip-off. A station, the association and the administrator never.
 */
export function mayReveal(actor: Actor, tipoff: Tipoff): boolean {
  if (!maySee(actor, tipoff) || !mayDo(actor, 'tipoff.reveal')) return false;
  switch (actor.role) {
    case 'officer':
      return actor.id === tipoff.handlerId || actor.id === tipoff.secondId;
    case 'officeHead':
    case 'leader':
      return true;
    case 'centre':
      return tipoff.dispatchedOn === null;
    default:
      return false;
  }
}

/** The line that tells by whom and why the seal is opened; refuses whoever does not need to know. */
export function reveal(tipoff: Tipoff, input: z.infer<typeof Reveal>, facts: Facts): LedgerEvent {
  demand(facts.by, 'tipoff.reveal');
  if (!mayReveal(facts.by, tipoff)) throw new Refusal('not-permitted', { permission: 'tipoff.reveal' });
  if (tipoff.reporterId === null) throw new Refusal('reporter-anonymous');
  return eventOf(tipoff, 'reporter-revealed', facts, { reason: input.reason });
}

/** The line that tells by whom and why numbers in the words are read; those may who may open the identity, though there be none. */
export function revealWords(tipoff: Tipoff, input: z.infer<typeof Reveal>, facts: Facts): LedgerEvent {
  demand(facts.by, 'tipoff.reveal');
  if (!mayReveal(facts.by, tipoff)) throw new Refusal('not-permitted', { permission: 'tipoff.reveal' });
  return eventOf(tipoff, 'revealed', facts, { reason: input.reason });
}

/** What the reporter adds: the words as the matter keeps them, and the identity with his own words, where they told more. */
export function withoutOwn(
  words: string,
  reporter: Reporter,
  homes: readonly string[],
  tipoff: Pick<Tipoff, 'operatorName' | 'operatorAddress' | 'story' | 'evidence'>,
): { words: string; reporter: Reporter | null } {
  const kept = [tipoff.operatorName, tipoff.operatorAddress];
  const shown = withoutHome(withoutContact(withoutReporter(words, reporter), reporter, kept), homes, kept);
  if (shown === words) return { words, reporter: null };
  return { words: shown, reporter: withWords(reporter, tipoff, `补充：${words}`) };
}

/** The identity with words that he has added to his own; a story that told nothing of him stands in the matter alone until then. */
export function withWords(
  reporter: Reporter,
  { story, evidence }: Pick<Tipoff, 'story' | 'evidence'>,
  added: string,
): Reporter {
  const before = reporter.ownWords ?? `${story}\n${evidence}`.trim();
  return { ...reporter, ownWords: [before, added].filter((one) => one !== '').join('\n') };
}

/** What the marks are made of: the plain forms of the telephone and of the identity number, or null without one. */
export function markedWords(reporter: Pick<Reporter, 'phone' | 'idNumber'>): {
  phone: string | null;
  idNumber: string | null;
} {
  const phone = plainPhone(reporter.phone);
  const idNumber = (reporter.idNumber ?? '').normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  return { phone: phone === '' ? null : phone, idNumber: idNumber === '' ? null : idNumber };
}

/** A search by who told it is the deputy director's and the centre's alone, by a whole telephone or identity number. */
export function soughtWords(
  actor: Actor,
  sought: Pick<Reporter, 'phone' | 'idNumber'>,
): ReturnType<typeof markedWords> {
  demand(actor, 'tipoff.seek');
  return markedWords(sought);
}

/**
 * The words without what names the reporter: people sign their stories. The telephone is found however it is spaced; a
 * name of one character is left, for it would tear other words apart.
 */
export function withoutReporter(words: string, reporter: Pick<Reporter, 'name' | 'phone' | 'idNumber'> | null): string {
  if (reporter === null) return words;
  const spaced = (plain: string) => [...plain.replaceAll('-', '')].map(escaped).join('[\\s\\-－]*');
  const marks = [
    ...([...reporter.name].length > 1 ? [escaped(reporter.name)] : []),
    ...[reporter.phone, reporter.idNumber ?? ''].filter((one) => one.length >= 7).map((one) => spaced(one)),
  ];
  return marks.length === 0 ? words : words.replace(new RegExp(marks.join('|'), 'giu'), '举报人***');
}

/**
 * The words without the other ways to the reporter: his address as he gave it, and an account at which he says he is reached. An
 * address that is the operator's too stays, and so does an account that is not said to be his: it may be the seller's.
 */
export function withoutContact(
  words: string,
  reporter: Pick<Reporter, 'address'> | null,
  kept: readonly string[],
): string {
  if (reporter === null) return words;
  const address = reporter.address.trim();
  const isOwn = [...address].length >= 4 && !kept.some((one) => one.includes(address));
  const bare = isOwn ? words.replaceAll(address, '举报人住处') : words;
  return bare.replace(
    /(?<=(?:我的?|俺的?|本人|联系我|找我|加我)(?:的)?)(微信|QQ|邮箱|电子邮件|抖音)(?:号|地址)?(?:是|为|[:：])?\s*[\w.@-]{5,}/giu,
    '$1***',
  );
}

/** The villages that the reporter's home stands in, by his choice or by the words of his address. */
export function homesOf(
  reporter: Pick<Reporter, 'address' | 'regionId'> | null,
  regions: readonly Pick<Region, 'id' | 'name' | 'kind'>[],
): string[] {
  if (reporter === null) return [];
  return regions
    .filter(({ id, name, kind }) => kind === 'village' && (id === reporter.regionId || reporter.address.includes(name)))
    .map(({ name }) => name);
}

/**
 * The words without the village that the reporter lives in, with whatever says where in it: whoever knows the village knows who
 * tells tales there (第三十七条). Its short name is taken for it only where the words say so, for it may mean something else;
 * the operator's own name and address stay, which are read beside the story anyway.
 */
export function withoutHome(words: string, homes: readonly string[], kept: readonly string[]): string {
  const group = '(?:第?[0-9一二三四五六七八九十]{1,3}(?:组|队|社|户|号楼|栋|单元|号))*';
  const keeps = kept.filter((one) => [...one].length > 1).map(escaped);
  return homes.reduce((text, home) => {
    const short = escaped(regionShortName(home));
    const [before, after] = [
      '(?<=住在|家住|家在|我是|俺是|来自|我们|俺们|咱们|老家)',
      '(?=的|人|村民|老百姓|这边|这里)',
    ];
    const named = [
      escaped(home),
      `${before}${short}`,
      `${short}${after}`,
      `${short}(?=第?[0-9一二三四五六七八九十]{1,3}[组队])`,
    ];
    const wanted = new RegExp(
      `(${keeps.length === 0 ? '(?!)' : keeps.join('|')})|(?:${named.join('|')})${group}`,
      'gu',
    );
    const shown = home.endsWith('社区') ? '某社区' : '某村';
    return text.replace(wanted, (found: string, own: string | undefined) => (own === undefined ? shown : found));
  }, words);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

/**
 * Whether the station sits in the reported operator's house or is run by it, by name, address, telephone or person: such
 * a station never gets the tip-off. Doubt speaks for the reporter, so that one match is enough.
 */
export function isHostedBy(
  station: Pick<Station, 'name' | 'venueNames' | 'address' | 'phone' | 'contactName' | 'serves'>,
  operator: { name: string; address: string; phone: string },
): boolean {
  const name = bare(operator.name);
  if (name === '') return false;
  const own = bare(station.name).replace(/(消费维权)?(联络站|服务站)$/u, '');
  const houses = station.serves === 'venue' ? [own, ...station.venueNames.map(bare)].filter((one) => one !== '') : [];
  const isHost = houses.some((house) => name.includes(house) || house.includes(name));
  const sitsInside = name.length >= 3 && bare(station.address).includes(name);
  const phone = digits(operator.phone);
  const samePhone = phone !== '' && phone === digits(station.phone);
  const contact = bare(station.contactName);
  const samePerson = contact.length > 1 && name.includes(contact);
  return isHost || sitsInside || samePhone || samePerson;
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s()（）]/gu, '');
}

function digits(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/gu, '');
}
