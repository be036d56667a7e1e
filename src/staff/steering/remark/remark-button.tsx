import { Suspense, useState } from 'react';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';

const { Part: RemarkForm, useSoon: useFormSoon } = later(async () => (await import('./remark-form.tsx')).RemarkForm);

/** The leader's pen: 批示… on a record, by its number. */
export function WriteRemarkButton({ number }: { number: string }) {
  const t = useWords();
  const [writing, setWriting] = useState(false);
  useFormSoon();
  return (
    <>
      <button
        type="button"
        className="b sm"
        onClick={() => setWriting(true)}
        aria-label={t(`批示… ${number}`, `Write a remark… ${number}`)}
      >
        {t('批示…', 'Write a remark…')}
      </button>
      {writing ? (
        <Suspense fallback={null}>
          <RemarkForm number={number} onClose={() => setWriting(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
