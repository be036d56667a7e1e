/** 一家店一页: what is published of one operator, its figures by one definition, and none that tells of a few. */
import { dayZh } from '../../../../domain/base/calendar.ts';
import { publicFigures, toldPart, toldWords, type Cell } from '../../../../domain/publicity/publication/count.ts';
import type { PublicEntry } from '../../../../domain/publicity/publication/publication.ts';
import type { PublicationFigure } from '../../../../store/publicity/publication/figure.ts';
import { Page, Phone } from '../../base/layout.tsx';
import type { Manner } from '../../base/language.ts';
import { FigureRows, NoFinding, Stale } from './publication-parts.tsx';
import { addressOf, type Asked, type Standing } from './publication-read.ts';
import { asOfZh, outcomeZh, placeOf, subjectOf, wordOf } from './publication-words.ts';

export function OperatorsPage({
  m,
  standing,
  figures,
}: {
  m: Manner;
  standing: Standing;
  figures: readonly PublicationFigure[];
}) {
  const { ctx, rule } = standing;
  return (
    <Page m={m} county={ctx.county} title={m.say('公示多的店', 'Operators')}>
      <h1>{m.say('公示多的店', 'Operators by published complaints')}</h1>
      <NoFinding />
      <Stale standing={standing} />
      <section class="card stack" lang="zh-CN">
        <p class="hint">
          近 {rule.shownMonths} 个月满 {rule.smallest} 件才列，截至 {asOfZh(standing.asOf)}
          。店大，买的人多，件数也会多；这不是信用评价。
        </p>
        {figures.length === 0 ? <p>还没有满 {rule.smallest} 件的店。</p> : null}
        <FigureRows figures={figures} smallest={rule.smallest} />
        <p>
          <a class="btn" href="/disclosure/operators.csv">
            CSV
          </a>{' '}
          <a class="btn" href="/disclosure/operators.json">
            JSON
          </a>
        </p>
      </section>
    </Page>
  );
}

interface OperatorProps {
  m: Manner;
  standing: Standing;
  asked: Asked;
  figure: PublicationFigure | null;
  natures: readonly Cell[];
  entries: readonly PublicEntry[];
  next: string | null;
}

export function OperatorPage({ m, standing, asked, figure, natures, entries, next }: OperatorProps) {
  const { ctx } = standing;
  const { county } = ctx;
  const name = figure?.operatorName ?? entries[0]?.operatorName ?? '';
  return (
    <Page m={m} county={county} title={m.say('一家店的公示', 'One operator')}>
      <p>
        <a class="tap" href="/disclosure">
          {m.say('看全部公示', 'All published complaints')}
        </a>
      </p>
      <h1 lang="zh-CN">{name}</h1>
      <p class="lead" lang="zh-CN">
        {asked.operator}　{placeOf(county, figure?.townId ?? entries[0]?.townId ?? null)}
      </p>
      <NoFinding />
      <Stale standing={standing} />
      <div class="g" lang="zh-CN">
        <div class="col">
          <OperatorFigures standing={standing} figure={figure} />
          <Natures standing={standing} natures={natures} />
        </div>
        <div class="col">
          <section class="card stack">
            <h2>公示的</h2>
            <ul class="rows">
              {entries.map((entry) => (
                <li>
                  <a href={`/disclosure/${entry.number}`}>{subjectOf(county, entry)}</a>
                  <br />
                  <span class="hint">
                    {dayZh(entry.publishedOn)} · {outcomeZh(entry)}
                    {entry.isObjected ? ' · 有异议，正在查' : ''}
                  </span>
                </li>
              ))}
            </ul>
            {next === null ? null : (
              <p>
                <a class="btn" href={addressOf(`/disclosure/operators/${asked.operator}`, { after: next })}>
                  往后看
                </a>
              </p>
            )}
            <p class="hint">
              店家觉得哪一条写错了，打开那一条提异议；也可以打 <Phone number={county.county.hotline} />。
            </p>
          </section>
        </div>
      </div>
    </Page>
  );
}

function OperatorFigures({ standing, figure }: Pick<OperatorProps, 'standing' | 'figure'>) {
  const { rule, asOf } = standing;
  const { smallest } = rule;
  const published = figure?.published ?? 0;
  const few = published < smallest;
  const cells: (readonly [keyof typeof publicFigures, string])[] = [
    ['published', `${published} 件`],
    ['settled', `${figure?.settled ?? 0} 件`],
    ...(few || figure === null
      ? []
      : ([
          ['answered', `${toldWords(toldPart(figure.answered, published, smallest), smallest).zh} 件`],
          ['medianDays', figure.medianDays === null ? '—' : `${Math.round(figure.medianDays)} 天`],
        ] as const)),
  ];
  return (
    <section class="card stack">
      <h2>近 {rule.shownMonths} 个月</h2>
      <dl class="facts">
        {cells.map(([name, words]) => (
          <>
            <dt>{publicFigures[name].zh}</dt>
            <dd>
              <b>{words}</b>
              <br />
              <span class="hint">{publicFigures[name].definitionZh}</span>
            </dd>
          </>
        ))}
      </dl>
      <p class="hint">
        截至 {asOfZh(asOf)}。公示的、谈成的照列出来的写；店家答的、几天办完，公示的不满 {smallest} 件就不写。
      </p>
    </section>
  );
}

/** As the list beside it shows them, counted. */
function Natures({ standing: { ctx }, natures }: Pick<OperatorProps, 'standing' | 'natures'>) {
  if (natures.length === 0) return null;
  const told = natures.toSorted((a, b) => b.n - a.n);
  return (
    <section class="card stack">
      <h2>都是什么事</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">什么事</th>
            <th scope="col">件</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ code, n }) => (
            <tr>
              <td>{wordOf(ctx.county, code) || '没有选'}</td>
              <td>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
