/** What all pages of 公示 share. */
import { toldPart, toldWords } from '../../../../domain/publicity/publication/count.ts';
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

function figureLine({ published, answered, settled }: PublicationFigure, smallest: number): string {
  const told = toldPart(answered, published, smallest);
  const replied = told.kind === 'kept' ? '' : `，${toldWords(told, smallest).zh} 件店家答了`;
  return `${published} 件${replied}，${settled} 件谈成`;
}

export function Stale({ standing: { asOf, isStale } }: { standing: Standing }) {
  if (!isStale) return null;
  return (
    <p class="card" lang="zh-CN">
      <b>这里的数是 {asOfZh(asOf)} 的，还没有核新。</b>
    </p>
  );
}

/** The shops with what is published of each, wherever some or all of them are listed. */
export function FigureRows({ figures, smallest }: { figures: readonly PublicationFigure[]; smallest: number }) {
  return (
    <ul class="rows">
      {figures.map((figure) => (
        <li>
          <a class="tap" href={`/disclosure/operators/${figure.operatorCode}`}>
            {figure.operatorName}
          </a>{' '}
          <span class="hint">{figureLine(figure, smallest)}</span>
        </li>
      ))}
    </ul>
  );
}
