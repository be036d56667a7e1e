import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { figures, type FigureName } from '../../domain/figures.ts';
import { ratioOf } from '../../domain/report/chip-value.ts';
import { inspectionFigures } from '../../domain/supervision/figures/inspection-figures.ts';
import { campaignKinds, campaignKindWords } from '../../domain/supervision/inspection/campaign.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import type { Reading, SeenReport, Value } from './report-calls.ts';
import { recordsOf } from './report-paragraph.tsx';

/** 数字块: what its number means, what it was made of, and its records. */
export function ChipPanel({ view, reading, name }: { view: SeenReport; reading: Reading; name: string }): ReactNode {
  const t = useWords();
  const value = reading.values.find((one) => one.name === name);
  const chip = view.entry.body.chips.find((one) => one.name === name);
  if (value === undefined || chip === undefined) return null;
  const { text, part, whole, scope } = value;
  return (
    <section className="report-figure" aria-label={t('这个数', 'This number')}>
      <p className="report-figure-head">
        <span>{name}</span> <b>{text}</b>{' '}
        {part === null || whole === null ? null : <span className="dim">{`${part} / ${whole}`}</span>}
      </p>
      <ChipFacts reading={reading} value={value} chip={chip} />
      {chip.kind === 'figure' && scope !== null ? (
        <RecordLinks figure={chip.figure as FigureName} scope={scope} of={chip.of} />
      ) : null}
    </section>
  );
}

interface ChipFactsProps {
  reading: Reading;
  value: Value;
  chip: SeenReport['entry']['body']['chips'][number];
}

function ChipFacts({ reading, value: { name, scope, note }, chip }: ChipFactsProps) {
  const t = useWords();
  const label = useLabel();
  const scopeName = useScopeName();
  const { language } = useLanguage();
  const words = chip.kind === 'figure' ? figures[chip.figure as FigureName] : null;
  const signed = reading.signing?.records[name];
  const source = chip.kind === 'typed' ? chip.source || t('没写出处', 'no source given') : null;
  return (
    <Facts
      rows={[
        [t('口径', 'Figure'), words === null ? null : label(words)],
        [t('定义', 'Definition'), language === 'zh' ? words?.definitionZh : words?.definitionEn],
        [t('手填', 'Typed in'), source],
        [t('期间', 'Period'), scope === null ? null : `${scope.from} — ${scope.to}`],
        [t('范围', 'Scope'), scope === null ? null : scopeName(scope)],
        [t('脚注', 'Footnote'), note],
        [t('签发时的记录', 'Records when signed'), signed === undefined ? null : t(...keptWords(signed))],
      ]}
    />
  );
}

/** How many of the records are kept by name; the rest are in the hash alone. */
function keptWords({ n, kept }: { n: number; kept: number }): [string, string] {
  if (kept >= n) return [`${n} 条，编号都留着`, `${n}, each kept by its id`];
  return [
    `${n} 条，留着前 ${kept} 条的编号，和全部编号的校验值`,
    `${n}: the first ${kept} kept by their ids, all of them by a hash`,
  ];
}

/** The place, the category and the kind of campaign of a number, which may be narrower than those of the report. */
function useScopeName(): (scope: NonNullable<Value['scope']>) => string {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  return ({ officeId, category, campaign }) => {
    const office = directory?.organisations.find(({ id }) => id === officeId)?.name ?? officeId;
    const kind = directory?.categories.find(({ code }) => code === category);
    return [
      office ?? t('全县', 'The county'),
      ...(category === null ? [] : [kind === undefined ? category : label(kind)]),
      ...campaignKinds.filter((one) => one === campaign).map((one) => label(campaignKindWords[one])),
    ].join(' · ');
  };
}

function isOfCampaigns(figure: string): boolean {
  return (inspectionFigures as readonly string[]).includes(figure);
}

/** The lists behind the number: of a rate those of its numerator and of its denominator. */
function RecordLinks({
  figure,
  scope: { from, to, officeId, category, campaign },
  of,
}: {
  figure: FigureName;
  scope: NonNullable<Value['scope']>;
  of: string | null;
}) {
  const t = useWords();
  const mayRead = useMay('figure.read');
  const place = { ...(officeId === null ? {} : { officeId }), ...(category === null ? {} : { category }) };
  const to1 = (name: FigureName) =>
    recordsOf(name, { from, to }, officeId ?? undefined, category ?? undefined, campaign);
  const ratio = ratioOf(figure);
  const [part, whole] = of === null ? (ratio ?? [figure, null]) : [figure, of as FigureName];
  return (
    <p className="report-links">
      {campaign === null || isOfCampaigns(part) ? (
        <>
          <Link to={to1(part)}>
            {whole === null ? t('打开记录', 'Open the records') : t('打开分子', 'Open the numerator')}
          </Link>{' '}
          {whole === null ? null : <Link to={to1(whole)}>{t('打开分母', 'Open the denominator')}</Link>}{' '}
        </>
      ) : (
        // Nothing but inspections is done in campaigns: of anything else there is neither a number nor a record.
        <span className="dim">{t('这个数不按专项数，没有记录', 'Not counted by campaigns: no records')}</span>
      )}{' '}
      {mayRead ? (
        <Link to={`/figures/registry?${new URLSearchParams({ figure, from, to, ...place }).toString()}`}>
          {t('统计口径', 'Definition')}
        </Link>
      ) : null}
    </p>
  );
}
