import stationVisitDocket from '../../../domain/supervision/inspection/station-visit.ts?stationVisitDocket';
import { stationVisitListing } from '../../../domain/supervision/inspection/inspection-lists.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { stationVisitCalls, useInspectors } from './inspection-calls.ts';
import { Photos } from './photos.tsx';

/** 站点督导: who went to which station, what is to be mended by which day. */
export default function StationVisitPage() {
  const t = useWords();
  const { today } = useMe();
  const people = useInspectors();
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <DocketPage
      docket={stationVisitDocket}
      calls={stationVisitCalls}
      rowMoves="chief"
      empty={t(
        '没有要去的、要改的。按“安排一次督导”；去过的在“全部”里。',
        'None is to be made or mended; earlier ones stand under All.',
      )}
      nameWords={{ zh: '站点', en: 'Station' }}
      nameOf={({ entry, more }) => `${entry.number} ${more.stationName}`}
      listing={stationVisitListing}
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
