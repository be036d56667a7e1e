import { useState, type ReactNode } from 'react';
import { later } from '../../base/later.ts';
import { useToured } from './toured.ts';

const { Part: HelpPanel } = later(async () => (await import('./help-panel.tsx')).HelpPanel);
const { Part: Tour } = later(async () => (await import('./tour.tsx')).Tour);
const { Part: TourOffer } = later(async () => (await import('./tour-offer.tsx')).TourOffer);

/** The ways to the help of a page and to the tour, and what of them is open; none of it is there before somebody asks. */
export function useHelp(openSheet: () => void): { openHelp: () => void; beginTour: () => void; opened: ReactNode } {
  const [open, setOpen] = useState<'panel' | 'tour' | null>(null);
  const toured = useToured();
  const close = () => setOpen(null);
  const beginTour = () => {
    toured.keep();
    setOpen('tour');
  };
  const toSheet = () => {
    close();
    openSheet();
  };
  const opened = {
    panel: <HelpPanel onTour={beginTour} onSheet={toSheet} onClose={close} />,
    tour: <Tour onEnd={close} />,
    none: toured.isNew ? <TourOffer toured={toured} onTour={beginTour} /> : null,
  }[open ?? 'none'];
  return { openHelp: () => setOpen('panel'), beginTour, opened };
}
