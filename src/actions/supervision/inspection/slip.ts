/**
 * 给店家的单子 (slip): the paper that a telephone or the desk makes of an order, a ban or a penalty on the spot. It is known by the id of the press that made it: the
 * telephone has that id before the bureau has the order, and nobody guesses it.
 */
import type { Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import { inspectionStateWords, type Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import { findRequested, type Requested } from '../../../store/base/ledger.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { findEnforcement } from '../../../store/supervision/enforcement/enforcement.ts';
import type { Context } from '../../base/context.ts';

/** What whoever holds the slip reads of it. */
export interface Slip {
  kind: 'order' | 'ban' | 'spot';
  number: string;
  shop: string;
  /** Who trades without a licence is called by his own name. */
  isPerson: boolean;
  onDay: Day;
  /** What is ordered, or the trade that is to stop. */
  text: string;
  /** The day as it stands now; null where there is none any more. */
  dueOn: Day | null;
  standing: Words;
}

const verbs = ['inspection-ordered', 'ban-ordered', 'decided-on-the-spot'] as const;

export async function findSlip({ db, actor }: Context, id: string): Promise<Slip | null> {
  const line = await findRequested(db, actor.countyId, verbs, id);
  if (line === null) return null;
  if (line.verb === 'decided-on-the-spot') {
    const decided = await findEnforcement(db, actor.countyId, { id: line.matterId });
    return decided === null ? null : spotSlip(decided, line);
  }
  const entry = await findEntry<Inspection>(db, 'inspection', actor.countyId, { id: line.matterId });
  if (entry === null) return null;
  return line.verb === 'ban-ordered' ? banSlip(entry, line) : orderSlip(entry, line);
}

const inForce: Words = { zh: '有效', en: 'In force' };
const superseded: Words = { zh: '后来又开了一张，以新的一张为准', en: 'Another was made since, which counts' };
const withdrawn: Words = { zh: '已撤回，不算数了', en: 'Withdrawn; it does not count any more' };

function spotSlip(one: Enforcement, { onDay }: Requested): Slip {
  const { decision, operatorName: shop, partyKind, fineDecidedFen } = one;
  const penalties = [
    ...(decision?.warning === true ? ['警告'] : []),
    ...((fineDecidedFen ?? 0) > 0 ? [`罚款 ${formatYuan(fineDecidedFen ?? 0)} 元`] : []),
  ];
  return {
    kind: 'spot',
    number: decision?.number ?? '',
    shop,
    isPerson: partyKind !== 'organisation',
    onDay,
    text: penalties.join('、'),
    dueOn: null,
    standing: decision?.revokedOn === null ? inForce : withdrawn,
  };
}

function orderSlip(entry: Inspection, { onDay, detail }: Requested): Slip {
  const { number, operatorName: shop, unregistered, orders, state } = entry;
  const said = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '');
  const [text, firstDueOn] = [said('text'), said('dueOn')];
  const last = orders.at(-1);
  const isLast = last !== undefined && last.text === text && last.dueOn === firstDueOn;
  return {
    kind: 'order',
    number,
    shop,
    isPerson: unregistered,
    onDay,
    text,
    dueOn: isLast && state === 'ordered' ? entry.dueOn : null,
    standing: isLast ? orderWords(state) : superseded,
  };
}

function orderWords(state: Inspection['state']): Words {
  return state === 'ordered' ? { zh: '等复查', en: 'To be checked again' } : inspectionStateWords[state];
}

function banSlip({ operatorName: shop, ban, state }: Inspection, { onDay, detail }: Requested): Slip {
  const orderNumber = typeof detail['orderNumber'] === 'string' ? detail['orderNumber'] : '';
  const stands = ban !== null && ban.orderNumber === orderNumber;
  return {
    kind: 'ban',
    number: orderNumber,
    shop,
    isPerson: true,
    onDay,
    text: typeof detail['trade'] === 'string' ? detail['trade'] : '',
    dueOn: null,
    standing: stands ? inspectionStateWords[state] : withdrawn,
  };
}
