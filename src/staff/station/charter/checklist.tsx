import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import {
  isMeasuredMet,
  isUnproven,
  measureWords,
  mostOf,
  type Measure,
  type Measures,
  type Standard,
  type StandardItem,
} from '../../../domain/station/standard.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { FileButton } from '../../matter/file-button.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { rowsOf } from '../../matter/box-texts.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { openAt } from './charter-wire.ts';

/** What a field that draws itself gets of the form around it. */
export interface Drawing {
  typed: Typed;
  change: (changed: Typed) => void;
}

/** The lists of the visit: each item ticked or not, with a remark; what is measured is ticked by its measure. */
export function Findings(props: {
  lists: readonly Standard[];
  measures: Measures;
  onMeasures: (measures: Measures) => void;
  drawing: Drawing;
}) {
  const { lists, measures, onMeasures, drawing } = props;
  const t = useWords();
  const rows = rowsOf(drawing.typed['findings'] ?? '');
  const rowOf = (standard: string, code: string) =>
    rows.find((row) => row['standard'] === standard && row['code'] === code);
  const put = (standard: string, code: string, change: Record<string, string>) => {
    const others = rows.filter((row) => row !== rowOf(standard, code));
    const before = rowOf(standard, code) ?? { standard, code, met: '', remark: '', attachmentId: '' };
    drawing.change({ findings: JSON.stringify([...others, { ...before, ...change }]) });
  };
  return (
    <>
      <AskedMeasures lists={lists} measures={measures} onMeasures={onMeasures} />
      {lists.length === 0 ? (
        <p className="dim">{t('这一类站点没有清单。', 'No list for this kind of station.')}</p>
      ) : null}
      {lists.map((standard) => (
        <fieldset className="f charter-list" key={standard.code} data-field="findings">
          <legend className="f-label">
            {standard.title} <small className="dim">{t(`第 ${standard.version} 版`, `v${standard.version}`)}</small>
          </legend>
          {standard.items.map((item) => (
            <Finding
              key={item.code}
              item={item}
              row={rowOf(standard.code, item.code)}
              measured={isMeasuredMet(item, measures)}
              onPut={(change) => put(standard.code, item.code, change)}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** What the lists measure, each once, however many items are ticked by it. */
function AskedMeasures({
  lists,
  measures,
  onMeasures,
}: {
  lists: readonly Standard[];
  measures: Measures;
  onMeasures: (measures: Measures) => void;
}) {
  const label = useLabel();
  const asked = [...new Set(lists.flatMap((one) => one.items.flatMap(({ measure }) => measure ?? [])))] as Measure[];
  return asked.map((measure) => (
    <label className="f" key={measure}>
      <span className="f-label">{label(measureWords[measure])}</span>
      <InputNumber
        min={0}
        max={mostOf[measure]}
        value={measures[measure] ?? null}
        onChange={(n) => {
          const { [measure]: _, ...rest } = measures;
          onMeasures(n === null ? rest : { ...rest, [measure]: n });
        }}
      />
    </label>
  ));
}

/** One item of a list: met or not, its photo where one has to show it, and a remark. */
function Finding({
  item,
  row,
  measured,
  onPut,
}: {
  item: StandardItem;
  row: Readonly<Record<string, string>> | undefined;
  /** What its measure says of it; null where none does. */
  measured: boolean | null;
  onPut: (change: Record<string, string>) => void;
}) {
  const t = useWords();
  const met = measured ?? row?.['met'] === 'yes';
  const photo = row?.['attachmentId'] ?? '';
  return (
    <div className="charter-item">
      <Checkbox
        checked={met}
        disabled={measured !== null}
        onChange={(event) => onPut({ met: event.target.checked ? 'yes' : '' })}
      >
        {item.zh}
        {item.must ? <small className="wrong"> {t('必备', 'must')}</small> : null}
        {item.weight === 0 ? null : <small className="dim"> {t(`${item.weight} 分`, `${item.weight}`)}</small>}
      </Checkbox>
      <span className="charter-proof">
        {isUnproven(item, met, photo === '' ? null : photo) ? (
          <small className="wrong">{t('缺照片', 'photo missing')}</small>
        ) : null}
        {item.photo ? <ItemPhoto id={photo} what={item.zh} onAdd={(id) => onPut({ attachmentId: id })} /> : null}
        <Input
          size="small"
          aria-label={t(`${item.zh}的说明`, `Remark on ${item.zh}`)}
          placeholder={t('说明', 'Remark')}
          value={row?.['remark'] ?? ''}
          onChange={(event) => onPut({ remark: event.target.value })}
        />
      </span>
    </div>
  );
}

/** The photo that shows an item; it is sent at once and named with the visit. */
function ItemPhoto({ id, what, onAdd }: { id: string; what: string; onAdd: (id: string) => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const { attachments } = await client.attach(files.slice(0, 1));
      onAdd(attachments[0]?.id ?? '');
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FileButton busy={busy} onFiles={(files) => void add(files)}>
      {id === '' ? t('照片', 'Photo') : t('已拍，换', 'Taken, change')}
      <span className="sr">{t(`：${what}`, `: ${what}`)}</span>
    </FileButton>
  );
}

/** What lies open at the station, each with who takes it; the office is proposed where nobody is near. */
export function HandoverList({ number, drawing }: { number: string; drawing: Drawing }) {
  const t = useWords();
  const found = useQuery({ queryKey: ['charters', 'open', number], queryFn: ({ signal }) => openAt(number, signal) });
  const rows = rowsOf(drawing.typed['handover'] ?? '');
  if (found.data === undefined)
    return <p className="dim">{t('正在看站里还有什么没办完…', 'Looking up what is open…')}</p>;
  const { matters, instructions, successors } = found.data;
  const put = (matter: string, toStationId: string) =>
    drawing.change({
      handover: JSON.stringify([...rows.filter((row) => row['number'] !== matter), { number: matter, toStationId }]),
    });
  const toOffice = { value: '', label: t('交所里（投诉从现在起算受理期限）', 'The office') };
  return (
    <fieldset className="f charter-list" data-field="handover">
      <legend className="f-label">
        {t(`站里没办完的 ${matters.length} 件，交给谁`, `${matters.length} open: who takes them`)}
      </legend>
      {instructions === 0 ? null : (
        <p className="wrong">
          {t(`还有 ${instructions} 条指令没有回报，先办结或撤回。`, `${instructions} instructions are open.`)}
        </p>
      )}
      {matters.length === 0 ? <p className="dim">{t('没有在办件。', 'Nothing is open.')}</p> : null}
      {matters.map((matter) => (
        <div className="charter-item" key={matter.number}>
          <span>
            <b className="nw">{matter.number}</b> <span className="dim">{matter.gist}</span>
          </span>
          <Select
            aria-label={t(`${matter.number} 交给谁`, `Who takes ${matter.number}`)}
            placeholder={t('请选', 'Choose')}
            value={rows.find((row) => row['number'] === matter.number)?.['toStationId'] ?? null}
            onChange={(to) => put(matter.number, to)}
            options={[
              toOffice,
              ...successors.map(({ id, name, km }) => ({
                value: id,
                label: t(`${name}（${km.toFixed(1)} 公里）`, `${name} (${km.toFixed(1)} km)`),
              })),
            ]}
          />
        </div>
      ))}
    </fieldset>
  );
}
