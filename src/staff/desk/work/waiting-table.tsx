import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { groupOf, waitingGlyphs, waitingGroups, type WaitingGroup } from '../../../domain/desk/work/waiting-line.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { DueDay } from '../../base/ui/due-day.tsx';
import { LookedAgain } from '../../matter/revisit/revisit-act.tsx';
import { RungMark } from '../../matter/rung.tsx';
import '../room/room.css';
import {
  bareNumber,
  isMatter,
  linePath,
  pressPath,
  pressWords,
  type SeenLine,
  type SeenSteps,
} from './waiting-rows.ts';

interface Props {
  lines: readonly SeenLine[];
  steps: SeenSteps;
  today: string;
  /** The row that the cursor of the page is on. */
  current: string | null;
  /** How many stand in each group, of which some may not be shown; without them no group has a head. */
  totals?: Partial<Record<WaitingGroup, { n: number; note?: string }>>;
  /** What stands in the place of the button. */
  press?: (line: SeenLine) => ReactNode;
  /** The box by which a line is picked, before its letter; without it none is. */
  pick?: (line: SeenLine) => ReactNode;
  /** The foot of the list, such as the way to the others. */
  children?: ReactNode;
}

const groupWords = {
  past: { zh: '已过期限', en: 'Past its day' },
  today: { zh: '今天', en: 'Today' },
  soon: { zh: '三日内', en: 'Within 3 days' },
  later: { zh: '以后', en: 'Later' },
} as const satisfies Record<WaitingGroup, { zh: string; en: string }>;

/** 一张单: everything that waits, of whatever kind, the most urgent first; each row is a link as a whole, with one button. */
export function WaitingTable({ lines, steps, today, current, totals, press, pick, children }: Props) {
  const t = useWords();
  const urgent = lines.filter(({ isUrgent }) => isUrgent);
  const rest = lines.filter(({ isUrgent }) => !isUrgent);
  const row = (line: SeenLine) => (
    <Row
      key={line.id}
      line={line}
      steps={steps}
      today={today}
      current={line.id === current}
      press={press === undefined ? <Press line={line} steps={steps} /> : press(line)}
      pick={pick?.(line)}
    />
  );
  return (
    <table className={pick === undefined ? 'queue-table' : 'queue-table q-picks'}>
      <caption className="sr">
        {t('按应办日排：哪一种、编号、谁和谁、要做什么、期限', 'By the day: kind, number, who, what to do, clock')}
      </caption>
      <Columns isPicked={pick !== undefined} />
      {urgent.length === 0 ? null : (
        <tbody className="q-urgent">
          <GroupHead words={{ zh: '先办', en: 'First' }} n={urgent.length} note={t('有人等着', 'somebody waits')} />
          {urgent.map(row)}
        </tbody>
      )}
      {totals === undefined ? (
        <tbody>{rest.map(row)}</tbody>
      ) : (
        waitingGroups.map((group) => {
          const own = rest.filter((line) => groupOf(line, today) === group);
          if (own.length === 0) return null;
          return (
            <tbody key={group} className={`q-${group}`}>
              <GroupHead
                words={groupWords[group]}
                n={totals[group]?.n ?? own.length}
                note={totals[group]?.note ?? ''}
              />
              {own.map(row)}
            </tbody>
          );
        })
      )}
      {children === undefined ? null : (
        <tbody>
          <tr className="q-rest">
            <td colSpan={6}>{children}</td>
          </tr>
        </tbody>
      )}
    </table>
  );
}

function Columns({ isPicked }: { isPicked: boolean }) {
  const { language } = useLanguage();
  const isZh = language === 'zh';
  return (
    <colgroup>
      <col style={{ width: isPicked ? 66 : 34 }} />
      <col style={{ width: 84 }} />
      <col />
      <col style={{ width: '24%' }} />
      <col style={{ width: isZh ? 214 : 252 }} />
      <col className="q-act" style={{ width: isZh ? 122 : 142 }} />
    </colgroup>
  );
}

function GroupHead({ words, n, note }: { words: { zh: string; en: string }; n: number; note: string }) {
  const label = useLabel();
  return (
    <tr className="q-head">
      <th colSpan={6} scope="rowgroup">
        <i aria-hidden="true" />
        <b>{label(words)}</b>
        <span className="dim"> {n}</span>
        {note === '' ? null : <span className="q-note dim">{note}</span>}
      </th>
    </tr>
  );
}

interface RowProps {
  line: SeenLine;
  steps: SeenSteps;
  today: string;
  current: boolean;
  press: ReactNode;
  pick: ReactNode;
}

function Row({ line, today, current, press, pick }: RowProps) {
  const label = useLabel();
  const { kind, id, number, who, whom, what, urgedTimes } = line;
  const sign = waitingGlyphs[kind];
  return (
    <tr data-row={id} data-kind={kind} className={current ? 'cur' : undefined} aria-selected={current}>
      <td className="q-glyph">
        {pick}
        <span className="room-letter" title={label(sign)} aria-hidden="true">
          {sign.glyph}
        </span>
      </td>
      <td className="q-number">
        <Link className="num stretch" to={linePath(line)} aria-label={number === '' ? label(sign) : number}>
          {bareNumber(line)}
        </Link>
      </td>
      <td className="q-parties" title={[who, whom].filter((one) => one !== '').join(' — ')}>
        <b>{who}</b>
        {whom === '' ? null : <span className="dim"> — {whom}</span>}
      </td>
      <td className="q-waits" title={label(what)}>
        <RungMark number={number} />
        {urgedTimes > 0 ? <UrgedTag kind={kind} times={urgedTimes} /> : null}
        {label(what)}
      </td>
      <td className="q-clock">
        <LineClock line={line} today={today} />
      </td>
      <td className="q-act r">{press}</td>
    </tr>
  );
}

/** Who complained or told of it has urged a matter; an entry is urged from above. What the centre says to who has a matter is no urge of theirs. */
function UrgedTag({ kind, times }: { kind: SeenLine['kind']; times: number }) {
  const t = useWords();
  const whose = isMatter(kind)
    ? t('投诉人、举报人催的', 'by who complained or told of it')
    : t('交办的人催的', 'by who gave it');
  return (
    <span className="tag er" title={whose}>
      {isMatter(kind) ? t(`群众催 ${times}`, `urged ${times}`) : t(`催 ${times}`, `urged ${times}`)}
    </span>
  );
}

/** The clock of the law or of the county's limits, and of an entry its day. */
export function LineClock({ line, today }: { line: SeenLine; today: string }) {
  const t = useWords();
  const { kind, clock, dueOn, legalOn, isUrgent } = line;
  if (clock !== null) return <ClockMark due={clock} dueOn={dueOn} legalOn={legalOn} today={today} />;
  if (isUrgent) return <b className="err nw">{t('马上', 'Now')}</b>;
  return dueOn === null ? (
    <span className="dim s">
      {isMatter(kind) ? t('没有在走的时限', 'No clock is running') : t('没定期限', 'No day set')}
    </span>
  ) : (
    <DueDay dueOn={dueOn} today={today} />
  );
}

/** The one button of a row. */
export function Press({ line, steps }: { line: SeenLine; steps: SeenSteps }) {
  const label = useLabel();
  if (line.kind === 'revisit') return <LookedAgain number={line.number} />;
  const words = label(pressWords(line, steps));
  return (
    <Link className="b sm" to={pressPath(line)} aria-label={`${words} ${line.number === '' ? line.who : line.number}`}>
      {words}
    </Link>
  );
}
