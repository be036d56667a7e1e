import { Suspense, useState } from 'react';
import { answerWords, enteredWords, type AnswerKind, type Tally } from '../../domain/incident/area-answer.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import type { SeenAnswers } from './incident-calls.ts';
import './incident.css';

const { Part: AnswerForForm } = later(async () => (await import('./answer-for-form.tsx')).AnswerForForm);

type Station = SeenAnswers['stations'][number];

/** Each kind of answer has a form of its own beside its colour: ■ 有 ● 无 ⊖ 无法核实 ◌ 未答. */
const signs: Readonly<Record<AnswerKind | 'none', string>> = { yes: '■', no: '●', unknown: '⊖', none: '◌' };

/** How many of those that were asked have answered what; silence is counted too. */
export function TallyBar({ tally }: { tally: Tally }) {
  const t = useWords();
  const { asked, yes, no, unknown, read, silent, late, households, mu } = tally;
  const parts: [AnswerKind | 'none', string, number][] = [
    ['yes', t('有', 'Yes'), yes],
    ['no', t('无', 'No'), no],
    ['unknown', t('无法核实', 'Cannot tell'), unknown],
    ['none', t('未答', 'Silent'), read + silent],
  ];
  return (
    <div className="incident-tally">
      <p>
        {t('答复', 'Answered')}{' '}
        <b className="num">
          {yes + no + unknown} / {asked}
        </b>
        {yes === 0 ? null : (
          <span className="dim">
            {t(`，${households} 户${mu === 0 ? '' : `、${mu} 亩`}`, `, ${households} households`)}
          </span>
        )}
        {late === 0 ? null : <span className="dim">{t(`，${late} 个过了时间`, `, ${late} late`)}</span>}
        {read === 0 ? null : <span className="dim">{t(`，${read} 个读了没答`, `, ${read} read and silent`)}</span>}
      </p>
      <div className="incident-bar" aria-hidden="true">
        {parts.map(([kind, , n]) => (n === 0 ? null : <i key={kind} data-answer={kind} style={{ flexGrow: n }} />))}
      </div>
      <ul className="incident-parts">
        {parts.map(([kind, words, n]) => (
          <li key={kind} data-answer={kind}>
            <b className="num">{n}</b>
            <span>
              <i aria-hidden="true">{signs[kind]}</i> {words}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The stations by name, the silent first: whom to call, and for whom to enter what he says. */
export function AnswerTable({
  number,
  answers,
  isBrief = false,
}: {
  number: string;
  answers: SeenAnswers;
  isBrief?: boolean;
}) {
  const t = useWords();
  const mayAnswer = useMay('areaCheck.answer');
  const [station, setStation] = useState<Station | null>(null);
  const silent = answers.stations.filter(({ answer }) => answer === null);
  const yes = answers.stations.filter(({ answer }) => answer === 'yes');
  const shown = isBrief ? [...yes, ...silent].slice(0, 12) : answers.stations;
  return (
    <>
      <ul className="incident-stations">
        {shown.map((one) => (
          <StationRow key={one.stationId} station={one} onEnter={mayAnswer ? () => setStation(one) : null} />
        ))}
      </ul>
      {isBrief && yes.length + silent.length > shown.length ? (
        <p className="dim incident-rest">
          {t(
            `还有 ${yes.length + silent.length - shown.length} 个站点，见名单。`,
            'Others stand in the list of all stations.',
          )}
        </p>
      ) : null}
      {!isBrief && answers.more ? (
        <p className="dim incident-rest">{t(`只列前 ${shown.length} 个。`, `The first ${shown.length} are listed.`)}</p>
      ) : null}
      <p className="incident-rest">
        <a href={`/papers/area-checks/${encodeURIComponent(number)}`} target="_blank" rel="noreferrer">
          {t('打印没答的站点清单', 'Print the list of silent stations')}
        </a>
      </p>
      {station === null ? null : (
        <Suspense fallback={null}>
          <AnswerForForm number={number} station={station} onClose={() => setStation(null)} />
        </Suspense>
      )}
    </>
  );
}

function StationRow({ station, onEnter }: { station: Station; onEnter: (() => void) | null }) {
  const t = useWords();
  const { name, answer, phone, contactName, isClosed } = station;
  const said = useSaid(station);
  return (
    <li data-answer={answer ?? 'none'}>
      <i aria-hidden="true">{signs[answer ?? 'none']}</i>
      <span className="incident-station">
        <b>{name}</b> {isClosed ? <span className="tag">{t('后来撤了', 'Closed since')}</span> : null}
        <small className="dim">{said}</small>
      </span>
      {answer === null && phone !== '' ? (
        <a className="b sm" href={`tel:${phone}`} aria-label={t(`拨打 ${name} ${contactName}`, `Call ${name}`)}>
          {t('拨打', 'Call')}
        </a>
      ) : null}
      {onEnter === null ? null : (
        <button
          type="button"
          className="b t sm"
          onClick={onEnter}
          aria-label={answer === null ? t(`代填 ${name}`, `Enter for ${name}`) : t(`改 ${name}`, `Correct ${name}`)}
        >
          {answer === null ? t('代填', 'Enter') : t('改', 'Correct')}
        </button>
      )}
    </li>
  );
}

/** 「有 2 户 9 亩 8-17 11:20 电话里问的」, or whether it has read the question at all. */
function useSaid({ answer, households, mu, words, entered, answeredAt, readAt }: Station): string {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  if (answer === null)
    return readAt === null
      ? t('未读', 'Not read')
      : t(`${instantShort(readAt, today)} 读了`, `read ${instantShort(readAt, today)}`);
  const counts = [
    ...(answer === 'yes' ? [`${households ?? 0} ${t('户', 'households')}`] : []),
    ...((mu ?? 0) > 0 ? [`${mu} ${t('亩', 'mu')}`] : []),
  ];
  const when = answeredAt === null ? [] : [instantShort(answeredAt, today)];
  const way = entered === null || entered === 'telephone' ? [] : [label(enteredWords[entered])];
  return [label(answerWords[answer]), ...counts, ...when, ...way, words ?? ''].filter((one) => one !== '').join(' ');
}
