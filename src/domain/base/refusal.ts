import type { FactOf, PlainRefusalCode, RefusalCode } from '../refusals.ts';

export type { PlainRefusalCode, RefusalCode };

/** A field that was wrong: its path in the input, and the sentence that names it and the way out. */
export interface FieldProblem {
  path: string;
  zh: string;
  en: string;
}

type Facts = Readonly<Record<string, string | number>>;

/** What a sentence is filled with must be there; a code whose sentence stands by itself needs nothing besides. */
type Besides<Code extends RefusalCode> = [FactOf<Code>] extends [never]
  ? [facts?: Facts, fields?: readonly FieldProblem[]]
  : [facts: Facts & Readonly<Record<FactOf<Code>, string | number>>, fields?: readonly FieldProblem[]];

/** The one error of the rules: a rule said no, so the transaction rolls back; the row of the code has its words. */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  readonly code: RefusalCode;
  /** Words that the sentence of the code may use, such as the day from which a move is allowed. */
  readonly facts: Facts;
  readonly fields: readonly FieldProblem[];

  constructor(code: Code, ...[facts = {}, fields = []]: Besides<Code>) {
    super(`refused: ${code}`);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }

  /** The same refusal with facts besides, or with its fields at another place. */
  with({ facts = {}, fields = this.fields }: { facts?: Facts; fields?: readonly FieldProblem[] }): Refusal {
    // Whoever threw it gave each fact that its sentence is filled with.
    const all = { ...this.facts, ...facts } as Facts & Record<FactOf<RefusalCode>, string | number>;
    return new Refusal<RefusalCode>(this.code, all, fields);
  }
}

/** For `.catch`: what is refused is not there for who asks; any other error, such as a database that is busy, is one. */
export function nullWhenRefused(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}
