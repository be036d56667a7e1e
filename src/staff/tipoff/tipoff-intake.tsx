import { Checkbox, Input, Radio, Select } from 'antd';
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import type { Calendar } from '../../domain/base/calendar.ts';
import { conductOptions } from '../../domain/law/conduct.ts';
import type { Directory } from '../base/client.ts';
import { Files } from '../complaint/filing-attachments.tsx';
import { Problems } from '../complaint/intake/filing-problems.tsx';
import { RegionSelect } from '../complaint/intake/region-select.tsx';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useCalendar, useDirectory } from '../matter/matter-rules.ts';
import { useMay } from '../base/me.tsx';
import { useNarrow } from '../base/theme.ts';
import { tipoffSlots } from '../triage/proposed-fields.ts';
import { Interview, tipoffAsks } from '../triage/question-card.tsx';
import { TriagePanel } from '../triage/triage-panel.tsx';
import { TypeSwitch } from '../triage/type-switch.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { Field } from '../base/ui/field.tsx';
import { Line } from '../base/ui/intake-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Filed } from './tipoff-filed.tsx';
import { useTipoffKinds } from './tipoff-handover.ts';
import { DraftGate } from '../matter/draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from '../matter/draft/draft-state.tsx';
import type { SeenOpened } from '../matter/draft/draft-wire.ts';
import { useAllegation, type AllegationForm } from './tipoff-intake-form.ts';
import '../matter/matter.css';
import '../matter/matter-move.css';
import '../complaint/intake/intake.css';

/** 登记举报: one screen, with or without a name, to the number that is read out. */
export default function TipoffIntakePage() {
  const t = useWords();
  const directory = useDirectory();
  const calendar = useCalendar();
  const may = useMay('tipoff.file');
  if (!may) return <Empty words={t('您的角色不登记举报。', 'Your role files no tip-offs.')} />;
  if (directory === undefined || calendar === undefined) return <Loading rows={10} />;
  return (
    <DraftGate form="new.tipoff" rows={10}>
      {(found) => <Intake directory={directory} calendar={calendar} found={found} />}
    </DraftGate>
  );
}

interface Props {
  directory: Directory;
  calendar: Calendar;
}

function Intake({ directory, calendar, found }: Props & { found: SeenOpened | null }) {
  const intake = useAllegation(directory, found);
  return intake.outcome === null ? (
    <Form intake={intake} directory={directory} calendar={calendar} />
  ) : (
    <Filed outcome={intake.outcome} directory={directory} onAgain={intake.again} />
  );
}

