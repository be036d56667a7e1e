import { useRef, useState, type PointerEvent } from 'react';
import { signatureField, strokesOf, type Signature, type Signer } from '../../domain/base/signature.ts';
import { useWords } from '../base/language.tsx';
import { Asked } from './bars.tsx';

type Point = { x: number; y: number };

export interface Signing {
  name: string;
  lines: readonly (readonly Point[])[];
  /** He does not draw: his name is typed once the words were read to him. */
  typed: boolean;
  readAloud: boolean;
}

export const unsigned: Signing = { name: '', lines: [], typed: false, readAloud: false };

/** The signature that was given, or null when there is none yet. */
export function signatureOf(who: Signer, { name, lines, typed, readAloud }: Signing): Signature | null {
  if (name.trim() === '') return null;
  if (typed) return readAloud ? { who, name: name.trim(), strokes: null, readAloud } : null;
  return lines.length === 0 ? null : { who, name: name.trim(), strokes: strokesOf(lines), readAloud };
}

interface PadProps {
  who: Signer;
  label: string;
  signing: Signing;
  onChange: (signing: Signing) => void;
  /** On a record of the bureau nobody's name is typed for him: he signs, or it says why not. */
  byFingerAlone?: boolean;
}

/** A field to sign in with finger, pen or mouse; or, by keyboard, a name that stands for one who had it read aloud. */
export function Pad({ who, label, signing, onChange, byFingerAlone = false }: PadProps) {
  const t = useWords();
  const drawing = useDrawing(signing, onChange);
  return (
    <fieldset className="pad">
      <legend>{label}</legend>
      <Asked
        id={`name-${who}`}
        label={t('姓名', 'Name')}
        value={signing.name}
        onChange={(name) => onChange({ ...signing, name })}
      />
      {signing.typed ? null : (
        <>
          <svg
            {...drawing.field}
            className="field"
            viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
            role="img"
            aria-label={
              signing.lines.length === 0
                ? t(`${label}：在这里签名`, `${label}: sign here`)
                : t(`${label}：签好了`, `${label}: signed`)
            }
          >
            <path d={drawing.strokes} />
          </svg>
          <button type="button" className="plain" onClick={() => onChange({ ...signing, lines: [] })}>
            {t('擦掉重签', 'Wipe and sign again')}
          </button>{' '}
          <WholeScreen label={label} signing={signing} onChange={onChange} />
        </>
      )}
      {byFingerAlone ? null : (
        <label className="pick">
          <input
            type="checkbox"
            checked={signing.typed}
            onChange={(event) => onChange({ ...signing, typed: event.target.checked })}
          />
          <span>{t('不方便手写，用打的姓名', 'He cannot draw: the typed name stands')}</span>
        </label>
      )}
      {signing.typed ? (
        <label className="pick">
          <input
            type="checkbox"
            checked={signing.readAloud}
            onChange={(event) => onChange({ ...signing, readAloud: event.target.checked })}
          />
          <span>{t('上面的话念给本人听过，本人同意', 'The words were read aloud to him and he agreed')}</span>
        </label>
      ) : null}
    </fieldset>
  );
}

/**
 * 放大签: the field as large as the screen, for an old hand. A telephone that is held upright is turned: one writes along its long side, and
 * what is drawn is the same signature.
 */
function WholeScreen({ label, signing, onChange }: Pick<PadProps, 'label' | 'signing' | 'onChange'>) {
  const t = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const [isUpright, setUpright] = useState(true);
  const drawing = useDrawing(signing, onChange, isUpright);
  const { width, height } = signatureField;
  const open = () => {
    setUpright(window.innerHeight > window.innerWidth);
    box.current?.showModal();
  };
  return (
    <>
      <button type="button" className="plain" onClick={open}>
        {t('放大签', 'Sign on the whole screen')}
      </button>
      <dialog
        ref={box}
        className={isUpright ? 'whole-pad upright' : 'whole-pad'}
        aria-label={t(`${label}：放大签`, `${label}: whole screen`)}
      >
        <svg
          {...drawing.field}
          viewBox={isUpright ? `0 0 ${height} ${width}` : `0 0 ${width} ${height}`}
          role="img"
          aria-label={t(`${label}：横过来签名`, `${label}: sign here`)}
        >
          <g transform={isUpright ? `translate(${height} 0) rotate(90)` : undefined}>
            <path d={drawing.strokes} />
          </g>
        </svg>
        <p className="halves">
          <button type="button" className="btn" onClick={() => onChange({ ...signing, lines: [] })}>
            {t('擦掉', 'Wipe')}
          </button>
          <button type="button" className="btn do" onClick={() => box.current?.close()}>
            {t('签好了', 'Done')}
          </button>
        </p>
      </dialog>
    </>
  );
}

/** What the field listens to, and the strokes in it with the one that is being drawn; `turned` where its long side runs down the screen. */
function useDrawing(signing: Signing, onChange: PadProps['onChange'], turned = false) {
  const box = useRef<SVGSVGElement>(null);
  const [line, setLine] = useState<readonly Point[]>([]);
  const at = (event: PointerEvent): Point => {
    const place = box.current?.getBoundingClientRect();
    if (place === undefined || place.width === 0) return { x: 0, y: 0 };
    if (turned)
      return {
        x: ((event.clientY - place.top) / place.height) * signatureField.width,
        y: (1 - (event.clientX - place.left) / place.width) * signatureField.height,
      };
    return {
      x: ((event.clientX - place.left) / place.width) * signatureField.width,
      y: ((event.clientY - place.top) / place.height) * signatureField.height,
    };
  };
  const end = () => {
    if (line.length > 0) onChange({ ...signing, lines: [...signing.lines, line] });
    setLine([]);
  };
  const field = {
    ref: box,
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setLine([at(event)]);
    },
    onPointerMove: (event: PointerEvent) => (line.length > 0 ? setLine([...line, at(event)]) : undefined),
    onPointerUp: end,
    onPointerCancel: end,
  };
  return { field, strokes: strokesOf(line.length > 0 ? [...signing.lines, line] : signing.lines) };
}
