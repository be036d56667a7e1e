import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { alertChannels, type AlertChannel, type TestedWay } from '../../../domain/matter/alert/alert-ways.ts';
import { alertWords } from '../../../domain/matter/alert/alert-words.ts';
import { lastedWords } from '../../../domain/matter/alert/alert.ts';
import { messageStateWords } from '../../../domain/matter/words/message-words.ts';
import type { SeenAlert, SeenAlerts, SeenAlertWay } from '../../../http/api/matter/alert/alert-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { EditCell, SettingsTable } from '../../base/ui/table.tsx';

const alertsKey = 'alerts';
const wayWords: Readonly<Record<TestedWay, { zh: string; en: string }>> = {
  ...alertChannels,
  hook: { zh: '对外通知', en: 'Other systems' },
};

/** 系统告警: by which ways, to whom, whether the way is open, and what was told of late. */
export function Alerts() {
  const read = useQuery({ queryKey: [alertsKey], queryFn: client.alerts, refetchInterval: 30_000 });
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={4} />;
  return (
    <>
      <Ways alerts={read.data} />
      <Recent alerts={read.data.recent} />
    </>
  );
}

function Ways({ alerts: { ways, people } }: { alerts: SeenAlerts }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('alert.save');
  const [editing, setEditing] = useState<AlertChannel | null>(null);
  const edited = ways.find(({ way }) => way === editing);
  return (
    <section className="card" aria-label={t('有事告诉谁', 'Who is told')}>
      <h2 className="card-head">{t('有事告诉谁', 'Who is told')}</h2>
      <p className="pad mut s">
        {t(
          '出了事说一次，没好每天说一次，好了再说一次；夜里（21 点到 8 点）只说办不了件的。里面没有群众的信息。管理员的铃总是响，网关坏了也有人知道。',
          'Told once when it begins, once a day while it lasts, once when it is over; at night only what stops the work. Nothing of persons. The bell of the administrators always rings.',
        )}
      </p>
      <SettingsTable
        columns={[t('怎么说', 'Way'), t('谁听到', 'Who hears'), t('通不通', 'Open'), t('最近一次', 'Last')]}
      >
        {ways.map((one) => (
          <tr key={one.way}>
            <th scope="row" className="nw">
              {label(wayWords[one.way])}
            </th>
            <td>
              {one.heardBy.length === 0 ? <span className="dim">{t('没有选', 'Nobody')}</span> : one.heardBy.join('、')}
            </td>
            <td className="nw">
              <Connected one={one} />
            </td>
            <td>
              <Last last={one.last} />
            </td>
            <EditCell
              name={label(wayWords[one.way])}
              onEdit={may && one.way !== 'hook' ? () => setEditing(one.way as AlertChannel) : null}
            >
              <TryWay way={one.way} isOff={one.heardBy.length === 0} />{' '}
            </EditCell>
          </tr>
        ))}
      </SettingsTable>
      {edited === undefined || editing === null ? null : (
        <WayDrawer
          key={editing}
          channel={editing}
          chosen={edited.accountIds}
          people={people}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function Connected({ one: { way, isConnected } }: { one: SeenAlertWay }) {
  const t = useWords();
  if (isConnected) return <span className="tag gr">{t('接上了', 'Connected')}</span>;
  const why = {
    app: '',
    sms: t('没有接短信网关', 'No gateway'),
    email: t('没有接邮件服务器', 'No mail server'),
    hook: t('没有系统要', 'No system asks'),
  };
  return <span className="tag wa">{why[way]}</span>;
}

function Last({ last }: Pick<SeenAlertWay, 'last'>) {
  const t = useWords();
  const label = useLabel();
  if (last === null) return <span className="dim">{t('还没有', 'None')}</span>;
  const { at, isTest, state, lastError } = last;
  return (
    <>
      {instantShort(at)} {isTest ? t('试的', 'a test') : ''}{' '}
      <span className={state === 'failed' || state === 'unconfirmed' || state === 'logged' ? 'err' : ''}>
        {label(messageStateWords[state])}
        {lastError === null || state === 'logged' ? '' : `：${lastError}`}
      </span>
    </>
  );
}

/** 试一条; a lost answer keeps the id, so that pressing again sends no second one. */
function TryWay({ way, isOff }: { way: TestedWay; isOff: boolean }) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  if (!useMay('alert.test') || isOff) return null;
  const press = async () => {
    setBusy(true);
    setError(null);
    try {
      await client.testAlert({ id, way });
      setId(crypto.randomUUID());
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [alertsKey] });
    }
  };
  return (
    <>
      {error === null ? null : <ErrorLine error={error} />}
      <button
        type="button"
        className="b sm"
        disabled={busy}
        aria-label={t(`试一条${label(wayWords[way])}`, `Try ${label(wayWords[way])}`)}
        onClick={() => void press()}
      >
        {t('试一条', 'Try')}
      </button>
    </>
  );
}

function WayDrawer({
  channel,
  chosen,
  people,
  onClose,
}: {
  channel: AlertChannel;
  chosen: readonly string[];
  people: SeenAlerts['people'];
  onClose: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  const draft = useDraft({ accountIds: [...chosen] }, ({ accountIds }) => client.saveAlertWay(channel, accountIds));
  const noWay = { app: '', sms: t('（没有手机号）', ' (no mobile)'), email: t('（没写邮箱）', ' (no address)') }[
    channel
  ];
  return (
    <EditDrawer
      title={t(`系统告警的${label(alertChannels[channel])}发给谁`, `Alerts by ${label(alertChannels[channel])}`)}
      draft={draft}
      queryKey={alertsKey}
      saved={t('改好了', 'Saved')}
      onClose={onClose}
    >
      <Field
        label={t('发给', 'To')}
        error={draft.wrong('accountIds')}
        hint={
          channel === 'app'
            ? t('管理员不用选，总会听到。', 'The administrators hear it anyway.')
            : t('一个都不选，这条路就不发。', 'With nobody chosen nothing goes by it.')
        }
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.value.accountIds}
            onChange={(accountIds) => draft.set({ accountIds })}
            options={people.map(({ id, name, unreached }) => ({
              value: id,
              label: unreached.includes(channel) ? `${name}${noWay}` : name,
              disabled: unreached.includes(channel) && !draft.value.accountIds.includes(id),
            }))}
          />
        )}
      </Field>
    </EditDrawer>
  );
}

