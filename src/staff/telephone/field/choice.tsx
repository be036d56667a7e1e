import { useLabel } from '../../base/language.tsx';
import type { Words } from '../../../domain/base/words.ts';

/** One of a short list, as the telephone itself lets choose. */
export function Choice<T extends string>({
  id,
  label,
  value,
  options,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  options: Readonly<Record<T, Words>>;
  onChange: (value: NoInfer<T>) => void;
}) {
  const w = useLabel();
  const isOne = (typed: string): typed is T => Object.hasOwn(options, typed);
  const names = Object.keys(options).filter(isOne);
  const choose = (typed: string) => (isOne(typed) ? onChange(typed) : undefined);
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {names.map((one) => (
          <option key={one} value={one}>
            {w(options[one])}
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
