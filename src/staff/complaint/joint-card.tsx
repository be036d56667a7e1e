import { Link } from 'react-router';
import {
  activeMembers,
  lastWish,
  memberWishKinds,
  representativesOf,
  unsettled,
} from '../../domain/complaint/joint/member.ts';
import { duplicatesIn } from '../../domain/complaint/joint/duplicates.ts';
import { failureEndWords, failureWords } from '../../domain/law/words/service-words.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import { noticeKindWords, noticeWayWords } from '../../domain/complaint/words/notice-words.ts';
import { moveWords } from '../../domain/complaint/words/move-words.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { CallParty } from './call-party.tsx';
import { memberWishWords } from '../../domain/complaint/joint/member-words.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useCited } from '../matter/article-words.ts';
import { useMe } from '../base/me.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { SumWords } from '../base/ui/money.tsx';
import { QueryCode } from '../matter/code/query-code.tsx';

const jointMoves: readonly PersonMove[] = ['addMember', 'electRepresentatives', 'recordMemberWish', 'memberLeaves'];
/** Made from the card too, but the matter itself waits for it: its button stands among the main ones as well. */
const toldMoves: readonly PersonMove[] = ['recordNotices'];
const shareMoves: readonly PersonMove[] = ['addCoHandler', 'handBackShare', 'endShare'];

/** Moves that are made from these cards as soon as the cards are there, and else from the list of steps. */
export function isInBonds(matter: SeenMatter, move: PersonMove): boolean {
  const { joint, takenOver, coHandlers } = matter.complaint;
  if (jointMoves.includes(move)) return joint !== null;
  if (move === 'unmerge') return takenOver.length > 0;
  return shareMoves.includes(move) && coHandlers.length > 0;
}

interface Props {
  matter: SeenMatter;
  onMove: (move: PersonMove) => void;
}

const path = (number: string) => `/complaints/${encodeURIComponent(number)}`;

/** 共同投诉: who complains together, what each has said, and who stands for the others. */
export function JointCard({ matter, onMove }: Props) {
  const t = useWords();
  const { complaint } = matter;
  const { joint } = complaint;
  if (joint === null) return null;
  const active = activeMembers(complaint);
  return (
    <section className="card dossier" aria-label={t('共同投诉', 'Joint complaint')} data-test="joint">
      <h2 className="card-head">
        {t('共同投诉', 'Joint complaint')} <small>{t(`${active.length} 人`, `${active.length} people`)}</small>
      </h2>
      <div className="dossier-part">
        <div className="dossier-table">
          <table className="members">
            <MembersHead />
            <tbody>
              {joint.members.map((member) => (
                <MemberRow key={member.n} member={member} matter={matter} />
              ))}
            </tbody>
          </table>
        </div>
        <p className="mut">
          <Election election={joint.elections.at(-1)} /> <Unwilling complaint={complaint} />
        </p>
      </div>
      <Buttons
        moves={matter.moves.filter((move) => jointMoves.includes(move) || toldMoves.includes(move))}
        onMove={onMove}
      />
    </section>
  );
}

type SeenComplaint = SeenMatter['complaint'];
type SeenJoint = NonNullable<SeenComplaint['joint']>;
type SeenMember = SeenJoint['members'][number];

/** The wishes that each is asked for in a column of his row. */
const wishesShown = memberWishKinds.slice(0, 3);

const shortWords: Partial<Record<(typeof memberWishKinds)[number], { zh: string; en: string }>> = {
  settle: { zh: '和解', en: 'Settle' },
  entrust: { zh: '委托', en: 'Entrust' },
};

function MembersHead() {
  const t = useWords();
  const label = useLabel();
  return (
    <thead>
      <tr>
        <th scope="col">{t('共同投诉人', 'Member')}</th>
        <th scope="col">{t('金额', 'Amount')}</th>
        {wishesShown.map((kind) => (
          <th key={kind} scope="col">
            {label(shortWords[kind] ?? memberWishWords[kind])}
          </th>
        ))}
        <th scope="col">{t('告知', 'Told')}</th>
        <th scope="col">{t('查进度', 'Progress')}</th>
      </tr>
    </thead>
  );
}

