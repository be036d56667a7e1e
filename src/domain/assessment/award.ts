/**
 * 表彰 (award): 先进监督站 (S94), 十佳消费维权监督员 (S95) and whatever else a county gives, as data with a quota. More or fewer than
 * the quota, or somebody passed over who has more, is decided with an explanation that is published with the decision.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import type { Placed, Score } from './score.ts';
import { subjectNames, type Subject } from './yardstick.ts';

export interface Award {
  countyId: number;
  code: string;
  version: number;
  title: string;
  subject: Subject;
  quota: number;
  /** What stands on the certificate after the name. */
  words: string;
  retired: boolean;
}

/** An award as a round keeps it. */
export type RoundAward = Pick<Award, 'code' | 'title' | 'quota' | 'words'>;

export const AwardForm = z.object({
  code: labelled(z.string().regex(/^[A-Za-z0-9-]{2,40}$/u), {
    zh: '代号',
    en: 'Code',
    input: 'text',
    wrongZh: '用 2 到 40 个字母、数字或短横',
  }),
  version: z.number().int().min(0),
  title: labelled(written().min(2).max(40), { zh: '荣誉名称', en: 'Title', input: 'text' }),
  subject: labelled(z.enum(subjectNames), { zh: '表彰谁', en: 'Whom', input: 'choice' }),
  quota: labelled(z.number().int().min(1).max(500), {
    zh: '名额',
    en: 'Quota',
    input: 'number',
    wrongZh: '写 1 到 500 的整数',
    wrongEn: 'a whole number from 1 to 500',
  }),
  words: labelled(written().max(200).default(''), { zh: '证书上的话', en: 'On the certificate', input: 'longText' }),
  retired: labelled(z.boolean().default(false), { zh: '停用', en: 'Retired', input: 'tick' }),
});
export type AwardForm = z.infer<typeof AwardForm>;

/** Who was given an award in a round. */
export interface Honour {
  countyId: number;
  id: string;
  assessmentId: string;
  awardCode: string;
  title: string;
  words: string;
  subjectId: string;
  name: string;
  year: number;
  place: number | null;
  permille: number | null;
  /** 「奖2026-0001」, taken when it is published. */
  certNumber: string | null;
  publishedOn: string | null;
}

/** What was decided on one award. */
export interface Decision {
  awardCode: string;
  title: string;
  quota: number;
  n: number;
  explanation: string;
}

export const leastExplanation = 6;

interface Choice {
  award: RoundAward;
  /** The subjects that were chosen. */
  subjectIds: readonly string[];
  explanation: string;
}

/** Who of the same kind has as much as the last that was chosen, or more, and was not: ties at the cut are among them. */
export function passedOver<T extends Pick<Score, 'subjectId' | 'kindCode' | 'name'> & Placed>(
  candidates: readonly T[],
  subjectIds: readonly string[],
): T[] {
  const lowest = new Map<string, number>();
  for (const one of candidates)
    if (one.place !== null && subjectIds.includes(one.subjectId))
      lowest.set(one.kindCode, Math.max(lowest.get(one.kindCode) ?? 0, one.place));
  return candidates.filter(
    (one) => one.place !== null && !subjectIds.includes(one.subjectId) && one.place <= (lowest.get(one.kindCode) ?? 0),
  );
}

/** The decision on one award, or the refusal that says what has to be explained. */
export function decideAward<T extends Pick<Score, 'subjectId' | 'kindCode' | 'name'> & Placed>(
  { award, subjectIds, explanation }: Choice,
  candidates: readonly T[],
): Decision {
  const ids = new Set(subjectIds);
  const known = candidates.filter((one) => ids.has(one.subjectId));
  if (known.length !== ids.size || ids.size !== subjectIds.length) throw new Refusal('award-nominee-unknown');
  const { code: awardCode, title, quota } = award;
  const n = ids.size;
  const isExplained = explanation.length >= leastExplanation;
  if (n !== quota && !isExplained)
    throw new Refusal('award-off-quota', { title, quota, n }, [
      {
        path: 'quota',
        zh: `“${title}”名额 ${quota} 个，选了 ${n} 个；请写明为什么${n > quota ? '多' : '少'}。`,
        en: `“${title}” has a quota of ${quota} and ${n} were chosen; explain why.`,
      },
    ]);
  const over = passedOver(candidates, subjectIds);
  if (over.length > 0 && !isExplained)
    throw new Refusal('award-passed-over', { title, names: over.map((one) => one.name).join('、') });
  return { awardCode, title, quota, n, explanation };
}

function made(code: string, title: string, subject: Subject, quota: number, words: string): Award {
  return { countyId: 0, code, version: 1, title, subject, quota, words, retired: false };
}

/** What a county begins with. */
export const awardPresets: readonly Award[] = [
  made('advanced-station', '先进监督站', 'station', 5, '在消费维权站点考核中成绩突出，特发此证，以资鼓励。'),
  made('top-ten', '十佳消费维权监督员', 'person', 10, '热心服务群众、积极化解消费纠纷，特发此证，以资鼓励。'),
  made('model-branch', '规范化协会（分会）', 'branch', 1, '组织健全、管理规范、履职到位，特发此证。'),
  made('advanced-office', '消费维权先进集体', 'office', 1, '全面完成年度消费维权工作目标，特发此证。'),
];

export function awardsInForce(awards: readonly Award[]): Award[] {
  const newest = new Map<string, Award>();
  for (const one of awards) if ((newest.get(one.code)?.version ?? -1) < one.version) newest.set(one.code, one);
  return [...newest.values()].filter((one) => !one.retired);
}

/** In the order in which their scores stand, as the decision names them: the best first, those without a score last. */
export function byScore<T extends Pick<Honour, 'permille'>>(honours: readonly T[]): T[] {
  return honours.toSorted((a, b) => (b.permille ?? -1) - (a.permille ?? -1));
}

/** The title of a round as a paper prints it: what was typed as 「2026 年」 is 「2026年」 there (GB/T 15835). */
export function printedTitle(title: string): string {
  return title.replace(/(?<=\d)\s+(?=[年月日])/gu, '');
}
