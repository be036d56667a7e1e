/**
 * 建站申请 (application): the venue itself, from the citizens' pages and without an account, or an office or the centre asks for
 * a station; the file of the station begins with it (seed: 根据申报和审核).
 */
import { z } from 'zod';
import { emptyCharter, type Charter, type CharterFacts } from './charter.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { phoneSchema } from '../complaint/filing.ts';
import { eventOf } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { inForce, measureNames, measureWords, mostOf } from './standard.ts';
import { stationKindCodes, stationKinds } from '../base/station-kind.ts';

/** Each figure as far as it can be true: a hotel of six stars is a slip of the hand. */
export const MeasuresForm = z.partialRecord(z.enum(measureNames), z.number().min(0)).superRefine((typed, context) => {
  for (const name of measureNames) {
    const n = typed[name];
    if (n === undefined || n <= mostOf[name]) continue;
    const { zh, en } = measureWords[name];
    const message = `${zh}最多写 ${mostOf[name]}，请核对。|${en}: at most ${mostOf[name]}; please check.`;
    context.addIssue({ code: 'custom', path: [name], message });
  }
});

const fields = z.object({
  id: z.uuid(),
  name: labelled(written().min(2).max(60), {
    zh: '站点名称',
    en: 'Name',
    hintZh: '例如：万家购物广场消费维权服务站',
    hintEn: 'Such as …消费维权服务站',
    input: 'text',
  }),
  kindCode: labelled(z.string().min(1).max(40), { zh: '站点类别', en: 'Kind of station', input: 'choice' }),
  venueKind: labelled(z.enum(stationKindCodes), {
    zh: '建在哪里',
    en: 'Where it stands',
    input: 'choice',
    options: stationKindCodes.map((value) => ({ value, ...stationKinds[value] })),
  }),
  serves: labelled(z.enum(['area', 'venue']).default('area'), {
    zh: '服务谁',
    en: 'Serves',
    input: 'choice',
    options: [
      { value: 'area', zh: '附近的村民、居民', en: 'Homes around it' },
      { value: 'venue', zh: '只管所在的场所', en: 'Its venue only' },
    ],
  }),
  regionId: labelled(z.string().min(1).max(40), { zh: '在哪个村或社区', en: 'Village', input: 'region' }),
  hostName: labelled(written().max(60).default(''), { zh: '所在单位', en: 'House it stands in', input: 'text' }),
  address: labelled(written().max(100).default(''), {
    zh: '地址',
    en: 'Address',
    hintZh: '只管所在场所的必须写，写到门牌；村和社区可以空着',
    hintEn: 'Asked of a station of a venue',
    input: 'text',
  }),
  contactName: labelled(written().min(1).max(30), { zh: '联系人', en: 'Contact', input: 'text' }),
  phone: phoneSchema('联系电话', 'Telephone').refine((typed) => typed !== '', {
    message: '请填写联系电话，核查前要打。|Please fill in the telephone: it is called before the visit.',
  }),
  reason: labelled(written().max(1000).default(''), { zh: '申请理由', en: 'Why', input: 'longText' }),
  measures: MeasuresForm.default({}),
  attachmentIds: z.array(z.uuid()).max(6).default([]),
});
/** Who is to visit a venue must find it; the station of a village stands where everybody knows. */
export const ApplyForStation = fields.refine(({ serves, address }) => serves !== 'venue' || address !== '', {
  path: ['address'],
  message: '请写场所的地址，写到街道门牌，核查要上门。|Please write the address of the venue: it is visited.',
  // Told together with whatever else is missing.
  when: ({ value }) => fields.pick({ serves: true, address: true }).safeParse(value).success,
});
export type ApplyForStation = z.infer<typeof ApplyForStation>;

/** Opens the file of a station with the application; the office is the one of its village. */
export function applyForStation(
  input: ApplyForStation,
  facts: CharterFacts & { number: string | null },
): Change<Charter> {
  const { by, today, standards, region } = facts;
  const kinds = inForce(standards).filter((one) => one.subject === 'kinds');
  const kind = kinds.flatMap((one) => one.items).find((one) => one.code === input.kindCode);
  if (kind === undefined)
    throw new Refusal('invalid-input', {}, [{ path: 'kindCode', zh: '请选站点类别。', en: 'Choose the kind.' }]);
  if (region === null) throw new Refusal('region-unknown', { id: input.regionId });
  if (region.officeId === null)
    throw new Refusal('invalid-input', {}, [
      { path: 'regionId', zh: '请选到村或社区，这里还不知道归哪个所管。', en: 'Choose the village.' },
    ]);
  if (by.role !== 'consumer' && by.role !== 'centre' && by.organisationId !== region.officeId)
    throw new Refusal('charter-elsewhere');
  const { attachmentIds, ...words } = input;
  const next: Charter = {
    ...emptyCharter,
    ...words,
    countyId: by.countyId,
    number: facts.number ?? '',
    facility: kind.group === '教育设施',
    officeId: region.officeId,
    byVenue: by.role === 'consumer',
    appliedOn: today,
    photoIds: attachmentIds,
  };
  const detail = { number: next.number, kindCode: next.kindCode, byVenue: next.byVenue };
  return { next, event: eventOf(next, 'charter-applied', facts, detail) };
}
