import { Suspense, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { later } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { chosen } from '../../base/address.ts';
import { ComplaintIntake } from '../../complaint/intake/complaint-intake.tsx';
import { useHandedOver } from '../../inquiry/handed-over.ts';

const { Part: RecallOffer } = later(async () => (await import('../../publicity/warning/recall-offer.tsx')).RecallOffer);

/**
 * 登记投诉, also of what was told in an inquiry that turned out to be one: its number stands in the address. Each call has a sheet of its own,
 * named in the address, so that a second caller is written down while the first sheet lies unfinished, and a reload finds it again.
 */
export default function ComplaintIntakePage() {
  const [query] = useSearchParams();
  const { role } = useMe();
  const number = query.get('inquiry');
  const { from, error, again } = useHandedOver(number);
  const sheet = query.get('sheet');
  // A station has one telephone and one sheet.
  const hasSheets = number === null && role !== 'station';
  if (hasSheets && (sheet === null || !/^\w{1,40}$/u.test(sheet))) return <NewSheet />;
  return error === null ? (
    <ComplaintIntake
      from={from}
      {...(hasSheets && sheet !== null ? { sheet } : {})}
      beside={(story) => (
        <Suspense fallback={null}>
          <RecallOffer words={story} />
        </Suspense>
      )}
    />
  ) : (
    <ErrorLine error={error} onRetry={again} />
  );
}

/** To an empty sheet, in the place of the address that named none. */
function NewSheet() {
  const [query] = useSearchParams();
  const [sheet] = useState(() => crypto.randomUUID().slice(0, 8));
  return <Navigate to={{ search: chosen(query, { sheet }).toString() }} replace />;
}
