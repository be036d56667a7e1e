import { useRef } from 'react';

interface Props {
  /** What the button says. */
  words: string;
  /** What the chosen file is, for who does not see the button. */
  label: string;
  /** Which columns the table must have. */
  hint: string;
  busy: boolean;
  onFile: (file: File) => void;
}

/** The press that takes a table in, with the columns that it must have; the same file can be chosen again once it was mended. */
export function TableButton({ words, label, hint, busy, onFile }: Props) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <p className="docket-moves">
      <button type="button" className="b" disabled={busy} onClick={() => box.current?.click()}>
        {words}
      </button>
      <input
        ref={box}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
      <span className="dim s">{hint}</span>
    </p>
  );
}
