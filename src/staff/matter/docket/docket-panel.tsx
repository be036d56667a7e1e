import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import '../matter.css';
import { Timeline } from '../timeline.tsx';
import { ToldCard } from '../message/told-card.tsx';
import type { Choosable } from '../choices.ts';
import type { Typed } from '../matter-typed.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import type { DocketCalls, SeenEntryView, ShownDocket } from './docket-calls.ts';
import { StateTag } from './docket-facts.tsx';
import { DocketMoves, type Asked } from './docket-moves.tsx';

interface Props<T extends DocketEntry, More extends object> {
  docket: Pick<ShownDocket, 'name' | 'zh' | 'en' | 'procedure' | 'states'>;
  calls: DocketCalls<T, More>;
  /** Number or id, as it stands in the address. */
  entryKey: string;
  directory: Directory;
  nameOf: (view: SeenEntryView<T, More>) => string;
  facts: (view: SeenEntryView<T, More>) => ReactNode;
  startOf?: ((view: SeenEntryView<T, More>, move: string) => Typed) | undefined;
  people?: readonly Choosable[] | undefined;
  partsOf?: ((view: SeenEntryView<T, More>, move: string) => readonly Choosable[]) | undefined;
  askOf?: ((view: SeenEntryView<T, More>, move: string) => Asked) | undefined;
  onClose: () => void;
}

/** One entry beside its list: what is known of it, what can be done, and its ledger. */
export function DocketPanel<T extends DocketEntry, More extends object>(props: Props<T, More>) {
  const { docket, calls, entryKey, directory, nameOf, facts, onClose } = props;
  const t = useWords();
  const label = useLabel();
  const found = useQuery({
    queryKey: [calls.path, 'one', entryKey],
    queryFn: ({ signal }) => calls.get(entryKey, signal),
  });
  const view = found.data;
  return (
    <SideDrawer
      onClose={onClose}
      title={view === undefined ? label(docket) : nameOf(view)}
      mark={view === undefined ? null : <StateTag docket={docket} state={stateOf(view)} />}
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
            item={itemOf(view)}
            name={nameOf(view)}
            directory={directory}
            people={props.people}
            partsOf={(move) => props.partsOf?.(view, move) ?? []}
            askOf={(move) => props.askOf?.(view, move) ?? null}
            startOf={(move) => props.startOf?.(view, move) ?? {}}
          />
          {facts(view)}
          <ToldOf path={calls.path} number={numberOf(view)} />
          <Timeline view={{ timeline: linesOf(view) }} onNote={null} />
          <p className="dim s">{t('每一步都记在台账里，改不掉。', 'Every step is in the ledger and stays there.')}</p>
        </div>
      )}
    </SideDrawer>
  );
}

/** Who was told of it, and whether they know; of one without a number nothing is kept under it. */
function ToldOf({ path, number }: { path: string; number: string | null }) {
  return number === null ? null : <ToldCard kind={path} number={number} />;
}

// A generic entry as JSON carries it is opaque to the compiler; every docket has these parts.
type Known = SeenEntryView<DocketEntry>;

function itemOf(view: object): Pick<Known, 'entry' | 'moves'> {
  return view as Known;
}

function stateOf(view: object): string {
  return (view as Known).entry.state;
}

function numberOf(view: object): string | null {
  return (view as Known).entry.number;
}

function linesOf(view: object): Known['timeline'] {
  return (view as Known).timeline;
}
