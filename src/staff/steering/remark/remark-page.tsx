import { Link } from 'react-router';
import { mayRole } from '../../../domain/base/actor.ts';
import type { Remark } from '../../../domain/steering/remark.ts';
import remarkDocket from '../../../domain/steering/remark.ts?remarkDocket';
import type { RemarkMore } from '../../../http/api/steering/remark-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useColleagues, type SeenEntry, type SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { remarkCalls } from '../steering-calls.ts';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { placeOfRemark } from './remark-place.ts';

/** 批示: all that the reader wrote or got, and at a press only what waits for him. */
export default function RemarkPage() {
  const t = useWords();
  const { search, change } = useAddress();
  const people = useColleagues().filter(({ role }) => mayRole(role, 'remark.answer'));
  const mine = search.get('mine');
  return (
    <DocketPage
      docket={remarkDocket}
      calls={remarkCalls}
      query={mine === null ? {} : { mine }}
      people={people}
      rowMoves="chief"
      empty={t(
        '没有批示。领导在投诉、举报、咨询、任务和来文的页面上都能批。',
        'No remark. Leaders write them on the page of any matter, task or directive.',
      )}
      nameWords={{ zh: '批示', en: 'Remark' }}
      nameOf={({ entry }) => `${entry.number} ${entry.text.length > 24 ? `${entry.text.slice(0, 24)}…` : entry.text}`}
      columns={useRemarkColumns()}
      tools={
        <div className="settings-tools">
          <fieldset className="seg" aria-label={t('等谁办', 'Waiting for')}>
            <button
              type="button"
              aria-pressed={mine !== null}
              onClick={() => change({ mine: mine === null ? 'yes' : null, pages: null })}
            >
              {t('只看等我办的', 'Waiting for me')}
            </button>
          </fieldset>
        </div>
      }
      facts={(view) => <RemarkFacts view={view} />}
    />
  );
}

function useRemarkColumns(): DocketColumn<SeenEntry<Remark, RemarkMore>>[] {
  const t = useWords();
  const { language } = useLanguage();
  return [
    {
      zh: '批在哪',
      en: 'On',
      cell: ({ entry }) => (
        <Link className="remark-about" to={placeOfRemark(entry)}>
          {entry.aboutNumber}
        </Link>
      ),
      words: ({ entry }) => entry.aboutNumber,
    },
    {
      zh: '谁批给谁',
      en: 'From, to',
      cell: ({ more }) => `${more.byName} → ${more.toName}`,
      words: ({ more }) => `${more.byName} ${more.toName}`,
    },
    {
      zh: '哪天以前回复',
      en: 'Answer by',
      cell: ({ entry, more }) =>
        entry.dueOn === null ? (
          '—'
        ) : (
          <span className={more.late ? 'err nw' : 'nw'}>
            {dayWithWeekday(entry.dueOn, language)}
            {more.late ? t(' 逾期', ' late') : ''}
          </span>
        ),
    },
  ];
}

/** On what it was written, by whom to whom, and what came back. */
function RemarkFacts({ view: { entry, more } }: { view: SeenEntryView<Remark, RemarkMore> }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <Facts
      rows={[
        [
          t('批在哪', 'On'),
          <Link key="about" to={placeOfRemark(entry)}>
            {entry.aboutNumber}
          </Link>,
        ],
        [t('谁批的', 'From'), `${more.byName} ${instantShort(entry.writtenAt, today)}`],
        [t('批给谁', 'To'), [more.toName, more.toPlace].filter(Boolean).join(' ')],
        [t('批示', 'Remark'), entry.text],
        [t('哪天以前回复', 'Answer by'), entry.dueOn === null ? null : dayWithWeekday(entry.dueOn, language)],
        [t('已阅', 'Read'), entry.readAt === null ? null : instantShort(entry.readAt, today)],
        [t('回复', 'Answer'), entry.answer],
        [t('批语', 'Comment'), entry.comment],
      ]}
    />
  );
}
