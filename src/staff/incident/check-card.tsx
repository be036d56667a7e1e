import { useState } from 'react';
import { Link } from 'react-router';
import areaCheckDocket from '../../domain/incident/area-check.ts?areaCheckDocket';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { boxOfInstant } from '../matter/box-texts.ts';
import { AnswerMap } from './answer-map.tsx';
import { AnswerTable, TallyBar } from './answer-table.tsx';
import { areaCheckCalls, incidentCalls, useAnswers, type SeenIncident } from './incident-calls.ts';

/** 全县核查: what was asked, how the stations answer by town, on the map and by name, and who is silent. */
export function CheckCard({ view }: { view: SeenIncident }) {
  const t = useWords();
  const mayAsk = useMay('areaCheck.ask');
  const [asking, setAsking] = useState(false);
  const { entry, more } = view;
  const isAskable = entry.state === 'filed' || entry.state === 'handling';
  return (
    <section className="card" aria-label={t('各站排查', 'Area check')}>
      <h2 className="card-head">
        {t('各站排查', 'Area check')}
        {mayAsk && isAskable ? (
          <button
            type="button"
            className={more.checks.length === 0 ? 'b p sm go' : 'b sm go'}
            onClick={() => setAsking(true)}
          >
            {t('问各站点…', 'Ask the stations…')}
          </button>
        ) : null}
      </h2>
      {more.checks.length === 0 ? (
        <Empty
          words={
            isAskable
              ? t('还没问各站点。按“问各站点”，一句话问全县，谁答了、谁没答都看得见。', 'No station was asked yet.')
              : t('县局按“予以备案”以后才能问各站点。', 'Stations can be asked once the bureau has filed it.')
          }
        />
      ) : (
        more.checks.map((check, i) => <OneCheck key={check.number} check={check} isFirst={i === 0} />)
      )}
      {asking ? <Asking view={view} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

/** The newest stands open; an earlier one is counted by station when somebody asks for it, its sums stand there already. */
function OneCheck({ check, isFirst }: { check: SeenIncident['more']['checks'][number]; isFirst: boolean }) {
  const t = useWords();
  const { today } = useMe();
  const [isOpen, setOpen] = useState(isFirst);
  const answers = useAnswers(check.number, isOpen);
  return (
    <div className="incident-check">
      <p>
        <b>{check.question}</b>{' '}
        <span className="dim nw">
          {t(`${instantShort(check.dueAt, today)} 前答`, `by ${instantShort(check.dueAt, today)}`)}
        </span>{' '}
        <Link className="b t sm" to={`/area-checks?state=all&open=${check.number}`}>
          {t('名单', 'All stations')}
        </Link>
        {isOpen ? null : (
          <button type="button" className="b t sm" onClick={() => setOpen(true)}>
            {t('看各站怎么答', 'Station by station')}
          </button>
        )}
      </p>
      <TallyBar tally={answers.data?.tally ?? check.tally} />
      {answers.error === null ? null : <ErrorLine error={answers.error} onRetry={() => void answers.refetch()} />}
      {answers.data === undefined ? (
        isOpen && answers.error === null ? (
          <Loading rows={6} />
        ) : null
      ) : (
        <>
          <AnswerMap answers={answers.data} />
          <AnswerTable number={check.number} answers={answers.data} isBrief />
        </>
      )}
    </div>
  );
}

const aboutThis = async () => (await import('./asked-about.ts')).AboutThis;

/** The form of the question. By when it is to be answered follows from the level of response, and may be changed. */
function Asking({ view: { entry }, onClose }: { view: SeenIncident; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const [now] = useState(() => Date.now());
  const { opening } = areaCheckDocket;
  if (directory === undefined) return null;
  const hours = entry.level === null ? null : directory.county.limits.responseLevels[entry.level].answerHours;
  return (
    <DocketForm
      title={`${label(opening)} · ${entry.number}`}
      press={label(opening)}
      schema={aboutThis}
      directory={directory}
      fixed={(id) => ({ id, incidentNumber: entry.number })}
      start={{
        question: entry.title === '' ? '' : `你那里有没有${entry.title}？`,
        ...(hours === null ? {} : { dueAt: boxOfInstant(new Date(now + hours * 3_600_000).toISOString()) }),
      }}
      draft={`area_check.${entry.id}`}
      queryKey={incidentCalls.path}
      saved={t('问出去了', 'Asked')}
      send={(input) => areaCheckCalls.open(input)}
      onClose={onClose}
    />
  );
}
