import { ListingPage } from '../listing/page.tsx';
import { complaintShelf } from './shelf.tsx';

export default function ComplaintsPage() {
  return <ListingPage shelf={complaintShelf} />;
}
