import { Link } from 'react-router';
import { type EngagementState, engagementStateWords } from '../../../domain/people/engagement-words.ts';
import {
  attendanceOf,
  countMethods,
  outreachKinds,
  type Outreach,
} from '../../../domain/publicity/education/outreach.ts';
import { answerGrades, gradedQuestions } from '../../../domain/publicity/education/checkin.ts';
import { differsFrom, totalOf } from '../../../domain/publicity/education/attendance.ts';
import outreachDocket from '../../../domain/publicity/education/outreach-steps.ts?outreachDocket';
import { audiences, strands, topics } from '../../../domain/publicity/education/subject.ts';
import type { OutreachMore } from '../../../http/api/publicity/education/outreach-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import type { Start } from '../../matter/matter-typed.ts';
import { outreachCalls, useEducationChoices, type SeenOutreachLine } from './education-calls.ts';
import './education.css';

type View = SeenEntryView<Outreach, OutreachMore>;

/** 宣教活动: planned, approved, held with who came and what was handed out, recorded. */
export default function OutreachPage() {
  const t = useWords();
  const { search, change } = useAddress();
  const choices = useEducationChoices();
  const lecturers = search.get('lecturers') === 'yes';
  const kind = search.get('kind');
  return (
    <DocketPage
      docket={outreachDocket}
      calls={outreachCalls}
      query={{ ...(lecturers ? { lecturers: 'yes' } : {}), ...(kind === null ? {} : { kind }) }}
      people={choices}
      rowMoves="chief"
      empty={t(
        '没有排着的活动。按“排一场”写下哪天、在哪、讲给谁；分管领导批准后，讲的人收到委托。',
        'Nothing is planned. Press Plan an event; once it is approved, those who speak are commissioned.',
      )}
      nameWords={{ zh: '活动', en: 'Event' }}
      nameOf={({ entry }) => entry.title}
      tools={
        <fieldset className="seg" aria-label={t('谁讲的', 'By whom')}>
          <button type="button" aria-pressed={!lecturers} onClick={() => change({ lecturers: null, pages: null })}>
            {t('所有活动', 'All events')}
          </button>
          <button type="button" aria-pressed={lecturers} onClick={() => change({ lecturers: 'yes', pages: null })}>
            {t('宣讲团讲的', 'By lecturers')}
          </button>
        </fieldset>
      }
      startOf={startOf}
      columns={useOutreachColumns()}
      facts={(view) => <OutreachFacts view={view} />}
    />
  );
}

function startOf({ entry }: Pick<View, 'entry'>, move: string): Start {
  if (move !== 'revise') return move === 'hold' || move === 'recount' ? { method: 'count' } : {};
  return ({ texts, rows }) => ({ ...texts(entry), talks: rows('talks', entry.talks) });
}

function useOutreachColumns(): DocketColumn<SeenOutreachLine>[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return [
    {
      zh: '种类',
      en: 'Kind',
      cell: ({ entry }) => label(outreachKinds[entry.kind]),
      words: ({ entry }) => outreachKinds[entry.kind].zh,
    },
    {
      zh: '哪天、哪里',
      en: 'When, where',
      cell: ({ entry }) => (
        <>
          <span className={entry.state === 'approved' && entry.onDay < today ? 'err nw' : 'nw'}>
            {dayWithWeekday(entry.onDay, language)} {entry.fromTime}
          </span>
          <br />
          <span className="dim s">{entry.place}</span>
        </>
      ),
      words: ({ entry }) => `${entry.onDay} ${entry.place} ${entry.number}`,
    },
    {
      zh: '对象',
      en: 'For whom',
      cell: ({ entry }) => label(audiences[entry.audience]),
      words: ({ entry }) => audiences[entry.audience].zh,
    },
    {
      zh: '讲的人',
      en: 'Speakers',
      cell: ({ more }) => more.speakers.join(t('、', ', ')) || '—',
      words: ({ more }) => more.speakers.join(' '),
    },
    {
      zh: '人次',
      en: 'Attendance',
      right: true,
      cell: ({ entry }) =>
        entry.state === 'held' || entry.state === 'recorded'
          ? `${attendanceOf(entry)}${entry.method === 'estimate' ? t('（估）', ' (est.)') : ''}`
          : '—',
    },
  ];
}

