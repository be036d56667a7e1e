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
