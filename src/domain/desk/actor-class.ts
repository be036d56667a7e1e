/**
 * 三类主体 (actor class): 行业自律、社会参与、行政监督 (S91). What each may do is no list of its own: it is read from the steps of the matters and
 * from the table of permissions, so that it says what the program does.
 */
import { mayRole, type Role } from '../base/actor.ts';
import type { Permission } from '../base/permissions.ts';
import type { Words } from '../base/words.ts';
import { moveWords } from '../complaint/words/move-words.ts';
import { roleWords } from '../county/account.ts';
import { inquiryMoveWords } from '../inquiry/move-words.ts';
import { matterWords, type MatterKind } from '../matter/matter.ts';
import { enforcementMoveWords } from '../supervision/enforcement/words/move-words.ts';
import { tipoffMoveWords } from '../tipoff/words/move-words.ts';

export const actorClassWords = {
  selfDiscipline: { zh: '行业自律', en: 'Self-discipline of trades' },
  participation: { zh: '社会参与', en: 'Participation of society' },
  supervision: { zh: '行政监督', en: 'Administrative supervision' },
} as const satisfies Record<string, Words>;
export type ActorClass = keyof typeof actorClassWords;
export const actorClasses = Object.keys(actorClassWords) as readonly ActorClass[];

/** Whoever keeps the system, or looks at what others did in it, is none of the three. */
export const classOfRole = {
  business: 'selfDiscipline',
  consumer: 'participation',
  station: 'participation',
  mediator: 'participation',
  centre: 'supervision',
  leader: 'supervision',
  officer: 'supervision',
  officeHead: 'supervision',
  department: 'supervision',
  superior: 'supervision',
  admin: null,
  security: null,
  auditor: null,
  system: null,
} as const satisfies Record<Role, ActorClass | null>;

interface Step extends Words {
  permission: Permission;
}

const steps: Readonly<Record<MatterKind, Readonly<Record<string, Step>>>> = {
  complaint: moveWords,
  tipoff: tipoffMoveWords,
  inquiry: inquiryMoveWords,
  enforcement: enforcementMoveWords,
};

/** What is done beside the steps of a matter: it is opened, and a firm settles with its customer before anybody decides. */
const besides: readonly (Step & { of: Words })[] = [
  { of: matterWords.complaint, permission: 'complaint.file', zh: '提交', en: 'File' },
  { of: matterWords.tipoff, permission: 'tipoff.file', zh: '提交', en: 'File' },
  { of: matterWords.inquiry, permission: 'inquiry.file', zh: '提交', en: 'Ask' },
  { of: { zh: '企业和解', en: 'Settlement by the firm' }, permission: 'offer.reply', zh: '答复', en: 'Reply' },
  {
    of: { zh: '企业和解', en: 'Settlement by the firm' },
    permission: 'offer.answer',
    zh: '接受或者不接受',
    en: 'Accept or refuse',
  },
];

export function rolesOfClass(actorClass: ActorClass): Role[] {
  return (Object.keys(classOfRole) as Role[]).filter((role) => classOfRole[role] === actorClass);
}

/** The name of a role; whoever files has no account and is called by what he is. */
export function nameOfRole(role: Role): Words {
  if (role === 'consumer') return { zh: '群众', en: 'The public' };
  return role === 'system' ? { zh: '系统', en: 'The program' } : roleWords[role];
}

export interface ClassRights {
  of: Words;
  steps: readonly (Words & { roles: readonly Role[] })[];
}

/** What a class may do, by what it is done to; what it may do nothing of is left out. */
export function rightsOfClass(actorClass: ActorClass): ClassRights[] {
  const roles = rolesOfClass(actorClass);
  const held = ({ zh, en, permission }: Step) => {
    const own = roles.filter((role) => mayRole(role, permission));
    return own.length === 0 ? [] : [{ zh, en, roles: own }];
  };
  const rows = new Map<string, ClassRights>();
  const add = (of: Words, found: ClassRights['steps']) => {
    if (found.length > 0) rows.set(of.zh, { of, steps: [...(rows.get(of.zh)?.steps ?? []), ...found] });
  };
  for (const one of besides) add(one.of, held(one));
  for (const [kind, table] of Object.entries(steps))
    add(matterWords[kind as MatterKind], Object.values(table).flatMap(held));
  return [...rows.values()];
}