export function OutreachFacts({ view }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { entry, more } = view;
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <>
      <Facts
        rows={[
          [t('编号', 'Number'), entry.number],
          [t('种类', 'Kind'), label(outreachKinds[entry.kind])],
          [t('时间', 'When'), `${dayWithWeekday(entry.onDay, language)} ${entry.fromTime}—${entry.toTime}`],
          [t('地点', 'Place'), join([entry.place, more.regionName ?? ''].filter((one) => one !== ''))],
          [t('教育设施', 'Facility'), more.facilityName],
          [t('同办', 'With'), entry.coHosts],
          [
            t('对象', 'For whom'),
            `${label(audiences[entry.audience])}${entry.expected === null ? '' : t(`，预计 ${entry.expected} 人`, `, ${entry.expected} expected`)}`,
          ],
          [t('类别', 'Strands'), join(entry.strands.map((one) => label(strands[one])))],
          [t('专题', 'Topics'), join(entry.topics.map((one) => label(topics[one])))],
          [t('依据的法', 'Law'), join(entry.laws)],
          [t('计划', 'Plan'), <PlanOf key="plan" entry={entry} />],
          [t('请的站点', 'Invited'), join(more.invitedNames)],
          [t('来的站点', 'Came'), join(more.attendedNames)],
          [t('安排的', 'Planned by'), more.byName],
          [t('小结', 'Summary'), entry.summary],
          [t('没办成', 'Cancelled'), entry.cancelWhy],
        ]}
      />
      <Talks view={view} />
      <Came view={view} />
      <Gaps view={view} />
      <Handed view={view} />
      <Answers view={view} />
      {/* Telephones that were without a network tell after it was recorded too. */}
      <Photos ids={[...new Set([...entry.photoIds, ...more.toldPhotoIds])]} />
    </>
  );
}

function PlanOf({ entry }: { entry: View['entry'] }) {
  const t = useWords();
  const readsPlans = useMay('plan.read');
  if (entry.planNumber === null) return t('加办', 'Beside the plan');
  const nth = entry.planTarget === null ? '' : t(` 第 ${entry.planTarget} 个指标`, ` target ${entry.planTarget}`);
  if (!readsPlans) return `${entry.planNumber}${nth}`;
  return (
    <>
      <Link to={`/tasks/plans?state=all&open=${encodeURIComponent(entry.planNumber)}`}>{entry.planNumber}</Link>
      {nth}
    </>
  );
}

