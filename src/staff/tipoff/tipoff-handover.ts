import { useNavigate } from 'react-router';
import { useMay } from '../base/me.tsx';
import { asComplaint, asInquiry, carryTo } from '../triage/intake-handover.ts';
import { conductOf } from '../triage/proposed-fields.ts';
import type { KindActs } from '../triage/triage-panel.tsx';
import type { AllegationForm } from './tipoff-intake-form.ts';

/** What reads like a complaint or a question goes over to its intake with what was typed; what is both, as a complaint that is split. */
export function useTipoffKinds(intake: AllegationForm): KindActs {
  const navigate = useNavigate();
  const mayFile = useMay('complaint.file');
  const maySplit = useMay('complaint.split');
  const mayInquire = useMay('inquiry.file');
  const ask: KindActs = mayInquire
    ? {
        consultation: {
          zh: '改记咨询',
          en: 'Log an inquiry instead',
          chosen: false,
          run: () => {
            carryTo('inquiry', asInquiry(intake.typed));
            intake.leave();
            void navigate('/inquiries?log=new');
          },
        },
      }
    : {};
  if (!mayFile) return ask;
  const go = (more: Record<string, string>) => {
    carryTo('complaint', { ...asComplaint(intake.typed), ...more });
    intake.leave();
    void navigate('/complaints/new');
  };
  return {
    ...ask,
    complaint: { zh: '改登记投诉', en: 'Register a complaint instead', chosen: false, run: () => go({}) },
    ...(maySplit
      ? {
          'complaint+report': {
            zh: '按投诉登记，同时另立举报',
            en: 'Register as a complaint and split the tip-off off',
            chosen: false,
            run: (answer) => go({ splitId: crypto.randomUUID(), splitConduct: conductOf(answer) }),
          },
        }
      : {}),
  };
}
