/** A complaint as its complainant opens it: who has it, why it ended, and what was handed in. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { toldBy } from '../../../domain/base/event.ts';
import { hasFilerLeft } from '../../../domain/complaint/joint/member.ts';
import { aboutWords } from '../../../domain/complaint/facts/claim.ts';
import { mayMove, type Complaint } from '../../../domain/complaint/complaint.ts';
import { formatSum, formatYuan } from '../../../domain/base/money.ts';
import { maskAddress, maskName, maskPhone } from '../../../domain/base/masking.ts';
import { regionPath } from '../../../domain/county/region.ts';
import { openQuestion } from '../../../domain/complaint/facts/question.ts';
import { isUnderReview } from '../../../domain/complaint/steps/review.ts';
import { mayBeRated, openAppeal } from '../../../domain/complaint/stage.ts';
import { moveOwnComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getAccount, type StoredAccount } from '../../../store/county/account.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import { isWillingToJoin } from '../../../store/complaint/complaint.ts';
import { Leave, mayLeave } from './withdrawal.tsx';
import { ratingOf } from './rating.tsx';
import type { LedgerRow } from '../../../store/base/schema.ts';
import { linesOf, SharedCard, type Opened } from './own-joint.tsx';
import { nearestStation } from '../base/layout.tsx';
import { Agreed, IfNotKept, isSettled } from './agreed.tsx';
import { AppealCard, appealOf } from './appeal-card.tsx';
import { NextStep } from './meeting.tsx';
import { Performance, tellingOf } from './performance.tsx';
import { lettersOf } from './own-letters.ts';
import { Whats } from './what-words.tsx';
import { Letters, type OwnMatter, type OwnPage, type Showing } from '../matter/own-matter.tsx';
import { agentLine } from './agent-line.ts';
import { politeName } from './polite-name.ts';
import { standingOf, type Ending } from './where-it-stands.ts';
import { dayWords, type Manner } from '../base/language.ts';
import { addedWords, stepsOf } from '../matter/timeline.ts';
import { complaintSteps } from './timeline.ts';

/** Of files and lines those by who reads: none of who was written down, and none from before who filed it left the others. */
function handedInBy(
  filed: Complaint | null,
  lines: readonly LedgerRow[],
  files: readonly Attachment[],
): { lines: readonly LedgerRow[]; files: readonly Attachment[] } {
  if (filed === null) return { lines: [], files: [] };
  if (!hasFilerLeft(filed)) return { lines, files };
  const leaving = lines.findLast(({ verb, detail }) => verb === 'member-left' && toldBy('member-left', detail).n === 1);
  const isAfter = (at: Date) => leaving !== undefined && at.getTime() > leaving.at.getTime();
  return { lines: lines.filter(({ at }) => isAfter(at)), files: files.filter(({ addedAt }) => isAfter(addedAt)) };
}

export function ownComplaint(opened: Opened): OwnMatter {
  const { complaint, codeStub, main, filed, isFirst } = opened;
  const { countyId, number, urgedOn, urgedTimes } = complaint;
  const { id, story, claim } = filed ?? main;
  return {
    kind: 'complaint',
    countyId,
    id,
    number,
    place: opened.place,
    codeStub,
    member: opened.member,
    isOpen: complaint.state !== 'closed',
    mayAdd: isFirst,
    mayUrge: true,
    urgedOn,
    urgedTimes,
    // Who was written down by an officer has filed nothing.
    told: filed === null ? [] : [story, claim],
    urge: (ctx, pressId) => moveOwnComplaint(ctx, main.id, 'urge', { words: '', byConsumer: true }, pressId),
    supplement: (ctx, input, pressId) => moveOwnComplaint(ctx, id, 'supplement', input, pressId),
    // What the call afterwards would ask, as long as it is due, and what nobody is called about but who was turned away; of a matter of several the office calls each.
    rating: isAlone(opened) && mayRate(main) ? ratingOf(main.id) : null,
    isPrivate: !main.consentPublish,
    // Of a matter of several each says it to the office, whose rows hold what each of them said.
    publicity:
      mayMove(main, 'recordWish') && isAlone(opened)
        ? (ctx, agrees, pressId) => moveOwnComplaint(ctx, main.id, 'recordWish', wishOf(ctx, agrees), pressId)
        : null,
    ...toldBack(opened),
    letters: (ctx) => lettersOf(ctx, opened),
    ownFiles: (ledger, files) => handedInBy(filed, ledger, files).files,
    stands: (ctx, m) => standingOf(m, ctx, complaint),
    show: (ctx, m, showing) => showOwn(ctx, m, opened, showing),
  };
}

