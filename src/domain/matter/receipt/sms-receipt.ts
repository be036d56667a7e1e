/** 送达回执 (receipt of delivery): what a gateway says later of a message that it took: whether the telephone has it, and else why not. */

/** One receipt; `id` is the message's own or the gateway's name of it. */
export interface SmsReceipt {
  id: string;
  isArrived: boolean;
  /** The gateway's code and words, without figures that may be a telephone; empty for what arrived. */
  why: string;
  /** For so many days nothing more is sent there, for the telephone is nobody's or its bill is not paid; nought for any other. */
  deadForDays: number;
}

/** Where a gateway writes what, each by the first of its names that is there. */
interface ReceiptShape {
  id: readonly string[];
  state: readonly string[];
  arrived: readonly string[];
  why: readonly string[];
}

/** 阿里云 SmsReport and 腾讯云 短信下发状态通知 as they are published; `plain` knows what most others call it. */
export const receiptShapes = {
  aliyun: { id: ['out_id', 'biz_id'], state: ['success'], arrived: ['true'], why: ['err_code', 'err_msg'] },
  tencent: { id: ['sid'], state: ['report_status'], arrived: ['success'], why: ['errmsg', 'description'] },
  plain: {
    id: ['id', 'msgid', 'serial'],
    state: ['status', 'state', 'stat', 'result'],
    arrived: ['delivrd', 'delivered', 'success', 'true', '0', 'ok'],
    why: ['code', 'err', 'errmsg', 'msg', 'why', 'status'],
  },
} as const satisfies Record<string, ReceiptShape>;
export type ReceiptKind = keyof typeof receiptShapes;

/** What gateways call a telephone that nobody has; a telephone that is off or out of reach is none of these. */
const dead = /空号|销号|号码不存在|用户不存在|UNKNOWN_SUBSCRIBER|MK:0001/iu;
/** One whose bill is not paid, which may be paid any day. */
const halted = /停机|MOBILE_NOT_ON_SERVICE/iu;
/** What is said on the way, before anybody knows how it went: the last word comes later. */
const onTheWay = /^(?:acceptd|accepted|enroute|submitted|submit_success|buffered|queued|sending|pending|sent)$/iu;
const mostReceipts = 1000;

/** The receipts of one call of the gateway: a list, or one alone; what has no id or says nothing of how it went is none. */
export function readReceipts(kind: ReceiptKind, sent: unknown): SmsReceipt[] {
  const shape: ReceiptShape = receiptShapes[kind];
  const all: unknown[] = Array.isArray(sent) ? sent : [sent];
  return all.slice(0, mostReceipts).flatMap((one) => receiptOf(shape, one) ?? []);
}

function receiptOf({ id, state, arrived, why }: ReceiptShape, sent: unknown): SmsReceipt | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const fields = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), wordsOf(value)]));
  const of = (names: readonly string[]) =>
    names.map((name) => fields.get(name) ?? '').find((value) => value !== '') ?? '';
  const [own, how] = [of(id), of(state)];
  // No message of ours has such a sign in its name, and the database takes none.
  if (own === '' || own.includes('\0') || own.length > 100 || how === '' || onTheWay.test(how)) return null;
  if (arrived.includes(how.toLowerCase())) return { id: own, isArrived: true, why: '', deadForDays: 0 };
  const reasons = why.map((name) => fields.get(name) ?? '').filter((value) => value !== '');
  const told = [...new Set(reasons)]
    .join(' ')
    .replace(/\d{5,}/gu, '…')
    .slice(0, 100);
  return {
    id: own,
    isArrived: false,
    why: told === '' ? how.slice(0, 40) : told,
    deadForDays: daysOf(reasons.join(' ')),
  };
}

function daysOf(reasons: string): number {
  if (dead.test(reasons)) return deadDays;
  return halted.test(reasons) ? haltedDays : 0;
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 200);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A telephone may be given to somebody else: after so many days one is tried again. */
export const deadDays = 90;
const haltedDays = 3;
/** Stands where an error would, of what was not sent because the telephone is nobody's. */
export const deadNumber = 'dead';
