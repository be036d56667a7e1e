import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { FileButton } from '../matter/file-button.tsx';
import '../matter/file-field.css';
import { filesOf } from './intake/complaint-filing.ts';
import type { Intake } from './intake/complaint-intake-form.ts';

type HasFiles = Pick<Intake, 'typed' | 'attach' | 'detach'>;

/** Photos and PDFs of a filing; they are uploaded at once and travel with the draft. */
export function Files({ intake, camera = false }: { intake: HasFiles; camera?: boolean }) {
  const t = useWords();
  const files = filesOf(intake.typed);
  const { attach } = intake;
  return (
    <div className="intake-files kept-files" data-field="attachmentIds">
      <FileButton busy={attach.isPending} onFiles={(chosen) => attach.mutate(chosen)}>
        {camera ? <CameraOutlined aria-hidden="true" /> : <PaperClipOutlined aria-hidden="true" />}
        {attach.isPending
          ? t('正在上传…', 'Uploading…')
          : camera
            ? t('拍照、选照片', 'Take or choose photos')
            : t('照片、PDF', 'Photos, PDFs')}
      </FileButton>
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
