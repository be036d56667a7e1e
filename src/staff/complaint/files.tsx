import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useRef } from 'react';
import { useWords } from '../language.tsx';
import { ErrorLine } from '../ui/error-line.tsx';
import { fileTypes } from './attachments.tsx';
import { filesOf } from './filing.ts';
import type { Intake } from './intake-form.ts';

/** Photos and PDFs of a filing; they are uploaded at once and travel with the draft. */
export function Files({ intake, camera = false }: { intake: Intake; camera?: boolean }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const files = filesOf(intake.typed);
  const { attach } = intake;
  return (
    <div className="intake-files" data-field="attachmentIds">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={fileTypes}
        aria-label={t('选照片或 PDF', 'Choose photos or PDFs')}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          if (chosen.length > 0) attach.mutate(chosen);
          event.target.value = '';
        }}
      />
      <button type="button" className="b" disabled={attach.isPending} onClick={() => input.current?.click()}>
        {camera ? <CameraOutlined /> : <PaperClipOutlined />}
        {attach.isPending
          ? t('正在上传…', 'Uploading…')
          : camera
            ? t('拍照、选照片', 'Take or choose photos')
            : t('照片、PDF', 'Photos, PDFs')}
      </button>
      {files.map((one) => (
        <span key={one.id} className="tag">
          {one.fileName}
          <button
            type="button"
            onClick={() => intake.detach(one.id)}
            aria-label={t(`去掉 ${one.fileName}`, `Remove ${one.fileName}`)}
          >
            ×
          </button>
        </span>
      ))}
      {attach.error === null ? null : <ErrorLine error={attach.error} />}
    </div>
  );
}
