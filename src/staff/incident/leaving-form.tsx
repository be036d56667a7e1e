import { z } from 'zod';
import { incidentDocket } from '../../domain/incident/incident-steps.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { incidentCalls, type SeenIncident } from './incident-calls.ts';

interface Props {
  view: SeenIncident;
  member: SeenIncident['more']['members'][number];
  onClose: () => void;
}

/** 不是一起的: why a matter does not belong. */
export function LeavingForm({ view: { entry }, member, onClose }: Props) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const rule = incidentDocket.procedure['takeOut'];
  if (directory === undefined || rule === undefined) return null;
  return (
    <DocketForm
      title={`${label(rule)} · ${member.number}`}
      press={label(rule)}
      schema={rule.input.extend({ memberId: z.uuid() })}
      directory={directory}
      fixed={() => ({ memberId: member.matterId })}
      draft={`incident.${entry.id}.takeOut.${member.matterId}`}
      queryKey={incidentCalls.path}
      saved={t(`${member.number} 移出了`, `${member.number} was taken out`)}
      send={(input, clientId) =>
        incidentCalls.move(entry.number, 'takeOut', { version: entry.version, clientId, input })
      }
      onClose={onClose}
    />
  );
}
