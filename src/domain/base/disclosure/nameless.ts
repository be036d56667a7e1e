/** 不写人 (nameless): the gate of publication for what is plain to see, in what many read who need not know who it was. */
import type { FieldProblem } from '../refusal.ts';
import type { KnownLeaks, LeakKind, LeakMark, TextGate } from './leak-mark.ts';

/** A village or a small number tells a station where to look; a name, a number of a person or a plate tells it who. */
const telling: ReadonlySet<LeakKind> = new Set(['name', 'phone', 'identity', 'card', 'account', 'plate', 'firm']);

/**
 * What in each text tells who somebody is, at its field and with the words: what is plain by itself, and the people and shops that are
 * known to stand behind it. What was only guessed is left to the writer.
 */
export function namingProblems(
  texts: Readonly<Record<string, string>>,
  { leaksOf, known }: TextGate & { known: KnownLeaks },
): FieldProblem[] {
  const behind = {
    ...known,
    names: (known.names ?? []).filter(isSomebody),
    firms: (known.firms ?? []).filter(isOneShop),
  };
  return Object.entries(texts).flatMap(([path, text]) => {
    const marks = leaksOf(text, behind).filter(({ kind, guessed }) => telling.has(kind) && guessed !== true);
    const people = wordsOf(marks.filter(({ kind }) => kind !== 'firm'));
    const shops = wordsOf(marks.filter(({ kind }) => kind === 'firm'));
    if (people.length + shops.length === 0) return [];
    const zh = [
      ...(people.length === 0 ? [] : [`“${people.join('”“')}”看得出是谁；请去掉，或者换成“某某”。`]),
      ...(shops.length === 0 ? [] : [`“${shops.join('”“')}”是店名；请去掉，或者换成“某店”。`]),
    ];
    const en = [
      ...(people.length === 0 ? [] : [`“${people.join('”, “')}” tells who it is; leave it out.`]),
      ...(shops.length === 0 ? [] : [`“${shops.join('”, “')}” is a shop; leave it out.`]),
    ];
    return [{ path, zh: zh.join(''), en: en.join(' ') }];
  });
}

function wordsOf(marks: readonly LeakMark[]): string[] {
  return [...new Set(marks.map(({ words }) => words))];
}

/** Where no name was told, something stands in its place that is nobody's. */
function isSomebody(name: string): boolean {
  return !/匿名|不详|未知|不知|待查|^(?:投诉|举报|消费|当事)[人者]?$|^[某无]|^(?:先生|女士|群众|村民|用户|客户)$/u.test(
    name,
  );
}

/** Whoever does not know the shop writes where or of what kind it was: these words are not one shop's. */
function isOneShop(name: string): boolean {
  const isKind =
    /^(?:村里|镇上|街上|集上|县城|路边|网上)?的?(?:农资|种子|化肥|农药|手机|家电|家具|建材|服装|食品|五金|电动车|小卖|便利|日用|水果|熟食)+(?:直营|经销|专卖|专营)?[店铺部站]$/u;
  return (
    [...name].length >= 4 &&
    !/待查|不知|不清|不详|未知|不认识|(?:市场|集市|大集|庙会|网店|微店|流动车)$/u.test(name) &&
    !isKind.test(name)
  );
}
