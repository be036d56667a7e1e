/** 短信和邮件 (message): who hears of which event, in plain words, without anything that only the receiver may know but a link cannot hide. */
export interface Message {
  countyId: number;
  id: string;
  matterId: string | null;
  channel: 'sms' | 'email';
  to: string;
  text: string;
  madeAt: Date;
  sentAt: Date | null;
  failedTimes: number;
  lastError: string | null;
}

/** The gateway is tried this often before a person must look. */
export const maxTries = 5;

/** Quiet hours in Asia/Shanghai: nothing that can wait rings a villager's phone at night. */
export function isQuiet(at: Date): boolean {
  const hour = (at.getUTCHours() + 8) % 24;
  return hour >= 21 || hour < 8;
}
