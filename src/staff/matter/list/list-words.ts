import { conducts } from '../../../domain/law/conduct.ts';
import type { Sort } from '../../../domain/matter/lists.ts';
import type { Directory, Me } from '../../base/client.ts';
import type { Say } from '../../base/language.tsx';
import type { Shelf, Words } from './shelf.ts';
import type { FilterName, Filters } from './list-state.ts';

export const filterWords: Record<FilterName, { zh: string; en: string }> = {
  q: { zh: '查找', en: 'Search' },
  stage: { zh: '环节', en: 'Stage' },
  state: { zh: '状态', en: 'State' },
  outcome: { zh: '结果', en: 'Outcome' },
  officeId: { zh: '承办单位', en: 'Office' },
  stationId: { zh: '站点', en: 'Station' },
  town: { zh: '店在', en: 'Town of the shop' },
  handlerId: { zh: '承办人', en: 'Handler' },
  category: { zh: '类别', en: 'Category' },
  channel: { zh: '渠道', en: 'Channel' },
  due: { zh: '到期', en: 'Due' },
  urged: { zh: '催办', en: 'Urged' },
  urgent: { zh: '加急', en: 'Urgent' },
  check: { zh: '查履行', en: 'Performance' },
  conduct: { zh: '违法行为', en: 'Conduct' },
  anonymous: { zh: '匿名', en: 'Anonymous' },
  rewarded: { zh: '奖励', en: 'Reward' },
  knowledgeId: { zh: '依据知识', en: 'Entry' },
  receivedFrom: { zh: '收到不早于', en: 'Received from' },
  receivedTo: { zh: '收到不晚于', en: 'Received to' },
  figure: { zh: '统计', en: 'Figure' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
};

export const sortWords: Record<Sort, { zh: string; en: string }> = {
  newest: { zh: '新登记在前', en: 'Newest first' },
  oldest: { zh: '早登记在前', en: 'Oldest first' },
  due: { zh: '先到期在前', en: 'Due first' },
};

export const dueWords: Partial<Record<string, { zh: string; en: string }>> = {
  today: { zh: '今天', en: 'Today' },
  overdue: { zh: '已过应办日', en: 'Overdue' },
  soon: { zh: '五天内', en: 'Within five days' },
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
  me: Me,
  t: Say,
  language: 'zh' | 'en',
): Chip[] {
  const chips: Chip[] = [];
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
      value: valueWords(shelf, name, value, directory, me, t, language),
    });
  }
  return chips;
}

function valueWords<Item>(
  shelf: Shelf<Item>,
  name: FilterName,
  value: string,
  directory: Directory | undefined,
  me: Me,
  t: Say,
  language: 'zh' | 'en',
): string {
  const several = (words: Readonly<Partial<Record<string, Words>>>) =>
    value
      .split(',')
      .map((one) => words[one]?.[language] ?? t('其他', 'other'))
      .join(t('、', ', '));
  const unknown = t('（名录里没有）', '(not in the directory)');
  switch (name) {
    case 'stage':
      return several(shelf.stages);
    case 'state':
      return several(shelf.states);
    case 'outcome':
      return several(shelf.outcomes);
    case 'due':
      return several(dueWords);
    case 'urged':
      return t('催过的', 'yes');
    case 'urgent':
      return value === 'waiting' ? t('等回电', 'waits for a call') : t('加急过的', 'yes');
    case 'check':
      return t('到期该查的', 'due');
    case 'conduct':
      return several(conducts);
    case 'anonymous':
      return value === 'yes' ? t('匿名的', 'anonymous') : t('留了身份的', 'named');
    case 'rewarded':
      return t('决定奖励的', 'granted');
    case 'knowledgeId':
      return t('选定的一条', 'the chosen one');
    case 'officeId':
      return directory === undefined ? '…' : (directory.organisations.find((one) => one.id === value)?.name ?? unknown);
    case 'stationId':
      return directory === undefined ? '…' : (directory.stations.find((one) => one.id === value)?.name ?? unknown);
    case 'town':
      if (value === 'none') return t('地点不明', 'place not known');
      return directory === undefined ? '…' : (directory.regions.find((one) => one.id === value)?.name ?? unknown);
    case 'category':
    case 'channel':
      if (value === 'V') return t('各类服务', 'All services');
      return directory === undefined
        ? '…'
        : (directory.categories.find((one) => one.code === value)?.[language] ?? unknown);
    case 'handlerId':
      if (value === 'none') return t('还没指定', 'nobody');
      if (value === `mine:${me.id}`) return t('我的和没指定的', 'mine and nobody’s');
      return value === me.id ? t('我', 'me') : t('某一位', 'somebody');
    default:
      return value;
  }
}
