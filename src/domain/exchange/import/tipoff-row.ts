/**
 * 导入的举报行 (tipoff-row): what a row of kind 举报 makes of what there is. The import writes what is told of the operator and
 * what happened; who told it is sealed once, when the tip-off is made, and no later table changes it (《办法》第三十七条).
 */
import type { Allegation } from '../../tipoff/filing.ts';
import type { Change } from '../../base/event.ts';
import { listEn, listZh, mergeValues, type Decision, type Digest, type ImportMark, type Values } from './import.ts';
import { tipoffWithDue } from '../../tipoff/deadline.ts';
import type { Mapping } from './mapping.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import type { Region } from '../../county/region.ts';
import { homesOf, withoutContact, withoutHome, withoutReporter, type Reporter } from '../../tipoff/reporter.ts';
import type { Tipoff } from '../../tipoff/tipoff.ts';

/** What there is already of a platform number, and who is sealed in it: a later table may sign with another name. */
export interface KnownTipoff {
  tipoff: Tipoff;
  mark: ImportMark | null;
  sealed: Reporter | null;
  /** The county's places, by which a home is known in words. */
  regions: readonly Pick<Region, 'id' | 'name' | 'kind'>[];
}

/**
 * What the row says, in words that name neither who tells it now nor who is sealed, nor where either of them lives or is
 * reached: what an officer tells the operator of a story that the platform changed is as bare as the first one.
 */
export function tipoffValues(allegation: Allegation, sealed: Reporter | null, regions: KnownTipoff['regions']): Values {
  const { operator } = allegation;
  const kept = [operator.name, operator.address];
  const bare = (words: string, reporter: Reporter | Allegation['reporter']) =>
    withoutHome(withoutContact(withoutReporter(words, reporter), reporter, kept), homesOf(reporter, regions), kept);
  return {
    operatorName: operator.name,
    operatorPhone: operator.phone,
    operatorAddress: operator.address,
    categoryCode: allegation.categoryCode,
    natureCode: allegation.natureCode,
    story: bare(bare(allegation.story, allegation.anonymous ? null : allegation.reporter), sealed),
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
  const values = tipoffValues(allegation, known.sealed, known.regions);
  const { changed, kept } = mergeValues(known.tipoff, known.mark, values, mapping, digest);
  if (changed.length === 0)
    return kept.length === 0
      ? same(`已经登记为 ${number}，没有变化。`, `Registered as ${number}; nothing changed.`)
      : same(
          `${number} 的${listZh(kept, 'tipoff')}已由经办人改过，保留经办人的。`,
          `An officer changed the ${listEn(kept)} of ${number}; the officer's words stay.`,
        );
  // It is not refused: the file of refused rows would name the reporter of a tip-off that is registered.
  if (known.tipoff.state === 'closed')
    return same(
      `${number} 已经办结，导入不再改它的${listZh(changed, 'tipoff')}。`,
      `${number} is closed and its ${listEn(changed)} stays.`,
    );
  return {
    verdict: 'changed',
    number,
    fields: changed,
    reason: { zh: `改${listZh(changed, 'tipoff')}。`, en: `Changes the ${listEn(changed)}.` },
  };
}

/** Writes into the tip-off what the row changes, never the identity, and the line that names the fields. */
export function changeImportedTipoff(
  { tipoff, mark, sealed, regions }: KnownTipoff,
  allegation: Allegation,
  mapping: Mapping,
  digest: Digest,
  facts: Facts,
): Change<Tipoff> | null {
  const values = tipoffValues(allegation, sealed, regions);
  const { changed } = mergeValues(tipoff, mark, values, mapping, digest);
  if (changed.length === 0 || tipoff.state === 'closed') return null;
  const next = { ...tipoff, ...Object.fromEntries(changed.map((field) => [field, values[field]])) };
  return {
    next: tipoffWithDue(next, facts),
    event: eventOf(next, 'import-changed', facts, { kind: 'tipoff', fields: changed }),
  };
}
