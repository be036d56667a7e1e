import { useState } from 'react';
import { answerWords } from '../../../domain/supervision/inspection/answer-words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Asked, Bar, FieldTabs } from '../bars.tsx';
import { useAct, useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { sheetOf } from './day-sheet.ts';
import { crewOf, useSortie } from './sortie.ts';
import { Crew, wrongOf } from './sortie-page.tsx';

/** 收队: what the day came to, the people and vehicles that count once, and the nils that wait for one's word. */
export function EveningPage() {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const { done, todo } = sheetOf(day, picture.acts);
  const n = (result: string) => done.filter((one) => one.done.result === result).length;
  const samples = picture.acts.filter(({ body: { item } }) => item.kind === 'step' && item.move === 'sample').length;
  return (
    <>
      <Bar title={t('收队', 'Evening')} />
      <main className="wrap stack visits">
        <section className="card stack">
          <h2>{t('今天', 'Today')}</h2>
          <dl className="big3">
            <Count n={done.length} words={t('户去了', 'premises')} />
            <Count n={n('nil') + n('confirmed')} words={t('没有问题', 'nil')} />
            <Count n={n('found')} words={t('有问题', 'found')} />
            <Count n={n('closed')} words={t('关门', 'closed')} />
            <Count n={n('rectified') + n('unrectified')} words={t('复查', 'checked again')} />
            <Count n={n('banned') + n('resisted')} words={t('取缔', 'bans')} />
            <Count n={samples} words={t('抽样', 'samples')} />
            <Count n={todo.length} words={t('没去', 'left')} />
          </dl>
        </section>
        <Nils />
        <ComeBack />
      </main>
      <FieldTabs here="evening" />
    </>
  );
}

function Count({ n, words }: { n: number; words: string }) {
  return (
    <div>
      <dd className="num">{n}</dd>
      <dt>{words}</dt>
    </div>
  );
}

/** Nils of others that wait for a second person: each with what was answered, and confirmed or doubted. */
function Nils() {
  const t = useWords();
  const { nils } = useDay();
  const { picture } = useKeeper();
  const said = new Set(
    picture.acts.flatMap(({ body: { item } }) =>
      item.kind === 'step' && (item.move === 'confirmNil' || item.move === 'doubtNil') ? [item.entryId] : [],
    ),
  );
  const left = nils.filter(({ id }) => !said.has(id));
  return (
    <section>
      <h2>{t('等您确认“没有问题”的', 'Nils that wait for you')}</h2>
      {left.length === 0 ? (
        <p className="card">
          {t(
            '没有等您确认的。别人的记录到了才看得到，连一次网再看。',
            'None; records of others are seen after the next contact.',
          )}
        </p>
      ) : null}
      {left.map((one) => (
        <Nil key={one.id} one={one} />
      ))}
    </section>
  );
}

type NilToSay = ReturnType<typeof useDay>['nils'][number];

function Nil({ one }: { one: NilToSay }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useDay();
  const say = useSaying(one);
  return (
    <section className="card stack" aria-label={one.operatorName}>
      <h3>{one.operatorName}</h3>
      <p className="hint">
        {one.recordedByName} {one.visitedAt === null ? '' : instantShort(one.visitedAt, today)} · {one.number}
      </p>
      <ul className="rows">
        {one.answers.map(({ item, answer, words }) => (
          <li key={item}>
            {item}：{label(answerWords[answer])} {words}
          </li>
        ))}
      </ul>
      {one.remark === '' ? null : <p className="words">{one.remark}</p>}
      <button
        type="button"
        className="btn do full"
        onClick={() => void say('confirmNil', {}, t('确认没有问题', 'confirmed'))}
      >
        {t('我也确认没有问题', 'I confirm the nil')}
      </button>
      <Doubt id={one.id} onDoubt={(remark) => void say('doubtNil', { remark }, t('不能确认', 'not confirmed'))} />
    </section>
  );
}

function useSaying(one: NilToSay) {
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  return (move: 'confirmNil' | 'doubtNil', input: Record<string, unknown>, words: string) =>
    once(async () => {
      const on = { kind: 'step' as const, ledger: 'inspection' as const, entryId: one.id, sortieId: null };
      await act(
        `confirm ${one.id}`,
        { ...on, ...stamp(), move, version: null, input },
        `${one.operatorName}：${words}`,
      );
    });
}

/** Why it cannot be confirmed: asked at the second press. */
function Doubt({ id, onDoubt }: { id: string; onDoubt: (remark: string) => void }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  if (!isOpen)
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {t('不能确认', 'Not confirmed')}
      </button>
    );
  const doubt = () => {
    const isSaid = why.trim().length >= 2;
    setWrong(isSaid ? undefined : t('为什么不能确认，写几个字。', 'Say why.'));
    if (isSaid) onDoubt(why.trim());
  };
  return (
    <>
      <Asked id={`why-${id}`} label={t('为什么不能确认', 'Why not')} value={why} error={wrong} onChange={setWhy} />
      <button type="button" className="btn full" onClick={doubt}>
        {t('不能确认，再去一趟', 'Not confirmed; go again')}
      </button>
    </>
  );
}

/** The people and vehicles as they were in the end; they count now, and once. */
function ComeBack() {
  const t = useWords();
  const day = useDay();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { sortie, change, certificateOf, sortieId, isBack, isReady } = useSortie();
  const [wrong, setWrong] = useState<string | null>(null);
  if (!isReady) return null;
  const crew = crewOf(sortie, day.today);
  const [people, cars] = [new Set([...crew.peopleIds, ...crew.otherPeople]).size, new Set(crew.vehicles).size];
  const counts = t(`${people} 人次、${cars} 辆次`, `${people} person-times, ${cars} vehicle-times`);
  if (sortieId === null)
    return (
      <a className="card todo" href="#/sortie">
        <b>{t('今天的出动还没登记', "Today's sortie has not been told")}</b>
      </a>
    );
  if (isBack)
    return (
      <p className="card">
        <b>{t(`收队了：${counts}，只算一次。`, `Back: ${counts}, counted once.`)}</b>
      </p>
    );
  const back = async () => {
    const said = wrongOf(t, crew);
    setWrong(said);
    if (said !== null) return;
    const step = {
      kind: 'step' as const,
      ledger: 'sortie' as const,
      ...stamp(),
      move: 'comeBack',
      entryId: sortieId,
      version: null,
      sortieId: null,
    };
    await once(async () => act('sortie', { ...step, input: crew }, t(`收队：${counts}`, `Back: ${counts}`)));
  };
  return (
    <section className="card stack">
      <h2>{t('人和车', 'People and vehicles')}</h2>
      <details>
        <summary>{t('改一改', 'Change them')}</summary>
        <Crew sortie={sortie} change={change} certificateOf={certificateOf} />
      </details>
      <p>
        <b>{counts}</b>
      </p>
      {wrong === null ? null : (
        <p className="msg" role="alert">
          {wrong}
        </p>
      )}
      <button type="button" className="btn do big full" onClick={() => void back()}>
        {t('回来了，收队', 'We are back')}
      </button>
    </section>
  );
}
