/** The citizens' pages: server-rendered, without an account, and whole without a script. */
import { Hono, type Context as HonoContext } from 'hono';
import { compress } from 'hono/compress';
import { Refusal } from '../../domain/base/refusal.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Env } from '../base/env.ts';
import { loggedOf } from '../../store/base/db.ts';
import { answerProblem, askToComeAgain, logPassing, problemOf, refusalOf } from '../base/errors.ts';
import { applicationPages } from './station/application.tsx';
import { complaintPages } from './complaint/complaint-pages.tsx';
import { checkinPages } from './publicity/checkin.tsx';
import { examplePages } from './publicity/example.tsx';
import { posterVisits } from './publicity/poster-visit.tsx';
import { publicationPages } from './publicity/publication/publication-pages.tsx';
import { recallPages } from './publicity/warning/recall-pages.tsx';
import { subscriberPages } from './publicity/warning/subscriber-pages.tsx';
import { warningPages } from './publicity/warning/warning-pages.tsx';
import { outbreakPages } from './incident/outbreak.tsx';
import { homePages } from './home.tsx';
import { guidePages } from './inquiry/guides.tsx';
import { Hotline, Page, sendPage } from './base/layout.tsx';
import { mayComeBack, SendAgain } from './base/send-again.tsx';
import { privacyPages } from './privacy.tsx';
import { lostSlipPages } from './own/lost-slip.tsx';
import { ownPrivacyPages } from './own/own-privacy.tsx';
import { ownPapers } from './own/own-papers.tsx';
import { toldBackPages } from './own/told-back.tsx';
import { progressPages } from './own/progress.tsx';
import { receiptPages } from './own/receipt.tsx';
import { keepManner, mannerOf } from './base/language.ts';
import { setUpPages } from './set-up.tsx';
import { genuinePages } from './supervision/genuine-page.tsx';
import { surveyPages } from './supervision/survey-pages.tsx';
import { shopPages } from './operator/shops.ts';
import { stationPages } from './station/stations.tsx';
import { uploadPages } from './base/uploads.ts';
import { tipoffPages } from './tipoff/tipoff-pages.tsx';

export const portal = new Hono<Env>();
portal.onError(answerPage);
portal.use(compress());
portal.use(async (c, next) => {
  keepManner(c);
  await next();
});
portal.route('/', homePages);
portal.route('/', complaintPages);
portal.route('/', uploadPages);
portal.route('/', guidePages);
portal.route('/', outbreakPages);
portal.route('/', tipoffPages);
portal.route('/', receiptPages);
portal.route('/', progressPages);
portal.route('/', ownPapers);
portal.route('/', toldBackPages);
portal.route('/', ownPrivacyPages);
portal.route('/', lostSlipPages);
portal.route('/', applicationPages);
portal.route('/', shopPages);
portal.route('/', stationPages);
portal.route('/', examplePages);
portal.route('/', checkinPages);
portal.route('/', surveyPages);
portal.route('/', genuinePages);
portal.route('/', posterVisits);
portal.route('/', subscriberPages);
portal.route('/', warningPages);
portal.route('/', recallPages);
portal.route('/', publicationPages);
portal.route('/', privacyPages);
portal.route('/', setUpPages);
portal.all('*', (c) => answerPage(new Refusal('not-found'), c));

/** Whether an error under this address is answered with a page for people, and not with a problem document. */
export function isPagePath(path: string): boolean {
  return !/^\/(?:api|papers|desk|station|assets)(?:\/|$)/u.test(path);
}

/** What a citizen reads when something was refused or failed: a plain sentence, a way on, and the telephone. */
export function answerPage(error: Error, c: HonoContext<Env>): Response | Promise<Response> {
  if (!isPagePath(c.req.path)) return answerProblem(error, c);
  const asked = mannerOf(c);
  const county = c.get('ctx')?.county ?? null;
  const { status, title, words } = sayError(error, c);
  askToComeAgain(c, error, status);
  const sent = c.get('sent');
  const isPassing = status >= 500 || status === 429;
  const again = isPassing && sent !== undefined && mayComeBack(sent) ? sent : null;
  // A form that was refused altogether is not on this page, so the switches lead to the first page instead of sending it.
  const m = asked.sent && again === null ? { ...asked, here: new URL('/', c.req.url), sent: false } : asked;
  return sendPage(
    c,
    <Page m={m} county={county} script={again === null ? 'site' : 'form'} title={m.say(title.zh, title.en)}>
      <div class="read stack">
        <h1>{m.say(title.zh, title.en)}</h1>
        <p class="lead">{m.say(words.zh, words.en)}</p>
        {again === null ? (
          <a class="btn do full" href="/">
            {m.say('回首页', 'To the first page')}
          </a>
        ) : (
          <SendAgain m={m} sent={again} bySelf={status === 503} />
        )}
        {county !== null && (
          <p>
            {m.say('急事打 ', 'In a hurry? Call ')}
            <Hotline m={m} county={county} />
          </p>
        )}
      </div>
    </Page>,
    status,
    again !== null,
  );
}

