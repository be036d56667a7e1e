import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { labelled, written } from '../../domain/base/field.ts';
import { AddMember } from '../../domain/complaint/joint/member-forms.ts';
import { lateReasonWords, lateWithinDays } from '../../domain/law/late-entry.ts';
import { client } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { incidentCalls, type SeenIncident } from './incident-calls.ts';

type Member = SeenIncident['more']['members'][number];

/**
 * 共同投诉 (《办法》第十二条): the complaints of an incident that are made together, each household with its own consent. Whoever is not asked,
 * or says no, goes his own way as before; representatives are elected where the joint matter stands.
 */
export function JointPart({ view }: { view: SeenIncident }) {
  const t = useWords();
  const may = useMay('complaint.addMember');
  const [joining, setJoining] = useState<Member | null>(null);
  const seen = view.more.members.filter((one) => one.state === 'in' && one.kind === 'complaint' && one.name !== null);
  const leads = seen.filter(({ joint, number }) => joint?.lead === number);
  // What has come to its end is joined to nothing; who was joined takes others in as long as it is open.
  const alone = seen.filter(({ joint, mayJoin }) => joint === null && mayJoin);
  const open = leads.filter(({ mayJoin }) => mayJoin);
  if (leads.length === 0 && alone.length < 2) return null;
  return (
    <section className="card" aria-label={t('共同投诉', 'Joint complaint')} data-test="incident-joint">
      <h2 className="card-head">
        {t('共同投诉', 'Joint complaint')}{' '}
        <small>
          {t('每户自己同意才并，不愿意的照旧各办各的', 'Each household agrees for itself; the others go alone')}
        </small>
      </h2>
      <ul className="incident-stations incident-lines">
        {leads.map((lead) => (
          <Lead key={lead.number} lead={lead} />
        ))}
        {alone.map((one) => (
          <li key={one.number}>
            <span className="incident-station">
              {one.number} {one.name}
              {one.willing ? (
                <span className="tag">{t('愿意一起办', 'will act jointly')}</span>
              ) : (
                <small className="dim"> {t('各办各的', 'goes alone')}</small>
              )}
            </span>
            {may && (open.length > 0 || alone.length > 1) ? (
              <button
                type="button"
                className="b sm"
                aria-label={t(`${one.number} 同意一起投诉`, `${one.number} complains jointly`)}
                onClick={() => setJoining(one)}
              >
                {t('同意一起投诉…', 'Complains jointly…')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {joining === null ? null : (
        <Joining view={view} member={joining} leads={leadsFor(joining, open, alone)} onClose={() => setJoining(null)} />
      )}
    </section>
  );
}

/** Into which it may go: what is joint already, else any other. */
function leadsFor(member: Member, leads: readonly Member[], alone: readonly Member[]): Member[] {
  return leads.length > 0 ? [...leads] : alone.filter(({ number }) => number !== member.number);
}

function Lead({ lead: { number, joint } }: { lead: Member }) {
  const t = useWords();
  const { people = 0, representatives = 0 } = joint ?? {};
  return (
    <li>
      <span className="incident-station">
        <b>{t(`${number} 主件`, `${number} leads`)}</b>
        <small className="dim">
          {t(
            ` ${people} 人一起，${representatives === 0 ? '还没推选代表人' : `代表人 ${representatives} 位`}`,
            ` ${people} together, ${representatives === 0 ? 'no representative yet' : `${representatives} representatives`}`,
          )}
        </small>
      </span>
      <Link className="b sm" to={`/complaints/${encodeURIComponent(number)}`}>
        {t('推选代表人、记各户意见', 'Representatives and consents')}
      </Link>
    </li>
  );
}

interface JoiningProps {
  view: SeenIncident;
  member: Member;
  leads: readonly Member[];
  onClose: () => void;
}

function Joining({ view, member, leads, onClose }: JoiningProps) {
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
