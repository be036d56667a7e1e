import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { outlineOf, type Shape } from '../../../domain/station/map-outline.ts';
import { useLabel, useWords, type Say } from '../../base/language.tsx';
import { FileButton } from '../../matter/file-button.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { coverageCalls } from './coverage-wire.ts';

interface Seat {
  longitude: string;
  latitude: string;
}

type Wrong = Partial<Record<keyof Seat | 'file', string>>;

interface ChosenFile {
  name: string;
  text: string;
}

/** 载入边界: the county's own file, read in the browser; only lines in kilometres are sent. */
export function OutlineForm({ loaded, onClose }: { loaded: boolean; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const [seat, setSeat] = useState<Seat>({ longitude: '', latitude: '' });
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [wrong, setWrong] = useState<Wrong>({});
  const { busy, refused, done } = useSaving(onClose);
  const save = () => {
    const read = readOutline(seat, file, t, label);
    setWrong(read.wrong);
    if (read.shapes === null || file === null) return;
    const form = { fileName: file.name.slice(-120), shapes: read.shapes.map((shape) => ({ ...shape })) };
    void done(() => coverageCalls.saveOutline(form), t(`载入了 ${form.shapes.length} 块边界`, 'Loaded'));
  };
  return (
    <Modal
      open
      title={t('载入乡镇边界', 'Load outlines')}
      okText={t('载入', 'Load')}
      cancelText={t('先不', 'Not now')}
      confirmLoading={busy}
      onOk={save}
      onCancel={onClose}
    >
      <p className="dim">
        {t(
          '用本县自己的 GeoJSON 文件（经纬度，WGS84）。只在这里读，不连外网；存的是离县城的公里数。',
          'The county’s own GeoJSON file in degrees (WGS84). It is read here; nothing is fetched.',
        )}
      </p>
      {refused === null ? null : <ErrorLine error={refused} />}
      <SeatFields seat={seat} wrong={wrong} onChange={setSeat} />
      <p className="docket-moves">
        <ChooseFile file={file} busy={busy} onFile={setFile} />
        {loaded ? (
          <button
            type="button"
            className="b"
            disabled={busy}
            onClick={() => void done(() => coverageCalls.removeOutline(), t('回到示意图', 'Schematic again'))}
          >
            {t('去掉现在的边界', 'Take the outlines away')}
          </button>
        ) : null}
      </p>
      {wrong.file === undefined ? null : (
        <p className="wrong" role="alert">
          {wrong.file}
        </p>
      )}
    </Modal>
  );
}

/** Sends what is done to the outlines and reads the coverage again; what is refused stays in the form. */
function useSaving(onClose: () => void) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const done = async (act: () => Promise<unknown>, words: string) => {
    setBusy(true);
    setRefused(null);
    try {
      await act();
      void message.success(words);
      await queries.invalidateQueries({ queryKey: ['coverage'] });
      onClose();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, done };
}

/** The shapes of the file as they lie around the seat, or what is wrong with the one or the other. */
function readOutline(
  seat: Seat,
  file: ChosenFile | null,
  t: Say,
  label: ReturnType<typeof useLabel>,
): { shapes: readonly Shape[] | null; wrong: Wrong } {
  const longitude = Number(seat.longitude);
  const latitude = Number(seat.latitude);
  const wrong: Wrong = {};
  if (!(longitude > 70 && longitude < 140))
    wrong.longitude = t('写东经的度数，例如 114.52', 'Degrees east, such as 114.52');
  if (!(latitude > 3 && latitude < 55)) wrong.latitude = t('写北纬的度数，例如 38.04', 'Degrees north, such as 38.04');
  if (file === null)
    return { shapes: null, wrong: { ...wrong, file: t('请选一个 GeoJSON 文件', 'Choose a GeoJSON file') } };
  if (wrong.longitude !== undefined || wrong.latitude !== undefined) return { shapes: null, wrong };
  const { problem, shapes } = outlineOf(file.text, { longitude, latitude });
  return { shapes, wrong: problem === null ? wrong : { ...wrong, file: label(problem) } };
}

/** Where the county seat lies, from which all kilometres are counted. */
function SeatFields({ seat, wrong, onChange }: { seat: Seat; wrong: Wrong; onChange: (seat: Seat) => void }) {
  const t = useWords();
  const degrees = (name: keyof Seat, zh: string, en: string) => (
    <Field label={t(zh, en)} required error={wrong[name]}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          value={seat[name]}
          onChange={(event) => onChange({ ...seat, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="coverage-seat">
      {degrees('longitude', '县城东经（度）', 'Longitude of the seat')}
      {degrees('latitude', '县城北纬（度）', 'Latitude of the seat')}
    </div>
  );
}

function ChooseFile({
  file,
  busy,
  onFile,
}: {
  file: ChosenFile | null;
  busy: boolean;
  onFile: (file: ChosenFile) => void;
}) {
  const t = useWords();
  return (
    <FileButton
      busy={busy}
      other={{
        accept: '.geojson,.json,application/geo+json,application/json',
        words: t('选 GeoJSON 文件', 'Choose a GeoJSON file'),
      }}
      onFiles={([chosen]) => {
        if (chosen !== undefined) void chosen.text().then((text) => onFile({ name: chosen.name, text }));
      }}
    >
      {file === null ? t('选文件', 'Choose a file') : t(`换文件（${file.name}）`, `Change (${file.name})`)}
    </FileButton>
  );
}
