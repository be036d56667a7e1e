import { audiences, type Training } from '../../domain/people/training.ts';
import trainingDocket from '../../domain/people/training.ts?trainingDocket';
import type { TrainingMore } from '../../http/api/people/training-routes.ts';
import type { SeenEntry, SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { useExport } from '../matter/export/export-asking.tsx';
import { ExportLink } from '../matter/export/export-link.tsx';
import { trainings, usePeople } from './person-calls.ts';
import './person.css';
import { MakeUpClass, TrainingBatches } from './training-batches.tsx';
import { AttendanceSheet } from './training-sheet.tsx';

/** 培训: planned by batch and area, with the sheet on which all are marked in one act. */
export default function TrainingPage() {
  const t = useWords();
  const people = usePeople();
  return (
    <DocketPage
      docket={withoutMark}
      calls={trainings}
      empty={t('没有计划中的培训；按“计划培训”开始。', 'No training is planned; press Plan a training.')}
      nameWords={{ zh: '培训', en: 'Training' }}
      nameOf={({ entry }) => entry.title}
      people={people}
      rowMoves={1}
      tools={<TrainingTools />}
      columns={useTrainingColumns()}
      facts={(view) => <TrainingFacts view={view} />}
    />
  );
}

/** Attendance and scores are written on the sheet, and not in a form of one field. */
const { mark: _, score: __, ...procedure } = trainingDocket.procedure;
const withoutMark = { ...trainingDocket, procedure };

function useTrainingColumns(): DocketColumn<SeenEntry<Training, TrainingMore>>[] {
  const t = useWords();
  return [
    {
      zh: '期次',
      en: 'Batch',
      cell: ({ entry }) => (
        <span className="nw">
          {entry.number}
          <br />
          <span className="dim s">{t(`第 ${entry.batch} 期`, `batch ${entry.batch}`)}</span>
        </span>
      ),
      words: ({ entry }) => entry.number,
    },
    {
      zh: '哪天、哪里',
      en: 'When, where',
      cell: ({ entry }) => (
        <>
          <span className="num nw">
            {entry.startsOn}
            {entry.endsOn === entry.startsOn ? '' : ` — ${entry.endsOn.slice(5)}`}
          </span>
          <br />
          <span className="dim s">{entry.place}</span>
        </>
      ),
      words: ({ entry }) => entry.place,
    },
    { zh: '片区', en: 'Area', cell: ({ more }) => more.officeName ?? t('全县', 'The county') },
    { zh: '学时', en: 'Hours', right: true, cell: ({ entry }) => String(entry.hours) },
    {
      zh: '到 / 应到',
      en: 'There / invited',
      right: true,
      cell: ({ more }) => `${more.there} / ${more.invited}`,
    },
    {
      zh: '及格 / 考',
      en: 'Passed / tested',
      right: true,
      cell: ({ entry, more }) => (more.scored === 0 ? '' : passedOf(entry, more)),
    },
  ];
}

function passedOf({ passMark }: Pick<Training, 'passMark'>, { scored, passed }: TrainingMore): string {
  return passMark === null ? `— / ${scored}` : `${passed} / ${scored}`;
}

/** Planning in batches, and the ledger to take out. */
function TrainingTools() {
  const t = useWords();
  const mayExport = useMay('training.export');
  const { take, dialog } = useExport();
  return (
    <>
      <TrainingBatches />
      {mayExport ? (
        <p className="settings-tools">
          <ExportLink
            className="b sm"
            take={take}
            taken={{ list: 'trainings', query: '', address: '/api/export/trainings?format=xlsx' }}
          >
            {t('导出培训台账', 'Export the ledger')}
          </ExportLink>
        </p>
      ) : null}
      {dialog}
    </>
  );
}

function TrainingFacts({ view: { entry, more, moves } }: { view: SeenEntryView<Training, TrainingMore> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <Facts
        rows={[
          [t('编号', 'Number'), entry.number],
          [t('培训谁', 'For whom'), label(audiences[entry.audience])],
          [t('片区', 'Area'), more.officeName ?? t('全县', 'The county')],
          [t('时间', 'When'), `${entry.startsOn} — ${entry.endsOn}`],
          [t('地点', 'Place'), entry.place],
          [
            t('课程', 'Courses'),
            entry.courses
              .map((one) =>
                t(`${one.title}（${one.hours} 学时，${one.teacher || '—'}）`, `${one.title} (${one.hours} h)`),
              )
              .join('\n'),
          ],
          [
            t('及格线', 'Pass mark'),
            entry.passMark === null ? null : t(`${entry.passMark} 分`, `${entry.passMark} points`),
          ],
          [t('计划', 'Planned by'), more.byName],
          [t('批准', 'Approved by'), more.approvedByName],
          [t('小结', 'Summary'), entry.summary],
          [t('取消', 'Cancelled'), entry.cancelWhy],
        ]}
      />
      <AttendanceSheet
        number={entry.number}
        version={entry.version}
        startsOn={entry.startsOn}
        passMark={entry.passMark}
        mayMark={moves.includes('mark')}
        mayScore={moves.includes('score')}
      />
      {entry.state === 'held' || entry.state === 'recorded' ? (
        <MakeUpClass number={entry.number} missed={more.invited - more.there} />
      ) : null}
    </>
  );
}
