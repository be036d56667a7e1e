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

/** One part that a correction changes: its name, what stands there now, and what would. */
export interface CorrectedPart {
  zh: string;
  en: string;
  now: string;
  instead: string;
}

/** What a correction would put instead, beside what stands there now: whoever agrees to it has read it. */
export function CorrectedParts({ parts }: { parts: readonly CorrectedPart[] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      {parts.length === 0 ? <p>{t('字没有变。', 'The words are the same.')}</p> : null}
      {parts.map((part) => {
        const { head, before, after, tail } = apartIn(part.now, part.instead);
        return (
          <section key={part.zh} aria-label={label(part)}>
            <h4>{label(part)}</h4>
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
    </>
  );
}

/** The correction of a warning, with what its page will say of it. */
export function CorrectedWords({
  entry,
  correction,
}: {
  entry: WarningWords;
  correction: Pick<Correction, 'reason' | keyof WarningWords>;
}) {
  const t = useWords();
  return (
    <div className="corrected">
      <p>{`${t('改了什么、为什么（印在网页上）：', 'What and why (stands on the page): ')}${correction.reason}`}</p>
      <CorrectedParts
        parts={correctedFields(entry, correction).map((field) => ({
          ...fieldNames[field],
          now: entry[field],
          instead: correction[field],
        }))}
      />
    </div>
  );
}
