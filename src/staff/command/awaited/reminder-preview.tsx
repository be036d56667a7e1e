import type { ReactNode } from 'react';
import { reminderLetter, reminderLines } from '../../../domain/command/reminder-letter.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import type { SeenAwaited } from './awaited-calls.ts';

/** 发催办函: the very words of the letter, to be looked at before it is sent, and the same on A4. */
export function useBeforeReminder(): (item: SeenAwaited) => { title: string; about: ReactNode } {
  const t = useWords();
  const { today } = useMe();
  return ({ entry, more }) => {
    const n = entry.reminders.length + 1;
    const lines = reminderLines(reminderLetter(entry, { on: today, byDay: more.askedBy }, n, more.letterHead));
    return {
      title: t(`发第 ${n} 次催办函？`, `Send reminder no. ${n}?`),
      about: (
        <>
          <blockquote className="reminder-text" lang="zh-CN">
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </blockquote>
          <p>
            <a href={`/papers/awaiteds/${encodeURIComponent(entry.number)}/${n}`} target="_blank" rel="noreferrer">
              {t('按 A4 看', 'See it on A4')}
            </a>
          </p>
        </>
      ),
    };
  };
}
