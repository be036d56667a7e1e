/** A photo made small before it is kept or sent: drawn anew, so that place and camera are gone with the rest of its metadata. */
const usual = { longest: 1280, quality: 0.72 };

/** Ever smaller, until it has the size that is asked for. */
const steps = [640, 480, 360, 240].flatMap((longest) => [0.72, 0.55, 0.4].map((quality) => ({ longest, quality })));

/** A JPEG of at most 1280 pixels; throws when the browser cannot read the picture. */
export async function smallPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await pictureOf(file);
  const small = await drawn(picture, usual);
  picture.close();
  return new Uint8Array(await small.arrayBuffer());
}

/** A JPEG of no more bytes than are allowed, or the smallest that can still be read. */
export async function packedPhoto(file: File, mostBytes: number): Promise<File> {
  const picture = await pictureOf(file);
  let small: Blob | null = null;
  for (const step of steps) {
    small = await drawn(picture, step);
    if (small.size <= mostBytes) break;
  }
  picture.close();
  if (small === null) throw new Error('There is a step.');
  return new File([small], `${file.name.replace(/\.\w{1,5}$/u, '')}.jpg`, { type: 'image/jpeg' });
}

// The orientation that the metadata says is drawn into the picture.
const pictureOf = (file: Blob) => createImageBitmap(file, { imageOrientation: 'from-image' });

async function drawn(picture: ImageBitmap, { longest, quality }: { longest: number; quality: number }): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws nothing.');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (small === null) throw new Error('This browser makes no small picture.');
  return small;
}
