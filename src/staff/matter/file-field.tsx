import { PaperClipOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Field } from '../../domain/base/field.ts';
import { client } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { packedPhoto } from '../base/small-photo.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { FileButton } from './file-button.tsx';
import './file-field.css';
import { keptFiles, type KeptFile } from './box-texts.ts';

interface Props {
  field: Pick<Field, 'name' | 'zh' | 'en' | 'hintZh' | 'hintEn' | 'required'>;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** Photos are made no larger than this before they are sent; null leaves them as they are. */
  mostBytes?: number | null;
}

/** Photos and PDFs of a step: they are sent at once, travel with the draft, and are named when the step is made. */
export function FileField({ field, value, onChange, error, mostBytes = null }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const files = keptFiles(value);
  const hint = language === 'zh' ? field.hintZh : field.hintEn;
  // What another choice has added meanwhile must not be lost.
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  });
  const put = (next: readonly KeptFile[]) => onChange(next.length === 0 ? '' : JSON.stringify(next));
  // What this browser cannot read goes as it is, and the server says what is wrong with it.
  const packed = async (file: File): Promise<File> =>
    mostBytes === null ? file : packedPhoto(file, mostBytes).catch(() => file);
  const attach = useMutation({
    mutationFn: async (chosen: readonly File[]) => client.attach(await Promise.all(chosen.map(packed))),
    onSuccess: ({ attachments }) =>
      put([...latest.current, ...attachments.map(({ id, fileName }) => ({ id, fileName }))]),
  });
  return (
    <fieldset className="f file-field" data-field={field.name}>
      <legend className="f-label">
        {label(field)}
        {field.required ? <s className="must"> *</s> : null}
      </legend>
      <div className="kept-files">
        <FileButton busy={attach.isPending} onFiles={(chosen) => attach.mutate(chosen)}>
          <PaperClipOutlined aria-hidden="true" />{' '}
          {attach.isPending ? t('正在上传…', 'Uploading…') : t('加照片、PDF', 'Add photos, PDFs')}
        </FileButton>
        {files.map((one) => (
          <span key={one.id} className="tag">
            {one.fileName}
            <button
              type="button"
              onClick={() => put(files.filter(({ id }) => id !== one.id))}
              aria-label={t(`去掉 ${one.fileName}`, `Remove ${one.fileName}`)}
            >
              ×
            </button>
          </span>
        ))}
      </div>
      {attach.error === null ? null : <ErrorLine error={attach.error} />}
      {error === undefined ? null : <p className="wrong">{error}</p>}
      {hint === undefined ? null : <p className="hint">{hint}</p>}
    </fieldset>
  );
}
