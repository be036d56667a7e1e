import { Suspense, useState, type ReactNode } from 'react';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { moveWordsFor } from '../../../domain/complaint/words/said-words.ts';
import type { PersonMove } from '../../../domain/complaint/procedure.ts';
import { client, type SeenMatter } from '../../base/client.ts';
import { HandOn } from '../../exchange/letters/letter-card.tsx';
import { PlatformReply } from '../../exchange/import/reply-card.tsx';
import { useWords } from '../../base/language.tsx';
import { ChecklistCard } from '../../matter/checklist/checklist-card.tsx';
import { Attachments } from '../../matter/attachments.tsx';
import { Clocks } from '../../matter/clocks.tsx';
import { MoveDrawer } from '../../matter/drawer.tsx';
import { OfferPanel } from '../../firm/offer/offer-panel.tsx';
import { MatterLoader } from '../../matter/matter-loader.tsx';
import { Papers } from '../../matter/papers.tsx';
import { useReveal } from '../../matter/reveal.tsx';
import { useSteering } from '../../matter/page-steering.ts';
import { Timeline } from '../../matter/timeline.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { OperatorCard } from './operator-card.tsx';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Remarks } from '../../steering/remark/remark-panel.tsx';
import { useRemarkWords } from '../../steering/remark/remark-words.ts';
import { ComplaintActions, nextOf } from '../../complaint/complaint-actions.tsx';
import { JointCard, MergingCard, SharingCard } from '../../complaint/joint-card.tsx';
import { Dossier } from '../../complaint/dossier-card.tsx';
import { Indicators } from '../../complaint/intake/consumer-indicators.tsx';
import { Duplicates } from '../../complaint/duplicate-card.tsx';
import { Facts } from '../../complaint/complaint-facts.tsx';
import { ComplaintHead } from '../../complaint/complaint-head.tsx';
import { FactCard } from '../../incident/fact-card.tsx';
import { OpinionCard } from '../../people/opinion-card.tsx';
import { AwaitedCard } from '../../command/awaited/awaited-card.tsx';
import { useClockWaits } from '../../command/awaited/awaited-calls.ts';
import { useRungLines } from '../../command/callout/rung-lines.tsx';
import { RedispatchCard } from '../../command/redispatch/redispatch-panel.tsx';
import { SplitButton } from '../../tipoff/split-button.tsx';
import { ClueButton } from '../../supervision/enforcement/clue-button.tsx';
import { TraceCard } from '../matter-trace.tsx';
import { later } from '../../base/later.ts';
import '../../matter/matter.css';

// The rules of all moves come with it.
const { Part: ComplaintForm, useSoon: useFormSoon } = later(
  async () => (await import('../../complaint/complaint-form.tsx')).ComplaintForm,
);

// The words of all that the law's procedure may leave on record come with it: beside the matter, which they wait for.
const { Part: Course, useNow: useCourseNow } = later(
  async () => (await import('../../complaint/side-procedure-card.tsx')).Course,
);

/** One complaint: its clocks, what was told, what was done, and what can be done now. */
export default function ComplaintPage() {
  useCourseNow();
  return <MatterLoader kind="complaint" path="/complaints" read={client.complaint} Page={Page} />;
}

/** A move that a press beside it has filled in already. */
interface Preset {
  move: PersonMove;
  typed: Typed;
}

