/**
 * 职能承继 (succession): departments of before and who has taken over their work: 「工商、质监、农业、卫生、食品药监」 (S83) are today's
 * organisations under other names since the reform of 2018. Old lists and papers name the old ones; they are read as the new.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';

export interface Succession {
  countyId: number;
  id: string;
  version: number;
  /** The department of before, as the papers name it. */
  name: string;
  fromOn: string | null;
  toOn: string;
  successorId: string;
}

/** `version` is the one that was read, 0 for a new row. */
export const SuccessionForm = z.object({
  id: z.uuid(),
  version: z.number().int().min(0),
  name: labelled(written().min(2).max(40), { zh: '原部门', en: 'Department of before', input: 'text' }),
  fromOn: labelled(z.iso.date().nullable().default(null), {
    zh: '从哪天起',
    en: 'From',
    input: 'day',
    wrongZh: '写成 2026-04-29 这样的日期',
  }),
  toOn: labelled(z.iso.date(), { zh: '到哪天止', en: 'To', input: 'day', wrongZh: '写成 2026-04-29 这样的日期' }),
  successorId: labelled(z.string().min(1).max(40), { zh: '现在归谁', en: 'Taken over by', input: 'organisation' }),
});
export type SuccessionForm = z.infer<typeof SuccessionForm>;

/** The day on which the institutional reform of 2018 put the departments of a county together. */
export const reformDay = '2018-12-31';

/** What the reform of 2018 did to the departments that the old networks belonged to, by the words in the successors' names. */
export const reform2018: readonly { name: string; successor: RegExp }[] = [
  { name: '工商行政管理局', successor: /市场监督管理局$/u },
  { name: '质量技术监督局', successor: /市场监督管理局$/u },
  { name: '食品药品监督管理局', successor: /市场监督管理局$/u },
  { name: '物价局（价格执法）', successor: /市场监督管理局$/u },
  { name: '农业局', successor: /农业农村局/u },
  { name: '畜牧局', successor: /农业农村局/u },
  { name: '卫生局', successor: /卫生健康/u },
  { name: '卫生和计划生育委员会', successor: /卫生健康/u },
  { name: '安全生产监督管理局', successor: /应急管理局/u },
  { name: '旅游局', successor: /文化广电和旅游局|文旅/u },
  { name: '文化广电新闻出版局', successor: /文化广电和旅游局|文旅/u },
  { name: '建设局', successor: /住房和城乡建设局/u },
];

/** The organisation of today that the written name means: itself, or the one that took over; null when it is neither. */
export function successorOf(
  named: string,
  organisations: readonly { id: string; name: string }[],
  successions: readonly Pick<Succession, 'name' | 'successorId'>[],
): string | null {
  const bare = (name: string) => name.replace(/\s|（[^（）]*）|\([^()]*\)|^.{2,3}[县市区]/gu, '');
  const said = bare(named);
  if (said === '') return null;
  const today = organisations.find((one) => one.name === named || bare(one.name) === said);
  if (today !== undefined) return today.id;
  const before = successions.find(
    (one) => bare(one.name) === said || said.startsWith(bare(one.name).replace(/局$/u, '')),
  );
  return before?.successorId ?? null;
}
