/** The places of the desk in their groups: the rail, what a phone has behind 更多, and the keys after G are drawn from it. */
import {
  AlertOutlined,
  ApartmentOutlined,
  BarChartOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CommentOutlined,
  CrownOutlined,
  EnvironmentOutlined,
  EyeOutlined,
  FlagOutlined,
  ForkOutlined,
  FundProjectionScreenOutlined,
  GiftOutlined,
  HomeOutlined,
  HourglassOutlined,
  ImportOutlined,
  InboxOutlined,
  MobileOutlined,
  PhoneOutlined,
  PushpinOutlined,
  ReadOutlined,
  SearchOutlined,
  SendOutlined,
  SettingOutlined,
  ShopOutlined,
  SnippetsOutlined,
  SmileOutlined,
  SwapOutlined,
  TeamOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
  UserOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Permission } from '../../../domain/base/actor.ts';

export interface MenuPlace {
  to: string;
  zh: string;
  en: string;
  icon: ReactNode;
  /** Who has it; null for everybody. */
  may: Permission | null;
  /** Who has it nevertheless not. */
  not?: Permission;
  /** The letter after G; none where another key leads there. */
  key?: string;
  /** Current only at this very address, not below it. */
  end?: boolean;
  /** In sight on a phone, and so not behind 更多. */
  atHand?: boolean;
  /** Reached by its key alone, without a line in the rail. */
  hidden?: boolean;
}

export interface MenuGroup {
  zh: string;
  en: string;
  places: readonly MenuPlace[];
}

