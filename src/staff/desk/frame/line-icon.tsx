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
  work: <InboxOutlined aria-hidden="true" />,
  offers: <InboxOutlined aria-hidden="true" />,
  intake: <PhoneOutlined aria-hidden="true" />,
  messages: <BellOutlined aria-hidden="true" />,
  account: <UserOutlined aria-hidden="true" />,
  complaint: <UnorderedListOutlined aria-hidden="true" />,
  tipoff: <EyeOutlined aria-hidden="true" />,
  inquiry: <CommentOutlined aria-hidden="true" />,
  enforcement: <FileProtectOutlined aria-hidden="true" />,
  incident: <TeamOutlined aria-hidden="true" />,
  command: <SendOutlined aria-hidden="true" />,
  network: <DeploymentUnitOutlined aria-hidden="true" />,
  supervision: <SafetyCertificateOutlined aria-hidden="true" />,
  publicity: <NotificationOutlined aria-hidden="true" />,
  report: <BarChartOutlined aria-hidden="true" />,
  administration: <SettingOutlined aria-hidden="true" />,
};
