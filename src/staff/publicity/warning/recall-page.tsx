import {
  recallParts,
  recallKindWords,
  type Recall,
  type recallRow,
  type RecallCorrection,
  type RecallWords,
} from '../../../domain/publicity/warning/recall.ts';
import recallDocket from '../../../domain/publicity/warning/recall.ts?recallDocket';
import type { RecallMore } from '../../../http/api/publicity/warning/recall-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { docketCalls, type SeenEntry, type SeenRow } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { CorrectedParts } from './corrected.tsx';
import { RecallRelease } from './recall-release.tsx';
import { RecallTable } from './recall-table.tsx';

type Line = SeenRow<Recall, (typeof recallRow)[number]>;
const recallCalls = docketCalls<Recall, RecallMore, Line>('recalls');
type Item = SeenEntry<Recall, RecallMore>;

/** 召回和危险产品: entered by hand or from a table, looked up by everybody. */
export default function RecallPage() {
  const t = useWords();
  const columns = useRecallColumns();
  const { search } = useAddress();
  const start = startOfAddress(search);
  return (
    <DocketPage
      docket={recallDocket}
      calls={recallCalls}
      openWords={{ zh: '等放行和在名单上', en: 'Waiting, listed' }}
      empty={t(
        '名单是空的。按“登上名单”逐个登，或者把表格导进来；另一个人放行以后群众在网页上查得到，投诉时也会提示。',
        'The list is empty. List products by hand or from a table; let out by another, citizens look them up.',
      )}
      nameOf={({ entry }) => `${entry.number} ${entry.brand}${entry.product}`}
      nameWords={{ zh: '产品', en: 'Product' }}
      rowMoves={0}
      start={start}
      draftName={start['product'] === undefined ? 'recall' : `recall ${start['product']}`}
      tools={
        <>
          <RecallTable />
          <RecallRelease />
        </>
      }
      columns={columns}
      startOf={({ entry }, move) => (move === 'amend' || move === 'correct' ? formOf(entry) : {})}
      askOf={({ entry }, move) =>
        move === 'confirmCorrection' && entry.correction !== null
          ? {
              title: t('同意改？下面是改成的话', 'Agree to the change? These are the new words'),
              about: <Corrected entry={entry} correction={entry.correction} />,
            }
          : null
      }
      facts={({ entry, more }) => <RecallFacts entry={entry} more={more} />}
    />
  );
}

/** What another page knows of a product that is to be listed, such as a sampling that found it unfit. */
function startOfAddress(search: URLSearchParams): Record<string, string> {
  const known = ['kind', 'product', 'brand', 'model', 'batch', 'danger', 'announcedOn'];
  return Object.fromEntries(
    known.map((name) => [name, search.get(name) ?? '']).filter(([, value]) => value !== ''),
  ) as Record<string, string>;
}

function formOf(entry: Item['entry']): Record<string, string> {
  const { kind, product, brand, model, batch, danger, advice, source, announcedOn, categoryCode } = entry;
  return { kind, product, brand, model, batch, danger, advice, source, announcedOn, categoryCode: categoryCode ?? '' };
}

function useRecallColumns(): DocketColumn<Line>[] {
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return [
    { zh: '哪一种', en: 'Kind', cell: ({ entry }) => label(recallKindWords[entry.kind]) },
    { zh: '型号', en: 'Model', cell: ({ entry }) => entry.model, words: ({ entry }) => entry.model },
    { zh: '批次', en: 'Batch', cell: ({ entry }) => entry.batch, words: ({ entry }) => entry.batch },
    { zh: '毛病', en: 'Danger', cell: ({ entry }) => entry.danger, words: ({ entry }) => entry.danger },
    { zh: '公布', en: 'Announced', cell: ({ entry }) => dayPlain(entry.announcedOn, language, today) },
  ];
}

function RecallFacts({ entry, more }: Pick<Item, 'entry' | 'more'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <>
      {entry.correction === null ? null : (
        <section className="corrected-wait" aria-label={t('等着另一个人同意的', 'Change to agree to')}>
          <h3>
            {t(
              '等着另一个人同意的；没同意前群众读到的还是下面的',
              'Change to agree to; until then everybody reads the below',
            )}
          </h3>
          <Corrected entry={entry} correction={entry.correction} />
        </section>
      )}
      <Facts
        rows={[
          [t('哪一种', 'Kind'), label(recallKindWords[entry.kind])],
          [t('牌子', 'Brand'), entry.brand],
          [t('型号', 'Model'), entry.model],
          [t('批次、日期', 'Batch, dates'), entry.batch],
          [t('毛病', 'The danger'), entry.danger],
          [t('怎么办', 'What to do'), entry.advice.split('\n').join(t('；', '; '))],
          [t('谁公布的', 'Announced by'), `${entry.source} ${dayPlain(entry.announcedOn, language, today)}`],
          [t('谁登的', 'By'), more.byName],
          [t('说明', 'Remark'), entry.remark],
        ]}
      />
    </>
  );
}

/** What somebody wrote to stand on the list instead. */
function Corrected({ entry, correction }: { entry: RecallWords; correction: RecallCorrection }) {
  const label = useLabel();
  const said = (words: RecallWords, part: keyof RecallWords) =>
    part === 'kind' ? label(recallKindWords[words.kind]) : (words[part] ?? '');
  return (
    <div className="corrected">
      <CorrectedParts
        parts={recallParts
          .map(({ zh, en, part }) => ({ zh, en, now: said(entry, part), instead: said(correction, part) }))
          .filter(({ now, instead }) => now !== instead)}
      />
    </div>
  );
}