/** What he tells back to the office: an answer, how the agreement is kept, and that he is not satisfied. */
function toldBack(opened: Opened): Pick<OwnMatter, 'question' | 'answer' | 'tell' | 'appeal'> {
  const { main } = opened;
  return {
    question: speaks(opened) ? questionOf(main) : null,
    answer: (ctx, input, pressId) => moveOwnComplaint(ctx, main.id, 'answerQuestion', input, pressId),
    tell: mayTell(opened) ? tellingOf(main.id, main) : null,
    appeal: speaks(opened) ? appealOf(main.id) : null,
  };
}

/** Whether nobody complains with him. */
function isAlone({ isFirst, shared }: Opened): boolean {
  return isFirst && shared === null;
}

/** Whether he filed the matter that is handled, and so speaks in it. */
function speaks({ isFirst, filed, shared }: Opened): boolean {
  return isFirst && filed !== null && shared?.as !== 'duplicate';
}

function mayRate(main: Complaint): boolean {
  return mayBeRated(main, 'consumer') && !isUnderReview(main) && openAppeal(main) === null;
}

async function showOwn(
  ctx: Context,
  m: Manner,
  opened: Opened,
  { ledger, files, form, freshToken }: Showing,
): Promise<OwnPage> {
  const { complaint, main, filed, shared } = opened;
  const { countyId, handlerId } = complaint;
  const { id } = filed ?? main;
  const common = main.id === id ? ledger : await listLedger(ctx.db, countyId, main.id);
  const handler = handlerId === null ? null : await getAccount(ctx.db, countyId, handlerId);
  const standing = standingOf(m, ctx, complaint, handler);
  const isWilling = filed !== null && (await isWillingToJoin(ctx.db, countyId, id));
  const mine = handedInBy(filed, ledger, files);
  const letters = await lettersOf(ctx, opened);
  return {
    heading: <Whats m={m} complaint={complaint} />,
    standing,
    who: whoHas(m, ctx, complaint, handler),
    steps: stepsOf(m, ctx, linesOf(opened, ledger, common), complaintSteps),
    station: nearestStation(ctx.county, complaint.consumerRegionId)?.station ?? null,
    within: <Within ctx={ctx} form={form} opened={opened} freshToken={freshToken} />,
    why: (
      <>
        {isPartyTo(opened) && <IfNotKept m={m} ctx={ctx} complaint={complaint} />}
        <ActsFor m={m} ctx={ctx} complaint={complaint} />
        <SharedCard m={m} shared={shared} />
        {isWilling && shared === null ? <Willing m={m} /> : null}
        <Ground m={m} end={standing} />
      </>
    ),
    appeal: speaks(opened) ? <AppealCard form={form} ctx={ctx} complaint={complaint} token={freshToken()} /> : null,
    papers: <Letters m={m} ctx={ctx} letters={letters} />,
    own: <Own m={m} ctx={ctx} complaint={complaint} files={mine.files} added={addedWords(m, ctx, mine.lines)} />,
    leave: isAlone(opened) && mayLeave(complaint) ? <Leave m={m} ctx={ctx} complaint={complaint} /> : null,
  };
}

/** Whether he may say how it is kept: he is a party to it, and has not left. */
function mayTell(opened: Opened): boolean {
  return isPartyTo(opened) && (opened.filed !== null || opened.member !== null);
}

function questionOf(main: Complaint): { words: string; dueOn: Day } | null {
  const open = openQuestion(main);
  return open === null ? null : { words: open.question, dueOn: open.dueOn };
}

