import { Drawer } from 'antd';
import { procedure, type PersonMove } from '../../domain/procedure.ts';
import type { SeenMatter } from '../client.ts';
import { KeyLayer } from '../keys.tsx';
import { useLabel, useWords } from '../language.tsx';
import { useNarrow } from '../theme.ts';
import { Loading } from '../ui/loading.tsx';
import { MoveForm } from './form.tsx';
import { useCalendar, useDirectory } from './rules.ts';
import './move.css';

interface Props {
  matter: SeenMatter;
  move: PersonMove;
  onClose: () => void;
  onDone: (after: SeenMatter) => void;
}

/** A move is made here, the matter stays below. With a letter it is wide and shows the letter as it is being written. */
export function MoveDrawer({ matter, move, onClose, onDone }: Props) {
  const t = useWords();
  const label = useLabel();
  const narrow = useNarrow();
  const directory = useDirectory();
  const calendar = useCalendar();
  const { complaint } = matter;
  const wide = procedure[move].paper !== null;
  return (
    <Drawer
      open
      placement="right"
      size={narrow ? '100%' : wide ? 860 : 420}
      onClose={onClose}
      closable={false}
      className={wide ? 'move-drawer wide' : 'move-drawer'}
      title={
        <div className="move-title">
          <b>{label(procedure[move])}</b>
          <span className="tag">{complaint.number}</span>
          <span className="mut s el">
            {complaint.consumerName} {t('诉', 'v.')} {complaint.operatorName}
          </span>
          <span className="sp" />
          <button type="button" className="b t sm" onClick={onClose}>
            {t('关闭', 'Close')} <kbd>Esc</kbd>
          </button>
        </div>
      }
    >
      <KeyLayer>
        {directory === undefined || calendar === undefined ? (
          <Loading rows={6} />
        ) : (
          <MoveForm
            matter={matter}
            move={move}
            directory={directory}
            calendar={calendar}
            onClose={onClose}
            onDone={onDone}
          />
        )}
      </KeyLayer>
    </Drawer>
  );
}
