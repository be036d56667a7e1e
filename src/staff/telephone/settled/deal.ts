/** 和解协议 as it lies on the telephone: what both signed here a moment ago, or what came along of an earlier one. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import { isMobile } from '../../../domain/county/reach-by.ts';
import { dayLong } from '../../base/ui/day.ts';
import {
  dealCopiesZh,
  dealEffectZh,
  dealIntroZh,
  dealSumZh,
  termZh,
  typedNameZh,
} from '../../../domain/complaint/papers/term-words.ts';
import type { StationTerm } from '../../../domain/complaint/steps/station-talk.ts';
import type { Placed } from '../matters.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Piece } from '../picture.ts';
import { scanZh, type ProgressCode } from '../progress-code.ts';
import type { CarriedMatter } from '../outbox/wire.ts';

export type Deal = NonNullable<CarriedMatter['deal']>;

/** What stands on the paper beside the terms. */
export interface DealFacts {
  number: string;
  stationName: string;
  consumerName: string;
  operatorName: string;
  story: string;
  bureauName: string;
  hotline: string;
  scan: ProgressCode;
}

/** The settlement of a matter: as the bureau has it, else as it was signed on this telephone; null where there is none. */
export function dealOf({ matter }: Pick<Placed, 'matter'>, acts: readonly OpenAct[], id: string): Deal | null {
  if ((matter.deal ?? null) !== null) return matter.deal ?? null;
  const signed = acts.findLast(
    ({ act, body: { item } }) => act.chain === id && item.kind === 'move' && item.move === 'settleAtStation',
  );
  return signed?.body.item.kind === 'move' ? madeOf(signed.body.item.input as unknown as Typed) : null;
}

/** What the form of the settlement sends. */
interface Typed extends Pick<Deal, 'on' | 'legalRole' | 'words' | 'recoveredFen' | 'signatures'> {
  /** Missing in an act of a program from before. */
  terms?: readonly StationTerm[];
}

function madeOf({ on, legalRole, words, recoveredFen, signatures, terms = [] }: Typed): Deal {
  return {
    on,
    legalRole,
    words,
    recoveredFen,
    signatures,
    terms: terms.map(({ done, dueOn, ...term }) => ({
      ...term,
      dueOn: done ? null : dueOn,
      until: null,
      checkEveryDays: null,
      proof: '',
      performedOn: done ? on : null,
      checks: [],
    })),
  };
}

/** What was agreed, line by line: the terms, or the words of one that has none. */
export function agreedZh({ terms, words }: Deal): string[] {
  return terms.some(({ text }) => text !== '') ? terms.map(termZh) : words.split('\n');
}

/** The sentences around it, which are those of the paper at the bureau. */
export function sentencesOf({ on, legalRole, recoveredFen }: Deal, { bureauName }: Pick<DealFacts, 'bureauName'>) {
  return {
    intro: dealIntroZh(on, legalRole),
    sum: dealSumZh(recoveredFen),
    effect: dealEffectZh,
    copies: dealCopiesZh(bureauName),
  };
}

export function signerZh({ name, strokes }: Deal['signatures'][number]): string {
  return strokes === null ? typedNameZh(name) : name;
}

/** Where one goes with what is not kept: the matter is closed by then, and its page takes no words any more. */
export function ifNotKeptZh({ hotline }: Pick<DealFacts, 'hotline'>): string {
  return `没照办，再到站里说，或者打 ${hotline}。`;
}

/** The paper as a picture. */
export function dealPieces(deal: Deal, facts: DealFacts): Piece[] {
  const { intro, sum, effect, copies } = sentencesOf(deal, facts);
  const numbered = deal.terms.some(({ text }) => text !== '');
  const signed = deal.signatures.map((one): Piece => {
    const words = `${one.who === 'consumer' ? '消费者' : '经营者'}：${signerZh(one)}　${dayLong(deal.on, 'zh')}`;
    return one.strokes === null ? { words, size: 'small' } : { strokes: one.strokes, words };
  });
  return [
    { words: '和解协议', size: 'huge', bold: true, centre: true },
    { words: `${facts.stationName}　编号 ${facts.number}`, size: 'small', centre: true },
    { rule: true },
    { words: `消费者：${facts.consumerName}` },
    { words: `经营者：${facts.operatorName}` },
    { words: `争议事项：${facts.story}` },
    { rule: true },
    { words: intro },
    ...agreedZh(deal).map((words, i) => ({ words: numbered ? `${String(i + 1)}.${words}` : words, bold: true })),
    ...(sum === null ? [] : [{ words: sum }]),
    { words: effect, size: 'small' },
    { words: copies, size: 'small' },
    { rule: true },
    ...signed,
    { words: ifNotKeptZh(facts), size: 'small' },
    { code: facts.scan.link, words: dealScanZh(facts) },
  ];
}

/** Beside its code: with what one sees how far it is. */
export function dealScanZh({ scan }: Pick<DealFacts, 'scan'>): string {
  return `${scanZh(scan)}要报编号和查询码。`;
}

/**
 * How each comes to what was agreed. The bureau texts it to a mobile alone, and to the agent where there is one, of whose telephone a closed
 * matter tells nothing here; the shop is not texted.
 */
export function takeAlongWords({ consumerPhone, hasAgent }: Whom, waits: boolean): Words {
  const [zh, en] = waits
    ? ['先存在手机里，有网自己发走。', 'Kept here, and sent by itself.']
    : ['县里收到了。', 'The bureau has it.'];
  const shop = { zh: '店家的，打印或者发图片给他。', en: 'Give the shop a print or the picture.' };
  if (hasAgent)
    return {
      zh: `${zh}代理人留了手机号的，县里会发短信给他；没留的，打印一张给他。${shop.zh}`,
      en: `${en} The bureau texts it to the agent’s mobile; without one, give a print. ${shop.en}`,
    };
  if (isOfMobile(consumerPhone))
    return {
      zh: `${zh}谈成了什么，县里会发短信给消费者。${shop.zh}`,
      en: `${en} The bureau will text the consumer what was agreed. ${shop.en}`,
    };
  return {
    zh: `${zh}消费者没留手机号，收不到短信：打印一张给他。${shop.zh}`,
    en: `${en} The consumer left no mobile and gets no text message: give a print. ${shop.en}`,
  };
}

type Whom = Pick<CarriedMatter, 'consumerPhone' | 'hasAgent'>;

/** A mobile, also with its middle hidden, as the numbers of a closed matter come along. */
function isOfMobile(phone: string): boolean {
  return isMobile(phone.replace('****', '0000'));
}

/** A term that is asked after: the number of its line, and since when. */
export interface AskedTerm {
  nth: number;
  words: string;
  dueOn: Day;
  /** A look found it not kept. */
  brokenOn: Day | null;
}

/** The terms that are not done yet, the soonest first. */
export function askedTerms({ terms }: Pick<Deal, 'terms'>): AskedTerm[] {
  return terms
    .flatMap((term, i) => {
      const last = term.checks.at(-1);
      return term.performedOn === null && term.dueOn !== null
        ? [{ nth: i + 1, words: termZh(term), dueOn: term.dueOn, brokenOn: last?.kept === false ? last.on : null }]
        : [];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Those whose day has come and of which nobody has said yet how it went, counting what was said here and waits. */
export function dueTerms(deal: Pick<Deal, 'terms'>, today: Day, said: ReadonlySet<number>): AskedTerm[] {
  return askedTerms(deal).filter((one) => one.dueOn <= today && one.brokenOn === null && !said.has(one.nth));
}
