/** 您的信息怎么用: what is kept, why, for how long, who sees it, and what one may ask (《个人信息保护法》第十七条、第三十五条). */
import { Hono } from 'hono';
import { missedCallDays } from '../../domain/inquiry/channel.ts';
import { mostAnswerDays, type RetentionYears } from '../../domain/law/local-limits.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Env } from '../base/env.ts';
import { consumerContext } from '../base/session.ts';
import { Page, Phone, sendPage } from './base/layout.tsx';
import { mannerOf, type Manner } from './base/language.ts';

export const privacyPages = new Hono<Env>();

privacyPages.get('/privacy', (c) => {
  const m = mannerOf(c);
  return sendPage(c, <PrivacyPage m={m} county={consumerContext(c).county} />);
});

/** Each question with its answer; who uses the data is asked first, and answered with the name of the bureau. */
interface Part {
  zh: string;
  en: string;
  answer: { zh: string; en: string };
}

const usedFor: readonly Part[] = [
  {
    zh: '用哪些',
    en: 'Which',
    answer: {
      zh: '您写的姓名、电话、住址、住哪个村，您说的事，您交的照片。照片里的拍摄地点会自动去掉。',
      en: 'Your name, telephone, address and village, what you tell, and your photos. The place stored inside photos is removed.',
    },
  },
  {
    zh: '做什么用',
    en: 'What for',
    answer: {
      zh: '办您这件投诉：核对、找店家、调解、告诉您结果。统计只用件数和金额，不用姓名电话。',
      en: 'To handle your complaint: to check, to mediate, to tell you. Figures use counts and amounts, no names.',
    },
  },
  {
    zh: '给谁看',
    en: 'Who sees them',
    answer: {
      zh: '只给办这件事的人看，电话平时是遮住的，看一次留一次记录。调解时店家会知道是谁投诉的。别的人看不到。',
      en: 'Only those who handle it; telephones are masked and each look is recorded. In mediation the shop learns who complains. Nobody else.',
    },
  },
  {
    zh: '举报人的名字',
    en: 'Who sent a tip-off',
    answer: {
      zh: '匿名的，什么都不留。实名的，姓名电话加密另放，只有核查的人、他们的所长、分管局长，和没分出去以前的12315中心能打开，开一次记一次；不给店家，不给站点，不印在任何单子上（《办法》第三十七条）。',
      en: 'An anonymous tip-off leaves nothing. A name is encrypted and kept apart; only the officers who verify, their head, the deputy director, and the centre before it passes it on may open it, each time on record. The shop and the stations never see it, and it is printed nowhere (art. 37 of the Measures).',
    },
  },
  {
    zh: '公示',
    en: 'Publication',
    answer: {
      zh: '您打了勾才公示：办完以后，没有办这件事的人审过，写店名、什么事、怎么办的，不写您的姓名、电话、住址。您不想公示了，打电话或者到所里说一声，当时就收起；信息清除的，也一起收起。',
      en: 'Only if you ticked it: when it is over, somebody who did not handle it decides; the shop, the matter and its end are told, never your name, telephone or address. Say so and it is taken down at once; what is erased goes too.',
    },
  },
];

/** For how long, as the county has set it. */
function kept({ complaint, tipoff, inquiry, enforcement, survey }: RetentionYears): Part {
  return {
    zh: '留多久',
    en: 'For how long',
    answer: {
      zh: `办完以后，投诉留 ${complaint} 年，举报 ${tipoff} 年，咨询 ${inquiry} 年，这是本县定的。到期由两个人核对以后，清除您的姓名、电话、住址、证件号、说的事、照片和短信，只留编号、日期、类别、结果和金额。还在打官司、复议、信访的，等完了再清除。打来没接到的电话，回过您以后号码只留 ${missedCallDays} 天。立案查处的案卷按档案规定归档后留 ${enforcement} 年（重要的永久保存），到期清除投诉时，案卷里您的姓名、电话、住址、证件号一起隐去。填的消费调查不记您是谁，${survey} 年。备份里的，等备份换新时才没有。`,
      en: `After the end a complaint is kept for ${complaint} years, a tip-off for ${tipoff}, an inquiry for ${inquiry}, as the county has decided. Then two people check, and your name, telephone, address, identity number, story, photos and messages are erased; number, days, kind, outcome and sums stay. What is in court or under review waits for its end. The number of a call that nobody answered goes ${missedCallDays} days after you were called back. The file of a penalty case is kept for ${enforcement} years by the rules on archives, an important one for good; when your complaint is erased, your name, telephone, address and identity number go from that file too. A sheet of a survey tells nobody who you are; it is kept for ${survey} years. Copies in backups go when the backups are replaced.`,
    },
  };
}

