/**
 * The desk's client of the API. Query keys, so that live changes and moves renew what is shown:
 * ['me'] · ['work', 'yes' | 'no'] · ['complaints', queryString] · ['complaint', number] · ['views'] · ['directory'] ·
 * ['instructions', 'open' | 'all'] · ['figures', from, to, officeId] · ['accounts'] · ['sessions'] · ['messages'] · ['calendar', year].
 * A change of a matter renews ['complaint', number], ['complaints'] and ['work'].
 */
import type { BeginWork } from '../../domain/matter/upkeep/upkeep-work.ts';
import type { AlertTest } from '../../domain/matter/alert/alert-ways.ts';
import type { SeenAlerts } from '../../http/api/matter/alert/alert-routes.ts';
import type { SeenUpkeep } from '../../http/api/matter/upkeep-routes.ts';
import type { ListedView } from '../../domain/matter/view.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import type { SessionClash } from '../../domain/complaint/mediation/session-clash.ts';
import type { CalendarYear } from '../../domain/base/calendar.ts';
import type { Filing } from '../../domain/complaint/filing.ts';
import type { Allegation } from '../../domain/tipoff/filing.ts';
import type { TipoffPersonMove } from '../../domain/tipoff/procedure.ts';
import type { ReachForm } from '../../domain/county/reach-by.ts';
import type { RewardLine } from '../../domain/tipoff/reward.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import type { FoundPerson, ReadName } from '../../http/api/matter/people-routes.ts';
import type {
  Colleague,
  SeenAccount,
  SeenAccounts as AccountsSeen,
  SeenHold,
} from '../../http/api/county/account-routes.ts';
import type { ReadText } from '../../http/api/matter/text-file-routes.ts';
import type { KeptAttachment } from '../../http/api/desk/attachment-routes.ts';
import type { ComplaintOffers, OwnOffer } from '../../http/api/firm/offer-routes.ts';
import type { OpinionDigest } from '../../http/api/complaint/opinion-routes.ts';
import type { FirmRow } from '../../http/api/firm/firm-routes.ts';
import type { Board, InstructionRow } from '../../http/api/command/instruction-routes.ts';
import type { CreditRecords, SeenCredits } from '../../http/api/tipoff/credit-points-routes.ts';
import type { LikelyHint, SeenDuplicates } from '../../http/api/complaint/duplicate-routes.ts';
import type { SeenClocks } from '../../http/api/desk/clock-routes.ts';
import type { ListPage } from '../../http/api/matter/matter-routes.ts';
import type { AskedQuestionForm } from '../../domain/county/asked/asked-question.ts';
import type { NoticeList } from '../../http/api/county/county-notice-routes.ts';
import type { CategoryChange } from '../../domain/county/category-version.ts';
import type { CategoryEffect, CategoryList } from '../../http/api/desk/category-routes.ts';
import type { Directory } from '../../http/api/county/county-routes.ts';
import type { Figures } from '../../http/api/report/figure-routes.ts';
import type { ReportCheck } from '../../http/api/report/report-check-routes.ts';
import type { IndicatorCard } from '../../http/api/complaint/consumer-indicators-routes.ts';
import type { GatewayAnswer } from '../../domain/matter/message.ts';
import type { OwnMessages, ToldOf } from '../../http/api/desk/message-routes.ts';
import type { SeenMessage } from '../../http/api/matter/sent-messages-routes.ts';
import type { FoundEverywhere } from '../../http/api/desk/palette-routes.ts';
import type { SoughtAmong } from '../../domain/desk/work/palette.ts';
import type { Begun, FactorState, SeenReset } from '../../http/api/county/factor-routes.ts';
import type { Door, Me, OneSession } from '../../http/api/county/session-routes.ts';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import type { ComplaintItem, ComplaintView, ShownComplaintLine } from '../../http/api/complaint/complaint-view.ts';
import type { ShownTipoffLine, SplitOff, TipoffItem, TipoffView } from '../../http/api/tipoff/tipoff-view.ts';
import type { WaitingPage, Work } from '../../http/api/desk/work/work-routes.ts';
import { uploadIdOf } from './upload-id.ts';
import { untouchedHeader } from '../../domain/law/idle.ts';
import { untouchedSeconds } from './untouched.ts';