/** 讲的人: each with his commission, which prints as a letter. */
function Talks({ view: { more } }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  if (more.talks.length === 0) return null;
  return (
    <section className="education-part" aria-label={t('讲的人', 'Talks')}>
      <h3>{t('讲的人', 'Talks')}</h3>
      <ul>
        {more.talks.map(({ topic, speaker, courseTitle, minutes, engagementNumber, engagementState }) => (
          <li key={`${speaker} ${topic}`}>
            <span>
              {speaker} {topic}
              {courseTitle === null || courseTitle === topic ? '' : t(`（《${courseTitle}》）`, ` (${courseTitle})`)}
            </span>
            <span className="dim nw">{t(`${minutes} 分`, `${minutes} min`)}</span>
            {engagementNumber === null ? null : (
              <span className="s">
                <Link to={`/people/engagements?state=all&open=${encodeURIComponent(engagementNumber)}`}>
                  {engagementNumber}
                </Link>{' '}
                {label(engagementStateWords[engagementState as EngagementState])}{' '}
                <a
                  href={`/certificates/commissions/${encodeURIComponent(engagementNumber)}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('委托书', 'Letter')}
                </a>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 到场: 人次 = 扫码 + 点数, the two never mixed. */
function Came({ view: { entry, more } }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const { state, counted, method } = entry;
  if (state === 'planned' || state === 'cancelled') return null;
  const isDone = state !== 'approved';
  return (
    <section className="education-part" aria-label={t('到场', 'Attendance')}>
      <h3>{t('到场', 'Attendance')}</h3>
      <p className="education-sum">
        <span>
          <b className="num">{more.scannedNow}</b>
          {t('扫码签到', 'checked in')}
        </span>
        +
        <span>
          <b className="num">{isDone ? (counted ?? 0) : '—'}</b>
          {method === 'estimate' ? label(countMethods.estimate) : t('人工点数', 'counted')}
        </span>
        =
        <span>
          <b className="num">{isDone ? more.attendance : '—'}</b>
          {t('人次', 'in all')}
        </span>
      </p>
      {isDone && differsFrom(entry, more.told) ? (
        <Apart
          words={t(
            `站点手机数的（共 ${totalOf(more.told)} 人，和登记的不一样）：`,
            `Counted by telephones (${totalOf(more.told)} in all, unlike what was recorded): `,
          )}
          counts={more.told}
        />
      ) : (
        <Apart words={t('站点手机数的：', 'Counted by telephones: ')} counts={isDone ? [] : more.told} />
      )}
      <Apart words={t('来的是：', 'Who came: ')} counts={entry.byAudience} />
      <p className="dim s">
        {isDone
          ? t(`报上去写“${more.attendanceWords}”。`, `Reported as ${more.attendance}.`)
          : t(
              '码只算这一场，当天用；同一手机只算一次，不问名字，不记号码。',
              'The code counts for this event alone, on its day; a telephone counts once, and nobody is named.',
            )}
      </p>
      {isDone ? null : (
        <p>
          <a
            className="b sm"
            href={`/papers/checkin/${encodeURIComponent(entry.number)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('打印签到码', 'Print the code')}
          </a>
        </p>
      )}
    </section>
  );
}

/** People by audience, where they were counted apart. */
function Apart({
  words,
  counts,
}: {
  words: string;
  counts: readonly { audience: keyof typeof audiences; n: number }[];
}) {
  const t = useWords();
  const label = useLabel();
  if (counts.length === 0) return null;
  return (
    <p>{`${words}${counts.map(({ audience, n }) => `${label(audiences[audience])} ${n}`).join(t('、', ', '))}`}</p>
  );
}

/** 现场会: what each station lacks, side by side. */
function Gaps({ view: { more } }: { view: View }) {
  const t = useWords();
  if (more.gaps.length === 0) return null;
  return (
    <section className="education-part" aria-label={t('比出的差距', 'Gaps')}>
      <h3>{t('比出的差距', 'Gaps')}</h3>
      <ul>
        {more.gaps.map(({ stationName, gap }) => (
          <li key={`${stationName} ${gap}`}>
            <b>{stationName}</b>
            <span>{gap}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Handed({ view: { more } }: { view: View }) {
  const t = useWords();
  if (more.materials.length === 0) return null;
  return (
    <section className="education-part" aria-label={t('物料', 'Materials')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('物料', 'Material')}</th>
            <th scope="col" className="r">
              {t('领', 'Taken')}
            </th>
            <th scope="col" className="r">
              {t('发', 'Handed out')}
            </th>
            <th scope="col" className="r">
              {t('退回', 'Back')}
            </th>
          </tr>
        </thead>
        <tbody>
          {more.materials.map((one) => (
            <tr key={`${one.name} ${one.stationName ?? ''}`}>
              <th scope="row">
                {one.name}
                {one.stationName === null ? null : <span className="dim s"> {one.stationName}</span>}
              </th>
              <td className="num r">{one.taken}</td>
              <td className="num r">{one.handed}</td>
              <td className="num r">{one.back}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 散会三问: counted by grade as a survey is, never shown one by one. */
function Answers({ view: { more } }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const { n, wants } = more.answers;
  if (n === 0) return null;
  const wanted = Object.entries(wants).map(
    ([topic, many]) => `${label(topics[topic as keyof typeof topics] ?? { zh: topic, en: topic })} ${many}`,
  );
  return (
    <section className="education-part" aria-label={t('散会三问', 'What people said')}>
      <h3>{t(`散会三问，${n} 位答了`, `What ${n} people said`)}</h3>
      <table className="education-answers">
        <tbody>
          <Graded name="understood" answers={more.answers} />
          <Graded name="useful" answers={more.answers} />
        </tbody>
      </table>
      {wanted.length === 0 ? null : (
        <p>
          {t('还想听：', 'Would like to hear of: ')}
          {wanted.join(t('、', ', '))}
        </p>
      )}
    </section>
  );
}

function Graded({ name, answers }: { name: keyof typeof gradedQuestions; answers: View['more']['answers'] }) {
  const t = useWords();
  const label = useLabel();
  const { n, counts } = answers[name];
  const { text, en } = gradedQuestions[name];
  return (
    <tr>
      <th scope="row">{t(text, en)}</th>
      {(Object.keys(answerGrades) as (keyof typeof answerGrades)[]).map((grade) => (
        <td key={grade}>
          {label(answerGrades[grade])} <b>{counts[grade] ?? 0}</b> / {n}{' '}
          <progress value={counts[grade] ?? 0} max={Math.max(1, n)} aria-hidden="true" />
        </td>
      ))}
    </tr>
  );
}

function Photos({ ids }: { ids: readonly string[] }) {
  const t = useWords();
  if (ids.length === 0) return null;
  return (
    <p className="education-photos">
      {ids.map((id, n) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          <img src={`/api/attachments/${id}`} alt={t(`现场照片 ${n + 1}`, `Photo ${n + 1}`)} loading="lazy" />
        </a>
      ))}
    </p>
  );
}
