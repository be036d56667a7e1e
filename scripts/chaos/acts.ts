/** The clients: they file, move, upload and sync without a pause, and send what was not acknowledged again under its id. */
import { request as ask, Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import type { Signers } from './counting.ts';

const photo = readFileSync(new URL('../../tests/fixtures/photo.jpg', import.meta.url));
/** A client gives an answer so long, as a browser does. */
const answerMs = 20_000;

/** What the clients do: with complaints, and with what officers do of their own accord: cases, samplings and visits, each opened and moved. */
export type ActKind = 'file' | 'move' | 'upload' | 'sync' | 'case' | 'batch' | 'visit' | 'step';
export const often: readonly ActKind[] = [
  'file',
  'file',
  'file',
  'move',
  'move',
  'upload',
  'sync',
  'case',
  'batch',
  'visit',
  'step',
  'step',
];

export interface Act {
  kind: ActKind;
  id: string;
  sentAt: number;
  acknowledgedAt: number | null;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** What acts are sent with: the cookies of three accounts, and a telephone of the station. */
export interface People {
  centre: string;
  reviewer: string;
  signer: string;
  officer: string;
  station: string;
  device: { id: string; mark: string };
}

export class Clients {
  readonly acts: Act[] = [];
  /** What a fault itself found to be lost or doubled. */
  readonly doubts: string[] = [];
  readonly #url: string;
  readonly #people: People;
  readonly #atOnce: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #waiting: { number: string; version: number }[] = [];
  /** Cases, batches and visits on which one step is still to be made, by where that is sent. */
  readonly #opened: { path: string; input: object }[] = [];
  #slips = Date.now() % 80_000;
  #running: Promise<void>[] = [];
  #isOver = false;
  /** While true, half of the requests are cut off after they were sent. */
  isCutting = false;

  constructor(url: string, people: People, atOnce: number) {
    this.#url = url;
    this.#people = people;
    this.#atOnce = atOnce;
  }

  get signers(): Signers {
    return this.#people;
  }

  begin(): void {
    this.#running = Array.from({ length: this.#atOnce }, () => this.#work());
  }

  /** Ends after each client has had an answer for what it began, or has waited long enough for it. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
    this.#agent.destroy();
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      const kind = often[random(often.length)] as ActKind;
      const act: Act = { kind, id: uuidv7(), sentAt: performance.now(), acknowledgedAt: null };
      const send = this.#sender(act);
      if (send === null) continue;
      this.acts.push(act);
      const until = performance.now() + 60_000;
      while (performance.now() < until && act.acknowledgedAt === null) {
        act.sentAt = performance.now();
        const isDone = await send().catch(() => false);
        if (isDone) act.acknowledgedAt = performance.now();
        else await sleep(20 + Math.random() * 60);
      }
    }
  }

  /** How the act is sent, as often as it takes; null when there is nothing for it to be done on. */
  #sender(act: Act): (() => Promise<boolean>) | null {
    switch (act.kind) {
      case 'file': {
        const form = filingOf(act.id);
        return async () => {
          const { status, body } = await this.#post('/api/complaints', form, '');
          if (status === 201) this.#waiting.push({ number: String(body['number']), version: 1 });
          return status === 201;
        };
      }
      case 'sync': {
        const { device } = this.#people;
        this.#slips += 1;
        const code = `站V0302-${device.mark}${String(this.#slips).padStart(3, '0')}`;
        const filing = { ...filingOf(act.id), channel: 'C09', categoryCode: null, natureCode: null };
        const slip = { code, queryCode: '20481632' };
        const item = {
          kind: 'filing',
          id: act.id,
          deviceId: device.id,
          actedAt: new Date().toISOString(),
          filing,
          slip,
        };
        return async () => (await this.#post('/api/outbox', item, this.#people.station)).status === 200;
      }
      case 'move': {
        const matter = this.#waiting.shift();
        if (matter === undefined) return null;
        const body = { version: matter.version, clientId: act.id, input: { officeId: 'SO-LH' } };
        const path = `/api/complaints/${encodeURIComponent(matter.number)}/dispatch`;
        return async () => (await this.#post(path, body, this.#people.centre)).status === 200;
      }
      case 'case':
      case 'batch':
      case 'visit':
        return this.#opener(act.kind, act.id);
      case 'step': {
        const opened = this.#opened.shift();
        if (opened === undefined) return null;
        const body = { version: 1, clientId: act.id, input: opened.input };
        return async () => (await this.#post(opened.path, body, this.#people.officer)).status === 200;
      }
      case 'upload':
        return async () => {
          const form = new FormData();
          form.append('id', act.id);
          form.append('file', new File([photo], `${lettersOf(act.id)}.jpg`, { type: 'image/jpeg' }));
          const coded = new Response(form);
          const type = coded.headers.get('content-type') ?? '';
          const bytes = Buffer.from(await coded.arrayBuffer());
          return (await this.#send('/api/attachments', type, bytes, this.#people.centre)).status === 201;
        };
    }
  }

  /** Opens a case, a batch or a visit, under the name that it is looked for by; the step that follows is one that each of them takes. */
  #opener(kind: 'case' | 'batch' | 'visit', id: string): () => Promise<boolean> {
    const { path, form, step, input } = openings[kind];
    return async () => {
      const { status, body } = await this.#post(`/api/${path}`, form(id), this.#people.officer);
      const { number } = (body['entry'] ?? body) as { number?: string };
      const isDone = status === 200 || status === 201;
      if (isDone) this.#opened.push({ path: `/api/${path}/${encodeURIComponent(String(number))}/${step}`, input });
      return isDone;
    };
  }

  #post(path: string, body: object, cookie: string): Promise<Answer> {
    return this.#send(path, 'application/json', Buffer.from(JSON.stringify(body)), cookie);
  }

  #send(path: string, type: string, bytes: Buffer, cookie: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // Each from an address of its own, for nobody is to be stopped by the limits for strangers.
      const from = `10.${random(256)}.${random(256)}.${random(256)}`;
      const headers = { 'content-type': type, 'content-length': bytes.byteLength, cookie, 'x-forwarded-for': from };
      const signal = AbortSignal.timeout(answerMs);
      const sent = ask(`${this.#url}${path}`, { method: 'POST', agent: this.#agent, headers, signal }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          try {
            const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>;
            resolve({ status: answer.statusCode ?? 0, body });
          } catch (error) {
            reject(error as Error);
          }
        });
      });
      sent.on('error', reject);
      sent.end(bytes);
      if (this.isCutting && Math.random() < 0.5) setTimeout(() => sent.destroy(), random(30));
    });
  }
}

