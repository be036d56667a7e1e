import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { Link } from 'react-router';
import { difficulties, type Difficulty } from '../../domain/figures/figure.ts';
import type { Registry, RegistryRow } from '../../http/api/report/registry-routes.ts';
import { useAddress } from '../base/address.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { clockTime } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { periodText } from '../figures/period.ts';
import { MonthLockLine, useLocks } from './month/month-lock.tsx';
import { registryClient } from './registry-calls.ts';
import { RegistryLine } from './registry-line.tsx';
import { placeOf, ReportChoice, useAsked, useKinds, type Asked } from './report-choice.tsx';
import { SharesCard } from './shares-card.tsx';
import './registry.css';

/** 统计口径: every figure with its definition, and its value of the period that is chosen; the link is the state. */
export default function RegistryPage() {
  const t = useWords();
  const may = useMay('figure.read');
  const { asked, choose } = useAsked();
  const { search } = useAddress();
  const kinds = useKinds(useDirectory());
  const { period, officeId, category } = asked;
  const counted = useQuery({
    queryKey: ['figures', 'registry', period.from, period.to, officeId ?? '', category ?? ''],
    queryFn: ({ signal }) => registryClient.registry({ ...period, officeId, category }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may)
    return (
      <Empty
        words={t(
          '统计口径由中心、所里和分管领导看；您的角色看不到。',
          'Figures are for the centre, the offices and the leaders.',
        )}
      />
    );
  const typed = search.get('find') ?? '';
  const family = search.get('difficulty') ?? '';
  const shown = (counted.data?.figures ?? []).filter(
    (row) => isFound(row, typed) && (family === '' || row.difficulty === family),
  );
  return (
    <div className="figure-page">
      <header className="pad figure-head">
        <Head asked={asked} countedAt={counted.data?.countedAt} />
        <ReportChoice asked={asked} kinds={kinds} onChoose={choose} />
        <Finding typed={typed} family={family} />
      </header>
      {counted.isError ? <ErrorLine error={counted.error} onRetry={() => void counted.refetch()} /> : null}
      <div className="registry-body">
        {counted.data === undefined ? (
          counted.isError ? null : (
            <Loading rows={10} />
          )
        ) : (
          <Lines found={counted.data} shown={shown} asked={asked} />
        )}
        <SharesCard asked={asked} />
      </div>
    </div>
  );
}

/** The figures that are shown; of a period that is one locked month each beside what was locked. */
function Lines({ found, shown, asked }: { found: Registry; shown: readonly RegistryRow[]; asked: Asked }) {
  const t = useWords();
  const { search } = useAddress();
  const { period, officeId, category } = asked;
  const ofPeriod = useLocks({ ...period, officeId });
  // A month is locked whole, and not by category.
  const locks = category === undefined ? ofPeriod : undefined;
  return (
    <section className="card registry-list" aria-label={t('全部的数', 'All figures')}>
      <p className="registry-count">{t(`${shown.length} 个数`, `${shown.length} figures`)}</p>
      <MonthLockLine asked={{ ...period, officeId }} />
      {shown.length === 0 ? (
        <Empty words={t('没有这样的数。', 'No such figure.')}>
          {/满意|评价|民意|satisf|opinion/iu.test(search.get('find') ?? '') ? (
            <Link
              className="b"
              to={`/opinions?${new URLSearchParams({ from: period.from, to: period.to }).toString()}`}
            >
              {t('满意率、评价率在民意摘要里', 'Satisfaction is counted in the digest of opinions')}
            </Link>
          ) : null}
        </Empty>
      ) : null}
      {shown.map((row) => (
        <RegistryLine
          key={row.name}
          row={row}
          rows={found.figures}
          asked={asked}
          locks={locks}
          isAsked={row.name === search.get('figure')}
        />
      ))}
    </section>
  );
}

function isFound(row: RegistryRow, typed: string): boolean {
  const words = typed.trim().toLowerCase();
  const told = [row.id, ...(row.also ?? []), row.zh, row.en, row.definitionZh, row.definitionEn, row.formulaZh];
  return words === '' || told.some((one) => one.toLowerCase().includes(words));
}

function Head({ asked, countedAt }: { asked: Asked; countedAt: string | undefined }) {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory();
  return (
    <div className="hd">
      <title>{t('统计口径 · 红盾', 'Definitions of figures · Hongdun')}</title>
      <h1>{t('统计口径', 'Definitions of figures')}</h1>
      <span className="tag">{periodText(asked.period, language)}</span>
      <span className="dim s">
        {placeOf(asked, directory, me) ?? ''}
        {countedAt === undefined ? '' : ` · ${t('从台账数出', 'counted')} ${clockTime(countedAt)}`}
      </span>
    </div>
  );
}

/** What is looked for among all figures: words, and one of the four difficulties. */
function Finding({ typed, family }: { typed: string; family: string }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  return (
    <div className="figure-choice no-print">
      <Input.Search
        className="registry-find"
        aria-label={t('找一个数', 'Find a figure')}
        placeholder={t('名称、编号、口径里的字', 'Name, number, a word of the definition')}
        defaultValue={typed}
        allowClear
        onSearch={(find) => change({ find })}
      />
      <Select
        aria-label={t('四难', 'The four difficulties')}
        value={family}
        style={{ minWidth: 150 }}
        onChange={(difficulty: string) => change({ difficulty })}
        options={[
          { value: '', label: t('四难：都看', 'All difficulties') },
          ...(Object.keys(difficulties) as Difficulty[]).map((one) => ({
            value: one,
            label: label(difficulties[one]),
          })),
        ]}
      />
    </div>
  );
}
