import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  enforcementOutcomeWords,
  enforcementSourceWords,
  enforcementStageWords,
  type EnforcementMove,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import { enforcementMoveWords } from '../../../domain/supervision/enforcement/words/move-words.ts';
import { caseEndingWords } from '../../../domain/supervision/enforcement/words/ending-words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { dayPlain } from '../../base/ui/day.ts';
import { ChecklistCard } from '../../matter/checklist/checklist-card.tsx';
import { Attachments } from '../../matter/attachments.tsx';
import { Clocks } from '../../matter/clocks.tsx';
import { MoveDrawer } from '../../matter/drawer.tsx';
import { Pair } from '../../matter/fact-pair.tsx';
import { Actions } from '../../matter/matter-actions.tsx';
import { MatterHead } from '../../matter/matter-head.tsx';
import { MatterLoader } from '../../matter/matter-loader.tsx';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Papers } from '../../matter/papers.tsx';
import { useSteering } from '../../matter/page-steering.ts';
import { useReveal } from '../../matter/reveal.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { useAwaitedOf, useClockWaits } from '../../command/awaited/awaited-calls.ts';
import { OpinionCard } from '../../people/opinion-card.tsx';
import { Remarks } from '../../steering/remark/remark-panel.tsx';
import { useRemarkWords } from '../../steering/remark/remark-words.ts';
import {
  DecisionCard,
  FactsCard,
  LinkedCard,
  SourceLink,
  MeasureCard,
  MoneyCard,
  PartyCard,
  RequestCard,
} from '../../supervision/enforcement/enforcement-cards.tsx';
import { ExhibitCard } from '../../supervision/enforcement/exhibit-card.tsx';
import { firstOf } from '../../supervision/enforcement/first-words.ts';
import { TranscriptCard } from '../../supervision/enforcement/transcript-card.tsx';
import { later } from '../../base/later.ts';
import { CautionCard, CautionTag } from '../../supervision/inspection/caution-card.tsx';
import { TraceCard } from '../matter-trace.tsx';
import { enforcementClient, type SeenEnforcementView } from '../../supervision/enforcement/enforcement-wire.ts';
import '../../matter/matter.css';
import '../../supervision/enforcement/enforcement.css';

// The rules of all moves come with it.
const { Part: EnforcementForm, useSoon: useFormSoon } = later(
  async () => (await import('../../supervision/enforcement/enforcement-form.tsx')).EnforcementForm,
);

/** The main move first: what the case waits for. */
const order: readonly EnforcementMove[] = [
  'confirmSpot',
  'denySpot',
  'startVerification',
  'requestFiling',
  'file',
  'notFile',
  'returnFiling',
  'endorseFiling',
  'decideOnTheSpot',
  'report',
  'submitReview',
  'passReview',
  'returnReview',
  'notify',
  'issueNotice',
  'recordDefence',
  'waiveDefence',
  'decide',
  'serve',
  'recordPayment',
  'fileAway',
  'close',
  'archive',
  // In a clue it is the next step, and later seldom what is looked for.
  'assign',
];

/** Steps that few cases need. */
const seldom: readonly EnforcementMove[] = [
  'extendVerification',
  'withdrawFiling',
  'exclude',
  'include',
  'approveMeasure',
  'denyApproval',
  'settleSpot',
  'extendMeasure',
  'signTranscript',
  'voidTranscript',
  'askHelp',
  'answerHelp',
  'terminate',
  'extendTerm',
  'extendReview',
  'reassignReview',
  'askHearing',
  'holdHearing',
  'withdrawNotice',
  'announceNotice',
  'handOver',
  'reportCrime',
  'decideCrime',
  'handToPolice',
  'announce',
  'withdrawPublication',
  'revoke',
  'defer',
  'urge',
  'askCourt',
  'recordCourt',
  'endExecution',
];

/**
 * A penalty is shown when it was served, for the party hears of it first; until then few have a reason to. What was reviewed is reviewed
 * once more only after a hearing, or where the law wants its legal body; and a head decides what he was asked, seldom by himself.
 */
function isSeldom(move: string, { enforcement, next }: SeenEnforcementView): boolean {
  const { state, filingRequests } = enforcement;
  if ((seldom as readonly string[]).includes(move)) return move !== next;
  switch (move) {
    case 'publish':
      return state === 'decided';
    case 'submitReview':
      return state !== 'reported' && move !== next;
    case 'file':
    case 'notFile':
      return !filingRequests.some(({ endedOn }) => endedOn === null);
    case 'endorseFiling':
      return true;
    default:
      return false;
  }
}

