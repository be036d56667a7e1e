import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { addDays } from '../../../domain/base/calendar.ts';
import type { EducationFigure } from '../../../domain/publicity/education/education-figures.ts';
import { attendanceOf } from '../../../domain/publicity/education/outreach.ts';
import { audiences, strands, type Audience } from '../../../domain/publicity/education/subject.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import {
  educationClient,
  materialCalls,
  outreachCalls,
  type SeenOutreachLine as Item,
  type SeenYear,
} from './education-calls.ts';
import './education.css';

/** 教育: a year of it: figures, whom it is for in which month, what comes next and how the last one went. */
export default function EducationPage() {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('outreach.read');
  const mayPlan = useMay('outreach.plan');
  const { search, change } = useAddress();
  const asked = search.get('year') ?? '';
  const year = /^\d{4}$/u.test(asked) ? asked : today.slice(0, 4);
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const figures = useQuery({
    queryKey: ['education', 'year', year],
    queryFn: ({ signal }) => educationClient.year(period, signal),
    enabled: may,
  });
  const query = { state: 'all', ...period, limit: '1000' };
  const events = useQuery({
    queryKey: [outreachCalls.path, 'list', query],
    queryFn: ({ signal }) => outreachCalls.list(query, signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到消费教育。', 'Your role does not see education.')} />;
  const error = figures.error ?? events.error;
  return (
    <div className="pad settings-body">
      <title>{`${t('消费教育', 'Education')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('消费教育', 'Education')}</h1>
        <button type="button" className="b sm" onClick={() => change({ year: String(Number(year) - 1) })}>
          {t('上一年', 'Earlier')}
        </button>
        <span className="tag">{t(`${year} 年`, year)}</span>
        <button type="button" className="b sm" onClick={() => change({ year: String(Number(year) + 1) })}>
          {t('下一年', 'Later')}
        </button>
        <span className="sp" />
        <Link className="b" to="/education/materials">
          {t('物料库存', 'Materials')}
        </Link>
        {mayPlan ? (
          <Link className="b p" to="/education/events?new=1">
            {t('排一场', 'Plan an event')}
          </Link>
        ) : null}
      </div>
      {error === null ? null : (
        <ErrorLine error={error} onRetry={() => void Promise.all([figures.refetch(), events.refetch()])} />
      )}
      {figures.data === undefined || events.data === undefined ? (
        error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <Year year={year} figures={figures.data} items={events.data.items} />
      )}
    </div>
  );
}

interface YearProps {
  year: string;
  figures: SeenYear;
  items: readonly Item[];
}

function Year({ year, figures, items }: YearProps) {
  const { today } = useMe();
  const next = items
    .filter(({ entry }) => (entry.state === 'planned' || entry.state === 'approved') && entry.onDay >= today)
    .toSorted((a, b) => (a.entry.onDay < b.entry.onDay ? -1 : 1));
  const last = items.find(({ entry }) => entry.state === 'held' || entry.state === 'recorded');
  return (
    <>
      <Strip figures={figures} />
      <div className="education-two">
        <div className="education-column">
          <YearGrid year={year} items={items} />
          <Split figures={figures} />
        </div>
        <div className="education-column">
          <NextOnes items={next} />
          {last === undefined ? null : <LastOne item={last} />}
          <StockCard />
        </div>
      </div>
    </>
  );
}

/** The figures of the year, each a link to its records. */
function Strip({ figures: { figures, from, to, idlePoints, lecturers } }: { figures: SeenYear }) {
  const t = useWords();
  const to_ = (figure: EducationFigure) => `/education/records?figure=${figure}&from=${from}&to=${to}`;
  const estimated = figures.audienceEstimated;
  const boxes = [
    {
      to: to_('outreaches'),
      n: figures.outreaches,
      words: t('场活动', 'events'),
      note: t(`座谈会另有 ${figures.seminars} 次`, `${figures.seminars} seminars besides`),
    },
    {
      to: to_('audience'),
      n: figures.audience,
      words: t('人次受众', 'attendance'),
      note: estimated === 0 ? t('都是数的', 'all counted') : t(`其中估计 ${estimated}`, `${estimated} estimated`),
    },
    {
      to: to_('materialsHandedOut'),
      n: figures.materialsHandedOut,
      words: t('份发放', 'handed out'),
      note: t('发到群众手里的', 'to people'),
    },
    {
      to: to_('lecturerOutreaches'),
      n: figures.lecturerOutreaches,
      words: t('场宣讲团讲的', 'by lecturers'),
      note: t(`受教育 ${figures.lecturerAudience} 人次`, `${figures.lecturerAudience} people`),
    },
    {
      to: to_('educationPoints'),
      n: figures.educationPoints,
      words: t('个教育联络点', 'points of education'),
      note: t(`今年没办过的 ${idlePoints.length} 个`, `${idlePoints.length} idle`),
    },
    {
      to: '/education/lecturers',
      n: lecturers,
      words: t('人宣讲团', 'lecturers'),
      note: t('看谁哪天有空', 'who is free when'),
    },
  ];
  return (
    <section className="card education-strip" aria-label={t('今年的数', 'Figures of the year')}>
      {boxes.map(({ to: path, n, words, note }) => (
        <Link key={words} to={path}>
          <b className="num">{n.toLocaleString('en')}</b> {words}
          <br />
          {note}
        </Link>
      ))}
    </section>
  );
}

const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'));

/** 一年排了什么: whom it is for by month; done, near, planned and not held look different without colour too. */
function YearGrid({ year, items }: { year: string; items: readonly Item[] }) {
  const t = useWords();
  const { today } = useMe();
  const rows = (Object.keys(audiences) as Audience[]).filter((one) =>
    items.some(({ entry }) => entry.audience === one),
  );
  const isNow = (month: string) => `${year}-${month}` === today.slice(0, 7);
  return (
    <section className="card" aria-label={t('一年排了什么', 'The year')}>
      <div className="card-head">
        {t('一年排了什么', 'The year')}{' '}
        <small>
          {t(
            '浅蓝 办完 · 粗框 快到 · 虚框 计划 · 划线 没办成',
            'filled: held · thick: near · dashed: planned · struck: not held',
          )}
        </small>
      </div>
      {rows.length === 0 ? (
        <Empty words={t('今年还没有排活动。按“排一场”。', 'Nothing is planned in this year yet.')} />
      ) : (
        <div className="education-year">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('对象', 'For whom')}</th>
                {months.map((month) => (
                  <th key={month} scope="col" className={isNow(month) ? 'now' : undefined}>
                    {t(`${Number(month)} 月`, month)}
                  </th>
                ))}
                <th scope="col">{t('做了 / 计划', 'Held / planned')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((audience) => (
                <AudienceRow
                  key={audience}
                  audience={audience}
                  items={items.filter(({ entry }) => entry.audience === audience)}
                  isNow={isNow}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <NotHeld items={items} />
    </section>
  );
}

interface RowProps {
  audience: Audience;
  items: readonly Item[];
  isNow: (month: string) => boolean;
}

function AudienceRow({ audience, items, isNow }: RowProps) {
  const label = useLabel();
  const held = items.filter(({ entry }) => isDone(entry.state)).length;
  return (
    <tr>
      <th scope="row">{label(audiences[audience])}</th>
      {months.map((month) => (
        <td key={month} className={isNow(month) ? 'now' : undefined}>
          {items
            .filter(({ entry }) => entry.onDay.slice(5, 7) === month)
            .map((item) => (
              <EventLink key={item.entry.id} item={item} />
            ))}
        </td>
      ))}
      <td className="num nw">
        <b>{held}</b> / {items.filter(({ entry }) => entry.state !== 'cancelled').length}
      </td>
    </tr>
  );
}

function isDone(state: string): boolean {
  return state === 'held' || state === 'recorded';
}

function EventLink({ item: { entry } }: { item: Item }) {
  const label = useLabel();
  const { today } = useMe();
  const near = entry.onDay >= today && entry.onDay <= addDays(today, 7);
  const look = isDone(entry.state) ? 'done' : entry.state === 'cancelled' ? 'off' : near ? 'soon' : '';
  const states = { planned: { zh: '计划', en: 'planned' }, approved: { zh: '已批', en: 'approved' } };
  const words = isDone(entry.state)
    ? { zh: '办完', en: 'held' }
    : entry.state === 'cancelled'
      ? { zh: '没办成', en: 'not held' }
      : states[entry.state as keyof typeof states];
  return (
    <Link
      className={`education-event ${look}`}
      to={eventPath(entry.number)}
      aria-label={`${entry.onDay} ${entry.title} ${label(words)}`}
    >
      {entry.title}
    </Link>
  );
}

function eventPath(number: string): string {
  return `/education/events?state=all&open=${encodeURIComponent(number)}`;
}

/** What was not held, each with its reason, and how many were held beside the plan. */
function NotHeld({ items }: { items: readonly Item[] }) {
  const t = useWords();
  const off = items.filter(({ entry }) => entry.state === 'cancelled');
  const beside = items.filter(({ entry }) => entry.planNumber === null && isDone(entry.state)).length;
  if (off.length === 0 && beside === 0) return null;
  return (
    <p className="pad dim s">
      {off
        .map(({ entry }) =>
          t(
            `${Number(entry.onDay.slice(5, 7))} 月“${entry.title}”没办成：${entry.cancelWhy}。`,
            `${entry.title} (${entry.onDay}) was not held: ${entry.cancelWhy}. `,
          ),
        )
        .join('')}
      {beside === 0 ? '' : t(`加办 ${beside} 场。`, `${beside} were held beside the plan.`)}
    </p>
  );
}

/** By strand: each event counts in every strand that it has. */
function Split({ figures: { splits } }: { figures: SeenYear }) {
  const t = useWords();
  const label = useLabel();
  const of = (code: string) => splits.find(({ by, code: one }) => by === 'strand' && one === code);
  return (
    <section className="card" aria-label={t('四类教育', 'Four strands')}>
      <div className="card-head">
        {t('四类教育', 'Four strands')}{' '}
        <small>{t('一场讲两类，两类各算一场', 'an event of two strands counts in both')}</small>
      </div>
      <table className="education-table">
        <thead>
          <tr>
            <th scope="col">{t('类别', 'Strand')}</th>
            <th scope="col" className="r">
              {t('场', 'Events')}
            </th>
            <th scope="col" className="r">
              {t('人次', 'Attendance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(strands) as (keyof typeof strands)[]).map((code) => (
            <tr key={code}>
              <th scope="row">{label(strands[code])}</th>
              <td className="num r">{of(code)?.outreaches ?? 0}</td>
              <td className="num r">{of(code)?.audience ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NextOnes({ items }: { items: readonly Item[] }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <section className="card" aria-label={t('接下来', 'Next')}>
      <div className="card-head">{t('接下来', 'Next')}</div>
      {items.length === 0 ? (
        <p className="pad dim">{t('没有排着的。', 'Nothing is planned.')}</p>
      ) : (
        <ul className="pad education-part">
          {items.slice(0, 4).map(({ entry, more }) => (
            <li key={entry.id}>
              <Link to={eventPath(entry.number)}>{entry.title}</Link>
              <span className="nw">{dayWithWeekday(entry.onDay, language)}</span>
              <span className="dim s">
                {entry.place} · {label(audiences[entry.audience])}
                {more.speakers.length === 0 ? '' : ` · ${more.speakers.join(t('、', ', '))}`}
              </span>
              {entry.state === 'planned' ? <span className="tag wa">{t('没批', 'not approved')}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** 上一场: how it went, as two numbers and their sum. */
function LastOne({ item: { entry } }: { item: Item }) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('上一场', 'The last one')}>
      <div className="card-head">
        {t('上一场', 'The last one')} <small>{entry.onDay}</small>
        <Link className="go" to={eventPath(entry.number)}>
          {entry.title}
        </Link>
      </div>
      <p className="pad education-sum">
        <span>
          <b className="num">{entry.scanned}</b>
          {t('扫码签到', 'checked in')}
        </span>
        +
        <span>
          <b className="num">{entry.counted ?? 0}</b>
          {entry.method === 'estimate' ? t('估计', 'estimated') : t('人工点数', 'counted')}
        </span>
        =
        <span>
          <b className="num">{attendanceOf(entry)}</b>
          {t('人次', 'in all')}
        </span>
      </p>
    </section>
  );
}

/** 物料: what was handed out and what is left, few of them marked. */
function StockCard() {
  const t = useWords();
  const may = useMay('material.read');
  const asked = { state: 'open' };
  const found = useQuery({
    queryKey: [materialCalls.path, 'list', asked],
    queryFn: ({ signal }) => materialCalls.list(asked, signal),
    enabled: may,
  });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card" aria-label={t('物料', 'Materials')}>
      <div className="card-head">
        {t('物料', 'Materials')} <small>{t('份', 'copies')}</small>
        <Link className="go" to="/education/materials">
          {t('看全部', 'All')}
        </Link>
      </div>
      <table className="education-table">
        <thead>
          <tr>
            <th scope="col">{t('名称', 'Name')}</th>
            <th scope="col" className="r">
              {t('发出', 'Handed out')}
            </th>
            <th scope="col" className="r">
              {t('库存', 'In store')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, 8).map(({ entry, more }) => (
            <tr key={entry.id}>
              <th scope="row">{entry.name}</th>
              <td className="num r">{more.handedOut}</td>
              <td className="num r">
                {more.store + more.atStations}
                {more.low ? <span className="tag wa"> {t('少', 'few')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
