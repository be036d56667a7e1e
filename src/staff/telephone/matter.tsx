import { useEffect, useState, type FormEvent } from 'react';
import { dayOf } from '../../domain/base/calendar.ts';
import type { OutboxMove } from '../../domain/device/outbox.ts';
import { legalRoleWords, talkResultWords } from '../../domain/complaint/steps/station-talk.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useByline } from '../matter/byline.ts';
import { remainingEn } from '../base/ui/clock-mark.tsx';
import { ClueForm } from './clue-form.tsx';
import { usePlacedOne, type Placed } from './matters.tsx';
import { Asked, Bar, Chips } from './bars.tsx';
import { Photos } from './photos.tsx';
import { useAct, useCarried, useKeeper, useStamp } from './carried.tsx';

const moveWords = {
  talk: { zh: '记一次协商', en: 'Record a talk' },
  settleAtStation: { zh: '谈成了，双方签字', en: 'Settled: both sign' },
  sendUp: { zh: '交上去', en: 'Send it up' },
  supplement: { zh: '补照片、补话', en: 'Add photos or words' },
  note: { zh: '记一笔', en: 'Note' },
} as const satisfies Record<OutboxMove, { zh: string; en: string }>;

/** One matter as the telephone knows it, and what can be done about it without a network. */
export function MatterPage({ id }: { id: string }) {
  const t = useWords();
  const byline = useByline();
  const w = useLabel();
  const carried = useCarried();
  const placed = usePlacedOne(id);
  const [open, setOpen] = useState<OutboxMove | 'clue' | null>(null);
  if (placed === null)
    return (
      <>
        <Bar title={t('没有这一件', 'No such matter')} back="#/matters" />
        <main className="wrap stack">
          <p className="card">
            {t('这件不在手机里，或者不归这个站。', 'It is not on this telephone, or not of this station.')}
          </p>
        </main>
      </>
    );
  const { matter, waiting } = placed;
  // What was done here and has not arrived shows already: a matter that was settled or sent up is not settled again.
  const done = new Set(waiting.map((one) => (one.body.item.kind === 'move' ? one.body.item.move : '')));
  const gone = done.has('settleAtStation') || done.has('sendUp');
  const moves = matter.moves.filter((move) => !gone || move === 'supplement' || move === 'note');
  // A closed matter is none to split off from, and one that was settled here closes when that arrives.
  const mayTell = matter.isOpen && !done.has('settleAtStation');
  return (
    <>
      <Bar title={matter.consumerName} back="#/matters" />
      <main className="wrap stack">
        <section className="card stack">
          <h2>
            {matter.consumerName} → {matter.operatorName}
          </h2>
          <p>
            <span className="tag">{w(matter.state)}</span>
            {matter.due === null
              ? ''
              : ` · ${w(matter.due)} ${t(matter.due.remaining, remainingEn(matter.due.remaining))}`}
          </p>
          <p className="words">{matter.story}</p>
          <p className="hint">
            {matter.number === '' ? matter.slipCode : matter.number}
            {matter.slipCode !== null && matter.number !== ''
              ? t(`（${matter.slipCode}）`, ` (${matter.slipCode})`)
              : ''}{' '}
            · {matter.consumerPhone}
            {matter.officeName === null ? '' : ` · ${matter.officeName}`}
          </p>
          {placed.filing === null ? null : (
            <p>
              <a href={`#/slip/${id}`}>{t('小票', 'Slip')}</a>
            </p>
          )}
        </section>
        {waiting.length === 0 ? null : (
          <p className="note">
            {t(`有 ${waiting.length} 步等发：`, `${waiting.length} steps waiting: `)}
            {waiting.map((one) => one.body.title).join(t('；', '; '))}
          </p>
        )}
        {moves.length === 0 ? null : (
          <section className="acts" aria-label={t('现在可以做', 'What can be done')}>
            {moves.map((move) =>
              move === 'settleAtStation' ? (
                <a key={move} className="btn do full big" href={`#/settle/${id}`}>
                  {w(moveWords[move])}
                </a>
              ) : (
                <button
                  key={move}
                  type="button"
                  className="btn full"
                  aria-expanded={open === move}
                  onClick={() => setOpen(open === move ? null : move)}
                >
                  {w(moveWords[move])}
                </button>
              ),
            )}
            {mayTell ? (
              <button
                type="button"
                className="btn full"
                aria-expanded={open === 'clue'}
                onClick={() => setOpen(open === 'clue' ? null : 'clue')}
              >
                {t('像违法的，报给所里', 'A violation: tell the office')}
              </button>
            ) : null}
          </section>
        )}
        {open === 'clue' ? <ClueForm placed={placed} onDone={() => setOpen(null)} /> : null}
        {open === null || open === 'clue' ? null : (
          <MoveForm key={open} placed={placed} move={open} onDone={() => setOpen(null)} />
        )}
        <section className="card">
          <h2>{t('经过', 'Course')}</h2>
          {matter.told.length === 0 ? (
            <p className="hint">{t('发出去以后这里有经过。', 'The course stands here once it is sent.')}</p>
          ) : (
            <ol className="rows told">
              {matter.told.map((line) => (
                <li key={`${line.at} ${line.zh}`}>
                  <span className="hint">
                    {instantShort(line.at, carried.today)} {byline(line.by)}
                  </span>
                  <br />
                  {/* What was carried before this version has no English. */}
                  {t(line.zh, line.en || line.zh)}
                </li>
              ))}
            </ol>
          )}
        </section>
      </main>
    </>
  );
}

