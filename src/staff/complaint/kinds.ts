import { useNavigate } from 'react-router';
import { useMay } from '../me.tsx';
import { asTipoff, carryTo } from '../triage/carry.ts';
import { conductOf } from '../triage/offer.ts';
import type { KindActs } from '../triage/panel.tsx';
import type { Intake } from './intake-form.ts';

/** What is both is registered as two (《办法》第九条), the choice travels with the draft; what is only a tip-off goes over with what was typed. */
export function useComplaintKinds(intake: Intake): KindActs {
  const navigate = useNavigate();
  const maySplit = useMay('complaint.split');
  const mayTipOff = useMay('tipoff.file');
  const chosen = (intake.typed['splitId'] ?? '') !== '';
  return {
    ...(mayTipOff
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
