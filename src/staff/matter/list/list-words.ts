import { conducts } from '../../../domain/law/conduct.ts';
import { statutes } from '../../../domain/law/words/statutes.ts';
import { handWords, holderOf, pastWords } from '../../../domain/matter/list/hand.ts';
import type { Sort } from '../../../domain/matter/lists.ts';
import type { Directory, Me } from '../../base/client.ts';
import type { Say } from '../../base/language.tsx';
import type { Shelf, Words } from './shelf.ts';
import type { FilterName, Filters } from './list-state.ts';

export const filterWords: Record<FilterName, { zh: string; en: string }> = {
  q: { zh: '查找', en: 'Search' },
  numbers: { zh: '选中的件', en: 'Picked' },
  stage: { zh: '环节', en: 'Stage' },
  state: { zh: '状态', en: 'State' },
  outcome: { zh: '结果', en: 'Outcome' },
  officeId: { zh: '承办单位', en: 'Office' },
  stationId: { zh: '站点', en: 'Station' },
  town: { zh: '店在', en: 'Town of the shop' },
  village: { zh: '店在', en: 'Place of the shop' },
  nature: { zh: '投诉问题', en: 'Nature' },
  handlerId: { zh: '承办人', en: 'Handler' },
  category: { zh: '类别', en: 'Category' },
  channel: { zh: '渠道', en: 'Channel' },
  due: { zh: '到期', en: 'Due' },
  hand: { zh: '在手', en: 'In hand' },
  holder: { zh: '在谁手上', en: 'Held by' },
  urged: { zh: '催办', en: 'Urged' },
  urgent: { zh: '加急', en: 'Urgent' },
  check: { zh: '查履行', en: 'Performance' },
  compensated: { zh: '赔偿金', en: 'Compensation' },
  conduct: { zh: '违法行为', en: 'Conduct' },
  law: { zh: '违反、适用的法律', en: 'Law broken or applied' },
  anonymous: { zh: '匿名', en: 'Anonymous' },
  rewarded: { zh: '奖励', en: 'Reward' },
  proposed: { zh: '报审批', en: 'Proposed' },
  knowledgeId: { zh: '依据知识', en: 'Entry' },
  receivedFrom: { zh: '收到不早于', en: 'Received from' },
  receivedTo: { zh: '收到不晚于', en: 'Received to' },
  operator: { zh: '经营者', en: 'Shop' },
  figure: { zh: '统计', en: 'Figure' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
};

export const sortWords: Record<Sort, { zh: string; en: string }> = {
  newest: { zh: '新登记在前', en: 'Newest first' },
  oldest: { zh: '早登记在前', en: 'Oldest first' },
  due: { zh: '先到期在前', en: 'Due first' },
};

export const dueWords: Readonly<Record<string, Words>> = {
  today: { zh: '今天', en: 'Today' },
  overdue: { zh: '已过期限', en: 'Overdue' },
  soon: { zh: '五天内', en: 'Within five days' },
};

/** All in hand is said as what is left out by it: what is done. */
export const handChoices: Readonly<Record<string, Words>> = {
  ...handWords,
  past: pastWords,
  all: { zh: '没办完的', en: 'not done' },
};

export interface Chip {
  names: readonly FilterName[];
  label: string;
  value: string;
}

/** The filters as chips in words; figure, from and to are one chip, for one alone means nothing. */
export function chipsOf<Item>(
  shelf: Shelf<Item>,
  filters: Filters,
  directory: Directory | undefined,
  me: Pick<Me, 'id'>,
  { t, language, handlers }: Pick<Source, 't' | 'language' | 'handlers'>,
): Chip[] {
  const chips: Chip[] = [];
  const source: Source = { shelf, directory, me, t, language, handlers };
  for (const name of Object.keys(filters) as FilterName[]) {
    const value = filters[name];
    if (value === undefined || name === 'from' || name === 'to') continue;
    if (name === 'figure') {
      chips.push({
        names: ['figure', 'from', 'to'],
        label: shelf.figures[value]?.[language] ?? t('统计', 'Figure'),
        value: t(
          `${filters.from ?? '最早'} 至 ${filters.to ?? '今天'}`,
          `${filters.from ?? ''} to ${filters.to ?? ''}`,
        ),
      });
      continue;
    }
    chips.push({
      names: [name],
      label: filterWords[name][language],
      value: valueWords[name](value, source),
    });
  }
  return chips;
}

/** What the words of a filter's value are taken from. */
interface Source {
  shelf: Pick<Shelf<never>, 'stages' | 'states' | 'outcomes' | 'channels'>;
  directory: Directory | undefined;
  me: Pick<Me, 'id'>;
  t: Say;
  language: 'zh' | 'en';
  /** Those whose names are known. */
  handlers: readonly { id: string; name: string }[];
}

const isId = /^[0-9a-f]{8}-/u;

/** Whose name the words of the filters need, besides the reader's own. */
export function namesSomebody({ handlerId = '', holder = '' }: Filters, me: Pick<Me, 'id'>): boolean {
  const held = holderOf(holder);
  const id = held.at === 'officer' ? held.handlerId : isId.test(handlerId) ? handlerId : null;
  return id !== null && id !== me.id;
}

type ValueWords = (value: string, source: Source) => string;

const asTyped: ValueWords = (value) => value;

/** The value of each filter in words. */
const valueWords: Record<FilterName, ValueWords> = {
  q: asTyped,
  numbers: (value, { t }) => {
    const n = value.split(',').length;
    return t(`${n} 件`, String(n));
  },
  stage: (value, source) => several(value, source.shelf.stages, source),
  state: (value, source) => several(value, source.shelf.states, source),
  outcome: (value, source) => several(value, source.shelf.outcomes, source),
  due: (value, source) => several(value, dueWords, source),
  hand: (value, source) => several(value, handChoices, source),
  holder: holderWords,
  conduct: (value, source) => several(value, conducts, source),
  law: (value, { t }) => t(value, statutes[value] ?? value),
  urged: (_, { t }) => t('催过的', 'yes'),
  urgent: (value, { t }) => (value === 'waiting' ? t('等回电', 'waits for a call') : t('加急过的', 'yes')),
  compensated: (_, { t }) => t('有赔偿金的', 'yes'),
  check: (_, { t }) => t('到期该查的', 'due'),
  anonymous: (value, { t }) => (value === 'yes' ? t('匿名的', 'anonymous') : t('留了身份的', 'named')),
  rewarded: (_, { t }) => t('决定奖励的', 'granted'),
  proposed: (_, { t }) => t('等审批的', 'to be decided'),
  knowledgeId: (_, { t }) => t('选定的一条', 'the chosen one'),
  operator: (_, { t }) => t('档案里的一家', 'one of the register'),
  officeId: (value, source) =>
    nameIn(source, ({ organisations }) => organisations.find(({ id }) => id === value)?.name),
  stationId: (value, source) => nameIn(source, ({ stations }) => stations.find(({ id }) => id === value)?.name),
  town: placeWords,
  village: placeWords,
  nature: (value, source) => (value === 'none' ? source.t('没写明', 'not told') : categoryWords(value, source)),
  category: categoryWords,
  channel: (value, source) =>
    source.shelf.channels === undefined ? categoryWords(value, source) : several(value, source.shelf.channels, source),
  handlerId: handlerWords,
  receivedFrom: asTyped,
  receivedTo: asTyped,
  figure: asTyped,
  from: asTyped,
  to: asTyped,
};

/** Each of the values that the link holds, separated by commas. */
function several(value: string, words: Readonly<Partial<Record<string, Words>>>, { t, language }: Source): string {
  return value
    .split(',')
    .map((one) => words[one]?.[language] ?? t('其他', 'other'))
    .join(t('、', ', '));
}

/** The name that the county's directory gives; 「…」 until it is read. */
function nameIn({ directory, t }: Source, find: (directory: Directory) => string | undefined): string {
  return directory === undefined ? '…' : (find(directory) ?? t('（名录里没有）', '(not in the directory)'));
}

function placeWords(value: string, source: Source): string {
  if (value === 'none') return source.t('地点不明', 'place not known');
  return nameIn(source, ({ regions }) => regions.find(({ id }) => id === value)?.name);
}

function categoryWords(value: string, source: Source): string {
  if (value === 'G') return source.t('各类商品', 'All goods');
  if (value === 'V') return source.t('各类服务', 'All services');
  return nameIn(source, ({ categories }) => categories.find(({ code }) => code === value)?.[source.language]);
}

function handlerWords(value: string, source: Source): string {
  const { me, t } = source;
  if (value === 'none') return t('还没指定', 'nobody');
  return value === `mine:${me.id}` ? t('我的和没指定的', 'mine and nobody’s') : personWords(value, source);
}

/** Whose account has ended is named in no list of colleagues. */
function personWords(id: string, { me, t, handlers }: Source): string {
  if (id === me.id) return t('我', 'me');
  return handlers.find((one) => one.id === id)?.name ?? t('某一位', 'somebody');
}

/** The station, the centre or the office that has it, and there the officer. */
function holderWords(value: string, source: Source): string {
  const { t } = source;
  const holder = holderOf(value);
  if (holder.at === 'station') return t('站点', 'a station');
  if (holder.at === 'centre') return t('县中心', 'the centre');
  const { officeId } = holder;
  const office = nameIn(source, ({ organisations }) => organisations.find(({ id }) => id === officeId)?.name);
  if (holder.at === 'office') return office;
  const { handlerId } = holder;
  if (handlerId === null) return t(`${office}，还没指定`, `${office}, nobody yet`);
  const person = personWords(handlerId, source);
  return t(`${office}，${person}`, `${office}, ${person}`);
}
