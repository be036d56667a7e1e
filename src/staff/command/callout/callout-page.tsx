import { useQuery } from '@tanstack/react-query';
import calloutDocket from '../../../domain/command/callout-steps.ts?calloutDocket';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { calloutLinks, responseWords } from '../../../domain/command/response-times.ts';
import { counted } from '../../../domain/base/words.ts';
import type { ResponseView } from '../../../http/api/command/callout-routes.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { instantShort } from '../../base/ui/day.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { calloutCalls, responses, type SeenCallout, type SeenCalloutLine } from './callout-calls.ts';
import './callout.css';
import { Places } from './callout-where.tsx';
import { CalloutCard } from './callout-card.tsx';

/** 紧急处置: what rings, what is under way, and how many minutes each link took. */
export default function CalloutPage() {
  const t = useWords();
  const [search] = useSearchParams();
  const query = useMemo(() => countedOf(search), [search]);
  return (
    <DocketPage
      docket={calloutDocket}
      calls={calloutCalls}
      empty={t(
        '没有紧急处置。投诉标了加急、登记时说有人受伤，这里自动出现并呼叫当班的人；没有投诉的，按“紧急呼叫”。',
        'No call-out. An urgent complaint opens one by itself; press Page those on duty for what is none.',
      )}
      nameWords={{ zh: '呼叫', en: 'Call-out' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      rowMoves="chief"
      query={query}
      tools={<Minutes />}
      columns={useCalloutColumns()}
      startOf={startOf}
      facts={(view) => <CalloutCard item={view} />}
    />
  );
}

function useCalloutColumns(): DocketColumn<SeenCalloutLine>[] {
  const t = useWords();
  const { today } = useMe();
  const minutes = (n: number | null) => (n === null ? '—' : t(`${n} 分`, `${n} min`));
  return [
    {
      zh: '在哪里',
      en: 'Where',
      cell: ({ more }) => (more.places.length === 0 ? '—' : <Places places={more.places} />),
      words: ({ more }) => more.places.map(({ name }) => name).join(' '),
    },
    {
      zh: '接报',
      en: 'Came in',
      cell: ({ entry }) => <span className="num nw">{instantShort(entry.openedAt, today)}</span>,
    },
    {
      zh: '接警',
      en: 'Answered',
      cell: ({ entry, more }) =>
        entry.state === 'paging' ? (
          <span className="err nw">{t(`呼叫了 ${more.rung} 次`, `paged ${more.rung} times`)}</span>
        ) : (
          `${more.acceptedByName ?? '—'} ${minutes(more.links.answer)}`
        ),
      words: ({ more }) => more.acceptedByName,
    },
    { zh: '到场', en: 'Arrival', right: true, cell: ({ more }) => minutes(more.links.arrival) },
    { zh: '回报', en: 'Report', right: true, cell: ({ more }) => minutes(more.links.report) },
  ];
}

/** What stands in the form of a step at first: what happened, where, and what is asked of whom it goes to. */
function startOf({ entry, more }: SeenCallout, move: string): Typed {
  // Where it is stands before these words in every message of it.
  const what = entry.title;
  switch (move) {
    case 'sendOffice':
      return { officeId: entry.officeId ?? '', words: `${what}。请马上派人到现场：${more.measures[0] ?? ''}` };
    case 'tellDepartments':
      return {
        organisationIds: more.departments.map(({ id }) => id).join('、'),
        words: `${what}。请按职责马上处置，联系 12315 中心。`,
      };
    case 'alertStations':
      return {
        reach: 'town',
        words: `${what}。${more.ofGoods ? '附近有同样的商品请先停用、留住，' : '附近的人请避开，'}有情况马上报 12315。`,
      };
    case 'close':
      return { worth: 'yes', exampleTitle: more.draft?.title ?? '', exampleText: more.draft?.text ?? '' };
    default:
      return {};
  }
}

/** Which count the list stands behind, as the address has it; nothing where it stands behind none. */
function countedOf(search: URLSearchParams): Readonly<Record<string, string>> {
  const link = calloutLinks.find((one) => one === search.get('link'));
  const [from, to] = [search.get('from'), search.get('to')];
  return link === undefined || from === null || to === null ? {} : { link, from, to };
}

const span = 90;

/** 响应时效 of the last ninety days: each link with its definition. */
function Minutes() {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('response.read');
  const narrow = useNarrow();
  const [search] = useSearchParams();
  const behind = calloutLinks.find((one) => one === search.get('link'));
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - span * 86_400_000).toISOString().slice(0, 10);
  const { data: found, error } = useQuery({
    queryKey: ['callouts', 'responses', from, today],
    queryFn: ({ signal }) => responses(from, today, signal),
    enabled: may,
  });
  if (!may || error !== null) return null;
  // The list below does not jump when the figures come.
  if (found === undefined)
    return (
      <div className="card callout-minutes">
        <Loading rows={narrow ? 10 : 4} />
      </div>
    );
  return (
    <section className="card callout-minutes" aria-label={t('响应时效', 'Response times')}>
      <h2 className="card-head">
        {t('响应时效', 'Response times')}
        <small>
          {t(`近 ${span} 天，从台账数`, `last ${span} days, from the ledger`)} ·{' '}
          {found.inTimeRate === null
            ? t('没有要算及时的', 'nothing to rate')
            : t(`及时率 ${found.inTimeRate}%`, `${found.inTimeRate}% in time`)}
        </small>
      </h2>
      <dl>
        {found.links.map((minutes) => (
          <LinkMinutes key={minutes.link} minutes={minutes} from={from} />
        ))}
      </dl>
      {behind === undefined ? null : (
        <p className="callout-behind">
          {t(
            `下面只列“${responseWords[behind].zh}”数到的`,
            `Below only those counted for “${responseWords[behind].en}”`,
          )}{' '}
          <Link className="b sm" to="/callouts">
            {t('看在办的', 'Show the open ones')}
          </Link>
        </p>
      )}
    </section>
  );
}

/** One link: its middle, how long nine of ten took, how many were in time, and the call-outs that were counted. */
function LinkMinutes({ minutes, from }: { minutes: ResponseView['links'][number]; from: string }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const [search] = useSearchParams();
  const { link, n, middle, most, limit, inTime } = minutes;
  const words = responseWords[link];
  const isListed = calloutLinks.some((one) => one === link);
  const howMany = t(`${n} 件`, `${n}`);
  return (
    <div title={t(words.definitionZh, words.definitionEn)}>
      <dt>{label(words)}</dt>
      <dd>
        <b>{middle === null ? '—' : spanWords(middle, t)}</b>
        {n === 0 ? null : isListed ? (
          <Link
            className="num"
            to={`/callouts?state=all&link=${link}&from=${from}&to=${today}`}
            aria-current={search.get('link') === link ? 'true' : undefined}
          >
            {howMany}
          </Link>
        ) : (
          <span className="num">{howMany}</span>
        )}{' '}
        <small>
          {n === 0
            ? t('没有', 'none')
            : `${t(`九成在 ${spanWords(most ?? 0, t)}内`, `nine of ten in ${spanWords(most ?? 0, t)}`)}${limit === null ? '' : t(`；及时 ${inTime}（≤${limit} 分）`, `; ${inTime} in ${limit} min`)}`}
        </small>
      </dd>
    </div>
  );
}

function spanWords(minutes: number, t: (zh: string, en: string) => string): string {
  if (minutes < 120) return t(`${minutes} 分钟`, `${minutes} min`);
  if (minutes < 48 * 60) return t(`${Math.round(minutes / 60)} 小时`, `${Math.round(minutes / 60)} h`);
  return t(`${Math.round(minutes / 1440)} 天`, `${counted(Math.round(minutes / 1440), 'day')}`);
}
