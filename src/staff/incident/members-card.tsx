import { Suspense, useState, type ReactNode } from 'react';
import { memberHowWords, memberStateWords, type MemberState } from '../../domain/incident/incident.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import { Empty } from '../base/ui/empty.tsx';
import { usePress } from '../base/ui/press.ts';
import { MatterLink } from '../base/ui/matter-link.tsx';
import { incidentCalls, type SeenIncident } from './incident-calls.ts';

const { Part: LeavingForm } = later(async () => (await import('./leaving-form.tsx')).LeavingForm);

type Member = SeenIncident['more']['members'][number];
const order: readonly MemberState[] = ['offered', 'in', 'out'];

/** 为什么算一起: each matter with what it says of the same; what is only offered stands first, for somebody has to say. */
export function MembersCard({ view }: { view: SeenIncident }) {
  const t = useWords();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const { who, households } = useHeads(view);
  const members = view.more.members.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <section className="card incident-members" aria-label={t('哪些件', 'Which matters')}>
      <h2 className="card-head">
        {t('哪些件', 'Which matters')} <small>{t('待定的排在前面', 'What is offered stands first')}</small>
      </h2>
      {members.length === 0 ? (
        <Empty words={t('一件也没有。按“加入一件”写编号。', 'None. Add a matter by its number.')} />
      ) : (
        <div className="settings-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('编号', 'Number')}</th>
                <th scope="col">{who}</th>
                <th scope="col">{t('相合的事实', 'Facts that agree')}</th>
                <th scope="col">{t('卖家', 'Seller')}</th>
                <th scope="col" className="r">
                  {households}
                </th>
                <th scope="col">{t('算不算', 'Belongs')}</th>
                <th scope="col">
                  <span className="sr">{t('能办的', 'What can be done')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <MemberRow key={member.matterId} view={view} member={member} onLeave={() => setLeaving(member)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {leaving === null ? null : (
        <Suspense fallback={null}>
          <LeavingForm view={view} member={leaving} onClose={() => setLeaving(null)} />
        </Suspense>
      )}
    </section>
  );
}

/** A tip-off has a reporter, who is not shown, and is counted by itself: nobody knows of how many households it is. */
function useHeads({ more: { members } }: SeenIncident) {
  const t = useWords();
  const tipoffs = members.filter(({ kind }) => kind === 'tipoff').length;
  if (tipoffs === 0) return { who: t('投诉人', 'Who'), households: t('户', 'Households') };
  if (tipoffs === members.length) return { who: t('举报人', 'Who'), households: t('份', 'Tip-offs') };
  return { who: t('投诉人、举报人', 'Who'), households: t('户（份）', 'Households') };
}

interface MemberProps {
  view: SeenIncident;
  member: Member;
  onLeave: () => void;
}

function MemberRow({ view, member, onLeave }: MemberProps) {
  const t = useWords();
  const { who, households } = useHeads(view);
  const label = useLabel();
  return (
    <tr data-row={member.number} data-state={member.state}>
      <th scope="row">
        <MatterLink number={member.number} />
      </th>
      <td data-label={who}>
        <Who member={member} />
      </td>
      <td data-label={t('相合的事实', 'Facts that agree')}>
        <Why member={member} />
        {member.answers.map((one) => (
          <small key={one.zh} className="line dim">
            {label(one)} <span lang="zh-CN">{one.told}</span>
          </small>
        ))}
      </td>
      <td data-label={t('卖家', 'Seller')}>{member.operatorName ?? '—'}</td>
      <td className="num r" data-label={households}>
        {t(`${member.households} ${member.kind === 'tipoff' ? '份' : '户'}`, String(member.households))}
      </td>
      <td className="nw" data-label={t('算不算', 'Belongs')}>
        {label(memberStateWords[member.state])}
        <small className="dim"> {label(memberHowWords[member.how])}</small>
      </td>
      <td className="docket-acts">
        <MemberActs view={view} member={member} onLeave={onLeave} />
      </td>
    </tr>
  );
}

/** What agrees; of one that no detector has found, who says that it belongs. Of what the reader does not see nothing is told. */
function Why({ member: { why, whyEn, how, state, name, kind } }: { member: Member }): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  if (name === null && (kind !== 'tipoff' || why === '')) return '—';
  const written = why === '' ? null : <span lang="zh-CN">{why}</span>;
  if (how === 'person' && state === 'in')
    return written === null ? (
      t('人工加入', 'Added by a person')
    ) : (
      <>
        {t('人工加入：', 'Added by a person: ')}
        {written}
      </>
    );
  if (how === 'form' && written === null)
    return t('本人在登记表上说是同一件事', 'Its complainant says so on the short form');
  if (language === 'en' && whyEn !== '') return <Quoting words={whyEn} />;
  return written ?? '—';
}

/** English words with names and what somebody wrote, which stay in Chinese. */
function Quoting({ words }: { words: string }) {
  return words.split(/([\p{Script=Han}，。、；：！？]+)/u).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // The parts of one sentence keep their places.
      <span key={i} lang="zh-CN">
        {part}
      </span>
    ),
  );
}

function Who({ member: { name, village, town, kind } }: { member: Member }) {
  const t = useWords();
  const place = [town, village].filter((one) => one !== null && one !== '').join(' ');
  return (
    <>
      {name ?? (kind === 'tipoff' ? t('举报人不显示', 'Reporter not shown') : t('别的所的件', 'Of another office'))}
      {place === '' ? null : <small className="dim"> {place}</small>}
    </>
  );
}

function MemberActs({ view, member, onLeave }: MemberProps) {
  const t = useWords();
  const { entry, moves } = view;
  const { press, isBusy } = usePress(incidentCalls.path);
  // The same act when it is pressed again after a lost answer.
  const [ids] = useState(() => new Map<number, string>());
  const takeIn = () =>
    press(
      () =>
        incidentCalls.move(entry.number, 'takeIn', {
          version: entry.version,
          clientId: idFor(ids, entry.version),
          input: { memberId: member.matterId },
        }),
      t(`${member.number} 算在内了`, `${member.number} belongs`),
    );
  return (
    <p className="docket-moves">
      {moves.includes('takeIn') && member.state !== 'in' ? (
        <button
          type="button"
          className="b sm"
          disabled={isBusy}
          onClick={takeIn}
          aria-label={t(`${member.number} 算在内`, `${member.number} belongs`)}
        >
          {t('算在内', 'Belongs')}
        </button>
      ) : null}
      {moves.includes('takeOut') && member.state !== 'out' ? (
        <button
          type="button"
          className="b t sm"
          onClick={onLeave}
          aria-label={t(`${member.number} 不是一起的`, `${member.number} does not belong`)}
        >
          {t('不是一起的', 'Does not belong')}
        </button>
      ) : null}
    </p>
  );
}

/** One id a shown version: a press that is made again is the same act. */
function idFor(ids: Map<number, string>, version: number): string {
  const id = ids.get(version) ?? crypto.randomUUID();
  ids.set(version, id);
  return id;
}
