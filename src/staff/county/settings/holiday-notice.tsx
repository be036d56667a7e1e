import { Input } from 'antd';
import { useRef, useState } from 'react';
import { readProclamation, type ReadProclamation } from '../../../domain/law/holiday-notice.ts';
import { useLabel, useWords } from '../../base/language.tsx';

/** 放假通知: pasted whole, read day by day, and entered only when everything in it fits; saving stays with the person. */
export function PasteProclamation({
  year,
  onRead,
}: {
  year: number;
  onRead: (days: ReadProclamation['days']) => void;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadProclamation | null>(null);
  const enter = (said = text) => {
    const found = readProclamation(said, year);
    setRead(found);
    if (found.problems.length === 0) onRead(found.days);
  };
  return (
    <section className="settings-paste">
      <label htmlFor="proclamation">{t(`粘贴 ${year} 年的放假通知`, `Paste the notice for ${year}`)}</label>
      <Input.TextArea
        id="proclamation"
        value={text}
        autoSize={{ minRows: 3, maxRows: 12 }}
        placeholder={t(
          '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。……',
          '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。…',
        )}
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
      />
      {read === null ? null : <WhatWasRead read={read} />}
      <p>
        <button type="button" className="b" disabled={text.trim() === ''} onClick={() => enter()}>
          {t('读进下面的表', 'Read it into the list')}
        </button>{' '}
        <FromFile
          onRead={(said) => {
            setText(said);
            enter(said);
          }}
        />
      </p>
    </section>
  );
}

/** What is wrong with the notice, or how many days were taken from it. */
function WhatWasRead({ read }: { read: ReadProclamation }) {
  const t = useWords();
  const label = useLabel();
  if (read.problems.length > 0)
    return (
      <div className="error-line" role="alert">
        <b>{t('一天也没有录入，请对照通知改好，再按一次：', 'Nothing was entered. Correct this and press again:')}</b>
        <ul>
          {read.problems.map((problem) => (
            <li key={problem.zh}>{label(problem)}</li>
          ))}
        </ul>
      </div>
    );
  const off = read.days.filter((one) => one.kind === 'off').length;
  const works = read.days.length - off;
  return (
    <output className="ok">
      {t(
        `读出放假 ${off} 天、上班 ${works} 天，都在下面；看一遍，再按“保存日历”。`,
        `${off} days off and ${works} to work were read into the list below: look through it, then save.`,
      )}
      {read.notes.map((note) => ` ${label(note)}${t('。', '.')}`)}
    </output>
  );
}

function FromFile({ onRead }: { onRead: (said: string) => void }) {
  const t = useWords();
  const file = useRef<HTMLInputElement>(null);
  const open = async (chosen: File | undefined) => {
    if (chosen !== undefined) onRead(decoded(await chosen.arrayBuffer()));
  };
  return (
    <>
      <button type="button" className="b" onClick={() => file.current?.click()}>
        {t('从文件读（txt）', 'From a file (txt)')}
      </button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".txt,.csv"
        aria-label={t('选放假通知的文件', 'Choose the file of the notice')}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** UTF-8 where it is that, else what Windows in China writes. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
