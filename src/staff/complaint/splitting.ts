import { useMay } from '../me.tsx';
import { conductOf } from '../triage/offer.ts';
import type { KindActs } from '../triage/panel.tsx';
import type { Intake } from './intake-form.ts';

/** Whether registering also makes a tip-off of what of it is one (《办法》第九条); the choice and its id travel with the draft. */
export function useSplitting(intake: Intake): KindActs {
  const maySplit = useMay('complaint.split');
  if (!maySplit) return {};
  const chosen = (intake.typed['splitId'] ?? '') !== '';
  return {
    'complaint+report': {
      zh: '登记后把举报分出来',
      en: 'Split the tip-off off when registering',
      chosen,
      run: (answer) =>
        intake.changeAll({ splitId: chosen ? '' : crypto.randomUUID(), splitConduct: conductOf(answer) }),
    },
  };
}
