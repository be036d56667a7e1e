import { useQueryClient } from '@tanstack/react-query';
import { App, InputNumber } from 'antd';
import { useState } from 'react';
import {
  ruleOf,
  staffingTypes,
  type Staffing,
  type StaffingRule,
  type StaffingType,
} from '../../domain/people/staffing.ts';
import { ProblemError } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { peopleClient } from './person-calls.ts';

const types = Object.keys(staffingTypes) as StaffingType[];
const numbers = [
  ['trainingDays', '每年培训几天', 'Days of training a year', 0, 60],
  ['hoursPerDay', '几个学时算一天', 'Hours of a day', 1, 12],
  ['termMonths', '聘期几个月', 'Months of a term', 1, 120],
] as const;

/**
 * 人员配备标准. It is saved over the version that was read and no other: who comes second keeps what he typed, reads what the other
 * one saved, and saves over that or takes it.
 */
export function StaffingCard({ staffing }: { staffing: Staffing }) {
  const t = useWords();
  const may = useMay('staffing.save');
  const form = useStaffingForm(staffing);
  const { value, put, titles, setTitles, theirs } = form;
  return (
    <section className="card people-part" aria-label={t('人员配备标准', 'Rules of staffing')}>
      <h2>{t('人员配备标准', 'Rules of staffing')}</h2>
      {form.failure === null ? null : <ErrorLine error={form.failure} />}
      {theirs === null ? null : (
        <Theirs differences={differencesOf(theirs, value, titles)} onTake={() => form.take(theirs)} />
      )}
      <div className="people-rules">
        <RuleTable value={value} put={put} />
        <TickField
          label={t(
            '每个乡镇设一个监督站，站长由分管领导担任',
            'Each town has one station, headed by its leader in charge',
          )}
          value={value.townHead}
          onChange={(townHead) => put({ townHead })}
        />
        <div className="settings-limits">
          {numbers.map(([name, zh, en, min, max]) => (
            <Field key={name} label={t(zh, en)}>
              {(control) => (
                <InputNumber
                  {...control}
                  min={min}
                  max={max}
                  precision={0}
                  disabled={!may}
                  value={value[name]}
                  onChange={(n) => put({ [name]: n ?? min })}
                />
              )}
            </Field>
          ))}
        </div>
        <TextField
          label={t('称号（用顿号隔开，第一个是常用的）', 'Titles, the first is the usual one')}
          value={titles}
          onChange={setTitles}
        />
        {may ? (
          <p>
            <button type="button" className="b p" disabled={form.busy} onClick={() => void form.save()}>
              {t('保存标准', 'Save')}
            </button>
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** What is typed over the rules as they were read, what somebody else has saved meanwhile, and the press that saves. */
function useStaffingForm(staffing: Staffing) {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [read, setRead] = useState(staffing);
  const [value, setValue] = useState(staffing);
  const [titles, setTitles] = useState(titlesZh(staffing));
  const [theirs, setTheirs] = useState<Staffing | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const take = (saved: Staffing) => {
    setRead(saved);
    setValue(saved);
    setTitles(titlesZh(saved));
    setTheirs(null);
    setFailure(null);
  };
  // Where nothing was typed the newer version simply appears; where something was, it stays until it is saved or dropped.
  if (staffing.version > read.version && value === read && titles === titlesZh(read)) take(staffing);
  const put = (change: Partial<Staffing>) => setValue((before) => ({ ...before, ...change }));
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const typed = { ...value, titles: titlesOf(titles, value.titles), version: read.version };
      await peopleClient.saveStaffing(typed);
      take({ ...typed, version: read.version + 1 });
      void message.success(t('存好了', 'Saved'));
      void queries.invalidateQueries({ queryKey: ['staffing'] });
      void queries.invalidateQueries({ queryKey: ['people'] });
    } catch (error) {
      setFailure(error);
      if (error instanceof ProblemError && error.code === 'changed-meanwhile') await readTheirs();
    } finally {
      setBusy(false);
    }
  };
  const readTheirs = async () => {
    try {
      const now = (await peopleClient.staffing()).staffing;
      setTheirs(now);
      setRead((before) => ({ ...before, version: now.version }));
    } catch (error) {
      setFailure(error);
    }
  };
  return { value, put, titles, setTitles, theirs, take, failure, busy, save };
}

/** The titles as they are typed, each with the code that it has; a new one gets one. */
function titlesOf(typed: string, known: Staffing['titles']): { zh: string; code: string }[] {
  const names = typed
    .split(/[、,，;；\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return names.map((zh, i) => ({
    zh,
    code: known.find((one) => one.zh === zh)?.code ?? `title-${i + 1}-${names.length}`,
  }));
}

interface TheirsProps {
  differences: readonly { zh: string; en: string }[];
  onTake: () => void;
}

/** What somebody else has saved meanwhile, where it differs, and the way to take it. */
function Theirs({ differences, onTake }: TheirsProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="people-theirs">
      <p>{t('现在存的和您填的不同：', 'What is saved now differs from what you typed:')}</p>
      <ul>
        {differences.map((one) => (
          <li key={one.zh}>{label(one)}</li>
        ))}
      </ul>
      <p className="docket-moves">
        <button type="button" className="b" onClick={onTake}>
          {t('不要我填的，用现在存的', 'Drop mine, take what is saved')}
        </button>
        <span className="dim s">{t('要按您填的存，再按一次“保存标准”。', 'To keep yours, press Save once more.')}</span>
      </p>
    </div>
  );
}

interface TableProps {
  value: Staffing;
  put: (change: Partial<Staffing>) => void;
}

/** For each kind of station, how many it needs and whom. */
function RuleTable({ value, put }: TableProps) {
  const t = useWords();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('站点类型', 'Kind of station')}</th>
            <th scope="col">{t('至少几人', 'At least')}</th>
            <th scope="col">{t('其中一名妇女主任', 'One women’s director')}</th>
            <th scope="col">{t('要有站长', 'A head')}</th>
          </tr>
        </thead>
        <tbody>
          {types.map((kind) => {
            const rule = ruleOf(value, kind);
            return (
              <RuleRow
                key={kind}
                kind={kind}
                rule={rule}
                onChange={(change) => put({ rules: { ...value.rules, [kind]: { ...rule, ...change } } })}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RuleProps {
  kind: StaffingType;
  rule: StaffingRule;
  onChange: (change: Partial<StaffingRule>) => void;
}

function RuleRow({ kind, rule, onChange }: RuleProps) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('staffing.save');
  const words = staffingTypes[kind];
  return (
    <tr>
      <th scope="row">{label(words)}</th>
      <td data-label={t('至少几人', 'At least')}>
        <InputNumber
          aria-label={t(`${words.zh}至少几人`, `${words.en}: at least`)}
          min={0}
          max={50}
          precision={0}
          disabled={!may}
          value={rule.least}
          onChange={(n) => onChange({ least: n ?? 0 })}
        />
      </td>
      {(['womenDirector', 'head'] as const).map((name) => (
        <td key={name} data-label={name === 'head' ? t('要有站长', 'A head') : t('妇女主任', 'Women’s director')}>
          <input
            type="checkbox"
            aria-label={`${label(words)} ${name === 'head' ? t('要有站长', 'a head') : t('一名妇女主任', 'women’s director')}`}
            disabled={!may}
            checked={rule[name]}
            onChange={(event) => onChange({ [name]: event.target.checked })}
          />
        </td>
      ))}
    </tr>
  );
}

function titlesZh({ titles }: Pick<Staffing, 'titles'>): string {
  return titles.map((one) => one.zh).join('、');
}

/** What is saved, in each point in which it is not what was typed. */
function differencesOf(saved: Staffing, typed: Staffing, titles: string): { zh: string; en: string }[] {
  const found: { zh: string; en: string }[] = [];
  for (const kind of types) {
    const words = staffingTypes[kind];
    const [theirs, own] = [ruleOf(saved, kind), ruleOf(typed, kind)];
    const { zh, en } = ruleWords(theirs);
    if (ruleWords(own).zh !== zh) found.push({ zh: `${words.zh}：${zh}`, en: `${words.en}: ${en}` });
  }
  if (saved.townHead !== typed.townHead)
    found.push({
      zh: `每个乡镇设一个监督站，站长由分管领导担任：${saved.townHead ? '是' : '否'}`,
      en: `Each town has one station, headed by its leader in charge: ${saved.townHead ? 'yes' : 'no'}`,
    });
  for (const [name, zh, en] of numbers)
    if (saved[name] !== typed[name]) found.push({ zh: `${zh}：${saved[name]}`, en: `${en}: ${saved[name]}` });
  if (titlesZh(saved) !== titles) found.push({ zh: `称号：${titlesZh(saved)}`, en: `Titles: ${titlesZh(saved)}` });
  return found;
}

function ruleWords({ least, womenDirector, head }: StaffingRule): { zh: string; en: string } {
  return {
    zh: `至少 ${least} 人${womenDirector ? '，其中一名妇女主任' : ''}${head ? '，要有站长' : ''}`,
    en: `at least ${least}${womenDirector ? ', one women’s director' : ''}${head ? ', a head' : ''}`,
  };
}
