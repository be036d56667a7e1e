import { useEffect } from 'react';
import { MessagesPage } from '../messages.tsx';
import { WaitingPage } from '../outbox/waiting.tsx';
import { AgainPage } from './again-page.tsx';
import { DayPage } from './day-page.tsx';
import { ExhibitPage } from './exhibit-page.tsx';
import { EveningPage } from './evening-page.tsx';
import { FieldPersonPage } from './person-page.tsx';
import { NewShopPage } from './new-shop-page.tsx';
import { OrderSlipPage } from './order-slip.tsx';
import { SamplingPage } from './sampling-page.tsx';
import { SeizurePage } from './seizure-page.tsx';
import { ShopPage } from './shop-page.tsx';
import { SpotPage } from './spot-page.tsx';
import { SortiePage } from './sortie-page.tsx';
import './field.css';

/** 检查: the screens of an officer in the field, by the address behind the #. */
export default function FieldScreen({ name = '', id }: { name: string | undefined; id: string }) {
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [name, id]);
  switch (name) {
    case 'shop':
      return <ShopPage key={id} id={id} />;
    case 'again':
      return <AgainPage key={id} id={id} />;
    case 'spot':
      return <SpotPage key={id} id={id} />;
    case 'slip':
      return <OrderSlipPage id={id} />;
    case 'sample':
      return <SamplingPage key={id} id={id} />;
    case 'seize':
      return <SeizurePage key={id} id={id} />;
    case 'exhibit':
      return <ExhibitPage key={id} id={id} />;
    case 'new':
      return <NewShopPage />;
    case 'sortie':
      return <SortiePage />;
    case 'evening':
      return <EveningPage />;
    case 'waiting':
      return <WaitingPage />;
    case 'messages':
      return <MessagesPage />;
    case 'person':
      return <FieldPersonPage />;
    default:
      return <DayPage />;
  }
}
