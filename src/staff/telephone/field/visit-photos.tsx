import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../base/language.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { useAct, useKeeper, useStamp } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { PhotoStrip, Shot } from '../photos.tsx';
import type { Shop } from './shops.ts';

const mostPhotos = 11;

/** Photos of a visit: each is an act of its own, kept at once and sent ahead of the record, so that none is lost with what is typed. */
export function VisitPhotos({
  shop,
  photoIds,
  onChange,
}: {
  shop: Shop;
  photoIds: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const { keeper, picture } = useKeeper();
  // A picture takes a while to be made small: it belongs to the visit as it is then.
  const now = useRef(photoIds);
  useEffect(() => {
    now.current = photoIds;
  });
  const keep = async (id: string, bytes: Uint8Array<ArrayBuffer>) => {
    if (now.current.length >= mostPhotos) return;
    const item = { kind: 'photos' as const, ...stamp(), entryId: shop.id, photoIds: [id] };
    const title = t(`${shop.name}：照片`, `${shop.name}: photo`);
    await act(`photo ${id}`, item, title, { photos: [{ id, bytes }] });
    now.current = [...now.current, id];
    onChange([...now.current]);
  };
  const actOf = (id: string) =>
    picture.acts.find(({ body: { item } }) => item.kind === 'photos' && item.photoIds.includes(id));
  const remove = (id: string, open: OpenAct) => {
    void keeper.remove(open);
    onChange(photoIds.filter((one) => one !== id));
  };
  return (
    <PhotoStrip n={photoIds.length} most={mostPhotos} onTaken={keep}>
      {photoIds.map((id, i) => (
        <Kept key={id} open={actOf(id)} n={i + 1} onRemove={(open) => remove(id, open)} />
      ))}
    </PhotoStrip>
  );
}

/** As it lies on the telephone; what has been sent lies at the bureau, and not on a telephone that may be lost. */
function Kept({ open, n, onRemove }: { open: OpenAct | undefined; n: number; onRemove: (open: OpenAct) => void }) {
  const t = useWords();
  const bytes = useBytes(open);
  const time = open === undefined ? '' : clockTime(open.body.item.actedAt);
  const isHere = open !== undefined && open.act.photos.length > 0;
  return (
    <Shot
      n={n}
      bytes={isHere ? bytes : null}
      when={isHere ? t(`${time} 存好`, `${time} kept`) : t(`${time} 已发`, `${time} sent`)}
      onRemove={isHere ? () => onRemove(open) : null}
    />
  );
}

function useBytes(open: OpenAct | undefined): Uint8Array<ArrayBuffer> | null {
  const { keeper } = useKeeper();
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  useEffect(() => {
    let gone = false;
    if (open !== undefined)
      void keeper.openPhotos(open).then(([photo]) => (gone ? undefined : setBytes(photo?.bytes ?? null)));
    return () => {
      gone = true;
    };
  }, [keeper, open]);
  return bytes;
}
