import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../../domain/base/calendar.ts';
import instructionDocket from '../../../domain/command/instruction-steps.ts?instructionDocket';
import { instructionStateWords, minutesBetween, type InstructionMove } from '../../../domain/command/instruction.ts';
import { client, type SeenInstruction } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { renewLedgers } from '../../base/ledger-renewal.ts';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import '../../base/ui/settings.css';
import { clockTime, instantShort } from '../../base/ui/day.ts';

const { Part: StepDrawer, useSoon: useStepSoon } = later(
  async () => (await import('./instruction-drawer.tsx')).StepDrawer,
);

/** One instruction: what is asked, by when, how far it is, and what the reader can do about it. */
export function InstructionCard({ item, at }: { item: SeenInstruction; at: string }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  useStepSoon();
  const [writing, setWriting] = useState<InstructionMove | null>(null);
  const { instruction, moves, late } = item;
  const { urgent, nudgedTimes } = instruction;
  return (
    <article className="instruction" data-number={instruction.number}>
      <header>
        <b className="num">{instruction.number}</b>
        {urgent ? <span className="tag er">{t('紧急', 'Urgent')}</span> : null}
        {late ? <span className="tag er">{t('逾期', 'Late')}</span> : null}
        <span className="tag">{label(instructionStateWords[instruction.state])}</span>
        {nudgedTimes > 0 ? (
          <span className="tag wa">{t(`催过 ${nudgedTimes} 次`, `Nudged ${nudgedTimes}`)}</span>
        ) : null}
      </header>
      <p className="instruction-text">{instruction.text}</p>
      <p className="dim s">
        {t(`${item.fromName} ${item.byName} 发给 `, `${item.fromName}, ${item.byName} to `)}
        <b>{item.toName}</b>
        {' · '}
        <span className={late ? 'err' : undefined}>
          {t(`${instantShort(instruction.dueAt, today)} 前办好`, `due ${instantShort(instruction.dueAt, today)}`)}
        </span>
        {instruction.matterNumber === null ? null : (
          <>
            {' · '}
            <MatterLink number={instruction.matterNumber} />
          </>
        )}
      </p>
      <Steps item={item} at={at} />
      <Said instruction={instruction} />
      {moves.length === 0 ? null : <Moves item={item} onWrite={setWriting} />}
      {writing === null ? null : (
        <Suspense fallback={null}>
          <StepDrawer item={item} move={writing} onClose={() => setWriting(null)} />
        </Suspense>
      )}
    </article>
  );
}

/** What came of it, and what the issuer says of that. */
function Said({ instruction }: Pick<SeenInstruction, 'instruction'>) {
  const t = useWords();
  return (
    <>
      {instruction.result === '' ? null : (
        <p className="instruction-words">
          <b>{t('回报', 'Report')}</b> {instruction.result}
        </p>
      )}
      {instruction.remark === '' ? null : (
        <p className="instruction-words">
          <b>
            {instruction.state === 'acknowledged'
              ? t('退回再办', 'Sent back')
              : instruction.state === 'withdrawn'
                ? t('撤回', 'Withdrawn')
                : t('批语', 'Remark')}
          </b>{' '}
          {instruction.remark}
        </p>
      )}
    </>
  );
}

/** 发出 → 签收 → 到场 → 回报, each with its time and its minutes from the sending. */
function Steps({ item, at }: { item: SeenInstruction; at: string }) {
  const t = useWords();
  const { instruction } = item;
  const { sentAt, acknowledgedAt, arrivedAt, reportedAt, mustArrive, closedAt } = instruction;
  const over = closedAt ?? at;
  const { today } = useMe();
  const isToday = dayOf(new Date(sentAt)) === today;
  const steps = [
    { words: t('签收', 'Acknowledged'), at: acknowledgedAt },
    ...(mustArrive || arrivedAt !== null ? [{ words: t('到场', 'Arrived'), at: arrivedAt }] : []),
    { words: t('回报', 'Reported'), at: reportedAt },
  ];
  const waiting = steps.findIndex((step) => step.at === null);
  return (
    <ol className="instruction-steps">
      <li className="done">
        {t('发出', 'Sent')} <time dateTime={sentAt}>{isToday ? clockTime(sentAt) : instantShort(sentAt, today)}</time>
      </li>
      {steps.map((step, i) => (
        <li key={step.words} className={step.at === null ? (i === waiting ? 'waiting' : undefined) : 'done'}>
          {step.words}{' '}
          {step.at === null ? (
            i === waiting ? (
              <b>{t(`已等 ${span(sentAt, over, t)}`, `${span(sentAt, over, t)} so far`)}</b>
            ) : null
          ) : (
            <time dateTime={step.at}>{span(sentAt, step.at, t)}</time>
          )}
        </li>
      ))}
    </ol>
  );
}

function span(from: string, to: string, t: (zh: string, en: string) => string): string {
  return minutesText(minutesBetween(new Date(from), new Date(to)), t);
}

/** 「7 分」「2 时 5 分」「3 天」 */
export function minutesText(minutes: number, t: (zh: string, en: string) => string): string {
  if (minutes < 60) return t(`${minutes} 分`, `${minutes} min`);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t(`${hours} 时 ${minutes % 60} 分`, `${hours} h ${minutes % 60} min`);
  return t(`${Math.floor(hours / 24)} 天 ${hours % 24} 时`, `${Math.floor(hours / 24)} d ${hours % 24} h`);
}

const order: readonly InstructionMove[] = [
  'acknowledge',
  'arrive',
  'reportBack',
  'close',
  'sendBack',
  'nudge',
  'withdraw',
];
/** Steps of the receiver. */
const received: readonly InstructionMove[] = ['acknowledge', 'arrive', 'reportBack'];
/** Pressed at once: nothing is to be written. */
const bare: readonly InstructionMove[] = ['acknowledge', 'arrive', 'nudge'];

const wordsOf = (move: InstructionMove) => instructionDocket.procedure[move] ?? { zh: '', en: '' };

function Moves({ item, onWrite }: { item: SeenInstruction; onWrite: (move: InstructionMove) => void }) {
  const label = useLabel();
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const { number, version } = item.instruction;
  // One id a shown version: a second press of the same button is the same act.
  const [ids] = useState(() => new Map<string, string>());
  const press = useMutation({
    mutationFn: (move: InstructionMove) => {
      const key = `${version} ${move}`;
      const clientId = ids.get(key) ?? crypto.randomUUID();
      ids.set(key, clientId);
      return client.moveInstruction(number, move, { version, clientId, input: {} });
    },
    onSuccess: (_, move) => void message.success(`${label(wordsOf(move))} ${number}`),
    onError: (failure) => void message.error(problemWords(failure)),
    onSettled: () => renewLedgers(queries, ['instructions']),
  });
  // An office that has it may have a station do it.
  const maySend = useMay('instruction.send');
  const passes = maySend && item.moves.some((move) => received.includes(move));
  const moves = item.moves.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return (
    <p className="instruction-moves">
      {moves.map((move, i) => (
        <button
          key={move}
          type="button"
          className={i === 0 && move !== 'nudge' ? 'b p' : 'b'}
          disabled={press.isPending}
          aria-label={`${label(wordsOf(move))} ${number}`}
          onClick={() => (bare.includes(move) ? press.mutate(move) : onWrite(move))}
        >
          {label(wordsOf(move))}
          {bare.includes(move) ? '' : '…'}
        </button>
      ))}
      {passes ? (
        <Link className="b t" to={`/instructions?pass=${item.instruction.id}`}>
          {t('转给站点…', 'Pass on to a station…')}
        </Link>
      ) : null}
    </p>
  );
}
