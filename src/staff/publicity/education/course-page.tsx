import type { EducationCourse } from '../../../domain/publicity/education/course.ts';
import courseDocket from '../../../domain/publicity/education/course.ts?courseDocket';
import { aims, audiences, strands, topics } from '../../../domain/publicity/education/subject.ts';
import type { CourseMore } from '../../../http/api/publicity/education/outreach-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { courseCalls, type SeenCourseLine } from './education-calls.ts';

/** 课程: what is taught to whom, by strand; which must be written anew because the law has changed. */
export default function CoursePage() {
  const t = useWords();
  return (
    <DocketPage
      docket={courseDocket}
      calls={courseCalls}
      openWords={{ zh: '在用', en: 'In use' }}
      rowMoves={0}
      empty={t('还没有课程。按“加课程”写下讲什么、讲给谁、多少分钟。', 'No course yet; press Add a course.')}
      nameWords={{ zh: '课程', en: 'Course' }}
      nameOf={({ entry }) => entry.title}
      startOf={({ entry }, move) =>
        move === 'rewrite'
          ? ({ texts }) => ({
              ...texts(entry),
              fileIds: JSON.stringify(entry.fileIds.map((id, n) => ({ id, fileName: `${n + 1}` }))),
            })
          : {}
      }
      columns={useCourseColumns()}
      facts={(view) => <CourseFacts view={view} />}
    />
  );
}

function useCourseColumns(): DocketColumn<SeenCourseLine>[] {
  const t = useWords();
  const label = useLabel();
  return [
    {
      zh: '类别',
      en: 'Strand',
      cell: ({ entry }) => label(strands[entry.strand]),
      words: ({ entry }) => strands[entry.strand].zh,
    },
    {
      zh: '讲给谁',
      en: 'For whom',
      cell: ({ entry }) => entry.audiences.map((one) => label(audiences[one])).join(t('、', ', ')),
      words: ({ entry }) => entry.audiences.map((one) => audiences[one].zh).join(' '),
    },
    {
      zh: '专题',
      en: 'Topics',
      cell: ({ entry }) => entry.topics.map((one) => label(topics[one])).join(t('、', ', ')),
      words: ({ entry }) => entry.topics.map((one) => topics[one].zh).join(' '),
    },
    { zh: '分钟', en: 'Minutes', right: true, cell: ({ entry }) => String(entry.minutes) },
    {
      zh: '版次',
      en: 'Edition',
      cell: ({ entry, more }) => (
        <span className="nw">
          {t(`第 ${entry.edition} 版`, `no. ${entry.edition}`)}
          {more.outdated ? <span className="tag er"> {t('法变了，要改', 'Law changed')}</span> : null}
        </span>
      ),
    },
  ];
}

function CourseFacts({ view: { entry, more } }: { view: SeenEntryView<EducationCourse, CourseMore> }) {
  const t = useWords();
  const label = useLabel();
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <Facts
      rows={[
        [t('编号', 'Number'), `${entry.number} · ${t(`第 ${entry.edition} 版`, `edition ${entry.edition}`)}`],
        [t('类别', 'Strand'), label(strands[entry.strand])],
        [t('目标', 'Aims'), join(entry.aims.map((one) => label(aims[one])))],
        [t('专题', 'Topics'), join(entry.topics.map((one) => label(topics[one])))],
        [t('讲给谁', 'For whom'), join(entry.audiences.map((one) => label(audiences[one])))],
        [t('时长', 'Length'), t(`${entry.minutes} 分钟`, `${entry.minutes} minutes`)],
        [t('讲什么', 'Content'), entry.content],
        [t('材料', 'Materials'), entry.materials],
        [
          t('课件', 'Files'),
          entry.fileIds.length === 0 ? null : (
            <span key="files">
              {entry.fileIds.map((id, n) => (
                <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                  {t(`第 ${n + 1} 个 `, `no. ${n + 1} `)}
                </a>
              ))}
            </span>
          ),
        ],
        [
          t('依据的法', 'Law'),
          `${join(entry.laws)}${more.outdated ? t('（已有新版，请改写）', ' (amended since: rewrite it)') : ''}`,
        ],
        [t('哪天写的', 'Written'), `${entry.writtenOn} ${more.byName}`],
        [t('停用', 'Retired'), entry.retireWhy],
      ]}
    />
  );
}
