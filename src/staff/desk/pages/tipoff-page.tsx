import type { ReactNode } from 'react';
import { tipoffMoveWords } from '../../../domain/tipoff/words/move-words.ts';
import type { TipoffPersonMove } from '../../../domain/tipoff/procedure.ts';
import { client, type SeenTipoff } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { ChecklistCard } from '../../matter/checklist/checklist-card.tsx';
import { articleWords } from '../../matter/article-words.ts';
import { Actions } from '../../matter/matter-actions.tsx';
import { Attachments } from '../../matter/attachments.tsx';
import { Clocks } from '../../matter/clocks.tsx';
import { RenewCodeFold } from '../../matter/code/code-renewal.tsx';
import { MoveDrawer } from '../../matter/drawer.tsx';
import { MatterLoader } from '../../matter/matter-loader.tsx';
import { Papers } from '../../matter/papers.tsx';
import { useSteering } from '../../matter/page-steering.ts';
import { Timeline } from '../../matter/timeline.tsx';
import { useMe } from '../../base/me.tsx';
import { OpinionCard } from '../../people/opinion-card.tsx';
import { AwaitedCard } from '../../command/awaited/awaited-card.tsx';
import { useClockWaits } from '../../command/awaited/awaited-calls.ts';
import { OperatorCard } from './operator-card.tsx';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Remarks } from '../../steering/remark/remark-panel.tsx';
import { useRemarkWords } from '../../steering/remark/remark-words.ts';
import { TipoffCourse } from '../../tipoff/tipoff-decision-card.tsx';
import { TraceCard } from '../matter-trace.tsx';
import { TipoffFacts, useTipoffWords } from '../../tipoff/tipoff-facts.tsx';
import { TipoffHead } from '../../tipoff/tipoff-head.tsx';
import { tipoffOrder } from '../../../domain/tipoff/words/move-order.ts';
import { later } from '../../base/later.ts';
import { useStageWords } from '../../tipoff/stage-words.ts';
import '../../matter/matter.css';

// The rules of all moves come with it.
const { Part: TipoffForm, useSoon: useFormSoon } = later(
  async () => (await import('../../tipoff/tipoff-form.tsx')).TipoffForm,
);

/** One tip-off: its clocks, what was told, what was found, and what can be done now; never who told it. */
export default function TipoffPage() {
  return <MatterLoader kind="tipoff" path="/tipoffs" read={client.tipoff} Page={Page} />;
}

function orderOf({ tipoff, advice }: SeenTipoff): readonly TipoffPersonMove[] {
  return tipoffOrder(tipoff, { isTellingDue: advice.length > 0 });
}

/** The step that the tip-off waits for: its button is the solid one, and S presses it. */
function nextOf(matter: SeenTipoff): TipoffPersonMove | null {
  return orderOf(matter).find((move) => matter.moves.includes(move)) ?? null;
}

function Page({ matter, fresh }: { matter: SeenTipoff; fresh: ReactNode }) {
  const t = useWords();
  const me = useMe();
  const { tipoff } = matter;
  const { number } = tipoff;
  useFormSoon();
  const isStation = me.role === 'station';
  const stageWords = useStageWords();
  const words = useTipoffWords(matter);
  const seen = useRemarkWords(number, words.shown ?? matter);
  const { neighbours, move, open, opener, copy, done, slip } = useSteering<TipoffPersonMove, SeenTipoff>({
    kind: 'tipoff',
    path: '/tipoffs',
    number,
    view: matter,
    procedure: tipoffMoveWords,
    next: nextOf(matter),
    stageOf: (after) => stageWords[after.tipoff.stage],
  });
  return (
    <div className={isStation ? 'matter station-matter' : 'matter'}>
      <title>{`${number} · ${t('红盾', 'Hongdun')}`}</title>
      <TipoffHead matter={matter} neighbours={neighbours} onCopy={copy} fresh={fresh}>
        <Clocks view={matter} waits={useClockWaits(number)} />
      </TipoffHead>
      <div className="matter-body">
        <div className="matter-main">
          <TipoffFacts matter={matter} words={words} onCorrect={opener('correct')} threadOf={threadOf} />
        </div>
        {isStation ? <StationNotice /> : <Timeline view={seen} onNote={opener('note')} show={words.show} />}
        <Side matter={matter} onMove={open} />
      </div>
      {slip}
      {move === null ? null : (
        <MoveDrawer
          key={move}
          rule={tipoffMoveWords[move]}
          number={number}
          who={tipoff.operatorName}
          wide={false}
          onClose={() => open(null)}
        >
          {(directory, calendar) => (
            <TipoffForm
              matter={matter}
              move={move}
              directory={directory}
              calendar={calendar}
              onClose={() => open(null)}
              onDone={done}
            />
          )}
        </MoveDrawer>
      )}
    </div>
  );
}

