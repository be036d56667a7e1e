import { Suspense, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useWords } from '../../base/language.tsx';
import { later, useWhenIdle } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { DraftGate } from '../draft/draft-gate.tsx';
import type { ShownDocket } from './shown-docket.ts';
import type { SheetProps } from './docket-sheet.tsx';

// The calendar, the lists to choose from and the rest of what fields are made of: half a screen's code.
const { Part: DocketSheet, useSoon, useNow } = later(async () => (await import('./docket-sheet.tsx')).DocketSheet);

/** A page with steps has their form at hand before one is pressed: those of one docket come together. */
export function useFormSoon({ procedure }: Pick<ShownDocket, 'procedure'>): void {
  useSoon();
  const form = Object.values(procedure)[0]?.form;
  useWhenIdle(() => void form?.().catch(() => undefined));
}

interface Props<After> extends Omit<SheetProps, 'send' | 'schema'> {
  /** Or what fetches it, of a form that no page begins with. */
  schema: z.ZodObject | (() => Promise<z.ZodObject>);
  send: (input: Record<string, unknown>, clientId: string) => Promise<After>;
  onDone?: (after: After) => void;
  saved: string | ((after: After) => string);
}

/** A drawer made from a schema: what is typed is kept while it is typed, and a second press sends nothing new. */
export function DocketForm<After>(props: Props<After>) {
  return <OneForm key={props.draft} {...props} />;
}

function OneForm<After>({ send, onDone, saved, schema, ...props }: Props<After>) {
  const t = useWords();
  const name = `docket.${props.draft}`;
  // Fetched beside the rest, once: what does not come is told in the place of the form.
  const [coming] = useState(() => (typeof schema === 'function' ? schema() : null));
  // Read beside what was typed before, not after it.
  useNow();
  // The drawer stands at once; what is in it comes with what was typed before.
  const around = (loading: ReactNode) => (
    <SideDrawer title={props.title} onClose={props.onClose} foot={<span>{t('正在打开…', 'Opening…')}</span>}>
      {loading}
    </SideDrawer>
  );
  return (
    <DraftGate form={name} around={around}>
      {(found) => (
        <Suspense fallback={around(<Loading rows={4} />)}>
          <DocketSheet
            {...props}
            name={name}
            schema={coming ?? (schema as z.ZodObject)}
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
