import { useSearchParams } from 'react-router';
import { useRetelling } from '../../inquiry/retelling.ts';
import { useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { Directory } from '../../base/client.ts';
import { DeskIntake } from './desk-intake.tsx';
import { Filed } from './complaint-filed.tsx';
import { DraftGate } from '../../matter/draft/gate.tsx';
import type { SeenOpened } from '../../matter/draft/draft-wire.ts';
import { intakeForm, useIntake, type FromInquiry } from './complaint-intake-form.ts';
import { useCalendar, useDirectory } from '../../matter/matter-rules.ts';
import { StationIntake } from './station-intake.tsx';
import type { Calendar } from '../../../domain/base/calendar.ts';
import '../../matter/matter.css';
import '../../matter/matter-move.css';
import './intake.css';

/** 登记投诉: a dense form for the centre and the offices, three questions for a station. */
export default function IntakePage() {
  const directory = useDirectory();
  const calendar = useCalendar();
  const [query] = useSearchParams();
  // An inquiry that turned out to be a complaint brings along what was told: nothing is typed twice.
  const number = query.get('inquiry');
  const retold = useRetelling(number);
  if (retold.error !== null) return <ErrorLine error={retold.error} onRetry={() => void retold.refetch()} />;
  if (directory === undefined || calendar === undefined || (number !== null && retold.data === undefined))
    return <Loading rows={10} />;
  const from = number === null || retold.data === undefined ? null : { number, ...retold.data };
  return (
    <DraftGate key={number} form={intakeForm(from)} rows={10}>
      {(found) => <Intake directory={directory} calendar={calendar} from={from} found={found} />}
    </DraftGate>
  );
}

interface Props {
  directory: Directory;
  calendar: Calendar;
  from: FromInquiry | null;
  found: SeenOpened | null;
}

function Intake({ directory, calendar, from, found }: Props) {
  const me = useMe();
  const intake = useIntake(directory, from, found);
  if (intake.outcome !== null) {
    return <Filed outcome={intake.outcome} directory={directory} calendar={calendar} onAgain={intake.again} />;
  }
  const Form = me.role === 'station' ? StationIntake : DeskIntake;
  return <Form intake={intake} directory={directory} calendar={calendar} />;
}
