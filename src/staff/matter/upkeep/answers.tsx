import {
  answerGoalMs,
  isShort,
  lastedZh,
  minutesGone,
  shareWords,
  tookWords,
} from '../../../domain/base/status/answers.ts';
import type { SeenUpkeep } from '../../../http/api/matter/upkeep-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { Curve } from './answers-curve.tsx';

type Seen = NonNullable<SeenUpkeep['look']['answers']>;
type Point = Seen['points'][number];
type Gap = NonNullable<Seen['availability']>['gaps'][number];

const shownGaps = 5;

/** 回答用时: how fast the programs answered in a day, and when of thirty days nobody could file. */
export function Answers({ answers, at }: { answers: Seen; at: number }) {
  const t = useWords();
  const isNew = answers.points.every(({ n }) => n === 0);
  return (
    <section className="card" aria-label={t('回答用时', 'Time to answer')}>
      <h2 className="card-head">
        {t('回答用时', 'Time to answer')}{' '}
        <small>{t('一百次里九十五次不超过，毫秒，24 小时', '95 of 100 within, in ms, 24 hours')}</small>
      </h2>
      {isNew ? (
        <Empty
          words={t(
            '刚开始数：有人打开过网页，几分钟以后这里有第一点，满一天画满。',
            'Just begun: the first point stands here some minutes after somebody has opened a page, the whole curve after a day.',
          )}
        />
      ) : (
        <>
          <Now answers={answers} />
          <Curve points={answers.points} />
          <AsTable points={answers.points} />
        </>
      )}
      <Available availability={answers.availability} at={at} />
      <p className="pad dim s">
        {t(
          '量的是程序从收到到答完，不算路上；静态文件、带照片的不算。可用是五分钟一格：这一格里至少有一台程序在、收得了件。不到五分钟的停看不出来，计划内的停机也算停。',
          'Measured from arrival to answer, without the way; files and what brings photos are left out. Available is a count of five minutes in which at least one program could take a filing: shorter stops are not seen, planned ones count too.',
        )}
      </p>
    </section>
  );
}

function Now({ answers: { now, today } }: { answers: Seen }) {
  const t = useWords();
  const label = useLabel();
  const took = (ms: number | null) => (ms === null ? '—' : label(tookWords(ms)));
  return (
    <p className="pad answers-now">
      <span>
        {t('现在', 'Now')} <b>{took(now.p95)}</b>
      </span>
      <span>
        {t('今天', 'Today')} <b>{took(today.p95)}</b>
        {t(`，${today.n} 次，出错 ${today.errors} 次`, `, ${today.n} answers, ${today.errors} errors`)}
      </span>
      <span className="dim">{t(`目标 ${answerGoalMs} 毫秒`, `goal ${answerGoalMs} ms`)}</span>
    </p>
  );
}

function AsTable({ points }: { points: readonly Point[] }) {
  const t = useWords();
  const label = useLabel();
  const told = points.filter(({ n, gone }) => n > 0 || gone > 0).toReversed();
  const heads = [
    t('从', 'From'),
    t('次数', 'Answers'),
    t('95% 不超过', '95% within'),
    t('出错', 'Errors'),
    t('停', 'Away'),
  ];
  return (
    <details className="pad answers-table">
      <summary>{t('看成表', 'As a table')}</summary>
      <div>
        <table aria-label={t('回答用时', 'Time to answer')}>
          <thead>
            <tr>
              {heads.map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.map(({ at, n, p95, errors, gone }) => (
              <tr key={at}>
                <th scope="row">{instantShort(at)}</th>
                <td className="r">{n}</td>
                <td className="r">{p95 === null ? '—' : label(tookWords(p95))}</td>
                <td className="r">{errors}</td>
                <td className="r">{gone === 0 ? '' : t(`${gone * 5} 分钟`, `${gone * 5} min`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Available({ availability, at }: { availability: Seen['availability']; at: number }) {
  const t = useWords();
  if (availability === null || availability.slots === 0)
    return (
      <p className="pad">{t('可用还没有数：几分钟以后有。', 'Availability is not counted yet: in some minutes.')}</p>
    );
  const { since, gaps } = availability;
  const share = shareWords(availability);
  const isNew = isShort({ since: new Date(since) }, new Date(at));
  return (
    <div className="pad">
      <b>
        {isNew
          ? t(
              `可用 ${share}，从 ${instantShort(since)} 数起`,
              `Available ${share}, counted since ${instantShort(since)}`,
            )
          : t(`近 30 天可用 ${share}`, `Available ${share} of 30 days`)}
      </b>{' '}
      {gaps.length === 0 ? t('没有停过', 'never away') : t(`停了 ${gaps.length} 次`, `away ${gaps.length} times`)}
      {gaps.length === 0 ? null : (
        <ul className="answers-gaps" aria-label={t('停过的时候', 'When it was away')}>
          {gaps.slice(0, shownGaps).map((gap) => (
            <li key={gap.from}>
              <GapWords gap={gap} />
            </li>
          ))}
          {gaps.length > shownGaps ? (
            <li className="dim">
              {t(`更早的 ${gaps.length - shownGaps} 次不列`, `${gaps.length - shownGaps} earlier ones`)}
            </li>
          ) : null}
        </ul>
      )}
    </div>
  );
}

function GapWords({ gap: { from, to } }: { gap: Gap }) {
  const t = useWords();
  const minutes = minutesGone({ from: new Date(from), to: new Date(to) });
  return (
    <>{t(`${instantShort(from)} 起，约 ${lastedZh(minutes)}`, `from ${instantShort(from)}, about ${minutes} min`)}</>
  );
}
