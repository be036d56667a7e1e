import { Checkbox, Input } from 'antd';
import { useRef, type ComponentProps, type ReactNode } from 'react';
import type { Calendar } from '../../../domain/base/calendar.ts';
import { plainPhone } from '../../../domain/complaint/filing.ts';
import type { Directory } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { DraftElsewhere, DraftMark } from '../../matter/draft/draft-state.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Line } from '../../base/ui/intake-line.tsx';
import { HearBy, useDestination } from './destination-card.tsx';
import { Problems } from './filing-problems.tsx';
import { Files } from '../filing-attachments.tsx';
import { stationSlots } from '../../triage/proposed-fields.ts';
import { complaintAsks, Interview } from '../../triage/question-card.tsx';
import { TriagePanel } from '../../triage/triage-panel.tsx';
import { TypeSwitch } from '../../triage/type-switch.tsx';
import type { Intake } from './complaint-intake-form.ts';
import { useComplaintKinds } from './complaint-handover.ts';
import { Likely, useLikely } from './likely-duplicates.tsx';
import { RegionSelect } from './region-select.tsx';

interface Props {
  intake: Intake;
  directory: Directory;
  calendar: Calendar;
}

const asks = [
  { zh: '退货退款', en: 'Money back' },
  { zh: '换一个', en: 'Exchange' },
  { zh: '修好', en: 'Repair' },
  { zh: '补足分量', en: 'Make up the quantity' },
  { zh: '退差价', en: 'Refund the difference' },
  { zh: '赔损失', en: 'Damages' },
] as const;

