/** What all pages of 公示 share. */
import { toldPart, toldTotal, toldWords, type Told } from '../../../../domain/publicity/publication/count.ts';
import { noFinding } from '../../../../domain/publicity/publication/publication.ts';
import type { PublicationFigure } from '../../../../store/publicity/publication/figure.ts';
import type { Standing } from './publication-read.ts';
import { asOfZh } from './publication-words.ts';

/** The sentence that stands on every page. */
export function NoFinding() {
  return (
    <p class="no-finding" lang="zh-CN">
      {noFinding.zh}
    </p>
  );
}

export function figureLine({ published, answered, settled }: PublicationFigure, smallest: number): string {
  const part = (words: string, told: Told) =>
    told.kind === 'kept' ? '' : `，${toldWords(told, smallest).zh} 件${words}`;
  return `${toldWords(toldTotal(published, smallest), smallest).zh} 件${part('店家答了', toldPart(answered, published, smallest))}${part('谈成', toldPart(settled, published, smallest))}`;
}

export function Stale({ standing: { asOf, isStale } }: { standing: Standing }) {
  if (!isStale) return null;
  return (
    <p class="card" lang="zh-CN">
      <b>这里的数是 {asOfZh(asOf)} 的，还没有核新。</b>
    </p>
  );
}
