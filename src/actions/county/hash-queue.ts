/** Hashes of passwords and code words wait in line: each takes a core and 19 MiB, and a flood of them must leave both to the rest of the program. */
import { Refusal } from '../../domain/base/refusal.ts';

const atOnce = 4;
/** Some seconds of work; who comes then is told that it is busy, and may press again. */
const mostWaiting = 100;

let running = 0;
const line: (() => void)[] = [];
/** What nobody is kept waiting at a door for: a whole county's new passwords. It stands aside for who signs in. */
const patient: (() => void)[] = [];
/** So that a flood of sign-ins does not keep the others away for ever, every fifth place is theirs. */
const mostAhead = 4;
let ahead = 0;

/** Runs the work when fewer than four others run, in the order of arrival; `patient` work comes after and is never sent away. */
export async function inTurn<T>(work: () => Promise<T>, isPatient = false): Promise<T> {
  if (running >= atOnce) {
    if (!isPatient && line.length >= mostWaiting) throw new Refusal('busy');
    // Whoever ends hands its place over, so that nobody steps in between.
    await new Promise<void>((go) => (isPatient ? patient : line).push(go));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = nextOne();
    if (next === undefined) running -= 1;
    else next();
  }
}

function nextOne(): (() => void) | undefined {
  if (patient.length > 0 && (line.length === 0 || ahead >= mostAhead)) {
    ahead = 0;
    return patient.shift();
  }
  ahead = patient.length > 0 ? ahead + 1 : 0;
  return line.shift();
}
