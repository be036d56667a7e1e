import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { channelWords, kindOnce, messageStateWords } from '../../domain/matter/words/message-words.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Bar, Icon, Tabs } from './bars.tsx';
import { useBasics, useKeeper } from './carried.tsx';
import type { Carried } from './outbox/wire.ts';

type Told = Carried['messages']['items'][number];

/** 消息: what became the station's and what presses it, carried along; read without a network it is read at the bureau later. */
export function MessagesPage() {
  const t = useWords();
  const { messages } = useBasics();
  const { keeper, sender } = useKeeper();
  const read = async (ids: readonly string[]) => {
    if (ids.length === 0) return;
    await keeper.read(ids);
    void sender.send();
  };
  const fresh = messages.items.filter(({ readAt, isOver }) => readAt === null && !isOver).map(({ id }) => id);
  return (
    <>
      <Bar title={t('消息', 'Messages')} back="#/" />
      <main className="wrap stack">
        {messages.items.length === 0 ? (
          <p className="card">
            {t('还没有消息；归您站办的、要您答的，都会出现在这里。', 'Nothing yet; what becomes yours appears here.')}
          </p>
        ) : (
          <section className="card" aria-label={t('消息', 'Messages')}>
            <ul className="rows mine">
              {messages.items.map((one) => (
                <Message key={one.id} one={one} onRead={() => void read([one.id])} />
              ))}
            </ul>
          </section>
        )}
        {fresh.length === 0 ? null : (
          <button type="button" className="btn full" onClick={() => void read(fresh)}>
            {t('全部标为已读', 'Mark all as read')}
          </button>
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

const overWords = { zh: '已经收了，不用再答', en: 'closed; nothing is asked any more' };

/** What was told, by which ways, and the way to where it belongs; opened or pressed it is read. */
function Message({ one, onRead }: { one: Told; onRead: () => void }) {
  const w = useLabel();
  const { today } = useBasics();
  const { carried } = useKeeper().picture;
  const place = placeHere(one, carried ?? nothingHere);
  const words = (
    <span>
      <span lang="zh-CN">{one.readAt === null && !one.isOver ? <b>{kindOnce(one.text)}</b> : kindOnce(one.text)}</span>
      <br />
      <span className="hint">
        {instantShort(one.madeAt, today)} · {one.isOver ? w(overWords) : w(messageStateWords[one.state])}
        {one.rung.map(({ channel, state }) => ` · ${w(channelWords[channel])}${w(messageStateWords[state])}`)}
      </span>
    </span>
  );
  return (
    <li data-unread={one.readAt === null && !one.isOver ? 'yes' : 'no'}>
      {place === null ? (
        <button type="button" className="plain" onClick={onRead}>
          {words}
        </button>
      ) : (
        <a href={place} onClick={() => (one.readAt === null ? onRead() : undefined)}>
          {words}
          <Icon name="on" />
        </a>
      )}
    </li>
  );
}

type Places = Pick<Carried, 'matters' | 'helps' | 'questions' | 'tasks'>;
/** An officer carries his visits alone; what he is told of else opens at the desk. */
const nothingHere: Places = { matters: [], helps: [], questions: [], tasks: [] };

/** Where what was told opens here; what this program does not carry opens at the desk, which needs a network. */
export function placeHere(
  { matterNumber: number, page }: Pick<Told, 'matterNumber' | 'page'>,
  { matters, helps, questions, tasks }: Places,
): string | null {
  if (number === null) return page === null ? null : (pagesHere[page] ?? null);
  const matter = matters.find((one) => one.number === number);
  if (matter !== undefined) return `#/matter/${matter.id}`;
  if (helps.some((one) => one.number === number)) return `#/help/${encodeURIComponent(number)}`;
  if (questions.some((one) => one.number === number)) return '#/questions';
  if (tasks.some((one) => one.number === number)) return `#/task/${encodeURIComponent(number)}`;
  if (number.startsWith('任')) return `/desk/tasks?open=${encodeURIComponent(number)}`;
  if (number.startsWith('考')) return `/desk/assessments/${encodeURIComponent(number)}`;
  return parseMatterNumber(number)?.kind === 'complaint' ? `/desk/complaints/${encodeURIComponent(number)}` : null;
}

/** What is told of no single record opens its page. */
const pagesHere: Partial<Record<NonNullable<Told['page']>, string>> = {
  redispatches: '#/helps',
  stationMessages: '#/neighbours',
};
