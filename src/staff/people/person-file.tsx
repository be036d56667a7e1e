import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { allowanceBases, allowanceStateWords } from '../../domain/people/allowance.ts';
import { appointmentPosts, appointmentStateWords } from '../../domain/people/appointment.ts';
import { engagementKinds } from '../../domain/people/engagement.ts';
import { engagementStateWords } from '../../domain/people/engagement-words.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { genders, postKinds, type Person } from '../../domain/people/person.ts';
import { leavingReasons } from '../../domain/people/leaving.ts';
import personDocket from '../../domain/people/person-steps.ts?personDocket';
import { attendanceMarks, scoreWords } from '../../domain/people/training-sheet.ts';
import { counted } from '../../domain/base/words.ts';
import type { PersonMore } from '../../http/api/people/person-routes.ts';
import type { Directory } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import type { SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketMoves } from '../matter/docket/docket-moves.tsx';
import { Facts, StateTag } from '../matter/docket/docket-facts.tsx';
import { MatterLink } from '../base/ui/matter-link.tsx';
import '../matter/docket/docket.css';
import { useLabel, useWords, type Say } from '../base/language.tsx';
import { Timeline } from '../matter/timeline.tsx';
import '../matter/matter.css';
import { Empty } from '../base/ui/empty.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { people, peopleClient, usePeople, type SeenFile } from './person-calls.ts';

/** 人员档案: one person with all that he is and does in the network, and how it came about. */
export function PersonFilePage() {
  const { id = '' } = useParams();
  const directory = useDirectory();
  const found = useQuery({ queryKey: ['people', 'one', id], queryFn: ({ signal }) => people.get(id, signal) });
  const file = useQuery({ queryKey: ['people', 'file', id], queryFn: ({ signal }) => peopleClient.file(id, signal) });
  const view = found.data;
  const others = usePeople(view?.moves.includes('merge') === true);
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (view === undefined || directory === undefined) return <Loading rows={10} />;
  const { entry } = view;
  const accounts = file.data?.accounts.map((one) => ({ ...one, of: 'account' as const })) ?? [];
  return (
    <div className="pad settings-body">
      <Head entry={entry} />
      <DocketMoves
        docket={personDocket}
        calls={people}
        item={{ entry, moves: view.moves.filter((move) => move !== 'keepApart' && move !== 'leave') }}
        name={entry.name}
        directory={directory}
        people={[...others.filter((one) => one.id !== id), ...accounts]}
        startOf={(move) => (move === 'correct' ? startOf(entry) : {})}
      />
      <div className="people-file">
        <div>
          <PersonFacts view={view} />
          <Posts view={view} />
          {file.error === null ? null : <ErrorLine error={file.error} onRetry={() => void file.refetch()} />}
          {file.data === undefined ? file.error === null ? <Loading rows={6} /> : null : <Known file={file.data} />}
        </div>
        <div>
          {file.data === undefined || entry.state !== 'active' ? null : (
            <Leaving view={view} file={file.data} directory={directory} />
          )}
          <Timeline view={{ timeline: view.timeline }} onNote={null} />
        </div>
      </div>
    </div>
  );
}

type SeenPerson = SeenEntryView<Person, PersonMore>;

