import { useState, type MouseEvent } from 'react';
import { ProblemError } from '../base/client.ts';
import { useLanguage } from '../base/language.tsx';
import { wire } from './outbox/wire.ts';

/** A sheet to print, in a window of its own: the telephone's session lies in this page alone, so the window is let in first. */
export function SheetLink({ href, words }: { href: string; words: string }) {
  const { language } = useLanguage();
  const [wrong, setWrong] = useState<string | null>(null);
  const open = (event: MouseEvent) => {
    event.preventDefault();
    setWrong(null);
    // Opened in the press itself: later the browser would take it for a window that nobody asked for.
    const sheet = window.open('about:blank', '_blank');
    wire.openSheets().then(
      () => sheet?.location.replace(href),
      (error: unknown) => {
        sheet?.close();
        setWrong(error instanceof ProblemError ? error[language] : String(error));
      },
    );
  };
  return (
    <>
      <a className="btn full" href={href} target="_blank" rel="noreferrer" onClick={open}>
        {words}
      </a>
      {wrong === null ? null : (
        <p className="msg" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}
