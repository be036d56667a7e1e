import { useState, type ReactNode } from 'react';
import { later } from '../../base/later.ts';
import { useToured } from './toured.ts';

const { Part: HelpPanel } = later(async () => (await import('./help-panel.tsx')).HelpPanel);
const { Part: Changes } = later(async () => (await import('../changes/changes.tsx')).ChangesDrawer);
const { Part: Tour } = later(async () => (await import('./tour.tsx')).Tour);
const { Part: TourOffer } = later(async () => (await import('./tour-offer.tsx')).TourOffer);

/** The ways to the help of a page, to the tour and to what the versions brought, and what of them is open; none is there before somebody asks. */
export function useHelp(openSheet: () => void): {
  openHelp: () => void;
  openChanges: () => void;
  beginTour: () => void;
  opened: ReactNode;
} {
  const [open, setOpen] = useState<'panel' | 'tour' | 'changes' | null>(null);
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
    changes: <Changes onClose={close} />,
    none: toured.isNew ? <TourOffer toured={toured} onTour={beginTour} /> : null,
  }[open ?? 'none'];
  return { openHelp: () => setOpen('panel'), openChanges: () => setOpen('changes'), beginTour, opened };
}
