/** 草稿 of the sample county: what two people have not finished writing. */
import { keepDraft } from '../actions/desk/draft.ts';
import { contextAt } from '../actions/base/context.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { find, type Cast } from './life.ts';

const samples = [
  {
    from: 'fangmin',
    minutesAgo: 25,
    form: 'new.file',
    title: '登记投诉',
    path: '/complaints/new',
    typed: {
      channel: 'C01',
      story: '大营集上买的电热毯用了两晚就不热了，摊主说出了门不管，要求换一条或者退钱。电话打到一半断了，等他再打来。',
      'operator.name': '大营集日用百货摊',
    },
  },
  {
    from: 'majianguo',
    minutesAgo: 190,
    form: 'new.file',
    title: '登记投诉',
    path: '/complaints/new',
    typed: { channel: 'C08', story: '来所里说柳河街一家快餐店的外卖里有虫，照片还没发过来。' },
  },
] as const;

/** Keeps the sample drafts, each as it was typed some time ago. */
export async function draftSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  for (const { from, minutesAgo, ...draft } of samples) {
    const at = new Date(cast.ctx.at.getTime() - minutesAgo * 60_000);
    const actor = actorOfAccount(find(cast, (account) => account.loginName === from));
    const id = idOf(`draft ${from}`);
    // A load that was cut off and goes on finds its own.
    await keepDraft({ ...contextAt(cast.ctx, at), actor }, { ...draft, id, version: 0, writer: id, over: true });
  }
}