interface Said {
  zh: string;
  en: string;
}

/** What refusals are called here where the desk's words would not help; the others say what to correct. */
const pageWords: Partial<Record<RefusalCode, { title: Said; words?: Said }>> = {
  'code-expired': { title: { zh: '这个查询码过期了', en: 'This code has ended' } },
  'codes-closed': { title: { zh: '查询码今天先不认了', en: 'No more query codes today' } },
  'codes-spent': { title: { zh: '查询码今天先不认了', en: 'No more query codes today' } },
  'not-found': {
    title: { zh: '没有这个页面', en: 'No such page' },
    words: { zh: '网址可能抄错了，或者页面挪走了。', en: 'The address may be wrong, or the page has moved.' },
  },
  'not-permitted': {
    title: { zh: '这一步不能这样做', en: 'This is not possible' },
    words: {
      zh: '请从本站的页面上再点一次，不要从别的网站跳过来。',
      en: 'Please press the button on our own page, not on another site.',
    },
  },
  'too-many-tries': {
    title: { zh: '请过几分钟再来', en: 'Please wait a few minutes' },
    words: {
      zh: '刚才试得太多了。过几分钟再试，或者打电话。',
      en: 'There were too many tries. Come back in a few minutes, or call.',
    },
  },
  'move-not-allowed': {
    title: { zh: '现在办不了这一步', en: 'Not possible now' },
    words: {
      zh: '这一件的情况刚刚变了，请回到进度页看看现在能做什么。',
      en: 'The matter has just changed; go back to its page and see what is possible now.',
    },
  },
  busy: {
    title: { zh: '现在忙，请过几秒钟再来', en: 'Busy; please come again in a few seconds' },
    words: {
      zh: '刚才没有办完。请过几秒钟再试；是在交东西的，先看看存上了没有，没有再交一次，或者打电话。',
      en: 'It was not finished. Try again in a few seconds; if you were sending something, look first whether it was saved, or call.',
    },
  },
  crowded: {
    title: { zh: '交的人太多，还没有收下', en: 'Too many are sending; not taken yet' },
    words: {
      zh: '现在一下子来了很多人，您这一件还没有收下。过几秒钟会替您再交一次，不用守着。',
      en: 'Very many people are sending now, and yours was not taken yet. It is sent again for you in some seconds.',
    },
  },
  'answer-lost': {
    title: { zh: '刚才断了一下', en: 'The line was cut' },
    words: {
      zh: '不知道存上了没有。请过几秒钟看一眼，没有再交一次，或者打电话。',
      en: 'This may have been saved or not. Look in a few seconds, and send it again if it was not, or call.',
    },
  },
};

function sayError(error: Error, c: HonoContext<Env>): { status: number; title: Said; words: Said } {
  const refusal = refusalOf(error);
  if (refusal === null) {
    const requestId = c.get('requestId');
    c.get('deps').log.error({ ...loggedOf(error), requestId }, 'page failed');
    return {
      status: 500,
      title: { zh: '系统出错了', en: 'Something failed' },
      words: {
        zh: `刚才那一步没有成。过一会儿再试；还不行，打电话时报这个编号：${requestId}`,
        en: `That step failed. Try again later; if it fails again, call and say this number: ${requestId}`,
      },
    };
  }
  logPassing(error, c);
  const { status, zh, en } = problemOf(refusal);
  const said = pageWords[refusal.code];
  const title = said?.title ?? { zh: '请改一改再试', en: 'Please correct and try again' };
  return { status, title, words: said?.words ?? { zh, en } };
}
