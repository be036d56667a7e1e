import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, InputNumber } from 'antd';
import { useState } from 'react';
import { dataClasses, PactForm } from '../../domain/pact.ts';
import { ruleOf, type Staffing } from '../../domain/staffing.ts';
import { stationKinds } from '../../domain/station.ts';
import { useDirectory } from '../docket/calls.ts';
import { DocketForm } from '../docket/form.tsx';
import { useLabel, useWords } from '../language.tsx';
import { useMay, useMe } from '../me.tsx';
import { TextField, TickField } from '../settings/form.tsx';
import { ErrorLine, useProblemWords } from '../ui/error-line.tsx';
import { Field } from '../ui/field.tsx';
import { instantShort } from '../ui/day.ts';
import { Loading } from '../ui/loading.tsx';
import { peopleClient, useStaffing } from './calls.ts';

/** 标准和共享: how many people where, under which titles; whose the departments of before are; what departments read. */
export function Rules() {
  const t = useWords();
  const known = useStaffing();
  if (known === undefined) return <Loading rows={10} />;
  return (
    <div className="pad settings-body">
      <title>{t('标准和共享 · 红盾', 'Rules, sharing · Hongdun')}</title>
      <div className="hd">
        <h1>{t('标准和共享', 'Rules and sharing')}</h1>
      </div>
      <StaffingCard key={JSON.stringify(known.staffing)} staffing={known.staffing} />
      <Pacts />
      <Successions rows={known.successions} />
    </div>
  );
}

