import { formatYuan } from '../../../domain/base/money.ts';
import covertCheckDocket from '../../../domain/supervision/inspection/covert-check.ts?covertCheckDocket';
import { areaKindWords } from '../../../domain/supervision/inspection/premises.ts';
import { covertCheckListing } from '../../../domain/supervision/inspection/inspection-lists.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { covertCheckCalls, useInspectors } from './inspection-calls.ts';
import { Photos } from './photos.tsx';

/** 暗访: in plain clothes, apart from inspections. */
export default function CovertCheckPage() {
  const t = useWords();
  const label = useLabel();
  const people = useInspectors();
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <DocketPage
      docket={covertCheckDocket}
      calls={covertCheckCalls}
      rowMoves="chief"
      empty={t(
        '没有安排着的暗访；交到所里以前，只有去的人和县局看得到。',
        'None is planned; only who goes and the county see one.',
      )}
      nameWords={{ zh: '暗访', en: 'Covert check' }}
      nameOf={({ entry }) => `${entry.number} ${entry.operatorName}`}
      listing={covertCheckListing}
      people={people}
      facts={({ entry, more }) => (
        <Facts
          rows={[
            [t('在哪', 'Where'), `${more.placeName} ${label(areaKindWords[entry.areaKind])}`],
            [t('谁去', 'Who goes'), join(more.visitorNames)],
            [t('看什么', 'What is looked at'), entry.task],
            [t('哪天', 'Day'), entry.visitedOn ?? entry.plannedOn],
            [t('看到什么', 'What was seen'), entry.seen],
            [t('买了什么', 'Bought'), entry.bought],
            [t('花了', 'Paid'), entry.paidFen === 0 ? '' : formatYuan(entry.paidFen)],
            [t('照片', 'Photos'), entry.photoIds.length === 0 ? null : <Photos key="photos" ids={entry.photoIds} />],
            [t('交给', 'Handed to'), more.toOfficeName],
            [t('说明', 'Remark'), entry.remark],
          ]}
        />
      )}
    />
  );
}
