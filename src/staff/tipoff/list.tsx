import { ListingPage } from '../listing/page.tsx';
import { useMe } from '../me.tsx';
import { stationTipoffShelf, tipoffShelf } from './shelf.tsx';

export default function TipoffsPage() {
  const { role } = useMe();
  return <ListingPage shelf={role === 'station' ? stationTipoffShelf : tipoffShelf} />;
}
