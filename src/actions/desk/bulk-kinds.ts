/** 批量怎么办各种件: the kinds that batches act on, and what of each a person decides first. It stands here because it knows all four. */
import type { Words } from '../../domain/base/words.ts';
import { likeliestOwn } from '../../domain/complaint/duplicate.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { stageWords } from '../../domain/complaint/state-words.ts';
import { inquiryStageWords } from '../../domain/inquiry/state-words.ts';
import type { BulkAct } from '../../domain/matter/bulk/bulk.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { enforcementStageWords } from '../../domain/supervision/enforcement/enforcement.ts';
import { tipoffStageWords } from '../../domain/tipoff/state-words.ts';
import type { Tx } from '../../store/base/db.ts';
import { listOpenOf } from '../../store/complaint/complaint.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { inquiryFrame } from '../inquiry/inquiry.ts';
import type { BulkKind, BulkKinds } from '../matter/bulk/bulk.ts';
import { namesIn } from '../matter/paper-facts.ts';
import { enforcementFrame } from '../supervision/enforcement/enforcement.ts';
import { tipoffFrame } from '../tipoff/tipoff.ts';
import type { Context } from '../base/context.ts';

type Doubts = ReadonlyMap<string, Words>;

/** Who has it already would lose it: a person decides. */
async function heldByOthers(tx: Tx, ctx: Context, act: BulkAct, matters: readonly Matter[]): Promise<Doubts> {
  const held = act === 'assign' ? matters.filter(({ handlerId }) => handlerId !== null) : [];
  if (held.length === 0) return new Map();
  const names = await namesIn(ctx, tx);
  return new Map(
    held.map(({ number, handlerId }) => {
      const name = names.get(handlerId ?? '') ?? '别人';
      return [number, { zh: `现在由${name}承办`, en: `${name} has it now` }];
    }),
  );
}

/** Two open ones of one person and one shop may be one dispute (《办法》第十六条第（二）项): it is compared before it goes on. */
async function likelyTwice(tx: Tx, ctx: Context, act: BulkAct, matters: readonly Complaint[]): Promise<Doubts> {
  if (act !== 'dispatch') return heldByOthers(tx, ctx, act, matters);
  const phones = [...new Set(matters.map(({ consumerPhone }) => consumerPhone).filter((phone) => phone !== ''))];
  const open = phones.length === 0 ? [] : await listOpenOf(tx, ctx.actor.countyId, phones);
  const doubts = new Map<string, Words>();
  for (const { id, number, consumerPhone: phone, operatorName, story } of matters) {
    const others = phone === '' ? [] : open.filter((one) => one.id !== id);
    const twin = likeliestOwn({ phone, operatorName, story }, others);
    if (twin !== null)
      doubts.set(number, {
        zh: `同一个电话还有像的一件 ${twin.number} 没办结，先比对`,
        en: `Compare it with ${twin.number} of the same telephone first`,
      });
  }
  return doubts;
}

export const bulkKinds: BulkKinds = {
  complaint: {
    frame: complaintFrame,
    stages: stageWords,
    doubts: likelyTwice,
  } satisfies BulkKind<Complaint> as unknown as BulkKind,
  tipoff: { frame: tipoffFrame, stages: tipoffStageWords, doubts: heldByOthers } as unknown as BulkKind,
  inquiry: { frame: inquiryFrame, stages: inquiryStageWords, doubts: heldByOthers } as unknown as BulkKind,
  enforcement: { frame: enforcementFrame, stages: enforcementStageWords, doubts: heldByOthers } as unknown as BulkKind,
};
