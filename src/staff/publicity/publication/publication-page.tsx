import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mostOfDocket } from '../../../domain/matter/docket.ts';
import publicationDocket from '../../../domain/publicity/publication/publication-steps.ts?publicationDocket';
import { useAddress } from '../../base/address.ts';
import { useKeys } from '../../base/keys.tsx';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { anew } from '../../matter/docket/docket-list-state.ts';
import { PagesFoot, useDocketPages } from '../../matter/docket/docket-pages.tsx';
import { publicationCalls, readStanding, type SeenPublication } from './publication-calls.ts';
import { PublicationReview } from './publication-review.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import './publication.css';

const views = [
  { state: 'open', zh: '待审', en: 'To decide', counts: ['waiting', 'objected'] },
  { state: 'published', zh: '已公示', en: 'Published', counts: ['published', 'objected'] },
  { state: 'withheld', zh: '不公示', en: 'Not published', counts: ['withheld'] },
  { state: 'objected', zh: '有异议', en: 'Objected to', counts: ['objected'] },
  { state: 'gone', zh: '收起的', en: 'Gone', counts: ['withdrawn', 'left'] },
] as const;

/** 公示: the queue on the left, what was told and what will be public beside it; decided, the next one opens. */
export default function PublicationPage() {
  const t = useWords();
  const may = useMay(publicationDocket.read);
  const { search, change } = useAddress();
  const asked = views.find(({ state }) => state === search.get('state'))?.state ?? 'open';
  const pages = useDocketPages({
    calls: publicationCalls,
    query: { state: asked },
    typed: '',
    most: mostOfDocket(publicationDocket),
    may,
  });
  const { list } = pages;
  const items = list.data?.items ?? [];
  const opened = useOpened(items);
  const at = items.findIndex(({ entry }) => entry.id === opened);
  const open = (id: string) => {
    const place = items.findIndex(({ entry }) => entry.id === id);
    change({ open: id, next: items[place + 1]?.entry.id ?? null });
  };
  const go = (by: number) => {
    const next = items[at + by];
    if (next !== undefined) open(next.entry.id);
  };
  useKeys(
    [
      { key: 'j', zh: '下一件', en: 'Next', run: () => go(1), when: at + 1 < items.length },
      { key: 'k', zh: '上一件', en: 'Previous', run: () => go(-1), when: at > 0 },
    ],
    'list',
  );
  if (!may) return <Empty words={t('您的角色看不到公示。', 'Your role does not see publications.')} />;
  return (
    <div className="pad settings-body">
      <title>{`${t('公示', 'Publication')} · ${t('红盾', 'Hongdun')}`}</title>
      <Head asked={asked} />
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <div className="publication-desk">
          <div>
            <Queue items={items} opened={opened} asked={asked} onOpen={open} />
            <PagesFoot paging={pages.paging} isSought={false} more={list.data.more} />
          </div>
          {opened === null ? null : <PublicationReview key={opened} entryId={opened} />}
        </div>
      )}
    </div>
  );
}

/** The one in the address; once it is decided and gone from the list, the one that stood behind it, or the first. */
function useOpened(items: readonly SeenPublication[]): string | null {
  const { search } = useAddress();
  const [wanted, next] = [search.get('open'), search.get('next')];
  const found = [wanted, next].flatMap((one) =>
    one === null ? [] : items.filter(({ entry }) => entry.id === one || entry.number === one),
  )[0];
  return found?.entry.id ?? items[0]?.entry.id ?? wanted;
}

function Head({ asked }: { asked: (typeof views)[number]['state'] }) {
  const t = useWords();
  const label = useLabel();
  const { change, search } = useAddress();
  const mayOpen = useMay(publicationDocket.opening.permission);
  const { data } = useQuery({
    queryKey: [publicationCalls.path, 'standing'],
    queryFn: ({ signal }) => readStanding(signal),
  });
  return (
    <>
      <div className="hd docket-hd">
        <h1>{t('公示', 'Publication')}</h1>
        <span className="sp" />
        <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
          {views.map(({ state, counts, ...words }) => (
            <button
              key={state}
              type="button"
              aria-pressed={state === asked}
              onClick={() => change(anew({ state: state === 'open' ? null : state, open: null, next: null }))}
            >
              {label(words)} {data === undefined ? '' : counts.reduce((sum, one) => sum + (data.counts[one] ?? 0), 0)}
            </button>
          ))}
        </fieldset>
        <Link className="b" to="/publications/rules">
          {t('公示办法', 'The rule')}
        </Link>
        {mayOpen && data?.rule !== null ? (
          <button type="button" className="b" onClick={() => change({ new: true })}>
            {label(publicationDocket.opening)}
          </button>
        ) : null}
      </div>
      {data === undefined || data.rule !== null ? null : (
        <p className="wrong" role="alert">
          {t(
            '本县还没有确认公示办法，什么都没有公示。',
            'The county has not confirmed its rule of publication: nothing is public.',
          )}{' '}
          <Link to="/publications/rules">{t('去写公示办法', 'Write it down')}</Link>
        </p>
      )}
      {search.get('new') !== null && mayOpen ? <ByHand /> : null}
    </>
  );
}

/** For one that was closed before, by its number. */
function ByHand() {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const directory = useDirectory();
  if (directory === undefined) return null;
  const { opening, name } = publicationDocket;
  return (
    <DocketForm
      title={label(opening)}
      press={label(opening)}
      schema={opening.form}
      directory={directory}
      fixed={(id) => ({ id })}
      start={{}}
      people={[]}
      draft={name}
      queryKey={publicationCalls.path}
      saved={t('拟好了，在待审里', 'Drafted')}
      send={(input) => publicationCalls.open(input)}
      onClose={() => change({ new: null })}
    />
  );
}

interface QueueProps {
  items: readonly SeenPublication[];
  opened: string | null;
  asked: string;
  onOpen: (id: string) => void;
}

function Queue({ items, opened, asked, onOpen }: QueueProps) {
  const t = useWords();
  if (items.length === 0)
    return (
      <section className="card">
        <Empty
          words={
            asked === 'open'
              ? t(
                  '没有等着审的。投诉人打了“同意公示”的，办结就到这里。',
                  'Nothing to decide. A closed complaint whose form ticks publication comes here.',
                )
              : t('这里还没有。', 'None here yet.')
          }
        />
      </section>
    );
  return (
    <nav className="card publication-queue" aria-label={t('公示的件', 'Complaints')}>
      <ul>
        {items.map(({ entry, more }) => (
          <li key={entry.id}>
            <button type="button" aria-current={entry.id === opened} onClick={() => onOpen(entry.id)}>
              <span className="num">{entry.number ?? entry.matterNumber}</span>
              <StateTag docket={publicationDocket} state={entry.state} />
              <b>{more.operatorName === '' ? t('还没认定是哪一家', 'Operator not sure') : more.operatorName}</b>
              <span className="dim s">
                {[more.categoryName, more.natureName].filter((one) => one !== '').join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="pub-keys dim s">
        <kbd>J</kbd> <kbd>K</kbd> {t('上下', 'up and down')}
      </p>
    </nav>
  );
}
