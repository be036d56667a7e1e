/** 投诉公示: the list, one complaint with both sides' words, one operator with its figures; 投诉不等于违法 stands above each of them. */
import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Child } from 'hono/jsx';
import { dayZh, type Day } from '../../../../domain/base/calendar.ts';
import { Refusal } from '../../../../domain/base/refusal.ts';
import { publicEntryOf, type PublicEntry } from '../../../../domain/publicity/publication/publication.ts';
import {
  countNatures,
  countPublished,
  findFigure,
  listFigures,
  type PublicationFigure,
} from '../../../../store/publicity/publication/figure.ts';
import { findPublished } from '../../../../store/publicity/publication/publication.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { described, fieldClass, formTitle, Text, Wrong, type Form } from '../../base/field.tsx';
import { Page, sendPage } from '../../base/layout.tsx';
import { dayIn, mannerOf, type Manner } from '../../base/language.ts';
import { addObjection, ObjectForm, ObjectPage } from './objection-form.tsx';
import { addOpenData } from './open-data.ts';
import { OperatorPage, OperatorsPage } from './operator-page.tsx';
import { EntryTitle, FigureRows, NoFinding, Stale } from './publication-parts.tsx';
import { addressOf, askedOf, readEntries, standingOf, wrongIn, type Asked, type Standing } from './publication-read.ts';
import { asOfIn, daysOf, officeOf, outcomeWords, placeOf, wordIn } from './publication-words.ts';

export const publicationPages = new Hono<Env>();

const mostOnPage = 20;
const mostOperators = 5;
const mostOfOperator = 50;

addOpenData(publicationPages);
addObjection(publicationPages, async (c, { number, form, pressId, status }) => {
  const standing = await standingOf(c);
  const entry = await findEntryIn(standing, number);
  const { county } = standing.ctx;
  const page =
    entry === null ? (
      <ObjectPage form={form} county={county} number={number} pressId={pressId} />
    ) : (
      <EntryPage form={form} standing={standing} entry={entry} pressId={pressId} />
    );
  return sendPage(c, page, status, true);
});

publicationPages.get('/disclosure', async (c) => {
  const m = mannerOf(c);
  const standing = await standingOf(c).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'publication-off') return null;
    throw error;
  });
  if (standing === null) return sendPage(c, <OffPage m={m} county={consumerContext(c).county} />);
  const { ctx, rule } = standing;
  const asked = askedOf(c);
  const form = { m, ...wrongIn(c) };
  const { countyId } = ctx.actor;
  const [page, most, total] = await Promise.all([
    form.problems.length > 0 ? { entries: [], next: null } : readEntries(standing, asked, mostOnPage),
    listFigures(ctx.db, countyId, { smallest: rule.smallest }, mostOperators),
    countPublished(ctx.db, countyId),
  ]);
  return sendPage(c, <ListPage form={form} standing={standing} asked={asked} {...page} most={most} total={total} />);
});

publicationPages.get('/disclosure/operators', async (c) => {
  const standing = await standingOf(c);
  const { ctx, rule } = standing;
  const figures = await listFigures(ctx.db, ctx.actor.countyId, { smallest: rule.smallest }, 200);
  return sendPage(c, <OperatorsPage m={mannerOf(c)} standing={standing} figures={figures} />);
});

publicationPages.get('/disclosure/operators/:code', async (c) => {
  const standing = await standingOf(c);
  const code = c.req.param('code').slice(0, 20);
  const { ctx, since } = standing;
  const { countyId } = ctx.actor;
  const asked = { ...askedOf(c), operator: code, q: '', town: '', category: '', month: '' };
  const [figure, natures, page] = await Promise.all([
    findFigure(ctx.db, countyId, code),
    countNatures(ctx.db, countyId, code, since),
    readEntries(standing, asked, mostOfOperator),
  ]);
  if (page.entries.length === 0 && asked.after === '') throw new Refusal('not-found');
  return sendPage(
    c,
    <OperatorPage m={mannerOf(c)} standing={standing} asked={asked} figure={figure} natures={natures} {...page} />,
  );
});

publicationPages.get('/disclosure/:number', async (c) => {
  const standing = await standingOf(c);
  const entry = await findEntryIn(standing, c.req.param('number').slice(0, 30));
  // What is gone, and what never was, are the same to who asks.
  if (entry === null) throw new Refusal('not-found');
  const form = { m: mannerOf(c), typed: {}, problems: [] };
  return sendPage(c, <EntryPage form={form} standing={standing} entry={entry} pressId={uuidv7()} />);
});

async function findEntryIn({ ctx, since }: Standing, number: string): Promise<PublicEntry | null> {
  const found = await findPublished(ctx.db, ctx.actor.countyId, number, since);
  return found === null ? null : publicEntryOf(found);
}

