import { PaperClipOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { client } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { FileButton } from './file-button.tsx';
import type { SeenView } from './matter-view.ts';

/** Adds photos and PDFs to the matter. */
export function Attachments({
  kind,
  number,
  view,
}: {
  kind: MatterKind;
  number: string;
  view: Pick<SeenView, 'attachments'>;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (files: readonly File[]) => client.attach(files, number),
    onSettled: () => void queries.invalidateQueries({ queryKey: [kind, number] }),
  });
  if (!useMay('attachment.add')) return null;
  return (
    <section className="card" aria-label={t('附件', 'Attachments')}>
      <h2 className="card-head">
        {t('照片、PDF', 'Photos, PDFs')} <small>{view.attachments.length}</small>
      </h2>
      <div className="attach">
        <FileButton busy={add.isPending} onFiles={(files) => add.mutate(files)}>
          <PaperClipOutlined aria-hidden="true" />{' '}
          {add.isPending ? t('正在上传…', 'Uploading…') : t('加照片或 PDF', 'Add photos or PDFs')}
        </FileButton>
        <p className="dim s">
          {t('每个最大 10 MB；照片里的位置信息会去掉。', 'At most 10 MB each; places in photos are removed.')}
        </p>
        {add.error === null ? null : <ErrorLine error={add.error} />}
      </div>
    </section>
  );
}
