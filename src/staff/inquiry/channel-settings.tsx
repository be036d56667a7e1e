import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { addDays } from '../../domain/base/calendar.ts';
import { channelStatusWords, type OpenHours } from '../../domain/inquiry/channel.ts';
import type { ChannelRegister, ChannelView } from '../../http/api/inquiry/channel-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { MissedCalls, useAct } from './call-settings.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import { EditCell, SettingsTable } from '../base/ui/table.tsx';

type Seen = Wire<ChannelView>;
const one = (code: string) => `/channels/${code}`;

const dayWords = {
  workingDays: { zh: '工作日', en: 'working days' },
  everyDay: { zh: '每天', en: 'every day' },
} as const;

/** 渠道: when each is manned, when it was last heard, which stands in for it, and the calls that nobody answered. */
export function ChannelSettings() {
  const [editing, setEditing] = useState<Seen | null>(null);
  const [failing, setFailing] = useState<Seen | null>(null);
  const register = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => send<Wire<ChannelRegister>>('/channels', { signal }),
    refetchInterval: 60_000,
  });
  if (isUnread(register)) return <ErrorLine error={register.error} onRetry={() => void register.refetch()} />;
  if (register.data === undefined) return <Loading rows={10} />;
  const { channels, calls } = register.data;
  return (
    <>
      <MissedCalls calls={calls} channels={channels} />
      <ChannelTable channels={channels} onEdit={setEditing} onDown={setFailing} />
      {editing === null ? null : (
        <ChannelDrawer key={editing.code} channel={editing} channels={channels} onClose={() => setEditing(null)} />
      )}
      {failing === null ? null : <DownDrawer key={failing.code} channel={failing} onClose={() => setFailing(null)} />}
    </>
  );
}

interface ChannelTableProps {
  channels: readonly Seen[];
  onEdit: (channel: Seen) => void;
  onDown: (channel: Seen) => void;
}

function ChannelTable({ channels, onEdit, onDown }: ChannelTableProps) {
  const t = useWords();
  const label = useLabel();
  const maySave = useMay('channel.save');
  const mayMark = useMay('channel.markDown');
  const act = useAct();
  const { came, lost } = useCameIn();
  const nameOf = (code: string | null) => {
    const found = channels.find((channel) => channel.code === code);
    return found === undefined ? null : label(found);
  };
  return (
    <section className="card">
      <div className="card-head">
        {t('渠道', 'Channels')} <small>{channels.length}</small>
      </div>
      {lost === null ? null : <ErrorLine error={lost.error} onRetry={lost.again} />}
      <SettingsTable
        columns={[
          t('渠道', 'Channel'),
          t('现在', 'Now'),
          t('开放时间', 'Opening hours'),
          t('最近来件', 'Last heard'),
          t('近三十天来件', 'Came in, 30 days'),
          t('不通时改走', 'Fallback'),
          t('近三十天畅通', 'Available, 30 days'),
        ]}
      >
        {channels.map((channel) => (
          <tr key={channel.code}>
            <th scope="row">{label(channel)}</th>
            <StatusCell channel={channel} nameOf={nameOf} />
            <HoursCell hours={channel.hours} />
            <LastHeardCell channel={channel} />
            <CameInCell code={channel.code} came={came} />
            <td>
              <Narrow words={t('不通时改走', 'Fallback')} />
              {nameOf(channel.fallbackCode) ?? <span className="dim">{t('没有', 'none')}</span>}
            </td>
            <td className="nw">
              <Narrow words={t('近三十天畅通', 'Available, 30 days')} />
              {(Math.floor(channel.availability * 10_000) / 100).toFixed(2)}%
            </td>
            <EditCell name={label(channel)} onEdit={maySave ? () => onEdit(channel) : null}>
              {mayMark ? <MarkButton channel={channel} act={act} onDown={() => onDown(channel)} /> : null}{' '}
            </EditCell>
          </tr>
        ))}
      </SettingsTable>
    </section>
  );
}