function OffPage({ m, county }: { m: Manner; county: CountyFacts }) {
  return (
    <Page m={m} county={county} title={m.say('投诉公示', 'Published complaints')}>
      <h1>{m.say('投诉公示', 'Published complaints')}</h1>
      <p class="card">
        {m.say(
          '本县还没有确认公示办法，现在不公示投诉；同意公示的，等办法施行以后再由人审了才公示。',
          'The county has not confirmed its rule of publication yet: no complaint is public.',
        )}
      </p>
    </Page>
  );
}

interface ListProps {
  form: Form;
  standing: Standing;
  asked: Asked;
  entries: readonly PublicEntry[];
  next: string | null;
  most: readonly PublicationFigure[];
  total: number;
}

function ListPage({ form, standing, asked, entries, next, most, total }: ListProps) {
  const { m } = form;
  const { ctx, rule } = standing;
  return (
    <Page m={m} county={ctx.county} title={m.say('投诉公示', 'Published complaints')}>
      <h1>{m.say('投诉公示', 'Published complaints')}</h1>
      <p class="lead">
        {m.say(
          '投诉的哪家店、什么事、怎么办的。投诉人同意公示的才写，不写名字。',
          'Which shop, what about, what came of it. Only with consent, and without names (in Chinese).',
        )}
      </p>
      <NoFinding m={m} />
      <Stale m={m} standing={standing} />
      <div class="g">
        <div class="col">
          <Search form={form} standing={standing} asked={asked} />
          <section class="card stack">
            <h2>
              {m.say(
                `近 ${rule.shownMonths} 个月，公示 ${total} 件`,
                `${total} published in the last ${rule.shownMonths} months`,
              )}
            </h2>
            {entries.length > 0 ? null : <NothingFound form={form} />}
            <ul class="rows ent">
              {entries.map((entry) => (
                <Row m={m} county={ctx.county} entry={entry} />
              ))}
            </ul>
            {next === null ? null : (
              <p>
                <a class="btn" href={addressOf('/disclosure', { ...asked, after: next })}>
                  {m.say('往后看', 'Further')}
                </a>
              </p>
            )}
          </section>
        </div>
        <aside class="col">
          <Most m={m} standing={standing} most={most} />
          <NotPublished m={m} />
          <Data m={m} standing={standing} asked={asked} />
          <RuleCard m={m} standing={standing} />
        </aside>
      </div>
    </Page>
  );
}

function NothingFound({ form: { m, problems } }: { form: Form }) {
  if (problems.length > 0)
    return <p>{m.say('先把上面标红的改好，再找一次。', 'Correct what is marked above and search again.')}</p>;
  return (
    <p>{m.say('没有查到公示的投诉。换个店名，或者选“全部”。', 'None found. Try another name, or choose “All”.')}</p>
  );
}

function Row({ m, county, entry }: { m: Manner; county: CountyFacts; entry: PublicEntry }) {
  const days = daysOf(entry);
  const more = [
    wordIn(m, county, entry.categoryCode),
    m.say(`${days} 天`, `${days} days`),
    entry.reply === '' ? '' : m.say('店家有话说', 'with the operator’s words'),
  ];
  const outcome = outcomeWords(m, entry);
  return (
    <li>
      <span class="hint">{dayIn(m, entry.publishedOn)}</span>{' '}
      <a href={`/disclosure/${entry.number}`}>
        <b>
          <EntryTitle m={m} county={county} entry={entry} />
        </b>
      </a>
      <br />
      <b>{entry.outcome === 'settled' ? `✓ ${outcome}` : outcome}</b>
      {entry.isObjected ? <b>{m.say('　有异议，正在查', ' Objected to')}</b> : null}{' '}
      <span class="hint">
        <span lang="zh-CN">{placeOf(county, entry.townId)}</span>
        {entry.townId === null ? '' : ' · '}
        {more.filter((one) => one !== '').join(' · ')}
      </span>
    </li>
  );
}

