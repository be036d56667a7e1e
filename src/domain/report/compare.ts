/** 比较稿 (compare): which paragraphs of one draft read otherwise in another one, in the order of the later. */
import type { ReportBlock, ReportBody } from './body.ts';

export interface BlockChange {
  id: string;
  /** Empty where the paragraph is new. */
  was: string;
  /** Empty where it is gone. */
  now: string;
}

export function compareBodies(was: ReportBody, now: ReportBody): BlockChange[] {
  const before = new Map(was.blocks.map((block) => [block.id, wordsOf(block)]));
  const after = new Set(now.blocks.map(({ id }) => id));
  const head = (['title', 'addressee', 'signedBy'] as const).flatMap((name) =>
    was[name] === now[name] ? [] : [{ id: name, was: was[name], now: now[name] }],
  );
  const changed = now.blocks.flatMap((block): BlockChange[] => {
    const [old, is] = [before.get(block.id) ?? '', wordsOf(block)];
    return old === is ? [] : [{ id: block.id, was: old, now: is }];
  });
  const gone = was.blocks.flatMap((block): BlockChange[] =>
    after.has(block.id) ? [] : [{ id: block.id, was: wordsOf(block), now: '' }],
  );
  return [...head, ...changed, ...gone];
}

function wordsOf(block: ReportBlock): string {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'paragraph') return block.pieces.map(({ text }) => text).join('');
  return [block.caption, ...block.head, ...block.rows.flat()].join(' ').trim();
}
