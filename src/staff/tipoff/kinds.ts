import { useNavigate } from 'react-router';
import { useMay } from '../me.tsx';
import { asComplaint, carryTo } from '../triage/carry.ts';
import { conductOf } from '../triage/offer.ts';
import type { KindActs } from '../triage/panel.tsx';
import type { AllegationForm } from './intake-form.ts';

/** What reads like a complaint goes over to the complaint's intake with what was typed; what is both, as a complaint that is split. */
export function useTipoffKinds(intake: AllegationForm): KindActs {
  const navigate = useNavigate();
  const mayFile = useMay('complaint.file');
  const maySplit = useMay('complaint.split');
  if (!mayFile) return {};
  const go = (more: Record<string, string>) => {
    carryTo('complaint', { ...asComplaint(intake.typed), ...more });
    intake.leave();
    void navigate('/complaints/new');
  };
  return {
    complaint: { zh: '改登记投诉', en: 'Register a complaint instead', chosen: false, run: () => go({}) },
    ...(maySplit
      ? {
          'complaint+report': {
            zh: '按投诉登记，同时分出举报',
            en: 'Register as a complaint and split the tip-off off',
            chosen: false,
            run: (answer) => go({ splitId: crypto.randomUUID(), splitConduct: conductOf(answer) }),
          },
        }
      : {}),
  };
}
