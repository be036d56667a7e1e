import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAttachment, addOwnAttachment } from '../../../src/actions/desk/attachment.ts';
import { keepAttachment } from '../../../src/actions/matter/attachment.ts';
import { moveOwnComplaint } from '../../../src/actions/complaint/complaint.ts';
import type { Context } from '../../../src/actions/base/context.ts';
import { maxAttachments } from '../../../src/domain/matter/attachment.ts';
import { listAttachments } from '../../../src/store/matter/attachment.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
beforeAll(async () => {
  database = await testDatabase();
  county = await smallCounty(database, '/nonexistent');
});
afterAll(() => database.close());

const stored = { sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: 1234 } as const;
const file = () => ({ id: uuidv7(), stored, fileName: '郑敏的发票.jpg' });
const attached = async (id: string) =>
  (await listLedger(database.db, countyId, id)).filter((line) => line.verb === 'attached');

describe('A file added by an officer', () => {
  test('is the matter’s, once however often it is sent, with one ledger line that names no person.', async () => {
    const complaint = await county.aComplaint('dispatched');
    const officer = await county.ctx('officer');
    const added = file();
    const first = await addAttachment(officer, { ...added, number: complaint.number });
    const again = await Promise.all(
      [1, 2, 3].map(() => addAttachment(officer, { ...added, number: complaint.number })),
    );
    for (const one of again) expect(one).toEqual(first);
    expect(await listAttachments(database.db, countyId, complaint.id)).toEqual([first]);
    const lines = await attached(complaint.id);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      by: officer.actor.id,
      detail: { attachmentId: added.id, sha256: stored.sha256, type: 'image/jpeg', bytes: 1234 },
    });
    expect(JSON.stringify(lines)).not.toContain('郑敏');
    expect((await findBrokenLine(database.db)).broken).toBeNull();
  });

  test('to a matter that he may not see is not found.', async () => {
    const complaint = await county.aComplaint('registered');
    const refused = addAttachment(await county.ctx('officer'), { ...file(), number: complaint.number });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    expect(await attached(complaint.id)).toEqual([]);
  });

  test('to no matter yet waits for one without a ledger line.', async () => {
    const added = await keepAttachment(await county.ctx('officer'), { ...file() });
    expect(added.matterId).toBeNull();
  });

  test('is refused to a role without the permission.', async () => {
    const leader: Context = await county.ctx('leader');
    expect(() => keepAttachment(leader, { ...file() })).toThrow(expect.objectContaining({ code: 'not-permitted' }));
  });

  test('under an id that is somebody else’s tells nothing of what lies there.', async () => {
    const added = file();
    await keepAttachment(await county.ctx('officer'), { ...added });
    await expect(keepAttachment(await county.ctx('consumer'), { ...added })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });
});

describe('A file added by the consumer', () => {
  test('to the matter that is proven to be his is taken up to the limit, also when all are sent at once.', async () => {
    const complaint = await county.aComplaint('registered');
    const consumer = await county.ctx('consumer');
    const sent = await Promise.allSettled(
      Array.from({ length: maxAttachments + 2 }, () =>
        addOwnAttachment(consumer, { ...file(), matterId: complaint.id }),
      ),
    );
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(maxAttachments);
    const refused = sent.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refused).toEqual(['attachment-too-many', 'attachment-too-many']);
    expect(await attached(complaint.id)).toHaveLength(maxAttachments);
    // The officers' own papers are not counted against him, nor his against them.
    await addAttachment(await county.ctx('centre'), { ...file(), number: complaint.number });
  });

  test('with his supplements is taken up to the same limit, and a refused one is not his yet.', async () => {
    const complaint = await county.aComplaint('registered');
    const consumer = await county.ctx('consumer');
    const upload = async () => (await keepAttachment(consumer, { ...file() })).id;
    const six = await Promise.all(Array.from({ length: maxAttachments }, upload));
    await moveOwnComplaint(consumer, complaint.id, 'supplement', { words: '照片', attachmentIds: six }, complaint.id);
    // The same press again, whose answer was lost on the way, is no second supplement.
    await moveOwnComplaint(consumer, complaint.id, 'supplement', { words: '照片', attachmentIds: six }, complaint.id);
    const lines = await listLedger(database.db, countyId, complaint.id);
    expect(lines.filter((line) => line.verb === 'supplemented')).toHaveLength(1);
    const seventh = moveOwnComplaint(consumer, complaint.id, 'supplement', {
      words: '再一张',
      attachmentIds: [await upload()],
    });
    await expect(seventh).rejects.toMatchObject({ code: 'attachment-too-many' });
    expect(await listAttachments(database.db, countyId, complaint.id)).toHaveLength(maxAttachments);
  });

  test('by number alone is not found: a number proves nothing.', async () => {
    const complaint = await county.aComplaint('registered');
    await expect(
      addAttachment(await county.ctx('consumer'), { ...file(), number: complaint.number }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('to a closed matter is refused.', async () => {
    const complaint = await county.aComplaint('registered');
    await database.pool.query(
      "update complaint set state = 'closed', stage = 'done', outcome = 'withdrawn', closed_on = '2026-08-04' where id = $1",
      [complaint.id],
    );
    await expect(
      addOwnAttachment(await county.ctx('consumer'), { ...file(), matterId: complaint.id }),
    ).rejects.toMatchObject({ code: 'move-not-allowed' });
  });
});
