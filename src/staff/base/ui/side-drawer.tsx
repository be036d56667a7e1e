import { App, Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { KeyLayer, useKeys } from '../keys.tsx';
import { useWords } from '../language.tsx';
import { useNarrow } from '../theme.ts';
import { useFocusBack } from './focus-back.ts';
import './side-drawer.css';

/** What a drawer is there to do: its button stands at the foot and answers to Ctrl+Enter. */
export interface DrawerAct {
  words: string;
  run: () => void;
  busy?: boolean;
  stopped?: boolean;
  /** Why it is stopped: whoever presses its keys all the same is told. */
  why?: string;
}

interface Props {
  open?: boolean;
  title: ReactNode;
  /** Beside the title: a number, a state, whose it is. */
  mark?: ReactNode;
  /** Before 关闭: what else can be done with all of it. */
  more?: ReactNode;
  /** A form or a file is narrow; what has a paper or a table beside it is wide. */
  width?: 420 | 860;
  act?: DrawerAct | undefined;
  /** At the foot, left of the act. */
  foot?: ReactNode;
  className?: string;
  /** It stands beside a list that keeps the keyboard, and covers nothing. */
  beside?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The drawer of the desk: its title, 关闭 Esc on the right, and a foot that stays in sight with what is done here. */
export function SideDrawer(props: Props) {
  const {
    open = true,
    title,
    mark,
    more,
    width = 420,
    act,
    foot,
    className,
    beside = false,
    onClose,
    children,
  } = props;
  const narrow = useNarrow();
  const panelRef = useFocusBack();
  const hasFoot = act !== undefined || foot !== undefined;
  return (
    <Drawer
      open={open}
      panelRef={panelRef}
      placement="right"
      size={narrow ? '100%' : width}
      onClose={onClose}
      closable={false}
      destroyOnHidden
      className={className === undefined ? 'side-drawer' : `side-drawer ${className}`}
      {...(beside ? { mask: false, focusable: { trap: false } } : {})}
      title={<Title title={title} mark={mark} more={more} onClose={onClose} />}
      {...(hasFoot ? { footer: <Foot act={act} foot={foot} /> } : {})}
    >
      {beside ? (
        children
      ) : (
        <KeyLayer>
          {act === undefined ? null : <ActKey act={act} />}
          {children}
        </KeyLayer>
      )}
    </Drawer>
  );
}

function Title({ title, mark, more, onClose }: Pick<Props, 'title' | 'mark' | 'more' | 'onClose'>) {
  const t = useWords();
  return (
    <div className="side-drawer-title">
      <b>{title}</b>
      {mark}
      <span className="sp" />
      {more}
      <button type="button" className="b t sm" onClick={onClose}>
        {t('关闭', 'Close')} <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  );
}

function Foot({ act, foot }: Pick<Props, 'act' | 'foot'>) {
  return (
    <div className="side-drawer-foot">
      {foot}
      <span className="sp" />
      {act === undefined ? null : (
        <Button type="primary" loading={act.busy ?? false} disabled={act.stopped ?? false} onClick={() => act.run()}>
          {act.words} <kbd aria-hidden="true">Ctrl ↵</kbd>
        </Button>
      )}
    </div>
  );
}

/** Stands within the layer of the drawer, so that its key works there. */
function ActKey({ act }: { act: DrawerAct }) {
  const { message } = App.useApp();
  const { words, why, busy = false, stopped = false } = act;
  const tell = () => void message.warning({ key: 'stopped-act', content: why });
  useKeys([
    {
      key: 'mod+enter',
      zh: words,
      en: words,
      group: 'form',
      run: stopped ? tell : act.run,
      when: !busy && (!stopped || why !== undefined),
    },
  ]);
  return null;
}
