/** 申请建站: what a venue typed, read into the application, with each error at the field that the visitor sees. */
import { ApplyForStation } from '../../domain/application.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { measureNames } from '../../domain/standard.ts';
import type { CountyFacts } from '../../store/county.ts';
import { one, type Typed } from './field.tsx';
import { regionTyped, saidPlainly } from './filing.ts';

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
  village: { zh: '请挑在哪个村或社区', en: 'Please pick the village' },
  contact: { zh: '请写联系人姓名，核查前要联系', en: 'Please write whom to call' },
};

type Read = { input: ApplyForStation; problems: [] } | { input: null; problems: FieldProblem[] };

export function readApplication(
  typed: Typed,
  county: CountyFacts,
  facts: { id: string; attachmentIds: string[] },
): Read {
  const problems: FieldProblem[] = [];
  const measures: Record<string, number> = {};
  for (const name of measureNames) {
    const words = one(typed, name).normalize('NFKC').trim();
    if (words === '') continue;
    const n = Number(words);
    if (Number.isFinite(n) && n >= 0) measures[name] = n;
    else problems.push({ path: name, zh: '只写数字，例如 320，不知道就空着', en: 'Write a figure, or leave it empty' });
  }
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
    problems.push(...saidPlainly(parsed.error, ApplyForStation, { names, plainer, known: problems }));
  return parsed.success && problems.length === 0 ? { input: parsed.data, problems: [] } : { input: null, problems };
}
