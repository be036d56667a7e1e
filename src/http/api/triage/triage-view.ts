/** What an intake tells of a matter and reads of the proposal, in the codes of the label files. */
import { z } from '@hono/zod-openapi';
import { labelled } from '../../../domain/base/field.ts';
import { townOf, type Region } from '../../../domain/county/region.ts';
import type { Proposal } from '../../../domain/triage/triage.ts';

const placeId = z.string().max(40).nullable().default(null);
const words = (zh: string, en: string, most: number) =>
  labelled(z.string().trim().max(most).default(''), { zh, en, wrongZh: `最多 ${most} 个字` });

/** What an intake knows when it asks: the text, and whatever of the form is filled in already. */
export const Told = z
  .object({
    text: labelled(z.string().trim().min(1).max(5000), {
      zh: '说了什么',
      en: 'What was told',
      wrongZh: '写了内容才能提议，最多 5000 个字',
    }),
    channel: labelled(z.string().max(10).default('C01'), { zh: '来源', en: 'Channel' }),
    receivedAt: labelled(z.iso.datetime({ offset: true }).optional(), {
      zh: '收到时间',
      en: 'Received',
      wrongZh: '写成日期和时间，例如 2026-11-25T09:00:00+08:00',
    }),
    known: z
      .object({
        consumerName: words('姓名', 'Name', 60),
        phone: words('电话', 'Telephone', 30),
        homeRegionId: labelled(placeId, { zh: '住的村或社区', en: 'Village' }),
        operatorName: words('店名', 'Shop', 100),
        operatorRegionId: labelled(placeId, { zh: '店在哪个村或社区', en: 'Village of the shop' }),
      })
      .prefault({}),
    context: z
      .object({
        pastComplaints90d: z.number().int().min(0).max(100_000).optional(),
        sameGoods: z.boolean().optional(),
        shops: z.number().int().min(0).max(100_000).optional(),
      })
      .nullable()
      .default(null)
      .openapi({ description: '同一人近 90 天投诉了几件、是不是同类商品、几家店；空着就从台账里数' }),
    apart: labelled(z.array(z.string().max(30)).max(40).default([]), {
      zh: '比对过、不是同一件的',
      en: 'Not the same',
    }),
  })
  .openapi('Told');

const Why = z
  .object({
    words: z.array(z.string()).openapi({ description: '所依据的原话' }),
    zh: z.string().openapi({ description: '一句话：凭什么' }),
    en: z.string().openapi({ description: '同一句话的英文' }),
  })
  .openapi('Why');
const proposed = <T extends z.ZodType>(value: T) => z.object({ value, why: Why });
/** Where the rules and what was learned differ, what each says: shown to a person, and taken by nobody unseen. */
const doubtful = {
  doubt: z
    .object({ rules: z.string(), voter: z.string().nullable(), words: z.array(z.string()) })
    .nullable()
    .openapi({ description: '规则和学来的说法不一样时，各说什么；学来的一个字都不认得就空着；请人核对' }),
};
const Place = z
  .object({ village: z.string().nullable(), villageId: z.string(), town: z.string().nullable() })
  .nullable();
const yuan = z.number().nullable();

