/** `npm run dev`: the sample county, started again at each change of the server, and the desk with live reload. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const bin = join('node_modules', '.bin');
const server = spawn(
  join(bin, 'tsx'),
  ['watch', '--clear-screen=false', '--include', 'src/http/assets/*', 'src/main.ts', 'demo'],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
const desk = spawn(join(bin, 'vite'), ['--clearScreen', 'false'], { stdio: ['ignore', 'inherit', 'inherit'] });

// Ctrl-C reaches both from the terminal; this process ends when they have.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', endBoth);
server.once('exit', endBoth);
desk.once('exit', endBoth);

function endBoth(): void {
  server.kill('SIGTERM');
  desk.kill('SIGTERM');
}
