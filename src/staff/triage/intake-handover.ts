/**
 * From one intake to another with what was typed: in memory only, for who told of an offence must not lie on the machine's disk. It is put
 * down once the other intake has it.
 */
import type { Typed } from '../matter/matter-typed.ts';

export type IntakeKind = 'complaint' | 'tipoff' | 'inquiry';
let carried: { to: IntakeKind; typed: Typed } | null = null;

export function carryTo(to: IntakeKind, typed: Typed): void {
  carried = { to, typed };
}

export function carriedTo(to: IntakeKind): Typed {
  return carried?.to === to ? carried.typed : {};
}

export function putDown(): void {
  carried = null;
}

const shared = [
  'story',
  'channel',
  'receivedAt',
  'platformNumber',
  'operator.name',
  'operator.phone',
  'operator.address',
  'place.regionId',
  'categoryCode',
  'amountFen',
  'happenedOn',
  'files',
] as const;
const person = ['name', 'phone', 'regionId', 'address'] as const;

/** A complaint as it stands, as a tip-off: who complains tells it, and what he asked for stays in sight. */
export function asTipoff(typed: Typed, conductCode: string): Typed {
  const claim = (typed['claim'] ?? '').trim();
  return {
    ...picked(typed, shared),
    ...renamed(typed, 'consumer', 'reporter'),
    conductCode,
    ...(claim === '' ? {} : { evidence: `他想要：${claim}` }),
  };
}

/** A tip-off as a complaint; whoever is anonymous has to give a name first (《办法》第十条). */
export function asComplaint(typed: Typed): Typed {
  return { ...picked(typed, shared), ...(typed['anonymous'] === 'yes' ? {} : renamed(typed, 'reporter', 'consumer')) };
}

/** What was written down as a complaint or a tip-off, as an inquiry: the question, and whom to call back. */
export function asInquiry(typed: Typed): Typed {
  const phone = typed['anonymous'] === 'yes' ? '' : (typed['consumer.phone'] ?? typed['reporter.phone'] ?? '');
  return { ...picked(typed, ['channel']), question: (typed['story'] ?? '').trim(), phone: phone.trim() };
}

/** An inquiry as the complaint or the tip-off that it sounds like. */
export function fromInquiry(to: 'complaint' | 'tipoff', typed: Typed): Typed {
  const person = to === 'complaint' ? 'consumer.phone' : 'reporter.phone';
  return {
    ...picked(typed, ['channel']),
    story: (typed['question'] ?? '').trim(),
    ...(typed['phone'] ? { [person]: typed['phone'] } : {}),
  };
}

function picked(typed: Typed, paths: readonly string[]): Typed {
  return Object.fromEntries(paths.flatMap((path) => (typed[path] ? [[path, typed[path]]] : [])));
}

function renamed(typed: Typed, from: string, to: string): Typed {
  return Object.fromEntries(
    person.flatMap((name) => (typed[`${from}.${name}`] ? [[`${to}.${name}`, typed[`${from}.${name}`] ?? '']] : [])),
  );
}
