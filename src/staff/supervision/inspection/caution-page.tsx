import {
  cautionDocket,
  cautionKindWords,
  cautionName,
  type Caution,
} from '../../../domain/supervision/inspection/caution.ts';
import type { CautionMore } from '../../../http/api/supervision/inspection/caution-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayShort } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { cautionCalls } from './caution-card.tsx';

/** 警示: what the office should know before it goes somewhere, and what waits to be confirmed. */
export default function CautionPage() {
  const t = useWords();
  const label = useLabel();
  const mayHold = useMay('retention.hold');
  return (
    <DocketPage
      docket={cautionDocket}
      calls={cautionCalls}
      rowMoves="chief"
      empty={t(
        '没有警示。在案件、检查、经营者的页上按“记警示”；一个地方的在这里记。',
        'No caution. Set one on the page of a case, a visit or a shop; that of a place here.',
      )}
      nameWords={{ zh: '警示', en: 'Caution' }}
      nameOf={({ entry, more }) =>
        `${label(cautionKindWords[entry.kind])} ${entry.operatorName === '' ? (more.placeName ?? '') : entry.operatorName}`
      }
      columns={useColumns()}
      facts={({ entry, more }) => (
        <Facts
          rows={[
            [t('哪家、哪里', 'Where'), [entry.operatorName, more.placeName, entry.place].filter(Boolean).join(' ')],
            [t('怎么回事', 'What happened'), entry.words],
            [t('记的人', 'Set by'), `${more.byName} ${entry.setOn}`],
            [
              t('确认', 'Confirmed'),
              more.confirmedByName === null ? '' : `${more.confirmedByName} ${entry.confirmedOn ?? ''}`,
            ],
            [t('到哪天', 'Until'), entry.untilOn],
            [t('续期', 'Renewed'), entry.renewals.map(({ untilOn, reason }) => `${untilOn} ${reason}`).join('；')],
            [t('解除的理由', 'Ended because'), entry.endReason],
            ...(mayHold ? [[t('暂缓清除时写', 'To hold it, write'), cautionName(entry)] as [string, string]] : []),
          ]}
        />
      )}
    />
  );
}

function useColumns(): DocketColumn<SeenEntry<Caution, CautionMore>>[] {
  const { today } = useMe();
  return [
    { zh: '怎么回事', en: 'What', cell: ({ entry }) => entry.words, words: ({ entry }) => entry.words },
    { zh: '归哪个所', en: 'Office', cell: ({ more }) => more.officeName, words: ({ more }) => more.officeName },
    { zh: '谁记的', en: 'By', cell: ({ more }) => more.byName, words: ({ more }) => more.byName },
    {
      zh: '到哪天',
      en: 'Until',
      cell: ({ entry }) => (
        <span className={entry.untilOn < today ? 'nw er' : 'nw'}>{dayShort(entry.untilOn, today)}</span>
      ),
    },
  ];
}
