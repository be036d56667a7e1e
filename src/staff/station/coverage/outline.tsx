import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { outlineOf, type Shape } from '../../../domain/station/map-outline.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { FileButton } from '../../matter/file-button.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { coverageCalls } from './coverage-wire.ts';

interface Seat {
  longitude: string;
  latitude: string;
}

/** 载入边界: the county's own file, read in the browser; only lines in kilometres are sent. */
export function OutlineForm({ loaded, onClose }: { loaded: boolean; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [seat, setSeat] = useState<Seat>({ longitude: '', latitude: '' });
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [wrong, setWrong] = useState<Partial<Record<'longitude' | 'latitude' | 'file', string>>>({});
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
  const save = () => {
    const longitude = Number(seat.longitude);
    const latitude = Number(seat.latitude);
    const problems: typeof wrong = {};
    if (!(longitude > 70 && longitude < 140))
      problems.longitude = t('写东经的度数，例如 114.52', 'Degrees east, such as 114.52');
    if (!(latitude > 3 && latitude < 55))
      problems.latitude = t('写北纬的度数，例如 38.04', 'Degrees north, such as 38.04');
    let shapes: readonly Shape[] | null = null;
    if (file === null) problems.file = t('请选一个 GeoJSON 文件', 'Choose a GeoJSON file');
    else if (problems.longitude === undefined && problems.latitude === undefined) {
      const read = outlineOf(file.text, { longitude, latitude });
      if (read.problem !== null) problems.file = label(read.problem);
      shapes = read.shapes;
    }
    setWrong(problems);
    if (shapes === null || file === null) return;
    const form = { fileName: file.name.slice(-120), shapes: shapes.map((shape) => ({ ...shape })) };
    void done(() => coverageCalls.saveOutline(form), t(`载入了 ${form.shapes.length} 块边界`, 'Loaded'));
  };
  const number = (name: keyof Seat, zh: string, en: string) => (
    <Field label={t(zh, en)} required error={wrong[name]}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          value={seat[name]}
          onChange={(event) => setSeat({ ...seat, [name]: event.target.value })}
        />
      )}
    </Field>
  );
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
      <div className="coverage-seat">
        {number('longitude', '县城东经（度）', 'Longitude of the seat')}
        {number('latitude', '县城北纬（度）', 'Latitude of the seat')}
      </div>
      <p className="docket-moves">
        <FileButton
          busy={busy}
          other={{
            accept: '.geojson,.json,application/geo+json,application/json',
            words: t('选 GeoJSON 文件', 'Choose a GeoJSON file'),
          }}
          onFiles={([chosen]) => {
            if (chosen !== undefined) void chosen.text().then((text) => setFile({ name: chosen.name, text }));
          }}
        >
          {file === null ? t('选文件', 'Choose a file') : t(`换文件（${file.name}）`, `Change (${file.name})`)}
        </FileButton>
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
