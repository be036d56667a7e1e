import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { appointmentDocket, appointmentProcedure } from '../../domain/people/appointment-steps.ts';
import { appointmentPosts, type AppointmentState } from '../../domain/people/appointment.ts';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { DocketPage } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useDirectory } from '../matter/docket/docket-calls.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { appointments, peopleClient, usePeople, useTitles } from './person-calls.ts';
import { shortName } from './short-name.ts';
import { useProblemWords } from '../base/ui/error-line.tsx';

/** 聘任: who is nominated, what each waits for, and the step that many make at once. */
export default function AppointmentPage() {
  const t = useWords();
  const label = useLabel();
  const [search] = useSearchParams();
  const people = usePeople();
  const titles = useTitles();
  const at = search.get('at') ?? '';
  const start: Record<string, string> =
    at === ''
      ? {}
      : search.get('of') === 'station'
        ? { post: 'supervisor', stationId: at }
        : { post: 'head', regionId: at, exOfficio: 'townLeader' };
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
      start={start}
      tools={<Many />}
      columns={[
        {
          zh: '在哪里',
          en: 'Where',
          cell: ({ more }) => more.placeName,
          words: ({ more }) => more.placeName,
        },
        {
          zh: '部门工作',
          en: 'Duties',
          cell: ({ more }) => (
            <span className="people-tags">
              {more.departmentNames.map((name) => (
                <span className="tag" key={name}>
                  {shortName(name)}
                </span>
              ))}
            </span>
          ),
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
      ]}
      facts={({ entry, more }) => (
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
      )}
    />
  );
}

const steps = [
  { move: 'check', from: 'nominated' },
  { move: 'appoint', from: 'checked' },
  { move: 'activate', from: 'trained' },
] as const satisfies readonly { move: keyof typeof appointmentProcedure; from: AppointmentState }[];

/** What many wait for is made for all of them in one act. */
function Many() {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const titles = useTitles();
  const { permissions } = useMe();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [writing, setWriting] = useState<(typeof steps)[number]['move'] | null>(null);
  const [clientId] = useState(() => crypto.randomUUID());
  const asked = { pool: 'no', state: 'open' };
  const items =
    useQuery({
      queryKey: ['appointments', 'list', asked],
      queryFn: ({ signal }) => appointments.list(asked, signal),
    }).data?.items ?? [];
  const open = steps.flatMap(({ move, from }) => {
    const waiting = items.filter(({ entry, moves }) => entry.state === from && moves.includes(move));
    const rule = appointmentProcedure[move];
    return waiting.length < 2 || !permissions.includes(rule.permission) ? [] : [{ move, rule, waiting }];
  });
  if (open.length === 0 || directory === undefined) return null;
  const send = (move: string, waiting: typeof items, input: object, id: string) =>
    peopleClient.moveMany({
      clientId: id,
      move,
      many: waiting.map(({ entry }) => ({ id: entry.id, version: entry.version })),
      input,
    });
  const press = async (one: (typeof open)[number]) => {
    try {
      const { moved } = await send(one.move, one.waiting, {}, clientId);
      void message.success(t(`${one.rule.zh}：${moved} 人`, `${one.rule.en}: ${moved}`));
    } catch (error) {
      void message.error(problemWords(error));
    }
    void queries.invalidateQueries({ queryKey: ['appointments'] });
  };
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
      {form === undefined ? null : (
        <DocketForm
          title={t(`${form.rule.zh}：${form.waiting.length} 人`, `${label(form.rule)}: ${form.waiting.length}`)}
          press={label(form.rule)}
          schema={form.rule.input}
          directory={directory}
          people={titles}
          draft={`appointments.${form.move}`}
          queryKey="appointments"
          saved={t('办好了', 'Done')}
          above={<p className="dim">{form.waiting.map(({ more }) => more.personName).join('、')}</p>}
          send={(input, id) => send(form.move, form.waiting, input, id)}
          onClose={() => setWriting(null)}
        />
      )}
    </p>
  );
}
