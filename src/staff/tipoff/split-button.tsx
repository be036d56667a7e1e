import { Suspense, useState } from 'react';
import type { SeenMatter } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import { Loading } from '../base/ui/loading.tsx';
import { SideDrawer } from '../base/ui/side-drawer.tsx';

const { Part: SplitForm, useSoon } = later(async () => (await import('./split-form.tsx')).SplitForm);

/** 分开办理: what of the complaint is a tip-off becomes a matter of its own (《办法》第九条). */
export function SplitButton({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  useSoon();
  return (
    <>
      <button type="button" className="b act small" onClick={() => setOpen(true)}>
        <span>{t('另立举报…', 'Split off a tip-off…')}</span>
      </button>
      <SideDrawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('另立举报（第九条）', 'Split off a tip-off (art. 9)')}
        className="move-drawer"
      >
        <Suspense fallback={<Loading rows={6} />}>
          <SplitForm matter={matter} onClose={() => setOpen(false)} />
        </Suspense>
      </SideDrawer>
    </>
  );
}