function Form({ intake, directory, calendar }: Props & { intake: AllegationForm }) {
  const t = useWords();
  const label = useLabel();
  const form = useRef<HTMLFormElement>(null);
  const submit = () => intake.submit(form.current);
  useKeys([{ key: 'mod+enter', zh: '登记', en: 'Register', run: submit }], 'form');
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true }), []);
  const value = (path: string) => intake.typed[path] ?? '';
  const anonymous = value('anonymous') === 'yes';
  const narrow = useNarrow();
  const kinds = useTipoffKinds(intake);
  const panel = (
    <TriagePanel
      kind="report"
      typed={intake.typed}
      slots={tipoffSlots(anonymous)}
      directory={directory}
      onTake={intake.changeAll}
      acts={kinds}
      phone=""
    />
  );
  const line = (path: string, zh: string, en: string, more: Partial<ComponentProps<typeof Line>> = {}): ReactNode => (
    <Line form={intake} path={path} zh={zh} en={en} {...more} />
  );
  const pick = (
    path: string,
    zh: string,
    en: string,
    options: readonly { value: string; zh: string; en: string }[],
    required = false,
  ): ReactNode => (
    <Field label={t(zh, en)} required={required} error={intake.errorOf(path)}>
      {(control) => (
        <Select
          {...control}
          data-field={path}
          showSearch={{ optionFilterProp: 'label' }}
          value={value(path) === '' ? null : value(path)}
          options={[
            ...(required || value(path) === '' ? [] : [{ value: '', label: t('不选', 'None') }]),
            ...options.map((one) => ({ value: one.value, label: label(one) })),
          ]}
          onChange={(next: string | null | undefined) => intake.change(path, next ?? '')}
        />
      )}
    </Field>
  );
  const listed = (kinds: readonly string[]) =>
    directory.categories.filter((one) => kinds.includes(one.kind)).map(({ code, zh, en }) => ({ value: code, zh, en }));
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
  const text = (path: string, zh: string, en: string, rows: number, required: boolean, hint: string): ReactNode => (
    <Field label={t(zh, en)} required={required} hint={hint} error={intake.errorOf(path)}>
      {(control) => (
        <Input.TextArea
          {...control}
          {...(intake.errorOf(path) === undefined ? {} : { status: 'error' as const })}
          data-field={path}
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
      <title>{t('登记举报 · 红盾', 'File a tip-off · Hongdun')}</title>
      <div className="intake-main">
        <div className="hd">
          <h1>{t('登记举报', 'File a tip-off')}</h1>
          <span className="dim s">{t('星号必填；可以匿名', 'Starred fields are required; it may be anonymous')}</span>
          <span className="sp" />
          <TypeSwitch now="report" acts={kinds} />
        </div>
        <DraftElsewhere kept={intake.kept} onTake={intake.takeTheirs} />
        <Problems intake={intake} form={form} first="field" />
        {text('story', '发现了什么违法的事', 'What was found', 5, true, t('时间、地点、做法', 'When, where, how'))}
        {narrow ? panel : null}
        {text('evidence', '有什么证据、线索', 'What shows it', 2, false, '')}
        <div className="intake-row four">
          {line('operator.name', '被举报人', 'Operator', { required: true })}
          {line('operator.phone', '商家电话', 'Telephone', { type: 'tel' })}
          {place('place.regionId', '在哪个村或社区', 'Village')}
          {line('operator.address', '地址', 'Address')}
        </div>
        <div className="intake-row four">
          {pick('conductCode', '违法行为类别', 'Kind of conduct', conductOptions)}
          {pick('categoryCode', '商品或服务', 'Goods or services', listed(['goods', 'services', 'other']))}
          {line('happenedOn', '哪天的事', 'Day', { type: 'date' })}
          {line('amountFen', '金额（元）', 'Amount (yuan)', { numeric: true })}
        </div>
        <div className="f" data-field="reporter">
          <span className="f-label" id="who-told">
            {t('举报人', 'Reporter')}
          </span>
          <Radio.Group
            className="choices"
            aria-labelledby="who-told"
            value={anonymous ? 'yes' : 'no'}
            onChange={(event) => intake.change('anonymous', event.target.value === 'yes' ? 'yes' : '')}
            options={[
              { value: 'no', label: t('留姓名和电话（密封）', 'Gives a name (sealed)') },
              { value: 'yes', label: t('匿名', 'Anonymous') },
            ]}
          />
          {intake.errorOf('reporter') === undefined ? null : <p className="wrong">{intake.errorOf('reporter')}</p>}
        </div>
        {anonymous ? (
          line('codeWord', '暗语', 'Code word', {
            hint: t(
              '举报人自己定的一个词，4 个字以上；凭编号和它可以查结果、领奖励。不想要就空着',
              'A word of the reporter’s own, four characters or more: with it and the number the result can be asked for',
            ),
          })
        ) : (
          <>
            <div className="intake-row four">
              {line('reporter.name', '姓名', 'Name', { required: true })}
              {line('reporter.phone', '电话', 'Telephone', { required: true, type: 'tel' })}
              {place('reporter.regionId', '住的村或社区', 'Village')}
              {line('reporter.address', '住址', 'Address')}
            </div>
            <div className="intake-ticks">
              {tick('realName', '实名举报', 'In the real name')}
              {tick('reporter.wantsReward', '查实以后想领奖励', 'Asks for the reward')}
            </div>
          </>
        )}
        <div className="intake-row three">
          {pick('channel', '来源', 'Channel', listed(['channel']), true)}
          {line('receivedAt', '收到时间', 'Received', {
            type: 'datetime-local',
            hint: t('空着就是现在', 'Empty means now'),
          })}
          {line('platformNumber', '全国平台编号', 'Platform number')}
        </div>
        <div className="intake-ticks">
          <Files intake={intake} />
        </div>
        <div className="intake-beside two">
          <Interview
            intent="report"
            typed={intake.typed}
            slots={tipoffSlots(anonymous)}
            asks={tipoffAsks}
            directory={directory}
            calendar={calendar}
            form={form}
            onChange={intake.change}
            phone=""
            reachable={!anonymous && (intake.typed['reporter.phone'] ?? '').trim() !== ''}
          />
        </div>
      </div>
      <aside className="intake-side">
        {narrow ? null : panel}
        <section className="card">
          <h2 className="card-head">{t('先告诉举报人', 'Tell the reporter first')}</h2>
          <ul className="told-first">
            <li>
              {t(
                '身份单独密封，被举报人和站点看不到（第三十七条）。',
                'The identity is sealed; neither the operator nor a station sees it.',
              )}
            </li>
            <li>{t('十五个工作日内核查，决定立案不立案。', 'It is verified within fifteen working days.')}</li>
            <li>
              {t(
                '匿名的，记住编号和查询码（或暗语）。',
                'Who is anonymous keeps the number and the code, or the code word.',
              )}
            </li>
          </ul>
        </section>
      </aside>
      <footer className="move-foot">
        <DraftMark kept={intake.kept} note={t('，举报人的身份不存', ', without who told it')} />
        <span className="sp" />
        <button type="submit" className="b p" disabled={intake.busy || intake.isStopped}>
          {intake.busy ? t('正在登记…', 'Registering…') : t('登记', 'Register')} <kbd>Ctrl ↵</kbd>
        </button>
      </footer>
    </form>
  );
}
