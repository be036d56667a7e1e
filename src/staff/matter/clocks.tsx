import { Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { weekdayOf, type Calendar, type Day } from '../../domain/base/calendar.ts';
import { isMissed, startWordsOf, stoppedWords } from '../../domain/law/clock-explanation.ts';
import type { ClockView } from '../../http/api/matter/matter-view.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { useNarrow } from '../base/theme.ts';
import { ClockMark } from '../base/ui/clock-mark.tsx';
import { dayPlain, dayWithWeekday } from '../base/ui/day.ts';
import { articleWords } from './article-words.ts';
import { useCalendar } from './matter-rules.ts';
import type { SeenView } from './matter-view.ts';

/** What a clock that stands still waits for, each as one sentence. */
type Waits = readonly { zh: string; en: string }[];

/** So many clocks that have stopped are one line: what still runs must be seen first. */
const foldedFrom = 2;

/**
 * Every clock the matter has met, with its article and its three days; the same said once, a difference with its reason.
 * What runs stands first; several that have stopped are told in one line, which opens.
 */
export function Clocks({
  view,
  waits = [],
  mergedOn = null,
}: {
  view: Pick<SeenView, 'clocks'>;
  waits?: Waits;
  /** Since when another matter goes on for it: what stopped on that day was neither in time nor late. */
  mergedOn?: Day | null;
}) {
  const { role } = useMe();
  const narrow = useNarrow();
  const calendar = useCalendar();
  const [open, setOpen] = useState(false);
  const running = view.clocks.filter((clock) => clock.stoppedOn === null);
  const stopped = view.clocks.filter((clock) => clock.stoppedOn !== null);
  const folds = role !== 'station' && stopped.length >= foldedFrom;
  const shown = [...running, ...(role === 'station' || (folds && !open) ? [] : stopped)];
  const fold = folds ? (
    <Stopped clocks={stopped} mergedOn={mergedOn} open={open} onOpen={() => setOpen(!open)} />
  ) : null;
  return narrow || role === 'station' ? (
    <ClockCards clocks={shown} fold={fold} waits={waits} />
  ) : (
    <ClockTable clocks={shown} fold={fold} waits={waits} calendar={calendar} mergedOn={mergedOn} />
  );
}

interface ShownClocks {
  clocks: readonly ClockView[];
  /** The line of those that have stopped; null where each stands by itself. */
  fold: ReactNode;
  waits: Waits;
}

/** On a telephone and at a station: a card each, with the day that counts. */
function ClockCards({ clocks, fold, waits }: ShownClocks) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string) => dayWithWeekday(on, language, today);
  return (
    <ul className="clock-cards">
      {clocks.map((clock, i) => (
        <li key={`${clock.rule} ${clock.startedOn} ${i}`}>
          <span>
            <Popover content={<How clock={clock} />} trigger="click" placement="bottomLeft">
              <button type="button" className="how">
                <b>{clock[language]}</b>
              </button>
            </Popover>
            <small>{articleWords(clock.articleShort, language)}</small>
            <small>
              {clock.stoppedOn === null
                ? t(`应办 ${day(clock.targetOn)}`, `Target ${day(clock.targetOn)}`)
                : t(`${day(clock.stoppedOn)} 停`, `Stopped ${day(clock.stoppedOn)}`)}
              <WrittenLate clock={clock} />
            </small>
            {waitedFor(clock, waits, language).map((one) => (
              <small key={one}>{one}</small>
            ))}
          </span>
          <ClockMark due={clock} brief today={today} />
        </li>
      ))}
      {fold === null ? null : <li>{fold}</li>}
    </ul>
  );
}

interface MergedOn {
  mergedOn: Day | null;
}

