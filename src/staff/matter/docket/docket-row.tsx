import { useState } from 'react';
import type { z } from 'zod';
import { ProblemError, type Directory } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { DocketForm } from './docket-form.tsx';

interface Props<Row> {
  title: string;
  schema: z.ZodObject | (() => Promise<z.ZodObject>);
  directory: Directory;
  /** The row that is changed; null for a new one. */
  row: Row | null;
  /** Under which name the typed is kept until it is saved. */
  draft: string;
  /** The first part of the query keys that are read again. */
  queryKey: string;
  /** The row as it is saved now. */
  reread: (id: string) => Promise<Row | null>;
  /** What is saved, in one line. */
  wordsOf: (row: Row) => string;
  save: (input: Record<string, unknown>) => Promise<object>;
  onClose: () => void;
}

/**
 * The form of a row that several may change: it is saved over the version that was read and no other. Who comes second keeps what
 * he typed, reads what stands there now, and saves over that when he presses again.
 */
export function RowForm<Row extends { id: string; version: number }>(props: Props<Row>) {
  const { title, schema, directory, row, queryKey, reread, wordsOf, save, onClose } = props;
  const t = useWords();
  const draft = row === null ? props.draft : `${props.draft}.${row.id}`;
  const [theirs, setTheirs] = useState<Row | null>(null);
  const send = async (input: Record<string, unknown>) => {
    try {
      return await save(input);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'changed-meanwhile') {
        const now = await reread(String(input['id']));
        if (now !== null) setTheirs(now);
      }
      throw error;
    }
  };
  return (
    <DocketForm
      title={title}
      press={t('保存', 'Save')}
      schema={schema}
      directory={directory}
      // What was begun over an older version is still over that one: the row may have been changed while the draft lay.
      fixed={(id, typed) => ({ id: row?.id ?? id, version: theirs?.version ?? Number(typed['version'] ?? 0) })}
      {...(row === null ? {} : { start: ({ texts }) => ({ ...texts(row), version: String(row.version) }) })}
      draft={draft}
      queryKey={queryKey}
      saved={t('存好了', 'Saved')}
      above={
        theirs === null ? null : (
          <p className="docket-theirs">
            {t(
              `现在存的是：${wordsOf(theirs)}。再按一次“保存”，就按您填的存。`,
              `Saved now: ${wordsOf(theirs)}. Press Save once more to keep yours.`,
            )}
          </p>
        )
      }
      send={send}
      onClose={onClose}
    />
  );
}
