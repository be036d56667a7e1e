import { useSearchParams } from 'react-router';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { ComplaintIntake } from '../../complaint/intake/complaint-intake.tsx';
import { RecallOffer } from '../../publicity/warning/recall-offer.tsx';
import { useHandedOver } from '../../inquiry/handed-over.ts';

/** 登记投诉, also of what was told in an inquiry that turned out to be one: its number stands in the address. */
export default function ComplaintIntakePage() {
  const [query] = useSearchParams();
  const { from, error, again } = useHandedOver(query.get('inquiry'));
  return error === null ? (
    <ComplaintIntake from={from} beside={(story) => <RecallOffer words={story} />} />
  ) : (
    <ErrorLine error={error} onRetry={again} />
  );
}
