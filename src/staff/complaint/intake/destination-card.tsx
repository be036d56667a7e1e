import type { Calendar } from '../../../domain/base/calendar.ts';
import type { Directory } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { destinationOf, type Destination } from './destination.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { factsOf } from '../complaint-wire.ts';
import { withReason } from '../destination-reason.ts';

/** Where it would go as it is typed now. */
export function useDestination(typed: Typed, directory: Directory, calendar: Calendar): Destination {
  return destinationOf(typed, directory, factsOf(useMe(), directory, calendar, 0));
}

/** 去向: the station, the office and the day by which the complainant hears, each with its reason. */
export function DestinationCard({ destination }: { destination: Destination }) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('去向', 'Where it goes')}>
      <h2 className="card-head">
        {t('去向', 'Where it goes')}{' '}
        <small>{t('登记后中心分送，理由写进台账', 'The centre dispatches; the reason goes on record')}</small>
      </h2>
      <dl className="pairs">
        <div>
          <dt>{t('站', 'Station')}</dt>
          <dd>
            {destination.stationName === null
              ? destination.homeKnown
                ? t(destination.stationReason, 'No station lies near')
                : t('写了投诉人住的村或社区，才知道哪个站最近', 'Known once the village of the complainant is written')
              : withReason(destination.stationName, destination.stationReason)}
          </dd>
        </div>
        <div>
          <dt>{t('所', 'Office')}</dt>
          <dd>
            {destination.officeName === null
              ? destination.placeKnown
                ? t(destination.officeReason, 'The centre decides')
                : t('写了店在哪个村或社区才知道，不写由中心定', 'Known once the place of the shop is written')
              : withReason(destination.officeName, destination.officeReason)}
          </dd>
        </div>
        <div>
          <dt>{t('答复', 'Answer')}</dt>
          <dd>
            <HearBy destination={destination} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** The sentence that is read out to the complainant. */
export function HearBy({ destination }: { destination: Destination }) {
  const t = useWords();
  const { language } = useLanguage();
  if (destination.hearBy === null) return null;
  const day = dayLong(destination.hearBy, language);
  return destination.atStation
    ? t(`站里先谈，最晚 ${day}给答复。`, `The station talks first and answers by ${day}.`)
    : t(`最晚 ${day}告知受理不受理。`, `You hear by ${day} whether it is accepted.`);
}
