import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { ageBuckets, backlogReasons, backlogReasonWords } from '../../../domain/command/backlog.ts';
import '../../matter/docket/docket.css';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { SendDrawer } from '../redispatch/redispatch-send.tsx';
import { backlogCalls } from '../redispatch/redispatch-wire.ts';
import { SettingsTable } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import './backlog.css';
import { BatchDrawer } from './backlog-batch.tsx';
import { Counts, History } from './backlog-chart.tsx';
import { BacklogRow } from './backlog-row.tsx';
import { RuleLine, Undo } from './backlog-rule.tsx';

/** The first page, and the most that is listed at once. */
const [page, mostShown] = [100, 2000];

/** 积案: how old it is, why it counts, which station is near, and what became of what was sent. The address is the state. */
export default function BacklogPage() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const may = useMay('backlog.read');
  const maySend = useMay('redispatch.send');
  const maySet = useMay('county.save');
  const { search, change } = useAddress();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [batch, setBatch] = useState<'picked' | 'all' | null>(null);
  const ownOffice = scopes[me.role] === 'office';
  const at = (name: string) => search.get(name) ?? '';
  const limit = Math.min(mostShown, Number(at('limit')) || page);
  const query = Object.fromEntries(
    [
      ['officeId', ownOffice ? '' : at('officeId')],
      ['mine', at('mine')],
      ['reason', at('reason')],
      ['bucket', at('bucket')],
      ['out', at('out')],
    ].filter((pair): pair is [string, string] => pair[1] !== ''),
  );
  const found = useQuery({
    queryKey: ['complaints', 'backlog', query, limit],
    queryFn: ({ signal }) => backlogCalls.board({ ...query, limit: String(limit) }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may)
    return <Empty words={t('积案由中心、所里和分管领导看；您的角色看不到。', 'Your role does not see the backlog.')} />;
  const show = (choices: Record<string, string>) => {
    const pressed = Object.entries(choices).map(([name, value]) => [name, value === at(name) ? null : value]);
    change({ limit: null, ...Object.fromEntries(pressed) });
  };
  const board = found.data;
  const items = board?.items ?? [];
  const sendable = items.filter((one) => one.out === null && one.unsendable === null);
  const chosen = sendable.filter(({ number }) => picked.includes(number));
  return (
    <div className="pad settings-body">
      <title>{`${t('积案', 'Backlog')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('积案', 'Backlog')}</h1>
        {board === undefined ? null : (
          <span className="mut nw">
            {t(`${board.total} 件`, `${board.total}`)}
            {board.out > 0 ? t(`，${board.out} 件在站点手里`, `, ${board.out} with stations`) : ''}
          </span>
        )}
        <span className="dim s nw">
          {board === undefined ? '' : <Fresh at={found.dataUpdatedAt} failed={found.error !== null} />}
        </span>
        <span className="sp" />
        {ownOffice ? (
          <fieldset className="seg" aria-label={t('看谁的', 'Whose')}>
            <button type="button" aria-pressed={at('mine') !== 'yes'} onClick={() => show({ mine: '' })}>
              {t('本所', 'Office')}
            </button>
            <button
              type="button"
              aria-pressed={at('mine') === 'yes'}
              onClick={() => at('mine') === 'yes' || show({ mine: 'yes' })}
            >
              {t('我的', 'Mine')}
            </button>
          </fieldset>
        ) : (
          <Select
            aria-label={t('哪个所', 'Office')}
            value={at('officeId')}
            style={{ minWidth: 190 }}
            onChange={(value: string) => value === at('officeId') || show({ officeId: value })}
            options={[
              { value: '', label: t('全县', 'Whole county') },
              ...(board?.offices ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.total}` })),
            ]}
          />
        )}
        <Link className="b" to="/redispatches">
          {t('就近分转簿', 'Sent to stations')}
        </Link>
        {maySend ? (
          <button
            type="button"
            className="b p"
            disabled={board === undefined || board.total === board.out}
            onClick={() => setBatch('all')}
          >
            {ownOffice && at('mine') !== 'yes'
              ? t('全所就近分转…', 'Send the whole office…')
              : t('都就近分转…', 'Send all…')}
          </button>
        ) : null}
      </div>
      {board === undefined ? null : <RuleLine limits={board.limits} maySet={maySet} />}
      {board?.undoable.map((one) => (
        <Undo key={one.id} batch={one} />
      ))}
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {board === undefined ? (
        found.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <>
          <div className="backlog-top">
            <section className="card" aria-label={t('账龄', 'Age')}>
              <h2 className="card-head">
                {t('账龄', 'Age')}{' '}
                <small>{t('收到多少天，点一段只看这一段', 'days since receipt; press to filter')}</small>
              </h2>
              <div className="backlog-ages">
                {ageBuckets.map(({ key, ...words }) => (
                  <button
                    key={key}
                    type="button"
                    aria-pressed={at('bucket') === key}
                    disabled={board.ages[key] === 0 && at('bucket') !== key}
                    onClick={() => show({ bucket: key })}
                  >
                    <span>{label(words)}</span>
                    <i>
                      <s style={{ width: `${board.total === 0 ? 0 : (100 * board.ages[key]) / board.total}%` }} />
                    </i>
                    <b>{board.ages[key]}</b>
                  </button>
                ))}
              </div>
            </section>
            <History board={board} />
            <Counts board={board} officeId={query['officeId'] ?? null} />
          </div>
          <div className="settings-tools backlog-tools">
            <fieldset className="seg" aria-label={t('为什么算积案', 'Why')}>
              {backlogReasons.map((reason) => (
                <button
                  key={reason}
                  type="button"
                  aria-pressed={at('reason') === reason}
                  onClick={() => show({ reason })}
                >
                  {label(backlogReasonWords[reason])} {board.reasons[reason]}
                </button>
              ))}
            </fieldset>
            <fieldset className="seg" aria-label={t('在哪里', 'Where')}>
              <button type="button" aria-pressed={at('out') === 'no'} onClick={() => show({ out: 'no' })}>
                {t('没转的', 'Not sent')} {board.total - board.out}
              </button>
              <button type="button" aria-pressed={at('out') === 'yes'} onClick={() => show({ out: 'yes' })}>
                {t('在站点手里', 'With a station')} {board.out}
              </button>
            </fieldset>
            {maySend && sendable.length > 0 ? (
              <>
                <button
                  type="button"
                  className="b sm"
                  onClick={() =>
                    setPicked(chosen.length === sendable.length ? [] : sendable.map(({ number }) => number))
                  }
                >
                  {chosen.length === sendable.length
                    ? t('都不选', 'Pick none')
                    : t(`选中能转的 ${sendable.length} 件`, `Pick all ${sendable.length}`)}
                </button>
                <button
                  type="button"
                  className="b sm"
                  disabled={chosen.length === 0}
                  onClick={() => setBatch('picked')}
                >
                  {t(`转选中的 ${chosen.length} 件…`, `Send ${chosen.length}…`)}
                </button>
              </>
            ) : null}
          </div>
          <section className="card" aria-label={t('积案', 'Backlog')}>
            {items.length === 0 ? (
              <Empty
                words={
                  board.total === 0
                    ? t(
                        '没有积案。规则在“管理 › 本县设置”里定。',
                        'There is no backlog. The rule is a setting of the county.',
                      )
                    : t('没有对得上的；点掉上面的条件再看。', 'Nothing fits; take a filter away.')
                }
              />
            ) : (
              <div className="backlog-table">
                <SettingsTable
                  columns={[
                    t('投诉', 'Complaint'),
                    t('承办', 'Handler'),
                    { figures: t('收到', 'Age') },
                    { figures: t('没动', 'Idle') },
                    { figures: t('离期满', 'To target') },
                    t('为什么算积案', 'Why'),
                    t('提议的站点', 'Proposed station'),
                  ]}
                >
                  {items.map((item) => (
                    <BacklogRow
                      key={item.id}
                      item={item}
                      picked={
                        maySend && item.out === null && item.unsendable === null ? picked.includes(item.number) : null
                      }
                      onPick={(on) =>
                        setPicked(on ? [...picked, item.number] : picked.filter((one) => one !== item.number))
                      }
                      onSend={maySend ? () => setSending(item.number) : null}
                    />
                  ))}
                </SettingsTable>
              </div>
            )}
            {items.length < limit || limit < mostShown ? null : (
              <p className="pad dim">
                {t(
                  `只列最早的 ${mostShown} 件；还有 ${(board?.asked ?? items.length) - items.length} 件，用上面的条件缩小再看。`,
                  `The oldest ${mostShown}; narrow the list by the filters above to see the others.`,
                )}
              </p>
            )}
            {items.length < limit || limit >= mostShown ? null : (
              <p className="pad">
                <button
                  type="button"
                  className="b"
                  onClick={() => show({ limit: String(Math.min(mostShown, limit + 4 * page)) })}
                >
                  {t('再往下看', 'Show more')}
                </button>
              </p>
            )}
          </section>
        </>
      )}
      {sending === null ? null : <SendDrawer number={sending} onClose={() => setSending(null)} />}
      {batch === null ? null : (
        <BatchDrawer
          query={query}
          numbers={batch === 'picked' ? chosen.map(({ number }) => number) : null}
          onClose={() => {
            setBatch(null);
            setPicked([]);
          }}
        />
      )}
    </div>
  );
}
