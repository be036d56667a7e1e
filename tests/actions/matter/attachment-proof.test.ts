import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { moveOwnComplaint } from '../../../src/actions/complaint/complaint.ts';
import { addAttachment } from '../../../src/actions/desk/attachment.ts';
import { keepAttachment, noteScan } from '../../../src/actions/matter/attachment.ts';
import { proveFiles } from '../../../src/actions/matter/attachment-proof.ts';
import { fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import type { Beside } from '../../../src/domain/base/event.ts';
import type { Attachment } from '../../../src/domain/matter/attachment.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { claimAttachments, findAttachment } from '../../../src/store/matter/attachment.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aFiling } from '../../build/complaint.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../../build/small-county.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-proof-'));
let database: TestDatabase;
let county: SmallCounty;
/** Put to a complaint by a line of its own. */
let added: Attachment;
/** Handed in with a filing, and twice. */
let claimed: Attachment;
let other: { id: string };

beforeAll(async () => {
  database = await testDatabase();
  county = await smallCounty(database, folder);
  const { files } = county.deps;
  const complaint = await county.aComplaint('dispatched');
  other = await county.aComplaint('dispatched');
  const store = (name: string) => files.storeUpload(Readable.from([fixture(name)]), name);
  const ctx = await county.ctx('officer');
  // As a client may write it.
  const [id, stored] = [uuidv7().toUpperCase(), await store('photo.jpg')];
  added = await addAttachment(ctx, { id, stored, fileName: 'a.jpg', number: complaint.number });
  const png = await store('photo.png');
  claimed = await keepAttachment(ctx, { id: uuidv7(), stored: png, fileName: 'b.png' });
  const again = await keepAttachment(ctx, { id: uuidv7(), stored: png, fileName: 'c.png' });
  await transact(database.db, (tx) => claimAttachments(tx, countyId, complaint.id, [claimed.id, again.id]));
  // Nothing has named it yet, and it may go: no business of the proof.
  const waiting = await store('photo.webp');
  await keepAttachment(ctx, { id: uuidv7(), stored: waiting, fileName: 'd.webp' });
  await files.removeFile(waiting.sha256);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const lies = ({ sha256 }: Attachment) => path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const prove = () => proveFiles(database.db, county.deps.files);
async function faults(): Promise<[string, string][]> {
  const { broken } = await prove();
  return broken.map(({ id, why }) => [id.toLowerCase() === added.id.toLowerCase() ? 'added' : 'claimed', why]);
}

/** What is found while the disk is so; then it is put back. */
async function whileDisk(file: Attachment, change: (place: string) => void): Promise<[string, string][]> {
  const kept = readFileSync(lies(file));
  change(lies(file));
  const found = await faults();
  rmSync(lies(file), { recursive: true, force: true });
  writeFileSync(lies(file), kept);
  return found;
}

describe('security F6: a file that lies with a matter', () => {
  it('is read once for each row that names it, and what nothing has named yet is left alone', async () => {
    expect(await prove()).toEqual({ files: 3, broken: [], faults: 0, removedFound: 0 });
  });

  it('is found when one byte of it was changed', async () => {
    const found = await whileDisk(added, (place) => {
      const bytes = readFileSync(place);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(place, bytes);
    });
    expect(found).toEqual([['added', 'content']]);
    expect(await whileDisk(added, (place) => appendFileSync(place, 'x'))).toEqual([['added', 'size']]);
  });

  it('is found when it is gone or cannot be read, by every row that names it', async () => {
    const twice = (why: string) => [
      ['claimed', why],
      ['claimed', why],
    ];
    expect(await whileDisk(claimed, (place) => rmSync(place))).toEqual(twice('gone'));
    const unread = (place: string) => {
      rmSync(place);
      mkdirSync(place);
    };
    expect(await whileDisk(claimed, unread)).toEqual(twice('unreadable'));
    renameSync(folder, `${folder}.away`);
    expect(await faults()).toHaveLength(3);
    renameSync(`${folder}.away`, folder);
  });

  it('is found when its row was pointed at another file, put to another matter, or taken away', async () => {
    const { pool } = database;
    const one = [countyId, added.id];
    const of = 'where county_id = $1 and id = $2';
    await pool.query(`update attachment set sha256 = $3, bytes = $4 ${of}`, [...one, claimed.sha256, claimed.bytes]);
    expect(await faults()).toEqual([['added', 'row']]);
    await pool.query(`update attachment set sha256 = $3, bytes = $4 ${of}`, [...one, added.sha256, added.bytes]);
    await pool.query(`update attachment set matter_id = $3 ${of}`, [...one, other.id]);
    expect(await faults()).toEqual([['added', 'taken']]);
    await pool.query(`update attachment set matter_id = null ${of}`, one);
    expect(await faults()).toEqual([['added', 'taken']]);
    await pool.query(`update attachment set matter_id = $3 ${of}`, [...one, added.matterId]);
  });

  it('may be gone when a virus was found in it, and is then only counted', async () => {
    const { pool } = database;
    // Who writes the tables cannot say so: the ledger says it.
    await pool.query(`update attachment set scan = 'found', scan_found = 'Eicar' where sha256 = $1`, [claimed.sha256]);
    expect(await whileDisk(claimed, (place) => rmSync(place))).toHaveLength(2);
    await noteScan(await county.ctx('officer'), claimed.sha256, 'Eicar');
    expect(await whileDisk(claimed, (place) => writeFileSync(place, 'x'))).toHaveLength(2);
    const kept = readFileSync(lies(claimed));
    rmSync(lies(claimed));
    expect(await prove()).toEqual({ files: 3, broken: [], faults: 0, removedFound: 2 });
    writeFileSync(lies(claimed), kept);
    await pool.query('update attachment set scan = null, scan_found = null');
  });

  it('goes with a matter that was erased by rule', async () => {
    const { pool } = database;
    await pool.query('delete from attachment where id = $1', [added.id]);
    expect(await faults()).toEqual([['added', 'taken']]);
    await pool.query(
      `insert into ledger (county_id, matter_id, seq, verb, at, on_day, by, by_organisation_id, detail, hash)
        select county_id, matter_id, 1 + max(seq) over (), 'erased', at, on_day, by, by_organisation_id, '{}', hash
        from ledger where matter_id = $1 limit 1`,
      [added.matterId],
    );
    expect(await prove()).toEqual({ files: 2, broken: [], faults: 0, removedFound: 0 });
    await pool.query(
      `insert into attachment select county_id, $1, matter_id, $2, 'image/jpeg', $3, 'a.jpg', by, added_at from attachment where id = $4`,
      [added.id, added.sha256, added.bytes, claimed.id],
    );
  });
});

describe('security F6: a photo that came with a filing', () => {
  const unplaced = { channel: 'C01', place: { regionId: null }, categoryCode: null, natureCode: null };
  const person = { name: '郑敏', phone: '0399-6520303' };
  let filed: Attachment;
  let told: Attachment;
  let lines: Awaited<ReturnType<typeof listLedger>>[];
  let swapped: { sha256: string; bytes: number };
  const keep = async (who: 'consumer' | 'officer', name: string) => {
    const stored = await county.deps.files.storeUpload(Readable.from([fixture(name)]), name);
    return keepAttachment(await county.ctx(who), { id: uuidv7(), stored, fileName: 'e.jpg' });
  };
  const change = (id: string, set: string) =>
    database.pool.query(`update attachment set ${set} where county_id = $1 and id = $2`, [countyId, id]);
  const whys = async () => (await prove()).broken.map(({ why, lineSeq }) => `${lineSeq} ${why}`);

  beforeAll(async () => {
    swapped = claimed;
    const ctx = await county.ctx('consumer');
    [filed, told] = [await keep('consumer', 'photo.jpg'), await keep('consumer', 'photo.jpg')];
    const complaint = await fileComplaint(
      ctx,
      aFiling({ ...unplaced, consumer: { regionId: null }, attachmentIds: [filed.id.toUpperCase()] }),
    );
    const tipoff = await fileTipoff(ctx, anAllegation({ ...unplaced, reporter: person, attachmentIds: [told.id] }));
    const later = await keep('consumer', 'photo.jpg');
    const words = { words: '补一张照片', attachmentIds: [later.id] };
    await moveOwnComplaint(ctx, complaint.id, 'supplement', words);
    lines = await Promise.all([complaint, tipoff].map((one) => listLedger(database.db, countyId, one.id)));
    added = await bring(later.id);
  });
  const bring = async (id: string) => {
    const found = await findAttachment(database.db, countyId, id);
    if (found === null) throw new Error('It was claimed.');
    return found;
  };

  it('stands in the line of its act, without a line more', () => {
    expect(lines.map((of) => of.map(({ verb }) => verb))).toEqual([['filed', 'supplemented'], ['tipoff-filed']]);
    const ids = lines.flat().map(({ detail }) => (detail as Beside).withFiles?.map(({ id }) => id));
    expect(ids).toEqual([[filed.id], [added.id], [told.id]]);
  });

  it('is whole as it came, and a filing without one says nothing of files', async () => {
    expect((await prove()).broken).toEqual([]);
    const { rows } = await database.pool.query(
      `select 1 from ledger where verb = 'filed' and detail->'withFiles' is not null`,
    );
    expect(rows).toHaveLength(1);
  });

  it('is found when its row was pointed at another stored file', async () => {
    for (const { id, sha256, bytes } of [filed, told, added]) {
      await change(id, `sha256 = '${swapped.sha256}', bytes = ${swapped.bytes}`);
      expect(await whys()).toEqual([`${id === added.id ? 2 : 1} row`]);
      await change(id, `sha256 = '${sha256}', bytes = ${bytes}`);
    }
  });

  it('is found when it was put elsewhere or taken away', async () => {
    await change(filed.id, `matter_id = '${other.id}'`);
    expect(await whys()).toEqual(['1 taken']);
    const { matterId } = await bring(told.id);
    await change(told.id, 'matter_id = null');
    expect(await whys()).toEqual(['1 taken', '1 taken']);
    await change(told.id, `matter_id = '${matterId}'`);
  });
});
