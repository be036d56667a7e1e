/** 泄露点: a piece of a text that tells who it was, and what kind of piece. */
export const leakKindWords = {
  name: { zh: '姓名或者称呼', en: 'the name of a person' },
  phone: { zh: '电话号码', en: 'a telephone number' },
  identity: { zh: '证件号码', en: 'the number of an identity paper' },
  card: { zh: '银行卡号或者账号', en: 'the number of a bank card or an account' },
  account: { zh: '微信、QQ、邮箱等账号', en: 'a WeChat, QQ or mail account' },
  plate: { zh: '车牌号', en: 'the plate of a car' },
  number: { zh: '一长串号码', en: 'a long number' },
  address: { zh: '门牌、组或者小区', en: 'a house, a group or a compound' },
  village: { zh: '村名', en: 'a village' },
  few: { zh: '村里很小的数，一看就知道是谁', en: 'a small number in a village, which tells who it was' },
  person: { zh: '村名加年龄或者身份，一看就知道是谁', en: 'a village with an age or a role, which tells who it was' },
  firm: { zh: '店名', en: 'the name of a shop' },
} as const;
export type LeakKind = keyof typeof leakKindWords;

/** A piece of the text that tells who it was. */
export interface LeakMark {
  at: number;
  words: string;
  kind: LeakKind;
  /** What to write instead; empty where it is to be left out. */
  instead: string;
  /** A name that was only guessed from the words around it: a person decides, where all else is plain to see. */
  guessed?: true;
}

/** What is known of the people behind the text: these words are marked wherever they stand. */
export interface KnownLeaks {
  names?: readonly string[];
  firms?: readonly string[];
  places?: readonly string[];
  /** Names of the county's own offices, stations and places, which are no person's. */
  public?: readonly string[];
}

/**
 * 关口 (text gate): the reading of a text for what tells who it was, `leaksOf` of leak.ts. It is handed to a rule with the other facts: a
 * screen leans on the same rules, and the words by which the gate reads are half as much again as a whole program of a telephone.
 */
export interface TextGate {
  leaksOf: (text: string, known?: KnownLeaks) => LeakMark[];
}

/** 张桂兰 → 张**. */
export function maskedName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}

/** The text with each of the marks written as it is proposed. */
export function maskLeaks(text: string, marks: readonly LeakMark[]): string {
  let [written, end] = ['', 0];
  for (const { at, words, instead } of marks) {
    if (at < end) continue;
    written += text.slice(end, at) + instead;
    end = at + words.length;
  }
  return written + text.slice(end);
}
