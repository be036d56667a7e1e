/** What all pages of 公示 share. */
import { toldPart, toldWords } from '../../../../domain/publicity/publication/count.ts';
import { noFinding } from '../../../../domain/publicity/publication/publication.ts';
import type { PublicEntry } from '../../../../domain/publicity/publication/publication.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import type { PublicationFigure } from '../../../../store/publicity/publication/figure.ts';
import type { Manner } from '../../base/language.ts';
import type { Standing } from './publication-read.ts';
import { asOfIn, asOfZh, subjectIn } from './publication-words.ts';

/** The sentence that stands on every page. */
export function NoFinding({ m }: { m: Manner }) {
  return (
    <>
      <link rel="stylesheet" href={m.asset('publicity.css')} />
      <p class="no-finding">{m.say(noFinding.zh, noFinding.en)}</p>
    </>
  );
}

/** Which shop and what about; the name stays as it is written. */
export function EntryTitle({ m, county, entry }: { m: Manner; county: CountyFacts; entry: PublicEntry }) {
  return (
    <>
      <span lang="zh-CN">{entry.operatorName}</span>
      {m.say('：', ': ')}
      {subjectIn(m, county, entry)}
    </>
  );
}

function figureLine(m: Manner, { published, answered, settled }: PublicationFigure, smallest: number): string {
  const told = toldPart(answered, published, smallest);
  const words = toldWords(told, smallest);
  const replied = told.kind === 'kept' ? '' : m.say(`，${words.zh} 件店家答了`, `, ${words.en} answered`);
  return m.say(`${published} 件${replied}，${settled} 件谈成`, `${published}${replied}, ${settled} settled`);
}

export function Stale({ m, standing: { asOf, isStale } }: { m: Manner; standing: Standing }) {
  if (!isStale) return null;
  return (
    <p class="card">
      <b>
        {m.say(
          `这里的数是 ${asOfZh(asOf)} 的，还没有核新。`,
          `These figures are of ${asOfIn(m, asOf)} and have not been counted since.`,
        )}
      </b>
    </p>
  );
}

/** The shops with what is published of each, wherever some or all of them are listed. */
export function FigureRows({
  m,
  figures,
  smallest,
}: {
  m: Manner;
  figures: readonly PublicationFigure[];
  smallest: number;
}) {
  return (
    <ul class="rows">
      {figures.map((figure) => (
        <li>
          <a class="tap" lang="zh-CN" href={`/disclosure/operators/${figure.operatorCode}`}>
            {figure.operatorName}
          </a>{' '}
          <span class="hint">{figureLine(m, figure, smallest)}</span>
        </li>
      ))}
    </ul>
  );
}
