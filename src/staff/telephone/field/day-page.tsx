import { useState } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import { counted } from '../../../domain/base/words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { clockTime, dayLong, instantShort } from '../../base/ui/day.ts';
import { Bar, FieldTabs, Icon } from '../bars.tsx';
import { useDay, useKeeper } from '../carried.tsx';
import { standingOf } from './again.ts';
import { RouteMap } from './route-map.tsx';
import { placeOf, sheetOf, type DaySheet } from './day-sheet.ts';
import { crewOf, useSortie } from './sortie.ts';
import { distanceWords, isWrong, placeWords, resultWords, taskWords } from './words.ts';

/** 今天: how far the day is, the nearest premises, the way, and what is done and left. */
export function DayPage() {
  const t = useWords();
  const { language } = useLanguage();
  const day = useDay();
  const { picture } = useKeeper();
  const sheet = sheetOf(day, picture.acts);
  const { sortie, sortieId } = useSortie();
  const all = sheet.done.length + sheet.todo.length;
  const { peopleIds, otherPeople, vehicles } = crewOf(sortie, day.today);
  const people = peopleIds.length + otherPeople.length;
  const campaign = day.campaigns.find(({ number }) => number === sortie.campaignNumber)?.name ?? '';
  return (
    <>
      <Bar title={t('检查', 'Visits')} />
      <main className="wrap stack visits">
        <div className="row">
          <h1>{t(`今天 ${all} 户`, `Today: ${all} premises`)}</h1>
          <b>{t(`${sheet.done.length} 户做完`, `${sheet.done.length} done`)}</b>
        </div>
        <progress className="pg" max={Math.max(1, all)} value={sheet.done.length} aria-label={t('做完的', 'Done')} />
        <p className="hint">
          {[campaign, dayLong(day.today, language)].filter((one) => one !== '').join(' · ')}
          {sortieId === null
            ? ''
            : t(
                ` · ${people} 人 ${vehicles.length} 辆车`,
                ` · ${counted(people, 'person', 'people')}, ${counted(vehicles.length, 'car')}`,
              )}
        </p>
        <Again todo={sheet.todo} />
        {sortieId === null ? (
          <a className="card todo" href="#/sortie">
            <span className="due due-o">{t('先登记', 'First')}</span>
            <b>{t('今天谁去、开什么车', 'Who goes, and by which car')}</b>
            <span className="hint">{t('人和车一天只算一次，没网也能记', 'Counted once; works without a network')}</span>
          </a>
        ) : null}
        <Kept />
        <Next sheet={sheet} />
        <RouteMap sheet={sheet} />
        <DoneList done={sheet.done} />
        <TodoList todo={sheet.todo} />
        <LaterList later={sheet.later} />
        <a className="btn full" href="#/new">
          {t('名单上没有的一户', 'Premises that are not on the list')}
        </a>
        {(day.cases ?? []).length === 0 ? null : (
          <a className="btn full" href="#/exhibit">
            {t('给在办的案件收证据', 'Take evidence for a case')}
          </a>
        )}
        <p className="hint">
          {t(`名单是 ${instantShort(day.at, day.today)} 带上的`, `Carried along since ${instantShort(day.at)}`)}
          {day.more ? t('，还有没带全的，做完这些再连一次网。', '; there are more: connect once these are done.') : ''}
        </p>
      </main>
      <FieldTabs here="day" />
    </>
  );
}

/** How many of those that are left are gone to a second time: on a long list they stand where the way leads past them. */
function Again({ todo }: Pick<DaySheet, 'todo'>) {
  const t = useWords();
  const n = (task: 'recheck' | 'ban') => todo.filter((shop) => shop.task === task).length;
  const parts = [
    n('recheck') === 0 ? '' : t(`复查 ${n('recheck')} 户`, `${n('recheck')} to be checked again`),
    n('ban') === 0 ? '' : t(`执行取缔 ${n('ban')} 户`, `${counted(n('ban'), 'ban')} to be executed`),
  ].filter((one) => one !== '');
  if (parts.length === 0) return null;
  return (
    <p>
      <span className="tag found">{t(`其中${parts.join('、')}`, `Of these ${parts.join(', ')}`)}</span>
    </p>
  );
}

