/**
 * 现成的问题: what most counties ask of seed and of prepaid cards, so that matters can be compared; an administrator takes them over with one
 * press and changes them then. No rule rests on them.
 */
import type { AskedQuestionForm } from '../../county/asked/asked-question.ts';

const places: AskedQuestionForm['surfaces'] = ['portal', 'desk', 'station'];
const plain = { unit: '', choices: [], most: null, fact: null, required: false, surfaces: places, ended: false };

const seed = {
  ...plain,
  node: 'G10.1',
  sayings: ['种子', '玉米种', '苞谷种', '苞米种', '麦种', '稻种', '菜种', '花生种', '种苗'],
};
const card = {
  ...plain,
  node: null,
  sayings: ['会员卡', '预付卡', '充值卡', '储值卡', '购物卡', '年卡', '次卡', '月卡', '办卡', '办了卡', '充值'],
};

export interface ReadyQuestion extends AskedQuestionForm {
  /** The same in every county, so that it is taken over once. */
  id: string;
}

export const readyQuestions: readonly ReadyQuestion[] = [
  {
    ...seed,
    id: '5f0d1c5e-0612-4a01-8a01-000000000001',
    zh: '袋子上印的批号',
    en: 'Batch on the bag',
    kind: 'text',
    fact: 'batch',
  },
  {
    ...seed,
    id: '5f0d1c5e-0612-4a01-8a01-000000000002',
    zh: '什么品种',
    en: 'Which variety',
    kind: 'text',
    fact: 'model',
  },
  {
    ...seed,
    id: '5f0d1c5e-0612-4a01-8a01-000000000003',
    zh: '种了多少亩',
    en: 'How many mu were sown',
    kind: 'number',
    unit: '亩',
    most: 10_000,
    fact: 'mu',
  },
  {
    ...card,
    id: '5f0d1c5e-0612-4a01-8a01-000000000004',
    zh: '卡里还剩多少钱',
    en: 'What is left on the card',
    kind: 'number',
    unit: '元',
    most: 1_000_000,
    fact: 'balance',
  },
  {
    ...card,
    id: '5f0d1c5e-0612-4a01-8a01-000000000005',
    zh: '哪天办的卡',
    en: 'When the card was bought',
    kind: 'day',
  },
  {
    ...card,
    id: '5f0d1c5e-0612-4a01-8a01-000000000006',
    zh: '店还开不开门',
    en: 'Is the shop still open',
    kind: 'choice',
    choices: ['还开着', '关门了', '换了老板', '说不清'],
  },
];
