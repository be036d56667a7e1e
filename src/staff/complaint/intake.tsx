import { useMe } from '../me.tsx';
import { Loading } from '../ui/loading.tsx';
import type { Directory } from '../client.ts';
import { DeskIntake } from './desk-intake.tsx';
import { Filed } from './filed.tsx';
import { useIntake } from './intake-form.ts';
import { useCalendar, useDirectory } from '../matter/rules.ts';
import { StationIntake } from './station-intake.tsx';
import type { Calendar } from '../../domain/calendar.ts';
import '../matter/matter.css';
import '../matter/move.css';
import './intake.css';

/** 登记投诉: a dense form for the centre and the offices, three questions for a station. */
export default function IntakePage() {
  const directory = useDirectory();
  const calendar = useCalendar();
  if (directory === undefined || calendar === undefined) return <Loading rows={10} />;
  return <Intake directory={directory} calendar={calendar} />;
}

function Intake({ directory, calendar }: { directory: Directory; calendar: Calendar }) {
  const me = useMe();
  const intake = useIntake(directory);
  if (intake.outcome !== null) {
    return <Filed outcome={intake.outcome} directory={directory} calendar={calendar} onAgain={intake.again} />;
  }
  const Form = me.role === 'station' ? StationIntake : DeskIntake;
  return <Form intake={intake} directory={directory} calendar={calendar} />;
}
