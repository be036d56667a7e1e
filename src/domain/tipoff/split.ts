/**
 * 分开办理 (split): one text that both complains and tips off becomes two matters (《办法》第九条), linked, each with its own
 * number, clocks and rules of identity. The complainant's name stays in the complaint, where mediation needs it; in the
 * tip-off it is sealed. The complaint's own ledger says nothing of it, for a station may read there.
 */
import { z } from 'zod';
import { Allegation, fileTipoff, type AllegationFacts, type FiledTipoff } from './filing.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { unmasked } from '../base/masking.ts';
import { dayOf, startOf } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';

export const Split = z.object({
  clientId: z.uuid().toLowerCase(),
  conductCode: Allegation.shape.conductCode,
  story: Allegation.shape.story,
  evidence: Allegation.shape.evidence,
});

/**
 * The tip-off that lies in the complaint; it was received on the day when the complaint was. The instant would join the two in the
 * tables, where the link itself is sealed; every clock counts by the day.
 */
export function splitTipoff(
  complaint: Complaint,
  input: z.infer<typeof Split>,
  facts: Omit<AllegationFacts, 'linkedComplaintId' | 'codeWordHash' | 'filingStation'>,
): FiledTipoff {
  // What a closed complaint told is a clue that is registered by itself.
  if (complaint.state === 'closed') throw new Refusal('move-not-allowed', { state: complaint.state, move: 'split' });
  return fileTipoff(
    {
      ...input,
      // Whoever splits it off has read the complaint masked: what he leaves of a number is the number, which the tip-off then scrubs or seals.
      story: unmasked(input.story, complaint.story),
      evidence: unmasked(input.evidence, complaint.story),
      channel: complaint.channel,
      platformNumber: null,
      receivedAt: startOf(dayOf(complaint.receivedAt ?? complaint.stationReceivedAt ?? complaint.filedAt)),
      anonymous: false,
      codeWord: null,
      realName: true,
      reporter: {
        name: complaint.consumerName,
        phone: complaint.consumerPhone,
        address: complaint.consumerAddress,
        regionId: complaint.consumerRegionId,
        idNumber: complaint.consumerIdNumber,
        wantsReward: false,
      },
      operator: { name: complaint.operatorName, phone: complaint.operatorPhone, address: complaint.operatorAddress },
      place: { regionId: complaint.operatorRegionId },
      categoryCode: complaint.categoryCode,
      natureCode: complaint.natureCode,
      happenedOn: complaint.happenedOn,
      amountFen: complaint.amountFen,
      attachmentIds: [],
    },
    {
      ...facts,
      // The station knows the complainant, and would know who told.
      route: { ...facts.route, stationId: null, stationReason: '从投诉里分出来的举报，不经站点' },
      linkedComplaintId: complaint.id,
      codeWordHash: null,
      filingStation: null,
    },
  );
}
