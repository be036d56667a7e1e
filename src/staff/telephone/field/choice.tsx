import { useLabel } from '../../base/language.tsx';
import type { Words } from '../../../domain/base/words.ts';

/** One of a short list, as the telephone itself lets choose. */
export function Choice({
  id,
  label,
  value,
  options,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  options: Readonly<Record<string, Words>>;
  onChange: (value: string) => void;
}) {
  const w = useLabel();
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {Object.entries(options).map(([one, words]) => (
          <option key={one} value={one}>
            {w(words)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Ticked or not. */
export function Tick({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="pick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Why the form was not taken. */
export function Wrong({ words }: { words: string | null }) {
  return words === null ? null : (
    <p className="msg" role="alert">
      {words}
    </p>
  );
}
