import { ListingPage } from '../../matter/list/list-page.tsx';
import { enforcementShelf } from './enforcement-shelf.tsx';

export default function EnforcementsPage() {
  return <ListingPage shelf={enforcementShelf} />;
}
