import { Suspense } from 'react';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';
import type { SeenView } from '../matter-view.ts';

const { Part: PhotoRow } = later(async () => (await import('./photo-row.tsx')).PhotoRow);

/** What was filed with a matter, where something was. */
export function Photos({ view }: { view: Pick<SeenView, 'attachments'> }) {
  if (view.attachments.length === 0) return null;
  return (
    <Suspense fallback={<Loading rows={2} />}>
      <PhotoRow view={view} />
    </Suspense>
  );
}