function Page({ matter, fresh }: { matter: SeenMatter; fresh: ReactNode }) {
  const t = useWords();
  const me = useMe();
  const { number } = matter.complaint;
  const revealed = useReveal('complaint', number, useMay('complaint.reveal'), (reason) =>
    client.reveal(number, reason),
  );
  useFormSoon();
  const [preset, setPreset] = useState<Preset | null>(null);
  const { neighbours, move, open, opener, copy, done, slip } = useSteering<PersonMove, SeenMatter>({
    kind: 'complaint',
    path: '/complaints',
    number,
    view: matter,
    procedure: moveWordsFor(matter.complaint),
    next: nextOf(matter, me.role === 'station'),
    stageOf: (after) => stageWords[after.complaint.stage],
  });
  const openPreset = (next: Preset) => {
    setPreset(next);
    open(next.move);
  };
  return (
    <div className={me.role === 'station' ? 'matter station-matter' : 'matter'}>
      <title>{`${number} · ${t('红盾', 'Hongdun')}`}</title>
      <ComplaintHead matter={matter} neighbours={neighbours} onCopy={copy} fresh={fresh}>
        <Clocks view={matter} waits={useClockWaits(number)} mergedOn={matter.complaint.merged?.on ?? null} />
      </ComplaintHead>
      <div className="matter-body">
        <div className="matter-main">
          <Facts matter={matter} revealed={revealed} onCorrect={opener('correct')} />
          <JointCard matter={matter} onMove={open} />
          <Dossier matter={matter} shown={revealed.shown} onMove={open} />
        </div>
        <Timeline
          view={useRemarkWords(number, revealed.shown ?? matter)}
          onNote={opener('note')}
          besides={useRungLines(number)}
          show={revealed.show}
        />
        <Side matter={matter} onMove={open} onPreset={openPreset} />
      </div>
      {slip}
      {move === null ? null : (
        <OpenMove
          key={move}
          matter={matter}
          move={move}
          preset={preset?.move === move ? preset.typed : undefined}
          onSwitch={(to, typed) => openPreset({ move: to, typed })}
          onClose={() => open(null)}
          onDone={done}
        />
      )}
    </div>
  );
}

/** Beside the facts: what can be done now, and the cards of those who have a part in the complaint. */
function Side({
  matter,
  onMove,
  onPreset,
}: {
  matter: SeenMatter;
  onMove: (move: PersonMove | null) => void;
  onPreset: (preset: Preset) => void;
}) {
  const mayPrint = useMay('complaint.print');
  const mayWeigh = useMay('complaint.weigh');
  const isStation = useMe().role === 'station';
  const { complaint } = matter;
  const { number } = complaint;
  /** Opens the move with what the press has said already; null where the move is not possible. */
  const presetting = (to: PersonMove, typed: (other: string) => Typed) =>
    matter.moves.includes(to) ? (other: string) => onPreset({ move: to, typed: typed(other) }) : null;
  return (
    <div className="matter-side">
      <ComplaintActions
        matter={matter}
        split={isStation ? <ClueButton matter={matter} /> : <SplitButton matter={matter} />}
        onMove={onMove}
      />
      <Duplicates
        complaint={complaint}
        onMerge={presetting('merge', (other) => ({ others: JSON.stringify([{ number: other }]) }))}
        onJoin={presetting('addMember', (other) => ({ source: 'matter', number: other }))}
      />
      {isStation ? null : <ChecklistCard row={complaint} />}
      <TraceCard number={number} />
      <MergingCard matter={matter} onMove={onMove} />
      <SharingCard matter={matter} onMove={onMove} />
      <Remarks number={number} card />
      <OperatorCard number={number} />
      <OfferPanel number={number} />
      <RedispatchCard number={number} />
      <AwaitedCard number={number} mayNote={complaint.stage !== 'done'} />
      <OpinionCard number={number} />
      <Suspense fallback={null}>
        <Course matter={matter} />
      </Suspense>
      <ToldCard kind="complaint" number={number} />
      <PlatformReply kind="complaint" number={number} platformNumber={complaint.platformNumber} />
      <HandOn number={number} outcome={complaint.outcome} />
      <FactCard number={number} />
      {mayWeigh ? <Indicators number={number} /> : null}
      {mayPrint ? <Papers number={number} view={matter} /> : null}
      <Attachments kind="complaint" number={number} view={matter} />
    </div>
  );
}

/** The form of the move that is open. */
function OpenMove({
  matter,
  move,
  preset,
  onSwitch,
  onClose,
  onDone,
}: {
  matter: SeenMatter;
  move: PersonMove;
  preset: Typed | undefined;
  onSwitch: (to: PersonMove, typed: Typed) => void;
  onClose: () => void;
  onDone: (after: SeenMatter) => void;
}) {
  const t = useWords();
  const { complaint } = matter;
  const rule = moveWordsFor(complaint)[move];
  return (
    <MoveDrawer
      rule={rule}
      number={complaint.number}
      who={`${complaint.consumerName} ${t('诉', 'v.')} ${complaint.operatorName}`}
      wide={move === 'recordNotices' ? 'table' : rule.paper !== null}
      onClose={onClose}
    >
      {(directory, calendar) => (
        <ComplaintForm
          matter={matter}
          move={move}
          directory={directory}
          calendar={calendar}
          preset={preset}
          onSwitch={onSwitch}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </MoveDrawer>
  );
}
