/**
 * 卷宗里的事实 (dossier): the purchase, promises, claims, questions, facts, terms and clues of a complaint in words, for the whole file that is
 * printed. What a part was asked for and nobody wrote down is said as a gap: a file that is silent of it looks whole and is not.
 */
import { dayZh, type Day } from '../base/calendar.ts';
import { formatSum } from '../base/money.ts';
import type { Complaint } from './complaint.ts';
import { claimKindWords, factStatusWords, termKindWords, type Term } from './facts/facts.ts';
import type { Clue } from './steps/records.ts';

export type Said = readonly [name: string, words: string];

type Dossier = Pick<
  Complaint,
  'purchase' | 'promises' | 'claims' | 'investigations' | 'factRecords' | 'injury' | 'terms' | 'clues'
>;

const gap = '（没有记）';
const known = (words: string) => (words === '' ? gap : words);
const dayOr = (day: Day | null) => (day === null ? gap : dayZh(day));
/** A sum with 余 or 不足 where it was told so. */
const sumOr = (fen: number | null, about: Complaint['amountAbout'] = null) =>
  fen === null ? gap : formatSum(fen, about);
const nth = (name: string, i: number, of: readonly unknown[]) => (of.length === 1 ? name : `${name}${i + 1}`);

/** In the order in which a file is read: what was bought and promised, what is asked, what was found, what was agreed. */
export function dossierOf(complaint: Dossier): Said[] {
  const { claims, investigations, factRecords, terms, clues } = complaint;
  return [
    ...purchaseSaid(complaint),
    ...claims.map(({ kind, amountFen, about, words }, i): Said => [
      nth('诉求', i, claims),
      `${claimKindWords[kind].zh}：${known(words)}；金额${sumOr(amountFen, about)}`,
    ]),
    ...investigations.map(({ on, askedWhom, question, answer, proof }): Said => [
      `${on} 询问`,
      `问${known(askedWhom)}：${known(question)}\n答：${known(answer)}\n凭据：${known(proof)}`,
    ]),
    ...factRecords.map(({ status, text, on, proof }): Said => [
      factStatusWords[status].zh,
      `${text}；${on} 记；凭据：${known(proof)}`,
    ]),
    ...injurySaid(complaint),
    ...terms.map((term, i): Said => [nth('协议条款', i, terms), termSaid(term)]),
    ...clues.map((clue, i): Said => [nth('线索核查', i, clues), clueSaid(clue)]),
  ];
}

function purchaseSaid({ purchase, promises }: Dossier): Said[] {
  return [
    ...(purchase === null
      ? []
      : [
          [
            '交易',
            `${dayOr(purchase.boughtOn)}，在${known(purchase.place)}买${known(purchase.item)}；价款${sumOr(purchase.priceFen, purchase.about)}；凭据：${known(purchase.proof)}`,
          ] as const,
        ]),
    ...promises.map(({ text, valueFen, condition, proof }, i): Said => [
      nth('商家承诺', i, promises),
      `${text}，值${sumOr(valueFen)}；告诉过买的人的条件：${known(condition)}；凭据：${known(proof)}`,
    ]),
  ];
}

function injurySaid({ injury }: Dossier): Said[] {
  if (injury === null) return [];
  const { person, relation, injury: hurt, injuredOn, hospital, costsFen, product, seller } = injury;
  return [
    [
      '受伤',
      `${known(person)}（${known(relation)}）${known(hurt)}，${dayOr(injuredOn)}；医院：${known(hospital)}；花费${sumOr(costsFen)}；商品：${known(product)}，卖的：${known(seller)}`,
    ],
  ];
}

function termSaid({ kind, text, valueFen, dueOn, until, proof, performedOn, checks }: Term): string {
  const isContinuing = kind === 'continuing';
  const looks = checks.map(({ on, kept, words }) => `${on} ${kept ? '在照做' : '没有照做'} ${words}`.trim());
  return [
    `${termKindWords[kind].zh}：${known(text)}`,
    // What is only promised has no value that is counted.
    ...(valueFen === null ? [] : [`价值${sumOr(valueFen)}`]),
    isContinuing ? `持续到${dayOr(until)}` : `期限${dayOr(dueOn)}`,
    ...(isContinuing ? [looks.length === 0 ? '还没有查看过' : `查看：${looks.join('；')}`] : []),
    ...(isContinuing ? [] : [performedOn === null ? '履行没有记' : `${dayZh(performedOn)}履行`]),
    `凭据：${known(proof)}`,
  ].join('；');
}

const clueResults = { tipoff: '转举报', filed: '立案', noCase: '不予立案' } as const;

function clueSaid({ foundOn, words, endedOn, result, tipoffNumber, enforcementNumber = '', reason }: Clue): string {
  const came =
    endedOn === null || result === null
      ? '结果（没有记）'
      : `${dayZh(endedOn)}${clueResults[result]}${[tipoffNumber, enforcementNumber].filter((one) => one !== '').join('、')}${reason === '' ? '' : `：${reason}`}`;
  return `${dayZh(foundOn)}发现：${words}；${came}`;
}
