/**
 * 导入的咨询行 (inquiry-row): what a row of kind 咨询 makes of what there is. The import writes what is asked and by whom until
 * the asker got word; from then on the answer rests on the question as it was, and what became a tip-off names nobody any more
 * (《办法》第三十七条、第四十四条).
 */
import type { Asking } from '../../inquiry/filing.ts';
import type { Change } from '../../base/event.ts';
import { listEn, listZh, mergeValues, type Decision, type Digest, type ImportMark, type OwnedField } from './import.ts';
import { withInquiryDue, type Inquiry } from '../../inquiry/inquiry.ts';
import type { Mapping } from './mapping.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';

/** What there is already of a platform number. */
export interface KnownInquiry {
  inquiry: Inquiry;
  mark: ImportMark | null;
}

/** The fields that an import writes into an inquiry, by the names that they have in a complaint. */
const inquiryFieldOf = {
  consumerName: 'askerName',
  consumerPhone: 'askerPhone',
  categoryCode: 'categoryCode',
  natureCode: 'natureCode',
  story: 'question',
} as const satisfies Partial<Record<OwnedField, keyof Inquiry>>;
type AskedField = keyof typeof inquiryFieldOf;
type AskedValues = Record<AskedField, string | null>;
const askedFields = Object.keys(inquiryFieldOf) as AskedField[];

/** What the row says. */
export function inquiryValues(asking: Asking): AskedValues {
  return {
    consumerName: asking.name,
    consumerPhone: asking.phone,
    categoryCode: asking.categoryCode,
    natureCode: asking.natureCode,
    story: asking.question,
  };
}

/** What the inquiry has, by the same names. */
function valuesIn(inquiry: Inquiry): AskedValues {
  return Object.fromEntries(askedFields.map((field) => [field, inquiry[inquiryFieldOf[field]]])) as AskedValues;
}

export function decideInquiryRow(
  asking: Asking,
  known: KnownInquiry | null,
  mapping: Mapping,
  digest: Digest,
): Decision {
  if (known === null) return { verdict: 'new', number: null, fields: [], reason: null };
  const { inquiry, mark } = known;
  const { number } = inquiry;
  const same = (zh: string, en: string): Decision => ({ verdict: 'same', number, fields: [], reason: { zh, en } });
  if (inquiry.id !== asking.clientId)
    return same(`已经由人登记为 ${number}，导入不改它。`, `Registered by hand as ${number}; left as it is.`);
  // Nothing is compared with what is sealed by now: that a name differs would tell something of who told.
  if (inquiry.tipoffId !== null)
    return same(`${number} 已经转为举报，导入不再改它。`, `${number} became a tip-off; left as it is.`);
  const { changed, kept } = mergeValues(valuesIn(inquiry), mark, inquiryValues(asking), mapping, digest);
  if (changed.length === 0)
    return kept.length === 0
      ? same(`已经登记为 ${number}，没有变化。`, `Registered as ${number}; nothing changed.`)
      : same(
          `${number} 的${listZh(kept, 'inquiry')}已由经办人改过，保留经办人的。`,
          `An officer changed the ${listEn(kept, 'inquiry')} of ${number}; the officer's words stay.`,
        );
  if (!isStillAsked(inquiry))
    return same(
      `${number} 已经答复，导入不再改它的${listZh(changed, 'inquiry')}；确实又问了别的，请单独登记。`,
      `${number} is answered and its ${listEn(changed, 'inquiry')} stays; register a new question by itself.`,
    );
  return {
    verdict: 'changed',
    number,
    fields: changed,
    reason: { zh: `改${listZh(changed, 'inquiry')}。`, en: `Changes the ${listEn(changed, 'inquiry')}.` },
  };
}

/** Writes into the inquiry what the row changes, and the line that names the fields. */
export function changeImportedInquiry(
  { inquiry, mark }: KnownInquiry,
  asking: Asking,
  mapping: Mapping,
  digest: Digest,
  facts: Facts,
): Change<Inquiry> | null {
  if (!isStillAsked(inquiry)) return null;
  const values = inquiryValues(asking);
  const { changed } = mergeValues(valuesIn(inquiry), mark, values, mapping, digest);
  if (changed.length === 0) return null;
  const written = (changed as AskedField[]).map((field) => [inquiryFieldOf[field], values[field]]);
  const next = { ...inquiry, ...Object.fromEntries(written) } as Inquiry;
  return {
    next: withInquiryDue(next, facts),
    event: eventOf(next, 'import-changed', facts, { kind: 'inquiry', fields: changed }),
  };
}

/** Whether nobody has answered yet, so that the question may still change. */
export function isStillAsked({ state }: Pick<Inquiry, 'state'>): boolean {
  return state === 'open' || state === 'pending';
}