/** What lies on the telephone and has not been sent. */
function Kept() {
  const t = useWords();
  const { picture } = useKeeper();
  const left = picture.acts.filter(({ act }) => act.state !== 'sent');
  if (left.length === 0) return null;
  const held = left.filter(({ act }) => act.state === 'held').length;
  const photos = left.reduce((sum, { act }) => sum + act.photos.length, 0);
  return (
    <a className="card out" href="#/waiting">
      <span className="n">{left.length}</span>
      <span>
        <b>
          {held > 0
            ? t(`${held} 步要您看一下`, `${held} need a look`)
            : t(`${left.length} 步存在手机里，有网自己发`, `${left.length} kept here; sent by itself`)}
        </b>
        <br />
        <span className="hint">
          {photos === 0 ? '' : t(`照片 ${photos} 张。`, `${counted(photos, 'photo')}. `)}
          {t('程序可以关，没电也不丢。', 'The program may be closed; nothing is lost.')}
        </span>
      </span>
    </a>
  );
}

function Next({ sheet: { done, todo } }: { sheet: DaySheet }) {
  const t = useWords();
  const label = useLabel();
  const [next] = todo;
  if (next === undefined)
    return done.length === 0 ? (
      <p className="card">{t('今天没有派给您的户。', 'No premises are assigned to you today.')}</p>
    ) : (
      <a className="card todo" href="#/evening">
        <b>{t('今天的都做完了，去收队', 'All done: close the day')}</b>
      </a>
    );
  return (
    <section className="card stack next" aria-label={t('下一户', 'Next')}>
      <p className="hint">
        {done.length === 0
          ? t('从这一户开始', 'Begin here')
          : t(
              `下一户，最近，${distanceWords(next.kilometres).zh}`,
              `Next, the nearest, ${distanceWords(next.kilometres).en}`,
            )}
      </p>
      <h2>
        {done.length + 1}　{next.name}
      </h2>
      <TaskTag shop={next} />
      <p>{placeWords(next)}</p>
      <Warned shop={next} />
      <a className="btn do big full" href={placeOf(next)}>
        {next.task === null ? t('进店检查', 'Begin the visit') : label(taskWords[next.task])}
      </a>
    </section>
  );
}

/** Why one goes there a second time, and since when it is due. */
function TaskTag({ shop: { task, dueOn } }: { shop: Pick<DaySheet['todo'][number], 'task' | 'dueOn'> }) {
  const t = useWords();
  const label = useLabel();
  if (task === null) return null;
  return (
    <p>
      <span className="tag found">{label(taskWords[task])}</span>
      {dueOn === null ? '' : t(` 责令 ${dueOn} 前改`, ` due by ${dueOn}`)}
    </p>
  );
}

/** What was found there last, and of what to beware. */
export function Warned({ shop: { last, cautions } }: { shop: Pick<DaySheet['todo'][number], 'last' | 'cautions'> }) {
  const t = useWords();
  const label = useLabel();
  const found = last?.findings.map(({ text }) => text) ?? [];
  if (found.length === 0 && cautions.length === 0) return null;
  return (
    <p className="warned">
      <Icon name="warn" />
      <span>
        {[
          ...cautions.map(label),
          ...(found.length === 0 || last === null
            ? []
            : [t(`上回 ${last.visitedOn}：${found.join('；')}`, `Last time, ${last.visitedOn}: ${found.join('; ')}`)]),
        ].join('；')}
      </span>
    </p>
  );
}

const shownFirst = 3;

