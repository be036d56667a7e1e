/** 投诉公示 of the sample county: its rule confirmed, some complaints told in public, one withheld, one to which its operator objects. */
import { addDays, type Day } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { WriteRule } from '../../domain/publicity/publication/rule.ts';
import { wordsOf, type Publication } from '../../domain/publicity/publication/publication.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveComplaint } from '../../actions/complaint/complaint.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { correctOperator } from '../../actions/operator/operator.ts';
import { knownOf, publicationFrame } from '../../actions/publicity/publication/publication.ts';
import { refreshPublications } from '../../actions/publicity/publication/round.ts';
import { publicationRuleFrame } from '../../actions/publicity/publication/rule.ts';
import { maskLeaks } from '../../domain/base/disclosure/leak-mark.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findComplaint, findComplaintsByIds } from '../../store/complaint/complaint.ts';
import { getOperator } from '../../store/operator/operator.ts';
import { listPublications } from '../../store/publicity/publication/publication.ts';
import { find, morningOf, type Cast } from '../life.ts';

type As = (loginName: string, ago: number) => Context;
const mostPublished = 12;

/** How many complaints are public in the end. */
export async function publicationSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<number> {
  const { today, at } = cast.ctx;
  const as: As = (loginName, ago) => ({
    ...contextAt(cast.ctx, morningOf(addDays(today, -ago), at, 40)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  await confirmRule(as, idOf, addDays(today, -200));
  await recordWishes(as('fangmin', 4), filed, addDays(today, -4));
  const signal = new AbortController().signal;
  await refreshPublications(contextAt(cast.ctx, morningOf(addDays(today, -3), at, 30)), signal);
  const centre = as('fangmin', 2);
  const waiting = await listPublications(cast.ctx.db, centre.actor, ['waiting']);
  const published: Publication[] = [];
  for (const [i, entry] of waiting.entries()) {
    // Where somebody was hurt everybody in the village knows who it was.
    const complaint = await findComplaint(cast.ctx.db, cast.ctx.actor.countyId, { id: entry.matterId });
    if (complaint === null || complaint.story.includes('伤')) await withhold(centre, entry);
    // Some wait for whoever looks.
    else if (i % 4 === 1) continue;
    else if (published.length < mostPublished) published.push(...(await publish(centre, entry, i)));
  }
  const [first, second] = published;
  if (first !== undefined) {
    // The owner comes to the office that had the complaint.
    const heard = find(cast, ({ role, organisationId }) => role === 'officer' && organisationId === first.officeId);
    await step(as(heard.loginName, 1), first, 'object', {
      words: '写的和实际有出入，店里有单据，请核实。',
      by: '店主',
      way: 'writing',
      on: addDays(today, -1),
    });
  }
  if (second !== undefined)
    await step(centre, second, 'correct', {
      ...wordsOf(second),
      reply: '店里知道了这件事，以后先跟顾客说清楚再做。',
      reason: '补上店家的话',
    });
  await refreshPublications(cast.ctx, signal);
  return published.length;
}

async function confirmRule(as: As, idOf: (name: string) => string, sinceOn: string): Promise<void> {
  const form = WriteRule.parse({
    id: idOf('publication rule'),
    title: '青禾市监发〔2026〕12号《消费投诉信息公示办法（试行）》',
    text: '投诉人在登记表上勾了同意公示、已经办结的投诉，由没有承办的人审了以后公示，公示十二个月。投诉不等于违法；经营者认为写错了，可以提出异议。',
    sinceOn,
  });
  const rule = await openEntry(as('fangmin', 180), publicationRuleFrame, form);
  await moveEntry(as('admin', 179), publicationRuleFrame, rule.id, 'confirm', {}, { version: rule.version });
}

/** Who had not ticked it when he filed, and said yes when he was called. */
async function recordWishes(ctx: Context, filed: readonly Complaint[], on: Day): Promise<void> {
  const now = await findComplaintsByIds(
    ctx.db,
    ctx.actor.countyId,
    filed.map(({ id }) => id),
  );
  const asked = now.filter(
    ({ state, outcome, consentPublish, joint, archive }) =>
      state === 'closed' &&
      (outcome === 'settled' || outcome === 'terminated') &&
      !consentPublish &&
      joint === null &&
      archive === null,
  );
  const wish = { kind: 'publish', party: 'consumer', given: 'yes', on, way: 'phone', proof: '回访电话里说的' } as const;
  for (const { number, version } of asked) await moveComplaint(ctx, number, 'recordWish', wish, { version });
}

/** Where the register is sure of the shop it gets a code; what is only guessed to be a name is written as the gate proposes. */
async function publish(ctx: Context, entry: Publication, i: number): Promise<Publication[]> {
  if (entry.operatorId === null) return [];
  const { countyId } = ctx.actor;
  const shop = await getOperator(ctx.db, countyId, entry.operatorId);
  if (shop.code === '') {
    const { id, name, phone, address, regionId, state, version } = shop;
    const code = `92410126MA4${String(1001 + i * 37).padStart(6, '0')}X`;
    await correctOperator(ctx, id, { name, code, phone, address, regionId, state, names: [], version });
  }
  const complaint = await findComplaint(ctx.db, countyId, { id: entry.matterId });
  const { known } = await knownOf(ctx.db, ctx, complaint, Object.values(wordsOf(entry)));
  const words = Object.fromEntries(
    Object.entries(wordsOf(entry)).map(([field, text]) => [field, maskLeaks(text, leaksOf(text, known))]),
  );
  try {
    const rewritten = await step(ctx, entry, 'rewrite', words);
    return [await step(ctx, rewritten, 'publish', {})];
  } catch (error) {
    // What still tells who it was waits for a person.
    if (error instanceof Refusal) return [];
    throw error;
  }
}

async function withhold(ctx: Context, entry: Publication): Promise<void> {
  await step(ctx, entry, 'withhold', { reason: 'person', remark: '村里出了事谁都知道，改了还是看得出是谁' });
}

function step(ctx: Context, entry: Publication, move: string, input: object): Promise<Publication> {
  return moveEntry(ctx, publicationFrame, entry.id, move, input, { version: entry.version });
}
