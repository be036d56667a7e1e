import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { leakKindWords } from '../../domain/base/disclosure/leak-mark.ts';
import type { GatedDocket } from '../../domain/publicity/disclosure.ts';
import type { FieldMark } from '../../domain/publicity/warning/warning.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';
import './marked-text.css';

export type SeenMark = Wire<FieldMark>;

/** A text with what the gate of publication marks in it. */
export function MarkedText({ text, marks }: { text: string; marks: readonly SeenMark[] }) {
  const pieces: { at: number; words: string; mark: SeenMark | null }[] = [];
  let end = 0;
  for (const mark of marks) {
    if (mark.at < end || text.slice(mark.at, mark.at + mark.words.length) !== mark.words) continue;
    pieces.push({ at: end, words: text.slice(end, mark.at), mark: null }, { at: mark.at, words: mark.words, mark });
    end = mark.at + mark.words.length;
  }
  pieces.push({ at: end, words: text.slice(end), mark: null });
  return (
    <p className="gate-text" lang="zh-CN">
      {pieces.map(({ at, words, mark }) =>
        mark === null ? (
          words
        ) : (
          <mark key={at} className={mark.isPassed && !mark.isFixed ? 'passed' : ''}>
            {words}
          </mark>
        ),
      )}
    </p>
  );
}

interface MarksProps {
  docket: GatedDocket;
  entryId: string;
  /** What the page asks again after something was let through. */
  queryKey: string;
  marks: readonly SeenMark[];
  /** Writes the proposal instead; null where the text cannot be written now. */
  onReplace: ((mark: SeenMark) => Promise<unknown>) | null;
  /** Whether the reader wrote in the text: then he lets nothing through. */
  isWriter: boolean;
}

/** Each mark with what it is, what to write instead, and whether somebody lets it through. */
export function MarkRows({ docket, entryId, queryKey, marks, onReplace, isWriter }: MarksProps) {
  const t = useWords();
  const label = useLabel();
  const mayPass = useMay('disclosure.pass') && !isWriter;
  const rows = marks.filter((mark, i) => marks.findIndex((one) => one.words === mark.words) === i);
  if (rows.length === 0) return null;
  const open = rows.filter(({ isPassed, isFixed }) => isFixed || !isPassed);
  return (
    <section className="gate-marks" aria-label={t('公开关口', 'Gate of publication')}>
      <p className={open.length === 0 ? 'dim' : 'wrong'} role={open.length === 0 ? undefined : 'alert'}>
        {open.length === 0
          ? t('标出来的都定了，可以公开。', 'All that was marked is decided.')
          : t(
              `还有 ${open.length} 处没定；定了才能审查、发布。`,
              `${open.length} still to be decided before it is public.`,
            )}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('哪几个字', 'Words')}</th>
            <th scope="col">{t('是什么', 'What it is')}</th>
            <th scope="col">{t('换成', 'Instead')}</th>
            <th scope="col">{t('定', 'Decide')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((mark) => (
            <tr key={mark.words}>
              <th scope="row">{mark.words}</th>
              <td>{label(leakKindWords[mark.kind])}</td>
              <td>{mark.instead === '' ? t('删去', 'left out') : mark.instead}</td>
              <td>
                <MarkActs mark={mark} pass={mayPass ? { docket, entryId, queryKey } : null} onReplace={onReplace} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ActsProps {
  mark: SeenMark;
  pass: Pick<MarksProps, 'docket' | 'entryId' | 'queryKey'> | null;
  onReplace: MarksProps['onReplace'];
}

function MarkActs({ mark, pass, onReplace }: ActsProps) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  if (mark.isPassed && !mark.isFixed) return <span className="dim">{t('放行了', 'let through')}</span>;
  const replace = async () => {
    setBusy(true);
    try {
      await onReplace?.(mark);
    } catch (error) {
      void message.error(problemWords(error));
    }
    setBusy(false);
  };
  return (
    <>
      {onReplace === null ? null : (
        <button type="button" className="b sm" disabled={busy} onClick={() => void replace()}>
          {mark.instead === '' ? t('删掉', 'Leave out') : t('换上', 'Replace')}
        </button>
      )}{' '}
      {mark.isFixed ? <span className="dim">{t('不能放行', 'never let through')}</span> : null}
      {pass === null || mark.isFixed ? null : <PassForm words={mark.words} {...pass} />}
    </>
  );
}

/** Lets one piece through, with a reason. */
function PassForm({
  words,
  docket,
  entryId,
  queryKey,
}: Pick<MarksProps, 'docket' | 'entryId' | 'queryKey'> & { words: string }) {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [reason, setReason] = useState<string | null>(null);
  const [id] = useState(() => crypto.randomUUID());
  if (reason === null)
    return (
      <button
        type="button"
        className="b sm"
        aria-label={t(`放行 ${words}`, `Let ${words} through`)}
        onClick={() => setReason('')}
      >
        {t('放行…', 'Let through…')}
      </button>
    );
  const letThrough = async () => {
    try {
      await send('/disclosure-passes', { method: 'POST', body: { id, docket, entryId, words, reason } });
      await queries.invalidateQueries({ queryKey: [queryKey] });
    } catch (error) {
      void message.error(problemWords(error));
    }
  };
  return (
    <span className="gate-pass">
      <input
        aria-label={t(`为什么“${words}”可以公开`, `Why “${words}” may be public`)}
        placeholder={t('为什么可以公开，留痕', 'why; it is kept')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="button" className="b sm" disabled={reason.trim().length < 4} onClick={() => void letThrough()}>
        {t('放行', 'Let through')}
      </button>
    </span>
  );
}