/** One case: its clocks, what was found, the party, the money, what was done, and what can be done now. */
export default function EnforcementPage() {
  return <MatterLoader kind="enforcement" path={places.enforcement.path} read={enforcementClient.read} Page={Page} />;
}

function Page({ matter, fresh }: { matter: SeenEnforcementView; fresh: ReactNode }) {
  const t = useWords();
  const { enforcement } = matter;
  const { number } = enforcement;
  useFormSoon();
  const { shown, show, note, dialog } = useReveal('enforcement', number, useMay('enforcement.reveal'), (reason) =>
    enforcementClient.reveal(number, reason),
  );
  const { neighbours, move, open, opener, copy, done, slip } = useSteering<EnforcementMove, SeenEnforcementView>({
    kind: 'enforcement',
    path: places.enforcement.path,
    number,
    view: matter,
    procedure: enforcementMoveWords,
    next: matter.own,
    stageOf: (after) => enforcementStageWords[after.enforcement.stage],
  });
  // What was opened for a reason, unless a step has been made since.
  const whole = shown !== null && shown.enforcement.version >= enforcement.version ? shown : matter;
  return (
    <div className="matter">
      <title>{`${number} · ${t('红盾', 'Hongdun')}`}</title>
      <Head matter={matter} neighbours={neighbours} onCopy={copy} fresh={fresh} />
      <div className="matter-body">
        <div className="matter-main">
          <Cards
            matter={matter}
            whole={whole}
            onCorrect={opener('correct')}
            onRecord={opener('recordTranscript')}
            show={show}
            note={note}
          />
        </div>
        <Timeline view={useRemarkWords(number, shown ?? matter)} onNote={opener('note')} show={show} />
        <Side matter={matter} onMove={open} />
      </div>
      {dialog}
      {slip}
      {move === null ? null : <MoveOf matter={matter} move={move} onClose={() => open(null)} onDone={done} />}
    </div>
  );
}

interface MoveOfProps {
  matter: SeenEnforcementView;
  move: EnforcementMove;
  onClose: () => void;
  onDone: (after: SeenEnforcementView) => void;
}

/** The form of a move, in its drawer. */
function MoveOf({ matter, move, onClose, onDone }: MoveOfProps) {
  const { number, operatorName } = matter.enforcement;
  return (
    <MoveDrawer
      key={move}
      rule={enforcementMoveWords[move]}
      number={number}
      who={operatorName}
      wide={false}
      onClose={onClose}
    >
      {(directory) => (
        <EnforcementForm matter={matter} move={move} directory={directory} onClose={onClose} onDone={onDone} />
      )}
    </MoveDrawer>
  );
}

/** What is known of the case; `whole` is what was opened for a reason. */
function Cards({
  matter,
  whole,
  onCorrect,
  onRecord,
  show,
  note,
}: {
  matter: SeenEnforcementView;
  whole: SeenEnforcementView;
  onCorrect: (() => void) | null;
  onRecord: (() => void) | null;
  show: ReactNode;
  note: ReactNode;
}) {
  const { number } = matter.enforcement;
  return (
    <>
      <RequestCard matter={whole} />
      <FactsCard matter={whole} onCorrect={onCorrect} />
      <TranscriptCard matter={whole} onRecord={onRecord} show={show} note={note} />
      <ExhibitCard matter={matter} />
      <CautionCard about={{ enforcement: number }} />
      <PartyCard matter={whole} show={show} note={note} />
      <MoneyCard matter={matter} />
      <MeasureCard matter={whole} />
      <DecisionCard matter={whole} />
      <ToldCard kind="enforcement" number={number} />
    </>
  );
}

/** 等外面的, with its steps: read when the case waits for somebody, which few do; until then one is noted by a link. */
function Waits({ number, isOver }: { number: string; isOver: boolean }) {
  const t = useWords();
  const mayNote = useMay('awaited.open') && !isOver;
  const isWaiting = (useAwaitedOf(number) ?? []).length > 0;
  const card = useLoaded('awaited-card', () => import('../../command/awaited/awaited-card.tsx'), isWaiting);
  if (card !== undefined && isWaiting) return <card.AwaitedCard number={number} mayNote={mayNote} />;
  if (isWaiting || !mayNote) return null;
  const about = `new=1&about=${encodeURIComponent(number)}`;
  return (
    <p className="dim s">
      {t('等厂家、平台、部门答复：', 'Waiting for somebody’s answer: ')}
      <Link to={`/awaiteds?${about}`}>{t('记一件等候', 'note it')}</Link>
      {t('，到期自动催；拿不准的', ', it is reminded of; in doubt ')}
      <Link to={`/people/engagements?${about}`}>{t('请专家出意见', 'ask an expert')}</Link>
    </p>
  );
}

