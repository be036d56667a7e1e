import { create } from 'qrcode';

const quiet = 4;

/** The dark cells of a code as one path, and how many cells it is wide with its quiet rim: drawn here, so that it needs no network. */
export function codePath(link: string): { path: string; side: number } {
  const { size, data } = create(link, { errorCorrectionLevel: 'M' }).modules;
  const path = [...data]
    .flatMap((dark, i) => (dark ? [`M${quiet + (i % size)} ${quiet + Math.floor(i / size)}h1v1h-1z`] : []))
    .join('');
  return { path, side: size + 2 * quiet };
}

/** A code that leads to a page of the portal, black on white whatever the screen is. */
export function QrCode({ link, label }: { link: string; label: string }) {
  const { path, side } = codePath(link);
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
