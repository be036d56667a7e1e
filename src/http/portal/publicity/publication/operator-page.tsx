/** 一家店一页: what is published of one operator, its figures by one definition, and none that tells of a few. */
import { publicFigures, toldPart, toldWords, type Cell } from '../../../../domain/publicity/publication/count.ts';
import type { PublicEntry } from '../../../../domain/publicity/publication/publication.ts';
import type { PublicationFigure } from '../../../../store/publicity/publication/figure.ts';
import { Hotline, Page } from '../../base/layout.tsx';
import { dayIn, type Manner } from '../../base/language.ts';
import { FigureRows, NoFinding, Stale } from './publication-parts.tsx';
import { addressOf, type Asked, type Standing } from './publication-read.ts';
import { asOfIn, asOfZh, outcomeWords, placeOf, subjectIn, wordIn } from './publication-words.ts';

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
      <NoFinding m={m} />
      <Stale m={m} standing={standing} />
      <section class="card stack">
        <p class="hint">
          {m.say(
            `近 ${rule.shownMonths} 个月满 ${rule.smallest} 件才列，截至 ${asOfZh(standing.asOf)}。店大，买的人多，件数也会多；这不是信用评价。`,
            `Listed from ${rule.smallest} in ${rule.shownMonths} months, as of ${asOfIn(m, standing.asOf)}. A large shop has more customers, and more complaints; this rates nobody.`,
          )}
        </p>
        {figures.length === 0 ? (
          <p>{m.say(`还没有满 ${rule.smallest} 件的店。`, `No shop has ${rule.smallest} yet.`)}</p>
        ) : null}
        <FigureRows m={m} figures={figures} smallest={rule.smallest} />
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
      <NoFinding m={m} />
      <Stale m={m} standing={standing} />
      <div class="g">
        <div class="col">
          <OperatorFigures m={m} standing={standing} figure={figure} />
          <Natures m={m} standing={standing} natures={natures} />
        </div>
        <div class="col">
          <section class="card stack">
            <h2>{m.say('公示的', 'Published')}</h2>
            <ul class="rows">
              {entries.map((entry) => (
                <li>
                  <a href={`/disclosure/${entry.number}`}>{subjectIn(m, county, entry)}</a>
                  <br />
                  <span class="hint">
                    {dayIn(m, entry.publishedOn)} · {outcomeWords(m, entry)}
                    {entry.isObjected ? m.say(' · 有异议，正在查', ' · objected to') : ''}
                  </span>
                </li>
              ))}
            </ul>
            {next === null ? null : (
              <p>
                <a class="btn" href={addressOf(`/disclosure/operators/${asked.operator}`, { after: next })}>
                  {m.say('往后看', 'Further')}
                </a>
              </p>
            )}
            <p class="hint">
              {m.say(
                '店家觉得哪一条写错了，打开那一条提异议；也可以打 ',
                'An operator who thinks one of them wrong opens it and objects, or calls ',
              )}
              <Hotline m={m} county={county} />
              {m.say('。', '.')}
            </p>
          </section>
        </div>
      </div>
    </Page>
  );
}

function OperatorFigures({ m, standing, figure }: Pick<OperatorProps, 'm' | 'standing' | 'figure'>) {
  const { rule, asOf } = standing;
  const { smallest } = rule;
  const published = figure?.published ?? 0;
  const few = published < smallest;
  const cells: (readonly [keyof typeof publicFigures, string])[] = [
    ['published', m.say(`${published} 件`, String(published))],
    ['settled', m.say(`${figure?.settled ?? 0} 件`, String(figure?.settled ?? 0))],
    ...(few || figure === null
      ? []
      : ([
          ['answered', answeredWords(m, figure, smallest)],
          ['medianDays', daysWords(m, figure.medianDays)],
        ] as const)),
  ];
  return (
    <section class="card stack">
      <h2>{m.say(`近 ${rule.shownMonths} 个月`, `In ${rule.shownMonths} months`)}</h2>
      <dl class="facts">
        {cells.map(([name, words]) => (
          <>
            <dt>{m.say(publicFigures[name].zh, publicFigures[name].en)}</dt>
            <dd>
              <b>{words}</b>
              <br />
              <span class="hint">{m.say(publicFigures[name].definitionZh, publicFigures[name].definitionEn)}</span>
            </dd>
          </>
        ))}
      </dl>
      <p class="hint">
        {m.say(
          `截至 ${asOfZh(asOf)}。公示的、谈成的照列出来的写；店家答的、几天办完，公示的不满 ${smallest} 件就不写。`,
          `As of ${asOfIn(m, asOf)}. What was answered and how long it took is told from ${smallest} published complaints.`,
        )}
      </p>
    </section>
  );
}

function answeredWords(m: Manner, { answered, published }: PublicationFigure, smallest: number): string {
  const told = toldWords(toldPart(answered, published, smallest), smallest);
  return m.say(`${told.zh} 件`, told.en);
}

function daysWords(m: Manner, days: number | null): string {
  return days === null ? '—' : m.say(`${Math.round(days)} 天`, `${Math.round(days)} days`);
}

/** As the list beside it shows them, counted. */
function Natures({ m, standing: { ctx }, natures }: Pick<OperatorProps, 'm' | 'standing' | 'natures'>) {
  if (natures.length === 0) return null;
  const told = natures.toSorted((a, b) => b.n - a.n);
  return (
    <section class="card stack">
      <h2>{m.say('都是什么事', 'What they are about')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.say('什么事', 'About')}</th>
            <th scope="col">{m.say('件', 'Number')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ code, n }) => (
            <tr>
              <td>{wordIn(m, ctx.county, code) || m.say('没有选', 'not chosen')}</td>
              <td>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
