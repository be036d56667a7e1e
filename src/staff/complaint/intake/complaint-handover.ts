import { useNavigate } from 'react-router';
import { useMay } from '../../base/me.tsx';
import { asInquiry, asTipoff, carryTo } from '../../triage/intake-handover.ts';
import { conductOf } from '../../triage/proposed-fields.ts';
import type { KindActs } from '../../triage/triage-panel.tsx';
import type { Intake } from './complaint-intake-form.ts';

/** What the intake registers as it stands: a complaint from which a tip-off is split off is both. */
export function kindOf({ typed }: Pick<Intake, 'typed'>): 'complaint' | 'complaint+report' {
  return (typed['splitId'] ?? '') === '' ? 'complaint' : 'complaint+report';
}

/** What is both is registered as two (《办法》第九条), the choice travels with the draft; what is only a tip-off or a question goes over with what was typed. */
export function useComplaintKinds(intake: Intake): KindActs {
  const navigate = useNavigate();
  const maySplit = useMay('complaint.split');
  const mayInquire = useMay('inquiry.file');
  const mayTipOff = useMay('tipoff.file');
  const chosen = (intake.typed['splitId'] ?? '') !== '';
  // What came from an inquiry stays a complaint, or the inquiry would be left open beside a second one.
  const mayTurn = intake.from === null;
  return {
    ...(mayInquire && mayTurn
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
      : {}),
    ...(mayTipOff && mayTurn
      ? {
          report: {
            zh: '改登记举报',
            en: 'Register a tip-off instead',
            chosen: false,
            run: (answer) => {
              carryTo('tipoff', asTipoff(intake.typed, conductOf(answer)));
              intake.leave();
              void navigate('/tipoffs/new');
            },
          },
        }
      : {}),
    ...(maySplit
      ? {
          'complaint+report': {
            zh: '登记后把举报分出来',
            en: 'Split the tip-off off when registering',
            chosen,
            run: (answer) =>
              intake.changeAll({ splitId: chosen ? '' : crypto.randomUUID(), splitConduct: conductOf(answer) }),
          },
        }
      : {}),
  };
}
