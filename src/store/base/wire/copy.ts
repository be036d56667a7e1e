/** COPY on the wire: rows into tables without a plan, and without a parameter for each value. */
import pg from 'pg';

/** Rows on their way into a table: the statement, and the lines of its text format. */
export interface Copying {
  statement: string;
  lines: string;
}

/**
 * Stands among the parameters of a query for the rows, so that they pass through the query builder's transaction. They go with the next
 * statement; the promise that they are written is the only row.
 */
export class Copyings {
  readonly all: readonly Copying[];

  constructor(all: readonly Copying[]) {
    this.all = all;
  }
}

/**
 * Stands among the parameters of a statement that a connection shall plan once, with its name and its values. One that goes with the
 * next statement gives the promise of its result as its only row, so that whoever asks can write the next one at once.
 */
export class Prepared {
  readonly name: string;
  readonly values: readonly unknown[];
  readonly goesWithNext: boolean;

  constructor(name: string, values: readonly unknown[], { goesWithNext = false }: { goesWithNext?: boolean } = {}) {
    this.name = name;
    this.values = values;
    this.goesWithNext = goesWithNext;
  }
}

/** Stands among the parameters of a statement that goes with the next one, in one piece: each piece wakes the server. */
export const withNext: unique symbol = Symbol('with the next');

/** A client that can also copy, and ask what it has planned before; whatever else is asked of it is a query as ever. */
export class CopyingClient extends pg.Client {
  // The library's method has a dozen overloads, none of which a class can take over one by one: never fits them all.
  override query(...args: never[]): never {
    const [text, parameters] = args as unknown as [string, unknown[]?];
    const first = Array.isArray(parameters) ? parameters[0] : undefined;
    // Only what is written is held back, not what is asked: the statement behind it lets both go.
    if (first === withNext) {
      this.#hold();
      const begun: Promise<unknown> = super.query(text);
      // What follows would be kept statement by statement, which nobody could take back.
      begun.catch(() => this.connection.stream.destroy());
      return begun as never;
    }
    if (first instanceof Prepared && first.goesWithNext) return this.#withNext(() => this.#ask(text, first)) as never;
    if (first instanceof Copyings) return this.#withNext(() => this.#copy(first.all)) as never;
    if (this.#isHeld) queueMicrotask(() => this.#letGo());
    if (first instanceof Prepared) return this.#ask(text, first) as never;
    return super.query(...(args as unknown as [string])) as never;
  }

  /** Gives the promise of the result at once. */
  #withNext(send: () => Promise<unknown>): Promise<{ rows: [{ result: Promise<unknown> }] }> {
    this.#hold();
    // Where no statement follows in this turn of the loop, nothing more is waited for.
    setImmediate(() => this.#letGo());
    const result = send();
    // It is told to whoever waits for it; that may be later.
    result.catch(() => undefined);
    return Promise.resolve({ rows: [{ result }] });
  }

  #isHeld = false;

  #hold(): void {
    if (!this.#isHeld) this.connection.stream.cork();
    this.#isHeld = true;
  }

  #letGo(): void {
    if (this.#isHeld) this.connection.stream.uncork();
    this.#isHeld = false;
  }

  #ask(text: string, { name, values }: Prepared): Promise<pg.QueryResult> {
    return super.query({ name, text, values: [...values] });
  }

  /** All tables' rows are sent in one piece; the first table that refuses is the error. */
  async #copy(copyings: readonly Copying[]): Promise<void> {
    const { stream } = this.connection;
    stream.cork();
    const done = copyings.map((copying) => {
      return new Promise<void>((resolve, reject) => {
        super.query(new CopyQuery(copying, (error) => (error ? reject(error) : resolve())));
      });
    });
    stream.uncork();
    await Promise.all(done);
  }
}

/** What the library's connection can do besides what its types say. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Sends the lines right behind the statement: a server that refuses the statement passes over them, so nobody need wait. */
class CopyQuery extends pg.Query {
  constructor({ statement, lines }: Copying, done: (error: Error | null) => void) {
    // The library's types know no query without rows, and so no callback without a result.
    super(statement, done as never);
    this.submit = (connection) => {
      const wire = connection as unknown as Wire;
      wire.query(statement);
      wire.sendCopyFromChunk(Buffer.from(lines));
      wire.endCopyFrom();
    };
  }

  handleCopyInResponse(): void {
    // The server asks for what has been sent already.
  }
}

/** A row as a line of COPY's text format. */
export function copyLine(values: readonly unknown[]): string {
  return `${values.map(copied).join('\t')}\n`;
}

/** Documents are written as JSON, nothing as \N, and no sign as it is that would end a value or a line. */
function copied(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof Date ? value.toISOString() : escaped(JSON.stringify(value));
}

const special = /[\\\t\n\r]/u;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return special.test(text) ? text.replaceAll(/[\\\t\n\r]/gu, (sign) => escapes[sign] as string) : text;
}
