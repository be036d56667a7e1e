/** The sample county for trying the program: filed and moved through the same actions that people use. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { addDays, dayOf } from '../domain/base/calendar.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { Filing } from '../domain/complaint/filing.ts';
import type { Keyring } from '../domain/base/keyring.ts';
import type { Context } from '../actions/base/context.ts';
import { contextAt } from '../actions/base/context.ts';
import { followers } from '../actions/desk/followers.ts';
import { remarkedDockets } from '../domain/desk/dockets.ts';
import { holdings } from '../actions/desk/holdings.ts';
import { passFiled } from '../actions/command/heard-danger.ts';
import { passSampleMessages } from '../actions/matter/message.ts';
import { fileComplaint } from '../actions/complaint/filing.ts';
import { beginSampleLoad, endSampleLoad, loadSampleCounty } from '../actions/exchange/sample-county.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import type { Files } from '../outside/files.ts';
import {
  readCalendarYears,
  readCategories,
  readKnowledge,
  readOpenTexts,
  readSampleInquiries,
  readSampleCounty,
  readSampleLives,
  readSampleTipoffs,
  type OpenText,
  type SampleInquiry,
  type SampleTipoffs,
} from '../outside/seeds.ts';
import { listAccounts } from '../store/county/account.ts';
import { findComplaintsByIds } from '../store/complaint/complaint.ts';
import { findCountyFacts } from '../store/county/county.ts';
import { liveSampleTipoff, splitSample } from './tipoff.ts';
import type { Db } from '../store/base/db.ts';
import { askSamples, sampleAnswers } from './county/asked-question.ts';
import { bindSamples } from './device.ts';
import { liveInquiries } from './inquiry.ts';
import { readSampleMessages } from './message.ts';
import { openSampleStations } from './station/charter.ts';
import { sendSamples } from './instruction.ts';
import { offerSamples } from './offer.ts';
import { assessSamples } from './assessment.ts';
import { steerSamples } from './plan.ts';
import { keepSamples } from './shift.ts';
import { samplingSamples } from './supervision/sampling.ts';
import { educationSamples } from './publicity/education.ts';
import { exampleSamples } from './example.ts';
import { incidentSamples } from './incident.ts';
import { fundSamples } from './station/fund.ts';
import { publicationSamples } from './publicity/publication.ts';
import { inspectionSamples } from './supervision/inspection.ts';
import { contractSamples } from './supervision/clause.ts';
import { monthSamples } from './report/month.ts';
import { reportSamples } from './report/report.ts';
import { surveySamples } from './supervision/survey.ts';
import { guidanceSamples } from './supervision/guidance.ts';
import { cautionSamples } from './supervision/caution.ts';
import { stationReportSamples } from './supervision/station-report.ts';
import { exhibitSamples } from './supervision/exhibit.ts';
import { caseSamples, certifySample } from './supervision/enforcement.ts';
import { warningSamples } from './publicity/warning.ts';
import { draftSamples } from './draft.ts';
import { checklistSamples } from './matter/checklist.ts';
import { phraseSamples } from './matter/phrase.ts';
import { operatorSamples } from './operator.ts';
import { assignSamples } from './task.ts';
import { peopleSamples } from './person.ts';
import { redispatchSamples } from './redispatch.ts';
import { consumerOf, find, live, morningOf, type Cast } from './life.ts';

/**
 * Loads the sample county into an empty database; returns whether anything was loaded. Each step prints one line. A load that is cut
 * off is begun anew by the next start, because half of its steps would be done twice otherwise.
 */
export async function loadDemo(
  db: Db,
  { keyring, files }: { keyring: Keyring; files: Files },
  password: string,
  now: Date,
  print: (line: string) => void,
): Promise<boolean> {
  if ((await findCountyFacts(db)) !== null) return false;
  const [sample, categories, calendar, knowledge, samples] = await Promise.all([
    readSampleCounty(),
    readCategories(),
    readCalendarYears(),
    readKnowledge(),
    readSamples(),
  ]);
  await beginSampleLoad(db, Number(sample.county.id));
  print('装入青禾县：机构、村社区、站点、人员、日历… Loading the sample county…');
  const countyId = await loadSampleCounty(db, { sample, categories, calendar, knowledge }, password, now, uuidv7);
  await askSamples(await castOf(db, keyring, now));
  // With what is asked besides.
  const cast = await castOf(db, keyring, now);
  await certifySample(cast);
  const filed = await liveComplaints(cast, samples, print);
  const numbers = new Map<string, string>();
  for (const one of samples.tipoffs.toSorted((a, b) => b.ago - a.ago))
    await liveSampleTipoff(cast, one, samples.tipoffIds, numbers);
  print(`登记并办理样例举报 ${samples.tipoffs.length}… Filing and moving sample tip-offs…`);
  await offerSamples(cast, filed, sampleId);
  await liveInquiries(cast, samples.inquiries, samples.texts, sampleId);
  print(`登记并办理样例咨询 ${samples.inquiries.length}… Filing and moving sample inquiries…`);
  await runCounty(cast, files, filed, print);
  // Nobody is rung for a sample.
  await passFiled(db, countyId);
  await passSampleMessages(cast.ctx);
  await endSampleLoad(db, countyId, now);
  return true;
}

