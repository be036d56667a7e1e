/** A slip or an agreement as a picture: drawn on the telephone, so that it is saved, shown and sent without a network and without a printer. */
import { signatureField } from '../../domain/base/signature.ts';
import { codePath } from './qr-code.tsx';

/** What stands on it, one below the other. */
export type Piece =
  | { words: string; size?: 'small' | 'large' | 'huge'; bold?: boolean; centre?: boolean }
  | { rule: true }
  | { strokes: string; words: string }
  | { code: string; words: string };

const width = 720;
const rim = 44;
const face = "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const sizes = { small: 24, plain: 28, large: 36, huge: 48 } as const;
const codeSide = 220;
const strokeScale = 0.6;

/** The picture as a file, and how it is saved or handed on: by the telephone's own sheet where it has one, else into its downloads. */
export async function savePicture(pieces: readonly Piece[], name: string): Promise<void> {
  const file = new File([await pictureOf(pieces)], `${name}.png`, { type: 'image/png' });
  if (navigator.canShare?.({ files: [file] }) === true) {
    // Whoever shuts the sheet again has not failed at anything.
    await navigator.share({ files: [file] }).catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error;
    });
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function pictureOf(pieces: readonly Piece[]): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = drawn(penOf(canvas), pieces) + rim;
  const pen = penOf(canvas);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#14181f';
  drawn(pen, pieces);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (made === null) throw new Error('This browser makes no picture.');
  return made;
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws nothing.');
  return pen;
}

/** Draws all of it, and gives how far down it came: what lies beyond the canvas is drawn nowhere, which measures it. */
function drawn(pen: CanvasRenderingContext2D, pieces: readonly Piece[]): number {
  let y = rim;
  for (const piece of pieces) {
    if ('rule' in piece) {
      pen.fillRect(rim, y + 8, width - 2 * rim, 2);
      y += 24;
    } else if ('code' in piece) y = drawCode(pen, piece, y);
    else if ('strokes' in piece) y = drawStrokes(pen, piece, y);
    else y = drawWords(pen, piece, rim, y, width - 2 * rim);
  }
  return y;
}

function drawWords(
  pen: CanvasRenderingContext2D,
  { words, size, bold = false, centre = false }: Extract<Piece, { size?: unknown }>,
  x: number,
  top: number,
  room: number,
): number {
  const px = sizes[size ?? 'plain'];
  pen.font = `${bold ? 700 : 400} ${px}px ${face}`;
  pen.textBaseline = 'top';
  let y = top;
  for (const line of linesOf(words, room, (text) => pen.measureText(text).width)) {
    pen.fillText(line, centre ? x + (room - pen.measureText(line).width) / 2 : x, y);
    y += px * 1.45;
  }
  return y + 8;
}

function drawCode(
  pen: CanvasRenderingContext2D,
  { code, words }: Extract<Piece, { code: string }>,
  top: number,
): number {
  const { path, side } = codePath(code);
  pen.save();
  pen.translate(rim, top);
  pen.scale(codeSide / side, codeSide / side);
  pen.fill(new Path2D(path));
  pen.restore();
  const below = drawWords(pen, { words }, rim + codeSide + 16, top + 24, width - 2 * rim - codeSide - 16);
  return Math.max(below, top + codeSide + 12);
}

function drawStrokes(
  pen: CanvasRenderingContext2D,
  { strokes, words }: Extract<Piece, { strokes: string }>,
  top: number,
): number {
  pen.save();
  pen.translate(rim, top);
  pen.scale(strokeScale, strokeScale);
  pen.lineWidth = 5;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#10204a';
  pen.stroke(new Path2D(strokes));
  pen.restore();
  return drawWords(pen, { words, size: 'small' }, rim, top + signatureField.height * strokeScale, width - 2 * rim);
}

/** Words in lines that fit: broken between any two signs, as Chinese is, but for a number, and where their own lines end. */
export function linesOf(words: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const part of words.split('\n')) {
    let line = '';
    for (const piece of part.match(/[\w.,:-]{1,40}|[^\w.,:-]/gu) ?? []) {
      // No line begins with a mark that closes.
      if (line !== '' && widthOf(line + piece) > room && !/[，。；：、！？）”]/u.test(piece)) {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
    lines.push(line);
  }
  return lines;
}
