/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A list that typing moves through has no element of its own in HTML. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Link } from 'react-router';
import { findPhrases } from '../../../domain/matter/phrase/find-phrase.ts';
import { phraseScopes } from '../../../domain/matter/phrase/phrase.ts';
import { fillVariables, type FilledPart } from '../../../domain/matter/phrase/variables.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { usePhrases, useVariables, type SeenPhrase } from './phrase-calls.ts';
import './phrase-picker.css';

interface Props {
  onPick: (parts: readonly FilledPart[]) => void;
  onClose: () => void;
}

/** 挑常用语: typed into by characters, pinyin or initials; what is chosen is shown as it will stand in the text. */
export function PhrasePicker({ onPick, onClose }: Props) {
  const t = useWords();
  const id = useId();
  const read = usePhrases();
  const variables = useVariables();
  const whole = useRef<HTMLFieldSetElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const choice = useChoice(read.data?.phrases ?? []);
  const { typed, found, chosen } = choice;
  useEffect(() => {
    box.current?.focus();
    whole.current?.scrollIntoView({ block: 'nearest' });
  }, [read.data]);
  const pick = (phrase: SeenPhrase | null) => {
    if (phrase !== null) onPick(fillVariables(phrase.words, variables));
  };
  const press = (event: KeyboardEvent) => choice.press(event, () => pick(chosen));
  useEscape(whole, onClose);
  return (
    <fieldset ref={whole} className="phrase-picker" aria-label={t('挑常用语', 'Choose a phrase')}>
      <input
        ref={box}
        className="phrase-box"
        role="combobox"
        aria-expanded={chosen !== null}
        aria-controls={chosen === null ? undefined : `${id}-list`}
        aria-activedescendant={chosen === null ? undefined : `${id}-${chosen.id}`}
        aria-label={t('找常用语', 'Find a phrase')}
        placeholder={t('写字、全拼或首字母', 'Characters, pinyin or initials')}
        value={typed}
        onChange={(event) => choice.type(event.target.value)}
        onKeyDown={press}
      />
      {isUnread(read) ? <ErrorLine error={read.error} onRetry={() => void read.refetch()} /> : null}
      {found.length === 0 ? null : (
        <div id={`${id}-list`} className="phrase-list" role="listbox" aria-label={t('常用语', 'Phrases')}>
          {found.map((one) => (
            <Option
              key={one.id}
              id={`${id}-${one.id}`}
              phrase={one}
              isChosen={one === chosen}
              onPick={() => pick(one)}
              onPress={press}
            />
          ))}
        </div>
      )}
      {read.data !== undefined && found.length === 0 ? <NothingFound isAsked={typed !== ''} /> : null}
      {chosen === null ? null : <Preview parts={fillVariables(chosen.words, variables)} />}
      <Foot />
    </fieldset>
  );
}

/** Esc anywhere within, on the link below or on a press to try again too, shuts this alone and not the drawer around it. */
function useEscape(whole: RefObject<HTMLElement | null>, close: () => void) {
  useEffect(() => {
    const frame = whole.current;
    const shut = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    frame?.addEventListener('keydown', shut);
    return () => frame?.removeEventListener('keydown', shut);
  });
}

/** What was typed, what it finds, and which of it the keys stand on. */
function useChoice(phrases: readonly SeenPhrase[]) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = findPhrases(phrases, typed);
  const chosen = found[Math.min(at, found.length - 1)] ?? null;
  const type = (words: string) => {
    setTyped(words);
    setAt(0);
  };
  const press = (event: KeyboardEvent, pick: () => void) => {
    // An input method has keys of its own while it composes.
    if (event.nativeEvent.isComposing) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, found.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: pick,
    };
    const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
    if (act === undefined) return;
    // Enter sends no form.
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { typed, found, chosen, type, press };
}

interface OptionProps {
  id: string;
  phrase: SeenPhrase;
  isChosen: boolean;
  onPick: () => void;
  onPress: (event: KeyboardEvent) => void;
}

function Option({ id, phrase, isChosen, onPick, onPress }: OptionProps) {
  const label = useLabel();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div
      ref={row}
      id={id}
      className="phrase-row"
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={onPick}
      onKeyDown={onPress}
    >
      <b>{phrase.name}</b> <span className="dim el">{phrase.words}</span>
      <small className="tag">{label(phraseScopes[phrase.scope])}</small>
    </div>
  );
}

function NothingFound({ isAsked }: { isAsked: boolean }) {
  const t = useWords();
  return (
    <p className="dim s">
      {isAsked
        ? t('没有这样的常用语，换个字试试。', 'None is like this; try other words.')
        : t('还没有常用语，到“管理 › 常用语”写一条。', 'There are none yet; write one under Administration › Phrases.')}
    </p>
  );
}

function Foot() {
  const t = useWords();
  return (
    <p className="phrase-foot dim s">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('挑', 'choose')} · <kbd>↵</kbd> {t('放进去', 'put in')} · <kbd>Esc</kbd>{' '}
        {t('不放', 'leave it')}
      </span>
      <Link to="/settings/phrases" target="_blank" rel="noreferrer">
        {t('管理常用语', 'Keep phrases')}
      </Link>
    </p>
  );
}

/** How it will stand in the text; what nothing is known of is marked, and said below. */
function Preview({ parts }: { parts: readonly FilledPart[] }) {
  const t = useWords();
  const open = [...new Set(parts.filter((one) => one.open).map(({ text }) => text))];
  return (
    <div className="phrase-preview">
      <p lang="zh-CN">
        {parts.map(({ text, variable, open: isOpen }, i) =>
          variable === null ? (
            text
          ) : (
            <mark key={i} className={isOpen ? 'open' : 'filled'}>
              {text}
            </mark>
          ),
        )}
      </p>
      {open.length === 0 ? null : (
        <p className="phrase-open-words s">
          {t(
            `${open.join('')} 这里填不上，放进去以后自己写。`,
            `${open.join('')} is not known here: write it yourself.`,
          )}
        </p>
      )}
    </div>
  );
}
