/**
 * 抽检和投诉对上 (told of goods): complaints about the goods of a batch that was found unqualified. The laboratory says what is wrong with the
 * lot, the complainants whom it has reached; together they are a suspicion sooner than either alone, and a person judges it.
 */
import { addDays, type Day } from '../../base/calendar.ts';
import { firstOf, lastOf } from '../../base/words.ts';
import type { Fact } from '../../incident/facts/fact.ts';
import { keyWeights } from '../../incident/facts/fact-keys.ts';
import type { Evidence } from '../../incident/suspicion.ts';
import type { GroupLimits } from '../../law/local-limits.ts';
import type { SamplingBatch } from './batch.ts';

/** A complaint with what was read out of it. */
export interface ToldComplaint {
  matterId: string;
  number: string;
  onDay: Day;
  categoryCode: string | null;
  /** The page of its shop, where the register is sure of it. */
  operatorId: string | null;
  /** How many complain together. */
  joint: number;
  facts: readonly Pick<Fact, 'kind' | 'value' | 'words'>[];
}

/** By what a complaint speaks of the goods: the number of their lot, or their kind at the same seller's. */
export type SpokenBy = 'lot' | 'seller';

export interface Speaking extends ToldComplaint {
  by: SpokenBy;
}

export const spokenByWords = {
  lot: { zh: '同一批号', en: 'the same lot' },
  seller: { zh: '同一家、同一样商品', en: 'the same seller and goods' },
} as const satisfies Record<SpokenBy, { zh: string; en: string }>;

/** So long before it was sampled a lot was on sale, and so long after its report whoever bought of it complains. */
export const soldWithinDays = 90;

/** The days whose complaints may be about the lot, whenever they are looked for. */
export function soldDays(
  { sampledOn, result }: Pick<SamplingBatch, 'sampledOn' | 'result'>,
  today: Day,
): { from: Day; to: Day } {
  const last = addDays(result?.receivedOn ?? today, soldWithinDays);
  return { from: addDays(sampledOn ?? today, -soldWithinDays), to: last < today ? last : today };
}

/** Those that speak of the goods of the batch, in the order in which they were told. */
export function speakingOf(
  { product, lot, sellerId }: Pick<SamplingBatch, 'product' | 'lot' | 'sellerId'>,
  told: readonly ToldComplaint[],
): Speaking[] {
  const number = barelyOf(lot);
  const ofLot = ({ kind, value }: Pick<Fact, 'kind' | 'value'>) => kind === 'batch' && barelyOf(value) === number;
  const ofGoods = ({ kind, words }: Pick<Fact, 'kind' | 'words'>) => kind === 'product' && product.includes(words);
  const isOfSeller = ({ operatorId }: ToldComplaint) => sellerId !== null && operatorId === sellerId;
  return told.flatMap((one): Speaking[] => {
    const isOfGoods = one.facts.some(ofGoods);
    if (number.length >= shortestLot && one.facts.some(ofLot) && (isOfGoods || isOfSeller(one)))
      return [{ ...one, by: 'lot' }];
    return isOfSeller(one) && isOfGoods ? [{ ...one, by: 'seller' }] : [];
  });
}

/** By what the complaints that may speak of its lot are found; null where it bears no number by which goods are known. */
export function lotKeyOf({ lot }: Pick<SamplingBatch, 'lot'>): { key: string; weight: number } | null {
  const number = barelyOf(lot);
  return number.length < shortestLot ? null : { key: `batch:${lastOf(number, 6)}`, weight: keyWeights.batch };
}

/** A lot that is written shorter is no number by which goods are known. */
const shortestLot = 4;
const barelyOf = (lot: string) => lot.replace(/[^\p{L}\d]/gu, '').toUpperCase();

/** What is handed to the entry of suspicions; null where too few households have told. */
export function suspicionOf(batch: SamplingBatch, speaking: readonly Speaking[], limits: GroupLimits): Evidence | null {
  const households = speaking.reduce((sum, { joint }) => sum + joint, 0);
  const grade = households >= limits.people ? 'suspicion' : 'watch';
  if (speaking.length === 0 || households < limits.watchPeople) return null;
  const unfit = (batch.result?.items ?? []).flatMap(({ fit, item }) => (fit ? [] : [item]));
  const { number, product, sellerName, lot } = batch;
  return {
    detector: 'sampling',
    grade,
    title: firstOf(`${product}抽检不合格`, 60),
    product: firstOf(product, 60),
    brand: firstOf(batch.brand, 40),
    variety: '',
    batch: firstOf(lot, 40),
    defect: firstOf(unfit.join('、'), 60),
    operators: sellerName === '' ? [] : [firstOf(sellerName, 80)],
    categoryCode: speaking.find(({ categoryCode }) => categoryCode !== null)?.categoryCode ?? null,
    reasonZh: `抽检${number}判为不合格（${unfit.join('、')}），${speaking.length} 件投诉说的是它。`,
    reasonEn: `Sampling ${number} was found unqualified, and ${speaking.length} complaints tell of it.`,
    needs: 1,
    members: speaking.map(({ matterId, number: told, by, joint }) => ({
      kind: 'complaint' as const,
      matterId,
      number: told,
      why: `${reasonOf(batch)}${spokenByWords[by].zh}`,
      whyEn: `Sampling ${number}: ${spokenByWords[by].en}`,
      households: joint,
      sure: true,
    })),
  };
}

/** How the reason of a member begins that the batch has brought in. */
export function reasonOf({ number }: Pick<SamplingBatch, 'number'>): string {
  return `抽检${number}：`;
}

/** What is told of a card when another institution has found the goods in order. */
export function overturnedZh({ number, product }: SamplingBatch, incident: { number: string; title: string }): string {
  return `抽检${number}（${product}）复检合格，原来的不合格不再成立；疑似${incident.number}（${incident.title}）是由它提出的，请重新看。`;
}
