/** 申请建站: what a venue typed, read into the application, with each error at the field that the visitor sees. */
import { ApplyForStation } from '../../../domain/station/application.ts';
import type { FieldProblem, Refusal } from '../../../domain/base/refusal.ts';
import { measureNames, mostOf } from '../../../domain/station/standard.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { sentenceOf } from '../../base/errors.ts';
import { one, type Typed } from '../base/field.tsx';
import { regionTyped, saidPlainly } from '../complaint/filing.ts';

/** The field of the form by the path in the schema. */
const names: Readonly<Record<string, string>> = {
  name: 'name',
  kindCode: 'kind',
  venueKind: 'venue',
  regionId: 'village',
  hostName: 'host',
  address: 'address',
  contactName: 'contact',
  phone: 'phone',
  reason: 'reason',
};

const plainer: Readonly<Record<string, { zh: string; en: string }>> = {
  name: { zh: '请写站点叫什么，例如“东关超市消费维权服务站”', en: 'Please write what the station is to be called' },
  kind: { zh: '请挑申请哪一类站点', en: 'Please pick the kind of station' },
  village: { zh: '请挑在哪个村或社区', en: 'Please pick the village' },
  contact: { zh: '请写联系人姓名，核查前要联系', en: 'Please write whom to call' },
};

/** As the form asks, so that the first that is named is the first that the visitor meets. */
const order = ['name', 'kind', 'venue', 'village', 'host', 'address', ...measureNames, 'contact', 'phone', 'reason'];

/** What the rules refuse of a field, at the field of the form; what names no field says its sentence over the form. */
export function refusedPlainly(refusal: Refusal): FieldProblem[] {
  const named = refusal.fields.map(({ path, zh, en }) => ({
    path: names[path] ?? path,
    zh: zh.replace(/。$/u, ''),
    en,
  }));
  return named.length > 0 ? named : [{ path: 'name', zh: sentenceOf(refusal, 'zh'), en: sentenceOf(refusal, 'en') }];
}

type Read = { input: ApplyForStation; problems: [] } | { input: null; problems: FieldProblem[] };

export function readApplication(
  typed: Typed,
  county: CountyFacts,
  facts: { id: string; attachmentIds: string[] },
): Read {
  const problems: FieldProblem[] = [];
  const measures = measuresTyped(typed, problems);
  const region = county.regions.find((place) => place.id === regionTyped(typed, 'village', county));
  if (region === undefined || region.officeId === null || region.kind !== 'village')
    problems.push({ path: 'village', zh: '请挑在哪个村或社区', en: 'Please pick the village' });
  const venue = one(typed, 'venue');
  const parsed = ApplyForStation.safeParse({
    ...facts,
    name: one(typed, 'name'),
    kindCode: one(typed, 'kind'),
    venueKind: venue,
    serves: venue === 'village' ? 'area' : 'venue',
    regionId: region?.id ?? '',
    hostName: one(typed, 'host'),
    address: one(typed, 'address'),
    contactName: one(typed, 'contact'),
    phone: one(typed, 'phone'),
    reason: one(typed, 'reason').replaceAll('\r\n', '\n'),
    measures,
  });
  if (!parsed.success)
    problems.push(...saidPlainly(parsed.error, ApplyForStation, { names, plainer, known: problems, typed }));
  problems.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
  return parsed.success && problems.length === 0 ? { input: parsed.data, problems: [] } : { input: null, problems };
}

/** The figures that were written, each named where it is no figure or too large a one. */
function measuresTyped(typed: Typed, problems: FieldProblem[]): Record<string, number> {
  const measures: Record<string, number> = {};
  for (const name of measureNames) {
    const words = one(typed, name).normalize('NFKC').trim();
    if (words === '') continue;
    const n = Number(words);
    if (Number.isFinite(n) && n > mostOf[name])
      problems.push({ path: name, zh: `最多写 ${mostOf[name]}，请核对`, en: `At most ${mostOf[name]}; please check` });
    else if (Number.isFinite(n) && n >= 0) measures[name] = n;
    else problems.push({ path: name, zh: '只写数字，例如 320，不知道就空着', en: 'Write a figure, or leave it empty' });
  }
  return measures;
}
