import { useQueryClient } from '@tanstack/react-query';
import { type CalledSide, callableOf, calledSideWords, mayDial } from '../../domain/complaint/facts/callable.ts';
import { client, type SeenMatter } from '../base/client.ts';
import { useLabel } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { CallNumber } from './call-number.tsx';

/** Rings up one of those it is about; nothing for who calls nobody about it, and where there is nobody to call so. */
export function CallParty({
  complaint,
  whom,
  n = null,
}: {
  complaint: SeenMatter['complaint'];
  whom: CalledSide;
  n?: number | null;
}) {
  const label = useLabel();
  const queries = useQueryClient();
  const me = useMe();
  const { number } = complaint;
  const may = useMay('complaint.dial') && mayDial(me, complaint);
  if (!may || !callableOf(complaint, me.today).some((one) => one.whom === whom && one.n === n)) return null;
  return (
    <CallNumber
      whom={label(calledSideWords[whom])}
      ask={(id) => client.dial(number, { id, whom, n })}
      end={(id, result) => client.endCall(number, { id, whom, n, result })}
      onCalled={() => void queries.invalidateQueries({ queryKey: ['complaint', number] })}
    />
  );
}
