/** A signature drawn with the finger as a small picture, black on white, as it is laid to the record. */
import { signatureField, strokesOf } from '../../../domain/base/signature.ts';
import type { Signing } from '../signature-pad.tsx';

export async function signaturePicture(lines: Signing['lines']): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = signatureField.width;
  canvas.height = signatureField.height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws nothing.');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.lineWidth = 5;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#10204a';
  pen.stroke(new Path2D(strokesOf(lines)));
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  if (small === null) throw new Error('This browser makes no small picture.');
  return new Uint8Array(await small.arrayBuffer());
}
