/** 承办人的单子: the colleagues who may have a matter in hand that the reader sees. */
import { useQuery } from '@tanstack/react-query';
import { scopes, type StaffRole } from '../../domain/base/actor.ts';
import type { Colleague } from '../../http/api/county/account-routes.ts';
import { client } from '../base/client.ts';
import { useMay, useMe } from '../base/me.tsx';

const handling: readonly StaffRole[] = ['officer', 'officeHead', 'centre'];

/** Of the whole county, or those of his own office; read once they are asked for. */
export function useHandlers(isAsked = true): readonly Colleague[] {
  const me = useMe();
  const enabled = useMay('account.names') && isAsked;
  const read = useQuery({ queryKey: ['colleagues'], queryFn: client.colleagues, staleTime: 300_000, enabled });
  return handlersFor(me, read.data?.colleagues ?? []);
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
