import { CharterFile } from '../../station/charter/charter-page.tsx';
import { StationVisitCard } from '../../supervision/inspection/station-visit-card.tsx';

/** The page of a station: its file, with what officers who went there have said. */
export default function StationPage() {
  return <CharterFile beside={(stationId) => <StationVisitCard stationId={stationId} />} />;
}
