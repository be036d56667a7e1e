import { Link } from 'react-router';
import {
  isLateMonth,
  lackingName,
  lackOf,
  lackWords,
  remarksInLine,
} from '../../../domain/report/month/month-closing.ts';
import { lastMonthOf } from '../../../domain/report/month/month-value.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { monthCalls, type SeenClosing, type SeenClosingItem } from './month-calls.ts';
import { shownMonths } from './month-shown.ts';
import './month.css';

/** 月度统计: each month of the county and of its offices, and how far it is. */
export default function MonthListPage() {
  const t = useWords();
  const { today } = useMe();
  const columns = useColumns();
  return (
    <DocketPage
      docket={shownMonths}
      calls={monthCalls}
      title={t('月度统计', 'Closing of months')}
      nameOf={({ entry }) => entry.number ?? ''}
      columns={columns}
      empty={t(
        '没有要报送或者锁定的月份。每月一号自动开上个月的；以前的在“全部”里。',
        'Nothing to hand in or to lock. The month before is opened on the first; earlier ones stand under All.',
      )}
      openWords={{ zh: '没锁定的', en: 'Not locked' }}
      rowMoves="chief"
      start={{ month: lastMonthOf(today).slice(0, 7) }}
      facts={(view) => <ClosingFacts view={view} isBesideFigures={false} />}
    />
  );
}

function useColumns(): DocketColumn<SeenClosingItem>[] {
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const name = useClosingName();
  return [
    {
      zh: '月份',
      en: 'Month',
      cell: (item) => <Link to={`/months/${item.entry.number}`}>{name(item)}</Link>,
      words: (item) => name(item),
    },
    {
      zh: '期限',
      en: 'Due',
      cell: ({ entry: { dueOn, state } }) => (
        <span className={isLateMonth({ state, dueOn }, today) ? 'month-late' : undefined}>
          {dayPlain(dueOn, language, today)}
        </span>
      ),
    },
    {
      zh: '报送',
      en: 'Handed in',
      cell: ({ entry, more }) =>
        entry.submittedAt === null ? '' : `${more.submittedByName ?? ''} ${instantShort(entry.submittedAt, today)}`,
    },
    { zh: '不寻常', en: 'Unusual', cell: (item) => <UnusualWords item={item} /> },
    {
      zh: '说明',
      en: 'Remark',
      cell: ({ entry, more }) =>
        entry.state === 'returned'
          ? entry.returnReason
          : remarksInLine([entry.remark, lackSaid(entry, label), missingSaid(more.missing, label)]),
    },
  ];
}

type Label = ReturnType<typeof useLabel>;

/** Of an office whose month was locked without it: how far it had come. */
function lackSaid(entry: SeenClosingItem['entry'], label: Label): string {
  const lack = entry.state === 'missed' ? lackOf(entry) : null;
  return lack === null ? '' : label(lackWords[lack]);
}

/** Of a county: the offices that it was locked without. */
function missingSaid(missing: SeenClosingItem['more']['missing'], label: Label): string {
  if (missing.length === 0) return '';
  return `${label(shownMonths.states['missed'] ?? { zh: '', en: '' })}：${missingNames(missing, label)}`;
}

function missingNames(missing: SeenClosingItem['more']['missing'], label: Label): string {
  const nameOf = ({ name, lack }: (typeof missing)[number]) =>
    lack === null ? name : label({ zh: lackingName({ name, lack }), en: `${name} (${lackWords[lack].en})` });
  return missing.map(nameOf).join(label({ zh: '、', en: ', ' }));
}

/** 「2026年10月 柳河所」 */
export function useClosingName() {
  const t = useWords();
  const { language } = useLanguage();
  return ({ entry, more }: SeenClosingItem): string => {
    const month =
      language === 'zh' ? `${entry.month.slice(0, 4)}年${Number(entry.month.slice(5, 7))}月` : entry.month.slice(0, 7);
    return `${month} ${more.officeName ?? t('全县', 'County')}`;
  };
}

function UnusualWords({ item: { entry } }: { item: SeenClosingItem }) {
  const t = useWords();
  const { unusual } = entry;
  if (unusual === null) return null;
  const words = [
    [unusual.overdue, t('超期没写原因', 'overdue without a reason')],
    [unusual.uncategorised, t('没有类别', 'without a category')],
    [unusual.jumps.length, t('变化大', 'jumps')],
    [unusual.blanks, t('空缺', 'blanks')],
  ] as const;
  const said = words.filter(([n]) => n > 0).map(([n, word]) => `${word} ${n}`);
  return <>{said.length === 0 ? t('没有', 'None') : said.join(t('，', ', '))}</>;
}

/** What is known of a month, beside its list or its figures. */
export function ClosingFacts({ view, isBesideFigures }: { view: SeenClosing; isBesideFigures: boolean }) {
  const t = useWords();
  const { language } = useLanguage();
  const label = useLabel();
  const { today } = useMe();
  const { entry, more } = view;
  const done = (name: string | null, at: string | null) =>
    at === null ? null : `${name ?? ''} ${instantShort(at, today)}`;
  return (
    <Facts
      rows={[
        [
          t('数', 'Figures'),
          isBesideFigures ? null : (
            <Link key="figures" to={`/months/${entry.number}`}>
              {t('打开这个月的数', 'Open the figures')}
            </Link>
          ),
        ],
        [
          t('期限', 'Due'),
          <span key="due" className={isLateMonth(entry, today) ? 'month-late' : undefined}>
            {dayPlain(entry.dueOn, language, today)}
          </span>,
        ],
        [t('报送', 'Handed in'), done(more.submittedByName, entry.submittedAt)],
        [t('不寻常', 'Unusual'), entry.unusual === null ? null : <UnusualWords key="unusual" item={view} />],
        [t('说明', 'Remark'), entry.remark],
        [t('退回原因', 'Given back because'), entry.returnReason],
        [t('审核', 'Approved'), done(more.approvedByName, entry.approvedAt)],
        [t('锁定', 'Locked'), done(more.lockedByName, entry.lockedAt)],
        [t('没有审核就锁定的', 'Locked without'), missingNames(more.missing, label)],
        [t('锁定时', 'When it was locked'), lackSaid(entry, label)],
        [t('校验', 'Hash'), entry.sha256?.slice(0, 16) ?? null],
      ]}
    />
  );
}
