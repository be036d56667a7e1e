/** 消费知识: what is worth knowing before one buys or files, searched without a script, by kind, by whom it is for and by season. */
import { Hono } from 'hono';
import { dayZh, type Day } from '../../../domain/base/calendar.ts';
import {
  findArticles,
  isForPublic,
  isInSeason,
  knowledgeAudienceNames,
  knowledgeAudiences,
  knowledgeKindNames,
  knowledgeKinds,
  monthsZh,
  seasonFirst,
  spokenOf,
  type KnowledgeAudience,
} from '../../../domain/inquiry/knowledge-article.ts';
import { suggest, type KnowledgeEntry } from '../../../domain/inquiry/knowledge.ts';
import { whatThen } from '../../../domain/inquiry/what-then.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { entriesInForce } from '../../../store/inquiry/knowledge.ts';
import { thenCounts } from '../../../store/inquiry/what-then.ts';
import type { Context } from '../../../actions/base/context.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { Hotline, Icon, Page, sendPage } from '../base/layout.tsx';
import { mannerOf, type Manner } from '../base/language.ts';

export const guidePages = new Hono<Env>();

const mostFound = 30;
const mostOffered = 2;
/** What somebody complains of is said by then, and anybody may ask: 2,000 characters held everybody else up for 100 ms. */
const mostRead = 300;
/** Less alike than this is no offer: who writes is not to be led astray. */
const leastAlike = 0.2;

guidePages.get('/guides', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const typed = (c.req.query('q') ?? '').slice(0, 80);
  const audience = knowledgeAudienceNames.find((one) => one === c.req.query('for') && one !== 'staff') ?? null;
  const all = (await publicArticles(ctx)).filter((one) => audience === null || one.audiences.includes(audience));
  return sendPage(
    c,
    <GuidesPage m={m} county={ctx.county} typed={typed} audience={audience} all={all} today={ctx.today} />,
  );
});

/** What a half-written complaint may be about; asked by the form as it is typed, and never kept. */
guidePages.post('/guides/offer', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  c.get('deps').limits.suggest.demand(addressOf(c), ctx.at.getTime());
  const words = (await c.req.text()).slice(0, mostRead);
  const alike = suggest(words, await publicArticles(ctx), mostOffered).filter(({ likeness }) => likeness >= leastAlike);
  const counts = alike.length === 0 ? [] : await thenCounts(ctx.db, ctx.actor.countyId, ctx.today);
  c.header('cache-control', 'no-store');
  return c.json({
    offers: alike.map(({ entry: { number, title, categoryCodes } }) => {
      const then = whatThen(counts, categoryCodes);
      return { number, title, next: then === null ? '' : m.say(then.zh, then.en) };
    }),
  });
});

guidePages.get('/guides/:number', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const number = c.req.param('number').slice(0, 30);
  const found = (await publicArticles(ctx)).find((one) => one.number === number);
  if (found === undefined) throw new Refusal('not-found');
  const then = whatThen(await thenCounts(ctx.db, ctx.actor.countyId, ctx.today), found.categoryCodes);
  return sendPage(c, <GuidePage m={m} county={ctx.county} article={found} then={then} />);
});

const kept = new WeakMap<readonly KnowledgeEntry[], readonly KnowledgeEntry[]>();

/** What everybody may read today; the list is the same object for as long as nothing has changed, so that it is cut into words once. */
export async function publicArticles(ctx: Context): Promise<readonly KnowledgeEntry[]> {
  const inForce = await entriesInForce(ctx.db, ctx.actor.countyId, ctx.today);
  const known = kept.get(inForce);
  if (known !== undefined) return known;
  const shown = inForce.filter(isForPublic);
  kept.set(inForce, shown);
  return shown;
}

interface ListProps {
  m: Manner;
  county: CountyFacts;
  typed: string;
  audience: KnowledgeAudience | null;
  all: readonly KnowledgeEntry[];
  today: Day;
}

function GuidesPage({ m, county, typed, audience, all, today }: ListProps) {
  const isSought = typed.trim() !== '';
  const found = findArticles(all, typed, mostFound);
  const season = all.filter((one) => isInSeason(one, today));
  return (
    <Page m={m} county={county} title={m.say('消费知识', 'Good to know')}>
      <div class="stack">
        <h1>{m.say('买之前、投诉之前，先看看', 'Before you buy or complain')}</h1>
        <Search m={m} typed={typed} audience={audience} />
        <Audiences m={m} audience={audience} />
        {!isSought ? null : (
          <section class="card">
            <h2>{m.say('搜到的', 'Found')}</h2>
            {found.length === 0 ? (
              <p>
                {m.say('没搜到。换个说法，或者打 ', 'Nothing found. Say it otherwise, or call ')}
                <Hotline m={m} county={county} />
                {m.say('；要投诉的，不用等搜到，直接投诉。', '; to complain, you need not find anything first.')}
              </p>
            ) : (
              <Rows m={m} county={county} articles={found} />
            )}
            <p>
              <a class="btn" href="/complaint">
                {m.say('不用看了，我要投诉', 'File a complaint')}
              </a>
            </p>
          </section>
        )}
        {isSought || season.length === 0 ? null : (
          <section class="card" id="season">
            <h2>{m.say(`${Number(today.slice(5, 7))} 月该看的`, 'For this season')}</h2>
            <Rows m={m} county={county} articles={season} />
          </section>
        )}
        {isSought ? (
          <p>
            <a class="tap" href="/guides">
              {m.say('看全部', 'See all')}
            </a>
          </p>
        ) : (
          knowledgeKindNames.map((kind) => (
            <Kind
              county={county}
              m={m}
              title={knowledgeKinds[kind]}
              articles={all.filter((one) => one.kind === kind)}
              today={today}
            />
          ))
        )}
      </div>
    </Page>
  );
}

