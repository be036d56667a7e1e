import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { ApplyForStation } from '../../../domain/station/application.ts';
import { charterStateWords, tiers, type CharterState, type Tier } from '../../../domain/station/charter.ts';
import { inForce } from '../../../domain/station/standard.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../matter/docket/docket-calls.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { FindField, isFound, SettingsTable } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import { Empty } from '../../base/ui/empty.tsx';
import { useLacks } from '../../people/missing-people.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { BatchForm } from './charter-batch.tsx';
import '../../base/ui/file.css';
import { Figures, Row } from './charter-row.tsx';
import { charterCalls, useStandards, type SeenCharter } from './charter-wire.ts';

const filters = ['kind', 'siting', 'status', 'town', 'tier', 'idle', 'due'] as const;
type Filter = (typeof filters)[number];

/** 站点: every station of the county with its life and its pulse; what is chosen stands in the address. */
export default function CharterListPage() {
  const t = useWords();
  const label = useLabel();
  const may = useMay('charter.read');
  const mayApprove = useMay('charter.approve');
  const mayExport = useMay('charter.export');
  const mayApply = useMay('charter.apply');
  const { search, change } = useAddress();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [approving, setApproving] = useState(false);
  const directory = useDirectory();
  const lacks = useLacks().station;
  const standards = useStandards();
  const list = useQuery({
    queryKey: ['charters', 'list'],
    queryFn: ({ signal }) => charterCalls.list({ state: 'all' }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may) return <Empty words={t('您的角色看不到站点。', 'Your role does not see the stations.')} />;
  const all = (list.data?.items ?? []) as SeenCharter[];
  const is = (name: Filter) => search.get(name);
  const shown = all.filter(({ entry, more }) => {
    const ended = entry.state === 'closed' || entry.state === 'refused';
    if (is('status') === null ? ended : is('status') !== entry.state) return false;
    if (is('kind') !== null && is('kind') !== entry.kindCode) return false;
    if (is('siting') !== null && is('siting') !== entry.venueKind && !entry.sitings.includes(is('siting') ?? ''))
      return false;
    if (is('town') !== null && is('town') !== more.townId) return false;
    if (is('tier') !== null && is('tier') !== entry.tier) return false;
    if (is('idle') !== null && !more.idle) return false;
    if (is('due') !== null && more.obligations.length === 0) return false;
    return isFound(typed, [
      entry.name,
      entry.number,
      more.regionName,
      entry.contactName,
      entry.batchNumber,
      entry.hostName,
    ]);
  });
  const items = (subject: string) =>
    inForce(standards)
      .filter((one) => one.subject === subject)
      .flatMap((one) => one.items);
  const choices = (pairs: readonly (readonly [string, string])[]) =>
    [...new Map(pairs)].map(([value, words]) => ({ value, label: words }));
  const filter = (name: Filter, words: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={words}
      placeholder={words}
      value={is(name)}
      onChange={(value: string | undefined) => change({ [name]: value })}
      options={options}
      popupMatchSelectWidth={false}
    />
  );
  const owing = all.filter(({ more }) => more.obligations.length > 0).length;
  const waiting = shown.filter(({ entry }) => entry.state === 'inspected');
  const batch = picked.filter((number) => waiting.some(({ entry }) => entry.number === number));
  return (
    <div className="pad settings-body">
      <title>{`${t('站点', 'Stations')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('站点', 'Stations')}</h1>
        <span className="dim s nw">
          {list.data === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
        </span>
        <span className="sp" />
        <FindField label={t('名称、编号、村、批次', 'Name, number, village')} value={typed} onChange={setTyped} />
        {mayExport ? (
          <a className="b" href="/api/export/charters?format=xlsx" download>
            {t('导出名册', 'Export')}
          </a>
        ) : null}
        {mayApply ? (
          <button type="button" className="b p" onClick={() => change({ new: '1' })}>
            {t('申请建站', 'Apply for a station')}
          </button>
        ) : null}
      </div>
      <Figures />
      <div className="charter-filters">
        {filter('kind', t('类别', 'Kind'), choices(items('kinds').map(({ code, zh }) => [code, zh])))}
        {filter('siting', t('进驻', 'Siting'), choices(items('programme').map(({ code, zh }) => [code, zh])))}
        {filter(
          'status',
          t('状态', 'State'),
          (Object.keys(charterStateWords) as CharterState[]).map((value) => ({
            value,
            label: label(charterStateWords[value]),
          })),
        )}
        {filter(
          'town',
          t('乡镇', 'Town'),
          choices(all.flatMap(({ more }) => (more.townId === null ? [] : [[more.townId, more.townName] as const]))),
        )}
        {filter(
          'tier',
          t('层次', 'Tier'),
          (Object.keys(tiers) as Tier[]).map((value) => ({ value, label: label(tiers[value]) })),
        )}
        <fieldset className="seg" aria-label={t('只看', 'Only')}>
          <button
            type="button"
            aria-pressed={is('idle') !== null}
            onClick={() => change({ idle: is('idle') === null ? '1' : null })}
          >
            {t('只看闲置', 'Idle only')}
          </button>
          <button
            type="button"
            aria-pressed={is('due') !== null}
            onClick={() => change({ due: is('due') === null ? '1' : null })}
          >
            {t(`到期 ${owing}`, `Due ${owing}`)}
          </button>
        </fieldset>
      </div>
      {mayApprove && waiting.length > 0 ? (
        <p className="docket-moves charter-moves">
          <button type="button" className="b" onClick={() => setPicked(waiting.map(({ entry }) => entry.number))}>
            {t(`选中待批准的 ${waiting.length} 个`, `Pick all ${waiting.length} inspected`)}
          </button>
          <button type="button" className="b p" disabled={batch.length === 0} onClick={() => setApproving(true)}>
            {t(`批量批准 ${batch.length} 个…`, `Approve ${batch.length}…`)}
          </button>
        </p>
      ) : null}
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        <Loading rows={10} />
      ) : (
        <section className="card" aria-label={t('站点', 'Stations')}>
          {shown.length === 0 ? (
            <Empty words={t('没有这样的站点；换个条件，或者申请建站。', 'No such station; change the filters.')} />
          ) : (
            <SettingsTable
              columns={[
                t('站点', 'Station'),
                t('类别', 'Kind'),
                t('乡镇、村', 'Town, village'),
                t('状态', 'State'),
                { figures: t('近一年登记', 'Filed') },
                { figures: t('活动', 'Active') },
                t('批次', 'Batch'),
              ]}
            >
              {shown.map((item) => (
                <Row
                  key={item.entry.id}
                  item={item}
                  lacks={lacks.get(item.entry.stationId ?? '')?.lacks}
                  picked={mayApprove && item.entry.state === 'inspected' ? batch.includes(item.entry.number) : null}
                  onPick={(on) =>
                    setPicked(on ? [...batch, item.entry.number] : batch.filter((one) => one !== item.entry.number))
                  }
                />
              ))}
            </SettingsTable>
          )}
        </section>
      )}
      {approving ? (
        <BatchForm
          stations={waiting.flatMap(({ entry: { number, name } }) =>
            number !== null && batch.includes(number) ? [{ number, name }] : [],
          )}
          onClose={() => {
            setApproving(false);
            setPicked([]);
          }}
        />
      ) : null}
      {search.get('new') !== null && mayApply && directory !== undefined ? (
        <DocketForm
          title={t('申请建站', 'Apply for a station')}
          press={t('提交申请', 'Apply')}
          schema={ApplyForStation}
          directory={directory}
          fixed={(id) => ({ id })}
          draft="charter"
          queryKey="charters"
          saved={t('申请已登记', 'The application is recorded')}
          send={(input) => charterCalls.open(input)}
          onClose={() => change({ new: null })}
          draw={(field, drawing) =>
            field === 'kindCode' ? (
              <Field label={label(kindWords)} required error={drawing.error}>
                {(control) => (
                  <Select
                    {...control}
                    {...(drawing.error === undefined ? {} : { status: 'error' as const })}
                    data-field="kindCode"
                    value={drawing.typed['kindCode'] || null}
                    onChange={(value) => drawing.change({ kindCode: value })}
                    placeholder={t('请选', 'Choose')}
                    options={items('kinds').map(({ code, zh, group }) => ({ value: code, label: `${zh}（${group}）` }))}
                  />
                )}
              </Field>
            ) : undefined
          }
        />
      ) : null}
    </div>
  );
}

const kindWords = { zh: '站点类别', en: 'Kind of station' };
