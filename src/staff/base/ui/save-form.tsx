import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '../client.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useUnsaved } from '../unsaved.tsx';
import { ErrorLine } from './error-line.tsx';
import { SideDrawer } from './side-drawer.tsx';

export interface Draft<T> {
  value: T;
  set: (change: Partial<T>) => void;
  /** The sentence for a field that the server refused, by its path. */
  wrong: (path: string) => string | undefined;
  error: unknown;
  busy: boolean;
  submit: () => Promise<boolean>;
  /** What stands there is not what was saved last. */
  isChanged: boolean;
}

/** A form's state: what was typed, what the server said of it; a second press while saving does nothing. */
export function useDraft<T extends object>(initial: T, save: (value: T) => Promise<unknown>): Draft<T> {
  const { language } = useLanguage();
  const [value, setValue] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  return {
    value,
    set: (change) => setValue((before) => ({ ...before, ...change })),
    wrong: (path) =>
      error instanceof ProblemError ? error.fields.find((field) => field.path === path)?.[language] : undefined,
    error,
    busy,
    isChanged: value !== saved && JSON.stringify(value) !== JSON.stringify(saved),
    submit: async () => {
      if (busy) return false;
      setBusy(true);
      setError(null);
      try {
        await save(value);
        setSaved(value);
        return true;
      } catch (failure) {
        setError(failure);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** A drawer that edits one row; it stays open with everything typed when the server refuses. */
export function EditDrawer<T>({
  title,
  draft,
  onClose,
  queryKey,
  saved,
  press,
  children,
}: {
  title: string;
  draft: Draft<T>;
  onClose: () => void;
  /** What is read again once it is saved. */
  queryKey: string;
  /** Said when it is saved. */
  saved: string;
  /** What the button says, where it does more than save. */
  press?: string;
  children: ReactNode;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  useUnsaved(draft.isChanged);
  const save = async () => {
    if (!(await draft.submit())) return;
    void queries.invalidateQueries({ queryKey: [queryKey] });
    void message.success(saved);
    onClose();
  };
  return (
    <SideDrawer
      title={title}
      onClose={onClose}
      act={{ words: press ?? t('保存', 'Save'), run: () => void save(), busy: draft.busy }}
      foot={<Button onClick={onClose}>{t('取消', 'Cancel')}</Button>}
    >
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {draft.error === null ? null : <ErrorLine error={draft.error} />}
        {children}
      </form>
    </SideDrawer>
  );
}
