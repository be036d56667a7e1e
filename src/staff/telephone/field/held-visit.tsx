import { useState } from 'react';
import type { FieldItem } from '../../../domain/device/field-outbox.ts';
import { againMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import { answerWords } from '../../../domain/supervision/inspection/answer-words.ts';
import { ProblemError } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { useKeeper } from '../carried.tsx';
import { Drop } from '../outbox/drop.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
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
  const isTwice = toldTwice.includes(problem?.code ?? '');
  const isVisit = item.kind === 'step' && item.ledger === 'inspection';
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
      {isTwice && item.kind === 'step' ? <Twice one={one} item={item} /> : null}
      {isVisit && !isTwice ? (
        <a className="btn do full" href={`#/${pageOf(item.move)}/${item.entryId}`}>
          {t('回到这一户改一改', 'Go back and mend it')}
        </a>
      ) : null}
      {isTwice ? null : (
        <button type="button" className="btn full" onClick={() => void again()}>
          {t('照样再发', 'Send it again')}
        </button>
      )}
      <Drop one={one} />
    </section>
  );
}

/** Two officers recorded one visit: what the first wrote, and what becomes of the second's. */
function Twice({ one, item }: { one: OpenAct; item: Extract<FieldItem, { kind: 'step' }> }) {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper, sender, picture } = useKeeper();
  const [now, setNow] = useState<SeenFieldStanding | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const look = () =>
    wire
      .fieldStanding(item.entryId)
      .then(setNow, (error: unknown) => setSaid(error instanceof ProblemError ? error[language] : String(error)));
  const become = async (move: 'confirmNil' | 'note', input: Record<string, unknown>) => {
    // What stood behind the record, such as its order, was made of a visit that is none.
    for (const later of picture.acts)
      if (later.act.chain === one.act.chain && later.act.n > one.act.n && later.act.state !== 'sent')
        await keeper.remove(later);
    const next = { ...item, move, version: null, sortieId: null, input };
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
        <button type="button" className="btn do full" onClick={() => void become('confirmNil', {})}>
          {t('我也看过：改作确认', 'I saw it too: confirm it')}
        </button>
      ) : null}
      <button
        type="button"
        className={mayConfirm ? 'btn full' : 'btn do full'}
        onClick={() => void become('note', noteOf(item))}
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

const noteHeadZh: Readonly<Record<string, string>> = {
  recordNil: '我记的是没有问题',
  recordClosed: '我去的时候关着门',
  recordFinding: '我记的是有问题',
  recheck: '我复查，改好了',
  recheckFails: '我复查，没有改',
  executeBan: '我去取缔了',
  banFails: '我去取缔，没执行成',
};

/** In words what the second officer wrote, with the signature that he got; his photos come by themselves. */
function noteOf({ move, input }: Extract<FieldItem, { kind: 'step' }>): { words: string; photoIds: unknown } {
  const findings = Array.isArray(input['findings'])
    ? (input['findings'] as { text: string }[]).map(({ text }) => text)
    : [];
  const said = (name: string) => (typeof input[name] === 'string' ? input[name] : '');
  const words = [noteHeadZh[move] ?? '', ...findings, said('words'), said('sealed'), said('remark')]
    .filter((one) => one !== '')
    .join('；');
  return { words: words.slice(0, 1000), photoIds: input['signatureIds'] ?? [] };
}
