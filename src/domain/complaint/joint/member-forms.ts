/** 名册 (roll): what is filled in when a member is added, asked, elected or leaves; the rules stand in joint.ts (《办法》第十二条). */
import { z } from 'zod';
import { toldSum } from '../facts/claim.ts';
import { consentWayOptions } from '../mediation/consent.ts';
import { demanding, labelled, written, yesNo } from '../../base/field.ts';
import { consentWays, memberWishKinds } from './member.ts';
import { numberTyped } from './number-typed.ts';
import { memberWishWords } from './member-words.ts';

const said = consentWays.filter((way) => way !== 'filing');
const way = labelled(z.enum(said as [(typeof said)[number], ...typeof said]), {
  zh: '怎么表示的',
  en: 'How it was said',
  input: 'choice',
  options: consentWayOptions,
});
const proof = labelled(written().max(200).default(''), { zh: '凭据', en: 'Proof', input: 'text' });
const chosen = (words: { zh: string; en: string }) =>
  labelled(z.string().regex(/^\d{1,3}$/u), { ...words, input: 'member' });

export const AddMember = demanding(
  z.object({
    source: labelled(z.enum(['hand', 'matter']), {
      zh: '怎么加',
      en: 'From where',
      input: 'choice',
      options: [
        { value: 'hand', zh: '手工填写', en: 'Written down by hand' },
        { value: 'matter', zh: '已经登记的投诉', en: 'A complaint that is registered' },
      ],
    }),
    number: labelled(numberTyped().max(30).default(''), {
      zh: '投诉编号',
      en: 'Its number',
      hintZh: '原件并进来，编号和查询码照用',
      hintEn: 'It keeps its number and query code',
      input: 'text',
      when: { field: 'source', is: ['matter'] },
    }),
    name: labelled(written().max(50).default(''), {
      zh: '姓名',
      en: 'Name',
      input: 'text',
      when: { field: 'source', is: ['hand'] },
    }),
    phone: labelled(written().max(20).default(''), {
      zh: '电话',
      en: 'Telephone',
      input: 'text',
      when: { field: 'source', is: ['hand'] },
    }),
    address: labelled(written().max(200).default(''), {
      zh: '地址',
      en: 'Address',
      input: 'text',
      when: { field: 'source', is: ['hand'] },
      optional: true,
    }),
    amountFen: labelled(toldSum, {
      zh: '涉及金额',
      en: 'Amount',
      input: 'money',
      wrongZh: '请写数字，例如 1750',
      when: { field: 'source', is: ['hand'] },
      optional: true,
    }),
    mediate: labelled(z.enum(['yes', 'no', 'later']), {
      zh: '同意调解吗',
      en: 'Agrees to mediation?',
      input: 'choice',
      options: [...yesNo, { value: 'later', zh: '以后再问', en: 'To be asked' }],
    }),
    agreedOn: labelled(z.iso.date(), { zh: '同意共同投诉的日期', en: 'Agreed to complain jointly on', input: 'day' }),
    way,
    proof,
  }),
);
export type AddMember = z.infer<typeof AddMember>;

export const ElectRepresentatives = z.object({
  first: chosen({ zh: '代表人一', en: 'First representative' }),
  second: labelled(
    z
      .string()
      .regex(/^\d{1,3}$/u)
      .nullable()
      .default(null),
    { zh: '代表人二', en: 'Second representative', input: 'member' },
  ),
  on: labelled(z.iso.date(), { zh: '推选日期', en: 'Day of the election', input: 'day' }),
  paper: labelled(written().min(2).max(100), {
    zh: '推选书',
    en: 'The paper',
    hintZh: '编号、存放在哪里；变更代表人也要重新签',
    hintEn: 'Number and place; a change is signed anew',
    input: 'text',
  }),
  signedByAll: labelled(z.boolean().default(false), {
    zh: '共同投诉人都在推选书上签了名',
    en: 'All members have signed it',
    input: 'tick',
  }),
});

export const RecordMemberWish = z.object({
  member: chosen({ zh: '哪一位', en: 'Which member' }),
  kind: labelled(z.enum(memberWishKinds), {
    zh: '哪一件事',
    en: 'About what',
    input: 'choice',
    options: memberWishKinds.map((value) => ({ value, ...memberWishWords[value] })),
  }),
  given: labelled(z.enum(['yes', 'no']), { zh: '同意吗', en: 'Agrees', input: 'choice', options: yesNo }),
  on: labelled(z.iso.date(), { zh: '日期', en: 'Day', input: 'day' }),
  way,
  proof,
});

export const MemberLeaves = z.object({
  member: chosen({ zh: '谁退出', en: 'Who leaves' }),
  how: labelled(z.enum(['withdraws', 'alone']), {
    zh: '以后怎么办',
    en: 'And then',
    hintZh: '都不投诉了的，逐位记退出；剩最后一位时用“记撤回”，受理前就此办结，受理后以撤回终止调解',
    hintEn:
      'Where all withdraw, each leaves; of the last one the withdrawal is recorded, which ends the matter or the mediation',
    input: 'choice',
    options: [
      { value: 'withdraws', zh: '不再投诉', en: 'He withdraws' },
      {
        value: 'alone',
        zh: '单独投诉（有自己编号的接着办原件，没有的另立一件，不用重填）',
        en: 'He goes on alone with a complaint of his own',
      },
    ],
  }),
  on: labelled(z.iso.date(), { zh: '退出日期', en: 'Day', input: 'day' }),
  reason: labelled(written().min(2).max(300), { zh: '他的话', en: 'His words', input: 'text' }),
});