/** The short form of a step; what is typed becomes an act that waits for the network. */
function MoveForm({ placed, move, onDone }: { placed: Placed; move: OutboxMove; onDone: () => void }) {
  const t = useWords();
  const w = useLabel();
  const act = useAct();
  const stamp = useStamp();
  const { id, matter } = placed;
  const [words, setWords] = useState('');
  const [result, setResult] = useState('notAgreed');
  const [role, setRole] = useState<string>(matter.roles[0] ?? 'negotiation');
  const [photos, setPhotos] = useState<readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[]>([]);
  const [wrong, setWrong] = useState(false);
  const least = move === 'supplement' ? 0 : move === 'note' ? 1 : 4;
  const { keeper } = useKeeper();
  const draft = `${move} ${id}`;
  useEffect(() => {
    void keeper.findDraft<string>(draft).then((kept) => setWords((now) => (now === '' ? (kept ?? '') : now)));
  }, [keeper, draft]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = words.trim();
    if (said.length < least || (move === 'supplement' && said === '' && photos.length === 0)) {
      setWrong(true);
      return;
    }
    const mark = stamp();
    const inputs: Record<OutboxMove, Record<string, unknown>> = {
      talk: { on: dayOf(new Date(mark.actedAt)), legalRole: role, result, words: said },
      settleAtStation: {},
      sendUp: { reason: said },
      supplement: { words: said, attachmentIds: photos.map((one) => one.id) },
      note: { words: said },
    };
    const target = { number: matter.number === '' ? null : matter.number, filingId: matter.number === '' ? id : null };
    const item = { kind: 'move' as const, ...mark, move, ...target, version: matter.version, input: inputs[move] };
    await act(id, item, `${matter.consumerName}：${moveWords[move].zh}`, { photos });
    await keeper.clearDraft(draft);
    onDone();
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{w(moveWords[move])}</h2>
      {move === 'talk' ? (
        <>
          <Chips
            name="result"
            label={t('结果', 'Result')}
            value={result}
            onChange={setResult}
            options={Object.entries(talkResultWords).map(([value, one]) => ({ value, words: w(one) }))}
          />
          {matter.roles.length > 1 ? (
            <Chips
              name="role"
              label={t('以什么身份谈', 'In what capacity')}
              value={role}
              onChange={setRole}
              options={matter.roles.map((value) => ({ value, words: w(legalRoleWords[value]) }))}
            />
          ) : null}
        </>
      ) : null}
      <Asked
        id="words"
        label={
          move === 'sendUp'
            ? t('为什么交上去', 'Why')
            : move === 'talk'
              ? t('谈的经过', 'What was said')
              : t('写几句', 'In words')
        }
        rows={3}
        value={words}
        error={
          wrong
            ? t(
                `请写几句，至少 ${Math.max(1, least)} 个字。`,
                `Please write at least ${Math.max(1, least)} characters.`,
              )
            : undefined
        }
        onChange={(value) => {
          setWords(value);
          void keeper.keepDraft(draft, value).catch(() => undefined);
          setWrong(false);
        }}
      />
      {move === 'supplement' ? <Photos photos={photos} onChange={setPhotos} /> : null}
      <button type="submit" className="btn do full">
        {t('存下', 'Keep')}
      </button>
    </form>
  );
}
