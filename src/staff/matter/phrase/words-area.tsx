import { Input } from 'antd';
import { Suspense, useLayoutEffect, useRef, useState, type ComponentProps, type RefObject } from 'react';
import type { FilledPart, Variable } from '../../../domain/matter/phrase/variables.ts';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay } from '../../base/me.tsx';
import './phrase.css';

const { Part: PhrasePicker } = later(async () => (await import('./phrase-picker.tsx')).PhrasePicker);

type Props = Omit<ComponentProps<typeof Input.TextArea>, 'value' | 'onChange'> & {
  value: string;
  onChange: (value: string) => void;
};

/** A long text, into which 常用语 are put: by two strokes of the slash, by Alt and the semicolon, or by the press above it. */
export function WordsArea(props: Props) {
  return useMay('phrase.keep') ? <PhraseArea {...props} /> : <PlainArea {...props} />;
}

function PlainArea({ onChange, ...rest }: Props) {
  return <Input.TextArea {...rest} onChange={(event) => onChange(event.target.value)} />;
}

/** A stretch of the text, by its letters. */
interface Stretch {
  from: number;
  to: number;
}

/** Two slashes, which are two 、 under an input method of Chinese; behind a colon they are an address. */
const asking = /(?:^|[^:：/、])(?:\/\/|、、)$/u;

function PhraseArea({ value, onChange, onFocus, onBlur, ...rest }: Props) {
  const t = useWords();
  const whole = useRef<HTMLDivElement>(null);
  const { place, said, over, open, close, put, type } = usePutting(whole, value, onChange, rest.maxLength);
  // Where several texts stand in a form, the key is that of the text in which the cursor is.
  const [isHere, setHere] = useState(false);
  const shortcut = { key: 'alt+;', zh: '放进一条常用语', en: 'Put a phrase in', run: open };
  useKeys([{ ...shortcut, when: isHere && place === null }], 'form');
  return (
    <div className="words-area" ref={whole}>
      <Input.TextArea
        {...rest}
        aria-keyshortcuts="Alt+;"
        value={value}
        onChange={(event) => type(event.target.value, event.target.selectionStart)}
        onFocus={(event) => {
          setHere(true);
          onFocus?.(event);
        }}
        onBlur={(event) => {
          setHere(false);
          onBlur?.(event);
        }}
      />
      {/* The keys do the same from within the text, so that nobody tabs through it on his way. */}
      <button type="button" className="phrase-open" tabIndex={-1} onClick={place === null ? open : close}>
        {t('常用语', 'Phrases')} <kbd aria-hidden="true">{'//'}</kbd>
      </button>
      {place === null ? null : (
        <Suspense fallback={null}>
          <PhrasePicker onPick={put} onClose={close} />
        </Suspense>
      )}
      {over === null ? <Said open={said} /> : <NoRoom over={over} />}
    </div>
  );
}

/** Where a phrase goes, and what comes of the text when it is put there. */
function usePutting(
  whole: RefObject<HTMLDivElement | null>,
  value: string,
  onChange: (value: string) => void,
  most = Number.POSITIVE_INFINITY,
) {
  // What is written over by the phrase that is chosen; null while none is looked for.
  const [place, setPlace] = useState<Stretch | null>(null);
  const [said, setSaid] = useState<readonly Variable[] | null>(null);
  // By how many characters what was chosen is too long for the text; null where it is not.
  const [over, setOver] = useState<number | null>(null);
  const [next, setNext] = useState<Stretch | null>(null);
  useLayoutEffect(() => {
    if (next === null) return;
    const area = whole.current?.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(next.from, next.to);
  }, [next, whole]);
  const open = () => {
    const area = whole.current?.querySelector('textarea');
    setPlace({ from: area?.selectionStart ?? value.length, to: area?.selectionEnd ?? value.length });
  };
  const type = (typed: string, at: number) => {
    onChange(typed);
    setSaid(null);
    setOver(null);
    // Who goes on in the text does not look for a phrase.
    const isAsking = typed.length > value.length && asking.test(typed.slice(Math.max(0, at - 3), at));
    setPlace(isAsking ? { from: at - 2, to: at } : null);
  };
  const close = () => {
    if (place === null) return;
    // The strokes that asked for a phrase are no words of the text.
    const isAsked = ['//', '、、'].includes(value.slice(place.from, place.to));
    if (isAsked) onChange(value.slice(0, place.from) + value.slice(place.to));
    const at = isAsked ? place.from : place.to;
    setNext({ from: at, to: at });
    setPlace(null);
  };
  const put = (parts: readonly FilledPart[]) => {
    if (place === null) return;
    const words = parts.map(({ text }) => text).join('');
    const filled = value.slice(0, place.from) + words + value.slice(place.to);
    // What is typed ends at the limit by itself; half a phrase would say something else.
    setOver(filled.length > most ? filled.length - most : null);
    if (filled.length > most) {
      close();
      return;
    }
    onChange(filled);
    setNext(stretchAfter(parts, place.from));
    setSaid([
      ...new Set(parts.flatMap(({ open: isOpen, variable }) => (isOpen && variable !== null ? [variable] : []))),
    ]);
    setPlace(null);
  };
  return { place, said, over, open, close, put, type };
}

/** The first of the variables that nothing is known of, to be written over at once; else the end of what was put in. */
function stretchAfter(parts: readonly FilledPart[], from: number): Stretch {
  let at = from;
  for (const { text, open } of parts) {
    if (open) return { from: at, to: at + text.length };
    at += text.length;
  }
  return { from: at, to: at };
}

/** Why nothing was put in, and the way out. */
function NoRoom({ over }: { over: number }) {
  const t = useWords();
  return (
    <output className="phrase-said told">
      {t(
        `放不下，多出 ${over} 个字；先删短一点，再放。`,
        `It does not fit by ${over} characters: shorten the text, then put it in.`,
      )}
    </output>
  );
}

/** What is left to be written by hand, in a line that reads itself out. */
function Said({ open }: { open: readonly Variable[] | null }) {
  const t = useWords();
  const names = (open ?? []).map((name) => `{${name}}`).join('');
  return (
    <output className={open === null ? 'phrase-said' : 'phrase-said told'}>
      {open === null
        ? ''
        : names === ''
          ? t('放进来了，看一遍再交。', 'Put in; read it through.')
          : t(`放进来了；${names} 这里填不上，请自己写上。`, `Put in; ${names} is not known here: write it yourself.`)}
    </output>
  );
}
