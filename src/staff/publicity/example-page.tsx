import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import exampleDocket from '../../domain/publicity/example-steps.ts?exampleDocket';
import { exampleReachWords, type Example } from '../../domain/publicity/example.ts';
import { leakWords } from '../../domain/command/example-draft.ts';
import { counted } from '../../domain/base/words.ts';
import type { ExampleMore, ExampleStart } from '../../http/api/publicity/example-routes.ts';
import { send } from '../base/client.ts';
import { docketCalls, type SeenEntry } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { ExampleCandidates } from './example-candidates.tsx';
import { MarkedText, MarkRows } from './marked-text.tsx';
import './example.css';

const exampleCalls = docketCalls<Example, ExampleMore>('examples');
type Item = SeenEntry<Example, ExampleMore>;

/** 典型案例: drafted from what was settled, approved by another, published to boards and citizens, taken down. */
export default function ExamplePage() {
  const t = useWords();
  const [search] = useSearchParams();
  const from = search.get('from');
  const isNew = search.get('new') !== null;
  const start = useStart(from, isNew);
  const columns = useExampleColumns();
  // The form begins with the draft, so it waits for it; what cannot be drafted from is said, and the form opens empty.
  if (start.isLoading) return <Loading rows={8} />;
  const { consented = true, ...typed } = start.data ?? {};
  return (
    <DocketPage
      docket={exampleDocket}
      calls={exampleCalls}
      draftName={from === null ? 'example' : `example ${from}`}
      start={{ ...typed, ...(from !== null && start.data === undefined ? { sourceNumber: from } : {}) }}
      openWords={{ zh: '在用', en: 'In use' }}
      empty={t(
        '还没有典型案例。谈成的投诉、办结的紧急处置，按“起草案例”写成脱敏的故事，换个人审核，发到公示栏和群众网页。',
        'No case yet. Press Draft a case to tell what was settled without names; another person approves it.',
      )}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      nameWords={{ zh: '案例', en: 'Case' }}
      rowMoves="chief"
      tools={
        <>
          {start.error === null ? null : <ErrorLine error={start.error} />}
          {start.error === null && isNew && !consented ? <NotConsented /> : null}
          <ExampleCandidates />
        </>
      }
      columns={columns}
      startOf={startOf}
      askOf={({ entry }, move) =>
        move === 'approve'
          ? t(`审核通过《${entry.title}》？通过后由您或同事发布。`, `Approve “${entry.title}”?`)
          : move === 'submit'
            ? t(`把《${entry.title}》交给别人审核？`, `Submit “${entry.title}” for approval?`)
            : null
      }
      facts={(view) => <ExampleView view={view} />}
    />
  );
}

/** The draft of a matter, for a new case that is begun from one. */
function useStart(from: string | null, isNew: boolean) {
  const mayWrite = useMay('example.write');
  return useQuery({
    queryKey: ['examples', 'start', from],
    queryFn: ({ signal }) => send<ExampleStart>(`/example-drafts?from=${encodeURIComponent(from ?? '')}`, { signal }),
    enabled: from !== null && isNew && mayWrite,
    retry: false,
    staleTime: 60_000,
  });
}

function NotConsented() {
  const t = useWords();
  return (
    <p className="example-hint">
      {t(
        '投诉人没有同意公示：草稿里没有写日子和乡镇，请保持这样。',
        'The complainant did not agree to be published: day and town are left out; keep it so.',
      )}
    </p>
  );
}

function useExampleColumns(): DocketColumn<Item>[] {
  const t = useWords();
  const where = useReach();
  const writers = ({ more }: Item) => more.writerNames.join(t('、', ', '));
  return [
    {
      zh: '从哪件来',
      en: 'From',
      cell: ({ entry }) => <Source entry={entry} />,
      words: ({ entry }) => entry.sourceNumber,
    },
    {
      zh: '哪个所',
      en: 'Office',
      cell: ({ more }) => more.officeName ?? '—',
      words: ({ more }) => more.officeName,
    },
    { zh: '起草人', en: 'By', cell: writers, words: writers },
    { zh: '发布范围', en: 'Where', cell: where },
  ];
}

/** How far a case has been published: on which boards, and whether to citizens. */
function useReach(): (item: Pick<Item, 'entry' | 'more'>) => string {
  const t = useWords();
  const label = useLabel();
  return ({ entry, more }) =>
    entry.state !== 'published'
      ? '—'
      : [
          entry.reach === 'some'
            ? t(`${more.stationNames.length} 个站点`, `${counted(more.stationNames.length, 'station')}`)
            : label(exampleReachWords[entry.reach]),
          entry.onPortal ? t('群众网页', 'citizens’ page') : '',
        ]
          .filter((one) => one !== '')
          .join(t('、', ', '));
}