/** What stands within the card of where it is: the day that is fixed, or what was agreed and how it is kept. */
function Within({
  ctx,
  form,
  opened,
  freshToken,
}: Pick<Showing, 'form' | 'freshToken'> & { ctx: Context; opened: Opened }) {
  const { complaint } = opened;
  return (
    <>
      <NextStep form={form} ctx={ctx} complaint={complaint} token={freshToken()} mayAsk={speaks(opened)} />
      {isPartyTo(opened) && <Agreed m={form.m} ctx={ctx} complaint={complaint} />}
      {mayTell(opened) && (
        <Performance
          form={form}
          ctx={ctx}
          complaint={complaint}
          token={freshToken()}
          mayConfirm={isAlone(opened) && complaint.joint === null}
        />
      )}
    </>
  );
}

/**
 * Whether what was agreed is his to read: what a like matter's complainant agreed to is that one's, and of several who complain jointly each reads it
 * once he was given the agreement, which may name the others.
 */
function isPartyTo({ complaint, shared }: Opened): boolean {
  if (!isSettled(complaint) || shared?.as === 'duplicate') return false;
  return (
    shared === null ||
    complaint.notices.some(({ kind, to, toldOn }) => kind === 'agreement' && to === 'consumer' && toldOn !== null)
  );
}

/** Who acts for the complainant, and what paper is still to come. */
function ActsFor({ m, ctx, complaint }: { m: Manner; ctx: Context; complaint: Complaint }) {
  const agent = complaint.state === 'closed' ? null : agentLine(m, complaint, ctx.today);
  if (agent === null) return null;
  return (
    <section class="card" data-test="agent">
      <h2>{m.say('代理人', 'Agent')}</h2>
      <p class="gap">{agent.who}</p>
      <p>{agent.papers}</p>
    </section>
  );
}

/** What he ticked on the short form, said back to him. */
function Willing({ m }: { m: Manner }) {
  return (
    <section class="card">
      <h2>{m.say('愿意和别的户一起办', 'Acting together with the others')}</h2>
      <p class="gap">
        {m.say(
          '您登记时打了勾，办这件事的人看得到。并到一起、推选代表之前，还会问您一次。',
          'You ticked it when you registered, and those who handle it see it. You are asked once more before anything is joined.',
        )}
      </p>
    </section>
  );
}

function wishOf({ today }: Context, agrees: boolean) {
  const given = agrees ? 'yes' : 'no';
  return { kind: 'publish', party: 'consumer', given, on: today, way: 'online', proof: '' } as const;
}

function whoHas(m: Manner, ctx: Context, complaint: Complaint, handler: StoredAccount | null): OwnPage['who'] {
  const { organisations, stations } = ctx.county;
  const { state } = complaint;
  const centre = organisations.find((one) => one.kind === 'centre');
  const office = organisations.find((one) => one.id === complaint.officeId);
  const who =
    state === 'atStation' || complaint.outcome === 'settledAtStation'
      ? stations.find((one) => one.id === complaint.stationId)
      : state === 'registered' || isWithdrawnAtCentre(complaint)
        ? centre
        : (office ?? centre);
  if (who === undefined) return null;
  const isNamed = handler !== null && state !== 'registered' && state !== 'atStation';
  return { name: who.name, phone: who.phone, person: isNamed ? politeName(m, handler) : null };
}

/** The office that was proposed never had what was withdrawn before it was dispatched. */
function isWithdrawnAtCentre({ outcome, receivedAt, dispatchedOn }: Complaint): boolean {
  return outcome === 'withdrawn' && receivedAt !== null && dispatchedOn === null;
}

