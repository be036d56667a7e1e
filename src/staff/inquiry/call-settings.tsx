import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { CallView, ChannelView } from '../../http/api/inquiry/channel-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import { SettingsTable } from '../base/ui/table.tsx';

/** One press that changes the register. */
export function useAct() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problem = useProblemWords();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) => send<object>(path, { method: 'POST', body }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['channels'] }),
    onError: (error) => void message.error(problem(error)),
  });
}

interface Props {
  calls: readonly Wire<CallView>[];
  channels: readonly Wire<ChannelView>[];
}

/** The calls to be returned, one a telephone, oldest first. */
export function MissedCalls({ calls, channels }: Props) {
  const t = useWords();
  const mayRecord = useMay('channel.recordCall');
  const [adding, setAdding] = useState(false);
  return (
    <section className="card">
      <div className="card-head">
        {t('要回的电话', 'Calls to return')} <small>{calls.length}</small>
        {mayRecord ? (
          <button type="button" className="b sm go" onClick={() => setAdding(true)}>
            {t('记未接来电', 'Missed call')}
          </button>
        ) : null}
      </div>
      {calls.length === 0 ? (
        <p className="pad mut">{t('没有要回的电话。', 'No call waits to be returned.')}</p>
      ) : (
        <CallTable calls={calls} channels={channels} />
      )}
      {adding ? <CallDrawer channels={channels} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function CallTable({ calls, channels }: Props) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const mayReturn = useMay('channel.callBack');
  const act = useAct();
  const back = ({ id, tries }: Wire<CallView>, reached: boolean) =>
    act.mutate({ path: `/missed-calls/${id}/return`, body: { reached, tries } });
  return (
    <SettingsTable columns={[t('来电', 'Called'), t('号码', 'Telephone'), t('渠道', 'Channel'), t('回过', 'Tried')]}>
      {calls.map((call) => {
        const channel = channels.find((each) => each.code === call.channelCode);
        return (
          <tr key={call.id}>
            <th scope="row" className="nw">
              {instantShort(call.calledAt, today)}
              {call.times > 1 ? (
                <span className="tag wa">{t(`打了 ${call.times} 次`, `${call.times} times`)}</span>
              ) : null}
            </th>
            <td className="nw">{call.phone}</td>
            <td>{channel === undefined ? '' : label(channel)}</td>
            <td>{call.tries === 0 ? t('还没回', 'not yet') : t(`${call.tries} 次没通`, `${call.tries} in vain`)}</td>
            <td className="r nw">
              {mayReturn ? (
                <>
                  <button type="button" className="b sm" disabled={act.isPending} onClick={() => back(call, true)}>
                    {t('打通了', 'Reached')}
                  </button>{' '}
                  <button type="button" className="b sm" disabled={act.isPending} onClick={() => back(call, false)}>
                    {t('没打通', 'Not reached')}
                  </button>
                </>
              ) : null}
            </td>
          </tr>
        );
      })}
    </SettingsTable>
  );
}

function CallDrawer({ channels, onClose }: { channels: readonly Wire<ChannelView>[]; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const [clientId] = useState(() => crypto.randomUUID());
  const draft = useDraft({ code: 'C01', phone: '', calledAt: '' }, ({ code, phone, calledAt }) =>
    send<object>(`/channels/${code}/calls`, {
      method: 'POST',
      body: { clientId, phone, ...(calledAt === '' ? {} : { calledAt: `${calledAt}:00+08:00` }) },
    }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={t('记未接来电', 'Missed call')}
      draft={draft}
      onClose={onClose}
      queryKey="channels"
      saved={t('记下了，等人回电', 'Written down')}
    >
      <ChoiceField
        required
        label={t('渠道', 'Channel')}
        value={value.code}
        options={channels.map((channel) => ({ value: channel.code, label: label(channel) }))}
        onChange={(code) => set({ code })}
      />
      <TextField
        required
        label={t('来电号码', 'Telephone')}
        error={wrong('phone')}
        value={value.phone}
        onChange={(phone) => set({ phone })}
      />
      <Field label={t('来电时间', 'Called at')} hint={t('空着就是现在', 'Empty means now')} error={wrong('calledAt')}>
        {(control) => (
          <DayInput {...control} withTime value={value.calledAt} onChange={(calledAt) => set({ calledAt })} />
        )}
      </Field>
    </EditDrawer>
  );
}
