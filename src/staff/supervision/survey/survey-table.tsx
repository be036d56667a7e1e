import { leastForShare, valuesOf } from '../../../domain/supervision/survey/tabulate.ts';
import { useWords } from '../../base/language.tsx';
import type { SeenSurvey } from './survey-calls.ts';

/** 一家一列、一问一行: ■ has it, □ has it not, blank was not asked. Others than firms are only counted. */
export function SurveyTable({ view }: { view: SeenSurvey }) {
  const t = useWords();
  const { entry, more } = view;
  const firms = entry.frame === 'operators' ? entry.sample : [];
  const few = more.sheets < leastForShare;
  return (
    <section className="card" aria-label={t('汇总', 'Table')}>
      <div className="hd">
        <h2>{firms.length > 0 ? t('一家一列', 'A column a firm') : t('各题答法', 'Answers')}</h2>
        <span className="dim s">{t('有 ■ 没有 □，没问到空着', '■ yes, □ no, blank not asked')}</span>
      </div>
      <div className="settings-table survey-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('组', 'Group')}</th>
              <th scope="col">{t('问的是', 'Question')}</th>
              {firms.map((name, i) => (
                <th key={name} scope="col" className="num" title={name}>
                  {String(i + 1).padStart(2, '0')}
                </th>
              ))}
              <th scope="col">{t('几家', 'Count')}</th>
            </tr>
          </thead>
          <tbody>
            {entry.questions.map((question, i) => (
              <tr key={i}>
                <td className="dim">{question.part}</td>
                <th scope="row">
                  {i + 1}. {question.text}
                </th>
                {firms.map((name, firm) => (
                  <td key={name} className="num">
                    {markOf(question.kind, more.columns.find((one) => one.firm === firm + 1)?.answers[String(i + 1)])}
                  </td>
                ))}
                <td>
                  <Counted view={view} at={i} values={valuesOf(question)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {few ? (
        <p className="pad dim s">
          {t(
            `样本少，只说“${more.sheets} ${firms.length > 0 ? '家' : '份'}里几${firms.length > 0 ? '家' : '份'}”，不写百分比、不推到全县。`,
            `With so few it is said how many of ${more.sheets}: no percent, nothing of the county at large.`,
          )}
        </p>
      ) : null}
    </section>
  );
}

function markOf(kind: string, value: string | undefined): string {
  if (value === undefined || value === '') return '';
  if (kind === 'yesNo') return value === 'yes' ? '■' : '□';
  return value;
}

/** How many said what, each with its bar. */
function Counted({ view, at, values }: { view: SeenSurvey; at: number; values: readonly string[] }) {
  const t = useWords();
  const count = view.more.counts[at];
  if (count === undefined) return null;
  const isYesNo = values[0] === 'yes';
  const shown = isYesNo ? ['yes'] : values;
  return (
    <ul className="survey-counts">
      {shown.map((value) => {
        const k = count.counts[value] ?? 0;
        return (
          <li key={value}>
            {isYesNo ? null : <span>{value}</span>}
            <b>
              {k} / {count.n}
            </b>
            <progress
              value={k}
              max={Math.max(1, count.n)}
              aria-label={t(`${count.n} 家里 ${k} 家`, `${k} of ${count.n}`)}
            />
          </li>
        );
      })}
    </ul>
  );
}
