import {
  BarChartOutlined,
  BookOutlined,
  CommentOutlined,
  ImportOutlined,
  EyeOutlined,
  FlagOutlined,
  GiftOutlined,
  InboxOutlined,
  PhoneOutlined,
  SendOutlined,
  SettingOutlined,
  TrophyOutlined,
  ShopOutlined,
  SmileOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { client } from '../client.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMay, useMe } from '../me.tsx';
import { useInstructions } from '../instruction/mine.tsx';
import { placeOfKind } from '../places.ts';
import { useMine, useWork } from '../work/mine.ts';
import { countLink, countOf, figuresOf, inHandOf, queueWordsOf } from '../work/queue.ts';
import { Caps } from './caps.tsx';

/** The places of the desk, the queues with their counts and the views a person saved. */
export function Rail() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const { mine } = useMine();
  const work = useWork().data;
  const mayRead = useMay('complaint.read');
  const views =
    useQuery({ queryKey: ['views'], queryFn: client.views, enabled: useMay('view.save') && mayRead }).data?.views ?? [];
  const mayFile = useMay('complaint.file');
  const mayTipoff = useMay('tipoff.read');
  const mayFileTipoff = useMay('tipoff.file');
  const mayCredit = useMay('credit.read');
  const mayReward = useMay('reward.read');
  const mayCount = useMay('figure.read');
  const isContact = useMay('offer.read');
  const mayHear = useMay('opinion.read');
  const maySeeFirms = useMay('firm.read');
  const mayInquire = useMay('inquiry.read');
  const mayKnow = useMay('knowledge.read');
  const mayInstruct = useMay('instruction.read');
  const mayImport = useMay('import.read');
  const instructed = useInstructions().data?.items.length;
  const pages = [
    ...(mayRead ? ['M', 'L'] : []),
    ...(mayTipoff ? ['J'] : []),
    ...(mayInquire ? ['Z'] : []),
    ...(mayInstruct ? ['O'] : []),
    ...(mayKnow ? ['K'] : []),
    ...(mayCount ? ['R'] : []),
    ...(mayImport ? ['I'] : []),
    isContact ? 'A' : 'S',
  ].join(' / ');
  return (
    <nav className="rail" aria-label={t('主导航', 'Main')}>
      {mayRead ? (
        <>
          <Place
            to="/"
            end
            icon={<InboxOutlined />}
            words={t('我的工作', 'My work')}
            count={work === undefined ? undefined : inHandOf(work)}
          />
          <Place to="/complaints" end icon={<UnorderedListOutlined />} words={t('投诉', 'Complaints')} />
          {mayTipoff ? <Place to="/tipoffs" end icon={<EyeOutlined />} words={t('举报', 'Tip-offs')} /> : null}
          {mayInquire ? <Place to="/inquiries" icon={<CommentOutlined />} words={t('咨询', 'Inquiries')} /> : null}
        </>
      ) : null}
      {mayFile ? (
        <Place to="/complaints/new" icon={<PhoneOutlined />} words={t('登记投诉', 'File a complaint')} />
      ) : null}
      {mayFileTipoff ? (
        <Place to="/tipoffs/new" icon={<FlagOutlined />} words={t('登记举报', 'File a tip-off')} />
      ) : null}
      {mayCredit ? <Place to="/credits" icon={<TrophyOutlined />} words={t('监督积分', 'Points')} /> : null}
      {mayReward ? <Place to="/rewards" icon={<GiftOutlined />} words={t('奖励台账', 'Rewards')} /> : null}
      {mayInstruct ? (
        <Place to="/instructions" icon={<SendOutlined />} words={t('指令', 'Instructions')} count={instructed} />
      ) : null}
      {isContact ? <Place to="/offers" icon={<InboxOutlined />} words={t('转来的投诉', 'Complaints for you')} /> : null}
      {maySeeFirms ? <Place to="/firms" icon={<ShopOutlined />} words={t('参与企业', 'Firms')} /> : null}
      {mayHear ? <Place to="/opinions" icon={<SmileOutlined />} words={t('民意摘要', 'Opinions')} /> : null}
      {mayKnow ? <Place to="/knowledge" icon={<BookOutlined />} words={t('知识库', 'Knowledge base')} /> : null}
      {mayCount ? <Place to="/figures" icon={<BarChartOutlined />} words={t('工作汇报', 'Work report')} /> : null}
      {mayImport ? <Place to="/imports" icon={<ImportOutlined />} words={t('导入', 'Import')} /> : null}
      {isContact ? (
        <Place to="/me" icon={<UserOutlined />} words={t('我的账号', 'My account')} />
      ) : (
        <Place to="/settings" icon={<SettingOutlined />} words={t('设置', 'Settings')} />
      )}
      {mayRead ? (
        <section className="rail-part">
          <h2>{t('队列', 'Queues')}</h2>
          {figuresOf[me.role].map((key) => {
            const count = work === undefined ? undefined : countOf(work, key);
            return (
              <QueueLink
                key={key}
                to={countLink(work, key, mine ? me.id : null, me.role)}
                words={label(queueWordsOf(me.role, key))}
              >
                {count === undefined ? (
                  '—'
                ) : (
                  <em className={count === 0 ? '' : key === 'overdue' ? 'ink' : key === 'dueToday' ? 'hot' : ''}>
                    {count}
                  </em>
                )}
              </QueueLink>
            );
          })}
        </section>
      ) : null}
      {views.length === 0 ? null : (
        <section className="rail-part">
          <h2>{t('保存的视图', 'Saved views')}</h2>
          {views.map((view) => (
            <QueueLink key={view.id} to={`${placeOfKind(view.kind).path}?${view.query}`} words={view.name} />
          ))}
        </section>
      )}
      <p className="rail-foot">
        <kbd>G</kbd> {t(`再按 ${pages} 换页`, `then ${pages}: go to`)}
        <br />
        <Caps shortcut="?" /> {t('全部快捷键', 'all shortcuts')}
      </p>
    </nav>
  );
}

function Place({
  to,
  end = false,
  icon,
  words,
  count,
}: {
  to: string;
  end?: boolean;
  icon: ReactNode;
  words: string;
  count?: number | undefined;
}) {
  return (
    <NavLink to={to} end={end} title={words}>
      {icon}
      <span className="rail-words">{words}</span>
      {count === undefined ? null : <em>{count}</em>}
    </NavLink>
  );
}

/** A list with filters is the current one when its whole query is. */
function QueueLink({ to, words, children }: { to: string; words: string; children?: ReactNode }) {
  const { pathname, search } = useLocation();
  const current = `${pathname}${search}` === to;
  return (
    <Link
      to={to}
      className={current ? 'active queue' : 'queue'}
      aria-current={current ? 'page' : undefined}
      title={words}
    >
      <span className="rail-words el">{words}</span>
      {children}
    </Link>
  );
}