/** Whether it works, and which way stands in for it now. */
function StatusCell({ channel, nameOf }: { channel: Seen; nameOf: (code: string | null) => string | null }) {
  const t = useWords();
  const label = useLabel();
  const { code, status, downReason, wayNow } = channel;
  return (
    <td>
      <span className={tagOf[status]}>{label(channelStatusWords[status])}</span>
      {downReason === null ? null : <span className="line s">{downReason}</span>}
      {wayNow === null || wayNow === code ? null : (
        <span className="line s mut">{t(`请走${nameOf(wayNow) ?? ''}`, `use ${nameOf(wayNow) ?? ''}`)}</span>
      )}
    </td>
  );
}

const tagOf = { open: 'tag gr', quiet: 'tag wa', shut: 'tag', down: 'tag er' } as const;

function HoursCell({ hours }: { hours: Seen['hours'] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <td>
      {hours.length === 0
        ? t('全天', 'always')
        : hours.map((span) => (
            <span key={`${span.on}${span.from}`} className="line nw">
              {label(dayWords[span.on])} {span.from}–{span.to}
            </span>
          ))}
    </td>
  );
}

function LastHeardCell({ channel }: { channel: Seen }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <td className="nw">
      <Narrow words={t('最近来件', 'Last heard')} />
      {channel.lastInAt === null ? (
        <span className="dim">{t('还没有', 'never')}</span>
      ) : (
        instantShort(channel.lastInAt, today)
      )}
    </td>
  );
}

interface CameIn {
  from: string;
  to: string;
  counts: readonly { channel: string; n: number }[] | undefined;
}

/** What came in through each channel in the last thirty days, as the register counts it; null for who does not read that. */
function useCameIn(): { came: CameIn | null; lost: { error: Error | null; again: () => void } | null } {
  const { today } = useMe();
  const may = useMay('inquiry.read');
  const from = addDays(today, -29);
  const found = useQuery({
    queryKey: ['register', 'channels', from, today],
    queryFn: ({ signal }) => send<Pick<CameIn, 'counts'>>(`/register?from=${from}&to=${today}&limit=1`, { signal }),
    enabled: may,
  });
  return {
    came: may ? { from, to: today, counts: found.data?.counts } : null,
    lost: isUnread(found) ? { error: found.error, again: () => void found.refetch() } : null,
  };
}

/** How many, with the list of them behind it. */
function CameInCell({ code, came }: { code: string; came: CameIn | null }) {
  const t = useWords();
  const n = came?.counts?.reduce((sum, one) => (one.channel === code ? sum + one.n : sum), 0);
  return (
    <td className="nw num">
      <Narrow words={t('近三十天来件', 'Came in, 30 days')} />
      {came === null || n === undefined ? (
        '—'
      ) : n === 0 ? (
        <span className="dim">{t('没有', 'none')}</span>
      ) : (
        <Link to={`/register?from=${came.from}&to=${came.to}&channel=${code}`}>{n}</Link>
      )}
    </td>
  );
}

interface MarkButtonProps {
  channel: Seen;
  act: ReturnType<typeof useAct>;
  onDown: () => void;
}

/** Out of order, with its reason in a drawer; and works again, at one press. */
function MarkButton({ channel, act, onDown }: MarkButtonProps) {
  const t = useWords();
  return channel.status === 'down' ? (
    <button
      type="button"
      className="b sm"
      disabled={act.isPending}
      aria-label={t(`恢复了 ${channel.zh}`, `Works again: ${channel.en}`)}
      onClick={() => act.mutate({ path: `${one(channel.code)}/up` })}
    >
      {t('恢复了', 'Works again')}
    </button>
  ) : (
    <button
      type="button"
      className="b sm"
      aria-label={t(`记不通 ${channel.zh}`, `Out of order: ${channel.en}`)}
      onClick={onDown}
    >
      {t('记不通', 'Out of order')}
    </button>
  );
}

/** What the cell is, on a phone, where no head stands above it. */
function Narrow({ words }: { words: string }) {
  return <span className="narrow-label mut s">{words} </span>;
}

