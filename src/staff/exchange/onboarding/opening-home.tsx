import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { Loading } from '../../base/ui/loading.tsx';
import { stateRead } from './onboarding-wire.ts';

/** The administrator's first screen: the steps of the opening as long as one is left, then what is set. */
export function OpeningHome() {
  const { data, error } = useQuery(stateRead);
  if (data === undefined && error === null) return <Loading rows={8} />;
  return <Navigate to={data?.isOpen === true ? '/settings/onboarding' : '/settings'} replace />;
}
