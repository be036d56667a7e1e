import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { incidentFrame } from '../../../src/actions/incident/incident.ts';
import { raiseSuspicion } from '../../../src/actions/incident/suspicion.ts';
import { moveEntry } from '../../../src/actions/matter/docket.ts';
import type { Incident, IncidentMember } from '../../../src/domain/incident/incident.ts';
import type { Evidence } from '../../../src/domain/incident/suspicion.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { listMembers } from '../../../src/store/incident/incident.ts';
import { findEntry } from '../../../src/store/matter/docket.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const day = '2026-08-17';
const files = (n: number) =>
  Promise.all(Array.from({ length: n }, () => fileComplaint(county.ctx('consumer', day), aFiling())));
const evidenceOf = (made: readonly { id: string; number: string }[], more: Partial<Evidence> = {}): Evidence => ({
  title: '丰垦818 玉米不结穗',
  product: '玉米种子',
  brand: '丰垦',
  variety: '818',
  batch: '',
  defect: '不结穗',
  operators: [],
  categoryCode: null,
  detector: 'facts',
  grade: 'suspicion',
  reasonZh: '品种818、不结穗，5 天，4 个乡镇',
  reasonEn: 'Variety 818, no cob, 5 days, 4 towns',
  needs: 3,
  members: made.map(({ id, number }) => ({
    kind: 'complaint',
    matterId: id,
    number,
    why: '品种818',
    whyEn: 'variety 818',
    households: 1,
    sure: true,
  })),
  ...more,
});
const raise = (evidence: Evidence) =>
  transact(county.db, (tx) => raiseSuspicion(tx, county.ctx('fangmin', day), evidence));
async function raised(made: readonly { id: string; number: string }[]): Promise<Incident> {
  const card = await raise(evidenceOf(made));
  if (card === null) throw new Error('nothing was raised');
  return card;
}
const read = async ({ id }: Incident) =>
  (await findEntry<Incident>(county.db, 'incident', countyId, { id })) as Incident;
const membersOf = async ({ id }: Incident): Promise<IncidentMember[]> =>
  (await listMembers(county.db, countyId, [id])).get(id) ?? [];
const statesOf = async (incident: Incident) =>
  Object.fromEntries((await membersOf(incident)).map(({ number, state }) => [number, state]));
async function step(incident: Incident, move: string, input: object): Promise<Incident> {
  const { version, number } = await read(incident);
  return moveEntry(county.ctx('fangmin', day), incidentFrame, number, move, input, { version });
}
async function confirm(incident: Incident): Promise<Incident> {
  const responsibleId = (await findAccountByLogin(county.db, countyId, 'majianguo'))?.id;
  return step(incident, 'confirm', { reason: '核过了，是一回事', level: '3', responsibleId });
}

describe('a suspicion that what complaints share has raised', () => {
  it('is one card, extended by who comes later; the same evidence twice changes nothing', async () => {
    const made = await files(4);
    const card = await raised(made.slice(0, 3));
    expect(card).toMatchObject({ state: 'suspected', grade: 'suspicion', reasonZh: '品种818、不结穗，5 天，4 个乡镇' });
    expect(await raise(evidenceOf(made.slice(0, 3)))).toBeNull();
    const more = await raise(evidenceOf(made, { reasonZh: '四件' }));
    expect([more?.id, more?.reasonZh]).toEqual([card.id, '四件']);
    expect(Object.values(await statesOf(card))).toEqual(['in', 'in', 'in', 'in']);
  });

  it('becomes graver where it was only watched, and never less', async () => {
    const made = await files(3);
    const watch = await raise(evidenceOf(made.slice(0, 2), { grade: 'watch', needs: 2 }));
    expect(watch?.grade).toBe('watch');
    expect((await raise(evidenceOf(made)))?.grade).toBe('suspicion');
    expect(await raise(evidenceOf(made, { grade: 'watch', needs: 2 }))).toBeNull();
  });

  it('only offers who comes after a person has confirmed it, and leaves his reason', async () => {
    const made = await files(4);
    const card = await raised(made.slice(0, 3));
    await confirm(card);
    await raise(evidenceOf(made));
    const later = made[3] as { id: string; number: string };
    expect((await statesOf(card))[later.number]).toBe('offered');
    expect((await read(card)).reasonZh).toBe('核过了，是一回事');
    await step(card, 'takeIn', { memberId: later.id });
    expect((await statesOf(card))[later.number]).toBe('in');
  });

  it('offers what agrees only half on an unconfirmed card too', async () => {
    const made = await files(3);
    const evidence = evidenceOf(made);
    const [first, ...rest] = evidence.members as [Evidence['members'][number]];
    const card = await raise({ ...evidence, members: [{ ...first, sure: false }, ...rest] });
    expect((await statesOf(card as Incident))[first.number]).toBe('offered');
  });

  it('is not raised again from what was dropped with a reason, until as many new ones come', async () => {
    const made = await files(6);
    const card = await raised(made.slice(0, 3));
    await step(card, 'drop', { why: 'ordinary', remark: '' });
    expect(await read(card)).toMatchObject({ state: 'dropped', dropReason: 'ordinary' });
    expect(await raise(evidenceOf(made.slice(0, 5)))).toBeNull();
    const again = await raised(made);
    expect(again.id).not.toBe(card.id);
    expect(Object.keys(await statesOf(again)).toSorted()).toEqual(
      made
        .slice(3)
        .map(({ number }) => number)
        .toSorted(),
    );
  });

  it('never gets back what a person took out', async () => {
    const made = await files(3);
    const card = await raised(made);
    const first = made[0] as { id: string; number: string };
    await step(card, 'takeOut', { memberId: first.id, why: '是农药的事' });
    expect(await raise(evidenceOf(made))).toBeNull();
    expect((await membersOf(card)).find(({ matterId }) => matterId === first.id)).toMatchObject({
      state: 'out',
      why: '是农药的事',
    });
  });

  it('is one card where two detectors find it at once', async () => {
    const made = await files(3);
    const both = await Promise.all([raise(evidenceOf(made)), raise(evidenceOf(made, { detector: 'statistics' }))]);
    const ids = new Set(both.flatMap((one) => (one === null ? [] : [one.id])));
    expect(ids.size).toBe(1);
  });
});
