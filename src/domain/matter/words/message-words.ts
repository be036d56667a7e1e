/** What became of a message. One that was only logged went to nobody: the county has connected no gateway. */
export const messageStateWords = {
  sent: { zh: '已发', en: 'Sent' },
  arrived: { zh: '送达', en: 'Delivered' },
  dead: { zh: '空号或者停机，没有再发；请核对号码', en: 'Nobody’s number, not sent; look at the number' },
  unreached: { zh: '没送到，请打电话', en: 'Not delivered; please call' },
  read: { zh: '已读', en: 'Read' },
  passed: { zh: '已由别人处理', en: 'Dealt with by another' },
  unread: { zh: '未读', en: 'Unread' },
  logged: { zh: '没发出去，还没接网关', en: 'Not sent, no gateway' },
  held: { zh: '没有发：号码没核实，一天只发一条', en: 'Not sent: a telephone that nobody has proven gets one a day' },
  waiting: { zh: '待发', en: 'Waiting' },
  tomorrow: { zh: '这个号码今天发够了，明早再发', en: 'The telephone has had enough today; goes out tomorrow' },
  retrying: { zh: '没发成，还会再试', en: 'Failed, will be tried again' },
  failed: { zh: '没发出去，请打电话', en: 'Failed; please call' },
  unconfirmed: { zh: '网关没有确认收下', en: 'Not confirmed by the gateway' },
} as const;

/** By which way somebody is told. */
export type Channel = 'sms' | 'email' | 'app' | 'hook';

export const channelWords = {
  app: { zh: '工作台', en: 'Desk' },
  sms: { zh: '短信', en: 'Text message' },
  email: { zh: '邮件', en: 'Mail' },
  hook: { zh: '对外通知', en: 'To another system' },
} as const satisfies Record<Channel, { zh: string; en: string }>;

/** 「您的投诉投2026-0015已办结」 runs kind and number together: a citizen reads the number in brackets. */
export function numberAside(words: string): string {
  return words.replace(
    /(\p{Script=Han}{2})(\p{Script=Han})(\d{4}-\d{4,9})/gu,
    (said, kind: string, letter: string, n: string) => (isNamed(kind, letter) ? `${kind}（${letter}${n}）` : said),
  );
}

/** 「举报举2026-0015分送到您所」 says the kind twice: the letter of the number says it alone. */
export function kindOnce(words: string): string {
  return words.replace(/(\p{Script=Han}{2})(\p{Script=Han}\d{4}-\d{4,})/gu, (said, kind: string, number: string) => {
    if (!isNamed(kind, number.slice(0, 1))) return said;
    return partOfKind.has(kind) ? `${kind}（${number}）` : number;
  });
}

/** What ends 上级来文, 站点经费, 联合专项 and 联合出动: without it the rest says something else, so that the number stands aside. */
const partOfKind: ReadonlySet<string> = new Set(['来文', '经费', '专项', '出动']);

/** Whether the two characters are the kind that the letter stands for; of 「您报的报2026-0001」 they are none. */
function isNamed(kind: string, letter: string): boolean {
  return kind.includes(letter) && !kind.includes('的');
}
