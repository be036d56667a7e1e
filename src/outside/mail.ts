/** 邮件: e-mail through the bureau's own SMTP server; without one, a log. */
import type { Logger } from 'pino';
import { logChannel, type MessageChannel } from './sms.ts';

export interface MailSettings {
  /** smtp://name:password@host:port, or smtps://… */
  url: string;
  from: string;
}

const waitMilliseconds = 10_000;
/** A server that answers one letter at a time is given up after this. */
const wholeMilliseconds = 30_000;

/** The server of the settings, or the log when there are none. */
export function mailChannel(settings: MailSettings | null, log: Logger): MessageChannel {
  if (settings === null) return logChannel('邮件', log, maskMail);
  return {
    name: '邮件服务器',
    async send({ id, to, text }) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url: settings.url,
        connectionTimeout: waitMilliseconds,
        greetingTimeout: waitMilliseconds,
        socketTimeout: waitMilliseconds,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const tooLong = setTimeout(() => transport.close(), wholeMilliseconds);
      try {
        // A name made from the message's own id lets the receiving side see a second copy as the same letter.
        await transport.sendMail({
          from: settings.from,
          to: { name: '', address: to },
          subject: subjectOf(text),
          text,
          messageId: `<${id}@hongdun>`,
        });
      } catch (error) {
        throw new Error(whyRefused(error));
      } finally {
        clearTimeout(tooLong);
        transport.close();
      }
      return undefined;
    },
  };
}

/** The words between the first brackets, such as 【青禾县12315】, name the sender. */
function subjectOf(text: string): string {
  return `${/^【([^】]{1,40})】/u.exec(text)?.[1] ?? '12315'} 通知`;
}

/** The server's own words may repeat the address; only its code is kept. */
function whyRefused(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const codes = [code, responseCode].filter((one) => one !== undefined).join(' ');
  return `邮件没有送出（${codes === '' ? '没有说明' : codes}）`;
}

function maskMail(to: string): string {
  return to.replace(/^(.).*(@.*)$/u, '$1***$2');
}