/** What one may ask, how one proves oneself, and by when one is answered. */
function mayAsk(workingDays: number): Part {
  return {
    zh: '您可以',
    en: 'You may',
    answer: {
      zh: `看留了您哪些信息、要一份、要改、要删、要说明（《个人信息保护法》第四十四条至第四十八条），不收钱。凭编号和查询码（或者手机验证码）打开进度页，点“我的个人信息”，网上看到的遮住一部分；要看全的带身份证到窗口。也可以打电话，我们打回您登记的电话核对。举报的只在网上提，免得别人知道是谁举报的；要更正姓名电话的，写下的也加密另放。${workingDays} 个工作日内答复，最长不超过 ${mostAnswerDays} 天。办完、留够时间的才删；不同意的写明理由，您可以向法院起诉（第五十条）。没核对是本人的，什么都不告诉。`,
      en: `See what is kept of you, get a copy, have it corrected, deleted and explained (arts. 44 to 48), free of charge: on the progress page under “My own data”, partly masked; by telephone, when we call back the one on file; or, to see all, with your identity card. For a tip-off only on the page, lest somebody learns who told it; what you would have corrected is sealed with your name. You are answered within ${workingDays} working days, never later than ${mostAnswerDays} days. Only what is closed and has been kept long enough is deleted; a refusal states its reason, and you may go to court (art. 50). Who is not proven is told nothing.`,
    },
  };
}

const device: Part = {
  zh: '这台手机、电脑上',
  en: 'On this device',
  answer: {
    zh: '记您选的语言、字号和村，还有半小时内的查询凭证。没写完、没交上去的投诉，留在您自己的手机里，最多 30 天，交上去就清掉；勾了“这是公用的手机”的不留，电脑上不勾不留，举报从来不留。没有别的跟踪。',
    en: 'Your language, size and village, and for half an hour the ticket of your query. A complaint that is not finished or not sent stays on your own telephone for at most 30 days, and goes when it is sent; not where you tick that it is shared, on a computer only where you tick it, and of a tip-off never. No tracking.',
  },
};

function PrivacyPage({ m, county }: { m: Manner; county: CountyFacts }) {
  const { bureauName, hotline, limits } = county.county;
  return (
    <Page m={m} county={county} title={m.say('您的信息怎么用', 'How your data are used')}>
      <div class="read stack">
        <h1>{m.say('您的信息怎么用', 'How your data are used')}</h1>
        <section>
          <h2>{m.say('谁在用', 'Who uses them')}</h2>
          <p>
            <span lang="zh-CN">{bureauName}</span>
            {m.say(
              '。办投诉、举报是法律给的职责，所以不另外要您同意（《个人信息保护法》第十三条、第三十四条）。',
              ', in its duty by law (Personal Information Protection Law, arts. 13 and 34).',
            )}
          </p>
        </section>
        {[...usedFor, kept(limits.retentionYears), device, mayAsk(limits.privacyWorkingDays)].map(
          ({ zh, en, answer }) => (
            <section>
              <h2>{m.say(zh, en)}</h2>
              <p>{m.say(answer.zh, answer.en)}</p>
            </section>
          ),
        )}
        <a class="btn do full" href="/progress/privacy">
          {m.say('我的个人信息：看、改、删', 'My own data: see, correct, delete')}
        </a>
        <p>
          {m.say('有疑问打 ', 'Questions: ')}
          <Phone number={hotline} />
        </p>
      </div>
    </Page>
  );
}
