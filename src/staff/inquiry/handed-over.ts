/** 转投诉: what an inquiry that turned out to be a complaint hands over to the intake, and how it ends. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../base/client.ts';
import type { HandedOver } from '../complaint/intake/complaint-intake-form.ts';
import type { Typed } from '../matter/matter-typed.ts';
import { inquiryClient, type Retold } from './inquiry-wire.ts';
import { useRetelling } from './retelling.ts';

interface Reading {
  /** Null without an inquiry, undefined while it is being read. */
  from: HandedOver | null | undefined;
  error: Error | null;
  again: () => void;
}

export function useHandedOver(number: string | null): Reading {
  const queries = useQueryClient();
  const retold = useRetelling(number);
  const from = useMemo((): HandedOver | null | undefined => {
    if (number === null || retold.data === undefined) return number === null ? null : undefined;
    const { told, version } = retold.data;
    return {
      number,
      typed: typedOf(told),
      file: (filing) => inquiryClient.becomeComplaint(number, version, filing),
      // Who cannot see the open complaint leaves it to the centre.
      async join(complaintNumber, clientId) {
        const { complaint } = await client.complaint(complaintNumber);
        const input = { complaintId: complaint.id, close: true };
        await inquiryClient.move(number, 'turnIntoComplaint', { version, clientId, input });
      },
      renew() {
        void queries.invalidateQueries({ queryKey: ['inquirys'] });
        void queries.invalidateQueries({ queryKey: ['inquiry', number] });
      },
    };
  }, [number, retold.data, queries]);
  return { from, error: retold.error, again: () => void retold.refetch() };
}

/** What the asker told, in the boxes of the filing; an inquiry without a name or a telephone leaves them to be asked. */
function typedOf(told: Retold): Typed {
  return {
    channel: told.channel,
    platformNumber: told.platformNumber ?? '',
    receivedAt: new Date(new Date(told.receivedAt).getTime() + 8 * 3_600_000).toISOString().slice(0, 16),
    'consumer.name': told.name,
    'consumer.phone': told.phone,
    categoryCode: told.categoryCode ?? '',
    natureCode: told.natureCode ?? '',
    story: told.story,
  };
}
