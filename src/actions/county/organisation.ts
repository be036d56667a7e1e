import { z } from 'zod';
import { demand } from '../../domain/base/actor.ts';
import { labelled } from '../../domain/base/field.ts';
import { shapeFault } from '../../domain/county/organisation-tree.ts';
import { isAtZero, type Placing } from '../../domain/county/place/place.ts';
import { organisationKinds } from '../../domain/county/organisation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { soundOf } from '../../outside/pinyin.ts';
import {
  countRegionUses,
  deleteRegion,
  lockCounty,
  lockPlaces,
  readCountyFacts,
  saveOrganisations,
  saveRegions,
} from '../../store/county/county.ts';
import { holdOrganisation, listOrganisationUses } from '../../store/county/organisation-uses.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{2,40}$/u);
const text = (zh: string, en: string, max: number, min = 0) =>
  labelled(z.string().trim().min(min).max(max), { zh, en });

export const OrganisationForm = z.object({
  id: labelled(code, { zh: '代号', en: 'Code', wrongZh: '用 2 到 40 个字母、数字或短横' }),
  name: text('名称', 'Name', 60, 2),
  kind: labelled(z.enum(organisationKinds), { zh: '类型', en: 'Kind' }),
  parentId: labelled(z.string().max(40).nullable(), { zh: '上级', en: 'Parent' }),
  phone: text('电话', 'Telephone', 30),
  address: text('地址', 'Address', 100),
  active: labelled(z.boolean(), { zh: '启用', en: 'Active' }),
});
export type OrganisationForm = z.infer<typeof OrganisationForm>;

const km = z.number().min(-500).max(500).nullable().optional();
/** Both or neither: empty as long as nobody has said where it lies. What is left out stays as it is. */
export const placeFields = {
  x: labelled(km, { zh: '往东公里', en: 'Kilometres east' }),
  y: labelled(km, { zh: '往北公里', en: 'Kilometres north' }),
};

/** A place as a form says it, or leaves it out. */
export interface PlaceForm {
  x?: number | null | undefined;
  y?: number | null | undefined;
}

/** The place that a form names, or the one that stands where it leaves it out. */
export function placeOfForm(form: PlaceForm, before: Placing | undefined, path: (field: 'x' | 'y') => string): Placing {
  if (form.x === undefined && form.y === undefined) return { x: before?.x ?? null, y: before?.y ?? null };
  const place = { x: form.x ?? null, y: form.y ?? null };
  demandWholePlace(place, path);
  return place;
}

/** One number alone is no place, nor is the very zero: what was put there without being asked is told from it. */
function demandWholePlace(one: Placing, path: (field: 'x' | 'y') => string): void {
  if (isAtZero(one)) {
    const zh = '正好在 0、0 的只有县城原点；不知道在哪里就都空着，真在县城就写 0.1';
    const en = 'The very zero is the origin of the map: leave both empty, or write 0.1';
    throw new Refusal('invalid-input', {}, [{ path: path('x'), zh, en }]);
  }
  if ((one.x === null) === (one.y === null)) return;
  const zh =
    one.x === null
      ? '只写了往北，没有写往东；请两个都写，或者都空着'
      : '只写了往东，没有写往北；请两个都写，或者都空着';
  const en = 'Write both kilometres, or leave both empty';
  throw new Refusal('invalid-input', {}, [{ path: path(one.x === null ? 'x' : 'y'), zh, en }]);
}

export const RegionForm = z.object({
  id: labelled(code, { zh: '代号', en: 'Code', wrongZh: '用 2 到 40 个字母、数字或短横，例如行政区划代码' }),
  name: text('名称', 'Name', 40, 2),
  kind: labelled(z.enum(['town', 'village']), { zh: '乡镇还是村社区', en: 'Town or village' }),
  parentId: labelled(z.string().max(40).nullable(), { zh: '属于哪个乡镇', en: 'Town' }),
  officeId: labelled(z.string().max(40), { zh: '归哪个所', en: 'Office' }),
  ...placeFields,
});
export const RegionForms = z.object({
  regions: labelled(z.array(RegionForm).min(1).max(2000), { zh: '村社区名单', en: 'Villages' }),
});
export type RegionForm = z.infer<typeof RegionForm>;