function MemberRow({ member, matter }: { member: SeenMember; matter: SeenMatter }) {
  const t = useWords();
  const { complaint, memberCodes } = matter;
  const isElected = representativesOf(complaint).some((one) => one.n === member.n);
  return (
    <tr className={member.leftOn === null ? undefined : 'left'}>
      <td>
        {member.n}. <b>{member.name}</b> {isElected ? <span className="tag">{t('代表人', 'represents')}</span> : null}
        <br />
        <span className="mut">{member.phone}</span>{' '}
        {member.n === 1 ? null : <CallParty complaint={complaint} whom="member" n={member.n} />}
        {member.leftOn === null ? null : (
          <span className="mut">
            {' '}
            {t(`${member.leftOn} 退出：${member.leftReason}`, `left ${member.leftOn}: ${member.leftReason}`)}
          </span>
        )}
      </td>
      <td className="nw">
        <SumWords fen={member.amountFen} about={null} />
      </td>
      {wishesShown.map((kind) => (
        <td key={kind}>
          <Wish said={lastWish(member, kind)?.given ?? null} />
        </td>
      ))}
      <td>
        <ToldOf complaint={complaint} n={member.n} />
      </td>
      <td>
        <ProgressOf member={member} code={memberCodes.find(({ n }) => n === member.n)} />
      </td>
    </tr>
  );
}

/** Where a member sees how far it is: in the matter of his own, or with a code. */
function ProgressOf({ member, code }: { member: SeenMember; code: SeenMatter['memberCodes'][number] | undefined }) {
  const t = useWords();
  if (member.from !== null)
    return (
      <Link className="num" to={path(member.from.number)}>
        {member.from.number}
      </Link>
    );
  if (member.n === 1) return <span className="mut">{t('回执上的码', 'code on his slip')}</span>;
  return code === undefined ? null : (
    <span className="nw">
      {t('查询码 ', 'code ')}
      <span className="num">
        <QueryCode code={code.queryCode} />
      </span>
    </span>
  );
}

function Election({ election }: { election: SeenJoint['elections'][number] | undefined }) {
  const t = useWords();
  return election === undefined
    ? t('还没有推选代表人。', 'No representatives are elected yet.')
    : t(`推选书：${election.paper}，${election.on}。`, `Elected on ${election.on}: ${election.paper}.`);
}

/** An agreement binds everybody: how many have not agreed to settle yet. */
function Unwilling({ complaint }: { complaint: SeenComplaint }) {
  const t = useWords();
  const say = useCited(complaint);
  const silent = unsettled(complaint).length;
  if (activeMembers(complaint).length < 2)
    return t('只剩这一位，由他自己定；他撤回用“记撤回”。', 'One is left, who decides for himself.');
  return silent === 0
    ? t('每位都同意和解。', 'Everybody agrees to settle.')
    : say(
        `还有 ${silent} 位没有同意和解，达成协议要每位同意（第十二条）。`,
        `${silent} have not agreed to settle; an agreement needs each of them (art. 12).`,
      );
}

/** The last notice that is his: still open, or how and when he was told. */
function ToldOf({ complaint, n }: { complaint: SeenComplaint; n: number }) {
  const t = useWords();
  const label = useLabel();
  const own = complaint.notices.filter((notice) => notice.member === n);
  const last = own.find(isOwed) ?? own.at(-1);
  if (last === undefined) return <span className="dim">{t('还没有', 'none yet')}</span>;
  const what = { zh: noticeKindWords[last.kind].zh.replace(/^投诉/u, ''), en: noticeKindWords[last.kind].en };
  if (last.toldOn === null && last.failure !== undefined && !isOwed(last))
    return (
      <span className="nw" title={`${label(what)} ${last.failure.proof}`}>
        <span className="warn">{label(failureWords[last.failure.how])}</span>
        <br />
        <span className="mut">
          {last.failure.on.slice(5)} {label(failureEndWords[last.failure.end])}
        </span>
      </span>
    );
  if (last.toldOn === null || last.way === null)
    return (
      <span className="er nw" title={label(what)}>
        {t('还没告知', 'not told')}
      </span>
    );
  const by = last.through === undefined ? '' : t(`，第 ${last.through} 位代收`, `, received by ${last.through}`);
  return (
    <span className="nw" title={`${label(what)} ${last.proof ?? ''}`}>
      <span className="ok">{t('已告知', 'told')}</span>
      <br />
      <span className="mut">
        {last.toldOn.slice(5)} {label(noticeWayWords[last.way])}
        {by}
      </span>
    </span>
  );
}

