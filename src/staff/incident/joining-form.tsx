import { z } from 'zod';
import { labelled, written } from '../../domain/base/field.ts';
import { AddMember } from '../../domain/complaint/joint/member-forms.ts';
import { lateReasonWords, lateWithinDays } from '../../domain/law/late-entry.ts';
import { client } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useWords } from '../base/language.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { incidentCalls, type SeenIncident } from './incident-calls.ts';

type Member = SeenIncident['more']['members'][number];

interface JoiningProps {
  view: SeenIncident;
  member: Member;
  leads: readonly Member[];
  onClose: () => void;
}

/** 并进来: a household that agreed goes into the joint matter. */
export function JoiningForm({ view, member, leads, onClose }: JoiningProps) {
  const t = useWords();
  const directory = useDirectory();
  if (directory === undefined) return null;
  const { mediate, agreedOn, way, proof } = AddMember.shape;
  const lateReason = labelled(written().max(300).default(''), {
    ...lateReasonWords,
    input: 'text',
    hintZh: `${lateWithinDays} 天以前同意的才要写`,
    hintEn: `only where the consent is older than ${lateWithinDays} days`,
  });
  const lead = labelled(z.string().min(4), {
    zh: '并到哪一件',
    en: 'Into which matter',
    input: 'choice',
    startsEmpty: true,
    options: leads.map(({ number, name }) => ({ value: number, zh: `${number} ${name ?? ''}`, en: number })),
  });
  return (
    <DocketForm
      title={t(`${member.number} 同意一起投诉`, `${member.number} complains jointly`)}
      press={t('并进来', 'Join')}
      schema={z.object({ lead, mediate, agreedOn, way, proof, lateReason })}
      directory={directory}
      start={leads.length === 1 ? { lead: leads[0]?.number ?? '' } : {}}
      draft={`incident.${view.entry.id}.joint.${member.matterId}`}
      queryKey={incidentCalls.path}
      saved={t(`${member.number} 并进来了`, `${member.number} was joined`)}
      send={({ lead: into, lateReason: why, ...said }, clientId) =>
        join(String(into), member.number, said, { clientId, lateReason: typeof why === 'string' ? why : '' })
      }
      onClose={onClose}
    />
  );
}

/** By the step of the leading complaint; its version is read at the press, and the same press twice joins once. */
async function join(
  lead: string,
  number: string,
  said: Record<string, unknown>,
  { clientId, lateReason }: { clientId: string; lateReason: string },
) {
  const { complaint } = await client.complaint(lead);
  const input = { source: 'matter', number, ...said };
  const late = lateReason === '' ? {} : { lateReason };
  return client.move(lead, 'addMember', { version: complaint.version, clientId, input, ...late });
}
