/** A photo made small before it is kept: drawn anew, so that place and camera are gone with the rest of its metadata. */
const longest = 1280;
const quality = 0.72;

/** A JPEG of at most 1280 pixels; throws when the browser cannot read the picture. */
export async function smallPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  // The orientation that the metadata says is drawn into the picture.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws nothing.');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (small === null) throw new Error('This browser makes no small picture.');
  return new Uint8Array(await small.arrayBuffer());
}
