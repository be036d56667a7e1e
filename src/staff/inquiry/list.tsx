import { ListingPage } from '../listing/page.tsx';
import { inquiryShelf } from './shelf.tsx';
import './inquiry.css';

export default function InquiriesPage() {
  return <ListingPage shelf={inquiryShelf} />;
}
