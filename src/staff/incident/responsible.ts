import { roleWords } from '../../domain/county/account.ts';
import { responsibleRoles } from '../../domain/incident/incident.ts';
import type { Directory } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel } from '../base/language.tsx';
import type { Choosable } from '../matter/choices.ts';
import { useColleagues } from '../matter/docket/docket-calls.ts';

type Colleagues = ReturnType<typeof useColleagues>;

/** Those who may answer for an incident, each with office and post, for two may have one name. */
export function useResponsible(): Choosable[] {
  return responsibleAmong(useColleagues(), useDirectory()?.organisations ?? [], useLabel());
}

export function responsibleAmong(
  colleagues: Colleagues,
  organisations: Directory['organisations'],
  label: ReturnType<typeof useLabel>,
): Choosable[] {
  return colleagues
    .filter(({ role }) => responsibleRoles.includes(role))
    .map(({ id, name, role, organisationId }) => {
      const office = organisations.find((one) => one.id === organisationId)?.name ?? '';
      return { id, name: [name, office, label(roleWords[role])].filter((one) => one !== '').join(' · ') };
    });
}
