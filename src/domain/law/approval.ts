/**
 * 审批 (approval): whose word a decision is, and on which level. Who leads the bureau decides on cases (程序规定 第十八条至第二十条), or the head
 * of an office where the bureau has delegated it in writing; nobody decides what he verified himself.
 */
import type { Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';
import type { LocalLimits } from './local-limits.ts';

/** 批准: whose word it was: the head of the office by the written delegation of the bureau, or who leads the bureau. */
export interface Approval {
  byId: string;
  level: 'head' | 'leader';
  /** Of the head of an office. */
  delegated: boolean;
  /** By which paper, where the county had named one by then; nothing is said of one that nobody has named. */
  delegation?: { paper: string; on: Day };
  on: Day;
  opinion: string;
}

/** 意见: what the head of the office says to it before the leader decides. */
export interface Endorsement {
  byId: string;
  on: Day;
  opinion: string;
}

/** What the county says about who approves. */
export type ApprovalRule = Pick<LocalLimits, 'headApprovesCases'>;

/** Who decides, and what his county says about it. */
interface Deciding {
  by: Actor;
  limits: Pick<LocalLimits, 'headApprovesCases' | 'headApprovalPaper' | 'headApprovalOn'>;
}

/** Whether the county lets somebody of this role decide: the leaders always, the head of an office by written delegation. */
export function isOfLevel({ role }: Pick<Actor, 'role'>, { headApprovesCases }: ApprovalRule): boolean {
  return role !== 'officeHead' || headApprovesCases;
}

export function demandLevel({ by, limits }: Pick<Deciding, 'by'> & { limits: ApprovalRule }): void {
  if (!isOfLevel(by, limits)) throw new Refusal('approval-needs-leader');
}

/** Whose word it is, on which level, with what words. */
export function approvalOf({ by, limits }: Deciding, on: Day, opinion: string): Approval {
  const isHead = by.role === 'officeHead';
  const { headApprovalPaper: paper, headApprovalOn: since } = limits;
  const isNamed = isHead && paper !== '' && since !== '' && since <= on;
  return {
    byId: by.id,
    level: isHead ? 'head' : 'leader',
    delegated: isHead,
    ...(isNamed ? { delegation: { paper, on: since } } : {}),
    on,
    opinion,
  };
}
