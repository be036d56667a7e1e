import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isBlocked } from '../../../domain/command/nearest-station.ts';
import { SendRedispatch } from '../../../domain/command/redispatch-sending.ts';
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

/** As many as go in one press, and as many as the list can show and be picked from. */
const [most, mostShown] = [1000, 2000];
const usualAsk = SendRedispatch.shape.ask.parse(undefined);

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
  const label = useLabel();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [batchId] = useState(() => crypto.randomUUID());
  const [ids] = useState(() => new Map(items.map(({ number }) => [number, crypto.randomUUID() as string])));
  const able = items.filter(({ unsendable, proposals }) => unsendable === null && proposals.some(isFree));
  const unable = items.filter((one) => !able.includes(one));
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [ask, setAsk] = useState(usualAsk);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [answer, setAnswer] = useState<SeenBatch | null>(null);
  const stationOf = (one: SeenBacklogItem) => chosen[one.number] ?? one.proposals.find(isFree)?.stationId ?? '';
  const going = able.filter(({ number }) => !left.has(number));
  const isAsked = ask.trim().length >= 4;
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const sent = going.map((one) => ({
        id: ids.get(one.number) ?? '',
        matterNumber: one.number,
        stationId: stationOf(one),
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
  const mayGo = !busy && going.length > 0 && isAsked;
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
          `${items.length} 件里 ${able.length} 件能转，${unable.length} 件现在不能转。都作“应邀协助”，只转表上的事实，姓名电话遮住；每个站点一条短信。`,
          `${able.length} of ${items.length} can be sent, ${unable.length} cannot. All as invited help, masked; one text message a station.`,
        )}
      </p>
      {items.length < most ? null : (
        <p className="err">
          {t(`一次最多 ${most} 件，先列最早收到的；转完再来一次。`, `At most ${most} at once, the oldest first.`)}
        </p>
      )}
      {error === null ? null : <ErrorLine error={error} />}
      {able.length === 0 ? null : (
        <>
          <Field
            label={t('请站点做什么', 'What is asked of the stations')}
            required
            error={isAsked ? undefined : t('请写请站点做什么，至少 4 个字。', 'Write at least 4 characters.')}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                maxLength={200}
                autoSize={{ minRows: 2, maxRows: 4 }}
                value={ask}
                onChange={(event) => setAsk(event.target.value)}
              />
            )}
          </Field>
          <ul className="backlog-lines" aria-label={t('要转的', 'To be sent')}>
            {able.map((one) => {
              const station = stationOf(one);
              const proposal = one.proposals.find(({ stationId }) => stationId === station);
              return (
                <li key={one.number} className={left.has(one.number) ? 'left' : undefined}>
                  <Checkbox
                    checked={!left.has(one.number)}
                    aria-label={t(`转 ${one.number}`, `Send ${one.number}`)}
                    onChange={(event) => {
                      const next = new Set(left);
                      if (event.target.checked) next.delete(one.number);
                      else next.add(one.number);
                      setLeft(next);
                    }}
                  />
                  <span>
                    <b className="nw">{one.number}</b> {one.consumerName} — {one.operatorName}{' '}
                    <span className="dim s nw">
                      {t(`收到 ${one.aged.ageDays} 天`, `${counted(one.aged.ageDays, 'day')} old`)}
                    </span>
                  </span>
                  {/* The browser's own list: there may be a thousand of them. */}
                  <select
                    className="backlog-select"
                    aria-label={t(`${one.number} 转给`, `${one.number} to`)}
                    value={station}
                    onChange={(event) => setChosen({ ...chosen, [one.number]: event.target.value })}
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
            })}
          </ul>
        </>
      )}
      {unable.length === 0 ? null : (
        <section aria-label={t('不能转的', 'Cannot be sent')}>
          <h3>{t(`不能转的 ${unable.length} 件`, `${unable.length} cannot be sent`)}</h3>
          <ul className="backlog-unable">
            {unable.map((one) => (
              <li key={one.number}>
                <Link className="nw" to={`/complaints/${encodeURIComponent(one.number)}`}>
                  {one.number}
                </Link>{' '}
                {one.unsendable === null
                  ? one.proposals.length === 0
                    ? t('没有写地方，提不出站点；到件上选一个', 'no place is known; choose a station by hand')
                    : t(
                        '近的站点都和当事人有关系；到件上选一个',
                        'every near station is tied to a party; choose by hand',
                      )
                  : label(one.unsendable)}
              </li>
            ))}
          </ul>
        </section>
      )}
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