/** A station asks who, against whom and what happened: five fields are needed, the rest can come later. */
export function StationIntake({ intake, directory, calendar }: Props) {
  const t = useWords();
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const hints = useLikely(intake.typed);
  const destination = useDestination(intake.typed, directory, calendar);
  const kinds = useComplaintKinds(intake);
  const submit = () => intake.submit(null, form.current);
  useKeys([{ key: 'mod+enter', zh: '登记', en: 'Register', run: submit }], 'form');
  const value = (path: string) => intake.typed[path] ?? '';
  const has = (...paths: string[]) => paths.every((path) => value(path).trim() !== '');
  const line = (path: string, zh: string, en: string, more: Partial<ComponentProps<typeof Line>> = {}): ReactNode => (
    <Line large form={intake} path={path} zh={zh} en={en} {...more} />
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
          placeholder={t('打字找，比如 郭庄 或 gz', 'Type to find')}
        />
      )}
    </Field>
  );
  const near = nearVillages(directory, me.stationId);
  const claim = value('claim');
  const toggle = (words: string) => {
    const parts = claim.split('、').filter((part) => part !== '');
    intake.change(
      'claim',
      (parts.includes(words) ? parts.filter((part) => part !== words) : [...parts, words]).join('、'),
    );
  };
  return (
    <form
      ref={form}
      className="station-intake"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <title>{t('登记投诉 · 红盾', 'File a complaint · Hongdun')}</title>
      <h1>{t('登记投诉', 'File a complaint')}</h1>
      {intake.from === null ? (
        <TypeSwitch now={(intake.typed['splitId'] ?? '') === '' ? 'complaint' : 'complaint+report'} acts={kinds} />
      ) : null}
      {intake.from === null ? null : (
        <p>
          {t(
            `由咨询 ${intake.from} 转来，说过的都带过来了。`,
            `From inquiry ${intake.from}: what was told is filled in.`,
          )}
        </p>
      )}
      <p className="mut">
        {t(
          '带 * 的五样要写：姓名、电话、店名、他说的话、他想要什么；别的能写就写。写一个字存一个字。',
          'The five with * are needed; the rest may follow. All is kept while you type.',
        )}
      </p>
      <DraftElsewhere kept={intake.kept} onTake={intake.takeTheirs} />
      <Problems intake={intake} form={form} first="summary" />
      <Question
        nth={1}
        words={t('谁', 'Who')}
        done={has('consumer.name') && plainPhone(value('consumer.phone')).length >= 7}
      >
        {line('consumer.name', '姓名', 'Name', { required: true })}
        {line('consumer.phone', '电话', 'Telephone', {
          type: 'tel',
          required: true,
          hint: t('没有就写家里人的', "Or a relative's"),
        })}
        <fieldset className="intake-chips" aria-label={t('住哪个村', 'Village')}>
          {near.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={value('consumer.regionId') === one.id}
              onClick={() => intake.change('consumer.regionId', one.id)}
            >
              {value('consumer.regionId') === one.id ? '✓ ' : ''}
              {one.name}
            </button>
          ))}
        </fieldset>
        {place('consumer.regionId', '别的村、社区', 'Another village')}
      </Question>
      <Question nth={2} words={t('告谁', 'Against whom')} done={has('operator.name')}>
        {line('operator.name', '店名', 'Shop', {
          required: true,
          hint: t('不知道店名，写“卖化肥的老周”也行', 'Or describe the seller'),
        })}
        {place('place.regionId', '店在哪个村、社区（不知道就空着）', 'Village of the shop, if known')}
      </Question>
      <Question
        nth={3}
        words={t('什么事', 'What happened')}
        done={value('story').trim().length >= 5 && claim.trim().length >= 2}
      >
        <Field
          label={t('他说的话', 'In his words')}
          required
          hint={t(
            '只说这一段也能登记，话里要有姓名和电话：“我叫李有田，电话138…，买的化肥少秤”',
            'One passage is enough when it holds name and telephone',
          )}
          error={intake.errorOf('story')}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              {...(intake.errorOf('story') === undefined ? {} : { status: 'error' as const })}
              data-field="story"
              autoSize={{ minRows: 5, maxRows: 14 }}
              value={value('story')}
              onChange={(event) => intake.change('story', event.target.value)}
            />
          )}
        </Field>
        <TriagePanel
          kind="complaint"
          typed={intake.typed}
          slots={stationSlots}
          directory={directory}
          onTake={intake.changeAll}
        />
        <fieldset className="intake-chips" aria-label={t('他想要什么', 'What he asks')}>
          {asks.map((one) => (
            <button
              key={one.zh}
              type="button"
              aria-pressed={claim.split('、').includes(one.zh)}
              onClick={() => toggle(one.zh)}
            >
              {claim.split('、').includes(one.zh) ? '✓ ' : ''}
              {t(one.zh, one.en)}
            </button>
          ))}
        </fieldset>
        {line('claim', '他想要什么', 'What he asks', { required: true })}
        <Checkbox
          checked={value('hurt') === 'yes'}
          data-field="hurt"
          onChange={(event) => intake.change('hurt', event.target.checked ? 'yes' : '')}
        >
          {t('有人受伤，马上呼叫值班领导', 'Somebody is hurt: page the duty leader')}
        </Checkbox>
        {value('hurt') === 'yes'
          ? line('injury.injury', '谁受伤了、伤在哪里', 'Who is hurt, and how', { required: true })
          : null}
        <Files intake={intake} camera />
      </Question>
      <details className="card more">
        <summary>{t('还能补：多少钱、哪天、店的地址', 'More: amount, day, address')}</summary>
        {line('amountFen', '多少钱（元）', 'Amount (yuan)')}
        {line('happenedOn', '哪天的事', 'Day', { type: 'date' })}
        {line('operator.address', '店的地址', 'Address of the shop')}
      </details>
      <Interview
        intent="complaint"
        typed={intake.typed}
        slots={stationSlots}
        asks={complaintAsks}
        directory={directory}
        calendar={calendar}
        form={form}
        onChange={intake.change}
        hearBy={destination.hearBy}
        atStation={destination.atStation}
      />
      {hints.length === 0 ? null : (
        <Likely
          hints={hints}
          busy={intake.busy || intake.isStopped}
          onJoin={(hint) => intake.submit(hint, form.current)}
        />
      )}
      <p className="goes">
        <b>
          {destination.atStation
            ? t('先在站里谈。', 'The station talks first.')
            : t(
                `交到${destination.officeName ?? '县12315中心'}。`,
                `It goes to ${destination.officeName ?? 'the centre'}.`,
              )}
        </b>{' '}
        <HearBy destination={destination} />
      </p>
      <footer className="station-foot">
        <button type="submit" className="b p" disabled={intake.busy || intake.isStopped}>
          {intake.busy ? t('正在登记…', 'Registering…') : t('登记', 'Register')}
        </button>
        <DraftMark kept={intake.kept} />
      </footer>
    </form>
  );
}

function Question({ nth, words, done, children }: { nth: number; words: string; done: boolean; children: ReactNode }) {
  const t = useWords();
  return (
    <section className="card question">
      <h2>
        <i aria-hidden="true">{nth}</i> {words} <span className="sp" />
        {done ? <small className="have">✓ {t('有了', 'Have it')}</small> : null}
      </h2>
      {children}
    </section>
  );
}

/** The station's own village first, then two of the same town. */
function nearVillages(directory: Directory, stationId: string | null): { id: string; name: string }[] {
  const station = directory.stations.find((one) => one.id === stationId);
  const own = directory.regions.find((one) => one.id === station?.regionId);
  if (own === undefined) return [];
  const beside = directory.regions
    .filter((one) => one.kind === 'village' && one.parentId === own.parentId && one.id !== own.id)
    .toSorted((a, b) => Math.hypot(a.x - own.x, a.y - own.y) - Math.hypot(b.x - own.x, b.y - own.y));
  return [own, ...beside.slice(0, 2)].map(({ id, name }) => ({ id, name }));
}