/** A value as JSON carries it: instants become text. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? Wire<One>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

export type SeenAccounts = Wire<AccountsSeen>;
export type SeenFactor = Wire<FactorState>;
export type SeenMatter = Wire<ComplaintView & SplitOff>;
export type SeenItem = Wire<ComplaintItem>;
export type SeenTipoff = Wire<TipoffView>;
export type SeenTipoffItem = Wire<TipoffItem>;
export type SeenTipoffLine = Wire<ShownTipoffLine>;
export type SeenTipoffPage = Wire<ListPage<ShownTipoffLine>>;
export type SeenWork = Wire<Work>;
export type SeenWaitingPage = Wire<WaitingPage>;
export type SeenLine = Wire<ShownComplaintLine>;
export type SeenPage = Wire<ListPage<ShownComplaintLine>>;
export type SeenOpenedClocks = Wire<SeenClocks>;
export type SeenBoard = Wire<Board>;
export type SeenInstruction = Wire<InstructionRow>;
export type SeenOwnOffer = Wire<OwnOffer>;
export type SeenComplaintOffers = Wire<ComplaintOffers>;
export type SeenFirm = Wire<FirmRow>;
export type SeenDigest = Wire<OpinionDigest>;
export type SavedView = ListedView;
export interface Filed {
  number: string;
  /** Null where its hash alone is kept. */
  queryCode: string | null;
  state: string;
}
export type {
  Begun,
  CalendarYear,
  Directory,
  Figures,
  KeptAttachment,
  LikelyHint,
  Me,
  OneSession,
  SeenAccount,
  SeenHold,
  SeenMessage,
  SeenReset,
};

/** What the server refused, or that it could not be reached (code `unreachable`), in words for the reader. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly fields: readonly FieldProblem[];

  constructor(problem: { code: string; status: number; zh: string; en: string; fields?: readonly FieldProblem[] }) {
    super(problem.en);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.status = problem.status;
    this.zh = problem.zh;
    this.en = problem.en;
    this.fields = problem.fields ?? [];
  }
}

const unreachable = {
  code: 'unreachable',
  status: 0,
  zh: '连不上服务器，不知道交到没有；填好的内容还在，请看看网络，再试一次。',
  en: 'The server cannot be reached, and it is not known whether this arrived; what you typed is kept, check the network and try again.',
};
const unreachableRead = {
  code: 'unreachable',
  status: 0,
  zh: '连不上服务器，这里读不出来；请看看网络，再试一次。',
  en: 'The server cannot be reached and this cannot be read; check the network and try again.',
};
const unreadable = {
  code: 'outage',
  zh: '服务器的回答看不懂，不知道交到没有；请稍后再试，还不行请找管理员。',
  en: 'The answer of the server cannot be read; try again later or tell the administrator.',
};

/** Set by the sign-in dialog: resolves once somebody has signed in again, so that the request is made once more. */
let signInAgain: (() => Promise<void>) | null = null;
export function onSignedOut(ask: (() => Promise<void>) | null): void {
  signInAgain = ask;
}

export interface Sending {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** JSON, or a form with files. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Answers 401 with an error instead of the sign-in dialog. */
  quiet?: boolean;
  /** Is finished by the browser after the page is gone. */
  keepalive?: boolean;
  /** What a telephone of a station shows in place of a cookie. */
  token?: string | null;
}

/** After these somebody signs in again, or does what is due of his session, and the request goes on. */
const endings: ReadonlySet<string> = new Set([
  'not-signed-in',
  'session-ended',
  'factor-due',
  'enrol-due',
  'password-due',
]);

/** One request below /api; throws a ProblemError. A session that has ended asks for the password over the page and goes on. */
export async function send<T>(path: string, sending: Sending = {}): Promise<T> {
  const answer = await ask(path, sending);
  if (answer.ok) return (await answer.json().catch(() => ({}))) as T;
  const problem = await problemOf(answer);
  const ended = endings.has(problem.code);
  if (ended && sending.quiet !== true && signInAgain !== null) {
    await signInAgain();
    return send<T>(path, { ...sending, quiet: true });
  }
  throw problem;
}

