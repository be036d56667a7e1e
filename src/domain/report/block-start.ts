import type { ReportBlock } from './body.ts';

/** Its first words, by which it is known. */
export function startOf(block: ReportBlock): string {
  return [...plainOf(block)].slice(0, 12).join('');
}

/** All its words, without what decides whether they are printed. */
export function plainOf(block: ReportBlock): string {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'paragraph') return block.pieces.map(({ text }) => text).join('');
  return [block.caption, ...block.head, ...block.rows.flat()].join(' ').trim();
}
