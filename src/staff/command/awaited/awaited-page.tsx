import { awaitedKindWords, isByLetter, isRest } from '../../../domain/command/awaited.ts';
import awaitedDocket from '../../../domain/command/awaited-steps.ts?awaitedDocket';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { awaitedCalls, type SeenAwaited, type SeenAwaitedLine } from './awaited-calls.ts';
import { ReminderLinks } from './awaited-lines.tsx';
import { useBeforeReminder } from './reminder-preview.tsx';

/** 等候: of whom answers are waited for, the most urgent first; to a department what it is asked. */
export default function AwaitedPage() {
  const t = useWords();
  const label = useLabel();
  const { role } = useMe();
  const { search } = useAddress();
  const about = search.get('about');
  const beforeReminder = useBeforeReminder();
  return (
    <DocketPage
      docket={awaitedDocket}
      calls={awaitedCalls}
      openWords={{ zh: '等着的', en: 'Waited for' }}
      nameOf={({ entry }) => entry.number ?? ''}
      // A department reads above the form of its answer who asks it what.
      formNameOf={({ entry, more }) =>
        role === 'department' ? `${label(more.what)}（${entry.number}）` : (entry.number ?? '')
      }
      columns={useAwaitedColumns()}
      tools={<Filters />}
      query={Object.fromEntries(
        ['mine', 'overdue'].flatMap((name) => (search.get(name) === 'yes' ? [[name, 'yes']] : [])),
      )}
      draftName={about === null ? 'awaited' : `awaited ${about}`}
      start={{ kind: 'platform', ...(about === null ? {} : { matterNumber: about }) }}
      askOf={(item, move) => (move === 'remind' ? beforeReminder(item) : null)}
      empty={
        role === 'department'
          ? t('没有等您单位答复的。', 'Nothing waits for your answer.')
          : t(
              '没有等着谁答复。送检、移送、请协查的和钟停着的案件自己列在这里；等平台、厂家、部门的，按“记一件等候”。',
              'Nothing is waited for. Tests, transfers, letters for help and clocks at rest stand here by themselves; others are noted.',
            )
      }
      facts={(view) => <AwaitedFacts view={view} />}
    />
  );
}

/** 我的, 过了的: chosen in the address. */
function Filters() {
  const t = useWords();
  const { role } = useMe();
  const { search, change } = useAddress();
  const [mine, overdue] = [search.get('mine') === 'yes', search.get('overdue') === 'yes'];
  return (
    <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
      {role === 'department' ? null : (
        <button type="button" aria-pressed={mine} onClick={() => change({ mine: mine ? null : 'yes' })}>
          {t('归我的', 'Mine')}
        </button>
      )}
      <button type="button" aria-pressed={overdue} onClick={() => change({ overdue: overdue ? null : 'yes' })}>
        {t('过了的', 'Late')}
      </button>
    </fieldset>
  );
}

function useAwaitedColumns(): DocketColumn<SeenAwaitedLine>[] {
  const label = useLabel();
  const t = useWords();
  const { language } = useLanguage();
  const { today, role } = useMe();
  return [
    {
      ...(role === 'department'
        ? { zh: '谁请、请什么', en: 'Who asks what' }
        : { zh: '等谁、等什么', en: 'Of whom, what' }),
      cell: ({ entry, more }) => (
        <span className={more.late ? 'err' : undefined}>
          {label(more.what)}
          {entry.pausesClock && !isRest(entry) ? t('（停着钟）', ' (clock stopped)') : ''}
        </span>
      ),
      words: ({ entry, more }) => (role === 'department' ? more.what.zh : entry.toName),
    },
    {
      zh: '哪一件',
      en: 'Matter',
      cell: ({ entry }) => (role === 'department' ? entry.matterNumber : <MatterLink number={entry.matterNumber} />),
      words: ({ entry }) => entry.matterNumber,
    },
    { zh: '发出', en: 'Sent', cell: ({ entry }) => dayPlain(entry.sentOn, language, today) },
    {
      zh: '应回',
      en: 'Due',
      cell: ({ entry, more }) => (
        <span className={more.late ? 'err nw' : 'nw'}>{dayPlain(entry.dueOn, language, today)}</span>
      ),
    },
    { zh: '催过', en: 'Reminded', right: true, cell: ({ more }) => String(more.reminded.length) },
  ];
}

function AwaitedFacts({ view: { entry, more } }: { view: SeenAwaited }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const day = (on: string | null) => (on === null ? null : dayPlain(on, language, today));
  const isDepartment = role === 'department';
  const atRest = isRest(entry);
  return (
    <Facts
      rows={[
        [t('等什么', 'What'), label(awaitedKindWords[entry.kind])],
        [t('等谁', 'Of whom'), entry.toName],
        [
          t('哪一件', 'Matter'),
          isDepartment ? entry.matterNumber : <MatterLink key="matter" number={entry.matterNumber} />,
        ],
        [t('请它做什么', 'What is asked'), entry.about],
        [t('函号、委托书', 'Letter'), entry.paper],
        [atRest ? t('停起', 'At rest since') : t('发出', 'Sent'), day(entry.sentOn)],
        [atRest ? t('到哪天问', 'Asked on') : t('应回', 'Due'), day(entry.dueOn)],
        [
          isByLetter(entry) ? t('催办函', 'Reminders') : t('问过几次', 'Asked'),
          more.reminded.length === 0 ? null : isDepartment || !isByLetter(entry) ? (
            String(more.reminded.length)
          ) : (
            <ReminderLinks key="reminders" number={entry.number} days={more.reminded} />
          ),
        ],
        [t('对方的答复', 'Reply'), entry.reply === '' ? null : `${day(entry.repliedOn) ?? ''} ${entry.reply}`],
        [t('结果', 'Result'), entry.result === '' ? null : `${day(entry.answeredOn) ?? ''} ${entry.result}`],
        [t('承办', 'Office'), more.officeName],
        [t('谁记的', 'Noted by'), more.byName],
      ]}
    />
  );
}