function ClockTable({
  clocks,
  fold,
  waits,
  calendar,
  mergedOn,
}: ShownClocks & MergedOn & { calendar: Calendar | undefined }) {
  const t = useWords();
  return (
    <table className="clock-table">
      <caption className="sr">
        {t(
          '时钟：依据、起算、名义日、应办日、法定日、现在',
          'Clocks: article, start, nominal, target and legal day, now',
        )}
      </caption>
      <thead className={clocks.length === 0 ? 'sr' : undefined}>
        <tr>
          <th scope="col">{t('时钟', 'Clock')}</th>
          <th scope="col">{t('依据', 'Article')}</th>
          <th scope="col">{t('起算', 'Start')}</th>
          <th scope="col">{t('名义日', 'Nominal')}</th>
          <th scope="col">{t('应办日', 'Target')}</th>
          <th scope="col">{t('法定日', 'Legal')}</th>
          <th scope="col">{t('现在', 'Now')}</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((clock, i) => (
          // Two decisions of one day have the same clock with the same start.
          <ClockRow key={`${clock.rule} ${clock.startedOn} ${i}`} {...{ clock, waits, calendar, mergedOn }} />
        ))}
        {fold === null ? null : (
          <tr className="over">
            <td colSpan={7}>{fold}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface ClockProps {
  clock: ClockView;
  /** What says why a day is not worked; not there until it is read. */
  calendar: Calendar | undefined;
}

function ClockRow({ clock, calendar, waits, mergedOn }: ClockProps & MergedOn & { waits: Waits }) {
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <tr className={clock.stoppedOn === null ? undefined : 'over'}>
      <th scope="row" aria-label={clock[language]}>
        <Popover content={<How clock={clock} />} trigger={['hover', 'click']} placement="bottomLeft">
          <button type="button" className="how">
            {clock[language]}
          </button>
        </Popover>
      </th>
      <td>{articleWords(clock.articleShort, language)}</td>
      <td>
        <Start clock={clock} />
      </td>
      <td>{dayWithWeekday(clock.nominalOn, language, today)}</td>
      <td>
        <Target clock={clock} calendar={calendar} />
      </td>
      <td>
        <Legal clock={clock} calendar={calendar} />
      </td>
      <td>
        <Now clock={clock} waits={waits} mergedOn={mergedOn} />
      </td>
    </tr>
  );
}

/** 起算: the day, why it began there, and how often it was paused. */
function Start({ clock }: Pick<ClockProps, 'clock'>) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <>
      {dayPlain(clock.startedOn, language, today)} <span className="dim">{startWordsOf(clock)[language]}</span>
      {clock.pauses.length === 0 ? null : (
        <span className="dim">
          {' '}
          {t(
            `暂停 ${clock.pauses.length} 段`,
            `${clock.pauses.length} ${clock.pauses.length === 1 ? 'pause' : 'pauses'}`,
          )}
        </span>
      )}
    </>
  );
}

/** 应办日: brought forward where the nominal day is not worked. */
function Target({ clock, calendar }: ClockProps) {
  const t = useWords();
  const why =
    calendar === undefined
      ? ''
      : t(`${offDay(clock.nominalOn, calendar, 'zh')}，提前`, `before the ${offDay(clock.nominalOn, calendar, 'en')}`);
  return <Same day={clock.targetOn} as={clock.nominalOn} why={why} />;
}

/** 法定日: put off behind a holiday, never behind a weekend; a local limit has none. */
function Legal({ clock, calendar }: ClockProps) {
  const t = useWords();
  const { legalOn, nominalOn, targetOn } = clock;
  if (legalOn === null) return <span className="dim">{t('本地时限，无', 'local limit, none')}</span>;
  if (legalOn === nominalOn) {
    const weekday = '日一二三四五六'[weekdayOf(legalOn)];
    return <Same day={legalOn} as={targetOn} why={t(`周${weekday}不顺延`, 'weekend counts')} />;
  }
  const why = calendar === undefined ? '' : t(`${offDay(nominalOn, calendar, 'zh')}顺延`, 'after the holiday');
  return <Same day={legalOn} as={targetOn} why={why} />;
}

/** 等谁: what the clock stands still for, and by when it should be there; of one that runs nothing. */
function waitedFor({ stoppedOn, pauses }: ClockView, waits: Waits, language: 'zh' | 'en'): string[] {
  const isStill = stoppedOn === null && pauses.some(({ to }) => to === null);
  return isStill ? waits.map((one) => one[language]) : [];
}

