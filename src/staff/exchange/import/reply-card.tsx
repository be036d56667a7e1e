import { Suspense } from 'react';
import { later } from '../../base/later.ts';
import { useMay } from '../../base/me.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { RepliedKind } from './import-wire.ts';

const { Part: ReplyText } = later(async () => (await import('./platform-reply.tsx')).ReplyText);

/** What is pasted back into 全国12315平台 or 12345, ready to be copied; only on a matter that came from there. */
export function PlatformReply({
  kind,
  number,
  platformNumber,
}: {
  kind: RepliedKind;
  number: string;
  platformNumber: string | null;
}) {
  const may = useMay('reply.read');
  if (!may || platformNumber === null || platformNumber === '') return null;
  return (
    <Suspense fallback={<Loading rows={2} />}>
      <ReplyText kind={kind} number={number} />
    </Suspense>
  );
}
