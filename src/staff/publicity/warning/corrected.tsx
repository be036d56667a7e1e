import { apartIn } from '../../../domain/publicity/warning/apart.ts';
import { correctedFields, type Correction, type WarningWords } from '../../../domain/publicity/warning/warning.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import './corrected.css';

const fieldNames: Readonly<Record<keyof WarningWords, { zh: string; en: string }>> = {
  title: { zh: '标题', en: 'Title' },
  text: { zh: '事情', en: 'What is known' },
  advice: { zh: '怎么办', en: 'What to do' },
  unknown: { zh: '还没弄清的', en: 'What is not known yet' },
};

/** What a correction would put instead, beside what stands there now: whoever agrees to it has read it. */
export function CorrectedWords({
  entry,
  correction,
}: {
  entry: WarningWords;
  correction: Pick<Correction, 'reason' | keyof WarningWords>;
}) {
  const t = useWords();
  const label = useLabel();
  const fields = correctedFields(entry, correction);
  return (
    <div className="corrected">
      <p>{`${t('改了什么、为什么（印在网页上）：', 'What and why (stands on the page): ')}${correction.reason}`}</p>
      {fields.length === 0 ? <p>{t('字没有变。', 'The words are the same.')}</p> : null}
      {fields.map((field) => {
        const { head, before, after, tail } = apartIn(entry[field], correction[field]);
        return (
          <section key={field} aria-label={label(fieldNames[field])}>
            <h4>{label(fieldNames[field])}</h4>
            <div className="corrected-two" lang="zh-CN">
              <p>
                <b>{t('现在', 'Now')}</b>
                <br />
                {head}
                {before === '' ? null : <del>{before}</del>}
                {tail}
              </p>
              <p>
                <b>{t('改成', 'Instead')}</b>
                <br />
                {head}
                {after === '' ? null : <ins>{after}</ins>}
                {tail}
              </p>
            </div>
          </section>
        );
      })}
    </div>
  );
}