/** A mark and its word: never the colour alone. */
function Wish({ said }: { said: boolean | null }) {
  const t = useWords();
  if (said === null) return <span className="dim">{t('没问', 'not asked')}</span>;
  return said ? <span className="ok">{t('同意', 'yes')}</span> : <span className="er">{t('不同意', 'no')}</span>;
}

/** 并案: into which matter this one went, and which were merged into it. */
export function MergingCard({ matter, onMove }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { complaint } = matter;
  const { merged } = complaint;
  const taken = duplicatesIn(complaint);
  const day = (on: string) => dayWithWeekday(on, language, today);
  if (merged !== null) {
    return (
      <section className="card" aria-label={t('合并办理', 'Merged')} data-test="merging">
        <h2 className="card-head">{t('已并入别的件', 'Merged into another')}</h2>
        <p className="hints">
          {merged.as === 'member'
            ? t('作为共同投诉人加入 ', 'A member of the joint complaint ')
            : t('并入 ', 'Merged into ')}
          <Link className="num" to={path(merged.number)}>
            {merged.number}
          </Link>
          {t(
            `，${day(merged.on)}。办理在那一件，这件的编号、查询码和经过都留着。`,
            ` on ${day(merged.on)}; handled there.`,
          )}
        </p>
      </section>
    );
  }
  if (taken.length === 0) return null;
  return (
    <section className="card" aria-label={t('合并办理', 'Merged')} data-test="merging">
      <h2 className="card-head">
        {t('并进来的件', 'Merged into this one')} <small>{taken.length}</small>
      </h2>
      <ul className="hints">
        {taken.map((one) => (
          <li key={one.id}>
            <Link className="num" to={path(one.number)}>
              {one.number}
            </Link>
            <small>
              {day(one.on)} · {one.reason}
            </small>
          </li>
        ))}
      </ul>
      <Buttons moves={matter.moves.filter((move) => move === 'unmerge')} onMove={onMove} />
    </section>
  );
}

/** 分工协办: who helps with which part. */
export function SharingCard({ matter, onMove }: Props) {
  const t = useWords();
  const { complaint } = matter;
  if (complaint.coHandlers.length === 0) return null;
  return (
    <section className="card" aria-label={t('分工协办', 'Shared handling')} data-test="sharing">
      <h2 className="card-head">
        {t('分工协办', 'Shared handling')} <small>{complaint.coHandlers.length}</small>
      </h2>
      <ul className="hints">
        {complaint.coHandlers.map((one, i) => (
          <li key={`${one.accountId} ${i}`}>
            <b>{matter.sharing.find(({ id }) => id === one.accountId)?.name}</b>{' '}
            {one.handedBackOn === null ? null : <span className="dim">{t('不再协办', 'helps no more')}</span>}
            <small>
              {one.part}
              {one.handedBackOn === null ? '' : t(`；${one.handedBackOn}：${one.reason}`, `; ${one.reason}`)}
            </small>
          </li>
        ))}
      </ul>
      <Buttons moves={matter.moves.filter((move) => shareMoves.includes(move))} onMove={onMove} />
    </section>
  );
}

function Buttons({ moves, onMove }: { moves: readonly PersonMove[]; onMove: (move: PersonMove) => void }) {
  const label = useLabel();
  if (moves.length === 0) return null;
  return (
    <div className="dossier-add">
      {moves.map((move) => (
        <button key={move} type="button" className="b sm" onClick={() => onMove(move)}>
          {label(moveWords[move])}
        </button>
      ))}
    </div>
  );
}
