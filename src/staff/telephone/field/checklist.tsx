import { useWords } from '../../base/language.tsx';
import { Asked } from '../bars.tsx';
import { useError } from './keeping.tsx';
import type { Shop } from './shops.ts';
import type { ItemAnswer, Missing, VisitDraft } from './visit.ts';

interface Part {
  visit: VisitDraft;
  onChange: (more: Partial<VisitDraft>) => void;
  wrong: Missing | null;
}

/** Each item with its three answers, and words where something is wrong. */
export function Checklist({ shop, ...part }: Part & { shop: Shop }) {
  const t = useWords();
  const { checklist } = shop;
  if (checklist.length === 0) return null;
  const left = checklist.filter((_, i) => part.visit.answers[i] === undefined).length;
  return (
    <section className="card">
      <h2>
        {t(`${checklist.length} 条`, `${checklist.length} items`)}{' '}
        <span className="hint">{left === 0 ? t('都答了', 'all answered') : t(`${left} 条没答`, `${left} open`)}</span>
      </h2>
      <ol className="chk">
        {checklist.map(({ text, article }, i) => (
          <Item key={text} i={i} text={text} article={article} lastFound={isOld(shop, text)} {...part} />
        ))}
      </ol>
    </section>
  );
}

/** Whether it was found wrong the last time. */
function isOld({ last }: Shop, text: string): boolean {
  return last?.findings.some((one) => one.text.startsWith(text)) === true;
}

function Item({
  i,
  text,
  article,
  lastFound,
  visit,
  onChange,
  wrong,
}: Part & { i: number; text: string; article: string; lastFound: boolean }) {
  const t = useWords();
  const answer = visit.answers[i];
  const options: readonly [ItemAnswer, string][] = [
    ['fine', t('合格', 'Fine')],
    ['wrong', t('有问题', 'Wrong')],
    ['none', t('不适用', 'N/A')],
  ];
  const error = useError(wrong)(`item-${i}`);
  return (
    <li data-field={`item-${i}`}>
      <fieldset>
        <legend>
          {i + 1}　{text} {article === '' ? null : <small>{article}</small>}
          {lastFound ? <span className="tag found"> {t('上回的毛病', 'wrong last time')}</span> : null}
        </legend>
        {error === undefined ? null : <p className="msg">{error}</p>}
        <div className="ans">
          {options.map(([value, words]) => (
            <label key={value}>
              <input
                type="radio"
                name={`item-${i}`}
                checked={answer === value}
                onChange={() => onChange({ answers: { ...visit.answers, [i]: value } })}
              />
              <span>{words}</span>
            </label>
          ))}
        </div>
        {answer === 'wrong' ? (
          <div className="said">
            <Asked
              id={`words-${i}`}
              label={t('什么、几样、几号到期', 'What, how many, which date')}
              value={visit.words[i] ?? ''}
              onChange={(value) => onChange({ words: { ...visit.words, [i]: value } })}
            />
            <label className="pick">
              <input
                type="checkbox"
                checked={visit.violations[i] ?? true}
                onChange={(event) => onChange({ violations: { ...visit.violations, [i]: event.target.checked } })}
              />
              <span>{t('违法行为', 'A violation of law')}</span>
            </label>
          </div>
        ) : null}
      </fieldset>
    </li>
  );
}

/** What is wrong and stands on no checklist. */
export function OtherFindings({ visit, onChange, wrong }: Part) {
  const t = useWords();
  const error = useError(wrong);
  const { others } = visit;
  const write = (i: number, more: Partial<(typeof others)[number]>) =>
    onChange({ others: others.map((one, k) => (k === i ? { ...one, ...more } : one)) });
  return (
    <section className="card stack">
      <h2>{t('别的问题', 'Anything else')}</h2>
      {others.map((one, i) => (
        <div key={i} className="said" data-field={`other-${i}`}>
          <Asked
            id={`other-${i}`}
            label={t(`第 ${i + 1} 处`, `Number ${i + 1}`)}
            rows={2}
            value={one.text}
            error={error(`other-${i}`)}
            onChange={(text) => write(i, { text })}
          />
          <label className="pick">
            <input
              type="checkbox"
              checked={one.isViolation}
              onChange={(event) => write(i, { isViolation: event.target.checked })}
            />
            <span>{t('违法行为', 'A violation of law')}</span>
          </label>
        </div>
      ))}
      <button
        type="button"
        className="btn full"
        onClick={() => onChange({ others: [...others, { text: '', isViolation: true }] })}
      >
        {t('写一处表上没有的问题', 'Write what stands on no list')}
      </button>
    </section>
  );
}
