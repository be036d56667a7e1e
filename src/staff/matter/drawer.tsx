import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { Calendar } from '../../domain/base/calendar.ts';
import type { Directory } from '../base/client.ts';
import { KeyLayer } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useNarrow } from '../base/theme.ts';
import { Loading } from '../base/ui/loading.tsx';
import { useCalendar, useDirectory } from './matter-rules.ts';
import type { MoveWords } from './matter-view.ts';
import './matter-move.css';

interface Props {
  rule: MoveWords;
  number: string;
  /** Whose matter it is, beside the number. */
  who: string;
  /** With a letter it is wide and shows the letter as it is being written; a table of people has all of the width. */
  wide: boolean | 'table';
  onClose: () => void;
  /** The form, once what it chooses from has been read. */
  children: (directory: Directory, calendar: Calendar) => ReactNode;
}

/** A move is made here, the matter stays below. */
export function MoveDrawer({ rule, number, who, wide, onClose, children }: Props) {
  const t = useWords();
  const label = useLabel();
  const narrow = useNarrow();
  const directory = useDirectory();
  const calendar = useCalendar();
  return (
    <Drawer
      open
      placement="right"
      size={narrow ? '100%' : wide === false ? 420 : 860}
      onClose={onClose}
      closable={false}
      className={classOf(wide)}
      title={
        <div className="move-title">
          <b>{label(rule)}</b>
          <span className="tag">{number}</span>
          <span className="mut s el">{who}</span>
          <span className="sp" />
          <button type="button" className="b t sm" onClick={onClose}>
            {t('关闭', 'Close')} <kbd>Esc</kbd>
          </button>
        </div>
      }
    >
      <KeyLayer>
        {directory === undefined || calendar === undefined ? <Loading rows={6} /> : children(directory, calendar)}
      </KeyLayer>
    </Drawer>
  );
}

function classOf(wide: Props['wide']): string {
  if (wide === 'table') return 'move-drawer table';
  return wide ? 'move-drawer wide' : 'move-drawer';
}
