import { Checkbox, Input, Select } from 'antd';
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import type { Calendar } from '../../../domain/base/calendar.ts';
import type { Directory } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useNarrow } from '../../base/theme.ts';
import { DraftElsewhere, DraftMark } from '../../matter/draft/draft-state.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Line } from '../../base/ui/intake-line.tsx';
import { DestinationCard, useDestination } from './destination-card.tsx';
import { Files } from '../filing-attachments.tsx';
import { complaintSlots } from '../../triage/proposed-fields.ts';
import { complaintAsks, Interview } from '../../triage/question-card.tsx';
import { TriagePanel } from '../../triage/triage-panel.tsx';
import { TypeSwitch } from '../../triage/type-switch.tsx';
import type { Intake } from './complaint-intake-form.ts';
import { useComplaintKinds } from './complaint-handover.ts';
import { Likely, useLikely } from './likely-duplicates.tsx';
import { Problems } from './filing-problems.tsx';
import { RegionSelect } from './region-select.tsx';

interface Props {
  intake: Intake;
  directory: Directory;
  calendar: Calendar;
}

/** One screen, from what is heard to the number that is read out, without a mouse. */
export function DeskIntake({ intake, directory, calendar }: Props) {
  const t = useWords();
  const label = useLabel();
  const form = useRef<HTMLFormElement>(null);
  const hints = useLikely(intake.typed);
  const destination = useDestination(intake.typed, directory, calendar);
  const kinds = useComplaintKinds(intake);
  const narrow = useNarrow();
  const submit = () => intake.submit(null, form.current);
  const first = hints.find((hint) => !hint.handled);
  useKeys(
    [
      { key: 'mod+enter', zh: '登记', en: 'Register', run: submit },
      {
        key: 'alt+j',
        zh: '并到第一件',
        en: 'Join the first',
        run: () => first !== undefined && intake.submit(first, form.current),
        when: first !== undefined,
      },
    ],
    'form',
  );
  // The cursor stands ready, and the page stays at its top.
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true }), []);
  const value = (path: string) => intake.typed[path] ?? '';
  const line = (path: string, zh: string, en: string, more: Partial<ComponentProps<typeof Line>> = {}): ReactNode => (
    <Line form={intake} path={path} zh={zh} en={en} {...more} />
  );
  const pick = (path: string, zh: string, en: string, kinds: readonly string[], required = false): ReactNode => (
    <Field label={t(zh, en)} required={required} error={intake.errorOf(path)}>
      {(control) => (
        <Select
          {...control}
          data-field={path}
          showSearch={{ optionFilterProp: 'label' }}
          value={value(path) === '' ? null : value(path)}
          options={[
            ...(required || value(path) === '' ? [] : [{ value: '', label: t('不选', 'None') }]),
            ...directory.categories
              .filter((one) => kinds.includes(one.kind))
              .map((one) => ({ value: one.code, label: label(one) })),
          ]}
          onChange={(next: string | null | undefined) => intake.change(path, next ?? '')}
        />
      )}
    </Field>
  );
  const place = (path: string, zh: string, en: string): ReactNode => (
    <Field label={t(zh, en)} error={intake.errorOf(path)}>
      {(control) => (
        <RegionSelect
          id={control.id}
          aria-describedby={control['aria-describedby']}
          invalid={control['aria-invalid'] === true}
          name={path}
          value={value(path)}
          onChange={(next) => intake.change(path, next)}
          directory={directory}
        />
      )}
    </Field>
  );
  const text = (path: string, zh: string, en: string, rows: number): ReactNode => (
    <Field label={t(zh, en)} required error={intake.errorOf(path)}>
      {(control) => (
        <Input.TextArea
          {...control}
          {...(intake.errorOf(path) === undefined ? {} : { status: 'error' as const })}
          data-field={path}
          className={path === 'story' ? 'intake-story' : ''}
          autoSize={{ minRows: rows, maxRows: 12 }}
          value={value(path)}
          onChange={(event) => intake.change(path, event.target.value)}
        />
      )}
    </Field>
  );
  const tick = (path: string, zh: string, en: string): ReactNode => (
    <Checkbox
      checked={value(path) === 'yes'}
      data-field={path}
      onChange={(event) => intake.change(path, event.target.checked ? 'yes' : '')}
    >
      {t(zh, en)}
    </Checkbox>
  );
  const panel = (
    <TriagePanel
      kind="complaint"
      typed={intake.typed}
      slots={complaintSlots}
      directory={directory}
      onTake={intake.changeAll}
      acts={kinds}
    />
  );
  return (
    <form
      ref={form}
      className="intake"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <title>{t('登记投诉 · 红盾', 'File a complaint · Hongdun')}</title>
      <div className="intake-main">
        <div className="hd">
          <h1>{t('登记投诉', 'File a complaint')}</h1>
          <span className="dim s">
            {intake.from === null
              ? t('星号必填；金额不知道可以不填', 'Starred fields are required; the amount may stay empty')
              : t(
                  `由咨询 ${intake.from} 转来，说过的都带过来了；登记就是转办`,
                  `From inquiry ${intake.from}: what was told is filled in; registering turns it`,
                )}
          </span>
          <span className="sp" />
          {intake.from === null ? (
            <TypeSwitch now={value('splitId') === '' ? 'complaint' : 'complaint+report'} acts={kinds} />
          ) : null}
        </div>
        <DraftElsewhere kept={intake.kept} onTake={intake.takeTheirs} />
        <Problems intake={intake} form={form} first="field" />
        <div className="intake-row three">
          {pick('channel', '来源', 'Channel', ['channel'], true)}
          {line('receivedAt', '收到时间', 'Received', {
            type: 'datetime-local',
            hint: t('空着就是现在', 'Empty means now'),
          })}
          {line('platformNumber', '全国平台编号', 'Platform number')}
        </div>
        {text('story', '发生了什么事', 'What happened', 5)}
        {narrow ? panel : null}
        <div className="intake-row four">
          {line('consumer.name', '投诉人', 'Complainant', { required: true })}
          {line('consumer.phone', '电话', 'Telephone', { required: true, type: 'tel' })}
          {place('consumer.regionId', '住的村或社区', 'Village')}
          {line('consumer.address', '住址', 'Address')}
        </div>
        <div className="intake-row four">
          {line('operator.name', '被投诉人', 'Operator', { required: true })}
          {line('operator.phone', '商家电话', 'Telephone', { type: 'tel' })}
          {place('place.regionId', '店在哪个村或社区', 'Village of the shop')}
          {line('operator.address', '店的地址', 'Address')}
        </div>
        {text('claim', '请求', 'Claim', 1)}
        <div className="intake-row four">
          {pick('categoryCode', '商品或服务', 'Goods or services', ['goods', 'services', 'other'])}
          {pick('natureCode', '问题性质', 'Kind of problem', ['nature'])}
          {line('amountFen', '金额（元，可写 30多元）', 'Amount (yuan)', { numeric: true })}
          {line('happenedOn', '哪天的事', 'Day', { type: 'date' })}
        </div>
        <div className="intake-ticks">
          {tick('consents.publish', '同意公示投诉信息', 'Agrees to publication')}
          {tick('consents.entrust', '同意委托消协等组织调解', 'Agrees to entrusted mediation')}
          {tick('hurt', '有人受伤（登记即加急）', 'Somebody is hurt (urgent)')}
          <Files intake={intake} />
        </div>
        {value('hurt') === 'yes'
          ? line('injury.injury', '谁受伤了、伤在哪里', 'Who is hurt, and how', { required: true })
          : null}
        <div className="intake-beside">
          <Interview
            intent={value('splitId') === '' ? 'complaint' : 'complaint+report'}
            typed={intake.typed}
            slots={complaintSlots}
            asks={complaintAsks}
            directory={directory}
            calendar={calendar}
            form={form}
            onChange={intake.change}
            hearBy={destination.hearBy}
            atStation={destination.atStation}
          />
          <DestinationCard destination={destination} />
        </div>
      </div>
      <aside className="intake-side">
        {narrow ? null : panel}
        <Likely
          hints={hints}
          busy={intake.busy || intake.isStopped}
          onJoin={(hint) => intake.submit(hint, form.current)}
        />
      </aside>
      <footer className="move-foot">
        <DraftMark kept={intake.kept} />
        <span className="sp" />
        <button type="submit" className="b p" disabled={intake.busy || intake.isStopped}>
          {intake.busy ? t('正在登记…', 'Registering…') : t('登记', 'Register')} <kbd>Ctrl ↵</kbd>
        </button>
      </footer>
    </form>
  );
}
