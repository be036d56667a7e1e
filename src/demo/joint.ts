/** A joint complaint of the sample county: other customers of the same shop, written down by hand, two of whom stand for all. */
import type { Complaint } from '../domain/complaint/complaint.ts';
import { openDeliveries, RecordNotices } from '../domain/complaint/joint/notice-to-each.ts';
import { membersWithout, representativesOf } from '../domain/complaint/joint/member.ts';
import { AddMember, ElectRepresentatives, RecordMemberWish } from '../domain/complaint/joint/member-forms.ts';
import { moveComplaint } from '../actions/complaint/complaint.ts';
import type { Context } from '../actions/base/context.ts';

const customers = [
  ['赵桂英', '13800005201', '城关镇建设路 12 号', 1350_00],
  ['孙慧', '13800005202', '城关镇花园小区 3 号楼', 2700_00],
  ['钱秀兰', '13800005203', '城关镇东街 41 号', 810_00],
] as const;

/** Three other customers complain too, and all elect the one who complained first and the next one. */
export async function addCustomers(ctx: Context, { number }: Complaint): Promise<Complaint> {
  const on = ctx.today;
  for (const [name, phone, address, amountFen] of customers) {
    const member = { name, phone, address, amountFen, mediate: 'yes', agreedOn: on, way: 'written' };
    await moveComplaint(ctx, number, 'addMember', AddMember.parse({ source: 'hand', ...member }), { version: null });
  }
  const election = { first: '1', second: '2', on, paper: '推选书 1 号，存所里档案柜', signedByAll: true };
  return moveComplaint(ctx, number, 'electRepresentatives', ElectRepresentatives.parse(election), { version: null });
}

/** Everybody who has not been asked about mediation agrees to it. */
export async function askCustomers(ctx: Context, complaint: Complaint): Promise<Complaint> {
  let asked = complaint;
  for (const { n } of membersWithout(complaint, 'mediate')) {
    const wish = { member: String(n), kind: 'mediate', given: 'yes', on: ctx.today, way: 'phone' };
    asked = await moveComplaint(ctx, complaint.number, 'recordMemberWish', RecordMemberWish.parse(wish), {
      version: null,
    });
  }
  return asked;
}

/** Tells each member; who is represented hears of it by his representative. */
export function tellCustomers(ctx: Context, complaint: Complaint): Promise<Complaint> {
  const open = openDeliveries(complaint);
  const kind = open[0]?.kind ?? 'acceptance';
  const elected = kind === 'agreement' ? [] : representativesOf(complaint).map(({ n }) => n);
  const own = { way: 'inPerson', toldOn: ctx.today, proof: '本人当面签收' };
  const rows = open
    .filter((one) => one.kind === kind)
    .map(({ member: n }) => ({
      member: String(n),
      ...(elected.length === 0 || elected.includes(n) ? own : { through: String(elected[0]) }),
    }));
  return moveComplaint(ctx, complaint.number, 'recordNotices', RecordNotices.parse({ kind, rows }), { version: null });
}