function Head({ entry }: Pick<SeenPerson, 'entry'>) {
  const t = useWords();
  return (
    <>
      <title>{`${entry.name} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{entry.name}</h1>
        <StateTag docket={personDocket} state={entry.state} />
        {entry.mergedInto === null ? null : (
          <Link to={`/people/${entry.mergedInto}`}>{t('看并入的那一条', 'See the other record')}</Link>
        )}
      </div>
    </>
  );
}

function PersonFacts({ view: { entry, more } }: { view: SeenPerson }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card people-part" aria-label={t('基本情况', 'Facts')}>
      <Facts
        rows={[
          [t('站点', 'Station'), more.stationName],
          [t('村、社区', 'Village'), more.placeName],
          [t('电话', 'Telephone'), entry.phone],
          [t('性别', 'Gender'), label(genders.find((one) => one.value === entry.gender) ?? { zh: '', en: '' })],
          [t('出生年', 'Born'), entry.birthYear],
          [t('部门工作', 'Duties'), more.departmentNames.join(t('、', ', '))],
          [t('工作经历', 'Experience'), entry.experience],
          [t('证书、职称', 'Credentials'), entry.credentials.join(t('、', ', '))],
          [t('登录账号', 'Account'), more.accountName],
          [t('名册来源', 'From the list of'), more.sourceName],
          [
            t('离任', 'Left'),
            entry.leftOn === null
              ? null
              : `${entry.leftOn} ${label(leavingReasons[entry.leftWhy as keyof typeof leavingReasons] ?? { zh: '', en: '' })}`,
          ],
        ]}
      />
    </section>
  );
}

function Posts({ view: { entry, more } }: { view: SeenPerson }) {
  const t = useWords();
  const label = useLabel();
  const posts = entry.posts.map((post, i) => ({ ...post, place: more.postPlaces[i] ?? '' }));
  return (
    <Part title={t('身份、职务', 'Posts')} n={posts.length} empty={t('没有登记职务。', 'No posts.')}>
      {posts.map((post) => (
        <li key={`${post.kind} ${post.since} ${post.place}`}>
          {label(postKinds[post.kind])} {post.place === '' ? null : <b>{post.place}</b>}{' '}
          <span className="dim s num">
            {post.since} — {post.until ?? t('现任', 'now')}
          </span>
        </li>
      ))}
    </Part>
  );
}

/** What he is appointed to, learned, was commissioned with and paid. */
function Known({ file }: { file: SeenFile }) {
  return (
    <>
      <Appointments file={file} />
      <Trainings file={file} />
      <Engagements file={file} />
      <Allowances file={file} />
    </>
  );
}

function Appointments({ file: { appointments } }: { file: SeenFile }) {
  const t = useWords();
  const label = useLabel();
  return (
    <Part title={t('聘任', 'Appointments')} n={appointments.length} empty={t('没有聘任。', 'None.')}>
      {appointments.map((one) => (
        <li key={one.id}>
          <b>{one.placeName}</b> {label(appointmentPosts[one.post])}{' '}
          <span className="tag">{label(appointmentStateWords[one.state])}</span>{' '}
          {one.certNumber === null || one.withdrawnOn !== null ? null : (
            <>
              <a className="b sm" href={`/certificates/${one.id}`} target="_blank" rel="noreferrer">
                {t('聘书', 'Certificate')}
              </a>{' '}
              <a className="b sm" href={`/certificates/${one.id}/card`} target="_blank" rel="noreferrer">
                {t('工作证', 'Card')}
              </a>
            </>
          )}
          <p className="dim s">
            {[
              one.titleZh,
              one.certNumber,
              one.validTo === null ? null : t(`聘期到 ${one.validTo}`, `valid to ${one.validTo}`),
              one.departmentNames.join(t('、', ', ')),
              one.specialities.join(t('、', ', ')),
              one.withdrawnOn === null ? null : t(`证书 ${one.withdrawnOn} 收回`, `withdrawn on ${one.withdrawnOn}`),
            ]
              .filter((words) => words !== null && words !== '')
              .join(' · ')}
          </p>
        </li>
      ))}
    </Part>
  );
}

function Trainings({ file: { trained, trainings } }: { file: SeenFile }) {
  const t = useWords();
  const label = useLabel();
  return (
    <Part title={t('培训', 'Training')} n={trained.n} empty={t('还没有参加过培训。', 'None yet.')}>
      {trainings.map((one) => (
        <li key={one.trainingId}>
          <Link to={`/trainings?state=all&open=${encodeURIComponent(one.number)}`}>{one.title}</Link>{' '}
          <span className="tag">{label(attendanceMarks[one.mark])}</span>
          <p className="dim s num">
            {one.startsOn} · {t(`${one.hours} 学时`, `${counted(one.hours, 'hour')}`)}
            {one.score === null ? '' : t(` · 成绩 `, ` · score `) + label(scoreWords(one.score, one.passMark))}
            <br />
            {one.courses.map(({ title }) => title).join(t('、', ', '))}
          </p>
        </li>
      ))}
      {trained.n > trainings.length ? (
        <li className="dim">
          {t(
            `列的是最近 ${trainings.length} 次；一共 ${trained.n} 次，${trained.hours} 学时。`,
            `The last ${trainings.length} of ${trained.n}, ${trained.hours} hours in all.`,
          )}
        </li>
      ) : null}
    </Part>
  );
}

function Engagements({ file: { engagements } }: { file: SeenFile }) {
  const t = useWords();
  const label = useLabel();
  if (engagements.length === 0) return null;
  return (
    <Part title={t('受托', 'Engagements')} n={engagements.length} empty="">
      {engagements.map((one) => (
        <li key={one.id}>
          {label(engagementKinds[one.kind])}：{one.topic}{' '}
          <span className="tag">{label(engagementStateWords[one.state])}</span>
          <p className="dim s num">
            {one.dueOn} {one.hours === null ? '' : t(`· ${one.hours} 小时`, `· ${one.hours} h`)}
          </p>
        </li>
      ))}
    </Part>
  );
}

function Allowances({ file: { allowances } }: { file: SeenFile }) {
  const t = useWords();
  const label = useLabel();
  if (allowances.length === 0) return null;
  return (
    <Part title={t('补贴', 'Allowances')} n={allowances.length} empty="">
      {allowances.map((one) => (
        <li key={one.id}>
          <b className="num">{formatYuan(one.sumFen)}</b> {t('元', 'yuan')} {label(allowanceBases[one.basis])}{' '}
          <span className="tag">{label(allowanceStateWords[one.state])}</span>
          <p className="dim s num">
            {one.fromOn} — {one.toOn}
          </p>
        </li>
      ))}
    </Part>
  );
}

interface LeavingProps {
  view: SeenPerson;
  file: SeenFile;
  directory: Directory;
}

/** What he would leave behind today, and the act that hands it over; nothing of it can be forgotten. */
function Leaving({ view: { entry, moves }, file, directory }: LeavingProps) {
  const t = useWords();
  const { belongings } = file;
  if (belongings === null) return null;
  const lines = leftLines(belongings, file.appointments.filter((one) => one.endedOn === null).length, t);
  return (
    <section className="card people-part" aria-label={t('离任交接', 'Leaving')}>
      <h2>{t('离任交接', 'Leaving')}</h2>
      <p className="dim">{t('办“离任交接”，下面的一次交清：', 'One act hands over all of this:')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {belongings.tasks.map((one) => (
          <li key={one.id}>
            <Link to={`/tasks?open=${encodeURIComponent(one.number)}`}>{one.number}</Link> {one.title}
          </li>
        ))}
        {belongings.matters.map((one) => (
          <li key={one.id}>
            <MatterLink number={one.number} />
          </li>
        ))}
      </ul>
      <DocketMoves
        docket={personDocket}
        calls={people}
        item={{ entry, moves: moves.filter((move) => move === 'leave') }}
        name={entry.name}
        directory={directory}
        people={file.heirs.map((one) => ({ ...one, of: 'account' as const }))}
      />
    </section>
  );
}

/** What is handed over, by its number; what he has nothing of is left out. */
function leftLines(left: NonNullable<SeenFile['belongings']>, appointments: number, t: Say): string[] {
  const { matters, shares, tasks, remarks, drafts, shifts, cases, fieldWork, entries, exhibits, hasColleague } = left;
  const atStation = hasColleague ? 0 : left.atStation.length;
  const lines: readonly (readonly [number, string])[] = [
    [matters.length, t(`在办的件 ${matters.length} 件，交给接手的人`, `${matters.length} open matters`)],
    [shares.length, t(`协办的件 ${shares.length} 件，交回主办`, `${shares.length} shares go back`)],
    [tasks.length, t(`责任任务 ${tasks.length} 项，交给接手的人`, `${counted(tasks.length, 'task')}`)],
    [
      remarks.length,
      t(`没办完的批示 ${remarks.length} 条，交给接手的人，没有人接的退回批示人`, `${remarks.length} open remarks`),
    ],
    [
      exhibits,
      t(
        `保管着的证据 ${exhibits} 件，要他本人先当面交接，交完才能办离任`,
        `${exhibits} exhibits in his custody: he hands them over himself first`,
      ),
    ],
    [
      cases,
      t(
        `案件 ${cases} 件，接手的人能办的由他办，没有人接的请所长另外指定`,
        `${counted(cases, 'case')}: the heir takes over those he may`,
      ),
    ],
    [
      fieldWork,
      t(
        `还没去的检查、出动、暗访 ${fieldWork} 次，接手的人去`,
        `${counted(fieldWork, 'visit')} to come: the heir goes`,
      ),
    ],
    [
      entries,
      t(
        `经手还没办完的抽检、专项、条款审查、函、调查 ${entries} 件，编号告诉接手的人`,
        `${entries} samplings, campaigns, reviews, letters and surveys that he began: the heir is told which`,
      ),
    ],
    [drafts, t(`没写完的草稿 ${drafts} 份，交给接手的人`, `${drafts} unfinished drafts`)],
    [
      shifts,
      t(
        `还没值的班 ${shifts} 个，接手的人能值的由他值，值不了的空出来，中心补人`,
        `${shifts} shifts to come: the heir keeps those he may, the others show as gaps`,
      ),
    ],
    [atStation, t(`站上 ${atStation} 件没有人接，交上去`, `${atStation} at the station go up`)],
    [appointments, t(`聘任 ${appointments} 项终止，证书收回`, `${appointments} appointments end`)],
  ];
  return [
    ...lines.filter(([n]) => n > 0).map(([, words]) => words),
    t(
      '登录账号停用，手机和电脑上的登录立刻断开；站点手机里没发出的自动交给所里',
      'The account is closed and signed out everywhere; what a telephone had not sent goes to the office',
    ),
  ];
}

function Part({ title, n, empty, children }: { title: string; n: number; empty: string; children: React.ReactNode }) {
  return (
    <section className="card people-part" aria-label={title}>
      <h2>
        {title} <small className="dim">{n}</small>
      </h2>
      {n === 0 ? <Empty words={empty} /> : <ul>{children}</ul>}
    </section>
  );
}

function startOf(entry: {
  name: string;
  phone: string;
  gender: string;
  birthYear: number | null;
  regionId: string | null;
  stationId: string | null;
  experience: string;
  credentials: readonly string[];
  accountId: string | null;
}): Record<string, string> {
  return {
    name: entry.name,
    phone: entry.phone,
    gender: entry.gender,
    birthYear: entry.birthYear === null ? '' : String(entry.birthYear),
    regionId: entry.regionId ?? '',
    stationId: entry.stationId ?? '',
    experience: entry.experience,
    credentials: entry.credentials.join('、'),
    accountId: entry.accountId ?? '',
  };
}
