/** 先后 (stage): what comes out of something cannot be more than it was. */
import { findingOf, type Finding } from './finding.ts';
import { quantitiesIn, type Quantity } from './quantity.ts';
import type { Paragraph } from './work-report-text.ts';

/** What comes after, and cannot be more than what it comes from where both stand side by side. */
const stages: readonly (readonly [whole: RegExp, part: RegExp])[] = [
  [/立案(?:查处)?$/u, /^(?:已|其中|已经)?(?:办结|结案)$/u],
  [/^(?:已)?办结$/u, /^调解成功$/u],
  [/移送公安(?:机关)?$/u, /^公安(?:机关)?立案$/u],
  [/提出(?:意见|建议)$/u, /^采纳$/u],
  [/(?:参与|组织|开展)调解$/u, /^(?:调解)?成功$/u],
  [/^检查[\p{Script=Han}]{0,8}$/u, /^发现(?:问题|违法)[\p{Script=Han}]{0,6}$/u],
  [/(?:送检|送样)$/u, /^出(?:具)?报告$/u],
  [/(?:抽检|抽样|抽查|检测|监测)[\p{Script=Han}]{0,8}$/u, /^(?:其中)?(?:检测)?(?:不)?合格$/u],
  // 「受理的投诉已办结」 is no longer all that was accepted: an agreement may be reached in what is not closed yet.
  [
    /(?:受理|登记|接到|收到)(?![\p{Script=Han}]{0,4}(?:办结|结案|处结|终结|终止))[\p{Script=Han}]{0,6}$/u,
    /^(?:已)?(?:调解成功|达成(?:调解)?协议|成功调解)$/u,
  ],
  [/(?:参训|参加|参加培训|培训|参考)[\p{Script=Han}]{0,6}$/u, /^(?:考试|考核)?(?:合格|通过)$/u],
  [/应到[\p{Script=Han}]{0,4}$/u, /^实到[\p{Script=Han}]{0,4}$/u],
  [/(?:申报|申请|推荐)[\p{Script=Han}]{0,6}$/u, /^(?:获评|获批|通过(?:验收|评审)?|认定)[\p{Script=Han}]{0,4}$/u],
  [/(?:发现|排查|查出)[\p{Script=Han}]{0,8}$/u, /^(?:已|已经|完成|已完成)?整改(?:完成|到位)?$/u],
  [/(?:发放|发出)[\p{Script=Han}]{0,6}$/u, /^(?:收回|回收)[\p{Script=Han}]{0,6}$/u],
  [/回访[\p{Script=Han}]{0,6}$/u, /^(?:表示)?满意$/u],
  [/收回(?:有效)?(?:问卷)?$/u, /^有效(?:问卷)?$/u],
];

/** 「立案11起,已办结12起」; 「调解成功29件,办结27件」 */
export function laterThanWhole({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => {
    const all = quantitiesIn(sentence.plain);
    return all.slice(1).flatMap((second, i): Finding[] => {
      const first = all[i];
      if (first === undefined || first.about || second.about) return [];
      const isReport = second.label.endsWith('报告');
      if (first.unit !== second.unit && !isReport) return [];
      // One of a list, and what is a part of something, are no whole of what follows.
      const before = sentence.plain.slice(0, second.at);
      if (
        /结转|遗留|往年|上年|累计|含/u.test(sentence.plain) ||
        /其中[^；;。]{0,60}$|、[\p{Script=Han}]{1,10}\d[^，,；;]{0,12}[，,][^，,；;]{0,12}$/u.test(before)
      )
        return [];
      const exceeds = ([whole, part]: Quantity[]) =>
        whole !== undefined &&
        part !== undefined &&
        part.value > whole.value &&
        stages.some(([w, p]) => w.test(whole.label) && p.test(part.label));
      if (!exceeds([first, second]) && !exceeds([second, first])) return [];
      const printed = `${first.label}${first.printed},${second.label}${second.printed}`;
      return [findingOf('part-over-whole', sentence, printed, '部分不会大于总数')];
    });
  });
}

const looked = /^(?:共|已|累计)?(?:排查|摸排|应(?:检|查|办|整改|清零|回访)|抽检|抽查|回访|发放|授信|登记)/u;
const dealtWith = /^(?:已|全部)?(?:完成)?(?:更新|改造|整改|办结|结案|收回|合格|放款|清零|销号|满意|评估)/u;
/** What comes from before the period, or is counted by its times, may be more. */
const isMore = /结转|遗留|往年|上年|去年|累计|[人户家台辆]次|历史/u;

/** 「排查老旧电梯164台,完成评估151台,更新改造171台」: what was done to more than any count that stands before it. */
export function moreThanLooked({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    sentence.plain.split(/[；;]/u).flatMap((piece): Finding[] => {
      // A list of what was looked at has no one whole.
      if (isMore.test(piece) || /、[\p{Script=Han}]{1,10}\d/u.test(piece)) return [];
      const all = quantitiesIn(piece).filter(({ isAside }) => !isAside);
      const words = (one: Quantity) => clauseOf(piece, one, all[all.indexOf(one) - 1]);
      const part = all.find((one, i) => {
        const before = all.slice(0, i).filter(({ unit }) => unit === one.unit);
        const isLess = before.every(({ value, about }) => value < one.value && !about);
        return !one.about && isLess && dealtWith.test(words(one)) && before.some((whole) => looked.test(words(whole)));
      });
      if (part === undefined) return [];
      const before = all.filter(({ at, unit }) => at < part.at && unit === part.unit);
      const most = Math.max(...before.map(({ value }) => value));
      const printed = `${part.label}${part.printed}`;
      return [findingOf('part-over-whole', sentence, printed, `不超过${most}${part.unit}`)];
    }),
  );
}

/** The words of a count since the one before, without its comma and brackets. */
function clauseOf(piece: string, { at }: Quantity, before: Quantity | undefined): string {
  const words = piece.slice(before?.end ?? 0, at).replace(/\([^()]{0,40}\)/gu, '');
  return words.split(/[，,、。]/u).findLast((one) => one !== '') ?? '';
}

/** 「检查餐饮单位412家……涉及餐饮单位438家」: more were found than were looked at. */
export function moreThanChecked({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => {
    const all = quantitiesIn(sentence.plain);
    return all.flatMap((found): Finding[] => {
      const name = /^(?:涉及|发现(?:问题|违法)?|查出)([\p{Script=Han}]{2,8})$/u.exec(found.label)?.[1];
      const looked = all.find(
        ({ label, unit, at }) =>
          at < found.at && unit === found.unit && /检查|抽查|走访|排查/u.test(label) && label.endsWith(name ?? '\n'),
      );
      if (looked === undefined || looked.value >= found.value) return [];
      return [
        findingOf(
          'part-over-whole',
          sentence,
          `${found.label}${found.printed}`,
          `不超过${looked.label}${looked.printed}`,
        ),
      ];
    });
  });
}