/** By name, town, class and month; without a script. */
function Search({ form, standing, asked }: Pick<ListProps, 'form' | 'standing' | 'asked'>) {
  const { m } = form;
  const { county } = standing.ctx;
  const towns = county.regions.filter(({ kind }) => kind === 'town');
  const classes = county.categories.filter(
    ({ kind, parentCode }) => (kind === 'goods' || kind === 'services') && parentCode === null,
  );
  return (
    <form class="card stack" action="/disclosure" method="get" novalidate>
      <Text
        form={form}
        name="q"
        label={m.say('找一家店（店名或者信用代码）', 'A shop, by name or credit code')}
        hint={m.say('至少两个字', 'two characters or more')}
        attributes={{ type: 'search' }}
      />
      <div class="f">
        <label for="town">{m.say('哪个乡镇', 'Town')}</label>
        <select id="town" name="town">
          <option value="">{m.say('全部', 'All')}</option>
          {towns.map(({ id, name }) => (
            <option value={id} lang="zh-CN" selected={id === asked.town}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="f">
        <label for="category">{m.say('哪一类', 'Class')}</label>
        <select id="category" name="category">
          <option value="">{m.say('全部', 'All')}</option>
          {classes.map(({ code, zh, en }) => (
            <option value={code} selected={code === asked.category}>
              {m.say(zh, en)}
            </option>
          ))}
        </select>
      </div>
      <div class={fieldClass(form, 'month')}>
        <label for="month">{m.say('哪个月公示的', 'Month of publication')}</label>
        <Wrong form={form} name="month" />
        <select id="month" name="month" {...described(form, 'month')}>
          <option value="">{m.say('全部', 'All')}</option>
          {monthsBetween(standing.since, standing.ctx.today).map((month) => (
            <option value={month} selected={month === asked.month}>
              {monthWords(m, month)}
            </option>
          ))}
        </select>
      </div>
      <button class="btn do">{m.say('找', 'Search')}</button>
    </form>
  );
}

/** The months of which anything is shown, the newest first. */
function monthsBetween(since: Day, today: Day): string[] {
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const [first, last] = [at(since), at(today)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => last - i).map(
    (n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  );
}

function monthWords(m: Manner, month: string): string {
  return m.say(`${month.slice(0, 4)}年${Number(month.slice(5))}月`, month);
}

function Most({ m, standing: { rule }, most }: { m: Manner } & Pick<ListProps, 'standing' | 'most'>) {
  if (most.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{m.say('公示多的店', 'Operators with most')}</h2>
      <p class="hint">
        {m.say(
          `近 ${rule.shownMonths} 个月满 ${rule.smallest} 件才列。店大，买的人多，件数也会多。`,
          `Listed from ${rule.smallest} in ${rule.shownMonths} months. A large shop has more customers, and more complaints.`,
        )}
      </p>
      <FigureRows m={m} figures={most} smallest={rule.smallest} />
      <p>
        <a class="tap" href="/disclosure/operators">
          {m.say('看全部', 'See all')}
        </a>
      </p>
    </section>
  );
}

function NotPublished({ m }: { m: Manner }) {
  return (
    <section class="card stack">
      <h2>{m.say('不公示的', 'What is not published')}</h2>
      <ul class="rows small">
        <li>{m.say('投诉人没答应公示的', 'What its complainant did not agree to')}</li>
        <li>{m.say('没受理的、撤回的、查明是恶意投诉的', 'What was not accepted, withdrawn or malicious')}</li>
        <li>
          {m.say('危害国家、经济安全和社会稳定、违背公序良俗的', 'What endangers security, stability or public order')}
        </li>
        <li>
          {m.say('投诉人的名字、电话、证件号、住址', 'The complainant’s name, telephone, identity number and address')}
        </li>
      </ul>
    </section>
  );
}

function Data({ m, standing, asked }: { m: Manner } & Pick<ListProps, 'standing' | 'asked'>) {
  const { rule, asOf } = standing;
  const what = { ...asked, after: '' };
  return (
    <section class="card stack">
      <h2>{m.say('数据', 'Data')}</h2>
      <p>
        {m.say('截至 ', 'As of ')}
        <b>{asOfIn(m, asOf)}</b>
        {m.say(
          `，每小时核一遍。${rule.staleHours} 小时没核，这里会写明。`,
          `, counted every hour. If not for ${rule.staleHours} hours, it is said here.`,
        )}
      </p>
      <p>
        <a class="btn" href={addressOf('/disclosure/data.csv', what)}>
          CSV
        </a>{' '}
        <a class="btn" href={addressOf('/disclosure/data.json', what)}>
          JSON
        </a>
      </p>
      <p class="hint">
        {m.say(
          `每家店“店家答的”少于 ${rule.smallest} 件的，写“少于 ${rule.smallest}”，或者不写。`,
          `Where a shop answered fewer than ${rule.smallest}, “fewer than ${rule.smallest}” is written, or nothing.`,
        )}
      </p>
    </section>
  );
}

/** The county's own rule, as it was confirmed. */
function RuleCard({ m, standing: { rule } }: { m: Manner; standing: Standing }) {
  return (
    <section class="card stack">
      <h2>{m.say('公示办法', 'The rule')}</h2>
      <p>
        <b lang="zh-CN">{rule.title}</b>
        {m.say(`，${dayZh(rule.sinceOn)}起施行。`, `, in force since ${dayIn(m, rule.sinceOn)}.`)}
      </p>
      <div lang="zh-CN">
        {rule.text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <p>{line}</p>
          ))}
      </div>
      <p>
        <a class="tap" href="/disclosure/answers">
          {m.say('店家凭查询码看异议的答复', 'Operators: the answer to an objection')}
        </a>
      </p>
    </section>
  );
}

interface EntryProps {
  form: Form;
  standing: Standing;
  entry: PublicEntry;
  pressId: string;
}

function EntryPage({ form, standing, entry, pressId }: EntryProps) {
  const { m } = form;
  const { ctx, rule } = standing;
  const { county } = ctx;
  return (
    <Page m={m} county={county} title={formTitle(m, form.problems, m.say('投诉公示', 'Published complaint'))}>
      <p>
        <a class="tap" href="/disclosure">
          {m.say('看全部公示', 'All published complaints')}
        </a>
      </p>
      <p class="hint">
        {m.say(
          `公示 ${entry.number} · ${dayZh(entry.publishedOn)}公示`,
          `Publication ${entry.number} · ${dayIn(m, entry.publishedOn)}`,
        )}
      </p>
      <h1>
        <EntryTitle m={m} county={county} entry={entry} />
      </h1>
      <NoFinding m={m} />
      {entry.isObjected ? (
        <p class="card">
          <b>{m.say('店家有异议，正在查。', 'The operator objects, and it is being looked into.')}</b>
          {m.say('查清以前，下面写的可能有出入。', ' Until then what is written below may be wrong.')}
        </p>
      ) : null}
      <div class="g">
        <div class="col">
          <Say title={m.say('投诉人说', 'What the complainant says')}>{entry.said}</Say>
          {entry.asked === '' ? null : <Say title={m.say('要求', 'What was asked for')}>{entry.asked}</Say>}
          <Say title={m.say('店家说', 'What the operator says')}>
            {entry.reply === '' ? (
              <span lang={m.say('zh-CN', 'en')}>{m.say('店家没有回话。', 'The operator has not answered.')}</span>
            ) : (
              entry.reply
            )}
          </Say>
          <Say title={`${m.say('结果：', 'What came of it: ')}${outcomeWords(m, entry)}`}>{entry.result}</Say>
          <EntryFacts m={m} county={county} entry={entry} />
        </div>
        <aside class="col">
          <section class="card stack">
            <h2>{m.say('这家店', 'The operator')}</h2>
            <p>
              <a class="btn full" href={`/disclosure/operators/${entry.operatorCode}`}>
                {m.say('看这家店公示的', 'What is published of it')}
              </a>
            </p>
          </section>
          <Changes m={m} entry={entry} />
          <ObjectForm form={form} county={county} entry={entry} days={rule.objectionDays} pressId={pressId} />
        </aside>
      </div>
    </Page>
  );
}

function Changes({ m, entry }: { m: Manner; entry: PublicEntry }) {
  return (
    <section class="card stack">
      <h2>{m.say('改过什么', 'What was changed')}</h2>
      <ul class="rows small">
        <li>
          {dayIn(m, entry.publishedOn)} {m.say('第一次公示', 'First published')}
        </li>
        {entry.corrections.map(({ on, reason }) => (
          <li>
            {dayIn(m, on)} <span lang="zh-CN">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Say({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      <p lang="zh-CN">{children}</p>
    </section>
  );
}

function EntryFacts({ m, county, entry }: { m: Manner; county: CountyFacts; entry: PublicEntry }) {
  const { categoryCode, natureCode, happenedOn, complainedOn, closedOn } = entry;
  /** Names stay as they are written. */
  const names = new Set([m.say('店', 'Operator'), m.say('在哪', 'Where'), m.say('谁办的', 'Handled by')]);
  const rows: [string, string][] = [
    [m.say('店', 'Operator'), `${entry.operatorName}　${entry.operatorCode}`],
    [m.say('在哪', 'Where'), placeOf(county, entry.townId)],
    [m.say('商品服务', 'Goods or service'), wordIn(m, county, categoryCode)],
    [m.say('投诉问题', 'Question'), wordIn(m, county, natureCode)],
    [m.say('哪天争起来', 'Dispute of'), happenedOn === null ? '' : dayIn(m, happenedOn)],
    [m.say('哪天投诉', 'Complaint of'), dayIn(m, complainedOn)],
    [
      m.say('哪天办完', 'Closed on'),
      m.say(`${dayZh(closedOn)}，用了 ${daysOf(entry)} 天`, `${dayIn(m, closedOn)}, after ${daysOf(entry)} days`),
    ],
    [m.say('谁办的', 'Handled by'), officeOf(county, entry.officeId)],
  ];
  return (
    <section class="card stack">
      <dl class="facts">
        {rows
          .filter(([, words]) => words !== '')
          .map(([name, words]) => (
            <>
              <dt>{name}</dt>
              <dd lang={names.has(name) ? 'zh-CN' : undefined}>{words}</dd>
            </>
          ))}
      </dl>
    </section>
  );
}
