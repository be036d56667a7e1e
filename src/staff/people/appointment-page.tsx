import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { appointmentProcedure } from '../../domain/people/appointment-steps.ts';
import appointmentDocket from '../../domain/people/appointment-steps.ts?appointmentDocket';
import { appointmentPosts, type Appointment, type AppointmentState } from '../../domain/people/appointment.ts';
import type { AppointmentMore } from '../../http/api/people/appointment-routes.ts';
import type { Directory } from '../base/client.ts';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useDirectory } from '../base/directory.ts';
import type { SeenEntry, SeenEntryView } from '../matter/docket/docket-calls.ts';
import type { ShownStep } from '../matter/docket/shown-docket.ts';
import type { Typed } from '../matter/matter-typed.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { renewLedgers } from '../base/ledger-renewal.ts';
import { useMe } from '../base/me.tsx';
import { appointments, peopleClient, usePeople, useTitles } from './person-calls.ts';
import { DepartmentTags } from './department-tags.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';

type SeenAppointment = SeenEntry<Appointment, AppointmentMore>;

/** 聘任: who is nominated, what each waits for, and the step that many make at once. */
export default function AppointmentPage() {
  const t = useWords();
  const label = useLabel();
  const [search] = useSearchParams();
  const people = usePeople();
  const titles = useTitles();
  return (
    <DocketPage
      docket={appointmentDocket}
      calls={appointments}
      query={{ pool: 'no' }}
      rowMoves="chief"
      openWords={{ zh: '在聘', en: 'In post' }}
      empty={t('没有聘任；按“推荐人选”开始。', 'No appointments; press Nominate.')}
      nameWords={{ zh: '姓名', en: 'Name' }}
      nameOf={({ entry, more }) => `${more.personName} ${label(appointmentPosts[entry.post])}`}
      people={[...people, ...titles]}
      start={placeOf(search)}
      tools={<Many />}
      columns={useAppointmentColumns()}
      facts={(view) => <AppointmentFacts view={view} />}
    />
  );
}

/** The post that the link names: a supervisor of a station, or the head of a town, who heads it by his office. */
function placeOf(search: URLSearchParams): Typed {
  const at = search.get('at') ?? '';
  if (at === '') return {};
  return search.get('of') === 'station'
    ? { post: 'supervisor', stationId: at }
    : { post: 'head', regionId: at, exOfficio: 'townLeader' };
}

function useAppointmentColumns(): DocketColumn<SeenAppointment>[] {
  const t = useWords();
  return [
    {
      zh: '在哪里',
      en: 'Where',
      cell: ({ more }) => more.placeName,
      words: ({ more }) => more.placeName,
    },
    {
      zh: '部门工作',
      en: 'Duties',
      cell: ({ more }) => <DepartmentTags names={more.departmentNames} />,
      words: ({ more }) => more.departmentNames.join(' '),
    },
    {
      zh: '证书',
      en: 'Certificate',
      cell: ({ entry, more }) =>
        entry.certNumber === null ? (
          '—'
        ) : (
          <span className="nw">
            {entry.certNumber}
            <br />
            <span className="dim s">{more.titleZh}</span>
          </span>
        ),
      words: ({ entry, more }) => `${entry.certNumber ?? ''} ${more.titleZh}`,
    },
    {
      zh: '聘期到',
      en: 'Valid to',
      cell: ({ entry, more }) => (
        <span className={more.expired ? 'err num nw' : 'num nw'}>
          {entry.validTo ?? '—'}
          {more.expired ? t('（过期）', ' (over)') : ''}
        </span>
      ),
    },
  ];
}

function AppointmentFacts({ view: { entry, more } }: { view: SeenEntryView<Appointment, AppointmentMore> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <Facts
        rows={[
          [t('岗位', 'Post'), `${more.placeName} ${label(appointmentPosts[entry.post])}`],
          [t('部门工作', 'Duties'), more.departmentNames.join('、')],
          [t('推荐', 'Nominated'), `${entry.nominatedOn} ${more.byName}`],
          [t('核查', 'Checked'), entry.checkedOn === null ? null : `${entry.checkedOn} ${entry.checkWords}`],
          [t('证书', 'Certificate'), entry.certNumber === null ? null : `${entry.certNumber} ${more.titleZh}`],
          [t('聘期', 'Term'), entry.appointedOn === null ? null : `${entry.appointedOn} — ${entry.validTo ?? ''}`],
          [t('证书收回', 'Withdrawn'), entry.withdrawnOn],
        ]}
      />
      <p className="docket-moves">
        <Link className="b" to={`/people/${entry.personId}`}>
          {t('打开档案', 'Open the file')}
        </Link>
        {entry.certNumber === null || entry.withdrawnOn !== null ? null : (
          <>
            <a className="b" href={`/certificates/${entry.id}`} target="_blank" rel="noreferrer">
              {t('打印聘书', 'Print the certificate')}
            </a>
            <a className="b" href={`/certificates/${entry.id}/card`} target="_blank" rel="noreferrer">
              {t('打印工作证', 'Print the card')}
            </a>
          </>
        )}
      </p>
    </>
  );
}

