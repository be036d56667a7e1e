import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../base/language.tsx';
import { smallPhoto } from '../../base/small-photo.ts';
import { clockTime } from '../../base/ui/day.ts';
import { Icon } from '../bars.tsx';
import { useAct, useKeeper, useStamp } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Shop } from './shops.ts';

const mostPhotos = 11;

interface Taken {
  shop: Shop;
  photoIds: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Photos of a visit: each is an act of its own, kept at once and sent ahead of the record, so that none is lost with what is typed. */
export function VisitPhotos({ shop, photoIds, onChange }: Taken) {
  const t = useWords();
  const { keeper, picture } = useKeeper();
  const { wrong, take } = useTaking({ shop, photoIds, onChange });
  const actOf = (id: string) =>
    picture.acts.find(({ body: { item } }) => item.kind === 'photos' && item.photoIds.includes(id));
  const remove = (id: string, open: OpenAct) => {
    void keeper.remove(open);
    onChange(photoIds.filter((one) => one !== id));
  };
  return (
    <>
      <div className="pics">
        {photoIds.map((id, i) => (
          <Shot key={id} open={actOf(id)} n={i + 1} onRemove={(open) => remove(id, open)} />
        ))}
        {photoIds.length < mostPhotos ? (
          <label>
            <Icon name="camera" />
            {t('拍照', 'Photo')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              multiple
              aria-label={t('拍照', 'Photo')}
              onChange={(event) => {
                void take(event.target.files);
                event.target.value = '';
              }}
            />
          </label>
        ) : null}
      </div>
      {wrong ? <p className="msg">{t('这张打不开，请重拍一张。', 'This one cannot be read; take another.')}</p> : null}
    </>
  );
}

function useTaking({ shop, photoIds, onChange }: Taken) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const [wrong, setWrong] = useState(false);
  // A picture takes a while to be made small: it belongs to the visit as it is then.
  const now = useRef(photoIds);
  useEffect(() => {
    now.current = photoIds;
  });
  const keep = async (file: File) => {
    const bytes = await smallPhoto(file).catch(() => null);
    if (bytes === null) {
      setWrong(true);
      return;
    }
    const id = crypto.randomUUID();
    const item = { kind: 'photos' as const, ...stamp(), entryId: shop.id, photoIds: [id] };
    const title = t(`${shop.name}：照片`, `${shop.name}: photo`);
    await act(`photo ${id}`, item, title, { photos: [{ id, bytes }] });
    now.current = [...now.current, id];
    onChange([...now.current]);
  };
  const take = async (files: FileList | null) => {
    setWrong(false);
    for (const file of [...(files ?? [])].slice(0, mostPhotos - now.current.length)) await keep(file);
  };
  return { wrong, take };
}

/** As it lies on the telephone; what has been sent lies at the bureau, and not on a telephone that may be lost. */
function Shot({ open, n, onRemove }: { open: OpenAct | undefined; n: number; onRemove: (open: OpenAct) => void }) {
  const t = useWords();
  const { keeper } = useKeeper();
  const image = useRef<HTMLImageElement>(null);
  const isHere = open !== undefined && open.act.photos.length > 0;
  useEffect(() => {
    if (!isHere || open === undefined) return undefined;
    let made = '';
    let gone = false;
    void keeper.openPhotos(open).then(([photo]) => {
      if (gone || photo === undefined || image.current === null) return;
      made = URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' }));
      image.current.src = made;
    });
    return () => {
      gone = true;
      if (made !== '') URL.revokeObjectURL(made);
    };
  }, [keeper, open, isHere]);
  const time = open === undefined ? '' : clockTime(open.body.item.actedAt);
  return (
    <span className="pic">
      {isHere ? <img ref={image} alt={t(`照片 ${n}`, `Photo ${n}`)} /> : <Icon name="tick" />}
      <span className="when">{isHere ? t(`${time} 存好`, `${time} kept`) : t(`${time} 已发`, `${time} sent`)}</span>
      {isHere && open !== undefined ? (
        <button type="button" aria-label={t(`去掉照片 ${n}`, `Remove photo ${n}`)} onClick={() => onRemove(open)}>
          ×
        </button>
      ) : null}
    </span>
  );
}
