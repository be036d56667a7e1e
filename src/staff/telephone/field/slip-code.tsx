import { useDay } from '../carried.tsx';
import { QrCode } from '../qr-code.tsx';

/**
 * The code on a slip: it leads to the page of the bureau that says whether the slip is genuine and when it is looked at again. Where the
 * county has no address that opens outside, a slip promises none.
 */
export function SlipCode({ id }: { id: string }) {
  const { county } = useDay();
  if (county.portalUrl === '') return null;
  return (
    <div className="code">
      <QrCode link={`${county.portalUrl}/genuine/${id}`} label="二维码：核对这张单子" />
      <p>扫一扫，看这张单子是不是真的、现在怎么样了。</p>
    </div>
  );
}
