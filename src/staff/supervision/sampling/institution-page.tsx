import { commissioners, productClasses } from '../../../domain/supervision/sampling/goods.ts';
import type { Institution } from '../../../domain/supervision/sampling/institution.ts';
import institutionDocket from '../../../domain/supervision/sampling/institution.ts?institutionDocket';
import { institutionListing } from '../../../domain/supervision/sampling/sampling-lists.ts';
import type { InstitutionMore } from '../../../http/api/supervision/sampling/sampling-routes.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { institutionCalls } from './sampling-calls.ts';
import './sampling.css';

/** 检验机构: qualification, scope, and who may commission; one that has run out is marked. */
export default function InstitutionPage() {
  const t = useWords();
  return (
    <DocketPage
      docket={institutionDocket}
      calls={institutionCalls}
      openWords={{ zh: '在册', en: 'Registered' }}
      rowMoves={0}
      empty={t(
        '名录是空的。按“登记机构”写下资质编号、能检哪几类、有效期；没登记的机构不能送检。',
        'The register is empty. Register one with its qualification, scope and last day; samples go to no other.',
      )}
      nameWords={{ zh: '机构', en: 'Institution' }}
      nameOf={({ entry }) => entry.name}
      startOf={({ entry }, move) => (move === 'amend' ? ({ texts }) => texts(entry) : {})}
      listing={institutionListing}
      facts={({ entry, more }) => <InstitutionFacts entry={entry} more={more} />}
    />
  );
}

type Item = SeenEntry<Institution, InstitutionMore>;

function InstitutionFacts({ entry, more }: Pick<Item, 'entry' | 'more'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <Facts
      rows={[
        [t('编号', 'Number'), entry.number],
        [t('资质认定（CMA）编号', 'Qualification (CMA)'), entry.cmaNumber],
        [t('能检哪几类', 'Scope'), entry.scope.map((one) => label(productClasses[one])).join(t('、', ', '))],
        [
          t('有效期到', 'Valid to'),
          `${dayPlain(entry.validTo, language, today)}${more.expired ? t('，已过期，不能送检', ', ended: nothing is sent') : ''}`,
        ],
        [
          t('谁可以委托', 'Commissioned by'),
          entry.commissioners.map((one) => label(commissioners[one])).join(t('、', ', ')),
        ],
        [t('复检机构名录', 'Tests again'), entry.retests ? t('在名录里', 'In the list') : t('不在', 'Not in the list')],
        [t('停用', 'Retired'), entry.remark],
      ]}
    />
  );
}
