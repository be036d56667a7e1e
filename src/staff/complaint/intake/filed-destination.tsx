import type { Calendar } from '../../../domain/base/calendar.ts';
import type { Directory } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { HearBy, useDestination } from './destination-card.tsx';

interface Props {
  typed: Typed;
  directory: Directory;
  calendar: Calendar;
}

/** Where a new complaint goes, and by when the complainant hears. */
export function FiledDestination({ typed, directory, calendar }: Props) {
  const t = useWords();
  const destination = useDestination(typed, directory, calendar);
  return (
    <>
      <div>
        <dt>{t('去向', 'Goes to')}</dt>
        <dd>
          {destination.atStation
            ? (destination.stationName ?? '')
            : t(
                `12315 中心${destination.officeName === null ? '' : `，建议${destination.officeName}承办`}`,
                `The centre${destination.officeName === null ? '' : `, proposed: ${destination.officeName}`}`,
              )}
        </dd>
      </div>
      <div>
        <dt>{t('答复', 'Answer')}</dt>
        <dd>
          <HearBy destination={destination} />
        </dd>
      </div>
      {destination.stationName === null ? null : (
        <div>
          <dt>{t('最近的站', 'Station')}</dt>
          <dd>
            {destination.stationName} <span className="nw">{destination.stationPhone}</span>
          </dd>
        </div>
      )}
    </>
  );
}
