import { isHolding, type Hold } from '../../../domain/desk/hold.ts';
import holdDocket from '../../../domain/desk/hold.ts?holdDocket';
import type { HoldMore } from '../../../http/api/desk/erasure-routes.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { KeptLink } from './kept-link.tsx';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';

const holdCalls = docketCalls<Hold, HoldMore>('holds');
type Item = SeenEntry<Hold, HoldMore>;

/** 暂缓清除: matters that are still needed, and so are not erased however long ago they were closed. */
export default function HoldPage() {
  const t = useWords();
  return (
    <DocketPage
      docket={holdDocket}
      calls={holdCalls}
      openWords={{ zh: '暂缓中', en: 'Held' }}
      empty={t(
        '没有暂缓的。还在打官司、复议、信访、审计的件，在这里按编号暂缓，到期也不清除。',
        'Nothing is held. Matters of a suit, a review or an audit are held here by their number, and not erased.',
      )}
      nameOf={({ entry }) => entry.number}
      columns={columnsIn(t)}
      facts={(item) => <HoldFacts item={item} />}
    />
  );
}

function columnsIn(t: ReturnType<typeof useWords>): DocketColumn<Item>[] {
  return [
    {
      zh: '哪一件',
      en: 'Matter',
      cell: ({ entry }) => <KeptLink number={entry.matterNumber} />,
      words: ({ entry }) => entry.matterNumber,
    },
    { zh: '为什么', en: 'Why', cell: ({ entry }) => entry.reason, words: ({ entry }) => entry.reason },
    {
      zh: '到哪天',
      en: 'Until',
      cell: ({ entry }) => <span className="nw">{entry.untilOn ?? t('解除为止', 'until lifted')}</span>,
    },
    { zh: '谁暂缓的', en: 'By', cell: ({ more }) => more.byName },
  ];
}

function HoldFacts({ item: { entry, more } }: { item: Item }) {
  const t = useWords();
  const { today } = useMe();
  const over = entry.state === 'held' && !isHolding(entry, today);
  return (
    <Facts
      rows={[
        [t('哪一件', 'Matter'), <KeptLink key="matter" number={entry.matterNumber} />],
        [t('为什么暂缓', 'Why'), entry.reason],
        [t('到哪天为止', 'Until'), entry.untilOn],
        [t('现在', 'Now'), over ? t('日子已过，不再暂缓', 'Its last day is over: it holds no more') : null],
        [t('谁暂缓的', 'By'), `${more.byName} ${instantShort(entry.heldAt, today)}`],
        [
          t('解除', 'Lifted'),
          entry.liftedAt === null
            ? null
            : `${more.liftedByName ?? ''} ${instantShort(entry.liftedAt, today)}，${entry.remark}`,
        ],
      ]}
    />
  );
}
