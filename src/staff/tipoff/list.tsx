import { ListingPage } from '../listing/page.tsx';
import { tipoffShelf } from './shelf.tsx';

export default function TipoffsPage() {
  return <ListingPage shelf={tipoffShelf} />;
}
