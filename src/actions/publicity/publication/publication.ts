import { isGuest, mayDo, maySee } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { KnownLeaks } from '../../../domain/base/disclosure/leak-mark.ts';
import { actorOfAccount, type Account } from '../../../domain/county/account.ts';
import { townOf } from '../../../domain/county/region.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { docketNumber } from '../../../domain/matter/docket.ts';
import { peopleOf } from '../../../domain/publicity/publication/draft.ts';
import { publicationDocket } from '../../../domain/publicity/publication/publication-steps.ts';
import {
  isPublic,
  wordsOf,
  type DraftPublication,
  type NamedShop,
  type Publication,
  type PublicationFacts,
} from '../../../domain/publicity/publication/publication.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { enqueue } from '../../../store/base/queue.ts';
import { takeNumbers } from '../../../store/base/numbering.ts';
import { newStub } from '../../../store/matter/query-code.ts';
import { operatorsOfMatters } from '../../../store/operator/matter-operator.ts';
import { findOperator, listMembers } from '../../../store/operator/operator.ts';
import { listPasses } from '../../../store/publicity/disclosure.ts';
import { findOfComplaint, findRule } from '../../../store/publicity/publication/publication.ts';
import { listOperatorsIn } from '../../../store/operator/operators-in.ts';
import type { Context } from '../../base/context.ts';
import { complaintFrame } from '../../complaint/complaint.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { moveWithin } from '../../matter/matter.ts';
import { tellEach, tellPeople } from '../../matter/tell-people.ts';

/** Publications of complaints: what the rules ask, what the complaint keeps of the decision, and who is told. */
export const publicationFrame: DocketFrame<Publication, DraftPublication, PublicationFacts> = {
  docket: publicationDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    const { countyId } = ctx.actor;
    const complaint =
      entry === null
        ? await sourceOf(tx, ctx, input as DraftPublication)
        : await findComplaint(tx, countyId, { id: entry.matterId });
    const known = await knownOf(tx, ctx, complaint, [...textsOf(entry), ...textsOf(input)]);
    const rule = await findRule(tx, countyId);
    const passes = entry === null ? [] : await listPasses(tx, countyId, 'publication', [entry.id]);
    return {
      ...known,
      isOn: rule !== null,
      objectionDays: rule?.objectionDays ?? 7,
      complaint,
      freshNumber: move === 'publish' && entry !== null ? await freshNumber(tx, ctx, entry) : null,
      freshStub: entry?.codeStub === '' || entry === null ? newStub() : entry.codeStub,
      passed: passes,
    };
  },
  beside: async (tx, ctx, { entry, before, move, facts }) => {
    if (move === 'publish' || move === 'withhold') await keepDecision(tx, ctx, entry, facts.complaint);
    // What is public is counted anew, in a moment and once for all that is done meanwhile.
    if (isPublic(entry) || (before !== null && isPublic(before))) await enqueue(tx, { name: 'refresh-publications' });
    await tellDesk(tx, ctx, entry, before, move);
  },
};

/** The complaint that is drafted from by hand: only one that its drafter may see, and of which nothing is there. */
async function sourceOf(tx: Tx, ctx: Context, { matterNumber }: DraftPublication): Promise<Complaint | null> {
  const { countyId } = ctx.actor;
  const complaint = await findComplaint(tx, countyId, { number: matterNumber.trim() });
  if (complaint === null || !maySee(ctx.actor, complaint) || isGuest(ctx.actor, complaint)) return null;
  if ((await findOfComplaint(tx, countyId, complaint.id)) !== null) throw new Refusal('publication-already');
  return complaint;
}

function textsOf(of: object | null): string[] {
  if (of === null) return [];
  return Object.values(wordsOf({ said: '', asked: '', result: '', reply: '', ...of }));
}

/** What the gate knows of the words of a complaint: its people, other shops than the one it is about, the county's own names. */
export async function knownOf(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'county'>,
  complaint: Complaint | null,
  texts: readonly string[],
): Promise<{ known: KnownLeaks; shop: NamedShop | null; townId: string | null }> {
  const { countyId } = ctx.actor;
  const { regions, stations, organisations } = ctx.county;
  const found = complaint === null ? null : await shopOf(db, countyId, complaint);
  const offices = organisations.filter(({ kind }) => kind !== 'firm').map(({ name }) => name);
  const own = new Set([...(found?.names ?? []), ...offices]);
  const told = complaint === null ? noTelling : tellingOf(complaint);
  const named = await listOperatorsIn(db, countyId, [...told.texts, ...texts]);
  // As its complainant told it the shop may be called by a person's name: what everybody may read is what the register calls it.
  const open = [...offices, ...stations.map(({ name }) => name), ...regions.map(({ name }) => name)];
  return {
    shop: found?.shop ?? null,
    townId: townAt(regions, found?.shop.regionId ?? told.regionId),
    known: {
      names: told.names,
      firms: named.filter((name) => !own.has(name) && name !== told.operatorName),
      places: told.places,
      public: found === null ? open : [found.shop.name, ...open],
    },
  };
}

const noTelling = { names: [], texts: [], places: [], regionId: null, operatorName: '' };

/** What of a complaint the gate asks for. */
function tellingOf(complaint: Complaint) {
  const { story, claim, consumerAddress, operatorRegionId: regionId, operatorName } = complaint;
  const places = [consumerAddress.trim()].filter((one) => one.length > 4);
  return { names: peopleOf(complaint), texts: [story, claim], places, regionId, operatorName };
}

