/** A station's file and what each of its steps is told, for tests. */
import { createReadStream } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { emptyCharter, type Charter, type CharterFacts, type CharterMove } from '../../src/domain/station/charter.ts';
import { presets } from '../../src/domain/station/standard-presets.ts';
import { standardsFor, type StandardSubject } from '../../src/domain/station/standard.ts';
import { anActor, countyId, facts } from './complaint.ts';
import type { TestApp } from './house/http-app.ts';
import { cast } from './cast.ts';

export const charterDay = '2026-11-25';

export function aCharter(change: Partial<Charter> = {}): Charter {
  return {
    ...emptyCharter,
    countyId,
    id: '00000000-0000-7000-8000-0000000000c1',
    number: '站2026-0001',
    name: '东关超市消费维权服务站',
    kindCode: 'service',
    facility: false,
    venueKind: 'supermarket',
    serves: 'venue',
    officeId: 'SO-LH',
    regionId: 'V0303',
    hostName: '东关超市',
    address: '东关大街 3 号',
    contactName: '王芳',
    phone: '13900000001',
    byVenue: false,
    appliedOn: '2026-11-02',
    reason: '',
    measures: { areaSqm: 420 },
    photoIds: [],
    ...change,
  };
}

/** A photo of which only the rules hear. */
export const aPhoto = '00000000-0000-7000-8000-0000000000f1';

/** Every item of the lists of a station, ticked, and shown by the photo where the list asks for one. */
export function allMet(
  charter: Pick<Charter, 'kindCode' | 'venueKind'>,
  subjects: readonly StandardSubject[],
  photoId = aPhoto,
) {
  return subjects
    .flatMap((subject) => standardsFor(presets, subject, charter))
    .flatMap((standard) =>
      standard.items.map((item) => ({
        standard: standard.code,
        code: item.code,
        met: true,
        remark: '',
        attachmentId: item.photo ? photoId : null,
      })),
    );
}

const lists: readonly StandardSubject[] = ['admission', 'equipment', 'standardisation'];

/** What each step is told, complete enough to be made. */
export const charterInputs: Record<CharterMove, Record<string, unknown>> = {
  review: { opinion: '材料齐全' },
  refuse: { endReason: '离最近的站点不到两百米' },
  inspect: { on: charterDay, findings: allMet(aCharter(), lists), measures: { areaSqm: 420 }, opinion: '' },
  approve: { on: charterDay, remark: '' },
  hang: { plaqueNumber: '青维 2026-01', plaqueOn: charterDay },
  deliver: { codes: ['rules', 'register'], on: charterDay, posted: true, attachmentIds: [] },
  activate: { on: charterDay },
  reviewYear: { year: 2026, on: charterDay, grade: '合格', remark: '' },
  reaccept: { on: charterDay, findings: allMet(aCharter(), lists), opinion: '' },
  orderRectify: { rectifyWhat: '登记簿三个月没有记', rectifyBy: '2026-12-25' },
  suspend: { endReason: '站长外出务工，暂时没有人', handover: [] },
  resume: { remark: '' },
  close: { on: charterDay, endReason: '超市歇业，不再经营', handover: [] },
  classify: { tier: 'pilot', tierSince: charterDay, sitings: ['supermarket'], education: true, servesRegionIds: [] },
  post: { codes: ['rule-work'], postedOn: charterDay, attachmentIds: [] },
  acknowledge: { name: '王芳', read: true },
  recordActivity: { on: charterDay, kind: 'publicity', what: '集市上发宣传单', people: 120, attachmentIds: [] },
};

export function charterFacts(change: Partial<CharterFacts> = {}): CharterFacts {
  return {
    ...facts({ today: charterDay }),
    by: anActor('centre'),
    standards: presets,
    batchNumber: '批2026-0001',
    openMatters: [],
    openInstructions: 0,
    stations: [],
    region: { id: 'V0303', officeId: 'SO-LH' },
    ...change,
  };
}

/** A photo that somebody has sent and no step has named yet. */
export async function photographed(app: Pick<TestApp, 'deps' | 'database'>, by = cast.officeHead): Promise<string> {
  const fixture = new URL('../fixtures/photo.jpg', import.meta.url);
  const { sha256, type, bytes } = await app.deps.files.storeUpload(createReadStream(fixture), '墙.jpg');
  const id = uuidv7();
  await app.database.pool.query(
    `insert into attachment (county_id, id, sha256, type, bytes, file_name, by, added_at)
     select county_id, $1, $2, $3, $4, '墙.jpg', $5, now() from county`,
    [id, sha256, type, bytes, by],
  );
  return id;
}
