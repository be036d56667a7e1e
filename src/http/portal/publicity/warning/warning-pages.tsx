/** 消费警示: the list by town, each warning with what to do, what is not known, what was put right; withdrawn ones say so. */
import { Hono } from 'hono';
import { dayOf, dayZh, weekdayZh, type Day } from '../../../../domain/base/calendar.ts';
import { Refusal } from '../../../../domain/base/refusal.ts';
import type { Incident } from '../../../../domain/incident/incident.ts';
import {
  inOrder,
  isForTown,
  warningKindWords,
  withdrawnWords,
  type Warning,
} from '../../../../domain/publicity/warning/warning.ts';
import { findEntry } from '../../../../store/matter/docket.ts';
import { listPublic } from '../../../../store/publicity/warning/warning.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import type { Context } from '../../../../actions/base/context.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { Hotline, Icon, Page, sendPage } from '../../base/layout.tsx';
import { dayIn, mannerOf, type Manner } from '../../base/language.ts';
import { addFeeds } from './feeds.ts';
import { Subscribe } from './subscriber-pages.tsx';
import { adviceOf, areaOf, goodsIn, publishedIn, standing } from './warning-words.ts';

export const warningPages = new Hono<Env>();

warningPages.get('/warnings', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const asked = c.req.query('town') ?? '';
  const town = ctx.county.regions.find(({ id, kind }) => kind === 'town' && id === asked)?.id ?? null;
  const published = await listPublic(ctx.db, ctx.actor.countyId);
  const shown = published.filter((one) => town === null || isForTown(one, town));
  return sendPage(
    c,
    <ListPage
      m={m}
      county={ctx.county}
      warnings={shown}
      town={town}
      today={ctx.today}
      isAll={c.req.query('all') === 'yes'}
    />,
  );
});
addFeeds(warningPages);

warningPages.get('/warnings/:number', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const number = c.req.param('number').slice(0, 30);
  const found = await findEntry<Warning>(ctx.db, 'warning', ctx.actor.countyId, { number });
  if (found === null || found.publishedAt === null) throw new Refusal('not-found');
  const mineToo = await mineTooOf(ctx, found);
  return sendPage(c, <WarningPage m={m} county={ctx.county} warning={found} today={ctx.today} mineToo={mineToo} />);
});

/**
 * Where 「我家也是」 leads: to the short form of the incident from which the warning comes, while it is open, so that what is filed there
 * belongs to it; else to the form, which begins with what the warning says in public, and with its number.
 */
async function mineTooOf(ctx: Context, { number, title, categoryCodes, sources }: Warning): Promise<string> {
  for (const source of sources.filter(({ kind }) => kind === 'incident')) {
    const incident = await findEntry<Incident>(ctx.db, 'incident', ctx.actor.countyId, { number: source.number });
    if (incident !== null && incident.formCode !== null) return `/outbreak/${incident.formCode}`;
  }
  const query = new URLSearchParams({ story: `${title}（看了${number ?? ''}）：`, category: categoryCodes[0] ?? '' });
  return `/complaint?${query.toString()}`;
}

interface ListProps {
  m: Manner;
  county: CountyFacts;
  warnings: readonly Warning[];
  town: string | null;
  today: Day;
  isAll: boolean;
}

function ListPage({ m, county, warnings, town, today, isAll }: ListProps) {
  const holding = inOrder(warnings.filter((one) => standing(one, today) === 'inForce'));
  const gone = warnings.filter((one) => standing(one, today) === 'withdrawn');
  const over = warnings.filter((one) => standing(one, today) === 'over');
  return (
    <Page m={m} county={county} title={m.say('消费警示', 'Warnings')}>
      <h1>{m.say('消费警示', 'Warnings to consumers')}</h1>
      <p class="lead">
        {m.say('哪里出了事、您要做什么、最晚哪天。', 'What happened where, and what to do (in Chinese).')}
      </p>
      <Towns m={m} county={county} town={town} />
      <div class="stack">
        {holding.length === 0 ? (
          <p class="card">
            {m.say('现在没有管用的警示。碰到事，打 ', 'None is in force. If you have met something, call ')}
            <Hotline m={m} county={county} />
          </p>
        ) : null}
        {holding.map((one) => (
          <Row m={m} county={county} warning={one} />
        ))}
        {gone.map((one) => (
          <Gone m={m} warning={one} />
        ))}
        {isAll ? over.map((one) => <Row m={m} county={county} warning={one} isOver />) : null}
      </div>
      {!isAll && over.length > 0 ? (
        <p>
          <a class="btn" href={`/warnings?all=yes${town === null ? '' : `&town=${town}`}`}>
            {m.say(`看过了日子的 ${over.length} 条`, `${over.length} that are over`)}
          </a>
        </p>
      ) : null}
      <Subscribe form={{ m, typed: {}, problems: [] }} county={county} />
      <p class="hint">
        {m.say('给网站和媒体：', 'For sites and media: ')}
        <a class="tap" href={`/warnings.rss${town === null ? '' : `?town=${town}`}`}>
          RSS
        </a>{' '}
        <a class="tap" href={`/warnings.atom${town === null ? '' : `?town=${town}`}`}>
          Atom
        </a>
        {m.say('　买的东西在不在召回名单上：', ' Recalled products: ')}
        <a class="tap" href="/recalls">
          {m.say('查一查', 'look them up')}
        </a>
      </p>
    </Page>
  );
}

