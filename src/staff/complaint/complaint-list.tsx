import { ListingPage } from '../matter/list/list-page.tsx';
import { complaintShelf } from './complaint-shelf.tsx';

export default function ComplaintsPage() {
  return <ListingPage shelf={complaintShelf} />;
}
