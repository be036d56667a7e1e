import { PaperClipOutlined } from '@ant-design/icons';
import { App, Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { listsFor } from '../../../domain/station/charter-admission.ts';
import type { Charter, CharterMove } from '../../../domain/station/charter.ts';
import charterDocket from '../../../domain/station/charter-procedure.ts?charterDocket';
import { inForce, standardsFor, type Measures, type Standard } from '../../../domain/station/standard.ts';
import { client, type Directory } from '../../base/client.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { FileButton } from '../../matter/file-button.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { Findings, HandoverList, type Drawing } from './checklist.tsx';
import { charterCalls, useStandards, type SeenFile } from './charter-wire.ts';

interface Props {
  view: SeenFile;
  move: CharterMove;
  directory: Directory;
  onClose: () => void;
}

/** The form of one step of a station: lists to tick, photos to add and matters to hand over are drawn in their own way. */
export function StepForm({ view, move, directory, onClose }: Props) {
  const label = useLabel();
  const t = useWords();
  const standards = useStandards();
  const entry = view.entry;
  const rule = charterDocket.procedure[move];
  const filling = useFilling(entry, move);
  if (rule === undefined) return null;
  return (
    <DocketForm
      title={`${label(rule)} · ${entry.name}`}
      press={label(rule)}
      schema={rule.form}
      directory={directory}
      fixed={() => (move === 'acknowledge' ? { duty: readDuty(entry, standards) } : filling.fixed)}
      start={startOf(entry, move)}
      draft={`charter.${entry.id}.${move}`}
      queryKey="charters"
      saved={t(`${rule.zh}：${entry.name}`, `${rule.en}: ${entry.name}`)}
      send={(input, clientId) => charterCalls.move(entry.number, move, { version: entry.version, clientId, input })}
      onClose={onClose}
      draw={(field, drawing) => {
        const Drawn = ownFields[field];
        if (Drawn === undefined) return undefined;
        return <Drawn filling={filling} standards={standards} directory={directory} drawing={drawing} />;
      }}
      above={
        <>
          {move === 'acknowledge' ? <DutySheet entry={entry} standards={standards} /> : null}
          {filling.withFiles ? <Photos ids={filling.files} onChange={filling.setFiles} /> : null}
        </>
      }
    />
  );
}

type Filling = ReturnType<typeof useFilling>;

/** What is ticked, chosen, measured and photographed for a step; of that `fixed` goes with it. */
function useFilling(entry: Charter, move: CharterMove) {
  const [files, setFiles] = useState<readonly string[]>([]);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [sitings, setSitings] = useState<readonly string[]>(entry.sitings);
  const [villages, setVillages] = useState<readonly string[]>(entry.servesRegionIds);
  const [measures, setMeasures] = useState<Measures>(entry.measures);
  const withFiles = move === 'deliver' || move === 'post' || move === 'recordActivity';
  const fixed: Record<string, unknown> = {
    ...(withFiles ? { attachmentIds: files } : {}),
    ...(move === 'deliver' || move === 'post' ? { codes } : {}),
    ...(move === 'classify' ? { sitings, servesRegionIds: villages } : {}),
    ...(move === 'inspect' ? { measures } : {}),
  };
  const chosen = { codes, setCodes, sitings, setSitings, villages, setVillages };
  return { entry, move, withFiles, files, setFiles, ...chosen, measures, setMeasures, fixed };
}

interface OwnField {
  filling: Filling;
  standards: readonly Standard[];
  directory: Directory;
  drawing: Drawing;
}

/** The fields that are drawn in their own way. */
const ownFields: Readonly<Record<string, (props: OwnField) => ReactNode>> = {
  findings: Visit,
  handover: ({ filling, drawing }) => <HandoverList number={filling.entry.number} drawing={drawing} />,
  codes: DeliveredOrPosted,
  sitings: Sitings,
  servesRegionIds: Villages,
};

function Visit({ filling: { entry, move, measures, setMeasures }, standards, drawing }: OwnField) {
  const subjects =
    move === 'inspect' ? (['admission', 'equipment'] as const) : (['equipment', 'standardisation'] as const);
  return (
    <Findings
      lists={listsFor(entry, standards, subjects)}
      measures={measures}
      onMeasures={setMeasures}
      drawing={drawing}
    />
  );
}

function DeliveredOrPosted({ filling: { entry, move, codes, setCodes }, standards }: OwnField) {
  const t = useWords();
  return (
    <Ticks
      words={move === 'deliver' ? t('送到的资料', 'Delivered') : t('上墙的制度', 'On the wall')}
      options={
        move === 'deliver'
          ? standardsFor(standards, 'kit', entry)
              .flatMap((one) => one.items)
              .map(({ code, zh }) => ({ value: code, label: zh }))
          : standardsFor(standards, 'rule', entry).map(({ code, title, version }) => ({
              value: code,
              label: t(`${title}（第 ${version} 版）`, `${title} (v${version})`),
            }))
      }
      value={codes}
      onChange={setCodes}
    />
  );
}

function Sitings({ filling: { sitings, setSitings }, standards }: OwnField) {
  const t = useWords();
  return (
    <Ticks
      words={t('计入哪些“进”', 'Programme entries')}
      options={[
        ...new Map(
          inForce(standards)
            .filter((one) => one.subject === 'programme')
            .flatMap((one) => one.items.map(({ code, zh }) => [code, { value: code, label: zh }] as const)),
        ).values(),
      ]}
      value={sitings}
      onChange={setSitings}
    />
  );
}

function Villages({ filling: { villages, setVillages }, directory }: OwnField) {
  const t = useWords();
  return (
    <label className="f">
      <span className="f-label">{t('还服务哪些村', 'Villages it serves')}</span>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={[...villages]}
        onChange={setVillages}
        placeholder={t('不选就只算所在的村、社区', 'None: its own village only')}
        options={directory.regions
          .filter((one) => one.kind === 'village')
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </label>
  );
}

/** What the form shows of what is known. */
function startOf(entry: Charter, move: CharterMove): Record<string, string> {
  if (move === 'hang') return { plaqueNumber: entry.number.replace(/^站/u, '') };
  if (move === 'reviewYear') return { year: String(new Date().getFullYear()) };
  if (move === 'acknowledge') return { name: entry.contactName };
  if (move === 'classify') return { tier: entry.tier, education: entry.educationSince === null ? '' : 'yes' };
  if (move === 'recordActivity') return { kind: 'publicity' };
  return {};
}

/** The sheet that stands above the form. */
function readDuty(entry: Charter, standards: readonly Standard[]): { code: string; version: number } | null {
  const [duty] = standardsFor(standards, 'duty', entry);
  return duty === undefined ? null : { code: duty.code, version: duty.version };
}

function DutySheet({ entry, standards }: { entry: Charter; standards: readonly Standard[] }) {
  const [duty] = standardsFor(standards, 'duty', entry);
  if (duty === undefined) return null;
  return (
    <section className="duty-sheet">
      <h3>{`${duty.title}（第 ${duty.version} 版）`}</h3>
      <p>{duty.body}</p>
    </section>
  );
}

function Ticks(props: {
  words: string;
  options: readonly { value: string; label: string }[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  return (
    <fieldset className="f charter-ticks">
      <legend className="f-label">{props.words}</legend>
      <Checkbox.Group options={[...props.options]} value={[...props.value]} onChange={props.onChange} />
    </fieldset>
  );
}

/** Photos are sent at once and named with the step. */
export function Photos({ ids, onChange }: { ids: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const { attachments } = await client.attach(files);
      onChange([...ids, ...attachments.map((one) => one.id)]);
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className="docket-moves">
      <FileButton busy={busy} onFiles={(files) => void add(files)}>
        <PaperClipOutlined aria-hidden="true" /> {t('加照片为证', 'Add photos')}
      </FileButton>
      {ids.length === 0 ? null : <span className="dim">{t(`已加 ${ids.length} 张`, `${ids.length} added`)}</span>}
    </p>
  );
}