/** Everything that is filed, and by which id. */
interface Samples extends SampleTipoffs {
  /** The labelled texts, and those among them that are complaints. */
  texts: readonly OpenText[];
  complaints: readonly OpenText[];
  complaintIds: ReadonlyMap<string, string>;
  tipoffIds: ReadonlyMap<string, string>;
  inquiries: readonly SampleInquiry[];
}

async function readSamples(): Promise<Samples> {
  const texts = await readOpenTexts();
  const complaints = texts.filter((text) => text.labels.type.startsWith('complaint'));
  const tipoffs = await readSampleTipoffs();
  return {
    ...tipoffs,
    texts,
    complaints,
    complaintIds: new Map(complaints.map((text) => [text.id, sampleId(text.id)])),
    tipoffIds: new Map(tipoffs.tipoffs.map(({ id }) => [id, sampleId(`tip-off ${id}`)])),
    inquiries: await readSampleInquiries(),
  };
}

async function castOf(db: Db, keyring: Keyring, now: Date): Promise<Cast> {
  const county = await findCountyFacts(db);
  if (county === null) throw new Error('The sample county was saved and cannot be found.');
  const { countyId } = county.county;
  const accounts = await listAccounts(db, countyId);
  const ctx: Context = {
    db,
    actor: { countyId, id: 'system', name: '', role: 'system', organisationId: null, stationId: null },
    at: now,
    today: dayOf(now),
    county,
    newId: uuidv7,
    keyring,
    announce: () => undefined,
    followers,
    remarkedDockets,
    holdings,
  };
  return { ctx, accounts };
}

/** Files the texts, the oldest first, and lets each live. */
async function liveComplaints(cast: Cast, samples: Samples, print: (line: string) => void): Promise<Complaint[]> {
  const lives = await readSampleLives();
  const queue = samples.complaints
    .map((text) => ({ text, life: lives[text.id] ?? { ago: 20, path: '' } }))
    .toSorted((a, b) => b.life.ago - a.life.ago);
  let n = 0;
  for (const { text, life } of queue) {
    const filedOn = addDays(cast.ctx.today, -life.ago);
    const at = morningOf(filedOn, cast.ctx.at, n);
    const filed = await fileSample(cast, text, at, life.path.startsWith('station'));
    if (text.id === samples.split.complaint) await splitSample(cast, filed, filedOn, samples, sampleId('split'));
    await live(cast, filed, filedOn, life.path);
    n += 1;
    if (n % 10 === 0 || n === queue.length)
      print(`登记并办理样例投诉 ${n} / ${queue.length}… Filing and moving sample complaints…`);
  }
  return findComplaintsByIds(cast.ctx.db, cast.ctx.actor.countyId, [...samples.complaintIds.values()]);
}

