/** The first page: two doors and a third, the telephone, the nearest stations, and what happens after a complaint and by when. */
import { Hono } from 'hono';
import { clockRules, ruleSets, ruleSetOn } from '../../domain/law/rulebook.ts';
import type { Station } from '../../domain/county/station.ts';
import { dayOf, type Day } from '../../domain/base/calendar.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Env } from '../base/env.ts';
import { consumerContext } from '../base/session.ts';
import {
  distanceWords,
  Icon,
  isHotlineShut,
  lineOf,
  nearestStation,
  Page,
  sendPage,
  whenAnswered,
} from './base/layout.tsx';
import { dayIn, mannerOf, type Manner } from './base/language.ts';
import { inOrder, type Warning } from '../../domain/publicity/warning/warning.ts';
import { isOnPortal, type Example } from '../../domain/publicity/example.ts';
import { listPublished } from '../../store/publicity/example.ts';
import { listInForce } from '../../store/publicity/warning/warning.ts';
import { NewestWarning } from './publicity/warning/warning-pages.tsx';
import { isInSeason } from '../../domain/inquiry/knowledge-article.ts';
import type { KnowledgeEntry } from '../../domain/inquiry/knowledge.ts';
import { publicArticles, Rows } from './inquiry/guides.tsx';
import { readThisYear, ThisYearCard, type ThisYear } from './complaint/this-year.tsx';
import { hasStations, Nearest, StationMap } from './station/stations.tsx';

export const homePages = new Hono<Env>();

homePages.get('/', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const { db, actor, county, today } = ctx;
  if (m.large) return sendPage(c, <LargeHome m={m} county={county} />);
  const [warning = null] = inOrder(await listInForce(db, actor.countyId, today, 20));
  const now = (await publicArticles(ctx)).filter((one) => isInSeason(one, today));
  const season = now.toSorted((a, b) => Number(b.kind === 'guide') - Number(a.kind === 'guide')).slice(0, 4);
  const published = await listPublished(db, actor.countyId, today);
  const cases = published.filter((one) => isOnPortal(one, today)).slice(0, 3);
  const props = { m, county, today, warning, season, cases, year: await readThisYear(ctx) };
  return sendPage(c, <Home {...props} />);
});

interface HomeProps {
  m: Manner;
  county: CountyFacts;
  today: Day;
  warning: Warning | null;
  /** What is worth knowing in this month. */
  season: readonly KnowledgeEntry[];
  /** What others have met, the newest first. */
  cases: readonly Example[];
  year: ThisYear | null;
}

/** In one column and in two the same order is read, heard and reached by the keyboard: the left column first. */
function Home({ m, county, today, warning, season, cases, year }: HomeProps) {
  return (
    <Page m={m} county={county} title="" back={false}>
      <Welcome m={m} />
      <p class="lead">{m.say('不花钱，不用注册，不用跑县城。', 'Free of charge, no account, no trip to town.')}</p>
      <Doors m={m} county={county} />
      <div class="g">
        <div class="col">
          <NewestWarning m={m} warning={warning} />
          <Nearest m={m} county={county} at="/" />
          <Cases m={m} cases={cases} />
          <ThisYearCard m={m} name={county.county.name} year={year} />
        </div>
        <div class="col">
          <WhatHappens m={m} today={today} />
          <Season m={m} county={county} season={season} />
          {hasStations(county) && <Stations m={m} county={county} />}
        </div>
      </div>
    </Page>
  );
}

/** Two large doors; the telephone and the tip-off stand side by side below them, each a row of its own while another number is rung. */
function Doors({ m, county }: { m: Manner; county: CountyFacts }) {
  const { isDown } = lineOf(m, county);
  const kind = isDown ? 'door c' : 'door c half';
  return (
    <div class="doors">
      <a class="door a" href="/complaint">
        <Icon name="pen" />
        <span>
          <b>{m.say('我要投诉', 'File a complaint')}</b>
          {m.say('说清谁、告谁、什么事', 'Who, against whom, what happened')}
        </span>
        <Icon name="right" />
      </a>
      <a class="door" href="/progress">
        <Icon name="search" />
        <span>
          <b>{m.say('查进度', 'See the progress')}</b>
          {m.say('用回执上的编号和查询码', 'With number and code from the slip')}
        </span>
        <Icon name="right" />
      </a>
      <CallDoor m={m} county={county} kind={kind} />
      <a class={kind} href="/tipoff">
        <Icon name="flag" />
        <span>
          <b>{m.say('我要举报', 'Send a tip-off')}</b>
          {m.say('店家违法，匿名也行', 'No name is needed')}
        </span>
      </a>
    </div>
  );
}

/** 打电话说: what rings now, on the first screen of a telephone; where nothing does, the notice above says more. */
function CallDoor({ m, county, kind }: { m: Manner; county: CountyFacts; kind: string }) {
  const { isDown, phone } = lineOf(m, county);
  if (phone === null) return <p class="hint">{noLine(m)}</p>;
  return (
    <a class={kind} href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>
      <Icon name="phone" />
      <span>
        <b>
          {m.say('打 ', 'Call ')}
          <span class="num nb">{phone}</span>
        </b>
        {isDown ? insteadWords(m, county) : whenAnswered(m, county)}
      </span>
    </a>
  );
}