function Search({ m, typed, audience }: Pick<ListProps, 'm' | 'typed' | 'audience'>) {
  return (
    <form class="card stack" action="/guides" method="get">
      <div class="f">
        <label for="q">{m.say('您要问什么', 'What would you like to know')}</label>
        <input id="q" name="q" type="search" value={typed} maxlength={80} />
        <p class="hint">{m.say('照您说话的样子写，例如：种子不出芽怎么办', 'In your own words (Chinese)')}</p>
      </div>
      {audience === null ? null : <input type="hidden" name="for" value={audience} />}
      <button class="btn do">{m.say('搜', 'Search')}</button>
    </form>
  );
}

function Audiences({ m, audience }: Pick<ListProps, 'm' | 'audience'>) {
  return (
    <nav class="towns" aria-label={m.say('给谁看的', 'For whom')}>
      <a class="chip" href="/guides" aria-current={audience === null ? 'true' : undefined}>
        {m.say('全部', 'All')}
      </a>
      {knowledgeAudienceNames
        .filter((one) => one !== 'staff')
        .map((one) => (
          <a class="chip" href={`/guides?for=${one}`} aria-current={audience === one ? 'true' : undefined}>
            {m.say(`给${knowledgeAudiences[one].zh}`, `For ${knowledgeAudiences[one].en}`)}
          </a>
        ))}
    </nav>
  );
}

interface KindProps {
  m: Manner;
  county: CountyFacts;
  title: Words;
  articles: readonly KnowledgeEntry[];
  today: Day;
}

function Kind({ m, county, title, articles, today }: KindProps) {
  if (articles.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.say(title.zh, title.en)}</h2>
      <Rows m={m} county={county} articles={seasonFirst(articles, today)} />
    </section>
  );
}

/** 哪一行: the classes that it is about, by the names of the list. */
function classesIn(m: Manner, { categoryCodes }: Pick<KnowledgeEntry, 'categoryCodes'>, county: CountyFacts): string {
  const named = categoryCodes.flatMap((code) => {
    const found = county.categories.find((one) => one.code === code);
    return found === undefined ? [] : m.say(found.zh, found.en);
  });
  return [...new Set(named)].slice(0, 3).join(m.say('、', ', '));
}

interface RowsProps {
  m: Manner;
  county: CountyFacts;
  articles: readonly KnowledgeEntry[];
}

/** The titles are written in Chinese alone. */
export function Rows({ m, county, articles }: RowsProps) {
  return (
    <ul class="rows">
      {articles.map((one) => (
        <li>
          <a class="tap" lang="zh-CN" href={`/guides/${one.number}`}>
            {one.title}
          </a>
          <span class="hint"> {classesIn(m, one, county)}</span>
        </li>
      ))}
    </ul>
  );
}

interface GuideProps {
  m: Manner;
  county: CountyFacts;
  article: KnowledgeEntry;
  then: Words | null;
}

function GuidePage({ m, county, article, then }: GuideProps) {
  const { number, kind, title, answer, articles, months, version, fromOn } = article;
  const classes = classesIn(m, article, county);
  return (
    <Page m={m} county={county} title={title}>
      <div class="read stack">
        <p class="hint">
          {m.say(knowledgeKinds[kind].zh, knowledgeKinds[kind].en)} · <span lang="zh-CN">{number}</span>
          {months.length === 0 ? '' : m.say(` · ${monthsZh(months)}看`, ' · seasonal')}
        </p>
        <h1 lang="zh-CN">{title}</h1>
        <section class="card" lang="zh-CN">
          {answer.split('\n').map((one) => (
            <p>{one}</p>
          ))}
          <p class="hint">依据：{articles.join('；')}</p>
          <button type="button" class="btn" data-read={spokenOf(article)} hidden>
            <Icon name="speaker" />
            {m.say('听一听', 'Listen')}
          </button>
        </section>
        {then === null ? null : <p class="note">{m.say(`${then.zh}。`, `${then.en}.`)}</p>}
        <a class="btn do full" href="/complaint">
          {m.say('还是没解决，我要投诉', 'Not solved: file a complaint')}
        </a>
        <p>
          <a class="tap" href="/guides">
            <Icon name="left" />
            {m.say('看别的', 'Others')}
          </a>
        </p>
        <p class="hint">
          {classes === '' ? '' : `${classes} · `}
          {m.say(`第 ${version} 版，${dayZh(fromOn)}起用`, `Version ${version}, from ${fromOn}`)}
        </p>
      </div>
    </Page>
  );
}
