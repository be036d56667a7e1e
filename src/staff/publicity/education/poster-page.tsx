import { posterGoals, type Poster } from '../../../domain/publicity/education/poster.ts';
import posterDocket from '../../../domain/publicity/education/poster.ts?posterDocket';
import type { PosterMore } from '../../../http/api/publicity/education/education-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { SeenEntry, SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { posterCalls } from './education-calls.ts';

/** 宣传海报: each with a code, and how many came by it. */
export default function PosterPage() {
  const t = useWords();
  return (
    <DocketPage
      docket={posterDocket}
      calls={posterCalls}
      openWords={{ zh: '在用', en: 'In use' }}
      rowMoves={0}
      empty={t(
        '还没有海报。按“做一张”写大字和扫了到哪里，打印出来贴上，扫的人自己数。',
        'No poster yet. Press Make a poster, print and hang it; who scans it is counted.',
      )}
      nameWords={{ zh: '海报', en: 'Poster' }}
      nameOf={({ entry }) => entry.title}
      columns={usePosterColumns()}
      facts={(view) => <PosterFacts view={view} />}
    />
  );
}

function usePosterColumns(): DocketColumn<SeenEntry<Poster, PosterMore>>[] {
  const t = useWords();
  const label = useLabel();
  return [
    { zh: '扫了到哪里', en: 'Leads to', cell: ({ entry }) => label(posterGoals[entry.goal]) },
    { zh: '贴在哪里', en: 'Hangs at', cell: ({ entry }) => entry.place, words: ({ entry }) => entry.place },
    { zh: '来了多少', en: 'Came by it', right: true, cell: ({ more }) => String(more.visits) },
    { zh: '最近一次', en: 'Last', cell: ({ more }) => more.lastOn ?? '—' },
    {
      zh: '打印',
      en: 'Print',
      cell: ({ entry }) => (
        <a href={`/papers/publicity/${encodeURIComponent(entry.number)}`} target="_blank" rel="noreferrer">
          {t('打印', 'Print')}
        </a>
      ),
    },
  ];
}

function PosterFacts({ view: { entry, more } }: { view: SeenEntryView<Poster, PosterMore> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <Facts
      rows={[
        [t('编号', 'Number'), entry.number],
        [t('大字', 'Headline'), entry.title],
        [t('说明', 'Words'), entry.words],
        [t('扫了到哪里', 'Leads to'), label(posterGoals[entry.goal])],
        [t('贴在哪里', 'Hangs at'), entry.place],
        [
          t('来了多少', 'Came by it'),
          t(`${more.visits} 次（一部手机一天算一次）`, `${more.visits}, a telephone once a day`),
        ],
        [t('谁做的', 'Made by'), `${more.byName} ${entry.madeOn}`],
        [t('撤下', 'Taken down'), entry.downWhy],
      ]}
    />
  );
}
