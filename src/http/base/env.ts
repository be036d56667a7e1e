import type { Logger } from 'pino';
import type { Context } from '../../actions/base/context.ts';
import type { SharedCounts } from '../../actions/base/shared-counts.ts';
import type { TrailBook } from '../../actions/base/trail-book.ts';
import type { Line, LineBelow } from '../../domain/exchange/letter-exchange.ts';
import type { FirstAids } from '../../domain/matter/matter.ts';
import type { Alarm } from '../../domain/triage/urgency.ts';
import type { ReceiptKind } from '../../domain/matter/receipt/sms-receipt.ts';
import type { RunWork } from '../../domain/matter/upkeep/upkeep-work.ts';
import type { HookWay } from '../../domain/matter/hook/hook-system.ts';
import type { SmsProbe } from '../../domain/matter/message.ts';
import type { SingleSignOn } from '../../domain/county/single-sign-on.ts';
import type { Due } from '../../domain/county/account.ts';
import type { Entered } from '../../actions/county/session.ts';
import type { Machine } from '../../domain/base/upkeep.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import { maxAccountBytes, maxNetworkBytes } from '../../domain/matter/attachment.ts';
import type { Files, Scanner } from '../../outside/files.ts';
import type { TextFiles } from '../../outside/text-file/text-files.ts';
import type { Tables } from '../../outside/spreadsheet.ts';
import type { StoredAccount } from '../../store/county/account.ts';
import type { Db, Probe } from '../../store/base/db.ts';
import type { Loudspeaker } from './live/loudspeaker.ts';
import { DayCounter, TryCounter } from './security.ts';
import type { Board, DraftSaved, Ringing } from './live/board.ts';
import type { PresenceBoard } from './live/presence-board.ts';
import type { Upload } from './upload.ts';

export interface Settings {
  /** Where people reach the portal, for the QR code on slips. */
  publicUrl: string;
  /** How many proxies in front are trusted to append whom they heard to X-Forwarded-For. */
  trustProxy: number;
  /** True when browsers come by https. */
  secureCookies: boolean;
  /** The sample county: its codes are read at the desk, as nobody has its telephones. */
  isDemo?: boolean;
  /** A machine for practice, as every page says. */
  isPractice?: boolean;
  /** Whether other machines may read /metrics. */
  opensMetrics?: boolean;
  /** Whether the trail is sent on to a machine that keeps logs. */
  forwardsTrail?: boolean;
  /** The built desk and the pages' files. */
  deskFolder: string;
  assetFolder: string;
}

export interface Deps {
  db: Db;
  /** Whether the database answers, for who watches the program. */
  probe: Pick<Probe, 'ask' | 'write'>;
  /** The machine that it runs on, for who keeps it. */
  machine: Machine;
  files: Files;
  tables: Tables;
  /** Reads the words of documents. */
  textFiles: TextFiles;
  /** The virus scanner; none where the machine has connected none. */
  scanner?: Scanner | null;
  /** Makes a PDF of a document; none where the machine has no LibreOffice. */
  pdfMaker?: ((docx: Buffer) => Promise<Buffer>) | null;
  log: Logger;
  settings: Settings;
  /** Signs the portal's cookies. */
  secret: string;
  /** Seals who told of something. */
  keyring: Keyring;
  /** Rings those on duty when what was told sounds like danger to life. */
  alarm: () => Promise<Alarm>;
  /** What whoever tells of danger does first. */
  firstAid: () => Promise<FirstAids>;
  now: () => Date;
  announce: Loudspeaker['announce'];
  /** What follows an act on a matter. */
  followers: Context['followers'];
  remarkedDockets: Context['remarkedDockets'];
  /** What a person of the desk can hold in the wings above people. */
  holdings: Context['holdings'];
  listen: Loudspeaker['listen'];
  limits: Limits;
  /** Keeps what is only looked at, until it is written. */
  trail: TrailBook;
  /** The provider that vouches for people; none where the settings name none. */
  sso?: SingleSignOn | null;
  /** Sends one text message and shows the gateway's answer; none while the county has connected none. */
  smsProbe?: SmsProbe | null;
  /** What leads to the county's own systems that are told of events; left out, nothing can be tried. */
  hookWay?: HookWay;
  /** What each version brought, as it ships with the program. */
  changelog?: () => Promise<string>;
  /** Runs the program's own commands beside it; left out where it cannot. */
  runWork?: RunWork | null;
  /** Which ways lead out of the house; left out, none does. */
  waysOut?: Readonly<Record<'sms' | 'email', boolean>>;
  /** How the gateway's receipts look, and whether a key is the county's; none while it sends none. */
  smsReceipts?: { kind: ReceiptKind; isKey: (shown: string) => boolean } | null;
  /** The line to the network above; none while the county has connected none. */
  line?: Line | null;
  /** The lines to the counties below, each with its own key. */
  below?: readonly LineBelow[];
  /** Whether the county's switchboard has signed it; none while none is connected. */
  isOfSwitchboard?: Line['isSigned'] | null;
  /** Shows the calls that ring to whom they ring at. */
  calls?: Board<Ringing>;
  /** Tells a person's other windows that what is typed into a form was saved. */
  drafts?: Board<DraftSaved>;
  /** Who has which matter open. */
  presence?: PresenceBoard;
}

