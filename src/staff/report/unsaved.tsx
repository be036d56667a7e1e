/** 没存的 (unsaved): what stands in an editor of a report, or lies as a draft of one, and is not in it yet: it is not sent without its newest words. */
import { App } from 'antd';
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import type { Words } from '../../domain/base/words.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { draftWire } from '../matter/draft/draft-wire.ts';
import type { SeenReport } from './report-calls.ts';

interface Unsaved {
  words: Words;
  /** Saves it into the report; null where it could not be, which the editor itself says. */
  save: () => Promise<SeenReport | null>;
}

/** The editor of what stands around the text; those of paragraphs are known by their ids. */
export const headEditor = 'head';

/** The form under which the draft of an editor is kept. */
export function editorForm({ entry }: SeenReport, editor: string): string {
  return `work_report ${entry.id} ${editor}`;
}

export function nameOfEditor({ entry }: SeenReport, editor: string): Words {
  if (editor === headEditor) return { zh: '标题那一栏', en: 'the head' };
  const n = entry.body.blocks.findIndex(({ id }) => id === editor) + 1;
  return n === 0 ? { zh: '新加的一段', en: 'the new paragraph' } : { zh: `第 ${n} 段`, en: `paragraph ${n}` };
}

const Held = createContext<{ current: Map<string, Unsaved> } | null>(null);

export function UnsavedEditors({ children }: { children: ReactNode }) {
  const held = useRef(new Map<string, Unsaved>());
  return <Held value={held}>{children}</Held>;
}

/** An editor says so while it holds words that the report does not have. */
export function useUnsaved(editor: string, isChanged: boolean, words: Words, save: Unsaved['save']): void {
  const held = useContext(Held);
  useEffect(() => {
    if (held === null || !isChanged) return;
    const all = held.current;
    all.set(editor, { words, save });
    return () => void all.delete(editor);
  });
}

/** Drafts of paragraphs that were closed without saving; where they cannot be read nobody is held up. */
async function listClosedDrafts(view: SeenReport, open: ReadonlySet<string>): Promise<string[]> {
  if (!view.moves.includes('write')) return [];
  const { drafts } = await draftWire.list().catch(() => ({ drafts: [] }));
  const mine = editorForm(view, '');
  return drafts
    .flatMap(({ form }) => (form.startsWith(mine) ? [form.slice(mine.length)] : []))
    .filter((editor) => !open.has(editor));
}

/** Before a report goes on: what is not saved is saved first, or the person stays. Gives the version to go on with; null where he stays. */
export function useSavedFirst(view: SeenReport): (press: Words) => Promise<number | null> {
  const t = useWords();
  const label = useLabel();
  const { modal } = App.useApp();
  const held = useContext(Held);
  const named = (all: readonly Words[]) => all.map((words) => label(words)).join(t('、', ', '));
  const saveAll = async (open: readonly Unsaved[], press: string): Promise<number | null> => {
    if (open.length === 0) return view.entry.version;
    const names = named(open.map(({ words }) => words));
    const isAgreed = await modal.confirm({
      title: t(`还有写了没存的：${names}`, `Not saved yet: ${names}`),
      content: t(
        `${press}以后就改不了了。先存进去再${press}？`,
        `Nothing can be written after “${press}”. Save first, then go on?`,
      ),
      okText: t(`先保存，再${press}`, `Save, then ${press}`),
      cancelText: t('先不，回去看', 'Not now'),
    });
    if (!isAgreed) return null;
    // One after the other: each is written upon what the one before has made.
    let saved = view.entry.version;
    for (const { save } of open) {
      const now = await save();
      if (now === null) return null;
      saved = now.entry.version;
    }
    return saved;
  };
  return async (pressed) => {
    const press = label(pressed);
    const open = held?.current ?? new Map<string, Unsaved>();
    const [all, editors] = [[...open.values()], new Set(open.keys())];
    const closed = await listClosedDrafts(view, editors);
    if (closed.length > 0) {
      const names = named(closed.map((editor) => nameOfEditor(view, editor)));
      const isMeant = await modal.confirm({
        title: t(`有放着没存的草稿：${names}`, `Drafts that were not saved: ${names}`),
        content: t(
          `草稿不在汇报里。要写进去的，先回去打开那一段存好；就这样${press}？`,
          'They are not in the report: go back and save what is to stand in it, or go on without them.',
        ),
        okText: t(`不要草稿，${press}`, `Without them: ${press}`),
        cancelText: t('先不，回去看', 'Not now'),
      });
      if (!isMeant) return null;
    }
    return saveAll(all, press);
  };
}
