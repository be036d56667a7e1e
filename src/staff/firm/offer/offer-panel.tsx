import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { client } from '../../base/client.ts';
import { later } from '../../base/later.ts';
import { useMay } from '../../base/me.tsx';

// Few shops take part: what their offers are made of is read where there are some.
const { Part: OfferCard } = later(async () => (await import('./offer-card.tsx')).OfferCard);

/** 企业和解: on the page of a complaint, what the firm said, and the buttons that offer it and write down the answer. */
export function OfferPanel({ number }: { number: string }) {
  const maySend = useMay('offer.send');
  const found = useQuery({
    queryKey: ['complaint', number, 'offers'],
    queryFn: () => client.complaintOffers(number),
  }).data;
  if (found === undefined || (found.offers.length === 0 && !(found.mayOffer && maySend && found.firms.length > 0)))
    return null;
  return (
    <Suspense fallback={null}>
      <OfferCard number={number} found={found} />
    </Suspense>
  );
}
