import { useSearchParams } from 'react-router';
import redispatchDocket from '../../../domain/command/redispatch-steps.ts?redispatchDocket';
import {
  helpRoleWords,
  redispatchCounts,
  redispatchCountWords,
  type Redispatch,
  type RedispatchCount,
} from '../../../domain/command/redispatch.ts';
import type { RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayShort, dayWithWeekday } from '../../base/ui/day.ts';
import { RedispatchFacts } from './redispatch-facts.tsx';
import './redispatch.css';
import { redispatchCalls } from './redispatch-wire.ts';

/** What one of these pages is asked for besides open or all; the records behind a count are such a page. */
const asks = ['matter', 'as', 'from', 'to', 'officeId'] as const;

/** 就近分转簿: for the office what is out with stations, for a station what it was asked to help with. */
export default function RedispatchPage() {
  const t = useWords();
  const isStation = useMe().role === 'station';
  const [search, setSearch] = useSearchParams();
  const query = Object.fromEntries(
    asks.flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const counted = redispatchCounts.find((one) => one === query['as']);
  return (
    <DocketPage
      // What is sent goes from the backlog or from the complaint's page, where the proposals are.
      docket={{ ...redispatchDocket, opening: { ...redispatchDocket.opening, permission: 'redispatch.follow' } }}
      calls={redispatchCalls}
      query={query}
      rowMoves="chief"
      title={isStation ? t('请本站协助的', 'Asked of our station') : t('就近分转', 'Sent to stations')}
      empty={
        isStation
          ? t('现在没有请本站协助的投诉。所里转来的，会发短信，也会列在这里。', 'Nothing is asked of the station now.')
          : t(
              '没有在站点手里的。到“积案”里挑一件，或者在投诉页点“请站点协助”。',
              'Nothing is out; send from the backlog.',
            )
      }
      nameWords={{ zh: '编号、被投诉的', en: 'Number, trader' }}
      nameOf={({ entry }) => `${entry.number} ${entry.sent.operator}`}
      columns={useRedispatchColumns()}
      facts={(view) => <RedispatchFacts view={view} />}
      tools={
        counted === undefined ? undefined : (
          <CountedLine
            counted={counted}
            query={query}
            onLeave={() => setSearch(new URLSearchParams(), { replace: true })}
          />
        )
      }
    />
  );
}

function useRedispatchColumns(): DocketColumn<SeenEntry<Redispatch, RedispatchMore>>[] {
  const label = useLabel();
  const isStation = useMe().role === 'station';
  return [
    {
      zh: '投诉',
      en: 'Complaint',
      cell: ({ entry }) => <span className="nw">{entry.matterNumber}</span>,
      words: ({ entry }) => entry.matterNumber,
    },
    { zh: '投诉人', en: 'Complainant', cell: ({ entry }) => entry.sent.consumer },
    isStation
      ? { zh: '承办的所', en: 'Office', cell: ({ more }) => more.officeName, words: ({ more }) => more.officeName }
      : { zh: '站点', en: 'Station', cell: ({ more }) => more.stationName, words: ({ more }) => more.stationName },
    { zh: '身份', en: 'Capacity', cell: ({ entry }) => label(helpRoleWords[entry.role]).split(/[（(]/u)[0] ?? '' },
    {
      zh: '期限',
      en: 'By',
      cell: ({ entry }) => <Until entry={entry} />,
    },
    { zh: '结果', en: 'Result', cell: ({ entry }) => entry.remark, words: ({ entry }) => entry.remark },
  ];
}

/** By when the station answers, and then by when it is done; red once the day is past. */
function Until({ entry }: Pick<SeenEntry<Redispatch, RedispatchMore>, 'entry'>) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  if (entry.endedAt !== null) return null;
  return entry.state === 'sent' ? (
    <span className={entry.acceptBy < today ? 'err nw' : 'nw'}>
      {t(`${dayWithWeekday(entry.acceptBy, language)} 前答复`, `answer by ${dayWithWeekday(entry.acceptBy, language)}`)}
    </span>
  ) : (
    <span className={entry.dueOn < today ? 'err nw' : 'nw'}>{dayWithWeekday(entry.dueOn, language)}</span>
  );
}

/** The count whose records the list shows, with its definition; pressed it shows all again. */
function CountedLine({
  counted,
  query,
  onLeave,
}: {
  counted: RedispatchCount;
  query: Readonly<Record<string, string>>;
  onLeave: () => void;
}) {
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <div className="settings-tools">
      <button
        type="button"
        className="b sm"
        title={
          language === 'zh' ? redispatchCountWords[counted].definitionZh : redispatchCountWords[counted].definitionEn
        }
        onClick={onLeave}
      >
        {label(redispatchCountWords[counted])} {dayShort(query['from'] ?? '')}—{dayShort(query['to'] ?? '')} ×
      </button>
    </div>
  );
}
