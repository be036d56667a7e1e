import sortieDocket from '../../../domain/supervision/inspection/sortie.ts?sortieDocket';
import { sortieListing } from '../../../domain/supervision/inspection/inspection-lists.ts';
import { useWords } from '../../base/language.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { CautionCard } from './caution-card.tsx';
import { sortieCalls, useInspectors } from './inspection-calls.ts';
import { startOfSortie } from './start-of.ts';

/** 出动: heads and vehicles of each sortie; together they are 人次 and 辆次. */
export default function SortiePage() {
  const t = useWords();
  const people = useInspectors();
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <DocketPage
      docket={sortieDocket}
      calls={sortieCalls}
      rowMoves="chief"
      openWords={{ zh: '安排了', en: 'Planned' }}
      empty={t(
        '没有安排着的出动。按“派一次出动”；以前的在“全部”里。',
        'No sortie is planned; earlier ones stand under All.',
      )}
      nameWords={{ zh: '出动', en: 'Sortie' }}
      nameOf={({ entry }) => `${entry.number} ${entry.route}`}
      listing={sortieListing}
      people={people}
      startOf={({ entry }, move) => startOfSortie(entry, move)}
      facts={({ entry, more }) => (
        <>
          <CautionCard about={{ sortie: entry.number }} />
          <Facts
            rows={[
              [t('哪天', 'Day'), entry.onDay],
              [t('哪个所', 'Office'), more.officeName],
              [t('去的人', 'People'), join([...more.peopleNames, ...entry.otherPeople])],
              [t('车', 'Vehicles'), join(entry.vehicles)],
              [t('人次、辆次', 'Heads and vehicles'), entry.state === 'done' ? `${entry.heads}、${entry.cars}` : ''],
              [t('去哪里', 'Route'), entry.route],
              [t('会同', 'Together with'), join(more.partnerNames)],
              ...more.partnerCrews.map(
                ({ name, people, vehicles }) =>
                  [
                    t(`${name}去的人（不算本单位人次）`, `Of ${name} (none of the bureau’s)`),
                    join([...people, ...vehicles]),
                  ] as const,
              ),
              [t('备注', 'Remark'), entry.remark],
              [t('谁派的', 'Sent by'), more.byName],
            ]}
          />
        </>
      )}
    />
  );
}