function DownDrawer({ channel, onClose }: { channel: Seen; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const draft = useDraft({ reason: '' }, (form) =>
    send<object>(`${one(channel.code)}/down`, { method: 'POST', body: form }),
  );
  return (
    <EditDrawer
      title={t(`${channel.zh}不通`, `${label(channel)} is out of order`)}
      draft={draft}
      onClose={onClose}
      queryKey="channels"
      saved={t('记下了；来了件或者点“恢复了”就算通', 'Written down')}
      press={t('记不通', 'Out of order')}
    >
      <TextField
        required
        label={t('怎么不通', 'What is wrong')}
        error={draft.wrong('reason')}
        value={draft.value.reason}
        onChange={(reason) => draft.set({ reason })}
      />
    </EditDrawer>
  );
}

interface ChannelDrawerProps {
  channel: Seen;
  channels: readonly Seen[];
  onClose: () => void;
}

function ChannelDrawer({ channel, channels, onClose }: ChannelDrawerProps) {
  const t = useWords();
  const label = useLabel();
  const { hours, fallbackCode, quietHours } = channel;
  const draft = useDraft({ hours: [...hours] as OpenHours[], fallbackCode, quietHours }, (form) =>
    send<object>(one(channel.code), { method: 'PUT', body: form }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={label(channel)}
      draft={draft}
      onClose={onClose}
      queryKey="channels"
      saved={t('渠道已保存', 'Saved')}
    >
      <HoursFields hours={value.hours} error={wrong('hours')} onChange={(next) => set({ hours: next })} />
      <ChoiceField
        label={t('不通时改走', 'Fallback')}
        error={wrong('fallbackCode')}
        value={value.fallbackCode ?? ''}
        options={[
          { value: '', label: t('没有', 'None') },
          ...channels
            .filter((each) => each.code !== channel.code)
            .map((each) => ({ value: each.code, label: label(each) })),
        ]}
        onChange={(code) => set({ fallbackCode: code === '' ? null : code })}
      />
      <Field
        label={t('多少小时没动静要去看', 'Hours of silence before somebody looks')}
        hint={t('只算开放的钟点；不用看的留空', 'Open hours only; leave it empty for a rare way')}
        error={wrong('quietHours')}
      >
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={720}
            value={value.quietHours}
            onChange={(n) => set({ quietHours: n })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}

interface HoursFieldsProps {
  hours: OpenHours[];
  error: string | undefined;
  onChange: (hours: OpenHours[]) => void;
}

function HoursFields({ hours, error, onChange }: HoursFieldsProps) {
  const t = useWords();
  return (
    <fieldset className="hours">
      <legend>{t('开放时间（全天开放的不填）', 'Opening hours; none means always open')}</legend>
      {hours.map((span, i) => (
        <HoursSpan
          key={i}
          nth={i + 1}
          span={span}
          onChange={(change) => onChange(hours.map((each, at) => (at === i ? { ...each, ...change } : each)))}
          onRemove={() => onChange(hours.filter((_, at) => at !== i))}
        />
      ))}
      <button
        type="button"
        className="b sm"
        onClick={() => onChange([...hours, { on: 'workingDays', from: '08:30', to: '17:30' }])}
      >
        {t('＋ 加一段', '+ Add a span')}
      </button>
      {error === undefined ? null : <p className="wrong">{error}</p>}
    </fieldset>
  );
}

interface HoursSpanProps {
  nth: number;
  span: OpenHours;
  onChange: (change: Partial<OpenHours>) => void;
  onRemove: () => void;
}

function HoursSpan({ nth, span, onChange, onRemove }: HoursSpanProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="hours-span">
      <Select
        aria-label={t('哪些天', 'On')}
        value={span.on}
        onChange={(on) => onChange({ on })}
        options={(['workingDays', 'everyDay'] as const).map((on) => ({ value: on, label: label(dayWords[on]) }))}
      />
      <Input
        aria-label={t('从', 'From')}
        type="time"
        value={span.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <Input
        aria-label={t('到', 'To')}
        type="time"
        value={span.to}
        onChange={(event) => onChange({ to: event.target.value })}
      />
      <button
        type="button"
        className="b t sm"
        aria-label={t(`去掉第 ${nth} 段`, `Remove span ${nth}`)}
        onClick={onRemove}
      >
        ×
      </button>
    </div>
  );
}
