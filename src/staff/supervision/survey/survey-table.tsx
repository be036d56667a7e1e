import { valuesOf } from '../../../domain/figures/tabulate.ts';
import { unitOf } from '../../../domain/supervision/survey/survey-words.ts';
import { leastForShare } from '../../../domain/supervision/survey/said-too-much.ts';
import { useWords } from '../../base/language.tsx';
import type { SeenSurvey } from './survey-calls.ts';

/** 一家一列、一问一行: a full square has it, an empty one has it not, blank was not asked. Others than firms are only counted. */
export function SurveyTable({ view }: { view: SeenSurvey }) {
  const t = useWords();
  const { entry, more } = view;
  const firms = entry.frame === 'operators' ? entry.sample : [];
  const few = more.sheets < leastForShare;
  const unit = unitOf(entry.frame).zh;
  return (
    <section className="card survey-counted" aria-label={t('汇总', 'Table')}>
      <div className="hd">
        <h2>{firms.length > 0 ? t('一家一列', 'A column a firm') : t('各题答法', 'Answers')}</h2>
        {firms.length === 0 ? null : (
          <span className="dim s survey-key">
            <i className="survey-mark yes" aria-hidden="true" /> {t('有', 'yes')}
            <i className="survey-mark no" aria-hidden="true" /> {t('没有', 'no')}
            {t('，没问到空着', ', blank not asked')}
          </span>
        )}
      </div>
      <div className="settings-table survey-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('组', 'Group')}</th>
              <th scope="col">{t('问的是', 'Question')}</th>
              {firms.map((name, i) => (
                <th key={name} scope="col" className="num" title={name}>
                  <span aria-hidden="true">{String(i + 1).padStart(2, '0')}</span>
                  <span className="sr">{name}</span>
                </th>
              ))}
              <th scope="col" className="survey-counted-head">
                {firms.length > 0 ? t('有', 'Yes') : t(`几${unit}`, 'Count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.questions.map((_, i) => (
              <Line key={i} view={view} at={i} firms={firms} />
            ))}
          </tbody>
        </table>
      </div>
      {few ? (
        <p className="pad dim s">
          {t(
            `收回 ${more.sheets} 份，只说“答了这问的几${unit}里几${unit}”，不写百分比、不推到全县。`,
            `With ${more.sheets} sheets it is said how many of those who answered: no percent, nothing of the county at large.`,
          )}
        </p>
      ) : null}
    </section>
  );
}

/** One question: the mark of each firm, and how many said what. */
function Line({ view, at, firms }: { view: SeenSurvey; at: number; firms: readonly string[] }) {
  const { entry, more } = view;
  const question = entry.questions[at];
  if (question === undefined) return null;
  const isSame = question.part === entry.questions[at - 1]?.part;
  return (
    <tr className={isSame || at === 0 ? undefined : 'part'}>
      <td className="dim" lang="zh-CN">
        {isSame ? '' : question.part}
      </td>
      <th scope="row" lang="zh-CN">
        {at + 1}. {question.text}
      </th>
      {firms.map((name, firm) => (
        <td key={name} className="num">
          <Mark
            kind={question.kind}
            value={more.columns.find((one) => one.firm === firm + 1)?.answers[String(at + 1)]}
          />
        </td>
      ))}
      <td className="survey-bar">
        <Counted view={view} at={at} values={valuesOf(question)} unit={unitOf(view.entry.frame).zh} />
      </td>
    </tr>
  );
}

function Mark({ kind, value }: { kind: string; value: string | undefined }) {
  const t = useWords();
  if (value === undefined || value === '') return null;
  if (kind !== 'yesNo') return <span lang="zh-CN">{value}</span>;
  const isYes = value === 'yes';
  return (
    <>
      <i className={`survey-mark ${isYes ? 'yes' : 'no'}`} aria-hidden="true" />
      <span className="sr">{isYes ? t('有', 'yes') : t('没有', 'no')}</span>
    </>
  );
}

interface CountedProps {
  view: SeenSurvey;
  at: number;
  values: readonly string[];
  unit: string;
}

/** How many said what, each with its bar; below it what was found again. */
function Counted({ view, at, values, unit }: CountedProps) {
  const t = useWords();
  const count = view.more.counts[at];
  if (count === undefined) return null;
  const isYesNo = values[0] === 'yes';
  const shown = isYesNo && view.entry.frame === 'operators' ? ['yes'] : values;
  const said = (value: string) => (value === 'yes' ? t('有', 'Yes') : value === 'no' ? t('没有', 'No') : value);
  return (
    <ul className="survey-counts">
      {shown.map((value) => {
        const k = count.counts[value] ?? 0;
        return (
          <li key={value}>
            {shown.length === 1 ? null : <span lang="zh-CN">{said(value)}</span>}
            <b>
              {k} <span className="dim">/ {count.n}</span>
            </b>
            <progress
              value={k}
              max={Math.max(1, count.n)}
              aria-label={t(`${count.n} ${unit}里 ${k} ${unit}`, `${k} of ${count.n}`)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** 没有的占几家: each finding with its bar, and beside it what was found again. */
export function FindingBars({ view: { entry, more } }: { view: SeenSurvey }) {
  const t = useWords();
  if (entry.findings.length === 0) return null;
  const title = t(`各项结论占几${unitOf(entry.frame).zh}`, 'What the findings come to');
  return (
    <section className="card survey-card" aria-label={title}>
      <h2>
        {title}
        {more.again.sheets === 0 ? null : (
          <span className="dim s">{t('下面一条是复看', 'the lower bar: asked again')}</span>
        )}
      </h2>
      <ul className="survey-bars">
        {entry.findings.map(({ title, k, n, after }, i) => {
          const now = more.again.found[i] ?? after ?? null;
          return (
            <li key={i}>
              <span lang="zh-CN">{title}</span>
              <Bar k={k} n={n} />
              {now === null ? null : <Bar k={now.k} n={now.n} again />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Bar({ k, n, again = false }: { k: number; n: number; again?: boolean }) {
  const t = useWords();
  return (
    <span className={again ? 'survey-line again' : 'survey-line'}>
      <progress
        value={k}
        max={Math.max(1, n)}
        aria-label={again ? t(`复看，${n} 里 ${k}`, `Again: ${k} of ${n}`) : t(`${n} 里 ${k}`, `${k} of ${n}`)}
      />
      <b>
        {k} / {n}
      </b>
    </span>
  );
}
