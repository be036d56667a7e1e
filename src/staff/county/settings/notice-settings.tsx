/** 县里的通知: written, looked at as they will stand, put up from one instant to another, and taken back before their time. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { noticeStateWords } from '../../../domain/county/notice/county-notice.ts';
import { chinaTimeOf } from '../../../domain/base/calendar.ts';
import type { NoticeView } from '../../../http/api/county/county-notice-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { DayInput } from '../../base/ui/day-input.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { EditDrawer, useDraft, type Draft } from '../../base/ui/save-form.tsx';
import { EditCell, SettingsTable } from '../../base/ui/table.tsx';
import { Notices, noticesRead } from '../notice-bar.tsx';

interface Typed {
  zh: string;
  en: string;
  /** As the field has them, 2026-12-05T08:00; the county's clock is China's. */
  fromAt: string;
  untilAt: string;
  place: number;
}

export function NoticeSettings() {
  const t = useWords();
  const [editing, setEditing] = useState<{ id: string; typed: Typed } | null>(null);
  const read = useQuery(noticesRead);
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={6} />;
  const all = read.data.all ?? [];
  const add = () =>
    setEditing({ id: crypto.randomUUID(), typed: { zh: '', en: '', fromAt: '', untilAt: '', place: 1 } });
  return (
    <section className="card" aria-label={t('县里的通知', 'Notices of the county')}>
      <div className="card-head">
        {t('县里的通知', 'Notices of the county')} <small>{all.filter(({ state }) => state !== 'over').length}</small>
        <span className="go settings-tools">
          <button type="button" className="b sm" onClick={add}>
            {t('写一条通知', 'Write a notice')}
          </button>
        </span>
      </div>
      <p className="pad mut s">
        {t(
          '热线停了、节假日几点有人：写在这里，到时候挂在群众的每一页和工作台的最上头，自动应答查进度时也念，到点自己收。',
          'The hotline is down, hours on a holiday: it stands above every page of citizens and of the desk, the answering machine reads it, and it ends by itself.',
        )}
      </p>
      {all.length === 0 ? (
        <Empty words={t('还没有通知。', 'No notices yet.')} />
      ) : (
        <NoticeTable all={all} onEdit={(one) => setEditing({ id: one.id, typed: typedOf(one) })} />
      )}
      {editing === null ? null : (
        <NoticeDrawer
          key={editing.id}
          id={editing.id}
          typed={editing.typed}
          isNew={all.every(({ id }) => id !== editing.id)}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function typedOf({ zh, en, fromAt, untilAt, place }: NoticeView): Typed {
  const minute = (at: string) => chinaTimeOf(at).slice(0, 16);
  return { zh, en, fromAt: minute(fromAt), untilAt: minute(untilAt), place };
}

function NoticeTable({ all, onEdit }: { all: readonly NoticeView[]; onEdit: (notice: NoticeView) => void }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <SettingsTable
      columns={[
        t('通知', 'Notice'),
        t('从', 'From'),
        t('到', 'Until'),
        t('排第几', 'Place'),
        t('状态', 'State'),
        t('起草人', 'By'),
      ]}
    >
      {all.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            {one.zh}
            {one.en === '' ? null : <span className="line s mut">{one.en}</span>}
          </th>
          <td className="nw">{instantShort(one.fromAt, today)}</td>
          <td className="nw">{instantShort(one.takenBackAt ?? one.untilAt, today)}</td>
          <td>{one.place}</td>
          <td>
            <span className={one.state === 'standing' ? 'tag gr' : 'tag'}>{label(noticeStateWords[one.state])}</span>
          </td>
          <td>{one.byName}</td>
          <EditCell name={one.zh} onEdit={one.state === 'over' ? null : () => onEdit(one)}>
            {one.state === 'over' ? null : <TakeBack notice={one} />}{' '}
          </EditCell>
        </tr>
      ))}
    </SettingsTable>
  );
}

/** Asked twice, because what stands on every page of citizens is gone with the second press. */
function TakeBack({ notice }: { notice: NoticeView }) {
  const t = useWords();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const act = useMutation({
    mutationFn: () => client.takeBackNotice(notice.id),
    onSettled: () => queries.invalidateQueries({ queryKey: noticesRead.queryKey }),
  });
  return (
    <>
      {act.isError ? <ErrorLine error={act.error} /> : null}
      <button
        type="button"
        className="b sm"
        disabled={act.isPending}
        aria-label={
          sure
            ? t(`真的收起 ${notice.zh}`, `Really take back ${notice.zh}`)
            : t(`收起 ${notice.zh}`, `Take back ${notice.zh}`)
        }
        onClick={() => (sure ? act.mutate() : setSure(true))}
      >
        {sure ? t('真的收起', 'Really') : t('收起', 'Take back')}
      </button>
    </>
  );
}

function NoticeDrawer({
  id,
  typed,
  isNew,
  onClose,
}: {
  id: string;
  typed: Typed;
  isNew: boolean;
  onClose: () => void;
}) {
  const t = useWords();
  const at = (minute: string) => (minute === '' ? undefined : `${minute}:00+08:00`);
  const draft = useDraft(typed, (value) =>
    client.saveNotice(id, { ...value, fromAt: at(value.fromAt), untilAt: at(value.untilAt) }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={isNew ? t('写一条通知', 'Write a notice') : t('改通知', 'Change a notice')}
      draft={draft}
      onClose={onClose}
      queryKey="notices"
      saved={t('通知已保存', 'Saved')}
    >
      <WordFields value={value} set={set} wrong={wrong} />
      <TimeFields value={value} set={set} wrong={wrong} />
      <Preview value={value} />
    </EditDrawer>
  );
}

type PartProps = Pick<Draft<Typed>, 'value' | 'set' | 'wrong'>;

function WordFields({ value, set, wrong }: PartProps) {
  const t = useWords();
  return (
    <>
      <Field
        required
        label={t('通知', 'Notice')}
        hint={t(
          '一句话，说清什么事、怎么办：“12315 电话今天检修，请打 0399-6520303”',
          'One sentence: what it is and what to do',
        )}
        error={wrong('zh')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={value.zh}
            onChange={(event) => set({ zh: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('英文（可不填）', 'In English (optional)')} error={wrong('en')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1, maxRows: 5 }}
            value={value.en}
            onChange={(event) => set({ en: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** From when to when it stands, and above which others. */
function TimeFields({ value, set, wrong }: PartProps) {
  const t = useWords();
  return (
    <>
      <Field required label={t('从什么时候起', 'From')} error={wrong('fromAt')}>
        {(control) => <DayInput {...control} withTime value={value.fromAt} onChange={(fromAt) => set({ fromAt })} />}
      </Field>
      <Field
        required
        label={t('到什么时候止', 'Until')}
        hint={t('到点自己收', 'It ends by itself')}
        error={wrong('untilAt')}
      >
        {(control) => <DayInput {...control} withTime value={value.untilAt} onChange={(untilAt) => set({ untilAt })} />}
      </Field>
      <Field
        label={t('排第几', 'Place')}
        hint={t('同时挂几条时，数小的在上头', 'Where several stand, the lowest is above')}
        error={wrong('place')}
      >
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={20}
            precision={0}
            value={value.place}
            onChange={(place) => set({ place: place ?? 1 })}
          />
        )}
      </Field>
    </>
  );
}

/** As it will stand on every page, before it is saved. */
function Preview({ value: { zh, en, untilAt } }: { value: Typed }) {
  const t = useWords();
  const isDated = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(untilAt);
  if (zh.trim() === '') return null;
  return (
    <section aria-label={t('挂出来是这样', 'As it will stand')}>
      <p className="mut s">{t('挂出来是这样', 'As it will stand')}</p>
      <div className="notice-preview">
        {isDated ? (
          <Notices notices={[{ id: 'preview', zh, en, untilAt: `${untilAt}:00+08:00` }]} />
        ) : (
          <p className="pad mut">{t('先写“到什么时候止”。', 'Write first until when.')}</p>
        )}
      </div>
    </section>
  );
}
