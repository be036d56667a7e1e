import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { scopes } from '../../domain/base/actor.ts';
import { satisfactionWords } from '../../domain/complaint/steps/followup.ts';
import { grades, type Grade } from '../../domain/complaint/opinion.ts';
import { useAddress, type Choices } from '../base/address.ts';
import { client, type SeenDigest } from '../base/client.ts';
import { OfficeChoice } from '../figures/office-choice.tsx';
import { periodIn, periodOf, periodText } from '../figures/period.ts';
import { Periods } from '../figures/period-choice.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import '../base/ui/settings.css';
import { dayShort } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './opinion.css';

/** 民意摘要: of what was closed in a period, who was satisfied, by office and category, and what people say. */
export default function OpinionPage() {
  const t = useWords();
  const { language } = useLanguage();
  const { organisationName } = useMe();
  const may = useMay('opinion.read');
  const { query, ownOffice, change } = useAsked();
  const digest = useQuery({
    queryKey: ['opinions', JSON.stringify(query)],
    queryFn: ({ signal }) => client.opinions(query, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may) return <Empty words={t('您的角色看不到民意摘要。', 'Your role does not see the digest.')} />;
  return (
    <div className="pad opinions">
      <title>{t('民意摘要 · 红盾', 'Opinions · Hongdun')}</title>
      <div className="hd">
        <h1>{t('民意摘要', 'Opinions')}</h1>
        <span className="tag">{periodText(query, language)}</span>
        {ownOffice ? <span className="mut">{organisationName}</span> : null}
      </div>
      <div className="opinion-choice">
        <Periods period={query} onChoose={({ from, to }) => change({ from, to })} />
        {ownOffice ? null : <OfficeChoice officeId={query.officeId} onChoose={(officeId) => change({ officeId })} />}
      </div>
      {digest.error === null ? null : <ErrorLine error={digest.error} onRetry={() => void digest.refetch()} />}
      {digest.data === undefined ? (
        digest.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <Digest digest={digest.data} grade={query.grade} category={query.category} change={change} />
      )}
    </div>
  );
}

/** What the address asks for; an office reads of its own alone. */
function useAsked() {
  const { role, today } = useMe();
  const { search, change } = useAddress();
  const ownOffice = scopes[role] === 'office';
  const query = {
    ...periodIn(search, periodOf('year', today)),
    officeId: ownOffice ? undefined : (search.get('officeId') ?? undefined),
    grade: search.get('grade') ?? undefined,
    category: search.get('category') ?? undefined,
  };
  return { query, ownOffice, change };
}

interface DigestProps {
  digest: SeenDigest;
  grade: string | undefined;
  category: string | undefined;
  change: (choices: Choices) => void;
}

function Digest({ digest, grade, category, change }: DigestProps) {
  const t = useWords();
  return (
    <>
      <Grades whole={digest.whole} grade={grade} onChoose={(one) => change({ grade: one })} />
      {digest.whole.closed === 0 ? (
        <div className="card">
          <Empty words={t('这个期间没有办结的件，所以没有评价。', 'Nothing was closed in this period.')} />
        </div>
      ) : (
        <div className="opinion-tables">
          <Table title={t('按所', 'By office')} name={t('所', 'Office')} rows={digest.byOffice} />
          <Table
            title={t('按类别', 'By category')}
            name={t('类别', 'Category')}
            rows={digest.byCategory}
            chosen={category}
            onChoose={(key) => change({ category: key === category ? '' : key })}
          />
        </div>
      )}
      <Records
        records={digest.records}
        more={digest.more}
        onAll={grade === undefined && category === undefined ? null : () => change({ grade: '', category: '' })}
      />
    </>
  );
}

interface GradesProps {
  whole: SeenDigest['whole'];
  /** The one that is chosen. */
  grade: string | undefined;
  onChoose: (grade: string) => void;
}

/** The four grades of the whole, each a choice, and the two shares. */
function Grades({ whole, grade, onChoose }: GradesProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card opinion-grades" aria-label={t('四档', 'Four grades')}>
      {grades.map((one) => (
        <button
          key={one}
          type="button"
          className={`grade-${one}`}
          aria-pressed={grade === String(one)}
          onClick={() => onChoose(grade === String(one) ? '' : String(one))}
        >
          <b>{whole.grades[one]}</b> {label(satisfactionWords[one])}
        </button>
      ))}
      <p>
        <b>{percent(whole.satisfiedShare)}</b> {t('满意率', 'satisfied')}
        <span className="dim s">{t('非常满意和满意 ÷ 有评价的', 'the first two of all graded')}</span>
      </p>
      <p>
        <b>{percent(whole.answeredShare)}</b> {t('评价率', 'graded')}
        <span className="dim s">
          {t(
            `${sum(whole.grades)} / ${whole.closed}，期内办结、没有撤回的；企业直接和解的算在内`,
            `${sum(whole.grades)} of ${whole.closed} closed and not withdrawn, settled with the firm among them`,
          )}
        </span>
      </p>
    </section>
  );
}

/** What people say; with a way back to all where a grade or a category is chosen. */
function Records({ records, more, onAll }: Pick<SeenDigest, 'records' | 'more'> & { onAll: (() => void) | null }) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('群众怎么说', 'What people say')}>
      <h2 className="card-head">
        {t('群众怎么说', 'What people say')}{' '}
        <small>{more ? t(`前 ${records.length} 条`, `first ${records.length}`) : records.length}</small>
        {onAll === null ? null : (
          <button type="button" className="b sm go" onClick={onAll}>
            {t('看全部', 'Show all')}
          </button>
        )}
      </h2>
      {records.length === 0 ? (
        <p className="opinion-none dim">{t('没有这样的评价。', 'No such opinion.')}</p>
      ) : (
        <ul className="opinion-records">
          {records.map((one) => (
            <Opinion key={one.number} record={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Opinion({ record }: { record: SeenDigest['records'][number] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <li>
      <p>
        <span className={record.grade === 4 ? 'tag er' : record.grade === 3 ? 'tag wa' : 'tag gr'}>
          {label(satisfactionWords[record.grade as Grade])}
        </span>{' '}
        <Link className="num" to={`/complaints/${encodeURIComponent(record.number)}`}>
          {record.number}
        </Link>{' '}
        <span className="dim s">
          {[
            record.officeName,
            label({ zh: record.categoryZh, en: record.categoryEn }),
            dayShort(record.onDay),
            record.own ? t('自己评的', 'by himself') : t('回访记的', 'from the call'),
          ].join(' · ')}
        </span>
      </p>
      {record.words === '' ? null : <p className="opinion-words">{record.words}</p>}
    </li>
  );
}

interface TableProps {
  title: string;
  /** What the first column holds. */
  name: string;
  rows: SeenDigest['byOffice'];
  chosen?: string | undefined;
  onChoose?: (key: string) => void;
}

function Table({ title, name, rows, chosen, onChoose }: TableProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">{title}</h2>
      <div className="settings-table opinion-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{name}</th>
              <th scope="col" className="r">
                {t('办结', 'Closed')}
              </th>
              {grades.map((one) => (
                <th key={one} scope="col" className="r">
                  {label(satisfactionWords[one])}
                </th>
              ))}
              <th scope="col" className="r">
                {t('满意率', 'Satisfied')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TableRow
                key={row.key}
                row={row}
                isChosen={chosen === row.key}
                onChoose={onChoose === undefined || row.key === '' ? null : () => onChoose(row.key)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface TableRowProps {
  row: SeenDigest['byOffice'][number];
  isChosen: boolean;
  /** Null where there is nothing to choose. */
  onChoose: (() => void) | null;
}

function TableRow({ row, isChosen, onChoose }: TableRowProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <tr aria-current={isChosen ? 'true' : undefined}>
      <th scope="row">
        {onChoose === null ? (
          label(row)
        ) : (
          <button type="button" className="b sm t" onClick={onChoose}>
            {label(row)}
          </button>
        )}
      </th>
      <td data-label={t('办结', 'Closed')} className="num r">
        {row.closed}
      </td>
      {grades.map((one) => (
        <td
          key={one}
          data-label={label(satisfactionWords[one])}
          className={one === 4 && row.grades[one] > 0 ? 'num r err' : 'num r'}
        >
          {row.grades[one]}
        </td>
      ))}
      <td data-label={t('满意率', 'Satisfied')} className="num r">
        {percent(row.satisfiedShare)}
      </td>
    </tr>
  );
}

function percent(share: number | null): string {
  return share === null ? '—' : `${share.toFixed(2)}%`;
}

function sum(of: Record<Grade, number>): number {
  return grades.reduce((all, one) => all + of[one], 0);
}