function StaffingCard({ staffing }: { staffing: Staffing }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('staffing.save');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [value, setValue] = useState(staffing);
  const [titles, setTitles] = useState(staffing.titles.map((one) => one.zh).join('、'));
  const [failure, setFailure] = useState<unknown>(null);
  const put = (change: Partial<Staffing>) => setValue((before) => ({ ...before, ...change }));
  const save = async () => {
    setFailure(null);
    try {
      const names = titles
        .split(/[、,，;；\n]/u)
        .map((one) => one.trim())
        .filter((one) => one !== '');
      const rows = names.map((zh, i) => ({
        zh,
        code: value.titles.find((one) => one.zh === zh)?.code ?? `title-${i + 1}-${names.length}`,
      }));
      await peopleClient.saveStaffing({ ...value, titles: rows });
      void message.success(t('存好了', 'Saved'));
      void queries.invalidateQueries({ queryKey: ['staffing'] });
      void queries.invalidateQueries({ queryKey: ['people'] });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="card people-part" aria-label={t('人员配备标准', 'Rules of staffing')}>
      <h2>{t('人员配备标准', 'Rules of staffing')}</h2>
      {failure === null ? null : <ErrorLine error={failure} />}
      <div className="people-rules">
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
              {Object.entries(stationKinds).map(([kind, words]) => {
                const rule = ruleOf(value, kind);
                const set = (change: Partial<typeof rule>) =>
                  put({ rules: { ...value.rules, [kind]: { ...rule, ...change } } });
                return (
                  <tr key={kind}>
                    <th scope="row">{label(words)}</th>
                    <td data-label={t('至少几人', 'At least')}>
                      <InputNumber
                        aria-label={t(`${words.zh}至少几人`, `${words.en}: at least`)}
                        min={0}
                        max={50}
                        precision={0}
                        disabled={!may}
                        value={rule.least}
                        onChange={(n) => set({ least: n ?? 0 })}
                      />
                    </td>
                    {(['womenDirector', 'head'] as const).map((name) => (
                      <td
                        key={name}
                        data-label={name === 'head' ? t('要有站长', 'A head') : t('妇女主任', 'Women’s director')}
                      >
                        <input
                          type="checkbox"
                          aria-label={`${label(words)} ${name === 'head' ? t('要有站长', 'a head') : t('一名妇女主任', 'women’s director')}`}
                          disabled={!may}
                          checked={rule[name]}
                          onChange={(event) => set({ [name]: event.target.checked })}
                        />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <TickField
          label={t('每个乡镇的站长要是分管领导', 'The head of each town is its leader in charge')}
          value={value.townHead}
          onChange={(townHead) => put({ townHead })}
        />
        <div className="settings-limits">
          {(
            [
              ['trainingDays', '每年培训几天', 'Days of training a year', 0, 60],
              ['hoursPerDay', '几个学时算一天', 'Hours of a day', 1, 12],
              ['termMonths', '聘期几个月', 'Months of a term', 1, 120],
            ] as const
          ).map(([name, zh, en, min, max]) => (
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
            <button type="button" className="b p" onClick={() => void save()}>
              {t('保存标准', 'Save')}
            </button>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Pacts() {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const may = useMay('pact.save');
  const mayRead = useMay('pact.read');
  const directory = useDirectory();
  const [writing, setWriting] = useState(false);
  const found = useQuery({
    queryKey: ['pacts'],
    queryFn: ({ signal }) => peopleClient.pacts(signal),
    enabled: mayRead,
  }).data;
  if (!mayRead) return null;
  const nameOf = (id: string) => directory?.organisations.find((one) => one.id === id)?.name ?? '';
  return (
    <section className="card people-part" aria-label={t('部门共享约定', 'Sharing with departments')}>
      <h2>{t('部门共享约定', 'Sharing with departments')}</h2>
      <p className="dim">
        {t(
          '部门只看到为它工作的人；按下面的约定才能读更多，读一次记一笔。',
          'A department sees who works for it; more by agreement alone, and each reading is recorded.',
        )}
      </p>
      <ul>
        {(found?.pacts ?? []).map((one) => (
          <li key={one.id}>
            <b>{nameOf(one.departmentId)}</b> {label(dataClasses[one.dataClass])}{' '}
            <span className={one.endsOn !== null && one.endsOn < today ? 'tag wa' : 'tag ok'}>
              {one.endsOn !== null && one.endsOn < today ? t('已到期', 'Over') : t('有效', 'In force')}
            </span>
            <p className="dim s">
              {one.document} · {one.agreedOn} — {one.endsOn ?? t('长期', 'open')}
            </p>
          </li>
        ))}
      </ul>
      {may && directory !== undefined ? (
        <p>
          <button type="button" className="b" onClick={() => setWriting(true)}>
            {t('加一项约定…', 'Add an agreement…')}
          </button>
        </p>
      ) : null}
      {(found?.readings.length ?? 0) === 0 ? null : (
        <details>
          <summary>{t(`读取记录（${found?.readings.length}）`, `Readings (${found?.readings.length})`)}</summary>
          <ul>
            {found?.readings.slice(0, 30).map((one) => {
              const pact = found.pacts.find((known) => known.id === one.pactId);
              return (
                <li key={`${one.pactId} ${one.at} ${one.accountId}`}>
                  {instantShort(one.at, today)} {one.byName}{' '}
                  {pact === undefined ? '' : label(dataClasses[pact.dataClass])} {t(`${one.n} 人`, `${one.n} people`)}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {writing && directory !== undefined ? (
        <DocketForm
          title={t('部门共享约定', 'Sharing with a department')}
          press={t('保存', 'Save')}
          schema={PactForm}
          directory={directory}
          fixed={(id) => ({ id })}
          draft="pact"
          queryKey="pacts"
          saved={t('存好了', 'Saved')}
          send={(input) => peopleClient.savePact(input)}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </section>
  );
}

function Successions({ rows }: { rows: readonly { id: string; name: string; toOn: string; successorId: string }[] }) {
  const t = useWords();
  const may = useMay('succession.save');
  const directory = useDirectory();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const fill = async () => {
    try {
      const { added } = await peopleClient.loadReform();
      void message.success(t(`填入 ${added} 个`, `${added} added`));
    } catch (error) {
      void message.error(problemWords(error));
    }
    void queries.invalidateQueries({ queryKey: ['staffing'] });
  };
  return (
    <section className="card people-part" aria-label={t('部门职能承继', 'Departments of before')}>
      <h2>{t('部门职能承继', 'Departments of before')}</h2>
      <p className="dim">
        {t('旧名册、旧文件写的是改革前的部门；这里写明现在归谁。', 'Old lists name departments of before the reform.')}
      </p>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('原部门', 'Before')}</th>
              <th scope="col">{t('到哪天止', 'Until')}</th>
              <th scope="col">{t('现在归', 'Today')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td className="num nw" data-label={t('到哪天止', 'Until')}>
                  {one.toOn}
                </td>
                <td data-label={t('现在归', 'Today')}>
                  {directory?.organisations.find((known) => known.id === one.successorId)?.name ?? ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {may ? (
        <p>
          <button type="button" className="b" onClick={() => void fill()}>
            {t('填入 2018 年机构改革', 'Fill in the reform of 2018')}
          </button>
        </p>
      ) : null}
    </section>
  );
}
