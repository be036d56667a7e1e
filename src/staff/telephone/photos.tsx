import { useEffect, useRef, useState } from 'react';
import { useWords } from '../base/language.tsx';
import { maxAttachments } from '../../domain/matter/attachment.ts';
import { Icon } from './bars.tsx';
import { smallPhoto } from '../base/small-photo.ts';

type Kept = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** Photos as they are kept: small, and without place and camera. */
export function Photos({ photos, onChange }: { photos: Kept; onChange: (photos: Kept) => void }) {
  const t = useWords();
  const [wrong, setWrong] = useState(false);
  // A picture takes a while to be made small: it belongs to the form as it is then, not as it was when it was taken.
  const now = useRef({ photos, onChange });
  useEffect(() => {
    now.current = { photos, onChange };
  });
  const take = async (files: FileList | null) => {
    setWrong(false);
    const more = [];
    for (const file of [...(files ?? [])].slice(0, maxAttachments - photos.length)) {
      const bytes = await smallPhoto(file).catch(() => null);
      if (bytes === null) setWrong(true);
      else more.push({ id: crypto.randomUUID(), bytes });
    }
    if (more.length > 0) now.current.onChange([...now.current.photos, ...more].slice(0, maxAttachments));
  };
  return (
    <>
      <div className="pics">
        {photos.map((one, i) => (
          <Shown
            key={one.id}
            bytes={one.bytes}
            words={t(`照片 ${i + 1}`, `Photo ${i + 1}`)}
            remove={t(`去掉照片 ${i + 1}`, `Remove photo ${i + 1}`)}
            onRemove={() => onChange(photos.filter((other) => other !== one))}
          />
        ))}
        {photos.length < maxAttachments ? (
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

function Shown({
  bytes,
  words,
  remove,
  onRemove,
}: {
  bytes: Uint8Array<ArrayBuffer>;
  words: string;
  remove: string;
  onRemove: () => void;
}) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    if (picture.current !== null) picture.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <span className="pic">
      <img ref={picture} alt={words} />
      <button type="button" aria-label={remove} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}
