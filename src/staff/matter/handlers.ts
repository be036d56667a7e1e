/** 承办人的单子: the colleagues who may have a matter in hand that the reader sees. */
import { scopes, type StaffRole } from '../../domain/base/actor.ts';
import type { Colleague } from '../../http/api/county/account-routes.ts';
import { useDirectory } from '../base/directory.ts';
import { useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { useColleagues } from './docket/docket-calls.ts';

const handling: readonly StaffRole[] = ['officer', 'officeHead', 'centre'];

/** Of the whole county, or those of his own office; read once they are asked for. */
export function useHandlers(isAsked = true): readonly Colleague[] {
  return handlersFor(useMe(), useColleagues(isAsked));
}

export function handlersFor(
  { role, organisationId }: Pick<Colleague, 'organisationId'> & { role: StaffRole },
  colleagues: readonly Colleague[],
): readonly Colleague[] {
  const scope = scopes[role];
  const seen =
    scope === 'county'
      ? colleagues
      : scope === 'office'
        ? colleagues.filter((one) => one.organisationId === organisationId)
        : [];
  return seen.filter((one) => handling.includes(one.role));
}

/** To choose whose matters are shown: oneself, nobody, and each colleague; where they are of several offices, with the office. */
export function useHandlerChoices(): { value: string; label: string }[] {
  const t = useWords();
  const me = useMe();
  const offices = useDirectory()?.organisations ?? [];
  const centre = t('县中心', 'county centre');
  const named = ({ name, organisationId }: Colleague) => {
    if (scopes[me.role] !== 'county') return name;
    const office = offices.find(({ id }) => id === organisationId)?.name ?? centre;
    return t(`${name}（${office}）`, `${name} (${office})`);
  };
  const others = useHandlers().filter(({ id }) => id !== me.id);
  return [
    { value: me.id, label: t('我', 'Me') },
    { value: `mine:${me.id}`, label: t('我的和没指定的', 'Mine and nobody’s') },
    { value: 'none', label: t('还没指定', 'Nobody') },
    ...others.map((one) => ({ value: one.id, label: named(one) })),
  ];
}
