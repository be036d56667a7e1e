/** What is asked of who sits at the terminal, or read from what is piped in: never from the words of a command, which every user of the machine sees. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Terminal {
  /** Whether somebody sits there. */
  isPerson: boolean;
  /** The next line; null at the end. What is secret is not shown as it is typed. */
  ask(prompt: string, isSecret?: boolean): Promise<string | null>;
  close(): void;
}

export function openTerminal(): Terminal {
  const isPerson = process.stdin.isTTY;
  let isShown = true;
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      if (isShown) process.stderr.write(chunk);
      done();
    },
  });
  const reader = createInterface({ input: process.stdin, output, terminal: isPerson });
  const lines = reader[Symbol.asyncIterator]();
  return {
    isPerson,
    async ask(prompt, isSecret = false) {
      if (isPerson) process.stderr.write(prompt);
      isShown = !isSecret;
      const { value, done } = await lines.next();
      isShown = true;
      if (isPerson && isSecret) process.stderr.write('\n');
      return done === true ? null : value;
    },
    close: () => reader.close(),
  };
}