/** 近来的事: what was told in thirty days, and what is open. */
function Recent({ alerts }: { alerts: readonly SeenAlert[] }) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('近来的事', 'Of late')}>
      <h2 className="card-head">
        {t('近来的事', 'Of late')} <small>{t('30 天', '30 days')}</small>
      </h2>
      {alerts.length === 0 ? (
        <p className="pad mut">{t('三十天里没有出过事。', 'Nothing in thirty days.')}</p>
      ) : (
        <div className="settings-table">
          <table aria-label={t('近来的事', 'Of late')}>
            <tbody>
              {alerts.map((one) => (
                <RecentRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function RecentRow({ one: { code, place, begunAt, overAt, toldAt, isThere, zh, en } }: { one: SeenAlert }) {
  const t = useWords();
  const label = useLabel();
  const lasted = overAt === null ? null : lastedWords(Date.parse(overAt) - Date.parse(begunAt));
  return (
    <tr>
      <td className="nw dim">{instantShort(begunAt)}</td>
      <th scope="row">
        {label(alertWords[code].name)}
        {place === '' ? '' : t(`（${place}）`, ` (${place})`)}
      </th>
      <td>{label({ zh, en })}</td>
      <td className="nw">
        {lasted === null && !isThere ? (
          <span className="tag gr">{t('这会儿好了', 'Gone now')}</span>
        ) : lasted === null ? (
          <span className="tag wa">{toldAt === null ? t('刚看到', 'Just seen') : t('没好', 'Open')}</span>
        ) : (
          <span className="tag gr">{t(`${lasted.zh}后好了`, `Over after ${lasted.en}`)}</span>
        )}
      </td>
    </tr>
  );
}
