/** 日志转发: lines to a machine that keeps logs (RFC 5424), by UDP, TCP, TLS or a socket of this machine. */
import { createSocket } from 'node:dgram';
import { connect as connectPlain, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';

export interface LogLine {
  at: Date;
  /** What it is about, in at most 32 letters of ASCII. */
  id: string;
  /** A warning, or something worth a note. */
  isWarning: boolean;
  words: string;
}

export interface LogLink {
  /** Resolves once this machine has handed the lines over; rejects when there is nobody to take them. */
  send(lines: readonly LogLine[]): Promise<void>;
  close(): void;
}

/** 13, log audit. */
const facility = 13;
const waitMs = 5000;
const ports = { 'udp:': 514, 'tcp:': 601, 'tls:': 6514 } as const;

/** The link of the setting: udp://host:514, tcp://host:601, tls://host:6514 or unix:///run/socket. */
export function syslogTo(setting: string): LogLink {
  const { protocol, hostname: host, port, pathname } = new URL(setting);
  const known = protocol as keyof typeof ports;
  // An address of six written for a browser stands in brackets.
  const bare = host.replace(/^\[|\]$/gu, '');
  const at = { host: bare, port: Number(port || ports[known]) };
  switch (protocol) {
    case 'udp:':
      return overUdp(at);
    case 'tls:':
      return overStream(() => connectTls({ ...at, servername: bare }), 'secureConnect');
    case 'unix:':
      return overStream(() => connectPlain({ path: pathname }), 'connect');
    default:
      return overStream(() => connectPlain(at), 'connect');
  }
}

/** `<108>1 2026-11-28T09:00:00.000Z machine hongdun - signed-in - words`. */
export function syslogLine({ at, id, isWarning, words }: LogLine): string {
  const priority = facility * 8 + (isWarning ? 4 : 5);
  const host = hostname().replace(/[^\u0021-\u007E]/gu, '') || '-';
  // A line that breaks would be two lines to whoever keeps them.
  const plain = words.replace(/[\r\n\0]/gu, ' ');
  return `<${priority}>1 ${at.toISOString()} ${host} hongdun ${process.pid} ${id.slice(0, 32)} - \uFEFF${plain}`;
}

function overUdp({ host, port }: { host: string; port: number }): LogLink {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.on('error', () => undefined);
  socket.unref();
  return {
    async send(lines) {
      for (const line of lines)
        await new Promise<void>((resolve, reject) => {
          socket.send(syslogLine(line), port, host, (error) => (error === null ? resolve() : reject(error)));
        });
    },
    close: () => socket.close(),
  };
}

/** One connection that is made anew when it broke; each line says its length before it (RFC 6587, RFC 5425). */
function overStream(open: () => Socket, ready: 'connect' | 'secureConnect'): LogLink {
  let socket: Socket | null = null;
  const drop = () => {
    socket?.destroy();
    socket = null;
  };
  const reach = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const fresh = open();
      const late = setTimeout(() => fresh.destroy(new Error('no answer')), waitMs);
      fresh.once(ready, () => {
        clearTimeout(late);
        fresh.unref();
        resolve(fresh);
      });
      fresh.on('error', (error) => {
        clearTimeout(late);
        reject(error);
      });
      fresh.on('close', () => {
        if (socket === fresh) socket = null;
        reject(new Error('closed'));
      });
      // What the other side says is of no interest, and would fill the memory unread.
      fresh.resume();
    });
  return {
    async send(lines) {
      const text = lines.map((line) => {
        const words = Buffer.from(syslogLine(line));
        return Buffer.concat([Buffer.from(`${words.length} `), words]);
      });
      socket ??= await reach();
      const open = socket;
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('not taken')), waitMs);
        open.once('close', () => reject(new Error('closed')));
        open.write(Buffer.concat(text), (error) => {
          clearTimeout(late);
          if (error === null || error === undefined) resolve();
          else reject(error);
        });
      }).catch((error: unknown) => {
        drop();
        throw error;
      });
    },
    close: drop,
  };
}
