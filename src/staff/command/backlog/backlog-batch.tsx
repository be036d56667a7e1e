import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isBlocked } from '../../../domain/command/nearest-station.ts';
import { helpMeans, helpMeansCarry, helpMeansWords, type HelpMeans } from '../../../domain/command/redispatch.ts';
import { usualAsk } from '../../../domain/command/redispatch-sending.ts';
import { counted } from '../../../domain/base/words.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { Ties } from '../redispatch/station-ties.tsx';
import { backlogCalls, type SeenBacklogItem, type SeenBatch } from '../redispatch/redispatch-wire.ts';
import { clockTime } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { WordsArea } from '../../matter/phrase/words-area.tsx';

/** As many as go in one press, and as many as the list can show and be picked from. */
const [most, mostShown] = [1000, 2000];

interface Props {
  /** What the list shows, so that all of it is meant and not only the page in sight. */
  query: Readonly<Record<string, string>>;
  /** Those that were picked, or null for all. */
  numbers: readonly string[] | null;
  onClose: () => void;
}

/** 批量就近分转: what goes where and what cannot go, before anything goes; then what went, and the way back. */
export function BatchDrawer({ query, numbers, onClose }: Props) {
  const t = useWords();
  const [asked] = useState(numbers);
  const found = useQuery({
    queryKey: ['complaints', 'backlog', 'batch', query],
    queryFn: ({ signal }) =>
      backlogCalls.board({ ...query, out: 'no', limit: String(asked === null ? most : mostShown) }, signal),
    // What is looked through stays as it was read, until it is sent.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const items = found.data?.items.filter(({ number }) => asked === null || asked.includes(number)).slice(0, most);
  const left = asked === null && found.data !== undefined ? found.data.asked - found.data.items.length : 0;
  return (
    <SideDrawer width={860} onClose={onClose} title={t('批量就近分转：先看，再转', 'Send many: look first')}>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {left > 0 ? (
        <p className="dim">
          {t(
            `一次最多 ${most} 件：先看最早的 ${most} 件，还有 ${left} 件，转完再来一次。`,
            `At most ${most} at once: these are the oldest; ${left} more wait for the next time.`,
          )}
        </p>
      ) : null}
      {items === undefined ? (
        found.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <Preview items={items} onClose={onClose} />
      )}
    </SideDrawer>
  );
}

function Preview({ items, onClose }: { items: readonly SeenBacklogItem[]; onClose: () => void }) {
  const t = useWords();
  const destinations = useDestinations(items);
  const { able, unable, going, stationOf } = destinations;
  const asked = useAsked();
  const { batchId, busy, error, answer, submit } = useSending(items, destinations, asked);
  const mayGo = !busy && going.length > 0 && isAsked(asked.ask);
  useKeys(
    [{ key: 'mod+enter', zh: '转', en: 'Send', run: () => void submit(), when: mayGo && answer === null }],
    'form',
  );
  if (answer !== null) return <Sent answer={answer} batchId={batchId} onClose={onClose} />;
  const stations = new Set(going.map(stationOf));
  return (
    <div className="backlog-batch">
      <p>
        {t(
          `${items.length} 件里 ${able.length} 件能转，${unable.length} 件现在不能转。都作“应邀协助”，只转表上的事实，和请站点做的事要用的；每个站点一条短信。`,
          `${able.length} of ${items.length} can be sent, ${unable.length} cannot. All as invited help, with what it needs alone; one text message a station.`,
        )}
      </p>
      {items.length < most ? null : (
        <p className="err">
          {t(`一次最多 ${most} 件，先列最早收到的；转完再来一次。`, `At most ${most} at once, the oldest first.`)}
        </p>
      )}
      {error === null ? null : <ErrorLine error={error} />}
      {able.length === 0 ? null : <ToSend destinations={destinations} asked={asked} />}
      {unable.length === 0 ? null : <Unsendable items={unable} />}
      <p className="backlog-foot">
        <button type="button" className="b" onClick={onClose}>
          {t('先不转', 'Not now')}
        </button>
        <button type="button" className="b p" disabled={!mayGo} onClick={() => void submit()}>
          {busy
            ? t('正在转…', 'Sending…')
            : t(
                `转 ${going.length} 件给 ${stations.size} 个站点`,
                `Send ${going.length} to ${counted(stations.size, 'station')}`,
              )}{' '}
          <kbd aria-hidden="true">Ctrl ↵</kbd>
        </button>
      </p>
    </div>
  );
}

type Destinations = ReturnType<typeof useDestinations>;

/** Which of them can go, which of those do, and to which station each; at first all of them, to the nearest that is free. */
function useDestinations(items: readonly SeenBacklogItem[]) {
  const able = items.filter(({ unsendable, proposals }) => unsendable === null && proposals.some(isFree));
  const unable = items.filter((one) => !able.includes(one));
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  return {
    able,
    unable,
    going: able.filter(({ number }) => !left.has(number)),
    isLeft: (number: string) => left.has(number),
    take: (number: string, on: boolean) => {
      const next = new Set(left);
      if (on) next.delete(number);
      else next.add(number);
      setLeft(next);
    },
    stationOf: (one: SeenBacklogItem) => chosen[one.number] ?? one.proposals.find(isFree)?.stationId ?? '',
    choose: (number: string, stationId: string) => setChosen({ ...chosen, [number]: stationId }),
  };
}

/** The press and what came of it; the ids stay, so that a second press sends none twice. */
function useSending(items: readonly SeenBacklogItem[], { going, stationOf }: Destinations, { ask, means }: Asked) {
  const queries = useQueryClient();
  const [batchId] = useState(() => crypto.randomUUID());
  const [ids] = useState(() => new Map(items.map(({ number }) => [number, crypto.randomUUID() as string])));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [answer, setAnswer] = useState<SeenBatch | null>(null);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const sent = going.map((one) => ({
        id: ids.get(one.number) ?? '',
        matterNumber: one.number,
        stationId: stationOf(one),
        means,
        ask: ask.trim(),
      }));
      setAnswer(await backlogCalls.sendBatch({ batchId, items: sent }));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      for (const key of ['complaints', 'redispatches']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return { batchId, busy, error, answer, submit };
}

function isAsked(ask: string): boolean {
  return ask.trim().length >= 4;
}

type Asked = ReturnType<typeof useAsked>;

/** What the stations are asked to do, and in which words: the usual ones of the choice, until somebody writes others. */
function useAsked() {
  const [means, setMeans] = useState<HelpMeans>('call');
  const [ask, setAsk] = useState<string>(usualAsk.call);
  const choose = (next: HelpMeans) => {
    if (ask.trim() === usualAsk[means]) setAsk(usualAsk[next]);
    setMeans(next);
  };
  return { means, ask, setAsk, choose };
}

/** What is asked of all of them, and one line for each complaint. */
function ToSend({ destinations, asked }: { destinations: Destinations; asked: Asked }) {
  const t = useWords();
  const label = useLabel();
  const { means, ask, setAsk: onAsk, choose } = asked;
  return (
    <>
      <fieldset className="f near-choice">
        <legend className="f-label">{t('请站点怎么做', 'How the stations help')}</legend>
        <Radio.Group value={means} onChange={(event) => choose(event.target.value as HelpMeans)}>
          {helpMeans.map((one) => (
            <Radio key={one} value={one}>
              {label(helpMeansWords[one])} <small className="dim">{label(helpMeansCarry[one])}</small>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <Field
        label={t('请站点做什么', 'What is asked of the stations')}
        required
        error={isAsked(ask) ? undefined : t('请写请站点做什么，至少 4 个字。', 'Write at least 4 characters.')}
      >
        {(control) => (
          <WordsArea {...control} maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} value={ask} onChange={onAsk} />
        )}
      </Field>
      <ul className="backlog-lines" aria-label={t('要转的', 'To be sent')}>
        {destinations.able.map((one) => (
          <Line key={one.number} one={one} destinations={destinations} />
        ))}
      </ul>
    </>
  );
}

/** One complaint: whether it goes, and to which of the stations that are proposed for it. */
function Line({ one, destinations }: { one: SeenBacklogItem; destinations: Destinations }) {
  const t = useWords();
  const { language } = useLanguage();
  const isLeft = destinations.isLeft(one.number);
  const station = destinations.stationOf(one);
  const proposal = one.proposals.find(({ stationId }) => stationId === station);
  return (
    <li className={isLeft ? 'left' : undefined}>
      <Checkbox
        checked={!isLeft}
        aria-label={t(`转 ${one.number}`, `Send ${one.number}`)}
        onChange={(event) => destinations.take(one.number, event.target.checked)}
      />
      <span>
        <b className="nw">{one.number}</b> {one.consumerName} — {one.operatorName}{' '}
        <span className="dim s nw">{t(`收到 ${one.aged.ageDays} 天`, `${counted(one.aged.ageDays, 'day')} old`)}</span>
      </span>
      {/* The browser's own list: there may be a thousand of them. */}
      <select
        className="backlog-select"
        aria-label={t(`${one.number} 转给`, `${one.number} to`)}
        value={station}
        onChange={(event) => destinations.choose(one.number, event.target.value)}
      >
        {one.proposals.map(({ stationId, name, km, ties }) => (
          <option key={stationId} value={stationId} disabled={isBlocked(ties)}>
            {`${name} ${km} ${t('公里', 'km')}`}
          </option>
        ))}
      </select>
      <span className="dim s">
        {proposal === undefined ? '' : language === 'zh' ? proposal.reasonZh : proposal.reasonEn}{' '}
        <Ties ties={proposal?.ties ?? []} idle={proposal?.idle} />
      </span>
    </li>
  );
}

/** What stays, each with why. */
function Unsendable({ items }: { items: readonly SeenBacklogItem[] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section aria-label={t('不能转的', 'Cannot be sent')}>
      <h3>{t(`不能转的 ${items.length} 件`, `${items.length} cannot be sent`)}</h3>
      <ul className="backlog-unable">
        {items.map((one) => (
          <li key={one.number}>
            <Link className="nw" to={`/complaints/${encodeURIComponent(one.number)}`}>
              {one.number}
            </Link>{' '}
            {one.unsendable === null
              ? one.proposals.length === 0
                ? t('没有写地方，提不出站点；到件上选一个', 'no place is known; choose a station by hand')
                : t('近的站点都和当事人有关系；到件上选一个', 'every near station is tied to a party; choose by hand')
              : label(one.unsendable)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sent({ answer, batchId, onClose }: { answer: SeenBatch; batchId: string; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const [undone, setUndone] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      setUndone((await backlogCalls.undoBatch(batchId)).undone);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      for (const key of ['complaints', 'redispatches']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return (
    <div className="backlog-batch">
      <output>
        {undone === null
          ? t(`转出去 ${answer.sent.length} 件。`, `${answer.sent.length} sent.`)
          : t(`撤销了 ${undone} 件；站点答复过的不撤。`, `${undone} undone; what was answered stays.`)}
      </output>
      {error === null ? null : <ErrorLine error={error} />}
      {answer.refused.length === 0 ? null : (
        <section aria-label={t('没有转的', 'Not sent')}>
          <h3>{t(`没有转的 ${answer.refused.length} 件`, `${answer.refused.length} not sent`)}</h3>
          <ul className="backlog-unable">
            {answer.refused.map((one) => (
              <li key={one.matterNumber}>
                <Link className="nw" to={`/complaints/${encodeURIComponent(one.matterNumber)}`}>
                  {one.matterNumber}
                </Link>{' '}
                {label(one)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="backlog-foot">
        {undone === null && answer.sent.length > 0 ? (
          <button type="button" className="b" disabled={busy} onClick={() => void undo()}>
            {t(`撤销（${clockTime(answer.undoUntil)} 以前）`, `Undo (until ${clockTime(answer.undoUntil)})`)}
          </button>
        ) : null}
        <button type="button" className="b p" onClick={onClose}>
          {t('好', 'Done')}
        </button>
      </p>
    </div>
  );
}

function isFree({ ties }: SeenBacklogItem['proposals'][number]): boolean {
  return !isBlocked(ties);
}
