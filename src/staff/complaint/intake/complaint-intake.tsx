import { Suspense, type ReactNode } from 'react';
import { later } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { Directory } from '../../base/client.ts';
import { DeskIntake } from './desk-intake.tsx';
import { Filed } from './complaint-filed.tsx';
import { DraftGate } from '../../matter/draft/draft-gate.tsx';
import type { SeenOpened } from '../../matter/draft/draft-wire.ts';
import { intakeForm, useIntake, type HandedOver } from './complaint-intake-form.ts';
import { useDirectory } from '../../base/directory.ts';
import { useCalendar } from '../../matter/matter-rules.ts';
import { onlySheet } from '../../../domain/matter/draft.ts';
import type { Calendar } from '../../../domain/base/calendar.ts';
import '../../matter/matter.css';
import '../../matter/matter-move.css';
import './intake.css';

const { Part: StationIntake } = later(async () => (await import('./station-intake.tsx')).StationIntake);

/**
 * 登记投诉: a dense form for the centre and the offices, three questions for a station. What another matter hands over that
 * turned out to be a complaint is not typed again; it is undefined while it is being read.
 */
export function ComplaintIntake({
  from,
  sheet = onlySheet,
  beside,
}: {
  from: HandedOver | null | undefined;
  /** Of several that are begun at once, which. */
  sheet?: string;
  beside?: Beside;
}) {
  const directory = useDirectory();
  const calendar = useCalendar();
  if (directory === undefined || calendar === undefined || from === undefined) return <Loading rows={10} />;
  return (
    <DraftGate key={intakeForm(from, sheet)} form={intakeForm(from, sheet)} rows={10}>
      {(found) => (
        <Intake
          key={intakeForm(from, sheet)}
          directory={directory}
          calendar={calendar}
          from={from}
          sheet={sheet}
          found={found}
          beside={beside}
        />
      )}
    </DraftGate>
  );
}

interface Props {
  directory: Directory;
  calendar: Calendar;
  from: HandedOver | null;
  sheet: string;
  found: SeenOpened | null;
  beside: Beside | undefined;
}

/** What other subjects have to say to the words as they are typed. */
type Beside = (story: string) => ReactNode;

function Intake({ directory, calendar, from, sheet, found, beside }: Props) {
  const me = useMe();
  const intake = useIntake(directory, from, sheet, found);
  if (intake.outcome !== null) {
    return <Filed outcome={intake.outcome} directory={directory} calendar={calendar} onAgain={intake.again} />;
  }
  const Form = me.role === 'station' ? StationIntake : DeskIntake;
  return (
    <>
      {beside?.(intake.typed['story'] ?? '')}
      <Suspense fallback={<Loading rows={10} />}>
        <Form intake={intake} directory={directory} calendar={calendar} />
      </Suspense>
    </>
  );
}