function Side({ matter, onMove }: { matter: SeenEnforcementView; onMove: (move: EnforcementMove) => void }) {
  const { number } = matter.enforcement;
  const complaint = matter.linked.find(({ kind }) => kind === 'complaint');
  return (
    <div className="matter-side">
      <Actions
        view={matter}
        procedure={enforcementMoveWords}
        order={order}
        next={matter.own}
        first={firstOf(matter)}
        isSeldom={(one) => isSeldom(one, matter)}
        isElsewhere={(one) => one === 'note' || one === 'correct'}
        onMove={(one) => onMove(one as EnforcementMove)}
      />
      <ChecklistCard row={matter.enforcement} />
      <Papers number={number} view={matter} />
      <LinkedCard matter={matter} />
      {complaint === undefined ? null : <TraceCard number={complaint.number} />}
      <Remarks number={number} card />
      <OpinionCard number={number} isCase />
      <Waits number={number} isOver={matter.enforcement.stage === 'done'} />
      <Attachments kind="enforcement" number={number} view={matter} />
    </div>
  );
}

/** Whether two stand in the case, and all of them with a certificate. */
function Certified({ investigators }: Pick<SeenEnforcementView, 'investigators'>) {
  const t = useWords();
  if (investigators.length === 0) return null;
  if (investigators.length < 2)
    return <span className="tag wa">{t('还差一名办案人员', 'one more investigator is needed')}</span>;
  return investigators.every(({ certified }) => certified) ? (
    <span className="dim">{t('都有执法证', 'all certified')}</span>
  ) : (
    <span className="tag wa">{t('执法证不齐', 'a certificate is missing')}</span>
  );
}

function Head({
  matter,
  neighbours,
  onCopy,
  fresh,
}: {
  matter: SeenEnforcementView;
  neighbours: Parameters<typeof MatterHead>[0]['neighbours'];
  onCopy: () => void;
  fresh: ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const { enforcement, investigators, ending } = matter;
  const names = investigators.map(({ name }) => name).join(t('、', ', '));
  return (
    <MatterHead
      kind="enforcement"
      path={places.enforcement.path}
      title={{ zh: places.enforcement.zh, en: places.enforcement.en }}
      stage={enforcement.stage}
      stageWords={enforcementStageWords[enforcement.stage]}
      number={enforcement.number}
      dueOn={enforcement.legalOn ?? enforcement.dueOn}
      erasedOn={enforcement.erasedOn}
      neighbours={neighbours}
      onCopy={onCopy}
      fresh={fresh}
      name={`${enforcement.operatorName} ${enforcement.cause}`}
      tags={
        <>
          {enforcement.outcome === null ? null : (
            <span className="tag">{label(enforcementOutcomeWords[enforcement.outcome])}</span>
          )}
          {ending === null ? null : <span className="tag">{label(caseEndingWords[ending])}</span>}
          <CautionTag about={{ enforcement: enforcement.number }} />
        </>
      }
      pairs={
        <>
          <Pair name={t('承办', 'Handled by')}>
            {[names || t('还没有指定', 'nobody yet'), matter.officeName].filter((one) => one !== null).join(' · ')}{' '}
            <Certified investigators={investigators} />
          </Pair>
          <Pair name={t('来源', 'Source')}>
            {label(enforcementSourceWords[enforcement.channel])} <SourceLink matter={matter} />
          </Pair>
          <FilePairs matter={matter} />
        </>
      }
    >
      <Clocks view={matter} waits={useClockWaits(enforcement.number)} />
    </MatterHead>
  );
}

/** 立案号, and when it was filed and closed. */
function FilePairs({ matter }: { matter: SeenEnforcementView }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { enforcement } = matter;
  return (
    <>
      {enforcement.fileNumber === null ? null : <Pair name={t('立案号', 'File')}>{enforcement.fileNumber}</Pair>}
      {enforcement.filedOn === null ? null : (
        <Pair name={t('立案', 'Filed')}>{dayPlain(enforcement.filedOn, language, today)}</Pair>
      )}
      {enforcement.closedOn === null ? null : (
        <Pair name={t('结案', 'Closed')}>{dayPlain(enforcement.closedOn, language, today)}</Pair>
      )}
    </>
  );
}
