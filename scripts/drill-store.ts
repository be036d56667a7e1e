/**
 * `npm run drill-store`: the attachments of the sample county into a real object store, Ceph's gateway, and back: moved there, filed and read
 * there, without it for a while, moved back. Says how long each step took and what came of it. Needs Debian's radosgw; all on loopback, ends by itself, with 1 when something is not as it should be.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { filingOf } from './chaos/acts.ts';
import { CephStore, cephVersion } from './drill/ceph-store.ts';
import { freePort } from './drill/cluster.ts';
import { SampleProgram } from './drill/sample-program.ts';
import { demand, say, step } from './drill/steps.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [complaints, photosEach] = [10, 4];
const version = cephVersion();
if (version === null) {
  say('缺 radosgw：apt-get install radosgw。(radosgw is missing.)');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'hongdun-store-'));
// The user of the database's server looks into it.
chmodSync(folder, 0o755);
const dataDir = join(folder, 'data');
mkdirSync(dataDir, { mode: 0o755 });
const store = new CephStore(join(folder, 'ceph'), await freePort());
const program = new SampleProgram(root, dataDir, await freePort());
const { url } = program;
let isGood = false;
try {
  await drill();
  isGood = true;
} catch (error) {
  say((error as Error).message);
} finally {
  await program.end();
  await store.stop();
  if (isGood) rmSync(folder, { recursive: true, force: true });
  else say(`留着看 (kept): ${folder}`);
}
process.exit(isGood ? 0 : 1);

async function drill(): Promise<void> {
  await step('radosgw', async () => {
    store.makeUser();
    await store.start();
    await store.makeBucket();
    return `Ceph ${version}`;
  });
  await step('样例县 (the sample county)', () => program.start());
  await step(`${complaints * photosEach} 张照片 (photos)`, filePhotos);
  await program.end();
  const before = filesInFolder();
  await step('move-files', () => program.run('move-files', store.settings));
  demand(
    (await store.countFiles()) === before,
    `${before} files in the folder, ${await store.countFiles()} in the store`,
  );
  await step('start', () => program.start(store.settings));
  const filed = await step('交照片、读照片 (file and read)', fileAndRead);
  await step('存储停了 (the store is away)', withoutStore);
  await program.end();
  await step('verify', () => program.run('verify', store.settings));
  await step('move-files --remove-old', () => program.run('move-files --remove-old', store.settings));
  demand(filesInFolder() === 0, `${filesInFolder()} files were left in the folder`);
  const there = await store.countFiles();
  await step('move-files --back', () => program.run('move-files --back', store.settings));
  demand(filesInFolder() === there, `${there} files in the store, ${filesInFolder()} in the folder`);
  await step('move-files --remove-old', () => program.run('move-files --remove-old', store.settings));
  demand((await store.countFiles()) === 0, 'files were left in the store');
  await store.stop();
  await step('start', () => program.start());
  demand((await read(filed.id)).sha256 === filed.sha256, 'the photo is not what it was');
  await program.end();
  await step('verify', () => program.run('verify'));
  say(`全部一样：搬过去 ${before} 个，搬回来 ${there} 个。(All as it was.)`);
}

/** Each with other pixels, some two hundred kilobytes. */
async function filePhotos(): Promise<string> {
  let sum = 0;
  for (let n = 0; n < complaints; n += 1) {
    const form = new FormData();
    form.set('complaintNumber', await filed());
    for (let i = 0; i < photosEach; i += 1) {
      const png = noise(256);
      sum += png.length;
      form.append('file', new Blob([new Uint8Array(png)]), `照片${i + 1}.png`);
    }
    const answer = await fetch(`${url}/api/attachments`, {
      method: 'POST',
      headers: { cookie: program.cookie },
      body: form,
    });
    demand(answer.status === 201, `the photos were answered ${answer.status} ${await answer.text()}`);
  }
  return `${(sum / 1024 / 1024).toFixed(1)} MB`;
}

/** A PNG of pixels that no other has. */
function noise(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), randomBytes(side * 3)]));
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

async function fileAndRead(): Promise<{ id: string; sha256: string; words: string }> {
  const complaint = await filed();
  const form = new FormData();
  form.set('complaintNumber', complaint);
  form.set('file', new Blob([await readFile(join(root, 'tests/fixtures/photo.jpg'))]), '发票.jpg');
  const put = performance.now();
  const answer = await fetch(`${url}/api/attachments`, {
    method: 'POST',
    headers: { cookie: program.cookie },
    body: form,
  });
  const putMs = performance.now() - put;
  const body = (await answer.json()) as { attachments: { id: string; bytes: number }[] };
  const [kept] = body.attachments ?? [];
  demand(
    answer.status === 201 && kept !== undefined,
    `the photo was answered ${answer.status} ${JSON.stringify(body)}`,
  );
  const { id, bytes } = kept as { id: string; bytes: number };
  const got = performance.now();
  const { sha256, length } = await read(id);
  demand(length === bytes, `${bytes} bytes were kept and ${length} read`);
  return {
    id,
    sha256,
    words: `${bytes} 字节，存 ${putMs.toFixed(0)} 毫秒，读 ${(performance.now() - got).toFixed(0)} 毫秒`,
  };
}

/** All but attachments goes on; once it is back they do too. */
async function withoutStore(): Promise<string> {
  await store.stop();
  const complaint = await filed();
  const form = new FormData();
  form.set('complaintNumber', complaint);
  form.set('file', new Blob([await readFile(join(root, 'tests/fixtures/photo.png'))]), '标签.png');
  const send = () =>
    fetch(`${url}/api/attachments`, { method: 'POST', headers: { cookie: program.cookie }, body: form });
  const refused = await send();
  const { zh } = (await refused.json()) as { zh: string };
  demand(refused.status === 503, `without the store the photo was answered ${refused.status}`);
  await store.start();
  const again = await send();
  await again.body?.cancel();
  demand(again.status === 201, `with the store back the photo was answered ${again.status}`);
  return `投诉照收；照片：“${zh}”；回来以后收下了`;
}

async function filed(): Promise<string> {
  const answer = await fetch(`${url}/api/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(filingOf(crypto.randomUUID())),
  });
  const { number } = (await answer.json()) as { number?: string };
  demand(number !== undefined, `the complaint was answered ${answer.status}`);
  return number as string;
}

async function read(id: string): Promise<{ sha256: string; length: number }> {
  const answer = await fetch(`${url}/api/attachments/${id}`, { headers: { cookie: program.cookie } });
  demand(answer.status === 200, `the photo was answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { sha256: createHash('sha256').update(bytes).digest('hex'), length: bytes.length };
}

function filesInFolder(): number {
  return readdirSync(join(dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((one) =>
    /[0-9a-f]{64}$/u.test(one),
  ).length;
}