export const menu: readonly MenuGroup[] = [
  {
    zh: '办件',
    en: 'Matters',
    places: [
      {
        to: '/',
        zh: '我的工作',
        en: 'My work',
        icon: <InboxOutlined />,
        may: 'complaint.read',
        key: 'm',
        end: true,
        atHand: true,
      },
      {
        // A partner department has tasks and no matters.
        to: '/',
        zh: '我的工作',
        en: 'My work',
        icon: <InboxOutlined />,
        may: 'task.read',
        not: 'complaint.read',
        key: 'm',
        end: true,
        atHand: true,
      },
      {
        to: '/complaints',
        zh: '投诉',
        en: 'Complaints',
        icon: <UnorderedListOutlined />,
        may: 'complaint.read',
        key: 'l',
        end: true,
        atHand: true,
      },
      {
        to: '/tipoffs',
        zh: '举报',
        en: 'Tip-offs',
        icon: <EyeOutlined />,
        may: 'tipoff.read',
        key: 'j',
        end: true,
        atHand: true,
      },
      {
        to: '/inquiries',
        zh: '咨询',
        en: 'Inquiries',
        icon: <CommentOutlined />,
        may: 'inquiry.read',
        key: 'z',
        atHand: true,
      },
      {
        to: '/complaints/new',
        zh: '登记投诉',
        en: 'File a complaint',
        icon: <PhoneOutlined />,
        may: 'complaint.file',
        atHand: true,
      },
      { to: '/tipoffs/new', zh: '登记举报', en: 'File a tip-off', icon: <FlagOutlined />, may: 'tipoff.file' },
      {
        to: '/tipoffs/seek',
        zh: '按举报人查',
        en: 'Seek by reporter',
        icon: <SearchOutlined />,
        may: 'tipoff.seek',
        key: 'q',
        hidden: true,
      },
      {
        to: '/offers',
        zh: '转来的投诉',
        en: 'Complaints for you',
        icon: <InboxOutlined />,
        may: 'offer.read',
        atHand: true,
      },
    ],
  },
  {
    zh: '指挥',
    en: 'Command',
    places: [
      {
        to: '/instructions',
        zh: '指令',
        en: 'Instructions',
        icon: <SendOutlined />,
        may: 'instruction.read',
        key: 'o',
      },
      { to: '/wall', zh: '指挥大屏', en: 'Wall', icon: <FundProjectionScreenOutlined />, may: 'wall.read', key: 'c' },
      { to: '/backlog', zh: '积案', en: 'Backlog', icon: <HourglassOutlined />, may: 'backlog.read', key: 'b' },
      {
        to: '/redispatches',
        zh: '就近分转',
        en: 'Sent to stations',
        icon: <ForkOutlined />,
        may: 'redispatch.read',
        key: 'f',
      },
      { to: '/callouts', zh: '紧急处置', en: 'Call-outs', icon: <AlertOutlined />, may: 'callout.read', key: 'v' },
      { to: '/roster', zh: '值班表', en: 'Roster', icon: <CalendarOutlined />, may: 'shift.read', key: 't' },
      { to: '/tasks', zh: '任务督办', en: 'Tasks', icon: <CarryOutOutlined />, may: 'task.read', key: 'u' },
    ],
  },
  {
    zh: '网络',
    en: 'Network',
    places: [
      { to: '/stations', zh: '站点', en: 'Stations', icon: <HomeOutlined />, may: 'charter.read', key: 'n' },
      { to: '/organisations', zh: '机构树', en: 'Organisation', icon: <ApartmentOutlined />, may: 'organisation.read' },
      { to: '/coverage', zh: '覆盖', en: 'Coverage', icon: <EnvironmentOutlined />, may: 'coverage.read' },
      {
        to: '/devices',
        zh: '站点手机',
        en: 'Telephones',
        icon: <MobileOutlined />,
        may: 'device.list',
        key: 'd',
      },
      { to: '/people', zh: '人员', en: 'People', icon: <TeamOutlined />, may: 'person.read', key: 'p' },
      { to: '/trainings', zh: '培训', en: 'Training', icon: <ReadOutlined />, may: 'training.read', key: 'x' },
      {
        to: '/assessments',
        zh: '考核评选',
        en: 'Assessments',
        icon: <CrownOutlined />,
        may: 'assessment.read',
        key: 'h',
      },
      { to: '/firms', zh: '参与企业', en: 'Firms', icon: <ShopOutlined />, may: 'firm.read', key: 'e' },
      { to: '/boards', zh: '公示栏', en: 'Boards', icon: <PushpinOutlined />, may: 'board.read' },
      { to: '/examples', zh: '典型案例', en: 'Typical cases', icon: <SnippetsOutlined />, may: 'example.read' },
      { to: '/funds', zh: '站点经费', en: 'Station funds', icon: <WalletOutlined />, may: 'fund.read' },
      { to: '/credits', zh: '监督积分', en: 'Points', icon: <TrophyOutlined />, may: 'credit.read' },
      { to: '/rewards', zh: '奖励台账', en: 'Rewards', icon: <GiftOutlined />, may: 'reward.read', key: 'w' },
    ],
  },
  {
    zh: '分析',
    en: 'Analysis',
    places: [
      { to: '/figures', zh: '工作汇报', en: 'Work report', icon: <BarChartOutlined />, may: 'figure.read', key: 'r' },
      { to: '/opinions', zh: '民意摘要', en: 'Opinions', icon: <SmileOutlined />, may: 'opinion.read', key: 'y' },
      { to: '/knowledge', zh: '知识库', en: 'Knowledge base', icon: <BookOutlined />, may: 'knowledge.read', key: 'k' },
    ],
  },
  {
    zh: '管理',
    en: 'Administration',
    places: [
      { to: '/imports', zh: '导入', en: 'Import', icon: <ImportOutlined />, may: 'import.read', key: 'i' },
      { to: '/exchange', zh: '上下级交换', en: 'Exchange', icon: <SwapOutlined />, may: 'exchange.read' },
      {
        to: '/settings',
        zh: '设置',
        en: 'Settings',
        icon: <SettingOutlined />,
        may: null,
        not: 'offer.read',
        key: 's',
      },
      { to: '/messages', zh: '消息', en: 'Messages', icon: <BellOutlined />, may: 'message.own' },
      { to: '/me', zh: '我的账号', en: 'My account', icon: <UserOutlined />, may: null, key: 'a' },
    ],
  },
];

/** The groups with the places that the account has; a group of none is left out. */
export function menuOf(permissions: readonly string[]): MenuGroup[] {
  const has = ({ may, not }: MenuPlace) =>
    (may === null || permissions.includes(may)) && (not === undefined || !permissions.includes(not));
  return menu
    .map((group) => ({ ...group, places: group.places.filter(has) }))
    .filter(({ places }) => places.length > 0);
}
