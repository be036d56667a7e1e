import { ListingPage } from '../matter/list/list-page.tsx';
import { useMe } from '../base/me.tsx';
import { stationTipoffShelf, tipoffShelf } from './tipoff-shelf.tsx';

export default function TipoffsPage() {
  const { role } = useMe();
  return <ListingPage shelf={role === 'station' ? stationTipoffShelf : tipoffShelf} />;
}