/** What the form of a step begins with. */
function startOf({ entry }: Item, move: string): Readonly<Record<string, string>> {
  if (move === 'rewrite') {
    const { title, text, lesson, basis, firmReason } = entry;
    return { title, text, lesson, basis, firmReason };
  }
  if (move === 'publish') {
    const first = entry.state === 'approved';
    return {
      reach: first ? 'all' : entry.reach,
      stationIds: entry.stationIds.join('、'),
      onPortal: first || entry.onPortal ? 'yes' : '',
      untilOn: entry.untilOn ?? '',
    };
  }
  return {};
}

/** The case as it will be read, with what still names somebody above it, and what it rests on below. */
function ExampleView({ view: { entry, more } }: { view: Pick<Item, 'entry' | 'more'> }) {
  const t = useWords();
  const me = useMe();
  return (
    <>
      {more.leaks.length === 0 ? null : (
        <p className="wrong" role="alert">
          {t(
            `里面还有${more.leaks.map((one) => leakWords[one].zh).join('、')}，${entry.state === 'draft' ? '改掉才能交审核' : '审核、发布前要退回去改掉'}。`,
            `It still has ${more.leaks.map((one) => leakWords[one].en).join(', ')} in it.`,
          )}
        </p>
      )}
      {entry.state === 'draft' && entry.lesson === '' ? (
        <p className="example-hint">
          {t('还没有写消费提醒；按“改稿”补上。', 'Says nothing yet of what to learn; rewrite it.')}
        </p>
      ) : null}
      <MarkRows
        docket="example"
        entryId={entry.id}
        queryKey="examples"
        marks={more.marks.filter(({ isFixed }) => !isFixed)}
        isWriter={entry.writerIds.includes(me.id)}
        onReplace={null}
      />
      <article className="example-text" lang="zh-CN">
        <h3>{entry.title}</h3>
        <MarkedText text={entry.text} marks={more.marks.filter(({ field }) => field === 'text')} />
      </article>
      <ExampleFacts entry={entry} more={more} />
      {entry.state === 'published' && entry.onPortal ? (
        <p>
          <a href={`/cases/${encodeURIComponent(entry.number)}`} target="_blank" rel="noreferrer">
            {t('看群众看到的那一页', 'See the citizens’ page')}
          </a>
        </p>
      ) : null}
    </>
  );
}

function ExampleFacts({ entry, more }: Pick<Item, 'entry' | 'more'>) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const where = useReach();
  return (
    <Facts
      rows={[
        [t('消费提醒', 'To learn'), entry.lesson],
        [t('依据', 'Articles'), entry.basis.split('\n').join(t('；', '; '))],
        [t('写出店名的理由', 'Why the firm is named'), entry.firmReason],
        [t('从哪件来', 'From'), <Source key="source" entry={entry} />],
        [t('起草人', 'By'), `${more.writerNames.join(t('、', ', '))} ${instantShort(entry.draftedAt, today)}`],
        [
          t('谁审核的', 'Approved by'),
          entry.approvedAt === null ? null : `${more.approvedByName ?? ''} ${instantShort(entry.approvedAt, today)}`,
        ],
        [
          t('发布范围', 'Where'),
          entry.state === 'published'
            ? [where({ entry, more }), more.stationNames.join(t('、', ', '))].filter((one) => one !== '').join('：')
            : null,
        ],
        [t('挂到', 'Until'), entry.untilOn === null ? null : dayPlain(entry.untilOn, language, today)],
        [t('说明', 'Remark'), entry.remark],
      ]}
    />
  );
}

const sourcePaths: Readonly<Record<Example['sourceKind'], (number: string) => string>> = {
  complaint: (number) => `/complaints/${number}`,
  callout: (number) => `/callouts?open=${number}`,
  contractReview: (number) => `/contract-reviews/${number}`,
};

function Source({ entry }: { entry: { sourceKind: Example['sourceKind']; sourceNumber: string } }) {
  const number = encodeURIComponent(entry.sourceNumber);
  const to = sourcePaths[entry.sourceKind](number);
  return (
    <Link className="nw" to={to}>
      {entry.sourceNumber}
    </Link>
  );
}
