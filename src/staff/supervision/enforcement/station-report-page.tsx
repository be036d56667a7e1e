import { Link } from 'react-router';
import {
  stationReportAnswerWords,
  stationReportKindWords,
  type StationReport,
  type stationReportRow,
} from '../../../domain/supervision/enforcement/station-report.ts';
import stationReportDocket from '../../../domain/supervision/enforcement/station-report.ts?stationReportDocket';
import type {
  StationReportMore,
  StationReportRowMore,
} from '../../../http/api/supervision/enforcement/station-report-routes.ts';
import { usePeople } from '../../people/person-calls.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayShort } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { docketCalls, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';

type Line = SeenRow<StationReport, (typeof stationReportRow)[number], StationReportRowMore>;
export const stationReportCalls = docketCalls<StationReport, StationReportMore, Line>('station-reports');

/** 站点上报: a station tells its office what it cannot settle, with photos, and reads the answer here. */
export default function StationReportPage() {
  const t = useWords();
  const { role } = useMe();
  const isStation = role === 'station';
  return (
    <DocketPage
      docket={stationReportDocket}
      calls={stationReportCalls}
      rowMoves="chief"
      openWords={isStation ? { zh: '站里报的', en: 'Ours' } : { zh: '等答复', en: 'To be answered' }}
      empty={
        isStation
          ? t(
              '还没有上报。村里看见假货、骗人的、没执照的，按“报给所里”，拍张照片；五个工作日内有答复。',
              'Nothing yet. Send up what the station cannot settle, with a photo; it is answered within five working days.',
            )
          : t('没有等答复的。', 'Nothing waits for an answer.')
      }
      nameWords={{ zh: '看见什么', en: 'What' }}
      nameOf={({ entry }) => `${entry.number} ${entry.operatorName}`}
      people={usePeople(isStation)}
      columns={useColumns()}
      facts={(view) => <StationReportFacts view={view} />}
    />
  );
}

function StationReportFacts({ view: { entry, more } }: { view: SeenEntryView<StationReport, StationReportMore> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      {entry.answer === null ? null : (
        <p className="answer-text" lang="zh-CN">
          <b>{label(stationReportAnswerWords[entry.answer])}</b> <span className="dim s">{entry.answeredOn}</span>
          <br />
          {entry.answerWords}
          {more.caseWords === null ? null : (
            <>
              <br />
              {label(more.caseWords)}
            </>
          )}
        </p>
      )}
      <Facts
        rows={[
          [t('看见什么', 'What'), label(stationReportKindWords[entry.kind])],
          [t('哪家、什么人', 'Who'), entry.operatorName],
          [t('在哪里', 'Where'), entry.place],
          [t('哪天', 'Day'), entry.seenOn],
          [t('怎么回事', 'What happened'), entry.words],
          [
            t('照片', 'Photos'),
            entry.photoIds.length === 0 ? null : (
              <span key="photos">
                {entry.photoIds.map((id, n) => (
                  <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                    {t(`第 ${n + 1} 张 `, `no. ${n + 1} `)}
                  </a>
                ))}
              </span>
            ),
          ],
          [t('办到哪一步', 'How far'), more.standing === null ? null : label(more.standing)],
          [
            t('投诉', 'Complaint'),
            more.complaintNumber === null ? null : (
              <Link key="complaint" to={`/complaints/${encodeURIComponent(more.complaintNumber)}`}>
                {more.complaintNumber}
              </Link>
            ),
          ],
          [t('哪个站报的', 'From'), `${more.stationName ?? ''} ${more.byName}`],
          [t('谁看见的', 'Seen by'), more.personName],
          [t('答复的所', 'Office'), more.officeName],
          [t('哪天前答复', 'Answer by'), entry.answerBy],
          [t('谁答复的', 'Answered by'), more.answeredByName],
          [t('案件', 'Case'), more.caseNumber],
        ]}
      />
    </>
  );
}

function useColumns(): DocketColumn<Line>[] {
  const label = useLabel();
  const { today } = useMe();
  return [
    {
      zh: '哪一种',
      en: 'Kind',
      cell: ({ entry }) => label(stationReportKindWords[entry.kind]),
      words: ({ entry }) => stationReportKindWords[entry.kind].zh,
    },
    {
      zh: '办到哪一步',
      en: 'How far',
      cell: ({ more }) => (more.standing === null ? null : <span className="tag">{label(more.standing)}</span>),
      words: ({ more }) => more.standing?.zh ?? '',
    },
    { zh: '哪个站', en: 'Station', cell: ({ more }) => more.stationName, words: ({ more }) => more.stationName },
    {
      zh: '答复',
      en: 'Answer',
      cell: ({ entry, more }) =>
        entry.answer === null ? (
          <span className={more.isLate ? 'nw er' : 'nw'}>{dayShort(entry.answerBy, today)}</span>
        ) : (
          label(stationReportAnswerWords[entry.answer])
        ),
      words: ({ entry }) => (entry.answer === null ? entry.answerBy : stationReportAnswerWords[entry.answer].zh),
    },
  ];
}