function threadOf(complaint: string): ReactNode {
  return <TraceCard number={complaint} />;
}

/** What a station is told instead of the ledger. */
function StationNotice() {
  const t = useWords();
  return (
    <section className="card pad">
      <p className="mut">
        {t(
          '请留意这家店，看到什么就按“补充”告诉所里。谁举报的、怎么办的，对站点保密（第三十七条）。',
          'Keep an eye on this place and tell the office with “Supplement”. Who told it and how it is handled is confidential (art. 37).',
        )}
      </p>
    </section>
  );
}

/** Beside the facts: what can be done now and what was decided; what was told to whom, the papers and the files are not for a station. */
function Side({ matter, onMove }: { matter: SeenTipoff; onMove: (move: TipoffPersonMove) => void }) {
  const isStation = useMe().role === 'station';
  const label = useLabel();
  const { language } = useLanguage();
  const { tipoff } = matter;
  const { number } = tipoff;
  return (
    <div className="matter-side">
      <Actions
        view={matter}
        procedure={tipoffMoveWords}
        order={orderOf(matter)}
        next={nextOf(matter)}
        first={isStation ? null : firstOf(matter)}
        // Its button stands at the ledger, which a station does not see.
        isElsewhere={(one) => one === 'renewCode' || (!isStation && one === 'note')}
        last={<RenewCodeFold moves={matter.moves} onMove={onMove} />}
        onMove={(one) => onMove(one as TipoffPersonMove)}
      >
        {matter.advice.map((one) => (
          <p key={one.zh} className="advice">
            {label(one)} <small>{articleWords(one.article, language)}</small>
          </p>
        ))}
      </Actions>
      <ChecklistCard row={tipoff} />
      <OperatorCard number={number} />
      <Remarks number={number} card />
      {isStation ? null : <AwaitedCard number={number} mayNote={tipoff.stage !== 'done'} />}
      {isStation ? null : <OpinionCard number={number} />}
      <TipoffCourse matter={matter} />
      {isStation ? null : <ToldCard kind="tipoff" number={number} />}
      {isStation ? null : <Papers number={number} view={matter} />}
      {isStation ? null : <Attachments kind="tipoff" number={number} view={matter} />}
    </div>
  );
}

/** What must come first for what is not possible yet. */
function firstOf({ tipoff, moves }: SeenTipoff): { zh: string; en: string } | null {
  if (tipoff.state === 'dispatched' && tipoff.handlerId === null)
    return {
      zh: '先由所长指定两名办案人员，才能开始核查。',
      en: 'The head assigns two officers before it is verified.',
    };
  if (tipoff.pauses.some(({ to }) => to === null))
    return { zh: '先记下检测、鉴定的结果，才能决定。', en: 'Record the result of the test before deciding.' };
  if (tipoff.state === 'verifying' && !moves.includes('open'))
    return {
      zh: '立案、不予立案、延长、移送由分管局长决定；本县授权所长的，没有参加核查的所长也能决定。',
      en: 'The deputy director decides, or by delegation a head who did not verify it.',
    };
  if (tipoff.stage === 'inEnforcement')
    return { zh: '案件结案、记下案件结果以后才能办结。', en: 'It closes once the result of its case is recorded.' };
  return null;
}
