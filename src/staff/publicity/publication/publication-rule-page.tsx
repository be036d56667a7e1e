import type { PublicationRule } from '../../../domain/publicity/publication/rule.ts';
import publicationRuleDocket from '../../../domain/publicity/publication/rule.ts?publicationRuleDocket';
import type { PublicationRuleMore } from '../../../http/api/publicity/publication/publication-routes.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { publicationRuleCalls, type SeenRuleLine } from './publication-calls.ts';

type Item = SeenEntry<PublicationRule, PublicationRuleMore>;

/** 公示办法: written down by one, confirmed by an administrator who is another; until then nothing is public. */
export default function PublicationRulePage() {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <DocketPage
      docket={publicationRuleDocket}
      calls={publicationRuleCalls}
      openWords={{ zh: '等确认和施行的', en: 'To confirm, in force' }}
      empty={t(
        '还没有公示办法，什么都不公示。把本县的办法写下来，由另一位管理员确认以后才公示。',
        'There is no rule, and nothing is public. Write down the county’s; an administrator who is another confirms it.',
      )}
      nameOf={({ entry }) => entry.title}
      nameWords={{ zh: '办法', en: 'Rule' }}
      rowMoves="chief"
      columns={[
        {
          zh: '从哪天起',
          en: 'Since',
          cell: ({ entry }: SeenRuleLine) => dayPlain(entry.sinceOn, language, today),
        },
        { zh: '谁写下的', en: 'Written by', cell: ({ more }: SeenRuleLine) => more.writtenByName },
        { zh: '谁确认的', en: 'Confirmed by', cell: ({ more }: SeenRuleLine) => more.confirmedByName ?? '—' },
      ]}
      askOf={({ entry }, move) =>
        move === 'confirm'
          ? t(
              `确认《${entry.title}》施行？从现在起，审过的投诉在网上公示。`,
              `Confirm “${entry.title}”? What was decided on is public from now.`,
            )
          : null
      }
      facts={(view) => <RuleView view={view} />}
    />
  );
}

function RuleView({ view: { entry, more } }: { view: Pick<Item, 'entry' | 'more'> }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <>
      <p className="gate-text" lang="zh-CN">
        {entry.text}
      </p>
      <Facts
        rows={[
          [
            t('异议几个工作日内答', 'Objections answered within'),
            t(`${entry.objectionDays} 个工作日`, `${entry.objectionDays} working days`),
          ],
          [t('少于几件不写数', 'Not told below'), String(entry.smallest)],
          [t('公示多少个月', 'Shown for'), t(`${entry.shownMonths} 个月`, `${entry.shownMonths} months`)],
          [
            t('多少小时没核新要写明', 'Told to be old after'),
            t(`${entry.staleHours} 小时`, `${entry.staleHours} hours`),
          ],
          [t('谁写下的', 'Written by'), `${more.writtenByName} ${instantShort(entry.writtenAt, today)}`],
          [
            t('谁确认的', 'Confirmed by'),
            entry.confirmedAt === null
              ? null
              : `${more.confirmedByName ?? ''} ${instantShort(entry.confirmedAt, today)}`,
          ],
          [
            t('谁停用的', 'Ended by'),
            entry.endedAt === null ? null : `${more.endedByName ?? ''} ${instantShort(entry.endedAt, today)}`,
          ],
          [t('说明', 'Remark'), entry.remark],
        ]}
      />
    </>
  );
}
