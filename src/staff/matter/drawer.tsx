import { Suspense, type ReactNode } from 'react';
import type { Calendar } from '../../domain/base/calendar.ts';
import type { MoveWords } from '../../domain/matter/words/move-words.ts';
import type { Directory } from '../base/client.ts';
import { useLabel } from '../base/language.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { SideDrawer } from '../base/ui/side-drawer.tsx';
import { useDirectory } from '../base/directory.ts';
import { useCalendar } from './matter-rules.ts';
import { later } from '../base/later.ts';
import './matter-move.css';

const { Part: OthersThere } = later(async () => (await import('./presence/presence-line.tsx')).OthersThere);

interface Props {
  rule: Pick<MoveWords, 'zh' | 'en'>;
  number: string;
  /** Whose matter it is, beside the number. */
  who: string;
  /** With a letter it is wide and shows the letter as it is being written; a table of people has all of the width. */
  wide: boolean | 'table';
  onClose: () => void;
  /** The form, once what it chooses from has been read; it is loaded behind the page. */
  children: (directory: Directory, calendar: Calendar) => ReactNode;
}

/** A move is made here, the matter stays below. */
export function MoveDrawer({ rule, number, who, wide, onClose, children }: Props) {
  const label = useLabel();
  const directory = useDirectory();
  const calendar = useCalendar();
  return (
    <SideDrawer
      width={wide === false ? 420 : 860}
      onClose={onClose}
      className={classOf(wide)}
      title={label(rule)}
      mark={
        <>
          <span className="tag">{number}</span>
          <span className="mut s el">{who}</span>
        </>
      }
    >
      <Suspense fallback={null}>
        <OthersThere number={number} />
      </Suspense>
      {directory === undefined || calendar === undefined ? (
        <Loading rows={6} />
      ) : (
        <Suspense fallback={<Loading rows={6} />}>{children(directory, calendar)}</Suspense>
      )}
    </SideDrawer>
  );
}

function classOf(wide: Props['wide']): string {
  if (wide === 'table') return 'move-drawer table';
  return wide ? 'move-drawer wide' : 'move-drawer';
}