function Ground({ m, end: { ground, ways } }: { m: Manner; end: Ending }) {
  if (ground === null && ways.length === 0) return null;
  return (
    <section class="card">
      {ground !== null && (
        <>
          <h2>{m.say('为什么', 'Why')}</h2>
          <p class="gap">
            {m.say(
              `《市场监督管理投诉举报处理办法》${ground.article}：`,
              `Measures for Handling Complaints, ${ground.article}: `,
            )}
            <b>{m.say(ground.zh, ground.en)}</b>
            {m.say('。', '.')}
          </p>
          {ground.reason !== '' && <p>{ground.reason}</p>}
        </>
      )}
      <h2 class="gap">{m.say('您还可以', 'You may still')}</h2>
      <ul class="rows">
        {ways.map((way) => (
          <li>{m.say(way.zh, way.en)}</li>
        ))}
      </ul>
      <p class="hint">
        {m.say(
          '这些路是《消费者权益保护法》第三十九条写明的。',
          'These ways stand in art. 39 of the Consumer Protection Law.',
        )}
      </p>
    </section>
  );
}

interface OwnProps {
  m: Manner;
  ctx: Context;
  complaint: Complaint;
  files: readonly Attachment[];
  added: readonly { at: string; words: string }[];
}

/** 您交的内容: what one has handed in, to be read again (《个人信息保护法》第四十五条). Folded together, without a script too; name and telephone stay masked. */
function Own(props: OwnProps) {
  const { m } = props;
  return (
    <details class="card own">
      <summary>{m.say('您交的内容', 'What you handed in')}</summary>
      <dl class="facts">
        {factsHandedIn(props).map(
          ([name, words]) =>
            words !== '' && (
              <>
                <dt>{name}</dt>
                <dd class="said">{words}</dd>
              </>
            ),
        )}
        {props.files.length > 0 && <OwnFiles m={m} files={props.files} />}
      </dl>
      <p class="hint gap">
        <a href="/progress/privacy">{m.say('要看全、要改、要删', 'To see all, correct or delete')}</a>
      </p>
    </details>
  );
}

/** His own photos and files, each to be opened again. */
function OwnFiles({ m, files }: Pick<OwnProps, 'm' | 'files'>) {
  return (
    <>
      <dt>{m.say('照片和文件', 'Photos and files')}</dt>
      {files.map(({ id, fileName }) => (
        <dd>
          <a class="tap" href={`/progress/file/${id}`}>
            {fileName}
          </a>
        </dd>
      ))}
    </>
  );
}

/** Each line of what was handed in; what is empty is left out. */
function factsHandedIn({ m, ctx, complaint, added }: OwnProps): [name: string, words: string][] {
  const { regions } = ctx.county;
  const place = (id: string | null) => {
    const region = regions.find((one) => one.id === id);
    return region === undefined ? '' : regionPath(region, regions);
  };
  const join = (...parts: string[]) => parts.filter((part) => part !== '').join(m.say('，', ', '));
  return [
    [m.say('姓名', 'Name'), maskName(complaint.consumerName)],
    [m.say('电话', 'Telephone'), maskPhone(complaint.consumerPhone)],
    [
      m.say('您住哪', 'Where you live'),
      join(place(complaint.consumerRegionId), maskAddress(complaint.consumerAddress)),
    ],
    ...complaint.agents.map(({ name, relation, phone }): [string, string] => [
      m.say('代理人', 'Agent'),
      join(maskName(name), relation, maskPhone(phone)),
    ]),
    [
      m.say('告的是', 'Against'),
      join(
        complaint.operatorName,
        place(complaint.operatorRegionId),
        complaint.operatorAddress,
        complaint.operatorPhone,
      ),
    ],
    [m.say('哪天的事', 'When'), complaint.happenedOn === null ? '' : dayWords(m, complaint.happenedOn, ctx.today)],
    [m.say('什么事', 'What happened'), complaint.story],
    [m.say('想要', 'Asked for'), complaint.claim],
    [
      m.say('涉及多少钱', 'How much money'),
      complaint.amountFen === null
        ? ''
        : complaint.amountAbout === null
          ? `${formatYuan(complaint.amountFen).replace(/\.00$/u, '')} ${m.say('元', 'yuan')}`
          : m.say(
              formatSum(complaint.amountFen, complaint.amountAbout),
              `${aboutWords[complaint.amountAbout].en} ${formatYuan(complaint.amountFen).replace(/\.00$/u, '')} yuan`,
            ),
    ],
    ...added.map(({ at, words }): [string, string] => [m.say(`后来补的话，${at}`, `Added, ${at}`), words]),
  ];
}
