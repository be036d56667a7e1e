import { InboxOutlined } from '@ant-design/icons';
import { Spin } from 'antd';
import { useState, type ReactNode, type RefObject } from 'react';
import './drop-place.css';

/** The place where a file is dropped or chosen; while one is read it waits. The same file may be chosen again. */
export function DropPlace(props: {
  /** So that a key can open it too. */
  input: RefObject<HTMLInputElement | null>;
  label: string;
  accept: string;
  busy: boolean;
  words: string;
  hint: ReactNode;
  onFile: (file: File | undefined) => void;
}) {
  const { input, busy, onFile } = props;
  const [over, setOver] = useState(false);
  return (
    <>
      <button
        type="button"
        className={over ? 'drop-place over' : 'drop-place'}
        disabled={busy}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFile(event.dataTransfer.files[0]);
        }}
      >
        {busy ? <Spin /> : <InboxOutlined aria-hidden />}
        <b>{props.words}</b>
        <span className="dim s">{props.hint}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
