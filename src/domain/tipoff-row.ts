/**
 * 导入的举报行 (tipoff-row): what a row of kind 举报 makes of what there is. The import writes what is told of the operator and
 * what happened; who told it is sealed once, when the tip-off is made, and no later table changes it (《办法》第三十七条).
 */
import type { Allegation } from './allegation.ts';
import type { Change } from './event.ts';
import {
  decideRow,
  listEn,
  listZh,
  mergeValues,
  type Decision,
  type Digest,
  type ImportMark,
  type Known,
  type Values,
} from './import.ts';
import { tipoffWithDue } from './limit.ts';
import type { Mapping } from './mapping.ts';
import { eventOf, type Facts } from './matter.ts';
import { withoutReporter, type Reporter } from './reporter.ts';
import type { Row, Sentence } from './row.ts';
import type { Tipoff } from './tipoff.ts';

/** What there is already of a platform number, and who is sealed in it: a later table may sign with another name. */
export interface KnownTipoff {
  tipoff: Tipoff;
  mark: ImportMark | null;
  sealed: Reporter | null;
}

/** What the row says, with neither the name that it gives nor the one that is sealed in its words. */
export function tipoffValues(allegation: Allegation, sealed: Reporter | null): Values {
  const { operator, reporter } = allegation;
  return {
    operatorName: operator.name,
    operatorPhone: operator.phone,
    operatorAddress: operator.address,
    categoryCode: allegation.categoryCode,
    natureCode: allegation.natureCode,
    story: withoutReporter(withoutReporter(allegation.story, reporter), sealed),
    happenedOn: allegation.happenedOn,
    amountFen: allegation.amountFen,
  };
}

export function decideTipoffRow(
  allegation: Allegation,
  known: KnownTipoff | null,
  mapping: Mapping,
  digest: Digest,
): Decision {
  if (known === null) return { verdict: 'new', number: null, fields: [], reason: null };
  const { number } = known.tipoff;
  const same = (zh: string, en: string): Decision => ({ verdict: 'same', number, fields: [], reason: { zh, en } });
  if (known.tipoff.id !== allegation.clientId)
    return same(`已经由人登记为 ${number}，导入不改它。`, `Registered by hand as ${number}; left as it is.`);
  const values = tipoffValues(allegation, known.sealed);
  const { changed, kept } = mergeValues(known.tipoff, known.mark, values, mapping, digest);
  if (changed.length === 0)
    return kept.length === 0
      ? same(`已经登记为 ${number}，没有变化。`, `Registered as ${number}; nothing changed.`)
      : same(
          `${number} 的${listZh(kept, true)}已由经办人改过，保留经办人的。`,
          `An officer changed the ${listEn(kept)} of ${number}; the officer's words stay.`,
        );
  // It is not refused: the file of refused rows would name the reporter of a tip-off that is registered.
  if (known.tipoff.state === 'closed')
    return same(
      `${number} 已经办结，导入不再改它的${listZh(changed, true)}。`,
      `${number} is closed and its ${listEn(changed)} stays.`,
    );
  return {
    verdict: 'changed',
    number,
    fields: changed,
    reason: { zh: `改${listZh(changed, true)}。`, en: `Changes the ${listEn(changed)}.` },
  };
}

/** Writes into the tip-off what the row changes, never the identity, and the line that names the fields. */
export function changeImportedTipoff(
  { tipoff, mark, sealed }: KnownTipoff,
  allegation: Allegation,
  mapping: Mapping,
  digest: Digest,
  facts: Facts,
): Change<Tipoff> | null {
  const values = tipoffValues(allegation, sealed);
  const { changed } = mergeValues(tipoff, mark, values, mapping, digest);
  if (changed.length === 0 || tipoff.state === 'closed') return null;
  const next = { ...tipoff, ...Object.fromEntries(changed.map((field) => [field, values[field]])) };
  return {
    next: tipoffWithDue(next, facts),
    event: eventOf(next, 'import-changed', facts, { kind: 'tipoff', fields: changed }),
  };
}

/** What there is of a number in either book. */
export interface There {
  found: Known | null;
  tipoff: KnownTipoff | null;
}

export const nothing: There = { found: null, tipoff: null };

/** What a line of either kind makes of what there is. */
export function decideLine(
  { row, blanked }: { row: Row; blanked: boolean },
  { found, tipoff }: There,
  mapping: Mapping,
  digest: Digest,
): Decision {
  if (blanked && tipoff !== null) return decideBlanked(tipoff.tipoff.number);
  if (row.allegation !== null)
    return found !== null && tipoff === null
      ? ofOtherKind(found.complaint.number, true)
      : decideTipoffRow(row.allegation, tipoff, mapping, digest);
  if (row.filing !== null && found === null && tipoff !== null) return ofOtherKind(tipoff.tipoff.number, false);
  return decideRow(row, found, mapping, digest);
}

/** A line that was emptied in the stored table once its tip-off was registered. */
export const blankedRow: Sentence = {
  zh: '这一行登记以后已从存的表里清空；请重新上传这张表。',
  en: 'This row was emptied once it was registered; upload the table again.',
};

/** The same line, when its tip-off is found. */
function decideBlanked(number: string): Decision {
  return {
    verdict: 'same',
    number,
    fields: [],
    reason: {
      zh: `已经登记为 ${number}；存的表里这一行已清空。`,
      en: `Registered as ${number}; its row in the stored table is emptied.`,
    },
  };
}

/** A number that is a matter of the other kind already: what is a complaint and a tip-off is divided there (《办法》第九条). */
function ofOtherKind(number: string, isTipoff: boolean): Decision {
  return {
    verdict: 'refused',
    number: null,
    fields: [],
    reason: isTipoff
      ? {
          zh: `这个编号已经登记为投诉 ${number}；既投诉又举报的，请打开那一件分开办理。`,
          en: `This number is the complaint ${number} already; open it to split off the tip-off.`,
        }
      : {
          zh: `这个编号已经登记为举报 ${number}；请核对类型，确实是另一件投诉的，请单独登记。`,
          en: `This number is the tip-off ${number} already; check the kind of the row.`,
        },
  };
}
