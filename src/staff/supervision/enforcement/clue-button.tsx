import { Suspense, useState } from 'react';
import type { SeenMatter } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';

const { Part: ClueForm, useSoon } = later(async () => (await import('./clue-form.tsx')).ClueForm);

/** 像违法的，报给所里: what the station itself saw over a complaint becomes its own report; the complaint goes on as it was. */
export function ClueButton({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  useSoon();
  return (
    <>
      <button type="button" className="b act small" onClick={() => setOpen(true)}>
        <span>{t('像违法的，报给所里…', 'A violation: tell the office…')}</span>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ClueForm matter={matter} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
