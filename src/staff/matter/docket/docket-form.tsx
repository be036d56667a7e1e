import { Suspense, type ReactNode } from 'react';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { DraftGate } from '../draft/draft-gate.tsx';
import type { SheetProps } from './docket-sheet.tsx';

// The calendar, the lists to choose from and the rest of what fields are made of: half a screen's code.
const { Part: DocketSheet, useSoon, useNow } = later(async () => (await import('./docket-sheet.tsx')).DocketSheet);

/** A page with steps has their form at hand before one is pressed. */
export const useFormSoon = useSoon;

interface Props<After> extends Omit<SheetProps, 'send'> {
  send: (input: Record<string, unknown>, clientId: string) => Promise<After>;
  onDone?: (after: After) => void;
  saved: string | ((after: After) => string);
}

/** A drawer made from a schema: what is typed is kept while it is typed, and a second press sends nothing new. */
export function DocketForm<After>({ send, onDone, saved, ...props }: Props<After>) {
  const t = useWords();
  const name = `docket.${props.draft}`;
  // Read beside what was typed before, not after it.
  useNow();
  // The drawer stands at once; what is in it comes with what was typed before.
  const around = (loading: ReactNode) => (
    <SideDrawer title={props.title} onClose={props.onClose} foot={<span>{t('正在打开…', 'Opening…')}</span>}>
      {loading}
    </SideDrawer>
  );
  return (
    <DraftGate key={name} form={name} around={around}>
      {(found) => (
        <Suspense fallback={around(<Loading rows={4} />)}>
          <DocketSheet
            {...props}
            name={name}
            found={found}
            send={async (input, clientId) => {
              const after = await send(input, clientId);
              return { said: typeof saved === 'string' ? saved : saved(after), done: () => onDone?.(after) };
            }}
          />
        </Suspense>
      )}
    </DraftGate>
  );
}
