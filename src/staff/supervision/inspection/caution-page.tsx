import { cautionName } from '../../../domain/supervision/inspection/caution.ts';
import cautionDocket from '../../../domain/supervision/inspection/caution.ts?cautionDocket';
import { cautionKindWords } from '../../../domain/supervision/inspection/caution-words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayShort } from '../../base/ui/day.ts';
import { Field } from '../../base/ui/field.tsx';
import { OperatorSearch } from '../../operator/operator-search.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { cautionCalls, type SeenCautionLine } from './caution-calls.ts';

/** 警示: what the office should know before it goes somewhere, and what waits to be confirmed. */
export default function CautionPage() {
  const t = useWords();
  const label = useLabel();
  const mayHold = useMay('retention.hold');
  const hintOfShop = t(
    '店和下面的地方填一样；一件案件、一次检查的，到那一页按“记警示”',
    'The shop, or the place below; that of a case or a visit is set on its own page',
  );
  return (
    <DocketPage
      docket={cautionDocket}
      calls={cautionCalls}
      rowMoves="chief"
      empty={t(
        '没有警示。一家店、一个地方的在这里按“记一条警示”；一件案件、一次检查的到那一页记。',
        'No caution. Set one of a shop or a place here, and one of a case or a visit on its page.',
      )}
      nameWords={{ zh: '警示', en: 'Caution' }}
      nameOf={({ entry, more }) =>
        `${label(cautionKindWords[entry.kind])} ${entry.operatorName === '' ? (more.placeName ?? '') : entry.operatorName}`
      }
      columns={useColumns()}
      draw={(field, { typed, change, error }) =>
        field !== 'operatorId' ? undefined : (
          <Field label={t('哪家店', 'Which shop')} hint={hintOfShop} error={error}>
            {(control) => (
              <OperatorSearch
                {...control}
                without=""
                value={typed['operatorId'] ?? ''}
                onChange={(operatorId) => change({ operatorId })}
              />
            )}
          </Field>
        )
      }
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

function useColumns(): DocketColumn<SeenCautionLine>[] {
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