/** Three of the published typical cases, each with the day on which it was told, and the way to all. */
function Cases({ m, cases }: Pick<HomeProps, 'm' | 'cases'>) {
  if (cases.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.say('别人碰到的事，怎么办成的', 'How it ended for others')}</h2>
      <ul class="rows">
        {cases.map(({ number, title, publishedAt, draftedAt }) => (
          <li>
            <a class="tap" href={`/cases/${number}`} lang="zh-CN">
              {title}
            </a>
            <br />
            <span class="hint">{dayIn(m, dayOf(publishedAt ?? draftedAt))}</span>
          </li>
        ))}
      </ul>
      <p class="hint">
        <a class="tap" href="/cases">
          {m.say('看全部典型案例', 'All cases')}
        </a>
      </p>
    </section>
  );
}

/** 这个月看看: the guides of the season, and the way to all. */
function Season({ m, county, season }: Pick<HomeProps, 'm' | 'county' | 'season'>) {
  return (
    <section class="card">
      <h2>{m.say('这个月看看', 'Good to know this month')}</h2>
      {season.length === 0 ? null : <Rows m={m} county={county} articles={season} />}
      <p class="hint">
        <a class="tap" href="/guides">
          {m.say('怎么挑、怎么辨真假、怎么投诉：搜一搜', 'How to choose, to tell fakes, to complain')}
        </a>{' '}
        <a class="tap" href="/recalls">
          {m.say('我买的东西在召回吗：查一查', 'Is my product recalled?')}
        </a>{' '}
        <a class="tap" href="/surveys">
          {m.say('消费调查查到了什么', 'What surveys found')}
        </a>
      </p>
    </section>
  );
}

function Stations({ m, county }: { m: Manner; county: CountyFacts }) {
  const near = nearestStation(county, m.villageId);
  return (
    <section class="card">
      <h2>
        {m.say(
          `全县 ${county.stations.filter((one) => one.active).length} 个站点`,
          `${county.stations.filter((one) => one.active).length} stations in the county`,
        )}
      </h2>
      <StationMap m={m} county={county} nearestId={near?.station.id ?? null} />
      <p class="hint">
        {near === null
          ? m.say(
              '站上能替您写、替您拍照、帮您找店家谈。',
              'A station writes for you, takes photos and talks to the shop.',
            )
          : m.say(
              '红点是离您最近的站。站上能替您写、替您拍照、帮您找店家谈。',
              'The red dot is your nearest station.',
            )}{' '}
        <a class="tap" href="/stations">
          {m.say('看全部站点', 'See all stations')}
        </a>
      </p>
    </section>
  );
}

/** Broken at the comma alone. */
function Welcome({ m }: { m: Manner }) {
  return (
    <h1>
      <span class={m.say('nb', '')}>{m.say('买东西吃了亏，', 'Cheated or let down? ')}</span>
      <span class={m.say('nb', '')}>{m.say('来这里说', 'Tell us here')}</span>
    </h1>
  );
}

/** The days are the rulebook's of today. */
function WhatHappens({ m, today }: { m: Manner; today: Day }) {
  const ruleSet = ruleSetOn(today);
  const rules = clockRules(ruleSet);
  const zh = (rule: { period: { n: number; unit: string } }) =>
    `${rule.period.n} ${rule.period.unit === 'd' ? '天' : '个工作日'}`;
  const en = (rule: { period: { n: number; unit: string } }) =>
    `${rule.period.n} ${rule.period.unit === 'd' ? '' : 'working '}days`;
  return (
    <section class="card">
      <h2>{m.say('投诉以后会怎样', 'What happens then')}</h2>
      <ol class="way">
        <li>
          <b>{m.say(`${zh(rules.accept)}内`, `Within ${en(rules.accept)}`)}</b>
          {m.say(
            '告诉您受理不受理。不受理，写明为什么、还能找谁。',
            'You hear whether it is accepted; if not, why, and where else to go.',
          )}
        </li>
        <li>
          <b>{m.say(`受理后 ${zh(rules.mediate)}内`, `Within ${en(rules.mediate)} of acceptance`)}</b>
          {m.say(
            '约店家和您谈。谈成了签协议，谈不成写明理由。',
            'We bring you and the shop together. An agreement is signed, or the reason why not is written down.',
          )}
        </li>
        <li>
          <b>{m.say(`谈完 ${zh(rules.tellEnd)}内`, `${en(rules.tellEnd)} after the end`)}</b>
          {m.say('把结果告诉双方。', 'Both sides are told the result.')}
        </li>
      </ol>
      <p class="hint">
        {m.say(
          `期限是${ruleSets[ruleSet].title}定的。`,
          'The limits stand in the Measures for Handling Complaints and Tip-offs.',
        )}
      </p>
    </section>
  );
}

function insteadWords(m: Manner, { county: { hotline } }: CountyFacts): string {
  return m.say(`${hotline} 现在打不通，打这个`, `${hotline} is down, call this one`);
}

