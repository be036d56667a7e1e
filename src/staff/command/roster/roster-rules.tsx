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
import { useFoundPeople } from '../../matter/people-found.ts';
import { useMay } from '../../base/me.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';
import { rosterCalls, type SeenRoster } from '../shift/shift-calls.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';

interface Props {
  value: Rota;
  may: boolean;
  onChange: (change: Partial<Rota>) => void;
}

/** 值班规则 as the county writes it: parts of the day, who takes turns in which order, how long a page waits. */
export function RotaCard({ rota, people }: { rota: SeenRoster['rota']; people: SeenRoster['people'] }) {
  const t = useWords();
  const may = useMay('rota.save');
  const { value, put, mails, setMails, failure, busy, save } = useRota(rota);
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
        <RotaLimits value={value} may={may} onChange={put} />
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

/** The rota as it is written, its mailboxes as lines of text, and how it is saved. */
function useRota(rota: SeenRoster['rota']) {
  const t = useWords();
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
  return { value, put, mails, setMails, failure, busy, save };
}

/** How many minutes somebody is waited for. */
const waits = [
  {
    name: 'lateMinutes',
    zh: '过了接班时间几分钟没签到就提醒',
    en: 'Reminded when nobody checked in after',
    range: [5, 240],
  },
  { name: 'pageMinutes', zh: '呼叫几分钟没人接就叫下一位', en: 'The next is paged after', range: [1, 60] },
  { name: 'arriveMinutes', zh: '接警后要求几分钟到场', en: 'On the spot within', range: [5, 600] },
] as const satisfies readonly { name: keyof Rota; zh: string; en: string; range: readonly [number, number] }[];

function RotaLimits({ value, may, onChange }: Props) {
  const t = useWords();
  return (
    <>
      <NumberField
        label={t('法定节假日值班员几人', 'Clerks on statutory holidays')}
        range={[0, 10]}
        may={may}
        value={value.festivalLeast}
        onChange={(festivalLeast) => onChange({ festivalLeast })}
      />
      {waits.map(({ name, zh, en, range }) => (
        <NumberField
          key={name}
          label={t(zh, en)}
          range={range}
          suffix={t('分钟', 'min')}
          may={may}
          value={value[name]}
          onChange={(n) => onChange({ [name]: n })}
        />
      ))}
      <TickField
        label={t('同一个人两班之间至少隔 11 小时', 'Eleven hours between two shifts of one person')}
        value={value.restAfter}
        onChange={(restAfter) => onChange({ restAfter })}
      />
    </>
  );
}

/** A whole number within a range; an emptied one is its least. */
function NumberField({
  label,
  range: [least, most],
  suffix,
  may,
  value,
  onChange,
}: {
  label: string;
  range: readonly [number, number];
  suffix?: string;
  may: boolean;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <InputNumber
          {...control}
          min={least}
          max={most}
          precision={0}
          disabled={!may}
          suffix={suffix}
          value={value}
          onChange={(n) => onChange(n ?? least)}
        />
      )}
    </Field>
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
  const set = (nth: number, change: Partial<RotaPart>) =>
    onChange(parts.map((one, i) => (i === nth ? { ...one, ...change } : one)));
  const code = () => `part${Math.max(0, ...parts.map((one) => Number(/\d+$/u.exec(one.code)?.[0] ?? 0))) + 1}`;
  return (
    <div className="rota-parts">
      <h3>{t('一天几班', 'Parts of the day')}</h3>
      {parts.map((part, nth) => (
        <PartRow
          key={part.code}
          part={part}
          nth={nth}
          may={may}
          onChange={(change) => set(nth, change)}
          onRemove={parts.length > 1 ? () => onChange(parts.filter((_, i) => i !== nth)) : null}
        />
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

/** 班次: its name, on which days, from when to when. */
function PartRow({
  part,
  nth,
  may,
  onChange,
  onRemove,
}: {
  part: RotaPart;
  nth: number;
  may: boolean;
  onChange: (change: Partial<RotaPart>) => void;
  /** Null for the last one, which stays. */
  onRemove: (() => void) | null;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="rota-part">
      <Input
        aria-label={t(`第 ${nth + 1} 班名称`, `Name of part ${nth + 1}`)}
        value={part.zh}
        maxLength={10}
        disabled={!may}
        onChange={(event) => onChange({ zh: event.target.value })}
      />
      <Select
        aria-label={t(`${part.zh}哪些天`, `${part.zh}: days`)}
        value={part.days}
        disabled={!may}
        options={(Object.keys(partDayWords) as PartDays[]).map((days) => ({
          value: days,
          label: label(partDayWords[days]),
        }))}
        onChange={(days) => onChange({ days })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Input
          key={end}
          type="time"
          aria-label={t(`${part.zh}${end === 'from' ? '几点起' : '几点止'}`, `${part.zh}: ${end}`)}
          value={part[end]}
          disabled={!may}
          onChange={(event) => onChange({ [end]: event.target.value })}
        />
      ))}
      {may && onRemove !== null ? (
        <button type="button" className="b sm" onClick={onRemove}>
          {t('去掉', 'Remove')}
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
}: Props & {
  post: ShiftPost;
  seen: SeenRoster['people'];
}) {
  const t = useWords();
  const label = useLabel();
  const words = label(shiftPostWords[post]);
  const rule = value.posts[post];
  const set = (change: Partial<PostRule>) => onChange({ posts: { ...value.posts, [post]: { ...rule, ...change } } });
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
      <NumberField
        label={t(`${words}：每班几人`, `${words}: how many`)}
        range={[0, 10]}
        may={may}
        value={rule.least}
        onChange={(n) => set({ least: n })}
      />
      <TurnList words={words} rule={rule} may={may} seen={seen} onChange={set} />
    </>
  );
}

type PostRule = Rota['posts'][ShiftPost];

/** 轮班名单: in which order they take turns; those of the roles, or whoever is known where none of them is. */
function TurnList({
  words,
  rule,
  may,
  seen,
  onChange,
}: {
  words: string;
  rule: PostRule;
  may: boolean;
  seen: SeenRoster['people'];
  onChange: (change: Partial<PostRule>) => void;
}) {
  const t = useWords();
  const found = useFoundPeople();
  const colleagues = useColleagues();
  const known = new Map([...seen, ...colleagues].map(({ id, name }) => [id, name]));
  const able = colleagues.filter(({ role }) => rule.roles.includes(role));
  return (
    <Field
      label={t(`${words}：轮班名单`, `${words}: in turn`)}
      hint={t('按这个顺序轮；不填就是上面角色的所有人', 'in this order; empty for everybody of the roles')}
    >
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          disabled={!may}
          showSearch={{ filterOption: (sought, option) => found.isMeant(sought, option?.label ?? '') }}
          value={[...rule.people]}
          options={(able.length === 0 ? [...known].map(([id, name]) => ({ id, name })) : able).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          onChange={(chosen: string[]) => onChange({ people: chosen })}
        />
      )}
    </Field>
  );
}
