import { useEffect, useState, type FormEvent } from 'react';
import type { outboxTasks } from '../../../domain/device/outbox.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Asked, Bar, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { Photos } from '../photos.tsx';
import type { Carried } from '../outbox/wire.ts';

type Task = Carried['tasks'][number];
type Step = (typeof outboxTasks)[number];
type Shots = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** An act that lies on the telephone, as far as it tells what was done about a task. */
export interface MadeHere {
  act: { chain: string; state: string };
  body: { item: { kind: string; move?: unknown } };
}

/** What was done about the task here and has not been sent. */
export function madeOf({ number }: Pick<Task, 'number'>, acts: readonly MadeHere[]): Step[] {
  return acts.flatMap(({ act: { chain, state }, body: { item } }) =>
    chain === number && state !== 'sent' && item.kind === 'task' ? [item.move as Step] : [],
  );
}

/** The tasks of the station, with what was done about them here. */
function useTasks(): (Task & { made: readonly Step[] })[] {
  const { tasks } = useCarried();
  const { picture } = useKeeper();
  return tasks.map((task) => ({ ...task, made: madeOf(task, picture.acts) }));
}

/** How many are still to be reported on. */
export function useTasksToDo(): number {
  return useTasks().filter(isToDo).length;
}

/** Those that were reported on and are not ended yet. */
export function useTasksDone(): Task[] {
  return useTasks().filter((one) => !isToDo(one));
}

export function isToDo({ moves, made }: { moves: readonly string[]; made: readonly Step[] }): boolean {
  return moves.includes('reportBack') && !made.includes('reportBack');
}

/** 要办的任务: what the station was given to do, the first to be done first. */
export function TaskCards() {
  const t = useWords();
  const open = useTasks().filter(isToDo);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t('要办的任务', 'Tasks')}</h2>
      {open.map((task) => (
        <a key={task.number} className="card todo" href={`#/task/${encodeURIComponent(task.number)}`}>
          <Due task={task} />
          <b>{task.title}</b>
          <span className="hint">
            {task.fromName}
            {task.needsPhoto ? t(' · 要附照片', ' · with a photo') : ''}
            {isSigned(task) ? '' : t(' · 还没签收', ' · not signed for')}
          </span>
        </a>
      ))}
    </section>
  );
}

export function isSigned({ signedOn, made }: { signedOn: string | null; made: readonly Step[] }): boolean {
  return signedOn !== null || made.includes('accept');
}

function Due({ task: { dueOn } }: { task: Task }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const day = dayPlain(dueOn, language, today);
  return <span className={dueOn < today ? 'due due-r' : 'due due-o'}>{t(`${day} 前`, `By ${day}`)}</span>;
}

