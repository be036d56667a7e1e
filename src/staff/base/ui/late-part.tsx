import { Component, useLayoutEffect, useRef, type PropsWithChildren, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { isUnloaded } from '../loaded.ts';

/**
 * A part that is fetched when it is needed. Where it does not come, the page stands with all that is typed in it and says so: the red line
 * of what rings must not go because a form behind it was not there. A browser does not fetch once more what once failed, so the way on is to
 * load the page anew, which asks first where something is typed. What failed otherwise is the page's to tell.
 */
export class LatePart extends Component<PropsWithChildren, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isUnloaded(error)) throw error;
    return <NotThere />;
  }
}

/** How many parts did not come. What is said of one is said of all, in one place: two lay one over the other, and were read twice. */
let missing = 0;

function NotThere() {
  const t = useWords();
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    missing += 1;
    if (missing > 1 && line.current !== null) line.current.style.display = 'none';
    return () => {
      missing -= 1;
    };
  }, []);
  return (
    <div className="error-line late-part" role="alert" ref={line}>
      <b>
        {t(
          '要打开的这一块没有载入：网络断了，或者程序刚升级。网络好了，重新载入这一页再打开。',
          'The part to be opened could not be loaded: the line broke, or the program has just been upgraded. Reload this page once the line is back.',
        )}
      </b>
      <button type="button" className="b sm" onClick={() => window.location.reload()}>
        {t('重新载入', 'Reload')}
      </button>
    </div>
  );
}
