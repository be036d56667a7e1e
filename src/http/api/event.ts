import { streamSSE } from 'hono/streaming';
import { maySee } from '../../domain/actor.ts';
import type { Env } from '../env.ts';
import { apiRoutes } from '../schema.ts';
import { staffOnly } from '../session.ts';

/** Changes by others, as server-sent events: only of matters that the account may see, and without any personal data. */
export const eventApi = apiRoutes();
eventApi.get('/events', staffOnly, (c) => {
  const { actor } = c.get('ctx');
  const { listen } = c.get('deps');
  return streamSSE(c, async (stream) => {
    const stop = listen((one) => {
      const seen = maySee(actor, {
        countyId: actor.countyId,
        officeId: one.officeId,
        stationId: one.stationId,
        entrustedTo: one.entrustedTo,
        state: one.state,
      });
      // A matter that just left the office is news for it too: the list must drop it.
      if (seen || one.leftOfficeId === actor.organisationId)
        void stream.writeSSE({
          event: 'matter',
          data: JSON.stringify({ number: one.number, version: one.version, by: one.by }),
        });
    });
    stream.onAbort(stop);
    // A comment now and then keeps proxies from closing a quiet line.
    while (!stream.aborted && !stream.closed) {
      await stream.writeSSE({ event: 'beat', data: '' });
      await stream.sleep(20_000);
    }
    stop();
  });
});
