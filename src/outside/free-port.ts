import { createServer } from 'node:net';

/** Why nothing can be listened for there now; null where it can. Asked before what takes a minute, and not instead of listening. */
export function whyNotFree({ host, port }: { host: string; port: number }): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
