import type { RefObject } from 'react';
import type { Calendar } from '../../../domain/base/calendar.ts';
import type { Directory } from '../../base/client.ts';
import { complaintSlots } from '../../triage/proposed-fields.ts';
import { complaintAsks, Interview } from '../../triage/question-card.tsx';
import { kindOf } from './complaint-handover.ts';
import type { Intake } from './complaint-intake-form.ts';
import { DestinationCard, useDestination } from './destination-card.tsx';

interface Props {
  intake: Intake;
  directory: Directory;
  calendar: Calendar;
  form: RefObject<HTMLFormElement | null>;
}

/** What is still to be asked and can be said while the caller is on the line, and where the complaint would go. */
export function DeskBeside({ intake, directory, calendar, form }: Props) {
  const destination = useDestination(intake.typed, directory, calendar);
  return (
    <div className="intake-beside">
      <Interview
        intent={kindOf(intake)}
        typed={intake.typed}
        slots={complaintSlots}
        asks={complaintAsks}
        directory={directory}
        calendar={calendar}
        form={form}
        onChange={intake.change}
        hearBy={destination.hearBy}
        atStation={destination.atStation}
      />
      <DestinationCard destination={destination} />
    </div>
  );
}
