import { useRef, type ReactNode } from 'react';
import { useWords } from '../base/language.tsx';

const fileTypes = 'image/jpeg,image/png,image/webp,application/pdf';

interface Props {
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
  /** Another kind of file than photos and PDFs, one of it. */
  other?: { accept: string; words: string };
}

/** A button that asks for photos and PDFs; the same file may be chosen twice in a row. */
export function FileButton({ busy, onFiles, children, other }: Props) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple={other === undefined}
        hidden
        accept={other?.accept ?? fileTypes}
        aria-label={other?.words ?? t('选照片或 PDF', 'Choose photos or PDFs')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) onFiles(files);
          event.target.value = '';
        }}
      />
      <button type="button" className="b" disabled={busy} onClick={() => input.current?.click()}>
        {children}
      </button>
    </>
  );
}
