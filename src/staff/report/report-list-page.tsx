import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { StaffRole } from '../../domain/base/actor.ts';
import { lastPeriod } from '../../domain/report/template/schedule.ts';
import {
  kindsWrittenBy,
  mayDraftKind,
  reportKindWords,
  reportPaces,
  type ReportKind,
  type ReportPace,
} from '../../domain/report/template/template.ts';
import { workReportListing } from '../../domain/report/work-report-list.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { isDay } from '../../domain/base/calendar.ts';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { dayPlain } from '../base/ui/day.ts';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { useColleagues } from '../matter/docket/docket-calls.ts';
import type { ShownDocket } from '../matter/docket/shown-docket.ts';
import { DocketPage } from '../matter/docket/docket-page.tsx';
import { fetchTemplates, saveSchedule, workReportCalls } from './report-calls.ts';
import { ReportFacts } from './report-facts.tsx';
import { shownReports } from './report-shown.ts';
import './report.css';

/** 工作汇报: the reports and how far each is; the text has a page of its own. */
export default function ReportListPage() {
  const t = useWords();
  const { today, role } = useMe();
  const { from, to } = lastPeriod('month', today);
  const docket = useMemo(() => docketFor(role), [role]);
  return (
    <DocketPage
      docket={docket}
      goesOnAt={({ number }) => `/work-reports/${encodeURIComponent(number)}`}
      calls={workReportCalls}
      nameWords={{ zh: '汇报', en: 'Report' }}
      nameOf={({ entry }) => `${entry.number} ${entry.title}`}
      empty={t(
        '没有在写的。按“起草一篇”选一种和期间，数字从台账里数好，文字自己改。',
        'Nothing is being written. Draft one: choose a kind and a period; the numbers are counted, the words are yours.',
      )}
      openWords={{ zh: '在办', en: 'Open' }}
      rowMoves={0}
      start={{ kind: 'situation', from, to }}
      draw={(field, { typed, change, error }) =>
        field === 'to' ? (
          <LastDay value={typed['to'] ?? ''} error={error} onChange={(day) => change({ to: day })} />
        ) : undefined
      }
      listing={workReportListing}
      cells={{
        title: ({ entry }) => <Link to={`/work-reports/${entry.number}`}>{entry.title}</Link>,
        state: ({ entry }) => (
          <Link to={`/work-reports/${entry.number}`}>
            <span className="tag">
              {t(shownReports.states[entry.state]?.zh ?? '', shownReports.states[entry.state]?.en ?? '')}
            </span>
            <span className="sr">{entry.title}</span>
          </Link>
        ),
      }}
      tools={<Schedules />}
      facts={(view) => <ReportFacts view={view} />}
    />
  );
}

