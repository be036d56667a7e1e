import { disposalWords, measureWords, unitWords } from '../../../domain/supervision/inspection/seizure.ts';
import seizureDocket from '../../../domain/supervision/inspection/seizure.ts?seizureDocket';
import { seizureListing } from '../../../domain/supervision/inspection/inspection-lists.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { HeldInCases } from '../enforcement/held-in-cases.tsx';
import { seizureCalls, useInspectors } from './inspection-calls.ts';

/** 查扣物品: one kind in one unit a row, where it lies and by when it is decided. */
export default function SeizurePage() {
  const t = useWords();
  const label = useLabel();
  const people = useInspectors();
  return (
    <>
      <DocketPage
        docket={seizureDocket}
        calls={seizureCalls}
        rowMoves="chief"
        openWords={{ zh: '在保管', en: 'In custody' }}
        empty={t(
          '没有在保管的。查扣了就按“登一样查扣”，瓶、袋分开登。',
          'Nothing is in custody; enter each kind by its unit.',
        )}
        nameWords={{ zh: '东西', en: 'Goods' }}
        nameOf={({ entry }) => `${entry.number} ${entry.item}`}
        listing={seizureListing}
        people={people}
        facts={({ entry, more }) => (
          <Facts
            rows={[
              [t('哪次检查', 'Inspection'), `${entry.inspectionNumber} ${entry.operatorName}`],
              [t('数量', 'Quantity'), `${entry.qty} ${label(unitWords[entry.unit])}`],
              [t('涉嫌假冒伪劣', 'Suspected fake'), entry.isFake ? t('是', 'Yes') : ''],
              [t('措施', 'Measure'), label(measureWords[entry.measure])],
              [t('哪天', 'Day'), entry.seizedOn],
              [t('哪天前决定', 'Decide by'), entry.decideBy],
              [
                t('保管', 'Custody'),
                entry.custody.map(({ from, place, keeper }) => `${from} ${place} ${keeper}`).join('；'),
              ],
              [
                t('处置', 'Disposal'),
                entry.disposal === null
                  ? ''
                  : `${entry.disposedOn ?? ''} ${label(disposalWords[entry.disposal])} ${entry.disposalWords}${t('，在场：', '; present: ')}${more.byName} ${more.secondName ?? ''}`,
              ],
            ]}
          />
        )}
      />
      <HeldInCases />
    </>
  );
}
