import { useState } from 'react';
import type { FieldItem } from '../../../domain/device/field-outbox.ts';
import { againMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import { answerWords } from '../../../domain/supervision/inspection/answer-words.ts';
import { ProblemError } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { useKeeper } from '../carried.tsx';
import { Drop, type ToldFirst } from '../outbox/drop.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { mendedAt } from './draft.ts';
import { isVisitStep, type Told, type VisitStep } from './visit-step.ts';
import { wire, type SeenFieldStanding } from '../outbox/wire.ts';

/** It was told before, or of what stands no longer: the officer sees what does, and his own becomes a note. */
const toldTwice: readonly string[] = [
  'visit-recorded-already',
  'looked-at-already',
  'ban-is-another',
  'ban-attempt-told',
];

/** An act of a visit that was not taken: why, and the way out: mend it, confirm what the colleague recorded, or make it a note. */
export function HeldVisit({ one, item }: { one: OpenAct; item: FieldItem }) {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper, sender } = useKeeper();
  const { problem, title } = one.body;
  const first = useSpoiling(item);
  const at = mendedAt(one);
  const isTwice = toldTwice.includes(problem?.code ?? '');
  const again = async () => {
    await keeper.change(one, 'waiting', { ...one.body, problem: null });
    void sender.send();
  };
  return (
    <section className="card stack held" aria-label={title}>
      <h2>{title}</h2>
      <p className="msg" role="alert">
        {problem?.[language]}
      </p>
      {isTwice && isVisitStep(item) ? <Twice one={one} item={item} /> : null}
      {isVisitStep(item) && !isTwice ? (
        <a className="btn do full" href={`#/${pageOf(item.move)}/${item.entryId}`}>
          {t('回到这一户改一改', 'Go back and mend it')}
        </a>
      ) : null}
      {at === null ? null : (
        <a className="btn do full" href={at}>
          {t('改一改再发', 'Mend it')}
        </a>
      )}
      {isTwice ? null : (
        <button type="button" className="btn full" onClick={() => void again()}>
          {t('照样再发', 'Send it again')}
        </button>
      )}
      <Drop one={one} first={first} />
    </section>
  );
}

/** The number of a decision that is not sent stands on a paper that may have been handed over: it is spoiled, and none other bears it. */
function useSpoiling(item: FieldItem): ToldFirst | null {
  const t = useWords();
  const { keeper } = useKeeper();
  if (!isVisitStep(item) || item.move !== 'decideOnTheSpot') return null;
  const { form } = item.input;
  const tell = async () => {
    const reason = '手机上没收下的当场处罚不发了';
    await wire.closeForm(form, { outcome: 'spoiled', reason }).catch((error: unknown) => {
      // It is not this telephone's, or is closed already.
      const isClosed = error instanceof ProblemError && (error.status === 404 || error.status === 409);
      if (!isClosed) throw error;
    });
    const { day } = keeper.picture;
    if (day !== null)
      await keeper.keepCarried({ ...day, spotForms: day.spotForms?.filter((one) => one !== form) ?? [] });
  };
  return {
    words: t(
      `决定书编号 ${form} 一起作废，别的决定不再用它；给出去的单子请收回。要有网。`,
      `The number ${form} is spoiled with it and used no more; take back the paper. This takes a network.`,
    ),
    tell,
  };
}

/** Two officers recorded one visit: what the first wrote, and what becomes of the second's. */
function Twice({ one, item }: { one: OpenAct; item: VisitStep }) {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper, sender, picture } = useKeeper();
  const [now, setNow] = useState<SeenFieldStanding | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const look = () =>
    wire
      .fieldStanding(item.entryId)
      .then(setNow, (error: unknown) => setSaid(error instanceof ProblemError ? error[language] : String(error)));
  const become = async (told: Told<'confirmNil' | 'note'>) => {
    // What stood behind the record, such as its order, was made of a visit that is none.
    for (const later of picture.acts)
      if (later.act.chain === one.act.chain && later.act.n > one.act.n && later.act.state !== 'sent')
        await keeper.remove(later);
    const next = { ...item, ...told, version: null, sortieId: null };
    await keeper.change(one, 'waiting', { ...one.body, item: next, problem: null });
    void sender.send();
  };
  if (now === null)
    return (
      <>
        <button type="button" className="btn do full" disabled={!picture.online} onClick={() => void look()}>
          {t('看看队友记了什么', 'See what the colleague recorded')}
        </button>
        {said === null ? null : <p className="msg">{said}</p>}
      </>
    );
  const mayConfirm = now.state === 'nilWaiting' && item.move === 'recordNil' && !now.isOwn;
  return (
    <>
      <Recorded now={now} />
      {mayConfirm ? (
        <button type="button" className="btn do full" onClick={() => void become({ move: 'confirmNil', input: {} })}>
          {t('我也看过：改作确认', 'I saw it too: confirm it')}
        </button>
      ) : null}
      <button
        type="button"
        className={mayConfirm ? 'btn full' : 'btn do full'}
        onClick={() => void become({ move: 'note', input: noteOf(item) })}
      >
        {t('记成一笔', 'Make it a note')}
      </button>
    </>
  );
}

function Recorded({ now }: { now: SeenFieldStanding }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="note">
      <b>
        {now.recordedByName} {now.visitedAt === null ? '' : instantShort(now.visitedAt)}：{label(now.stateWords)}
      </b>
      <ul>
        {now.findings.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {now.answers.map(({ item, answer }) => (
          <li key={item}>
            {item}：{label(answerWords[answer])}
          </li>
        ))}
      </ul>
      <p className="hint">{t(`照片 ${now.photos} 张`, `Photos: ${now.photos}`)}</p>
    </div>
  );
}

/** Where it is mended. */
function pageOf(move: string): string {
  if (move === 'decideOnTheSpot') return 'spot';
  return againMoves.includes(move) ? 'again' : 'shop';
}

const noteHeadZh: Partial<Record<VisitStep['move'], string>> = {
  recordNil: '我记的是没有问题',
  recordClosed: '我去的时候关着门',
  recordFinding: '我记的是有问题',
  recheck: '我复查，改好了',
  recheckFails: '我复查，没有改',
  executeBan: '我去取缔了',
  banFails: '我去取缔，没执行成',
};

/** In words what the second officer wrote, with the signature that he got; his photos come by themselves. */
function noteOf({ move, input }: VisitStep): { words: string; photoIds: string[] } {
  const findings = 'findings' in input ? input.findings.map(({ text }) => text) : [];
  const said = [
    'words' in input ? input.words : '',
    'sealed' in input ? input.sealed : '',
    'remark' in input ? input.remark : '',
  ];
  const words = [noteHeadZh[move] ?? '', ...findings, ...said].filter((one) => one !== '').join('；');
  return { words: words.slice(0, 1000), photoIds: 'signatureIds' in input ? input.signatureIds : [] };
}
