/** 典型案例: what others have met and how it ended, told without names; each leads to the form of a complaint. */
import { Hono } from 'hono';
import { dayOf } from '../../../domain/base/calendar.ts';
import { isOnPortal, type Example } from '../../../domain/publicity/example.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { listPublished } from '../../../store/publicity/example.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { Hotline, Icon, Page, sendPage } from '../base/layout.tsx';
import { dayIn, mannerOf, type Manner } from '../base/language.ts';

export const examplePages = new Hono<Env>();

examplePages.get('/cases', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const published = await listPublished(ctx.db, ctx.actor.countyId, ctx.today);
  const shown = published.filter((one) => isOnPortal(one, ctx.today));
  return sendPage(c, <CasesPage m={m} county={ctx.county} examples={shown} />);
});

examplePages.get('/cases/:number', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const number = c.req.param('number').slice(0, 30);
  const found = await findEntry<Example>(ctx.db, 'example', ctx.actor.countyId, { number });
  if (found === null || !isOnPortal(found, ctx.today)) throw new Refusal('not-found');
  return sendPage(c, <CasePage m={m} county={ctx.county} example={found} />);
});

function CasesPage({ m, county, examples }: { m: Manner; county: CountyFacts; examples: readonly Example[] }) {
  return (
    <Page m={m} county={county} title={m.say('典型案例', 'Cases that ended well')}>
      <h1>{m.say('别人碰到的事，怎么办成的', 'What others have met, and how it ended')}</h1>
      {examples.length === 0 ? (
        <p class="lead">
          {m.say('还没有发布的案例。您碰到事，打 ', 'None has been published yet. If you have met something, call ')}
          <Hotline m={m} county={county} />
        </p>
      ) : (
        <p class="lead">{m.say('都是真事，不写姓名和店名。', 'True stories (in Chinese), told without names.')}</p>
      )}
      <div class="stack">
        {examples.map((one) => (
          <section class="card">
            <h2 lang="zh-CN">
              <a class="tap" href={`/cases/${one.number}`}>
                {one.title}
              </a>
            </h2>
            <p lang="zh-CN">{one.lesson}</p>
            <p class="hint">{dayIn(m, dayOf(one.publishedAt ?? one.draftedAt))}</p>
          </section>
        ))}
      </div>
    </Page>
  );
}

function CasePage({ m, county, example }: { m: Manner; county: CountyFacts; example: Example }) {
  const { title, text, lesson, basis, number, publishedAt, draftedAt } = example;
  const articles = basis.split('\n').filter((one) => one.trim() !== '');
  return (
    <Page m={m} county={county} title={title}>
      <div class="read stack">
        <p class="hint">
          {m.say('典型案例', 'A case')} {number} · {dayIn(m, dayOf(publishedAt ?? draftedAt))}
        </p>
        <h1 lang="zh-CN">{title}</h1>
        <div lang="zh-CN">
          {text.split('\n').map((one) => (
            <p>{one}</p>
          ))}
        </div>
        <section class="card">
          <h2>{m.say('提个醒', 'What to learn from it')}</h2>
          <p lang="zh-CN">{lesson}</p>
          {articles.length === 0 ? null : (
            <p class="hint" lang="zh-CN">
              {articles.join('；')}
            </p>
          )}
        </section>
        <a class="btn do full" href="/complaint">
          {m.say('我也碰到了，我要投诉', 'It happened to me too: file a complaint')}
        </a>
        <p>
          <a class="tap" href="/cases">
            <Icon name="left" />
            {m.say('看别的案例', 'Other cases')}
          </a>
        </p>
        <p class="hint">
          {county.county.bureauName} · {county.county.associationName}
        </p>
      </div>
    </Page>
  );
}
