import {
  BarChartOutlined,
  BellOutlined,
  CommentOutlined,
  DeploymentUnitOutlined,
  EyeOutlined,
  FileProtectOutlined,
  InboxOutlined,
  NotificationOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Line, Room } from './rooms.ts';

/** The sign of a line, in the rail, the bar of a telephone and the palette. */
export const lineIcons: Readonly<Record<Line['id'] | Room['id'], ReactNode>> = {
  work: <InboxOutlined />,
  offers: <InboxOutlined />,
  intake: <PhoneOutlined />,
  messages: <BellOutlined />,
  account: <UserOutlined />,
  complaint: <UnorderedListOutlined />,
  tipoff: <EyeOutlined />,
  inquiry: <CommentOutlined />,
  enforcement: <FileProtectOutlined />,
  incident: <TeamOutlined />,
  command: <SendOutlined />,
  network: <DeploymentUnitOutlined />,
  supervision: <SafetyCertificateOutlined />,
  publicity: <NotificationOutlined />,
  report: <BarChartOutlined />,
  administration: <SettingOutlined />,
};
