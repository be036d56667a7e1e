/** 可以打开的纸: the letters that were served on who complained, as they were served; and what was signed at a station, of which he has a copy. */
import type { Notice } from '../../../domain/complaint/complaint.ts';
import { hasFailed } from '../../../domain/matter/decided/owed.ts';
import { paperOf, paperOfNotice, paperWords } from '../../../domain/complaint/papers/papers.ts';
import { masked } from '../../../domain/complaint/privacy.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listKept } from '../../../actions/matter/decided/served-paper.ts';
import { paperFactsOf } from '../../../actions/matter/paper-facts.ts';
import type { OwnLetter } from '../matter/own-matter.tsx';
import type { Opened } from './own-joint.tsx';

/** The last one first, each text once. */
export async function lettersOf(ctx: Context, opened: Opened): Promise<OwnLetter[]> {
  // What a like matter's complainant was told is that one's.
  if (opened.shared?.as === 'duplicate') return [];
  const deal = await dealOf(ctx, opened);
  const told = opened.complaint.notices.filter(isServed);
  const answer = opened.isFirst && opened.filed !== null ? opened.main.appeal : null;
  const hash = answer?.contentHash ?? null;
  if (told.length === 0 && hash === null) return deal;
  const kept = await listKept(ctx.db, opened.main);
  const letters = kept.flatMap(({ kind, contentHash, number, texts }): OwnLetter[] => {
    if (kind === 'appealAnswer' && contentHash === hash) {
      const { zh, en } = paperWords.appealAnswer;
      return [{ key: contentHash, zh, en, number, on: answer?.answeredOn ?? '', paper: texts.served }];
    }
    const notice = told.find((one) => one.contentHash === contentHash && paperOfNotice(one.kind) === kind);
    if (notice === undefined) return [];
    const { zh, en } = paperWords[paperOfNotice(notice.kind)];
    return [{ key: contentHash, zh, en, number, on: notice.toldOn ?? '', paper: texts.served }];
  });
  return [...deal, ...letters.toReversed()];
}

/** Served on him, and not come back: what is still owed to him he has not been given, and what failed he never had. */
function isServed(notice: Notice): boolean {
  const { to, proof, toldOn, contentHash } = notice;
  return to === 'consumer' && proof !== null && toldOn !== null && contentHash !== undefined && !hasFailed(notice);
}

/** The agreement that both signed on the screen of a station: three copies, one of them his. */
async function dealOf(ctx: Context, { main, filed, shared }: Opened): Promise<OwnLetter[]> {
  if (filed === null || shared !== null || main.outcome !== 'settledAtStation') return [];
  const held = main.talks.findLast(({ result }) => result === 'agreed');
  if (held === undefined) return [];
  const { zh, en } = paperWords.stationDeal;
  const facts = await paperFactsOf(ctx, ctx.db, main);
  const paper = paperOf('stationDeal', masked(main, ctx.actor.role), facts);
  return [{ key: 'deal', zh, en, number: '', on: held.on, paper: { ...paper, missing: [] } }];
}
