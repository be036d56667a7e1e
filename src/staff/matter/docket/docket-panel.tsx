import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import '../matter.css';
import { Timeline } from '../timeline.tsx';
import { ToldCard } from '../message/told-card.tsx';
import type { Choosable } from '../choices.ts';
import type { Start } from '../matter-typed.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import type { DocketCalls, Seen, SeenItem } from './docket-calls.ts';
import type { ShownDocket } from './shown-docket.ts';
import { StateTag } from './docket-facts.tsx';
import { useFormSoon } from './docket-form.tsx';
import { DocketMoves, type Asked } from './docket-moves.tsx';

interface Props<Item extends SeenItem> {
  docket: Pick<ShownDocket, 'name' | 'zh' | 'en' | 'procedure' | 'states'>;
  calls: Pick<DocketCalls<Item>, 'path' | 'get' | 'move'>;
  /** Number or id, as it stands in the address. */
  entryKey: string;
  directory: Directory;
  nameOf: (view: Item) => string;
  /** What stands above the form of a step, where that is more than its name. */
  formNameOf?: ((view: Item) => string) | undefined;
  facts: (view: Seen<Item>) => ReactNode;
  startOf?: ((view: Item, move: string) => Start) | undefined;
  people?: readonly Choosable[] | undefined;
  partsOf?: ((view: Item, move: string) => readonly Choosable[]) | undefined;
  askOf?: ((view: Item, move: string) => Asked) | undefined;
  onClose: () => void;
}

/** One entry beside its list: what is known of it, what can be done, and its ledger. */
export function DocketPanel<Item extends SeenItem>(props: Props<Item>) {
  const { docket, calls, entryKey, directory, nameOf, facts, onClose } = props;
  const t = useWords();
  const label = useLabel();
  useFormSoon(docket);
  const found = useQuery({
    queryKey: [calls.path, 'one', entryKey],
    queryFn: ({ signal }) => calls.get(entryKey, signal),
  });
  const view = found.data;
  return (
    <SideDrawer
      onClose={onClose}
      title={view === undefined ? label(docket) : nameOf(view)}
      mark={view === undefined ? null : <StateTag docket={docket} state={view.entry.state} />}
    >
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {view === undefined ? (
        found.error === null ? (
          <Loading rows={6} />
        ) : null
      ) : (
        <div className="docket-panel">
          <DocketMoves
            docket={docket}
            calls={calls}
            item={view}
            name={(props.formNameOf ?? nameOf)(view)}
            directory={directory}
            people={props.people}
            partsOf={(move) => props.partsOf?.(view, move) ?? []}
            askOf={(move) => props.askOf?.(view, move) ?? null}
            startOf={(move) => props.startOf?.(view, move) ?? {}}
          />
          {facts(view)}
          <ToldOf path={calls.path} number={view.entry.number} />
          {/* A partner department reads none of the lines: nothing is said of them. */}
          {view.timeline.length === 0 ? null : (
            <>
              <Timeline view={{ timeline: view.timeline }} onNote={null} />
              <p className="dim s">
                {t('每一步都记在台账里，改不掉。', 'Every step is in the ledger and stays there.')}
              </p>
            </>
          )}
        </div>
      )}
    </SideDrawer>
  );
}

/** Who was told of it, and whether they know; of one without a number nothing is kept under it. */
function ToldOf({ path, number }: { path: string; number: string | null }) {
  return number === null ? null : <ToldCard kind={path} number={number} />;
}