function Towns({ m, county, town }: Pick<ListProps, 'm' | 'county' | 'town'>) {
  const towns = county.regions.filter(({ kind }) => kind === 'town');
  return (
    <nav class="towns" aria-label={m.say('哪个乡镇', 'Which town')}>
      <a class="chip" href="/warnings" aria-current={town === null ? 'true' : undefined}>
        {m.say('全县', 'Whole county')}
      </a>
      {towns.map(({ id, name }) => (
        <a class="chip" lang="zh-CN" href={`/warnings?town=${id}`} aria-current={town === id ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function Gone({ m, warning }: { m: Manner; warning: Warning }) {
  const on = dayOf(warning.endedAt ?? new Date(0));
  return (
    <section class="card gone">
      <p>
        <b>{m.say('已撤回', 'Withdrawn')}</b> <span class="hint">{m.say(`${dayZh(on)}撤`, dayIn(m, on))}</span>
      </p>
      <h2 lang="zh-CN">
        <a href={`/warnings/${warning.number ?? ''}`}>{warning.title}</a>
      </h2>
      <p class="hint">
        <span lang="zh-CN">{withdrawnWords(warning)}</span>
        {m.say('。贴出去的请揭下来。', '. Posters are to be taken down.')}
      </p>
    </section>
  );
}

function Row({
  m,
  county,
  warning,
  isOver = false,
}: {
  m: Manner;
  county: CountyFacts;
  warning: Warning;
  isOver?: boolean;
}) {
  const { actBy, actWhat } = warning;
  return (
    <section class={`card warn-${isOver ? 'over' : warning.kind}`}>
      <p>
        <Kind m={m} warning={warning} isOver={isOver} /> <span class="hint">{publishedIn(m, warning)}</span>
      </p>
      <h2 lang="zh-CN">
        <a href={`/warnings/${warning.number ?? ''}`}>{warning.title}</a>
      </h2>
      {actBy === null ? null : (
        <p>
          <b>
            {m.say('最晚 ', 'By ')}
            {lastDay(m, actBy)}
            {actWhat === '' ? null : (
              <>
                {m.say('', ': ')}
                <span lang="zh-CN">{actWhat}</span>
              </>
            )}
          </b>
        </p>
      )}
      <Reach m={m} county={county} warning={warning} />
    </section>
  );
}

/** 「2026年5月20日（星期三）」: whoever has to act by a day wants to know which day of the week it is. */
function lastDay(m: Manner, day: Day): string {
  if (m.language === 'zh') return `${dayZh(day)}（${weekdayZh(day)}）`;
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return `${weekday.format(new Date(`${day}T00:00:00Z`))}, ${dayIn(m, day)}`;
}

/** Where it holds and for which goods; whose it is, where that is told. Names of places stay as they are written. */
function Reach({ m, county, warning, by }: Pick<PageProps, 'm' | 'county' | 'warning'> & { by?: string }) {
  const goods = goodsIn(m, warning, county);
  return (
    <p class="hint">
      {warning.townIds.length === 0 ? (
        m.say('全县', 'The whole county')
      ) : (
        <span lang="zh-CN">{areaOf(warning, county)}</span>
      )}
      {goods === '' ? '' : ` · ${goods}`}
      {by === undefined ? null : (
        <>
          {' · '}
          <span lang="zh-CN">{by}</span>
        </>
      )}
    </p>
  );
}

function Kind({ m, warning, isOver }: { m: Manner; warning: Warning; isOver: boolean }) {
  const marks = { urgent: 'due due-r', warning: 'due due-o', tip: 'due due-n bare' } as const;
  const { zh, en } = isOver ? { zh: '已过期', en: 'Over' } : warningKindWords[warning.kind];
  return <span class={marks[warning.kind]}>{m.say(zh, en)}</span>;
}

interface PageProps {
  m: Manner;
  county: CountyFacts;
  warning: Warning;
  today: Day;
  mineToo: string;
}

function WarningPage({ m, county, warning, today, mineToo }: PageProps) {
  const state = standing(warning, today);
  return (
    <Page m={m} county={county} title={warning.title}>
      <link rel="stylesheet" href={m.asset('publicity.css')} />
      <div class="read stack">
        <p class="hint">
          <Kind m={m} warning={warning} isOver={state === 'over'} /> {warning.number} · {publishedIn(m, warning)}
        </p>
        <h1 lang="zh-CN">{warning.title}</h1>
        {state === 'inForce' ? null : <Ended m={m} warning={warning} state={state} />}
        <p lang="zh-CN">{warning.text}</p>
        {warning.actBy === null ? null : (
          <section class="card last-day">
            <p>
              {warning.actWhat === '' ? m.say('最晚', 'At the latest') : <span lang="zh-CN">{warning.actWhat}</span>}
              {warning.actWhat === '' ? '' : m.say('，最晚', ', at the latest')}
            </p>
            <p class="day">{lastDay(m, warning.actBy)}</p>
          </section>
        )}
        <section>
          <h2>{m.say('怎么办', 'What to do')}</h2>
          <ol class="todo" lang="zh-CN">
            {adviceOf(warning).map((one) => (
              <li>{one}</li>
            ))}
          </ol>
        </section>
        {state === 'inForce' ? (
          <a class="btn do full" href={mineToo}>
            {m.say('我家也是，我要登记', 'Mine too: file a complaint')}
          </a>
        ) : null}
        {warning.unknown === '' ? null : (
          <section>
            <h2>{m.say('还没弄清的', 'Not known yet')}</h2>
            <p lang="zh-CN">{warning.unknown}</p>
          </section>
        )}
        <Corrections m={m} warning={warning} county={county} />
        <p>
          <a class="tap" href="/warnings">
            <Icon name="left" />
            {m.say('看别的警示', 'Other warnings')}
          </a>
        </p>
      </div>
    </Page>
  );
}

function Ended({ m, warning, state }: { m: Manner; warning: Warning; state: 'over' | 'withdrawn' }) {
  return (
    <p class="note" data-test="ended">
      {state === 'withdrawn' ? (
        <>
          {m.say('这一条已撤回：', 'This was withdrawn: ')}
          <span lang="zh-CN">{withdrawnWords(warning)}</span>
          {m.say('。贴出去的请揭下来。', '. Posters are to be taken down.')}
        </>
      ) : (
        m.say('这一条已过期，只供查看。', 'This is over, and shown for the record alone.')
      )}
    </p>
  );
}

function Corrections({ m, warning, county }: Pick<PageProps, 'm' | 'warning' | 'county'>) {
  const { corrections, publishedAt } = warning;
  return (
    <section class="card">
      <h2>{m.say('改过什么', 'What was changed')}</h2>
      <ul class="rows small">
        <li>
          {dayIn(m, dayOf(publishedAt ?? new Date(0)))} {m.say('第一次发', 'First published')}
        </li>
        {corrections.map(({ on, reason }) => (
          <li>
            {dayIn(m, on)} <span lang="zh-CN">{reason}</span>
          </li>
        ))}
        {warning.state === 'withdrawn' ? (
          <li>
            {dayIn(m, dayOf(warning.endedAt ?? new Date(0)))} {m.say('撤回：', 'Withdrawn: ')}
            <span lang="zh-CN">{withdrawnWords(warning)}</span>
          </li>
        ) : null}
      </ul>
      <Reach m={m} county={county} warning={warning} by={county.county.bureauName} />
    </section>
  );
}

/** On the first page: the newest that holds, the most urgent first. */
/** 「2026年4月18日发，管到2026年6月30日」: from when and until when. */
function holdsFor(m: Manner, { publishedAt, untilOn }: Warning): string {
  const from = publishedAt === null ? '' : dayIn(m, dayOf(publishedAt));
  if (untilOn === null) return m.say(`${from}发`, `Since ${from}`);
  return m.say(`${from}发，管到${dayIn(m, untilOn)}`, `From ${from} until ${dayIn(m, untilOn)}`);
}

export function NewestWarning({ m, warning }: { m: Manner; warning: Warning | null }) {
  if (warning === null) return null;
  return (
    <section class={`card warn-${warning.kind}`}>
      <p>
        <Kind m={m} warning={warning} isOver={false} />
      </p>
      <h2 lang="zh-CN">
        <a href={`/warnings/${warning.number ?? ''}`}>{warning.title}</a>
      </h2>
      <p>
        {holdsFor(m, warning)}{' '}
        {warning.actBy !== null && (
          <b>
            {m.say(`${warning.actWhat}：最晚 `, 'Last day to act: ')}
            {dayIn(m, warning.actBy)}
          </b>
        )}
      </p>
      <p class="hint">
        <a class="tap" href="/warnings">
          {m.say('看全部警示', 'All warnings')}
        </a>
      </p>
    </section>
  );
}
