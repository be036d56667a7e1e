/** Hashes of passwords and code words wait in line: each takes a core and 19 MiB, and a flood of them must leave both to the rest of the program. */
import { subscriberOf } from '../../domain/base/tries.ts';
import { Refusal } from '../../domain/base/refusal.ts';

const atOnce = 4;
/** Some seconds of work; who comes then is told that it is busy, and may press again. */
const mostWaiting = 100;

/** Of these for one subscriber, so that a flood from one place does not shut the door to everybody. */
const mostOfOne = 30;

interface Waiting {
  from: string;
  go: () => void;
}

let running = 0;
const line: Waiting[] = [];
/** What nobody is kept waiting at a door for: a whole county's new passwords. It stands aside for who signs in. */
const patient: Waiting[] = [];
/** So that a flood of sign-ins does not keep the others away for ever, every fifth place is theirs. */
const mostAhead = 4;
let ahead = 0;

export interface InTurn {
  /** Comes after all others and is never sent away. */
  isPatient?: boolean;
  /** The network from which it is asked for; empty where it is known who asks. */
  from?: string;
}

/** Runs the work when fewer than four others run, in the order of arrival. */
export async function inTurn<T>(work: () => Promise<T>, { isPatient = false, from = '' }: InTurn = {}): Promise<T> {
  if (running >= atOnce) {
    const subscriber = subscriberOf(from);
    if (!isPatient && isFull(subscriber)) throw new Refusal('busy');
    // Whoever ends hands its place over, so that nobody steps in between.
    await new Promise<void>((go) => (isPatient ? patient : line).push({ from: subscriber, go }));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = nextOne();
    if (next === undefined) running -= 1;
    else next.go();
  }
}

function isFull(subscriber: string): boolean {
  if (line.length >= mostWaiting) return true;
  return subscriber !== '' && line.filter(({ from }) => from === subscriber).length >= mostOfOne;
}

function nextOne(): Waiting | undefined {
  if (patient.length > 0 && (line.length === 0 || ahead >= mostAhead)) {
    ahead = 0;
    return patient.shift();
  }
  ahead = patient.length > 0 ? ahead + 1 : 0;
  return line.shift();
}
