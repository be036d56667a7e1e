import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { roleWords } from '../../../domain/county/account.ts';
import { staffRoles, type StaffRole } from '../../../domain/base/actor.ts';
import {
  partDayWords,
  shiftPosts,
  shiftPostWords,
  type PartDays,
  type Rota,
  type RotaPart,
  type ShiftPost,
} from '../../../domain/command/rota.ts';
import { useColleagues } from '../../matter/docket/docket-calls.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { TickField } from '../../base/ui/save-fields.tsx';
import { rosterCalls, type SeenRoster } from '../shift/shift-calls.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';

/** 值班规则 as the county writes it: parts of the day, who takes turns in which order, how long a page waits. */
export function RotaCard({ rota, people }: { rota: SeenRoster['rota']; people: SeenRoster['people'] }) {
  const t = useWords();
  const may = useMay('rota.save');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [value, setValue] = useState(rota as Rota);
  const [mails, setMails] = useState(rota.mails.join('\n'));
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<Rota>) => setValue((before) => ({ ...before, ...change }));
  const save = async () => {
    setFailure(null);
    setBusy(true);
    try {
      const boxes = mails
        .split(/[\s,，;；]+/u)
        .map((one) => one.trim())
        .filter((one) => one !== '');
      await rosterCalls.saveRota({ ...value, mails: boxes });
      void message.success(t('值班规则存好了', 'The rota is saved'));
      void queries.invalidateQueries({ queryKey: ['shifts'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const minutes = [
    ['lateMinutes', t('过了接班时间几分钟没签到就提醒', 'Reminded when nobody checked in after'), 5, 240],
    ['pageMinutes', t('呼叫几分钟没人接就叫下一位', 'The next is paged after'), 1, 60],
    ['arriveMinutes', t('接警后要求几分钟到场', 'On the spot within'), 5, 600],
  ] as const;
  return (
    <section className="card rota" aria-label={t('值班规则', 'Rota')}>
      <h2 className="card-head">
        {t('值班规则', 'Rota')}
        <small>
          {t('排班、提醒、呼叫都按这里；改了以后，已经排好的不动。', 'Rosters, reminders and pages go by it.')}
        </small>
      </h2>
      {failure === null ? null : <ErrorLine error={failure} />}
      <fieldset disabled={!may} className="rota-body">
        <Parts parts={value.parts} may={may} onChange={(parts) => put({ parts })} />
        {shiftPosts.map((post) => (
          <Post key={post} post={post} value={value} may={may} seen={people} onChange={put} />
        ))}
        <Field label={t('法定节假日值班员几人', 'Clerks on statutory holidays')}>
          {(control) => (
            <InputNumber
              {...control}
              min={0}
              max={10}
              precision={0}
              disabled={!may}
              value={value.festivalLeast}
              onChange={(n) => put({ festivalLeast: n ?? 0 })}
            />
          )}
        </Field>
        {minutes.map(([name, words, least, most]) => (
          <Field key={name} label={words}>
            {(control) => (
              <InputNumber
                {...control}
                min={least}
                max={most}
                precision={0}
                disabled={!may}
                suffix={t('分钟', 'min')}
                value={value[name]}
                onChange={(n) => put({ [name]: n ?? least })}
              />
            )}
          </Field>
        ))}
        <TickField
          label={t('同一个人两班之间至少隔 11 小时', 'Eleven hours between two shifts of one person')}
          value={value.restAfter}
          onChange={(restAfter) => put({ restAfter })}
        />
        <Field
          label={t('值班邮箱', 'Duty mailboxes')}
          hint={t('每次呼叫同时发一封；每行一个，可以不填', 'gets every page too; one a line, may be empty')}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              disabled={!may}
              value={mails}
              onChange={(event) => setMails(event.target.value)}
            />
          )}
        </Field>
      </fieldset>
      {may ? (
        <p className="rota-foot">
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t('保存值班规则', 'Save')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function Parts({
  parts,
  may,
  onChange,
}: {
  parts: readonly RotaPart[];
  may: boolean;
  onChange: (parts: readonly RotaPart[]) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const set = (nth: number, change: Partial<RotaPart>) =>
    onChange(parts.map((one, i) => (i === nth ? { ...one, ...change } : one)));
  const code = () => `part${Math.max(0, ...parts.map((one) => Number(/\d+$/u.exec(one.code)?.[0] ?? 0))) + 1}`;
  return (
    <div className="rota-parts">
      <h3>{t('一天几班', 'Parts of the day')}</h3>
      {parts.map((part, nth) => (
        <div key={part.code} className="rota-part">
          <Input
            aria-label={t(`第 ${nth + 1} 班名称`, `Name of part ${nth + 1}`)}
            value={part.zh}
            maxLength={10}
            disabled={!may}
            onChange={(event) => set(nth, { zh: event.target.value })}
          />
          <Select
            aria-label={t(`${part.zh}哪些天`, `${part.zh}: days`)}
            value={part.days}
            disabled={!may}
            options={(Object.keys(partDayWords) as PartDays[]).map((days) => ({
              value: days,
              label: label(partDayWords[days]),
            }))}
            onChange={(days) => set(nth, { days })}
          />
          {(['from', 'to'] as const).map((end) => (
            <Input
              key={end}
              type="time"
              aria-label={t(`${part.zh}${end === 'from' ? '几点起' : '几点止'}`, `${part.zh}: ${end}`)}
              value={part[end]}
              disabled={!may}
              onChange={(event) => set(nth, { [end]: event.target.value })}
            />
          ))}
          {may && parts.length > 1 ? (
            <button type="button" className="b sm" onClick={() => onChange(parts.filter((_, i) => i !== nth))}>
              {t('去掉', 'Remove')}
            </button>
          ) : null}
        </div>
      ))}
      {may && parts.length < 6 ? (
        <button
          type="button"
          className="b sm"
          onClick={() =>
            onChange([...parts, { code: code(), zh: t('新班次', 'New'), days: 'rest', from: '08:00', to: '12:00' }])
          }
        >
          {t('加一班', 'Add a part')}
        </button>
      ) : null}
    </div>
  );
}

function Post({
  post,
  value,
  may,
  seen,
  onChange,
}: {
  post: ShiftPost;
  value: Rota;
  may: boolean;
  seen: SeenRoster['people'];
  onChange: (change: Partial<Rota>) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const colleagues = useColleagues();
  const words = label(shiftPostWords[post]);
  const rule = value.posts[post];
  const set = (change: Partial<typeof rule>) => onChange({ posts: { ...value.posts, [post]: { ...rule, ...change } } });
  const known = new Map([...seen, ...colleagues].map(({ id, name }) => [id, name]));
  const may2 = colleagues.filter(({ role }) => rule.roles.includes(role));
  return (
    <>
      <Field label={t(`${words}：哪些角色`, `${words}: roles`)}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            disabled={!may}
            value={[...rule.roles]}
            options={staffRoles.map((role) => ({ value: role, label: label(roleWords[role]) }))}
            onChange={(roles: StaffRole[]) => set({ roles })}
          />
        )}
      </Field>
      <Field label={t(`${words}：每班几人`, `${words}: how many`)}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={10}
            precision={0}
            disabled={!may}
            value={rule.least}
            onChange={(n) => set({ least: n ?? 0 })}
          />
        )}
      </Field>
      <Field
        label={t(`${words}：轮班名单`, `${words}: in turn`)}
        hint={t('按这个顺序轮；不填就是上面角色的所有人', 'in this order; empty for everybody of the roles')}
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            disabled={!may}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...rule.people]}
            options={(may2.length === 0 ? [...known].map(([id, name]) => ({ id, name })) : may2).map(
              ({ id, name }) => ({ value: id, label: name }),
            )}
            onChange={(chosen: string[]) => set({ people: chosen })}
          />
        )}
      </Field>
    </>
  );
}
