import { create } from 'qrcode';
import { useDay } from '../carried.tsx';

const quiet = 4;

/**
 * The code on a slip: it leads to the page of the bureau that says whether the slip is genuine and when it is looked at again. Where the
 * county has no address that opens outside, a slip promises none.
 */
export function SlipCode({ id }: { id: string }) {
  const { county } = useDay();
  if (county.portalUrl === '') return null;
  const { modules } = create(`${county.portalUrl}/genuine/${id}`, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const side = size + 2 * quiet;
  const path = [...data]
    .flatMap((dark, i) => (dark ? [`M${quiet + (i % size)} ${quiet + Math.floor(i / size)}h1v1h-1z`] : []))
    .join('');
  return (
    <div className="code">
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label="二维码：核对这张单子" shapeRendering="crispEdges">
        <rect width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>扫一扫，看这张单子是不是真的、现在怎么样了。</p>
    </div>
  );
}
