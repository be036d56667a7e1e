import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Bar, Icon, Tabs } from '../bars.tsx';
import { useCarried, useKeeper } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';

/** 回音: what became of what the station sent up, and how far its own reports are. */
export function Echoes() {
  const t = useWords();
  const w = useLabel();
  const { echoes, today, matters } = useCarried();
  return (
    <>
      {echoes.length === 0 ? null : (
        <section>
          <h2>{t('交上去的，有结果了', 'What was sent up has ended')}</h2>
          <div className="card">
            <ul className="rows">
              {echoes.slice(0, 5).map((one) => {
                const id = matters.find(({ number }) => number === one.number)?.id;
                const who = `${one.consumerName} — ${one.operatorName}`;
                return (
                  <li key={one.number}>
                    <span>
                      <b>{id === undefined ? who : <a href={`#/matter/${id}`}>{who}</a>}</b>
                      <br />
                      {w(one)}{' '}
                      <span className="hint">{instantShort(`${one.on}T00:00:00+08:00`, today).split(' ')[0]}</span>
                    </span>
                  </li>
                );
              })}
            </ul>
          </div>
        </section>
      )}
      <ToldOffice />
    </>
  );
}

/** 报给所里: the way to tell the office what was seen, and the newest of what was told. */
function ToldOffice() {
  const t = useWords();
  const { reports } = useCarried();
  const waiting = useUnsentClues();
  const n = reports.length + waiting.length;
  return (
    <section>
      <h2>{t('报给所里的', 'Told to the office')}</h2>
      <a className="btn full" href="#/clue">
        <Icon name="warn" />
        {t('看见像违法的，报给所里', 'What looks like a violation: tell the office')}
      </a>
      <ReportRows reports={reports.slice(0, 3)} waiting={waiting} />
      {n > 3 ? (
        <p>
          <a href="#/reports">{t(`全部 ${n} 件`, `All ${n}`)}</a>
        </p>
      ) : null}
    </section>
  );
}

/** All that the station told the office, each in one of three words. */
export function ReportsPage() {
  const t = useWords();
  const { reports } = useCarried();
  const waiting = useUnsentClues();
  return (
    <>
      <Bar title={t('报给所里的', 'Told to the office')} back="#/" />
      <main className="wrap stack">
        {reports.length + waiting.length === 0 ? (
          <p className="card">{t('还没有报过。', 'Nothing was told yet.')}</p>
        ) : null}
        <ReportRows reports={reports} waiting={waiting} whole />
        <a className="btn full" href="#/clue">
          {t('再报一件', 'Tell another')}
        </a>
      </main>
      <Tabs here="matters" />
    </>
  );
}

type Told = Carried['reports'][number];

function ReportRows({
  reports,
  waiting,
  whole = false,
}: {
  reports: readonly Told[];
  waiting: readonly { id: string; title: string }[];
  whole?: boolean;
}) {
  const t = useWords();
  const w = useLabel();
  if (reports.length + waiting.length === 0) return null;
  return (
    <div className="card">
      <ul className="rows">
        {waiting.map(({ id, title }) => (
          <li key={id}>
            <span>
              <b>{title}</b> <span className="tag">{t('等发出去', 'Waiting to be sent')}</span>
            </span>
          </li>
        ))}
        {reports.map((one) => (
          <li key={one.number}>
            <span>
              <b>{one.operatorName}</b> <span className={one.isDone ? 'tag ok' : 'tag'}>{w(one.standing)}</span>
              <br />
              <span className="hint">
                {w(one.what)} · {one.number}
                {one.complaintNumber === null ? '' : ` · ${one.complaintNumber}`}
              </span>
              <Answer told={one} whole={whole} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the office said; before that, by when it says something. */
function Answer({ told: { answer, answerWords, caseWords, answerBy }, whole }: { told: Told; whole: boolean }) {
  const t = useWords();
  const w = useLabel();
  if (answer === null)
    return (
      <>
        <br />
        <span className="hint">{t(`${answerBy.slice(5)} 前答复`, `answered by ${answerBy.slice(5)}`)}</span>
      </>
    );
  return (
    <>
      <br />
      {w(answer)}
      {caseWords === null ? '' : t(`；${caseWords.zh}`, `; ${caseWords.en.toLowerCase()}`)}
      {whole && answerWords !== '' ? (
        <>
          <br />
          <span className="words">{answerWords}</span>
        </>
      ) : null}
    </>
  );
}

/** What was told here and has not arrived. */
function useUnsentClues(): { id: string; title: string }[] {
  const { picture } = useKeeper();
  return picture.acts.flatMap(({ act: { id, state }, body: { item, title } }) =>
    item.kind === 'clue' && state !== 'sent' ? [{ id, title }] : [],
  );
}
