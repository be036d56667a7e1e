import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import { useMay } from '../base/me.tsx';
import type { SeenIncident } from './incident-calls.ts';

const { Part: JoiningForm } = later(async () => (await import('./joining-form.tsx')).JoiningForm);

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
        <Suspense fallback={null}>
          <JoiningForm
            view={view}
            member={joining}
            leads={leadsFor(joining, open, alone)}
            onClose={() => setJoining(null)}
          />
        </Suspense>
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
