import redispatchDocket from '../../../domain/command/redispatch-steps.ts?redispatchDocket';
import { useDirectory } from '../../base/directory.ts';
import { DocketPanel } from '../../matter/docket/docket-panel.tsx';
import '../../matter/docket/docket.css';
import { RedispatchFacts } from './redispatch-facts.tsx';
import './redispatch.css';
import { redispatchCalls } from './redispatch-wire.ts';

/** One station that was asked, with all that became of it. */
export function RedispatchOpened({ opened, onClose }: { opened: string; onClose: () => void }) {
  const directory = useDirectory();
  if (directory === undefined) return null;
  return (
    <DocketPanel
      docket={redispatchDocket}
      calls={redispatchCalls}
      entryKey={opened}
      directory={directory}
      nameOf={({ entry, more }) => `${entry.number} ${more.stationName}`}
      facts={(view) => <RedispatchFacts view={view} />}
      onClose={onClose}
    />
  );
}
