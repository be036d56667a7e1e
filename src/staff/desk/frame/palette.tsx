/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A list that typing moves through has no element of its own in HTML. */
import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { KeyLayer, type Shortcut } from '../../base/keys.tsx';
import { useLanguage, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { soughtOf, useFound, type Found } from './palette-search.ts';
import { useParts, waitsForAnswer, type Choice, type Part } from './palette-parts.tsx';
import './palette.css';

/**
 * `/` and Ctrl K: everything that the reader may see, by characters, pinyin, initials, number or the tail of a telephone, and every command that
 * is possible now; before anything is typed, what was opened last. It begins with the words that were typed elsewhere.
 */
interface PaletteProps {
  commands: readonly Shortcut[];
  words: string;
  /** Enter was pressed on them while the palette was on its way. */
  isEntered: boolean;
  onClose: () => void;
  /** Something was chosen: the focus goes where that leads. */
  onRun: () => void;
  onSheet: () => void;
}

export function Palette({ commands, words, isEntered, onClose, onRun, onSheet }: PaletteProps) {
  const t = useWords();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  // At once, before anything is drawn: the next key is the first letter, and falls on nothing in between.
  useLayoutEffect(() => box.current?.focus(), []);
  const [typed, setTyped] = useState(words);
  const sought = soughtOf(typed);
  const found = useFound(sought);
  const parts = useParts(sought, found, commands, onRun);
  const { current, press, toFirst } = useCurrent(parts, found.isBehind, isEntered);
  return (
    <Modal
      open
      closable={false}
      footer={null}
      width={680}
      onCancel={onClose}
      style={{ top: 96 }}
      className="palette"
      title={<span className="sr">{t('命令与查找', 'Commands and search')}</span>}
    >
      <KeyLayer>
        <label className="palette-find">
          <SearchOutlined aria-hidden="true" />
          <input
            ref={box}
            value={typed}
            maxLength={100}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
            aria-label={t('编号、姓名、店名、页面、命令；拼音首字母也行', 'Number, name, shop, page or command')}
            placeholder={t('编号、姓名、店名、页面、命令；拼音首字母也行', 'Number, name, shop, page or command')}
            onChange={(event) => {
              setTyped(event.target.value);
              toFirst();
            }}
            onKeyDown={press}
          />
          <Took found={found} />
          <kbd>Esc</kbd>
        </label>
        {found.error === null ? null : <ErrorLine error={found.error} onRetry={found.retry} />}
        <Missed found={found} />
        <PartList id={id} parts={parts} current={current} isBehind={found.isBehind} onPress={press} />
        <KeyHints onSheet={onSheet} />
      </KeyLayer>
    </Modal>
  );
}

/** How long the answer took; nothing while it is on its way. */
function Took({ found: { ms, isBehind } }: { found: Found }) {
  const { language } = useLanguage();
  if (ms === null || isBehind) return null;
  return (
    <span className="palette-took">
      {(ms / 1000).toFixed(2)} {language === 'zh' ? '秒' : 's'}
    </span>
  );
}

/** What could not be looked through in time is said, so that nobody takes it for empty. */
function Missed({ found: { missed, retry } }: { found: Found }) {
  const t = useWords();
  if (missed.length === 0) return null;
  return (
    <p className="palette-missed" role="alert">
      {t('有一部分没来得及查完，下面的不全。', 'Part of it was not looked through in time.')}
      <button type="button" className="b t" onClick={retry}>
        {t('再查一次', 'Look again')}
      </button>
    </p>
  );
}

interface PartListProps {
  id: string;
  parts: readonly Part[];
  current: Choice | undefined;
  isBehind: boolean;
  onPress: (event: KeyboardEvent) => void;
}

function PartList({ id, parts, current, isBehind, onPress }: PartListProps) {
  const t = useWords();
  return (
    <div
      className="palette-list"
      id={`${id}-list`}
      role="listbox"
      aria-label={t('找到的', 'Found')}
      aria-busy={isBehind}
    >
      {parts.map((part) => (
        <div key={part.words} role="group" aria-label={part.words}>
          <h3 aria-hidden="true">
            {part.words}
            {part.count === undefined ? null : <span>{part.count}</span>}
          </h3>
          {part.own.map((one) => (
            <div
              key={one.key}
              id={`${id}-${one.key}`}
              className="palette-row"
              role="option"
              tabIndex={-1}
              aria-selected={one === current}
              onClick={(event) => choose(one, event)}
              onKeyDown={onPress}
            >
              {one.row}
            </div>
          ))}
        </div>
      ))}
      {/* Where else to look is not what was looked for: that nothing was found is said besides. */}
      {isFoundIn(parts) || (isBehind && parts.length > 0) ? null : (
        <p className="empty">
          {isBehind
            ? t('正在找…', 'Looking…')
            : t(
                '没有找到。少写几个字，或换成编号；电话写整个号码或后四位。',
                'Nothing found. Write less, or a number; of a telephone write all or the last four figures.',
              )}
        </p>
      )}
    </div>
  );
}

function isFoundIn(parts: readonly Part[]): boolean {
  return parts.some(({ own }) => own.some(({ isAside }) => isAside !== true));
}

/** With Ctrl it opens in a page of its own, and the palette stays for the next one. */
function choose({ path, run }: Choice, { ctrlKey, metaKey }: KeyboardEvent | MouseEvent): void {
  if (path !== null && (ctrlKey || metaKey)) window.open(`/desk${path}`, '_blank', 'noopener');
  else run();
}

function KeyHints({ onSheet }: { onSheet: () => void }) {
  const t = useWords();
  return (
    <p className="palette-foot">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('选择', 'choose')}
      </span>
      <span>
        <kbd>↵</kbd> {t('打开', 'open')}
      </span>
      <span>
        <kbd>Ctrl ↵</kbd> {t('新页打开', 'new page')}
      </span>
      <span>
        <kbd>&gt;</kbd> {t('只列命令', 'commands')}
      </span>
      <span>
        <kbd>#</kbd> {t('编号', 'numbers')}
      </span>
      <span>
        <kbd>@</kbd> {t('人', 'people')}
      </span>
      <span className="sp" />
      <button type="button" className="b t" onClick={onSheet}>
        {t('全部快捷键', 'All shortcuts')}
      </button>
    </p>
  );
}

/**
 * The line that Enter opens: the arrow keys go up and down, from the last one to the first. Enter that is pressed before the answer has come
 * waits for it, where only what stands aside could be opened, or what was found for other words.
 */
function useCurrent(
  parts: readonly Part[],
  isBehind: boolean,
  isEntered: boolean,
): {
  current: Choice | undefined;
  press: (event: KeyboardEvent) => void;
  toFirst: () => void;
} {
  const [at, setAt] = useState(0);
  const isHeld = useRef(isEntered);
  const choices = parts.flatMap(({ own }) => own);
  const current = choices[Math.min(at, choices.length - 1)];
  useEffect(() => {
    if (!isHeld.current || isBehind) return;
    isHeld.current = false;
    if (current?.isAside !== true) current?.run();
  }, [isBehind, current]);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : choices.length - 1;
      setAt((before) => (Math.min(before, choices.length - 1) + step) % Math.max(1, choices.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (waitsForAnswer(current, at, isBehind)) isHeld.current = true;
      else if (current !== undefined) choose(current, event);
    }
  };
  return {
    current,
    press,
    toFirst: () => {
      setAt(0);
      isHeld.current = false;
    },
  };
}
