import { PaperClipOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { client, type SeenMatter } from '../client.ts';
import { useWords } from '../language.tsx';
import { useMay } from '../me.tsx';
import { ErrorLine } from '../ui/error-line.tsx';

export const fileTypes = 'image/jpeg,image/png,image/webp,application/pdf';

/** Adds photos and PDFs to the matter. */
export function Attachments({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const { number } = matter.complaint;
  const add = useMutation({
    mutationFn: (files: readonly File[]) => client.attach(files, number),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['complaint', number] }),
  });
  if (!useMay('attachment.add')) return null;
  return (
    <section className="card" aria-label={t('附件', 'Attachments')}>
      <h2 className="card-head">
        {t('照片、PDF', 'Photos, PDFs')} <small>{matter.attachments.length}</small>
      </h2>
      <div className="attach">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={fileTypes}
          aria-label={t('选照片或 PDF', 'Choose photos or PDFs')}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            if (files.length > 0) add.mutate(files);
            event.target.value = '';
          }}
        />
        <button type="button" className="b" disabled={add.isPending} onClick={() => input.current?.click()}>
          <PaperClipOutlined /> {add.isPending ? t('正在上传…', 'Uploading…') : t('加照片或 PDF', 'Add photos or PDFs')}
        </button>
        <p className="dim s">
          {t('每个最大 10 MB；照片里的位置信息会去掉。', 'At most 10 MB each; places in photos are removed.')}
        </p>
        {add.error === null ? null : <ErrorLine error={add.error} />}
      </div>
    </section>
  );
}
