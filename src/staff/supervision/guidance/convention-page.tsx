import conventionDocket from '../../../domain/supervision/guidance/convention.ts?conventionDocket';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { conventionCalls, type SeenConvention } from './convention-calls.ts';

/** 行业公约: what each trade has promised by its association, and who has signed. */
export default function ConventionPage() {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <DocketPage
      docket={conventionDocket}
      calls={conventionCalls}
      openWords={{ zh: '施行中', en: 'In force' }}
      rowMoves={0}
      nameWords={{ zh: '公约', en: 'Convention' }}
      nameOf={({ entry }) => entry.title}
      columns={[
        { zh: '行业', en: 'Trade', cell: ({ entry }) => entry.industry },
        { zh: '行业协会', en: 'Association', cell: ({ entry }) => entry.tradeBody },
        { zh: '签约', en: 'Signed', cell: ({ more }) => t(`${more.signed} 家`, `${more.signed}`) },
        { zh: '订立', en: 'Agreed', cell: ({ entry }) => dayPlain(entry.agreedOn, language, today) },
      ]}
      empty={t(
        '还没有行业自律公约。行业协会牵头订了的，按“登记公约”写下哪个行业、承诺了什么，再记哪几家签了约。',
        'No convention yet. Register what a trade has promised by its association, then record who has signed.',
      )}
      startOf={({ entry }, move) => (move === 'amend' ? ({ texts }) => texts(entry) : {})}
      facts={(item) => <ConventionFacts item={item} />}
    />
  );
}

function ConventionFacts({ item: { entry } }: { item: SeenConvention }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <Facts
      rows={[
        [t('编号', 'Number'), entry.number],
        [t('哪个行业', 'Trade'), entry.industry],
        [t('行业协会', 'Trade association'), entry.tradeBody],
        [t('协会的联系人', 'Whom to talk to there'), entry.contact],
        [t('承诺了什么', 'What is promised'), entry.pledge],
        [t('订立', 'Agreed'), dayPlain(entry.agreedOn, language, today)],
        [
          t('签约的', 'Signed by'),
          entry.signers
            .map(({ name, on }) =>
              t(`${name}（${dayPlain(on, language, today)}）`, `${name} (${dayPlain(on, language, today)})`),
            )
            .join(t('、', ', ')),
        ],
        [t('停止的原因', 'Why it ended'), entry.remark],
      ]}
    />
  );
}
