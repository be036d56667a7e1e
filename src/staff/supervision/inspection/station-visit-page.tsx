import { stationVisitDocket, type StationVisit } from '../../../domain/supervision/inspection/station-visit.ts';
import type { StationVisitMore } from '../../../http/api/supervision/inspection/inspection-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayShort, instantShort } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { stationVisitCalls, useInspectors } from './inspection-calls.ts';
import { Photos } from './photos.tsx';

/** 站点督导: who went to which station, what is to be mended by which day. */
export default function StationVisitPage() {
  const t = useWords();
  const { today } = useMe();
  const people = useInspectors();
  const { search } = useAddress();
  const stationId = search.get('stationId');
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <DocketPage<StationVisit, StationVisitMore>
      docket={stationVisitDocket}
      calls={stationVisitCalls}
      query={stationId === null ? {} : { stationId }}
      rowMoves="chief"
      empty={t(
        '没有要去的、要改的。按“安排一次督导”；去过的在“全部”里。',
        'None is to be made or mended; earlier ones stand under All.',
      )}
      nameWords={{ zh: '站点', en: 'Station' }}
      nameOf={({ entry, more }) => `${entry.number} ${more.stationName}`}
      columns={useColumns()}
      people={people}
      facts={({ entry, more }) => (
        <Facts
          rows={[
            [t('站点', 'Station'), more.stationName],
            [t('谁去的', 'Who went'), join(more.visitorNames)],
            [t('什么时候', 'When'), entry.visitedAt === null ? '' : instantShort(entry.visitedAt, today)],
            [
              t('位置', 'Position'),
              entry.position === null
                ? ''
                : `${entry.position.longitude.toFixed(5)}, ${entry.position.latitude.toFixed(5)}`,
            ],
            [t('看了什么、指导了什么', 'Looked at and said'), entry.guidance],
            [t('要改的', 'To be mended'), entry.findings],
            [t('哪天前改好', 'By'), entry.rectifyBy ?? ''],
            [t('改好了', 'Seen mended'), entry.mendedOn ?? ''],
            [t('照片', 'Photos'), entry.photoIds.length === 0 ? null : <Photos key="photos" ids={entry.photoIds} />],
            [t('备注', 'Remark'), entry.remark],
          ]}
        />
      )}
    />
  );
}

function useColumns(): DocketColumn<SeenEntry<StationVisit, StationVisitMore>>[] {
  const t = useWords();
  const { today } = useMe();
  return [
    {
      zh: '去的',
      en: 'Visited',
      cell: ({ entry, more }) =>
        entry.visitedOn === null ? '' : `${dayShort(entry.visitedOn, today)} ${more.visitorNames.join(t('、', ', '))}`,
      words: ({ more }) => more.visitorNames.join(' '),
    },
    { zh: '要改的', en: 'To be mended', cell: ({ entry }) => entry.findings, words: ({ entry }) => entry.findings },
    {
      zh: '哪天前改好',
      en: 'By',
      cell: ({ entry }) =>
        entry.rectifyBy === null ? (
          ''
        ) : (
          <span className={entry.state === 'mending' && entry.rectifyBy < today ? 'nw er' : 'nw'}>
            {dayShort(entry.rectifyBy, today)}
          </span>
        ),
    },
  ];
}
