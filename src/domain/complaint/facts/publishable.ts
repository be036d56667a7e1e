import type { Complaint } from '../complaint.ts';

/** 不予受理的、移送的和撤回的不公示 (《投诉信息公示暂行规则》); the rest only as the complainant agreed. Null where it may be published. */
export function unpublishable({
  outcome,
  consentPublish,
}: Pick<Complaint, 'outcome' | 'consentPublish'>): 'publication-not-allowed' | 'publication-not-consented' | null {
  if (outcome !== 'settled' && outcome !== 'terminated') return 'publication-not-allowed';
  return consentPublish ? null : 'publication-not-consented';
}
