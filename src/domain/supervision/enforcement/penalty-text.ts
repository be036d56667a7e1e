/** 处罚内容 (penalty in words): warning, fine, confiscation, goods and others in the order of 《行政处罚法》第九条, each by itself. */
import { formatYuan } from '../../base/money.ts';

export interface PenaltyParts {
  warning?: boolean;
  fineFen: number | null;
  confiscatedFen: number | null;
  goods?: string;
  others?: string;
}

/** 「警告；罚款9,900.00元；没收违法所得594.00元；没收复合肥 38 袋」; null where nothing is asked. */
export function penaltyText({
  warning = false,
  fineFen,
  confiscatedFen,
  goods = '',
  others = '',
}: PenaltyParts): string | null {
  const parts = [
    warning ? '警告' : '',
    (fineFen ?? 0) > 0 ? `罚款${formatYuan(fineFen ?? 0)}元` : '',
    (confiscatedFen ?? 0) > 0 ? `没收违法所得${formatYuan(confiscatedFen ?? 0)}元` : '',
    goods === '' ? '' : `没收${goods}`,
    others,
  ].filter((one) => one !== '');
  return parts.length === 0 ? null : parts.join('；');
}

/** What a line of the ledger says beside the sums, which it has kept from the first: nothing where there is no more than they. */
export function saidBesides(parts: Omit<PenaltyParts, 'fineFen' | 'confiscatedFen'>): { besides?: string } {
  const { warning, goods, others } = parts;
  const besides = penaltyText({
    fineFen: null,
    confiscatedFen: null,
    ...(warning === undefined ? {} : { warning }),
    ...(goods === undefined ? {} : { goods }),
    ...(others === undefined ? {} : { others }),
  });
  return besides === null ? {} : { besides };
}

interface Sums {
  readonly fineFen?: number;
  readonly confiscatedFen?: number;
  readonly besides?: string;
}

/** What a line of the ledger tells of a penalty: no sum of nought, and where nothing is asked it says so. */
export function penaltySums(told: Sums): string {
  return listed([...sumParts(told, '罚款 ', '没收违法所得 ', ' 元'), told.besides ?? ''], '，') || '不罚款，也不没收';
}

export function penaltySumsEn(told: Sums): string {
  const parts = [...sumParts(told, 'fine ', 'gain confiscated ', ' yuan'), told.besides ?? ''];
  return listed(parts, ', ') || 'neither a fine nor a confiscation';
}

function sumParts({ fineFen = 0, confiscatedFen = 0 }: Sums, fine: string, gain: string, unit: string): string[] {
  return [
    fineFen === 0 ? '' : `${fine}${formatYuan(fineFen)}${unit}`,
    confiscatedFen === 0 ? '' : `${gain}${formatYuan(confiscatedFen)}${unit}`,
  ];
}

function listed(parts: readonly string[], comma: string): string {
  return parts.filter((one) => one !== '').join(comma);
}
