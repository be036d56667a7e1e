import { useInfiniteQuery } from '@tanstack/react-query';
import {
  ownedWords,
  verdicts,
  verdictWords,
  type OwnedField,
  type Verdict,
} from '../../../domain/exchange/import/import.ts';
import { Link } from 'react-router';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { importClient, isMoving, type SeenRow, type SeenRun } from './import-wire.ts';
import { isLedgerSubject } from '../../../domain/exchange/import/ledger-column.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { placeOfKind } from '../../base/places.ts';
import { MatterLink } from '../../base/ui/matter-link.tsx';

/** What each line makes, or has made, and why; the filter stands in the address. */
export function Rows({ run }: { run: SeenRun }) {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const verdict = verdicts.find((one) => one === search.get('verdict')) ?? null;
  const moving = isMoving(run.state);
  const rows = useInfiniteQuery({
    queryKey: ['imports', run.id, 'rows', verdict],
    queryFn: ({ pageParam, signal }) => importClient.rows(run.id, verdict, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
    refetchInterval: moving ? 3_000 : false,
  });
  const total = verdicts.reduce((sum, one) => sum + run.counts[one], 0);
  const found = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="card" aria-label={t('逐行的结果', 'Row by row')}>
      <div className="card-head import-filters">
        <span>{t('逐行的结果', 'Row by row')}</span>
        <fieldset className="seg" aria-label={t('只看', 'Only')}>
          <button type="button" aria-pressed={verdict === null} onClick={() => change({ verdict: null })}>
            {t('全部', 'All')} {total}
          </button>
          {verdicts.map((one) => (
            <button key={one} type="button" aria-pressed={verdict === one} onClick={() => change({ verdict: one })}>
              {label(verdictWords[one])} {run.counts[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {rows.isError ? <ErrorLine error={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {rows.data === undefined ? (
        rows.isError ? null : (
          <Loading rows={8} />
        )
      ) : found.length === 0 ? (
        <Empty words={moving ? t('马上就有了。', 'In a moment.') : t('没有这样的行。', 'There are no such rows.')} />
      ) : (
        <Table rows={found} subject={run.subject} />
      )}
      {rows.hasNextPage ? (
        <p className="import-more">
          <button
            type="button"
            className="b"
            disabled={rows.isFetchingNextPage}
            onClick={() => void rows.fetchNextPage()}
          >
            {t('再看 50 行', '50 more rows')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function Table({ rows, subject }: { rows: readonly SeenRow[]; subject: SeenRun['subject'] }) {
  const t = useWords();
  const isShops = subject === 'operators';
  const isLedger = isLedgerSubject(subject);
  return (
    <div className="import-table import-rows">
      <table>
        <thead>
          <tr>
            <th scope="col" className="r">
              {t('行', 'Line')}
            </th>
            <th scope="col">
              {isShops
                ? t('名单里的店', 'Shop in the list')
                : isLedger
                  ? t('旧编号', 'Old number')
                  : t('平台编号', 'Platform number')}
            </th>
            <th scope="col">{t('怎样', 'What')}</th>
            <th scope="col">{isShops ? t('档案', 'File') : t('本局编号', 'Number')}</th>
            <th scope="col">{t('说明', 'Why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.line} row={row} subject={subject} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const marks: Record<Verdict, string> = { new: 'tag ok', changed: 'tag wa', same: 'tag', refused: 'tag er' };

function Row({ row, subject }: { row: SeenRow; subject: SeenRun['subject'] }) {
  const isShop = subject === 'operators';
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const said = language === 'zh' ? row.reasonZh : row.reasonEn;
  const fields = isShop ? [] : row.fields.map((field) => label(ownedWords[field as OwnedField]));
  const made = isShop ? t('建一家的档', 'One shop') : t('登记一件', 'One matter');
  const why = said ?? (fields.length > 0 ? fields.join(t('、', ', ')) : row.done ? '' : made);
  return (
    <tr>
      <td className="r dim" data-label={t('行', 'Line')}>
        {row.line}
      </td>
      <td className="import-number">{row.platformNumber ?? t('没有', 'none')}</td>
      <td className="nw">
        <span className={marks[row.verdict]}>{label(verdictWords[row.verdict])}</span>
      </td>
      <td className="nw">
        {row.number === null ? null : <MadeLink number={row.number} subject={subject} />}
        <ShopLink id={row.operatorId} />
      </td>
      <td className={row.verdict === 'refused' ? 'err import-why' : 'import-why'}>{why}</td>
    </tr>
  );
}

/** Where an entry of a ledger that is no matter stands. */
const ledgerPlaces: Readonly<Partial<Record<SeenRun['subject'], (number: string) => string>>> = {
  samplings: (number) => `/samplings/${number}`,
  inspections: (number) => `/inspections?state=all&open=${number}`,
  letters: (number) => `/guidances?state=all&open=${number}`,
};

/** What the line has made, where it stands; its number alone for who may not read it there. */
function MadeLink({ number, subject }: { number: string; subject: SeenRun['subject'] }) {
  const kind = parseMatterNumber(number)?.kind ?? 'complaint';
  const mayOpen = useMay(placeOfKind(kind).read);
  const placeOf = ledgerPlaces[subject];
  if (placeOf !== undefined) return <Link to={placeOf(encodeURIComponent(number))}>{number}</Link>;
  return mayOpen ? <MatterLink number={number} /> : number;
}

function ShopLink({ id }: { id: string | null }) {
  const t = useWords();
  const may = useMay('operator.read');
  return id === null || !may ? null : <Link to={`/operators/${id}`}>{t('看这家', 'Its page')}</Link>;
}