/** Tries allowed per address: enough for a village behind one address, too few for guessing. */
export interface Limits {
  signIn: TryCounter;
  /** Walks to the provider that failed: a whole office may walk at half past eight, behind one address. */
  sso: TryCounter;
  filing: TryCounter;
  /** Who checks in at an event or comes by a poster: a hall may stand behind one address. */
  checkin: TryCounter;
  queryCode: TryCounter;
  /** What is offered while somebody types: a village behind one address types, who copies the register does not end. */
  suggest: TryCounter;
  /** Photos that come ahead of their form, each by itself: forty full forms of a village behind one address. */
  photo: TryCounter;
  /** Bytes, not tries. */
  upload: TryCounter;
  /** Bytes of an account. */
  accountUpload: TryCounter;
  /** Per account: the desk asks at each pause of the typing; a lost telephone must not keep the server busy for all. */
  triage: TryCounter;
  /**
   * Per account and day: rows of lists that were read page by page. None is refused; the trail tells of them, each program of what it
   * has handed out itself.
   */
  pages: DayCounter;
  /** No answer about a lost slip comes sooner: whether number and telephone belong together is not told by the time of it either. */
  lostSlipMs: number;
}

/** The limits of a program; on a database of several, what others count too is counted with it. */
export function defaultLimits(shared: Pick<SharedCounts, 'counter'> | null = null): Limits {
  const limits: Limits = {
    signIn: new TryCounter(30, 300_000),
    sso: new TryCounter(30, 300_000),
    filing: new TryCounter(60, 600_000),
    checkin: new TryCounter(3_000, 600_000),
    queryCode: new TryCounter(30, 600_000),
    suggest: new TryCounter(600, 600_000),
    photo: new TryCounter(240, 600_000),
    upload: new TryCounter(maxNetworkBytes, 3_600_000),
    accountUpload: new TryCounter(maxAccountBytes, 24 * 3_600_000),
    triage: new TryCounter(300, 300_000),
    pages: new DayCounter(),
    // Longer than any of them takes.
    lostSlipMs: 250,
  };
  if (shared === null) return limits;
  for (const [name, one] of Object.entries(limits) as [string, unknown][])
    if (one instanceof TryCounter) one.shareWith((windowMs) => shared.counter(name, windowMs));
  return limits;
}

export interface Env {
  Variables: {
    deps: Deps;
    ctx: Context;
    account: StoredAccount | null;
    /** Who came in with a password and has something to do before he may do anything else. */
    entering: (Entered & { due: Due }) | null;
    requestId: string;
    /** Of a signed letter: the county below whose line it came over; null for the one line. */
    peerCountyId?: number | null;
    /** The form of a citizens' page, once it was read. */
    sent?: Upload;
  };
}
