import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../base/language.tsx';
import { maxAttachments } from '../../domain/matter/attachment.ts';
import { Icon, type Sign } from './bars.tsx';
import { smallPhoto } from '../base/small-photo.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Kept = readonly { id: string; bytes: Bytes }[];

/** Photos of a form as they are kept: small, and without place and camera. */
export function Photos({ photos, onChange }: { photos: Kept; onChange: (photos: Kept) => void }) {
  // A picture takes a while to be made small: it belongs to the form as it is then, not as it was when it was taken.
  const now = useRef({ photos, onChange });
  useEffect(() => {
    now.current = { photos, onChange };
  });
  const keep = (id: string, bytes: Bytes) => {
    const next = [...now.current.photos, { id, bytes }].slice(0, maxAttachments);
    now.current = { ...now.current, photos: next };
    now.current.onChange(next);
  };
  return (
    <PhotoStrip n={photos.length} most={maxAttachments} onTaken={keep} album>
      {photos.map((one, i) => (
        <Shot
          key={one.id}
          n={i + 1}
          bytes={one.bytes}
          onRemove={() => onChange(photos.filter((other) => other !== one))}
        />
      ))}
    </PhotoStrip>
  );
}

/** Photos, and the press that takes another; each is told as soon as it is small, one after the other. */
export function PhotoStrip({
  n,
  most,
  onTaken,
  album = false,
  children,
}: {
  n: number;
  most: number;
  onTaken: (id: string, bytes: Bytes) => void | Promise<void>;
  /** What was taken before may be chosen too: not on a visit, where a photo is taken there and then. */
  album?: boolean;
  children: ReactNode;
}) {
  const t = useWords();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const take = async (files: FileList | null) => {
    setWrong([]);
    for (const file of [...(files ?? [])].slice(0, most - n)) {
      const bytes = await smallPhoto(file).catch(() => null);
      if (bytes === null) setWrong((names) => [...names, file.name]);
      else await onTaken(crypto.randomUUID(), bytes);
    }
  };
  return (
    <>
      <div className="pics">
        {children}
        {n < most ? <TakePhoto words={t('拍照', 'Photo')} sign="camera" camera onTaken={take} /> : null}
        {n < most && album ? <TakePhoto words={t('相册', 'Album')} sign="album" onTaken={take} /> : null}
      </div>
      {wrong.length === 0 ? null : (
        <p className="msg" role="alert">
          {t(
            `“${wrong.join('”“')}”打不开，没有加上；请重拍，或者换一张。`,
            `“${wrong.join('”, “')}” cannot be read and was not added; take another.`,
          )}
        </p>
      )}
    </>
  );
}

/** The press that opens the camera, or what lies on the telephone. */
function TakePhoto({
  words,
  sign,
  camera = false,
  onTaken,
}: {
  words: string;
  sign: Sign;
  camera?: boolean;
  onTaken: (files: FileList | null) => Promise<void>;
}) {
  return (
    <label>
      <Icon name={sign} />
      {words}
      <input
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' as const } : {})}
        multiple
        aria-label={words}
        onChange={(event) => {
          void onTaken(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}

/** One photo; null bytes where it lies here no more, and no press where it is not to be taken back. */
export function Shot({
  n,
  bytes,
  when,
  onRemove,
}: {
  n: number;
  bytes: Bytes | null;
  when?: string;
  onRemove: (() => void) | null;
}) {
  const t = useWords();
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (bytes === null) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    if (picture.current !== null) picture.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <span className="pic">
      {bytes === null ? <Icon name="tick" /> : <img ref={picture} alt={t(`照片 ${n}`, `Photo ${n}`)} />}
      {when === undefined ? null : <span className="when">{when}</span>}
      {onRemove === null ? null : (
        <button type="button" aria-label={t(`去掉照片 ${n}`, `Remove photo ${n}`)} onClick={onRemove}>
          ×
        </button>
      )}
    </span>
  );
}
