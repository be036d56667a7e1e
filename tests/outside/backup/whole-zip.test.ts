/** What a whole export is written by: bounded, and never over the room that the program needs. */
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { DiskNearlyFull, spareRoom } from '../../../src/outside/free-space.ts';
import { openZip } from '../../../src/outside/machine/whole-zip.ts';

test('operations: a large export stops, at its beginning and as it goes, before a disk has less than must be left', async () => {
  const [room, none] = [spareRoom(tmpdir(), 0), spareRoom(tmpdir(), Number.MAX_SAFE_INTEGER / 2)];
  await room.demand(1);
  await expect(none.demand(1)).rejects.toBeInstanceOf(DiskNearlyFull);
  expect(await buffer(room.watch(Readable.from([Buffer.from('whole')])))).toEqual(Buffer.from('whole'));
  await expect(buffer(none.watch(Readable.from([Buffer.from('whole')])))).rejects.toBeInstanceOf(DiskNearlyFull);
});

test('operations: entry after entry leaves nothing waiting on the archive, and one that breaks off breaks its entry off', async () => {
  const zip = openZip();
  const listening = () => zip.output.eventNames().reduce((n, name) => n + zip.output.listenerCount(name), 0);
  zip.output.resume();
  await zip.add('first', Readable.from([Buffer.from('x')]));
  const once = listening();
  for (let i = 0; i < 50; i += 1) await zip.add(`entry ${i}`, Readable.from([Buffer.from('x')]));
  expect(listening()).toBe(once);
  const waiting = zip.add('slow', new Readable({ read: () => undefined }));
  zip.output.destroy(new Error('the disk is full'));
  await expect(waiting).rejects.toThrow('the disk is full');
  await expect(zip.add('late', Readable.from([Buffer.from('x')]))).rejects.toThrow('the disk is full');
});
