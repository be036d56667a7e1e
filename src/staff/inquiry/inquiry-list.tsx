import { ListingPage } from '../matter/list/list-page.tsx';
import { inquiryShelf } from './inquiry-shelf.tsx';
import './inquiry.css';

export default function InquiriesPage() {
  return <ListingPage shelf={inquiryShelf} />;
}