/** 到哪天: a day to come may be chosen, and what that means is said by the day itself. */
function LastDay({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (day: string) => void;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const isAhead = isDay(value) && value > today;
  return (
    <Field label={t('到哪天', 'To')} required error={error}>
      {(control) => (
        <>
          <DayInput {...control} data-field="to" value={value} onChange={onChange} />
          {isAhead ? (
            <output className="report-ahead">
              {t(
                `${dayPlain(value, language, today)}还没到：数只到今天（${dayPlain(today, language)}），脚注里写明；过了那天“重新数”。`,
                `${dayPlain(value, language, today)} is still to come: counted up to today (${dayPlain(today, language)}), as a footnote says; count again after that day.`,
              )}
            </output>
          ) : null}
        </>
      )}
    </Field>
  );
}

/** With the kinds that the reader may write. */
function docketFor(role: StaffRole): ShownDocket {
  const form = async () => (await import('../../domain/report/work-report.ts')).draftForm(kindsWrittenBy(role));
  return { ...shownReports, opening: { ...shownReports.opening, form } };
}

/** 定期起草: what the clock drafts, and for whom. */
function Schedules() {
  const t = useWords();
  const label = useLabel();
  const maySet = useMay('reportTemplate.save');
  const found = useQuery({
    queryKey: ['report-templates'],
    queryFn: ({ signal }) => fetchTemplates(signal),
    enabled: maySet,
  });
  if (!maySet || found.data === undefined) return null;
  const { schedules } = found.data;
  const lapsed = schedules.filter(({ active, isLapsed }) => active && isLapsed).length;
  return (
    <details className="report-schedules">
      <summary>
        {t(
          `定期起草 ${schedules.filter(({ active }) => active).length} 项`,
          `Drafted by the clock: ${schedules.filter(({ active }) => active).length}`,
        )}
        {lapsed === 0 ? null : <span className="bad"> {t(`${lapsed} 项停住了`, `${lapsed} of them lapsed`)}</span>}
      </summary>
      <ul>
        {schedules.map((one) => (
          <li key={one.id}>
            {label(reportPaces[one.pace])} {label(reportKindWords[one.kind])} {one.drafterName}
            {one.doneTo === null ? '' : t(`，起草到 ${one.doneTo}`, `, drafted up to ${one.doneTo}`)}
            {one.active ? '' : t('（停了）', ' (stopped)')}
            {one.active && one.isLapsed ? (
              <span className="bad">
                {t(
                  '（停住了：起草人调走了或者不再写这一种，请换人）',
                  ' (lapsed: its drafter has moved or writes it no more)',
                )}
              </span>
            ) : null}{' '}
            <Toggle schedule={one} />
          </li>
        ))}
      </ul>
      <NewSchedule />
    </details>
  );
}

type Saved = { kind: ReportKind; pace: ReportPace; drafterId: string; active: boolean };

function useSchedule() {
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  return async (saved: Saved) => {
    try {
      await saveSchedule({ id: crypto.randomUUID(), ...saved });
      await queries.invalidateQueries({ queryKey: ['report-templates'] });
    } catch (error) {
      void message.error(problemWords(error));
    }
  };
}

function Toggle({ schedule: { kind, pace, drafterId, active } }: { schedule: Saved }) {
  const t = useWords();
  const save = useSchedule();
  return (
    <button type="button" className="b sm" onClick={() => void save({ kind, pace, drafterId, active: !active })}>
      {active ? t('停', 'Stop') : t('恢复', 'Resume')}
    </button>
  );
}

function NewSchedule() {
  const t = useWords();
  const label = useLabel();
  const save = useSchedule();
  const colleagues = useColleagues();
  const directory = useDirectory();
  const [kind, setKind] = useState<ReportKind>('bulletin');
  const [pace, setPace] = useState<ReportPace>('month');
  const [chosenId, setDrafter] = useState<string | null>(null);
  const drafters = colleagues.filter(({ role }) => mayDraftKind(role, kind));
  // Who was chosen for another kind may not write this one.
  const drafterId = drafters.find(({ id }) => id === chosenId)?.id ?? null;
  const placeOf = (id: string | null) => directory?.organisations.find((one) => one.id === id)?.name;
  const options = <K extends string>(words: Readonly<Record<K, { zh: string; en: string }>>) =>
    (Object.keys(words) as K[]).map((value) => ({ value, label: label(words[value]) }));
  return (
    <p className="report-schedule-new">
      <Select aria-label={t('多久一次', 'How often')} value={pace} onChange={setPace} options={options(reportPaces)} />
      <Select aria-label={t('哪一种', 'Kind')} value={kind} onChange={setKind} options={options(reportKindWords)} />
      <Select
        aria-label={t('谁起草', 'Who drafts')}
        placeholder={t('谁起草', 'Who drafts')}
        value={drafterId}
        onChange={setDrafter}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={drafters.map(({ id, name, organisationId }) => ({
          value: id,
          label: [name, placeOf(organisationId)].filter((one) => one !== undefined).join(' · '),
        }))}
      />
      <button
        type="button"
        className="b"
        disabled={drafterId === null}
        onClick={() => drafterId !== null && void save({ kind, pace, drafterId, active: true })}
      >
        {t('加一项', 'Add')}
      </button>
    </p>
  );
}
