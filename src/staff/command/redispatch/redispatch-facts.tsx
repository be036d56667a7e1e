import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { calledByHelp } from '../../../domain/command/redispatch-call.ts';
import { helpMeansWords, helpRoleWords, relationWords, type Redispatch } from '../../../domain/command/redispatch.ts';
import { type CalledSide, calledSideWords } from '../../../domain/complaint/facts/callable.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import { counted } from '../../../domain/base/words.ts';
import type { RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { CallNumber } from '../../complaint/call-number.tsx';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { backlogCalls } from './redispatch-wire.ts';
import { Ties } from './station-ties.tsx';

/** What is known of one redispatch: the station reads what was sent, the office also why it went there. */
export function RedispatchFacts({ view }: { view: SeenEntryView<Redispatch, RedispatchMore> }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const { entry, more } = view;
  const isStation = me.role === 'station';
  const day = (on: string) => dayWithWeekday(on, language, me.today);
  return (
    <>
      <Facts
        rows={[
          [t('投诉', 'Complaint'), <Matter key="m" number={entry.matterNumber} plain={isStation} />],
          [t('站点', 'Station'), more.stationName],
          [t('承办的所', 'Office'), `${more.officeName} ${more.officePhone}`.trim()],
          [t('身份', 'Capacity'), label(helpRoleWords[entry.role])],
          [t('转的人', 'Sent by'), `${more.senderName} ${instantShort(entry.sentAt, me.today)}`.trim()],
          [
            t('请在', 'By'),
            entry.acceptedAt === null
              ? t(
                  `${day(entry.acceptBy)} 前答复，${day(entry.dueOn)} 前办好`,
                  `answer by ${day(entry.acceptBy)}, done by ${day(entry.dueOn)}`,
                )
              : t(`${day(entry.dueOn)} 前办好`, `done by ${day(entry.dueOn)}`),
          ],
          [t('为什么是它', 'Why there'), entry.reason],
          [t('关系风险', 'Ties'), entry.ties.length === 0 ? null : <Ties ties={entry.ties} />],
          [
            t('转的时候', 'When sent'),
            entry.aged === null
              ? null
              : t(
                  `收到 ${entry.aged.ageDays} 天、${entry.aged.idleDays} 天未进展、谈了 ${entry.aged.attempts} 次没成`,
                  `${counted(entry.aged.ageDays, 'day')} old, idle for ${entry.aged.idleDays}, ${entry.aged.attempts} talks in vain`,
                ),
          ],
          [
            t('接的人', 'Accepted by'),
            entry.acceptedAt === null
              ? null
              : `${more.acceptedByName ?? ''} ${instantShort(entry.acceptedAt, me.today)} · ${entry.relation === null ? '' : label(relationWords[entry.relation])}`,
          ],
          [t('结果', 'Result'), entry.remark],
        ]}
      />
      <SentFacts entry={entry} />
      {entry.joints.length === 0 ? null : <Joints joints={entry.joints} />}
    </>
  );
}

type Entry = SeenEntryView<Redispatch, RedispatchMore>['entry'];

/** What the station read: this and nothing else; whom it was sent to call it calls from here. */
function SentFacts({ entry }: { entry: Entry }) {
  const t = useWords();
  const label = useLabel();
  const { sent } = entry;
  const { agent = null, consumerAddress = null, shopPhone = '', means } = sent;
  return (
    <section className="near-facts" aria-label={t('转给站点的', 'What was sent')}>
      <h3>{t('转给站点的只有这些', 'Only this was sent')}</h3>
      <Facts
        rows={[
          [t('怎么帮', 'How'), means === undefined ? null : label(helpMeansWords[means])],
          [
            t('投诉人', 'Complainant'),
            <Called
              key="consumer"
              entry={entry}
              whom="consumer"
              words={`${sent.consumer} ${sent.consumerPhone ?? ''}`}
            />,
          ],
          [
            t('代理人', 'Agent'),
            agent === null ? null : (
              <Called key="agent" entry={entry} whom="agent" words={`${agent.name} ${agent.phone}`} />
            ),
          ],
          [t('住在', 'Lives in'), `${sent.home} ${consumerAddress ?? ''}`.trim()],
          [
            t('被投诉人', 'Respondent'),
            <Called key="operator" entry={entry} whom="operator" words={`${sent.operator} ${shopPhone}`} />,
          ],
          [t('店在', 'Shop'), sent.shop],
          [t('类别', 'Category'), sent.category],
          [t('基本事实', 'Facts'), sent.gist],
          [t('请求', 'Claim'), sent.claim],
          [t('金额', 'Amount'), sent.amountFen === null ? '' : `${formatYuan(sent.amountFen)} ${t('元', 'yuan')}`],
          [t('请站点', 'Asked'), sent.ask],
        ]}
      />
    </section>
  );
}

/** Who it is, with a button for the station that was sent his number and has accepted. */
function Called({ entry, whom, words }: { entry: Entry; whom: CalledSide; words: string }) {
  const label = useLabel();
  const queries = useQueryClient();
  const may = useMay('redispatch.dial') && (entry.state === 'accepted' || entry.state === 'mediating');
  if (!may || !calledByHelp(entry.sent).some((one) => one.whom === whom)) return words.trim();
  return (
    <>
      {words.trim()}{' '}
      <CallNumber
        whom={label(calledSideWords[whom])}
        ask={(id) => backlogCalls.dial(entry.number, { id, whom })}
        end={(id, result) => backlogCalls.endCall(entry.number, { id, whom, result })}
        onCalled={() => void queries.invalidateQueries({ queryKey: ['redispatches'] })}
      />
    </>
  );
}

/** 联合调解: each session as the station and as the office wrote it down. */
function Joints({ joints }: Pick<Entry, 'joints'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <section className="near-facts" aria-label={t('联合调解', 'Joint mediation')}>
      <h3>{t('联合调解，两边各记一笔', 'Joint mediation, written down by both')}</h3>
      <ul className="near-joints">
        {joints.map((joint) => (
          <li key={`${joint.side} ${joint.on} ${joint.words}`}>
            <b>{joint.side === 'station' ? t('站点记', 'Station') : t('所里记', 'Office')}</b>{' '}
            {dayWithWeekday(joint.on, language, today)} · {joint.place} · {joint.mediators}
            {joint.result === null ? null : <span className="tag">{label(resultWords[joint.result])}</span>}
            {joint.words === '' ? null : <p>{joint.words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export const resultWords = {
  agreed: { zh: '谈拢了', en: 'Agreed' },
  closer: { zh: '近了一步', en: 'Closer' },
  notAgreed: { zh: '没谈拢', en: 'Not agreed' },
} as const;

/** The station that only helps has no page of the complaint. */
function Matter({ number, plain }: { number: string; plain: boolean }) {
  return plain ? <span>{number}</span> : <Link to={`/complaints/${encodeURIComponent(number)}`}>{number}</Link>;
}
