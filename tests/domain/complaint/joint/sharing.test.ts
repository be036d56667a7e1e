import { describe, expect, it } from 'vitest';
import { isGuest, maySee } from '../../../../src/domain/base/actor.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { procedure } from '../../../../src/domain/complaint/procedure.ts';
import type { MoveRule } from '../../../../src/domain/matter/matter.ts';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { aComplaint, anActor, change, facts, make } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const today = '2026-05-06';
const guest = anActor('officer', { id: '00000000-0000-7000-8000-0000000000a1', organisationId: 'SO-SQ' });
const shared = make(aComplaint({ state: 'mediating' }), 'addCoHandler', today, { coHandlerId: guest.id });

describe('S175 分工协作办理', () => {
  it('S175 分工协作办理：请人协办，分给他的事写明；承办人不变', () => {
    expect(shared.coHandlers).toMatchObject([{ accountId: guest.id, part: '到石桥镇取证', handedBackOn: null }]);
    expect(shared.handlerId).toBe(aComplaint({ state: 'mediating' }).handlerId);
    expect(shared.officeId).toBe('SO-LH');
  });

  it('别的所的协办人看得到这件，只能备注、询问、记事实、开调解会、补充、交还', () => {
    expect(maySee(guest, shared)).toBe(true);
    expect(isGuest(guest, shared)).toBe(true);
    const moves = availableMoves(shared, guest, facts({ today }));
    const row = (move: keyof typeof procedure): MoveRule<Complaint> => procedure[move];
    expect(moves.filter((move) => row(move).byGuest !== true)).toEqual([]);
    expect(moves).toEqual(expect.arrayContaining(['note', 'holdSession', 'handBackShare']));
    expect(moves).not.toContain('settle');
  });

  it('交还要写理由，只回到承办人；交还以后就看不到了', () => {
    const back = change(shared, 'handBackShare', today, {}, { by: guest });
    expect(back.event).toMatchObject({ verb: 'share-handed-back', detail: { reason: '店已搬走，办不了' } });
    expect(back.next.officeId).toBe('SO-LH');
    expect(maySee(guest, back.next)).toBe(false);
    expect(codeOf(() => change(back.next, 'handBackShare', today, {}, { by: guest }))).toBe('not-co-handler');
  });

  it('承办人不用协办，同一个人不请两次，停止协办只对在协办的', () => {
    const matter = aComplaint({ state: 'mediating' });
    expect(codeOf(() => change(matter, 'addCoHandler', today, { coHandlerId: matter.handlerId }))).toBe(
      'co-handler-handles',
    );
    expect(codeOf(() => change(shared, 'addCoHandler', today, { coHandlerId: guest.id }))).toBe('co-handler-already');
    expect(make(shared, 'endShare', today, { coHandlerId: guest.id }).coHandlers[0]?.handedBackOn).toBe(today);
    expect(codeOf(() => change(matter, 'endShare', today, { coHandlerId: guest.id }))).toBe('not-co-handler');
  });

  it('承办所退回中心，协办一起结束', () => {
    const matter = make(aComplaint({ state: 'dispatched' }), 'addCoHandler', today, { coHandlerId: guest.id });
    const back = make(matter, 'giveBack', today);
    expect(back.coHandlers[0]?.handedBackOn).toBe(today);
  });
});
