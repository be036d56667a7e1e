import type { Words } from '../../../domain/base/words.ts';
import { matterKinds, type MatterKind } from '../../../domain/matter/matter.ts';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import { Caps } from '../../base/ui/key-caps.tsx';
import { queuesOf } from '../work/queue.ts';
import { useMine, useWork } from '../work/work-mine.ts';
import { useCounts } from './counts.ts';
import { useLastTabs, usePins } from './remembered-places.ts';
import { lineIcons } from './line-icon.tsx';
import { besideKind, has, lineAt, linesOf, mostPins, roomAt, type Line, type Room } from './rooms.ts';

/** 我的, 件 and 科室: at most fourteen lines, the queues of the kind that is open, and the pages pinned at the foot. */
export function Rail() {
  const t = useWords();
  const { permissions } = useMe();
  const { pathname } = useLocation();
  const counts = useCounts();
  const { lastOf } = useLastTabs();
  const lines = linesOf(permissions);
  const at = lineAt(pathname)?.id ?? roomAt(pathname)?.room.id;
  const lineOf = (line: Line | Room, to: string) => (
    <RailLine line={line} to={to} current={line.id === at} count={counts[line.id]} hot={line.id === 'messages'} />
  );
  return (
    <nav className="rail" aria-label={t('主导航', 'Main')}>
      <section className="rail-part">
        <h2>{t('我的', 'Mine')}</h2>
        {lines.own.map((line) => (
          <Fragment key={line.id}>{lineOf(line, line.to)}</Fragment>
        ))}
      </section>
      {lines.kinds.length === 0 ? null : (
        <section className="rail-part">
          <h2>
            {t('件', 'Matters')} <kbd>{t('G 字母', 'G letter')}</kbd>
          </h2>
          {lines.kinds.map((line) => (
            <Fragment key={line.id}>
              {lineOf(line, line.to)}
              {line.id === at && isMatterKind(line.id) ? <Under kind={line.id} /> : null}
            </Fragment>
          ))}
        </section>
      )}
      {lines.rooms.length === 0 ? null : (
        <section className="rail-part">
          <h2>
            {t('科室', 'Rooms')} <kbd>G 1—6</kbd>
          </h2>
          {lines.rooms.map((room) => (
            <Fragment key={room.id}>{lineOf(room, lastOf(room))}</Fragment>
          ))}
        </section>
      )}
      <Pins />
      <p className="rail-foot">
        <kbd>G</kbd> {t('换页', 'go to')}
        <Caps shortcut="?" /> {t('快捷键', 'shortcuts')}
      </p>
    </nav>
  );
}

/** What a number of the rail counts. */
const behindQueue = {
  zh: '等您办的：所里的人是自己手上和没指定的，中心是全县没办完的',
  en: 'what waits for you: in your own hands and nobody’s yet; for the centre all that is not done',
};
/** Of a leader each line is a part of what his home has counted. */
const behindDecision = {
  zh: '等您定的，按首页上次数的；各行相加就是“我的工作”的数',
  en: 'what waits for your word, as your home has counted it; the lines add up to the first',
};
const behindCount: Readonly<Partial<Record<Line['id'] | Room['id'], Words>>> = {
  work: {
    zh: '等您办的各种件和交给您的批示、指令、任务，下面各行相加就是它',
    en: 'all that waits for you, to which the lines below add up',
  },
  messages: { zh: '没看的消息', en: 'messages that you have not read' },
  command: { zh: '等您办的指令、批示、任务和急件', en: 'instructions, remarks, tasks and call-outs that wait for you' },
  incident: { zh: '等您办的群体投诉', en: 'group incidents that wait for you' },
};

function RailLine({
  line,
  to,
  current,
  count,
  hot,
}: {
  line: Line | Room;
  to: string;
  current: boolean;
  count: number | undefined;
  hot: boolean;
}) {
  const label = useLabel();
  const isLeader = useMe().role === 'leader';
  const behind = isLeader && line.id !== 'messages' ? behindDecision : (behindCount[line.id] ?? behindQueue);
  return (
    <Link to={to} className="rail-line" aria-current={current ? 'page' : undefined} title={label(line)}>
      <span className="line-icon" aria-hidden="true">
        {lineIcons[line.id]}
      </span>
      <span className="rail-words">{label(line)}</span>
      {count === undefined ? null : (
        <em className={hot ? 'hot' : undefined} title={label(behind)}>
          {count > 999 ? '999+' : count}
        </em>
      )}
    </Link>
  );
}

/** A kind of matters has queues and views of its own under its line. */
function isMatterKind(id: Line['id']): id is MatterKind {
  return (matterKinds as readonly string[]).includes(id);
}

/** So many stand under an open kind; the others are a press away, and the rail does not scroll. */
const mostUnder = 7;

/** The queues of the open kind in which something waits, its other pages, and the views that the person saved of it. */
function Under({ kind }: { kind: MatterKind }) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const { pathname, search } = useLocation();
  const { canChoose } = useMine();
  const work = useWork().data;
  const views =
    useQuery({ queryKey: ['views'], queryFn: client.views, enabled: useMay('view.save') }).data?.views ?? [];
  const [open, setOpen] = useState(false);
  const rows = [
    ...(work === undefined ? [] : queuesOf(work, kind, canChoose ? me.id : null, me.role)).map((queue) => ({
      ...queue,
      words: label(queue),
      hot: queue.key === 'past' ? 'ink' : queue.key === 'today' || queue.key === 'toDispatch' ? 'hot' : '',
    })),
    ...besideKind
      .filter((place) => place.kind === kind && has(place, me.permissions))
      .map((place) => ({ key: place.to, to: place.to, words: label(place), count: null, hot: '' })),
    ...views
      .filter((view) => view.kind === kind && view.isMine)
      .map((view) => ({
        key: view.id,
        to: `${placeOfKind(kind).path}?${view.query}`,
        words: view.name,
        count: null,
        hot: '',
      })),
  ];
  const folded = !open && rows.length > mostUnder;
  const shown = folded ? rows.slice(0, mostUnder - 1) : rows;
  return (
    <ul className="rail-under" aria-label={t('队列和视图', 'Queues and views')}>
      {/* What a leader sees there is how far all of the county's are, and no part of what waits for him. */}
      {me.role === 'leader' ? <li className="rail-whose">{t('全县各环节', 'All of the county')}</li> : null}
      {shown.map(({ key, to, words, count, hot }) => (
        <li key={key}>
          <Link to={to} aria-current={`${pathname}${search}` === to ? 'page' : undefined} title={words}>
            <span className="rail-words el">{words}</span>
            {count === null ? null : <em className={hot}>{count}</em>}
          </Link>
        </li>
      ))}
      {rows.length > mostUnder ? (
        <li>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {folded
              ? t(`还有 ${rows.length - shown.length} 个`, `${rows.length - shown.length} more`)
              : t('收起', 'Fewer')}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

/** 常用: the pages that the person opens most, chosen with the star of a room. */
function Pins() {
  const t = useWords();
  const label = useLabel();
  const { pins } = usePins();
  const { pathname } = useLocation();
  if (pins.length === 0) return null;
  return (
    <section className="rail-part rail-pins">
      <h2>
        {t('常用', 'Pinned')} <span>{t(`点 ☆ 换，至多 ${mostPins} 个`, `☆, up to ${mostPins}`)}</span>
      </h2>
      <div>
        {pins.map((tab) => (
          <Link key={tab.to} to={tab.to} aria-current={roomAt(pathname)?.tab.to === tab.to ? 'page' : undefined}>
            {label(tab)}
          </Link>
        ))}
      </div>
    </section>
  );
}
