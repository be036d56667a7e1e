/**
 * 没保存的 (unsaved): what was changed on a page with a button 保存 and is not saved. Whoever goes to another page is asked first; drafts
 * that are kept while they are typed are none of these.
 */
import { App } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from './language.tsx';

/** Of every form that holds something unsaved, a mark. */
const unsaved = new Set<object>();

/** While it is so, nobody leaves the page without a word. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const form = {};
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved.add(form);
    window.addEventListener('beforeunload', ask);
    return () => {
      unsaved.delete(form);
      window.removeEventListener('beforeunload', ask);
    };
  }, [isUnsaved]);
}

/** Stands once in the frame: asks before a page is left on which something is not saved. What is chosen on the same page goes on. */
export function UnsavedGuard() {
  const t = useWords();
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  const isBlocked = blocker.state === 'blocked';
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    const { proceed, reset } = blocker;
    const asked = modal.confirm({
      title: t('改了还没保存', 'Not saved yet'),
      content: t(
        '这一页有改了没保存的，走了就没有了。',
        'What was changed on this page is not saved, and will be gone.',
      ),
      okText: t('不保存，离开', 'Leave without saving'),
      cancelText: t('留下，接着改', 'Stay'),
      onOk: () => proceed(),
      onCancel: () => reset(),
    });
    return () => asked.destroy();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each way out that was stopped.
  }, [isBlocked]);
  return null;
}
