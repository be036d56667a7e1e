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

/** What the county says about who approves in a case. */
export type CaseApprovalRule = Pick<LocalLimits, 'headApprovesCases'>;
/** What it says about who decides whether there is one: there it has to be written (程序规定 第十八条至第二十条). */
export type ApprovalRule = Pick<LocalLimits, 'headApprovesCases' | 'headApprovalPaper' | 'headApprovalOn'>;

/** Who decides, and what his county says about it. */
interface Deciding {
  by: Actor;
  limits: ApprovalRule;
}

/** Whether the county lets somebody of this role decide in a case: the leaders always, the head of an office where it is delegated. */
export function isOfCaseLevel({ role }: Pick<Actor, 'role'>, { headApprovesCases }: CaseApprovalRule): boolean {
  return role !== 'officeHead' || headApprovesCases;
}

export function demandCaseLevel({ by, limits }: Pick<Deciding, 'by'> & { limits: CaseApprovalRule }): void {
  if (!isOfCaseLevel(by, limits)) throw new Refusal('approval-needs-leader');
}

/** The same of tip-offs and clues, where the paper has to be named by which it was delegated. */
export function isOfLevel(by: Pick<Actor, 'role'>, rules: ApprovalRule): boolean {
  const isWritten = rules.headApprovalPaper !== '' && rules.headApprovalOn !== '';
  return isOfCaseLevel(by, rules) && (by.role !== 'officeHead' || isWritten);
}

/** By who leads the bureau, or by the head of an office if a paper of that day or before delegates it. */
export function demandLevel({ by, limits, today }: Deciding & { today: Day }, on: Day = today): void {
  demandCaseLevel({ by, limits });
  if (by.role === 'officeHead' && paperOn(limits, on) === null) throw new Refusal('delegation-unwritten');
}

/** The paper by which the bureau had delegated it on that day. */
function paperOn({ headApprovalPaper: paper, headApprovalOn: since }: Deciding['limits'], on: Day) {
  return paper !== '' && since !== '' && since <= on ? { paper, on: since } : null;
}

/** Whose word it is, on which level, with what words. */
export function approvalOf({ by, limits }: Deciding, on: Day, opinion: string): Approval {
  const isHead = by.role === 'officeHead';
  const delegation = isHead ? paperOn(limits, on) : null;
  return {
    byId: by.id,
    level: isHead ? 'head' : 'leader',
    delegated: isHead,
    ...(delegation === null ? {} : { delegation }),
    on,
    opinion,
  };
}