function townAt(regions: Context['county']['regions'], id: string | null): string | null {
  const region = regions.find((one) => one.id === id);
  return region === undefined ? null : (townOf(region, regions)?.id ?? null);
}

async function shopOf(
  db: Db | Tx,
  countyId: number,
  { id }: Complaint,
): Promise<{ shop: NamedShop; names: string[] } | null> {
  const about = (await operatorsOfMatters(db, countyId, [id])).get(id);
  const operator = about === undefined ? null : await findOperator(db, countyId, about.operatorId);
  if (operator === null) return null;
  const members = await listMembers(db, countyId, operator.id);
  const code = [operator.code, ...members.map((one) => one.code)].find((one) => one !== '') ?? '';
  const names = members.flatMap((one) => [one.name, ...one.names]);
  return { shop: { id: operator.id, name: operator.name, code, regionId: operator.regionId }, names };
}

async function freshNumber(tx: Tx, ctx: Context, entry: Publication): Promise<string | null> {
  if (entry.number !== null || entry.state !== 'waiting') return entry.number;
  const year = Number(ctx.today.slice(0, 4));
  return docketNumber('示', year, await takeNumbers(tx, ctx.actor.countyId, 'publication', year, 1));
}

/** The complaint keeps what was decided of it, so that its file can be put away; one that is put away keeps what it has. */
async function keepDecision(tx: Tx, ctx: Context, entry: Publication, complaint: Complaint | null): Promise<void> {
  if (complaint === null || complaint.archive !== null || complaint.state !== 'closed') return;
  const published = entry.state === 'published' ? 'yes' : 'no';
  const reason = published === 'yes' ? '' : entry.remark;
  await moveWithin(
    tx,
    ctx,
    complaintFrame,
    entry.matterNumber,
    'decidePublication',
    { published, reason },
    {
      version: null,
    },
  );
}

/** Who decides on it: at the centre and in its own office, and never who handled it. */
const mayDecide =
  ({ officeId, handlerId }: Pick<Publication, 'officeId' | 'handlerId'>) =>
  (account: Account) =>
    mayDo(actorOfAccount(account), 'publication.decide') &&
    (account.role === 'centre' || account.organisationId === officeId) &&
    account.id !== handlerId;

/** Who answers its operator: neither who published it nor who handled it. */
const mayAnswer =
  ({ officeId, handlerId, reviewedById }: Publication) =>
  (account: Account) =>
    mayDo(actorOfAccount(account), 'publication.answer') &&
    (account.role === 'centre' || account.organisationId === officeId) &&
    account.id !== reviewedById &&
    account.id !== handlerId;

/** An objection whose last day is here, or over: each is told once. */
export async function tellUnanswered(tx: Tx, ctx: Context, entry: Publication): Promise<void> {
  const { objection, number, id } = entry;
  if (objection === null) return;
  const { answerBy } = objection;
  const isLate = answerBy < ctx.today;
  const words = isLate ? `最晚 ${answerBy} 该答复，已经过期，请马上答` : '最晚今天答复';
  const cause = `${id} ${isLate ? 'late' : 'due'} ${answerBy}`;
  await tellPeople(tx, ctx, entry, mayAnswer(entry), `公示${number ?? ''}店家的异议${words}。`, {
    ring: 'asked',
    cause,
  });
}

/** What the round drafted is told together: how many wait for whom. */
export async function tellDrafted(tx: Tx, ctx: Context, drafted: readonly Publication[]): Promise<void> {
  if (drafted.length === 0) return;
  const { countyId } = ctx.actor;
  const about = { countyId, id: ctx.county.county.ledgerId, number: null, version: 1 };
  const accounts = await listAccounts(tx, countyId);
  const cause = `publications-drafted ${ctx.at.toISOString()}`;
  const hearings = accounts.flatMap((account) => {
    const n = account.active ? drafted.filter((entry) => mayDecide(entry)(account)).length : 0;
    return n === 0 ? [] : [{ account, about, cause, words: `有 ${n} 件投诉等着审公示，请到宣教“公示”里定。` }];
  });
  await tellEach(tx, ctx, hearings, { ring: 'asked' });
}

/** Who may decide hears that one waits, who may answer that there is an objection, and the handler what became of it. */
async function tellDesk(
  tx: Tx,
  ctx: Context,
  entry: Publication,
  before: Publication | null,
  move: string | null,
): Promise<void> {
  const { matterNumber, number, handlerId } = entry;
  const name = number ?? matterNumber;
  // The round tells of all that it drafts together.
  if (move === null && ctx.actor.role !== 'system')
    await tellPeople(tx, ctx, entry, mayDecide(entry), `${matterNumber}办结了，等着审公示，请到宣教“公示”里定。`, {
      ring: 'asked',
    });
  if (move === 'object')
    await tellPeople(
      tx,
      ctx,
      entry,
      mayAnswer(entry),
      `公示${name}店家提出异议，最晚 ${entry.objection?.answerBy ?? ''} 答复。`,
      { ring: 'asked' },
    );
  const done = {
    publish: '同意公示',
    withhold: '不公示',
    leave: before?.state === 'waiting' ? null : `不再公示：${entry.remark}`,
    withdraw: `撤下了：${entry.remark}`,
    uphold: '异议成立，撤下了',
    amend: '异议成立，改正了',
  }[move ?? ''];
  if (done !== null && done !== undefined && handlerId !== null)
    await tellPeople(tx, ctx, entry, ({ id }) => id === handlerId, `${matterNumber}的公示：${done}。`, {
      ring: 'asked',
    });
}
