/** 我买的东西在召回吗: looked up by name, brand and model, without a script; what to do first stands first. */
import { Hono } from 'hono';
import { dayZh, type Day } from '../../../../domain/base/calendar.ts';
import { recallKindWords, recallsIn, termsSought, type Recall } from '../../../../domain/publicity/warning/recall.ts';
import { listRecalls } from '../../../../store/publicity/warning/recall.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { Hotline, Page, sendPage } from '../../base/layout.tsx';
import { dayIn, mannerOf, type Manner } from '../../base/language.ts';
import { adviceOf } from './warning-words.ts';

export const recallPages = new Hono<Env>();

const mostShown = 30;
const newest = 5;

recallPages.get('/recalls', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const typed = (c.req.query('q') ?? '').slice(0, 80);
  const terms = termsSought(typed);
  const { countyId } = ctx.actor;
  const [found, fresh] = await Promise.all([
    terms.length === 0 ? [] : listRecalls(ctx.db, countyId, { state: 'listed', terms }, mostShown),
    listRecalls(ctx.db, countyId, { state: 'listed' }, newest),
  ]);
  return sendPage(
    c,
    <RecallPage m={m} county={ctx.county} typed={typed} found={found} fresh={fresh} today={ctx.today} />,
  );
});

/** What the words of a half-written complaint name; asked by the form as they are typed, and never kept. */
recallPages.post('/recalls/offer', async (c) => {
  const ctx = consumerContext(c);
  const words = (await c.req.text()).slice(0, 5000);
  const listed = await listRecalls(ctx.db, ctx.actor.countyId, { state: 'listed' }, 5_000);
  c.header('cache-control', 'no-store');
  return c.json({
    recalls: recallsIn(words, listed).map(({ number, brand, product, model, danger }) => ({
      number,
      brand,
      product,
      model,
      danger,
    })),
  });
});

interface Props {
  m: Manner;
  county: CountyFacts;
  typed: string;
  found: readonly Recall[];
  fresh: readonly Recall[];
  today: Day;
}

function RecallPage({ m, county, typed, found, fresh, today }: Props) {
  return (
    <Page m={m} county={county} title={m.say('我买的东西在召回吗', 'Recalled products')}>
      <h1>{m.say('我买的东西在召回吗', 'Is my product recalled?')}</h1>
      <p class="lead">
        {m.say(
          '召回：厂家认了有毛病，白修、白换、退钱。',
          'A maker admits a defect and mends, exchanges or pays back (in Chinese).',
        )}
      </p>
      <form class="card" action="/recalls" method="get">
        <div class="f">
          <label for="q">{m.say('东西叫什么、什么牌子、型号', 'Product, brand, model')}</label>
          <input id="q" name="q" type="search" value={typed} maxlength={80} />
          <p class="hint">
            {m.say('型号在吊牌、机身、包装底下。', 'The model stands on the tag, the body or the package.')}
          </p>
        </div>
        <button class="btn do">{m.say('查', 'Search')}</button>
      </form>
      <div class="stack">
        {typed.trim() === '' ? null : (
          <p>
            {found.length === 0
              ? m.say(
                  '没查到，不等于没毛病。换个叫法再查查；用着烫手、冒烟、漏电，先停用，再打电话。',
                  'Nothing found, which does not mean that nothing is wrong.',
                )
              : m.say(
                  `有 ${found.length} 样像的。看型号和日子，对上了才是。`,
                  `${found.length} found: compare model and dates.`,
                )}
          </p>
        )}
        {found.map((one) => (
          <Hit m={m} county={county} recall={one} />
        ))}
        {found.length > 0 ? null : <Fresh m={m} fresh={fresh} />}
        <section class="card">
          <h2>{m.say('都不是？', 'None of these?')}</h2>
          <p>
            {m.say(
              '烫手、冒烟、漏电、孩子受伤：先停，再打 ',
              'Hot, smoking, hurting somebody: stop using it and call ',
            )}
            <Hotline m={m} county={county} />
            {m.say('。您说了，才会有人去查。', '.')}
          </p>
          <p class="hint">{m.say(`名单截至 ${dayZh(today)}。`, `As of ${dayIn(m, today)}.`)}</p>
        </section>
      </div>
    </Page>
  );
}

function Fresh({ m, fresh }: Pick<Props, 'm' | 'fresh'>) {
  if (fresh.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.say('新上名单的', 'Newly listed')}</h2>
      <ul class="rows">
        {fresh.map((one) => (
          <li>
            <a class="tap" lang="zh-CN" href={`/recalls?q=${encodeURIComponent(`${one.brand} ${one.product}`.trim())}`}>
              {one.brand}
              {one.product} {one.model}
            </a>
            <span class="hint">
              {' '}
              {dayIn(m, one.announcedOn)} · {m.say(recallKindWords[one.kind].zh, recallKindWords[one.kind].en)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hit({ m, county, recall }: { m: Manner; county: CountyFacts; recall: Recall }) {
  const { kind, brand, product, model, batch, danger, source, announcedOn } = recall;
  const complaint = new URLSearchParams({
    story: `${brand}${product}${model === '' ? '' : ` ${model}`}（召回名单上有）：`,
  });
  return (
    <article class="card warn-warning">
      <link rel="stylesheet" href={m.asset('publicity.css')} />
      <p>
        <span class="due due-o">{m.say(recallKindWords[kind].zh, recallKindWords[kind].en)}</span>
      </p>
      <h2 lang="zh-CN">
        {brand}
        {product} {model}
      </h2>
      <p>
        {batch === '' ? null : (
          <>
            <span lang="zh-CN">{batch}</span>
            <br />
          </>
        )}
        {m.say('毛病：', 'Fault: ')}
        <span lang="zh-CN">{danger}</span>
      </p>
      <ol class="todo" lang="zh-CN">
        {adviceOf(recall).map((one) => (
          <li>{one}</li>
        ))}
      </ol>
      <p class="hint">
        <span lang="zh-CN">{source}</span>
        {m.say(`，${dayZh(announcedOn)}公布`, `, made known ${dayIn(m, announcedOn)}`)}
      </p>
      <p class="hint">
        {m.say('找不到厂家的电话，打 ', 'No telephone of the maker? Call ')}
        <Hotline m={m} county={county} />
      </p>
      <a class="btn full" href={`/complaint?${complaint.toString()}`}>
        {m.say('是这个，不给办，我要投诉', 'This is mine, and nobody helps: complain')}
      </a>
    </article>
  );
}