const steps = [
  { move: 'check', from: 'nominated' },
  { move: 'appoint', from: 'checked' },
  { move: 'activate', from: 'trained' },
] as const satisfies readonly { move: keyof typeof appointmentProcedure; from: AppointmentState }[];

type ManyMove = (typeof steps)[number]['move'];

/** A step that several wait for. */
interface ManyStep {
  move: ManyMove;
  rule: ShownStep;
  waiting: readonly SeenAppointment[];
}

/** What many wait for is made for all of them in one act. */
function Many() {
  const t = useWords();
  const directory = useDirectory();
  const [writing, setWriting] = useState<ManyMove | null>(null);
  const open = useManySteps();
  const press = usePressForMany();
  if (open.length === 0 || directory === undefined) return null;
  const form = open.find(({ move }) => move === writing);
  return (
    <p className="docket-moves">
      {open.map((one) => (
        <button
          key={one.move}
          type="button"
          className="b"
          onClick={() => (one.move === 'activate' ? void press(one) : setWriting(one.move))}
        >
          {t(`${one.rule.zh}：全部 ${one.waiting.length} 人`, `${one.rule.en}: all ${one.waiting.length}`)}
          {one.move === 'activate' ? '' : '…'}
        </button>
      ))}
      {form === undefined ? null : <ManyForm step={form} directory={directory} onClose={() => setWriting(null)} />}
    </p>
  );
}

/** The steps that the reader may make and at least two wait for. */
function useManySteps(): ManyStep[] {
  const { permissions } = useMe();
  const asked = { pool: 'no', state: 'open' };
  const items =
    useQuery({
      queryKey: ['appointments', 'list', asked],
      queryFn: ({ signal }) => appointments.list(asked, signal),
    }).data?.items ?? [];
  return steps.flatMap(({ move, from }) => {
    const waiting = items.filter(({ entry, moves }) => entry.state === from && moves.includes(move));
    const rule = appointmentDocket.procedure[move];
    return rule === undefined || waiting.length < 2 || !permissions.includes(rule.permission)
      ? []
      : [{ move, rule, waiting }];
  });
}

/** The step that asks for nothing; pressed twice it is one act. */
function usePressForMany(): (step: ManyStep) => Promise<void> {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [clientId] = useState(() => crypto.randomUUID());
  return async (step) => {
    try {
      const { moved } = await moveMany(step, {}, clientId);
      void message.success(t(`${step.rule.zh}：${moved} 人`, `${step.rule.en}: ${moved}`));
    } catch (error) {
      void message.error(problemWords(error));
    }
    void renewLedgers(queries, ['appointments']);
  };
}

interface ManyFormProps {
  step: ManyStep;
  directory: Directory;
  onClose: () => void;
}

function ManyForm({ step, directory, onClose }: ManyFormProps) {
  const t = useWords();
  const label = useLabel();
  const titles = useTitles();
  const { move, rule, waiting } = step;
  return (
    <DocketForm
      title={t(`${rule.zh}：${waiting.length} 人`, `${label(rule)}: ${waiting.length}`)}
      press={label(rule)}
      schema={rule.form}
      directory={directory}
      people={titles}
      draft={`appointments.${move}`}
      queryKey="appointments"
      saved={t('办好了', 'Done')}
      above={<p className="dim">{waiting.map(({ more }) => more.personName).join('、')}</p>}
      send={(input, id) => moveMany(step, input, id)}
      onClose={onClose}
    />
  );
}

function moveMany({ move, waiting }: ManyStep, input: object, clientId: string): Promise<{ moved: number }> {
  return peopleClient.moveMany({
    clientId,
    move,
    many: waiting.map(({ entry }) => ({ id: entry.id, version: entry.version })),
    input,
  });
}
