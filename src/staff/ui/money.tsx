import { formatYuan } from '../../domain/money.ts';

/** Fen as yuan with two places and thousands; a dash when nobody named an amount. */
export function Money({ fen, unit }: { fen: number | null; unit?: string }) {
  return <span className="nw">{fen === null ? '—' : `${formatYuan(fen)}${unit === undefined ? '' : ` ${unit}`}`}</span>;
}