/** The id without a figure, one letter for each: figures in the name of a file are taken for somebody's number and not kept. */
export function lettersOf(id: string): string {
  return id.replaceAll(/\d/gu, (figure) => 'ghijklmnop'[Number(figure)] as string);
}

/** How each is opened, and what is done with it then. */
const openings = {
  case: {
    path: 'enforcements',
    form: (clientId: string) => ({
      clientId,
      source: 'inspection',
      foundOn: '2026-01-05',
      operatorName: `农资店 ${clientId}`,
      partyKind: 'soleTrader',
      cause: '涉嫌销售不合格复合肥',
      story: '货架上的复合肥总养分不够标明的数',
    }),
    step: 'note',
    input: { words: '供货商的资质已经调来了' },
  },
  batch: {
    path: 'samplings',
    form: (id: string) => ({ id, productClass: 'food', commissioner: 'county', product: `蛋糕 ${id}` }),
    step: 'cancel',
    input: { reason: '店里已售完' },
  },
  visit: {
    path: 'inspections',
    form: (id: string) => ({ id, operatorName: `农资店 ${id}`, regionId: 'V0301', areaKind: 'market' }),
    step: 'cancel',
    input: { remark: '店已经搬走' },
  },
} as const;

function random(below: number): number {
  return Math.floor(Math.random() * below);
}

export function filingOf(clientId: string) {
  return {
    clientId,
    channel: 'C02',
    consumer: {
      name: '李有田',
      phone: `138${String(random(100_000_000)).padStart(8, '0')}`,
      address: '郭庄村三组',
      regionId: 'V0303',
    },
    // By its name a filing is known that was written twice under two ids.
    operator: { name: `农资店 ${clientId}`, address: '柳河街', phone: '' },
    place: { regionId: 'V0301' },
    categoryCode: 'G10.3',
    natureCode: 'N08',
    story: '买了十袋复合肥，每袋少四公斤，过了村里的磅。',
    claim: '补足分量或者退差价',
    amountFen: 175_000,
    consents: { publish: true, entrust: true },
  };
}
