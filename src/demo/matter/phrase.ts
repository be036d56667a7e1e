/** 常用语 of the sample county: what its people write again and again, with the places that are filled by themselves. */
import { keepPhrase } from '../../actions/matter/phrase/phrase.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import type { PhraseForm } from '../../domain/matter/phrase/phrase.ts';
import { find, type Cast } from '../life.ts';

const samples: readonly (PhraseForm & { by: string })[] = [
  {
    by: 'fangmin',
    scope: 'county',
    name: '会上交代权利',
    words:
      '主持人说明：调解自愿，任何一方可以随时不再调解；对主持人、记录人有权申请回避；调解不收费，不公开进行。双方当事人表示听清楚了，不申请回避。',
  },
  {
    by: 'fangmin',
    scope: 'county',
    name: '退款协议',
    words:
      '双方自愿达成协议：一、{经营者}退还{投诉人}货款，投诉人同时退回商品；二、退款在协议写明的日子以前付清；三、双方就此事再无争议。',
  },
  {
    by: 'fangmin',
    scope: 'county',
    name: '调解不成以后的路',
    words:
      '调解不成，{投诉人}可以就同一件事向仲裁机构申请仲裁，或者向人民法院起诉；交来的材料可以到{所}领回。有事打{热线}。',
  },
  {
    by: 'fangmin',
    scope: 'county',
    name: '电话回访没接',
    words: '{今天}按登记的号码打了三次，没有人接，改天再打。回访人：{我}。',
  },
  {
    by: 'liuguodong',
    scope: 'office',
    name: '到店核对情况',
    words: '{今天}，{我}到{经营者}经营场所核对，负责人在场，出示了营业执照和进货票据。当面说的情况：',
  },
  {
    by: 'zhouyi',
    scope: 'own',
    name: '约双方谈',
    words: '{编号}约双方到{本单位}谈，带上购物凭证；双方都答应到。',
  },
];

/** Writes the sample phrases, each in the name of who would. */
export async function phraseSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  for (const { by, ...form } of samples) {
    const actor = actorOfAccount(find(cast, (account) => account.loginName === by));
    // A load that was cut off and goes on finds its own.
    await keepPhrase({ ...cast.ctx, actor }, idOf(`phrase ${form.name}`), form, 0);
  }
}
