/** 旧案结转: tip-offs that were opened before there was a ledger of cases get theirs, once, as the program starts. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseReader } from '../../../../src/actions/supervision/enforcement/sources.ts';
import type { Tipoff } from '../../../../src/domain/tipoff/tipoff.ts';
import { transact } from '../../../../src/store/base/transact.ts';
import { insertMatters } from '../../../../src/store/matter/matter.ts';
import { findEnforcementOf } from '../../../../src/store/supervision/enforcement/enforcement.ts';
import { tipoffBook } from '../../../../src/store/tipoff/tipoff.ts';
import { aTipoff } from '../../../build/tipoff.ts';
import { qinghe, type Qinghe } from '../../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const day = '2026-05-13';

it('opened tip-offs of before get their case once; what had ended is closed with what was told, and others get none', async () => {
  const ctx = county.ctx('majianguo', day);
  const { countyId, id: handlerId } = ctx.actor;
  const { id: secondId } = county.ctx('liuguodong', day).actor;
  const made = (n: number, change: Partial<Tipoff>): Tipoff => ({
    ...aTipoff(change),
    id: uuidv7(),
    number: `举2026-09${String(n).padStart(2, '0')}`,
    countyId,
    reporterId: null,
    anonymous: true,
    realName: false,
    officeId: 'SO-LH',
    handlerId,
    secondId,
    approverId: secondId,
  });
  const running = made(1, { state: 'opened' });
  const ended = made(2, {
    state: 'opened',
    enforcementNumber: '青市监立〔2026〕91号',
    enforcementEndedOn: '2026-05-12',
    enforcementResult: 'penalised',
    penaltyFen: 500_00,
  });
  const declined = made(3, { state: 'notOpened' });
  const matters = [running, ended, declined];
  await transact(ctx.db, (tx) => insertMatters(tx, tipoffBook, matters));
  const read = () =>
    transact(ctx.db, (tx) =>
      caseReader.read(tx, county.ctx('fangmin', day), { kind: 'tipoff', matters, erased: [], isOld: true }),
    );
  await read();
  const caseOf = (tipoff: Tipoff) => findEnforcementOf(ctx.db, countyId, tipoff.id);
  const first = await caseOf(running);
  expect(first).toMatchObject({
    state: 'investigating',
    fileNumber: running.enforcementNumber,
    filedOn: running.decidedOn,
    handlerId,
    secondId,
    operatorName: running.operatorName,
  });
  expect(await caseOf(ended)).toMatchObject({ state: 'closed', outcome: 'penalised', closedOn: '2026-05-12' });
  expect(await caseOf(declined)).toBeNull();
  await read();
  expect(await caseOf(running)).toEqual(first);
});
