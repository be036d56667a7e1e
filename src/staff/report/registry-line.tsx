import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { blank, figureDimensions, figureScopes, periodRules, type FigureSource } from '../../domain/figures/figure.ts';
import { figureText, partsText } from '../../domain/figures/figure-text.ts';
import type { SeenLocks } from '../../http/api/report/month-routes.ts';
import type { RegistryRow } from '../../http/api/report/registry-routes.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import type { Asked } from './report-choice.tsx';
import { LockMark } from './month/month-lock.tsx';
import { recordsOf } from './report-paragraph.tsx';

/** One figure: what it is called and how many there are; opened, all that is said of it. */
export function RegistryLine({
  row,
  rows,
  asked,
  locks,
  isAsked,
}: {
  row: RegistryRow;
  rows: readonly RegistryRow[];
  asked: Asked;
  /** Of a period that is one locked month: what was locked. */
  locks: SeenLocks | undefined;
  /** The address names it: it stands open, and in sight. */
  isAsked: boolean;
}) {
  const label = useLabel();
  const { language } = useLanguage();
  const line = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isAsked) line.current?.scrollIntoView({ block: 'center' });
  }, [isAsked]);
  return (
    <details className="registry-row" ref={line} open={isAsked || undefined}>
      <summary>
        <span className="registry-id">{[row.id, ...(row.also ?? [])].join('、')}</span>
        <span className="registry-name">
          <b>{label(row)}</b>
          <span className="dim">{language === 'zh' ? row.definitionZh : row.definitionEn}</span>
        </span>
        <Value row={row} rows={rows} asked={asked} locks={locks} />
      </summary>
      <Facts row={row} rows={rows} />
    </details>
  );
}

/** A link to the records; a blank with its reason where it was not counted. */
function Value({
  row,
  rows,
  asked,
  locks,
}: {
  row: RegistryRow;
  rows: readonly RegistryRow[];
  asked: Asked;
  locks: SeenLocks | undefined;
}) {
  const label = useLabel();
  const t = useWords();
  const unit = row.unit === 'percent' ? '' : ` ${t(row.unitZh, row.unitEn)}`;
  if (row.value === null)
    return (
      <span className="registry-value" title={row.blank === null ? undefined : label(row.blank)}>
        <b>{blank}</b>
        <LockMark locks={locks} figure={row.name} value={null} />
      </span>
    );
  const parts = partsText(row, valuesOf(rows));
  return (
    <span className="registry-value">
      <Link to={recordsOf(row.name, asked.period, asked.officeId, asked.category)}>
        {figureText(row.unit, row.value)}
        {unit}
      </Link>
      {parts === '' ? null : <span className="dim">{parts}</span>}
      <LockMark locks={locks} figure={row.name} value={row.value} />
    </span>
  );
}

function valuesOf(rows: readonly RegistryRow[]): Record<string, number | null> {
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

function Facts({ row, rows }: { row: RegistryRow; rows: readonly RegistryRow[] }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const named = (name: string) => {
    const found = rows.find((one) => one.name === name);
    return found === undefined ? name : `${found.id} ${label(found)}`;
  };
  const two = row.ratio === undefined ? row.change : { now: row.ratio.part, base: row.ratio.whole };
  const footnote = language === 'zh' ? row.footnoteZh : row.footnoteEn;
  return (
    <dl className="figure-facts registry-facts">
      <Fact term={t('公式', 'Formula')}>{language === 'zh' ? row.formulaZh : row.formulaEn}</Fact>
      {two === undefined ? null : (
        <Fact term={t('两个数', 'Two numbers')}>{`${named(two.now)} ÷ ${named(two.base)}`}</Fact>
      )}
      <Fact term={t('期间', 'Period')}>{label(periodRules[row.rule])}</Fact>
      <Fact term={t('范围', 'Scope')}>{label(figureScopes[row.scope])}</Fact>
      <Fact term={t('能分到', 'Split by')}>
        {row.dimensions.map((one) => label(figureDimensions[one])).join(t('、', ', '))}
      </Fact>
      <Fact term={t('单位', 'Unit')}>{t(row.unitZh, row.unitEn)}</Fact>
      <Fact term={t('版本', 'Version')}>
        {t(`第 ${row.version.n} 版，${row.version.since} 起`, `${row.version.n}, since ${row.version.since}`)}
      </Fact>
      <Fact term={t('来源', 'Source')}>{sourceText(row.source, t)}</Fact>
      {footnote === undefined ? null : <Fact term={t('注', 'Note')}>{footnote}</Fact>}
      {row.blank === null ? null : <Fact term={t('空缺', 'Blank')}>{label(row.blank)}</Fact>}
    </dl>
  );
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

export function sourceText({ sentence, lawZh, lawEn }: FigureSource, t: (zh: string, en: string) => string): string {
  if (sentence !== undefined) return t(`工作材料「${sentence}」`, `The report: 「${sentence}」`);
  return lawZh === undefined ? t('本县自定', 'The county’s own') : t(lawZh, lawEn ?? lawZh);
}
