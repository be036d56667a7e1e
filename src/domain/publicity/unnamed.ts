/** 不写人 (unnamed): what becomes public, or goes to every station, in one press: nobody reads it before, so nobody can let a piece through. */
import { leakKindWords, type LeakKind, type TextGate } from '../base/disclosure/leak-mark.ts';
import { Refusal, type FieldProblem } from '../base/refusal.ts';

const telling: readonly LeakKind[] = ['name', 'phone', 'identity', 'card', 'account', 'plate'];

/** Brands, models and makers sound like names: of what is written in `goods` the plain marks alone count. */
export function unnamedProblems(
  { leaksOf }: TextGate,
  told: Readonly<Record<string, string>>,
  goods: Readonly<Record<string, string>> = {},
): FieldProblem[] {
  return Object.entries({ ...told, ...goods }).flatMap(([path, text]) =>
    leaksOf(text)
      .filter(({ kind, guessed }) => telling.includes(kind) && (guessed !== true || path in told))
      .map(({ words, kind, instead }) => ({
        path,
        zh: `“${words}”是${leakKindWords[kind].zh}；${instead === '' ? '请删掉' : `请改成“${instead}”或者删掉`}，确实不是的，请换个说法。`,
        en: `“${words}” is ${leakKindWords[kind].en}; leave it out, or say it in another way.`,
      })),
  );
}

/** Refuses it, each piece at its field. */
export function demandUnnamed(gate: TextGate, told: Readonly<Record<string, string>>): void {
  const fields = unnamedProblems(gate, told);
  if (fields.length === 0) return;
  const words = fields.map(({ zh }) => /^“([^”]*)”/u.exec(zh)?.[1] ?? '').slice(0, 6);
  throw new Refusal('public-names', { words: [...new Set(words)].join('、') }, fields);
}