/** What happens beside the matters. */
async function runCounty(
  cast: Cast,
  files: Files,
  filed: readonly Complaint[],
  print: (line: string) => void,
): Promise<void> {
  await sendSamples(cast, sampleId);
  await bindSamples(cast, sampleId);
  const opened = await openSampleStations(cast, files, sampleId);
  print(`建站、核查、批准样例站点 ${opened}… Applying for and running sample stations…`);
  await assignSamples(cast, sampleId);
  await redispatchSamples(cast, sampleId);
  await keepSamples(cast, sampleId);
  print('排值班、交接班、样例紧急处置… Rostering, handing over, sample call-outs…');
  await fundSamples(cast, sampleId);
  await exampleSamples(cast, sampleId, filed);
  print('起草、审核、发布样例典型案例，换公示栏… Publishing sample cases, hanging the boards…');
  print(
    `发布样例警示 ${await warningSamples(cast, sampleId)}，登召回名单… Publishing sample warnings, listing recalls…`,
  );
  await steerSamples(cast, sampleId, filed);
  await peopleSamples(cast, sampleId);
  print('登记、聘任、培训样例人员… Registering and appointing sample people…');
  print(`举办样例宣教活动 ${await educationSamples(cast, sampleId)}… Planning and holding sample events of education…`);
  print(`登记样例经营者 ${await operatorSamples(cast, sampleId)}… Reading matters into the sample register of shops…`);
  print(
    `抽检样例批次 ${await samplingSamples(cast, files, sampleId)}… Sampling, testing and disposing of sample batches…`,
  );
  print(`公示样例投诉 ${await publicationSamples(cast, sampleId, filed)}… Publishing sample complaints…`);
  print(`合并样例群体投诉 ${await incidentSamples(cast, sampleId, filed)}… Joining sample complaints about one seed…`);
  const cases = await caseSamples(cast, sampleId, filed);
  print(`登记并办理样例案件 ${cases}… Registering and moving sample cases…`);
  print(`编号样例证据 ${await exhibitSamples(cast, files, sampleId)}… Numbering sample exhibits…`);
  print(`记样例警示 ${await cautionSamples(cast, sampleId)}… Setting sample cautions…`);
  print(`站点上报样例 ${await stationReportSamples(cast, sampleId)}… Sending up what sample stations saw…`);
  print(`审查样例格式条款 ${await contractSamples(cast, sampleId)}… Reviewing sample contract terms…`);
  print(`检查样例经营户 ${await inspectionSamples(cast, sampleId)}… Inspecting sample shops in campaigns…`);
  print(`做样例调查 ${await surveySamples(cast, sampleId)}… Making sample surveys…`);
  print(`给经营者写样例函 ${await guidanceSamples(cast, sampleId, filed)}… Writing sample letters to operators…`);
  print(`写样例汇报 ${await reportSamples(cast, sampleId)}… Writing sample reports…`);
  print(`关样例统计月 ${await monthSamples(cast, sampleId)}… Closing sample months…`);
  await draftSamples(cast, sampleId);
  await phraseSamples(cast, sampleId);
  await checklistSamples(cast, sampleId, filed);
  await assessSamples(cast, sampleId);
  await readSampleMessages(cast);
  print('考核、评选样例站点和人员… Assessing sample stations and people…');
}

/** The same id for the same text on every machine, in the form of a version 8 UUID. */
function sampleId(textId: string): string {
  const hex = createHash('sha256').update(`hongdun sample ${textId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Files one of the labelled texts at the places of its labels, as its consumer or as the station that wrote it down. */
async function fileSample(
  cast: Cast,
  text: OpenText,
  at: Date,
  byStation: boolean,
): Promise<Awaited<ReturnType<typeof fileComplaint>>> {
  const ctx = contextAt(cast.ctx, at);
  const station = find(cast, (account) => account.stationId === text.labels.route.first_station || !byStation);
  return fileComplaint(
    { ...ctx, actor: byStation ? actorOfAccount(station) : consumerOf(ctx) },
    sampleFiling(text, sampleId(text.id)),
  );
}

/** The filing that the writer of a labelled text would have typed. */
export function sampleFiling(text: OpenText, clientId: string): Filing {
  const { parties, amount_yuan: amount, claim_yuan: claim } = text.labels;
  const n = Number.parseInt(text.id.replace(/\D/gu, ''), 10) + (text.id.startsWith('OH') ? 50 : 0);
  const yuan = amount ?? claim;
  return Filing.parse({
    clientId,
    channel: text.channel,
    consumer: consumerIn(parties, n),
    operator: { name: parties.operator?.name ?? '流动售种车', address: parties.operator?.operatorAddress ?? '' },
    place: { regionId: parties.operator?.place?.villageId ?? null },
    categoryCode: text.labels.category,
    natureCode: text.labels.nature[0] ?? null,
    story: text.text,
    claim: claimOf(text),
    amountFen: yuan === null ? null : Math.round(yuan * 100),
    consents: { publish: n % 2 === 0, entrust: n % 3 !== 0 },
    asked: sampleAnswers[text.id] ?? [],
  });
}

/** Who complains, with a telephone that the number of the text makes. */
function consumerIn({ complainant }: OpenText['labels']['parties'], n: number) {
  const home = complainant?.home;
  return {
    name: complainant?.name ?? '未留名',
    phone: `138${String(10_000_000 + n * 137_931).slice(0, 8)}`,
    address: home?.outside ?? `${home?.town ?? ''}${home?.village ?? ''}`,
    regionId: home?.villageId ?? null,
  };
}

/** The sentence of the text that asks for something, or the sum alone. */
function claimOf(text: OpenText): string {
  const asked = text.text
    .split(/(?<=[。！？，])/u)
    .filter((part) => /要求|退|赔|换|补|道歉|修/u.test(part))
    .at(-1);
  return asked?.replace(/[，。]$/u, '') ?? '请帮忙调解处理';
}