function DoneList({ done }: { done: DaySheet['done'] }) {
  const t = useWords();
  if (done.length === 0) return null;
  const newest = done.map((shop, i) => ({ shop, n: i + 1 })).toReversed();
  return (
    <section>
      <h2>{t('做完的', 'Done')}</h2>
      <div className="card">
        <ul className="rows">
          {newest.slice(0, shownFirst).map((one) => (
            <DoneRow key={one.shop.id} {...one} />
          ))}
        </ul>
        {newest.length > shownFirst ? (
          <details>
            <summary>{t(`前 ${newest.length - shownFirst} 户`, `${newest.length - shownFirst} before`)}</summary>
            <ul className="rows">
              {newest.slice(shownFirst).map((one) => (
                <DoneRow key={one.shop.id} {...one} />
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </section>
  );
}

function DoneRow({ shop, n }: { shop: DaySheet['done'][number]; n: number }) {
  const t = useWords();
  const label = useLabel();
  const { result } = shop.done;
  const { today } = useDay();
  const { picture } = useKeeper();
  const now = standingOf(shop, picture.acts);
  const due = now.state === 'ordered' ? (now.order?.dueOn ?? null) : null;
  return (
    <li>
      <a className="shop-row" href={`#/shop/${shop.id}`}>
        <span className={`mark-n ${isWrong(result) ? 'found' : result}`}>{n}</span>
        <span>
          <b>{shop.name}</b>
          <br />
          <span className={isWrong(result) ? 'tag found' : 'tag ok'}>{label(resultWords[result])}</span>
          {due === null ? '' : t(`，改到 ${due}`, `, by ${due}`)}
        </span>
        <span className="hint">
          {dayOf(new Date(shop.done.at)) === today ? clockTime(shop.done.at) : instantShort(shop.done.at, today)}
        </span>
      </a>
    </li>
  );
}

function TodoList({ todo }: { todo: DaySheet['todo'] }) {
  const t = useWords();
  const [asked, setAsked] = useState('');
  if (todo.length === 0) return null;
  const words = asked.trim();
  const found = todo.filter(({ name, address, placeName }) => `${name}${address}${placeName}`.includes(words));
  const first = words === '' ? found.slice(0, shownFirst + 2) : found;
  const rest = found.slice(first.length);
  return (
    <section>
      <h2>{t('没去的，按近排', 'To visit, the nearest first')}</h2>
      <div className="card stack">
        <input
          type="search"
          value={asked}
          placeholder={t('找店名、村名', 'Find a shop or a village')}
          aria-label={t('找店名、村名', 'Find a shop or a village')}
          onChange={(event) => setAsked(event.target.value)}
        />
        {found.length === 0 ? <p className="hint">{t('没有这样的户。', 'There is none.')}</p> : null}
        <ul className="rows">
          {first.map((shop) => (
            <TodoRow key={shop.id} shop={shop} />
          ))}
        </ul>
        {rest.length === 0 ? null : (
          <details>
            <summary>{t(`后 ${rest.length} 户`, `${rest.length} more`)}</summary>
            <ul className="rows">
              {rest.map((shop) => (
                <TodoRow key={shop.id} shop={shop} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

/** Orders whose day is still ahead, and bans that were refused today: each can be gone to at any time. */
function LaterList({ later }: Pick<DaySheet, 'later'>) {
  const t = useWords();
  const label = useLabel();
  if (later.length === 0) return null;
  return (
    <section className="card">
      <details>
        <summary>{t(`以后再去的 ${later.length} 户`, `${later.length} to be gone to again`)}</summary>
        <ul className="rows">
          {later.map(({ id, name, task, dueOn }) => (
            <li key={id}>
              <a className="shop-row" href={placeOf({ id, task })}>
                <span className="mark-n" aria-hidden="true" />
                <span>
                  <b>{name}</b>
                  <br />
                  <span className="hint">
                    {label(taskWords[task])}
                    {dueOn === null ? '' : t(`，${dueOn} 前改`, `, due by ${dueOn}`)}
                  </span>
                </span>
                <Icon name="on" />
              </a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function TodoRow({ shop }: { shop: DaySheet['todo'][number] }) {
  const label = useLabel();
  return (
    <li>
      <a className="shop-row" href={placeOf(shop)}>
        <span className="mark-n" aria-hidden="true" />
        <span>
          <b>{shop.name}</b>
          <br />
          <span className="hint">
            {shop.task === null ? '' : `${label(taskWords[shop.task])} · `}
            {shop.placeName} · {label(distanceWords(shop.kilometres))}
          </span>
        </span>
        <Icon name="on" />
      </a>
    </li>
  );
}