/** In the codes of the label files: snake case on this one wire, because the labels are. */
export const Proposals = z
  .object({
    type: proposed(z.enum(['complaint', 'report', 'complaint+report', 'consultation'])).extend(doubtful),
    category: proposed(z.string()).extend(doubtful),
    nature: proposed(z.array(z.string())).extend(doubtful),
    report_type: proposed(z.string().nullable()),
    urgent: proposed(z.boolean()).extend({
      somebody_hurt: z.boolean().openapi({ description: '有人受伤或者发病；危险还在的，可能还没伤人' }),
      first_measures: z.array(z.object({ zh: z.string(), en: z.string() })),
    }),
    parties: proposed(
      z.object({
        complainant: z.object({ name: z.string().nullable(), home: Place, home_words: z.array(z.string()) }),
        operator: z.object({
          name: z.string().nullable(),
          place: Place,
          place_words: z.array(z.string()),
          guessed: z.boolean().openapi({ description: '没有写明店在哪里，是按住处、渠道或者县城算的' }),
        }),
      }),
    ),
    amounts: proposed(z.object({ amount_yuan: yuan, claim_yuan: yuan, loss_yuan: yuan })),
    claim: proposed(z.string().nullable()).openapi({ description: '请求，照话里说的' }),
    first_station: proposed(z.string().nullable()),
    handling_office: proposed(z.string().nullable()),
    transfer_to: proposed(z.array(z.string())),
    copy_to: proposed(z.array(z.string())),
    decision: proposed(z.enum(['accept', 'reject', 'transfer', 'split', 'merge', 'verify', 'answer', 'junk'])).extend({
      ...doubtful,
      also_acceptable: z.array(z.string()),
      outside: z.boolean().openapi({ description: '照话里说的，权在别的部门' }),
    }),
    ground: proposed(z.string().nullable()).extend({
      article: z.string().nullable().openapi({ description: '收到之日适用的规定的条、项；旧规定条号拿不准的为空串' }),
      zh: z.string().nullable().openapi({ description: '这一理由的原文' }),
      en: z.string().nullable().openapi({ description: '同一理由的英文' }),
    }),
    enforcement_clue: proposed(z.boolean()),
    duplicate_of: proposed(z.string().nullable()).extend({
      same_phone: z.boolean().openapi({ description: '电话对得上；对不上的（只是同名、只是像）编号不能告诉来人' }),
      closed: z.boolean().openapi({ description: '那一件已经办结，并不进去' }),
    }),
    group_key: proposed(z.array(z.string())).openapi({ description: '同一事件的在前各件，用编号' }),
    related: proposed(z.array(z.string())).openapi({ description: '同一家店的别的件，用编号' }),
  })
  .openapi('Proposals');
export type SeenProposals = z.infer<typeof Proposals>;

/** The proposal as the label files write it. */
export function wireOf(proposal: Proposal, regions: readonly Region[]): SeenProposals {
  const { type, category, nature, reportType, urgent, parties, amounts, decision, ground } = proposal;
  const one = <T>({ value, why }: { value: T; why: Proposal['type']['why'] }) => ({ value, why: whyOf(why) });
  const many = ({ value, why }: Proposal['group']) => ({ value: [...value], why: whyOf(why) });
  const { consumerName, home, homeWords, operatorName, operatorRegion, shopWords, guessed } = parties.value;
  return {
    type: { ...one(type), ...doubtOf(type) },
    category: { ...one(category), ...doubtOf(category) },
    nature: { ...many(nature), ...doubtOf(nature) },
    report_type: one(reportType),
    urgent: { ...one(urgent), somebody_hurt: urgent.hurt, first_measures: urgent.measures.map((one) => ({ ...one })) },
    parties: {
      value: {
        complainant: { name: consumerName, home: placeOf(home, regions), home_words: [...homeWords] },
        operator: {
          name: operatorName,
          place: placeOf(operatorRegion, regions),
          place_words: [...shopWords],
          guessed,
        },
      },
      why: whyOf(parties.why),
    },
    amounts: {
      value: {
        amount_yuan: amounts.value.amountYuan,
        claim_yuan: amounts.value.claimYuan,
        loss_yuan: amounts.value.lossYuan,
      },
      why: whyOf(amounts.why),
    },
    claim: one(proposal.claim),
    first_station: one(proposal.firstStation),
    handling_office: one(proposal.handlingOffice),
    transfer_to: many(proposal.transferTo),
    copy_to: many(proposal.copyTo),
    decision: {
      ...one(decision),
      ...doubtOf(decision),
      also_acceptable: [...decision.alsoAcceptable],
      outside: decision.outside,
    },
    ground: {
      ...one(ground),
      article: ground.row?.article ?? null,
      zh: ground.row?.zh ?? null,
      en: ground.row?.en ?? null,
    },
    enforcement_clue: one(proposal.enforcementClue),
    duplicate_of: {
      ...one(proposal.duplicateOf),
      same_phone: proposal.duplicateOf.samePhone,
      closed: proposal.duplicateOf.closed,
    },
    group_key: many(proposal.group),
    related: many(proposal.related),
  };
}

function doubtOf({ doubt }: Pick<Proposal['category'], 'doubt'>): z.infer<z.ZodObject<typeof doubtful>> {
  return { doubt: doubt === null ? null : { rules: doubt.rules, voter: doubt.voter, words: [...doubt.words] } };
}

function whyOf({ words: said, zh, en }: Proposal['type']['why']): z.infer<typeof Why> {
  return { words: [...said], zh, en };
}

function placeOf(region: Region | null, regions: readonly Region[]): z.infer<typeof Place> {
  if (region === null) return null;
  const town = townOf(region, regions);
  return {
    village: region.kind === 'village' ? region.name : null,
    villageId: region.id,
    town: town?.name ?? null,
  };
}
