import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatYuan } from '../../../domain/base/money.ts';
import { operatorFigures, type OperatorFigureName } from '../../../domain/operator/operator-figures.ts';
import { operatorSourceWords, operatorStateWords } from '../../../domain/operator/operator.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FollowShop } from '../../operator/follow-shop.tsx';
import { shopWhere } from '../../operator/shop-where.ts';
import '../../operator/operator.css';
import { Agreements, Firm, Matters, Months, Offers, Papers } from './operator-matters.tsx';
import { CautionCard, CautionTag } from '../../supervision/inspection/caution-card.tsx';
import { Flags, MergeDrawer, Merges, Names, Twins } from './operator-names.tsx';
import { Supervised } from './operator-records.tsx';
import { operatorFileCalls, type SeenOperatorFile } from './operator-wire.ts';

const { Part: OperatorDrawer, useSoon: useEditSoon } = later(
  async () => (await import('../../operator/operator-form.tsx')).OperatorDrawer,
);
const { Part: FlagDrawer, useSoon: useFlagSoon } = later(
  async () => (await import('../../operator/flag-form.tsx')).FlagDrawer,
);

/** 经营者档案的一页: one shop under all its names, with all that the reader may see of it. */
export default function OperatorPage() {
  const t = useWords();
  const { id = '' } = useParams();
  const may = useMay('operator.read');
  const file = useQuery({
    queryKey: ['operators', 'file', id],
    queryFn: ({ signal }) => operatorFileCalls.file(id, signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到经营者档案。', 'Your role does not see the register of shops.')} />;
  if (isUnread(file)) return <ErrorLine error={file.error} onRetry={() => void file.refetch()} />;
  if (file.data === undefined) return <Loading rows={12} />;
  return <Page key={file.data.operator.id} file={file.data} />;
}

function Page({ file }: { file: SeenOperatorFile }) {
  const t = useWords();
  const [open, setOpen] = useState<'edit' | 'flag' | 'merge' | null>(null);
  const { operator } = file;
  useEditSoon();
  useFlagSoon();
  const close = () => setOpen(null);
  return (
    <div className="pad settings-body">
      <title>{`${operator.name} · ${t('红盾', 'Hongdun')}`}</title>
      <Head file={file} onOpen={setOpen} />
      <Figures file={file} />
      <div className="operator-columns">
        <div>
          <Matters file={file} />
          <Agreements file={file} />
          <Offers file={file} />
          <Papers file={file} />
          <Supervised operatorId={operator.id} />
        </div>
        <div>
          <Months file={file} />
          <Names file={file} />
          <Twins file={file} />
          <CautionCard about={{ operator: operator.id }} />
          <Flags file={file} />
          <Firm file={file} />
          <Merges file={file} />
        </div>
      </div>
      <Suspense fallback={null}>
        {open === 'edit' ? <OperatorDrawer shop={operator} onClose={close} /> : null}
        {open === 'flag' ? <FlagDrawer operatorId={operator.id} onClose={close} /> : null}
      </Suspense>
      {open === 'merge' ? <MergeDrawer id={operator.id} onClose={close} /> : null}
    </div>
  );
}

function Head({ file, onOpen }: { file: SeenOperatorFile; onOpen: (what: 'edit' | 'flag' | 'merge') => void }) {
  const t = useWords();
  const label = useLabel();
  const maySave = useMay('operator.save');
  const mayFlag = useMay('operator.flag');
  const mayMerge = useMay('operator.merge');
  const { operator } = file;
  const facts = [
    [t('地址', 'Address'), shopWhere(operator.place, operator.address)],
    [t('电话', 'Telephone'), operator.phone],
    [t('信用代码', 'Credit code'), operator.code],
    [t('来源', 'Source'), label(operatorSourceWords[operator.source])],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <p className="dim s">
        <Link to="/operators">{t('经营者档案', 'Register of shops')}</Link>
      </p>
      <div className="hd">
        <h1>{operator.name}</h1>
        <span className="tag">{label(operatorStateWords[operator.state])}</span>
        <CautionTag about={{ operator: operator.id }} />
        <span className="sp" />
        <FollowShop id={operator.id} isWatched={file.isWatched} />
        <a className="b" href={`/papers/operators/${operator.id}`} target="_blank" rel="noreferrer">
          {t('打印档案', 'Print')}
        </a>
        {maySave ? (
          <button type="button" className="b" onClick={() => onOpen('edit')}>
            {t('改登记', 'Edit')}
          </button>
        ) : null}
        {mayMerge ? (
          <button type="button" className="b" onClick={() => onOpen('merge')}>
            {t('并一家进来…', 'Merge another…')}
          </button>
        ) : null}
        {mayFlag ? (
          <button type="button" className="b" onClick={() => onOpen('flag')}>
            {t('加标记…', 'Set a flag…')}
          </button>
        ) : null}
      </div>
      <p className="dim">
        {facts.map(([name, value]) => (
          <span key={name} className="nw">
            {name} {value}
            {'　'}
          </span>
        ))}
      </p>
    </>
  );
}

const headFigures = ['complaints', 'tipoffs', 'agreements', 'recoveredFen', 'medianDays'] as const;

function Figures({ file: { counts, from } }: { file: SeenOperatorFile }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const valueOf = (name: OperatorFigureName) => {
    const value = counts[name];
    if (value === null) return '—';
    return operatorFigures[name].unit === 'fen' ? formatYuan(value) : String(value);
  };
  return (
    <section className="card" aria-label={t('近 24 个月', 'Within 24 months')}>
      <dl className="operator-figures">
        {headFigures.map((name) => {
          const { unit, definitionZh, definitionEn } = operatorFigures[name];
          return (
            <div key={name} title={language === 'zh' ? definitionZh : definitionEn}>
              <dd>
                <strong>{valueOf(name)}</strong>{' '}
                {unit === 'fen' ? t('元', 'yuan') : unit === 'days' ? t('天', 'days') : ''}
              </dd>
              <dt>{label(operatorFigures[name])}</dt>
            </div>
          );
        })}
      </dl>
      <p className="operator-said dim s">
        {t(
          `${from} 起，全县的件，按统计口径数；下面只列您看得到的。`,
          `Since ${from}, of the whole county, as the figures define; below stand those that you may see.`,
        )}
      </p>
    </section>
  );
}