/** What the server answers; that it cannot be reached is a problem too, but for what was called off. */
async function ask(path: string, sending: Sending): Promise<Response> {
  const { method = 'GET', signal } = sending;
  try {
    return await fetch(`/api${path}`, requestOf(method, sending));
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ProblemError(method === 'GET' ? unreachableRead : unreachable);
  }
}

function requestOf(method: string, { body, signal, keepalive = false, token = null }: Sending): RequestInit {
  const isForm = body instanceof FormData;
  return {
    method,
    headers: {
      [untouchedHeader]: String(untouchedSeconds()),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
    ...(keepalive ? { keepalive } : {}),
  };
}

async function problemOf(answer: Response): Promise<ProblemError> {
  const body = (await answer.json().catch(() => null)) as Partial<ProblemError> | null;
  if (typeof body?.zh !== 'string') return new ProblemError({ ...unreadable, status: answer.status });
  return new ProblemError({
    code: body.code ?? 'outage',
    status: answer.status,
    zh: body.zh,
    en: body.en ?? body.zh,
    ...(body.fields === undefined ? {} : { fields: body.fields }),
  });
}

const tipoff = (number: string) => `/tipoffs/${encodeURIComponent(number)}`;
const one = (number: string) => `/complaints/${encodeURIComponent(number)}`;

/** What is told so far, as the likeness is judged by. */
export interface LikelyTelling {
  phone?: string;
  operatorName?: string;
  story?: string;
  name?: string;
  homeRegionId?: string | null;
  amountFen?: number | null;
  happenedOn?: string | null;
}

/** Every call the desk makes, by noun. */
export const client = {
  me: (signal?: AbortSignal) => send<Me>('/session', { signal, quiet: true }),
  signIn: (typed: { loginName: string; password: string }) =>
    send<Me>('/session', { method: 'POST', body: typed, quiet: true }),
  showFactor: (code: string) => send<Me>('/session/factor', { method: 'POST', body: { code }, quiet: true }),
  factorState: () => send<SeenFactor>('/session/factor'),
  beginFactor: (body: { password: string; code: string }) =>
    send<Begun>('/session/factor/begin', { method: 'POST', body, quiet: true }),
  proveFactor: (code: string) =>
    send<{ codes: string[] }>('/session/factor/prove', { method: 'POST', body: { code }, quiet: true }),
  renewRecoveryCodes: (code: string) =>
    send<{ codes: string[] }>('/session/factor/codes', { method: 'POST', body: { code } }),
  endFactor: (body: { password: string; code: string }) =>
    send<object>('/session/factor/end', { method: 'POST', body }),
  factorResets: () => send<{ resets: SeenReset[] }>('/factor-resets'),
  askFactorReset: (id: string) => send<object>(`/accounts/${id}/factor-reset`, { method: 'POST' }),
  confirmReset: (id: string) => send<object>(`/factor-resets/${id}/confirm`, { method: 'POST' }),
  signOut: () => send<object>('/session', { method: 'DELETE', quiet: true }),
  sessions: () => send<{ sessions: OneSession[] }>('/sessions'),
  sessionLeft: () => send<{ seconds: number }>('/session/left', { quiet: true }),
  endOtherSessions: () => send<object>('/sessions', { method: 'DELETE' }),
  sessionsOf: (accountId: string) => send<{ sessions: OneSession[] }>(`/accounts/${accountId}/sessions`),
  endSessionsOf: (accountId: string, sessionId: string | null) =>
    send<object>(`/accounts/${accountId}/sessions/end`, { method: 'POST', body: { sessionId } }),
  endSession: (id: string) => send<object>(`/sessions/${id}`, { method: 'DELETE' }),
  changePassword: (typed: { current: string; next: string }) =>
    send<object>('/session/password', { method: 'POST', body: typed }),
  chooseLanguage: (language: 'zh' | 'en') => send<object>('/session/language', { method: 'POST', body: { language } }),

  work: (mine: boolean, signal?: AbortSignal) => send<SeenWork>(`/work?mine=${mine ? 'yes' : 'no'}`, { signal }),
  workLines: (query: string, signal?: AbortSignal) => send<SeenWaitingPage>(`/work/lines?${query}`, { signal }),
  /** The query string of domain/matter/lists.ts, without the question mark. */
  complaints: (query: string, signal?: AbortSignal) => send<SeenPage>(`/complaints?${query}`, { signal }),
  complaint: (number: string, signal?: AbortSignal) => send<SeenMatter>(one(number), { signal }),
  file: (filing: Filing) => send<Filed>('/complaints', { method: 'POST', body: filing }),
  likely: (telling: LikelyTelling, signal?: AbortSignal) =>
    send<{ hints: LikelyHint[] }>('/complaints/likely', { method: 'POST', body: telling, signal }),
  shared: (signal?: AbortSignal) => send<{ items: SeenItem[] }>('/shared-complaints', { signal }),
  triage: (telling: unknown, signal?: AbortSignal) =>
    send<SeenProposals>('/triage', { method: 'POST', body: telling, signal }),
  indicators: (number: string, signal?: AbortSignal) => send<IndicatorCard>(`${one(number)}/indicators`, { signal }),
  sessionClashes: (number: string, planned: Record<string, string>, signal?: AbortSignal) =>
    send<{ items: SessionClash[] }>(`${one(number)}/called-sessions?${new URLSearchParams(planned)}`, { signal }),
  /** The same clientId again makes nothing new. */
  split: (number: string, body: { clientId: string; conductCode: string | null; story: string; evidence: string }) =>
    send<Filed>(`${one(number)}/split`, { method: 'POST', body }),
  duplicates: (number: string, signal?: AbortSignal) => send<SeenDuplicates>(`${one(number)}/duplicates`, { signal }),
  /** They were compared and are two disputes, or that is taken back; the same clientId again says nothing twice. */
  apart: (number: string, other: string, body: { clientId: string; back: boolean }) =>
    send<SeenDuplicates>(`${one(number)}/duplicates/${encodeURIComponent(other)}/apart`, { method: 'POST', body }),
  personOfOther: (number: string, other: string, signal?: AbortSignal) =>
    send<Pick<LikelyHint, 'person'>>(`${one(number)}/duplicates/${encodeURIComponent(other)}`, { signal }),
  join: (number: string, filing: Filing) =>
    send<{ number: string; state: string }>(`${one(number)}/join`, { method: 'POST', body: filing }),
  reveal: (number: string, reason: string) =>
    send<SeenMatter>(`${one(number)}/reveal`, { method: 'POST', body: { reason } }),
  /** One number for one press. */
  dial: (number: string, body: { id: string; whom: string; n: number | null }) =>
    send<{ phone: string }>(`${one(number)}/dial`, { method: 'POST', body }),
  endCall: (number: string, body: { id: string; whom: string; n: number | null; result: string }) =>
    send<object>(`${one(number)}/dial/end`, { method: 'POST', body }),
  /** The same clientId again makes nothing new. */
  move: (
    number: string,
    move: PersonMove,
    body: { version: number; clientId: string; input: unknown; lateReason?: string },
  ) => send<SeenMatter>(`${one(number)}/${move}`, { method: 'POST', body }),

  tipoffs: (query: string, signal?: AbortSignal) => send<SeenTipoffPage>(`/tipoffs?${query}`, { signal }),
  tipoff: (number: string, signal?: AbortSignal) => send<SeenTipoff>(tipoff(number), { signal }),
  fileTipoff: (allegation: Allegation) => send<Filed>('/tipoffs', { method: 'POST', body: allegation }),
  revealTipoff: (number: string, reason: string) =>
    send<SeenTipoff>(`${tipoff(number)}/reveal`, { method: 'POST', body: { reason } }),
  tipoffWords: (number: string, reason: string) =>
    send<SeenTipoff>(`${tipoff(number)}/words`, { method: 'POST', body: { reason } }),
  moveTipoff: (number: string, move: TipoffPersonMove, body: { version: number; clientId: string; input: unknown }) =>
    send<SeenTipoff>(`${tipoff(number)}/${move}`, { method: 'POST', body }),
  seekTipoffs: (sought: { phone: string; idNumber: string | null; reason: string }) =>
    send<{ items: SeenTipoffItem[] }>('/tipoffs/seek', { method: 'POST', body: sought }),
  creditRecords: (
    of: { from: string; to: string; station: string; personId: string | null; accountId: string | null },
    signal?: AbortSignal,
  ) => {
    const { from, to, station, personId, accountId } = of;
    const whose = personId === null ? { account: accountId ?? '' } : { person: personId };
    return send<CreditRecords>(`/credit-records?${new URLSearchParams({ from, to, station, ...whose }).toString()}`, {
      signal,
    });
  },
  credits: (from: string, to: string, station: string | null, signal?: AbortSignal) =>
    send<SeenCredits>(
      `/credits?from=${from}&to=${to}${station === null ? '' : `&station=${encodeURIComponent(station)}`}`,
      { signal },
    ),
  rewards: (signal?: AbortSignal) => send<{ rewards: RewardLine[] }>('/rewards', { signal }),

  /** Everything that has the words, as far as the reader may see it; who waits longer than that is told. */
  everywhere: (words: string, among: SoughtAmong, signal: AbortSignal) =>
    send<FoundEverywhere>(`/palette?${new URLSearchParams({ q: words, among }).toString()}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(8_000)]),
    }),
  directory: (signal?: AbortSignal) => send<Directory>('/directory', { signal }),
  saveStation: (form: unknown) => send<object>('/stations', { method: 'PUT', body: form }),
  categories: (signal?: AbortSignal) => send<CategoryList>('/categories', { signal }),
  previewCategories: (changes: readonly CategoryChange[], signal?: AbortSignal) =>
    send<CategoryEffect>('/categories/preview', { method: 'POST', body: { changes }, signal }),
  saveCategories: (form: unknown) => send<{ version: number }>('/categories', { method: 'PUT', body: form }),
  saveQuestion: (id: string, form: AskedQuestionForm) =>
    send<object>(`/asked-questions/${id}`, { method: 'PUT', body: form }),
  notices: (signal?: AbortSignal) => send<NoticeList>('/notices', { signal }),
  saveNotice: (id: string, form: unknown) => send<object>(`/notices/${id}`, { method: 'PUT', body: form }),
  takeBackNotice: (id: string) => send<object>(`/notices/${id}/take-back`, { method: 'POST' }),
  saveOrganisation: (form: unknown) => send<object>('/organisations', { method: 'PUT', body: form }),
  saveRegions: (regions: unknown) => send<object>('/regions', { method: 'PUT', body: { regions } }),
  deleteRegion: (id: string) => send<object>(`/regions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  saveCounty: (form: unknown) => send<object>('/county', { method: 'PUT', body: form }),
  calendar: (year: number) => send<CalendarYear>(`/calendar/${year}`),
  saveCalendar: (year: number, form: unknown) => send<object>(`/calendar/${year}`, { method: 'PUT', body: form }),
  openClocks: (number: string) => send<SeenOpenedClocks>('/clocks/open', { method: 'POST', body: { number } }),
  upkeep: () => send<SeenUpkeep>('/upkeep'),
  beginWork: (form: BeginWork) => send<object>('/upkeep/works', { method: 'POST', body: form }),
  alerts: () => send<SeenAlerts>('/upkeep/alerts'),
  saveAlertWay: (channel: string, accountIds: readonly string[]) =>
    send<object>(`/upkeep/alerts/${channel}`, { method: 'PUT', body: { accountIds } }),
  testAlert: (form: AlertTest) => send<{ sent: number }>('/upkeep/alerts/test', { method: 'POST', body: form }),
  messages: () => send<{ messages: SeenMessage[] }>('/messages'),
  sendAgain: (id: string, againId: string) =>
    send<object>(`/messages/${id}/again`, { method: 'POST', body: { id: againId } }),
  testSms: (form: { id: string; phone: string }) =>
    send<{ answer: GatewayAnswer | null }>('/messages/test', { method: 'POST', body: form }),
  ownMessages: (signal?: AbortSignal) => send<OwnMessages>('/messages/own', { signal }),
  readMessages: (ids: readonly string[] | null) =>
    send<{ read: number }>('/messages/read', { method: 'POST', body: { ids } }),
  toldOf: (number: string) => send<{ told: ToldOf[] }>(`/messages/of/${encodeURIComponent(number)}`),
  reach: () => send<ReachForm>('/reach'),
  saveReach: (form: unknown) => send<object>('/reach', { method: 'PUT', body: form }),
  figures: (
    period: { from: string; to: string; officeId?: string | undefined; category?: string | undefined },
    signal?: AbortSignal,
  ) => send<Figures>(`/figures?${new URLSearchParams(withoutEmpty(period)).toString()}`, { signal }),

  checkReport: (text: string) => send<ReportCheck>('/report-checks', { method: 'POST', body: { text } }),

  colleagues: () => send<{ colleagues: Colleague[] }>('/colleagues'),
  foundPeople: (signal?: AbortSignal) => send<{ people: FoundPerson[] }>('/people-found', { signal }),
  namesRead: (signal?: AbortSignal) => send<{ names: ReadName[] }>('/names-read', { signal }),
  instructions: (query: Readonly<Record<string, string>>, signal?: AbortSignal) =>
    send<SeenBoard>(`/instructions?${new URLSearchParams(query).toString()}`, { signal }),
  instruction: (number: string, signal?: AbortSignal) =>
    send<SeenInstruction>(`/instructions/${encodeURIComponent(number)}`, { signal }),
  sendInstruction: (form: unknown) => send<SeenInstruction>('/instructions', { method: 'POST', body: form }),
  moveInstruction: (number: string, move: string, body: { version: number; clientId: string; input: unknown }) =>
    send<SeenInstruction>(`/instructions/${encodeURIComponent(number)}/${move}`, { method: 'POST', body }),

  offers: () => send<{ offers: SeenOwnOffer[] }>('/offers'),
  replyOffer: (id: string, body: unknown) => send<SeenOwnOffer>(`/offers/${id}/reply`, { method: 'POST', body }),
  answerOffer: (id: string, body: unknown) =>
    send<SeenComplaintOffers>(`/offers/${id}/answer`, { method: 'POST', body }),
  complaintOffers: (number: string) => send<SeenComplaintOffers>(`${one(number)}/offers`),
  sendOffer: (number: string, form: unknown) =>
    send<SeenComplaintOffers>(`${one(number)}/offers`, { method: 'POST', body: form }),
  firms: (period: { from: string; to: string }, signal?: AbortSignal) =>
    send<{ firms: SeenFirm[] }>(`/firms?${new URLSearchParams(period).toString()}`, { signal }),
  opinions: (query: Record<string, string | undefined>, signal?: AbortSignal) =>
    send<SeenDigest>(`/opinions?${new URLSearchParams(withoutEmpty(query)).toString()}`, { signal }),
  saveFirm: (form: unknown) => send<object>('/firms', { method: 'PUT', body: form }),

  views: () => send<{ views: SavedView[] }>('/views'),
  saveView: (view: Pick<ListedView, 'id' | 'kind' | 'name' | 'query' | 'shared' | 'notifyFrom'>) =>
    send<object>('/views', { method: 'PUT', body: view }),
  deleteView: (id: string) => send<object>(`/views/${id}`, { method: 'DELETE' }),

  sealHolds: () => send<{ holds: SeenHold[] }>('/seal-holds'),
  confirmSeals: (id: string) => send<object>(`/seal-holds/${id}/confirm`, { method: 'POST' }),
  door: (signal?: AbortSignal) => send<Door>('/session/door', { signal, quiet: true }),
  accounts: () => send<SeenAccounts>('/accounts'),
  saveAccount: (form: unknown) => send<{ slips: string | null }>('/accounts', { method: 'PUT', body: form }),
  givePasswords: (body: { batchId: string; ids: readonly string[] }) =>
    send<{ slips: string }>('/accounts/passwords', { method: 'POST', body }),
  unlockAccount: (id: string) => send<object>(`/accounts/${id}/unlock`, { method: 'POST' }),

  /** The words of a DOCX, PDF or TXT, which is not kept. */
  readText: (file: File, tables: 'words' | 'rows' = 'words') => {
    const form = new FormData();
    form.append('file', file);
    return send<ReadText>(tables === 'rows' ? '/file-texts?tables=rows' : '/file-texts', {
      method: 'POST',
      body: form,
    });
  },
  attach: (files: readonly File[], complaintNumber?: string) => {
    const form = new FormData();
    if (complaintNumber !== undefined) form.append('complaintNumber', complaintNumber);
    for (const file of files) form.append('id', uploadIdOf(file, complaintNumber));
    for (const file of files) form.append('file', file);
    return send<{ attachments: KeptAttachment[] }>('/attachments', { method: 'POST', body: form });
  },
};

export function withoutEmpty(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