/** One task: what is asked, that the station has it, and what came of it, with a photo where one is asked for. */
export function TaskPage({ number }: { number: string }) {
  const t = useWords();
  const w = useLabel();
  const task = useTasks().find((one) => one.number === number);
  return (
    <>
      <Bar title={t('任务', 'Task')} back="#/" />
      <main className="wrap stack">
        {task === undefined ? (
          <p className="card">{t('这项任务办结了，或者还没带到手机上。', 'This has ended, or is not here yet.')}</p>
        ) : (
          <>
            <section className="card stack">
              <p>
                <Due task={task} /> <span className="tag">{w(task.state)}</span>
              </p>
              <h2>{task.title}</h2>
              {task.text === '' ? null : <p className="words">{task.text}</p>}
              <p className="hint">{t(`${task.fromName}交代的 · ${number}`, `Asked by ${task.fromName} · ${number}`)}</p>
            </section>
            {task.remark === '' ? null : (
              <p className="note bad">{t(`退回再办：${task.remark}`, `Sent back: ${task.remark}`)}</p>
            )}
            {isToDo(task) ? <Steps task={task} /> : <Reported made={task.made} />}
          </>
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

function Reported({ made }: { made: readonly Step[] }) {
  const t = useWords();
  return (
    <output className="card">
      {made.length > 0
        ? t('回报好了，存在手机里，有网自己发。', 'Reported; kept here and sent by itself.')
        : t('已经回报，等交代的人看。', 'Reported; whoever asked looks at it.')}
    </output>
  );
}

function Steps({ task }: { task: ReturnType<typeof useTasks>[number] }) {
  const t = useWords();
  const make = useStep(task);
  const maySign = task.moves.includes('accept') && !task.made.includes('accept');
  return (
    <>
      {maySign ? (
        <button type="button" className="btn do full" onClick={() => void make('accept', {})}>
          {t('签收，这就去办', 'Sign for it')}
        </button>
      ) : (
        <p className="tag ok">✓ {t('签收了', 'Signed for')}</p>
      )}
      <ToldForm task={task} make={make} />
    </>
  );
}

type Make = ReturnType<typeof useStep>;

/** Keeps a step of the task; one that waits here already is not made again. */
function useStep({ number, version, title, made }: ReturnType<typeof useTasks>[number]) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  // Signed for and sent, it is another version: what is typed and photographed meanwhile stays.
  const once = useOnce(`${version} ${made.length}`);
  return (move: Step, input: Record<string, unknown>, photos: Shots = []) => {
    const item = { kind: 'task' as const, ...stamp(), move, number, version, input };
    const words = move === 'accept' ? t('签收任务', 'task signed for') : t('回报任务', 'task reported on');
    const draft = move === 'accept' ? {} : { draft: { name: draftOf(number), typed: null } };
    return once(() => act(number, item, `${title}：${words}`, { photos, ...draft }));
  };
}

interface Typed {
  result: string;
  proof: string;
}

const draftOf = (number: string) => `task ${number}`;

/** What came of it; kept from letter to letter. */
function ToldForm({ task: { number, needsProof, needsPhoto }, make }: { task: Task; make: Make }) {
  const t = useWords();
  const { keeper } = useKeeper();
  const [typed, setTyped] = useState<Typed>({ result: '', proof: '' });
  const [photos, setPhotos] = useState<Shots>([]);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    void keeper.findDraft<Typed>(draftOf(number)).then((kept) => setTyped((now) => (now.result === '' && kept) || now));
  }, [keeper, number]);
  const write = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    void keeper.keepDraft(draftOf(number), next).catch(() => undefined);
  };
  const [result, proof] = [typed.result.trim(), typed.proof.trim()];
  const isShort = result.length < 4;
  const lacksProof = needsProof && proof === '';
  const lacksPhoto = needsPhoto && photos.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort || lacksProof || lacksPhoto) return;
    await make('reportBack', { result, proof, attachmentIds: photos.map(({ id }) => id) }, photos);
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{t('办完了，回报', 'Report')}</h2>
      <Asked
        id="result"
        label={t('办得怎样', 'What came of it')}
        rows={3}
        value={typed.result}
        error={tried && isShort ? t('请写几句，至少 4 个字。', 'Please write at least 4 characters.') : undefined}
        onChange={(value) => write({ result: value })}
      />
      <Asked
        id="proof"
        label={needsProof ? t('凭据', 'Proof') : t('凭据（可不填）', 'Proof (optional)')}
        hint={t('哪天、哪里、多少人', 'when, where, how many')}
        value={typed.proof}
        error={tried && lacksProof ? t('这项任务要有凭据，请写一句。', 'This task needs proof.') : undefined}
        onChange={(value) => write({ proof: value })}
      />
      {needsPhoto ? <p>{t('这项任务要附照片，至少一张。', 'This task needs at least one photo.')}</p> : null}
      {tried && lacksPhoto ? (
        <p className="msg" role="alert">
          {t('还没有照片，请拍一张。', 'No photo yet; take one.')}
        </p>
      ) : null}
      <Photos photos={photos} onChange={setPhotos} />
      <button type="submit" className="btn do full">
        {t('回报', 'Report')}
      </button>
    </form>
  );
}
