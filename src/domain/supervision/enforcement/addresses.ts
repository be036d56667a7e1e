/** 罚款账户、法院、复议机关: where a fine is paid and to whom a party may turn, as the county says it, and as a decision said when it was served. */
import type { Words } from '../../base/words.ts';
import type { County } from '../../county/organisation.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import { isFilled, lacks } from '../../matter/paper-form.ts';
import type { Enforcement } from './enforcement.ts';
import { moneyDecidedFen } from './money.ts';
import type { DecisionAddresses } from './records.ts';

/** 行政复议法 (2023) 第二十四条: reconsideration is the people's government's, unless the county says another. */
export function addressesOf({
  name,
  penaltyBank,
  courtName,
  reviewBody,
}: Pick<County, 'name' | 'penaltyBank' | 'courtName' | 'reviewBody'>): DecisionAddresses {
  return { bank: penaltyBank, court: courtName, reviewBody: reviewBody === '' ? `${name}人民政府` : reviewBody };
}

/** Those of a decision: until it is served those of the county, then for good what was served; before they were kept they were left to the pen. */
export function decisionAddresses(
  { service }: Pick<Enforcement, 'service'>,
  { county }: PaperFacts,
): DecisionAddresses {
  const now = addressesOf(county);
  if (service === null) return now;
  return service.addresses ?? { bank: '', court: '', reviewBody: `${county.name}人民政府` };
}

/** What the county has not said and the decision asks for. */
export function addressLacks(enforcement: Enforcement, facts: PaperFacts): (Words | null)[] {
  const { bank, court } = decisionAddresses(enforcement, facts);
  const owes = moneyDecidedFen(enforcement) > 0;
  return [
    lacks(
      !owes || isFilled(bank),
      '收款银行（管理员填在“本县设置”里，或者手写）',
      'the bank, in the settings or by hand',
    ),
    lacks(
      isFilled(court),
      '管辖的人民法院（管理员填在“本县设置”里，或者手写）',
      'the court, in the settings or by hand',
    ),
  ];
}