/** Saves an office, a department or another body of the county's tree. */
export async function saveOrganisationForm(ctx: Context, form: OrganisationForm): Promise<void> {
  demand(ctx.actor, 'organisation.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const { organisations } = (await readCountyFacts(tx)) ?? ctx.county;
    if (form.parentId !== null && !organisations.some((one) => one.id === form.parentId))
      throw new Refusal('office-unknown');
    await holdOrganisation(tx, countyId, form.id);
    const uses = (await listOrganisationUses(tx, countyId)).get(form.id);
    const fault = shapeFault(form, organisations, uses);
    if (fault !== null) throw new Refusal('invalid-input', {}, [fault]);
    // From the day on which an office was entered its figures are counted; before that they are blank.
    const isNew = !organisations.some((one) => one.id === form.id);
    await saveOrganisations(tx, [{ ...form, countyId }]);
    const { id: organisationId, kind, active } = form;
    await noteSetting(tx, ctx, 'organisation-saved', { organisationId, kind, active, ...(isNew ? { isNew } : {}) });
  });
}

/** Saves towns and villages, one or a whole list at once: a list is taken whole or not at all. */
export async function saveRegionForms(ctx: Context, forms: readonly RegionForm[]): Promise<void> {
  demand(ctx.actor, 'region.save');
  const { organisations, regions } = ctx.county;
  const towns = new Set([...regions, ...forms].filter((one) => one.kind === 'town').map((one) => one.id));
  const county = regions.find((one) => one.kind === 'county')?.id ?? null;
  const places = new Map<string, Placing>();
  for (const [i, form] of forms.entries()) {
    const before = regions.find((one) => one.id === form.id);
    const path = (field: 'x' | 'y') => `regions.${i}.${field}`;
    // A town may be the seat's own.
    const isSeat = form.kind === 'town' && form.x === 0 && form.y === 0;
    places.set(form.id, isSeat ? { x: 0, y: 0 } : placeOfForm(form, before, path));
    if (!organisations.some((one) => one.id === form.officeId && one.kind === 'office'))
      throw new Refusal('office-unknown');
    if (form.kind === 'village' && (form.parentId === null || !towns.has(form.parentId))) {
      throw new Refusal('region-unknown', { id: form.parentId ?? '' });
    }
  }
  // Towns before villages: a row may name the town of a row below it.
  const ordered = forms.toSorted((a, b) => Number(a.kind === 'village') - Number(b.kind === 'village'));
  const named = await Promise.all(
    ordered.map(async (form) => ({
      ...form,
      x: places.get(form.id)?.x ?? null,
      y: places.get(form.id)?.y ?? null,
      parentId: form.kind === 'town' ? county : form.parentId,
      countyId: ctx.actor.countyId,
      ...(await soundOf(form.name)),
    })),
  );
  await transact(ctx.db, async (tx) => {
    await saveRegions(tx, named);
    await noteSetting(tx, ctx, 'regions-saved', { n: forms.length });
  });
}

/** Removes a town or village that no station, no village and no complaint names; the county itself stays. */
export async function removeRegion(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'region.save');
  const { countyId } = ctx.actor;
  if (!ctx.county.regions.some((one) => one.id === id && one.kind !== 'county')) throw new Refusal('not-found');
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    // A filing that names the place and is not committed yet is waited for, and counted.
    await lockPlaces(tx, countyId);
    const uses = await countRegionUses(tx, countyId, id);
    if (uses.stations + uses.villages + uses.complaints > 0) throw new Refusal('region-in-use', uses);
    await deleteRegion(tx, countyId, id);
    await noteSetting(tx, ctx, 'region-removed', { regionId: id });
  });
}