function callWords(m: Manner, county: CountyFacts): string {
  if (lineOf(m, county).isDown) return insteadWords(m, county);
  return isHotlineShut(m, county) ? whenAnswered(m, county) : m.say('有人替您记', 'Someone writes it down');
}

function noLine(m: Manner): string {
  return m.say('电话现在打不通，看上面的通知', 'The telephone is down just now: see the notice above');
}

/** First the telephone, as long as it rings: what stands in a notice instead while the hotline is down, nothing where it names none. */
function CallFirst({ m, county }: { m: Manner; county: CountyFacts }) {
  const { phone } = lineOf(m, county);
  if (phone === null) return null;
  return (
    <a class="red" href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>
      <Icon name="phone" />
      <span>
        <b>
          {m.say('打 ', 'Call ')}
          {phone}
        </b>
        {callWords(m, county)}
      </span>
    </a>
  );
}

/** 大字版: telephone first, few words, the whole row to press. */
function LargeHome({ m, county }: { m: Manner; county: CountyFacts }) {
  return (
    <Page m={m} county={county} title="" back={false}>
      <Welcome m={m} />
      <nav class="b" aria-label={m.say('您想做什么', 'What do you want to do')}>
        <CallFirst m={m} county={county} />
        <a class="do" href="/complaint">
          <Icon name="pen" />
          <span>
            <b>{m.say('我要投诉', 'Complain')}</b>
            {m.say('自己写', 'Write it yourself')}
          </span>
        </a>
        <a href="/progress">
          <Icon name="search" />
          <span>
            <b>{m.say('办到哪了', 'Progress')}</b>
            {m.say('看单子上的号码', 'With the number on the slip')}
          </span>
        </a>
        <a href="/tipoff">
          <Icon name="flag" />
          <span>
            <b>{m.say('我要举报', 'Tip-off')}</b>
            {m.say('不留名字也行', 'No name is needed')}
          </span>
        </a>
        {hasStations(county) && <VillageStation m={m} county={county} />}
        <button type="button" data-read={spokenOf(m, county)} hidden>
          <Icon name="speaker" />
          <span>
            <b>{m.say('听一听', 'Listen')}</b>
            {m.say('念给您听', 'This page read aloud')}
          </span>
        </button>
      </nav>
      <Nearest m={m} county={county} at="/" />
      <p class="gap">
        {m.say(
          '不花钱。不用注册。名字电话只给办事的人看。',
          'Free. No account. Only those who handle it see your name.',
        )}
      </p>
    </Page>
  );
}

/** 「找郭庄村的站」: the village in which the station sits, which need not be one's own. */
function siteOf(m: Manner, county: CountyFacts, { station }: { station: Station }): string {
  const site = county.regions.find((one) => one.id === station.regionId)?.name;
  return site === undefined ? m.say('找站点', 'Station') : m.say(`找${site}的站`, `Station of ${site}`);
}

/** What is read aloud: what this page is for, and what each of its buttons does, in a dozen seconds. */
function spokenOf(m: Manner, county: CountyFacts): string {
  const { name } = county.county;
  const { phone } = lineOf(m, county);
  const figures = [...(phone ?? '')].join(' ');
  const near = nearestStation(county, m.villageId)?.station;
  return m.say(
    [
      `这里是${name}消费者投诉。买东西吃了亏，来这里说，不花钱。`,
      phone === null
        ? ''
        : isHotlineShut(m, county)
          ? `电话 ${figures} ${whenAnswered(m, county)}。`
          : `不会写，就打 ${figures}，有人替您记。`,
      '会写，按“我要投诉”。交过的，按“办到哪了”。店家违法，按“我要举报”，不留名字也行。',
      near === undefined ? '' : `离您最近的站上是${near.contactName}，按写着站的那一个就打过去。`,
    ].join(''),
    `This is where the consumers of ${name} complain, free of charge. ${phone === null ? '' : `Call ${figures} and someone writes it down. `}Press Complain to write it yourself, Progress to see how far it is, and Tip-off for a shop that breaks the law.`,
  );
}

/** The telephone of the nearest station, or the list of all while no village is picked. */
function VillageStation({ m, county }: { m: Manner; county: CountyFacts }) {
  const near = nearestStation(county, m.villageId);
  return (
    <a href={near === null ? '/stations' : `tel:${near.station.phone.replace(/[^\d+]/gu, '')}`}>
      <Icon name="house" />
      <span>
        <b>{near === null ? m.say('找村里的站', 'Village station') : siteOf(m, county, near)}</b>
        {near === null ? (
          m.say('看全部站点', 'All stations')
        ) : (
          <>
            {near.station.regionId === near.home.id
              ? distanceWords(m, near.home, near.station)
              : m.say(
                  `离${near.home.name}最近，${distanceWords(m, near.home, near.station)}`,
                  `Nearest to ${near.home.name}, ${distanceWords(m, near.home, near.station)}`,
                )}
            <br />
            {near.station.contactName} <span class="num nb">{near.station.phone}</span>
          </>
        )}
      </span>
    </a>
  );
}
