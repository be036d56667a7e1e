/** 证据 of the sample county: the exhibits of the case of the fertiliser, one of them with a chain through three hands. */
import { Readable } from 'node:stream';
import { addDays } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { CollectExhibit } from '../../domain/supervision/enforcement/exhibit.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { keepAttachment } from '../../actions/matter/attachment.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { exhibitFrame } from '../../actions/supervision/enforcement/exhibit.ts';
import { findEnforcement } from '../../store/supervision/enforcement/enforcement.ts';
import type { Files } from '../../outside/files.ts';
import { readSamplePhoto } from '../../outside/seeds.ts';
import { find, morningOf, type Cast } from '../life.ts';

/** One of them has a file: the sample county has one photo, and two exhibits of one hash would be one. */
const samples = [
  { kind: 'appraisal', name: '检验报告 26-0417', source: '省化肥质检站', file: null },
  { kind: 'document', name: '抽样单、封样照片 4 张', source: '抽样现场', file: null },
  { kind: 'record', name: '现场笔录', source: '老周农资店', file: null },
  { kind: 'electronic', name: '现场照片 11 张', source: '执法记录仪', file: '现场照片.jpg' },
  { kind: 'thing', name: '复合肥 38 袋', source: '老周农资店库房', file: null },
] as const;

export async function exhibitSamples(cast: Cast, files: Files, idOf: (name: string) => string): Promise<number> {
  const { ctx } = cast;
  const enforcement = await findEnforcement(ctx.db, ctx.actor.countyId, { id: idOf('case 0') });
  if (enforcement === null) throw new Error('The sample county has the case of the fertiliser.');
  const { number, handlerId, secondId } = enforcement;
  const on = addDays(ctx.today, -30);
  const by: Context = {
    ...contextAt(ctx, morningOf(on, ctx.at, 50)),
    actor: actorOfAccount(find(cast, ({ id }) => id === handlerId)),
  };
  const picture = await readSamplePhoto();
  for (const [i, { kind, name, source, file }] of samples.entries()) {
    const fileId = idOf(`exhibit file ${i}`);
    if (file !== null) {
      const stored = await files.storeUpload(Readable.from(picture), file);
      await keepAttachment(by, { id: fileId, stored, fileName: file });
    }
    await openEntry(
      by,
      exhibitFrame,
      CollectExhibit.parse({
        id: idOf(`exhibit ${i}`),
        enforcementNumber: number,
        kind,
        name,
        source,
        collectedAt: morningOf(on, ctx.at, 10 + i).toISOString(),
        collectedPlace: '老周农资店',
        firstId: handlerId,
        secondId,
        keptIn: kind === 'thing' ? '老周农资店，就地封存' : '卷内',
        fileIds: file === null ? [] : [fileId],
      }),
    );
  }
  const second: Context = { ...by, actor: actorOfAccount(find(cast, ({ id }) => id === secondId)) };
  await storeGoods([by, second], idOf(`exhibit ${samples.length - 1}`), (minute) =>
    morningOf(addDays(on, 1), ctx.at, minute).toISOString(),
  );
  return samples.length;
}

/** The bags go into the store of the second officer, who counts them and confirms it, and are looked over there. */
async function storeGoods(
  [by, second]: readonly [Context, Context],
  id: string,
  at: (minute: number) => string,
): Promise<void> {
  const on = { at: new Date(at(59)) };
  const input = {
    toId: second.actor.id,
    toOutside: '',
    secondId: null,
    at: at(5),
    place: '2 号库',
    why: '入库，38 袋点清',
  };
  const handed = await moveEntry({ ...by, ...on }, exhibitFrame, id, 'hand', input, { version: 1 });
  const got = await moveEntry({ ...second, ...on }, exhibitFrame, id, 'confirmHand', {}, { version: handed.version });
  const looked = { at: at(30), why: '38 袋，封条完好' };
  await moveEntry({ ...by, ...on }, exhibitFrame, id, 'check', looked, { version: got.version });
}