/** 现在: how much is left and what it waits for, or when it stopped and whether that was in time. */
function Now({ clock, waits, mergedOn }: Pick<ClockProps, 'clock'> & MergedOn & { waits: Waits }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const provisional = clock.provisional ? [t('节假日通知未出，暂算', 'provisional')] : [];
  return (
    <>
      <ClockMark due={clock} brief today={today} />{' '}
      <span className="dim">
        {clock.stoppedOn === null
          ? [...provisional, ...waitedFor(clock, waits, language)].join(t('；', '; '))
          : `${dayPlain(clock.stoppedOn, language, today)} ${(isMergedAway(clock, mergedOn) ? mergedAway : stoppedWords(clock))[language]}`}
        <WrittenLate clock={clock} />
      </span>
    </>
  );
}

/** Stopped for nothing but that another matter goes on for this one. */
function isMergedAway(clock: ClockView, mergedOn: Day | null): boolean {
  return mergedOn !== null && clock.stoppedOn === mergedOn && !isMissed(clock);
}

const mergedAway = { zh: '随并入停止', en: 'stopped by the merging' };

/** 补录: the day by which it stopped was typed later, and when. */
function WrittenLate({ clock: { writtenOn = null } }: { clock: ClockView }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  if (writtenOn === null) return null;
  const day = dayPlain(writtenOn, language, today);
  return <>{t(`（补录，${day} 记）`, ` (entered late, on ${day})`)}</>;
}

/** 已停: which clocks are behind the matter, when each stopped, and whether each was in time. */
function Stopped({
  clocks,
  mergedOn,
  open,
  onOpen,
}: MergedOn & { clocks: readonly ClockView[]; open: boolean; onOpen: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const late = clocks.filter((clock) => clock.late).length;
  const missed = clocks.filter(isMissed).length;
  const names = clocks.map((clock) => `${clock[language]} ${dayPlain(clock.stoppedOn ?? today, language, today)}`);
  return (
    <button type="button" className="clock-fold" aria-expanded={open} onClick={onOpen}>
      <span className="ck stopped">
        <i aria-hidden="true" />
        <b>{t(`已停 ${clocks.length} 个`, `${clocks.length} stopped`)}</b>
      </span>
      <span className="el dim">{names.join(t('、', ', '))}</span>
      {missed === 0 ? (
        <span className="nw">
          {clocks.some((clock) => isMergedAway(clock, mergedOn)) ? label(mergedAway) : t('都按时', 'all in time')}
        </span>
      ) : late === 0 ? (
        <span className="nw err">{t(`${missed} 个没按时`, `${missed} past the day`)}</span>
      ) : (
        <span className="nw err">{t(`${late} 个超期`, `${late} late`)}</span>
      )}
      <span className="nw link">{open ? t('收起', 'Hide') : t('展开', 'Show')}</span>
    </button>
  );
}

/** The day, or 同 when it is the one before it in the table. */
function Same({ day, as, why }: { day: string; as: string; why: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  if (day === as) {
    return (
      <>
        {dayPlain(day, language, today)} <span className="dim">{t('同', 'same')}</span>
      </>
    );
  }
  return (
    <>
      <b>{dayWithWeekday(day, language, today)}</b> <span className="dim">{why}</span>
    </>
  );
}

/** How the clock was counted, in one sentence: article, start, count, what is left out, why the days differ. */
function How({ clock }: { clock: ClockView }) {
  const { language } = useLanguage();
  return <p className="how-counted">{clock.explanation[language]}</p>;
}

/** Why the day is not worked: the holiday's name, or the weekday. */
function offDay(day: string, calendar: Calendar, language: 'zh' | 'en'): string {
  const declared = calendar.declared(day);
  if (declared !== null) return language === 'zh' ? declared.name : 'holiday';
  return language === 'zh' ? `周${'日一二三四五六'[weekdayOf(day)]}` : 'weekend';
}
