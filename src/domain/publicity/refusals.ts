import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of typical cases and of boards refuse. */
export const publicityRefusals = {
  'example-source': {
    status: 422,
    zh: '没有这一件，或者它还没有谈成、办结；请核对编号。',
    en: 'There is no such matter, or it has not been settled; check the number.',
  },
  'example-already': {
    status: 409,
    zh: '这一件已经有案例 {number}；请在那一条上改，不用另起。',
    en: 'There is a case {number} from this matter already; change that one.',
  },
  'example-unfit-already': {
    status: 409,
    zh: '这一件已经有人说过不适合；刷新看看理由，还想写的按“起草案例”填它的编号。',
    en: 'Somebody has said that it is not suitable; reload to see why, or draft a case by its number all the same.',
  },
  'example-not-candidate': {
    status: 409,
    zh: '这一件现在不在候选里，不用说不适合；刷新看看现在的候选。',
    en: 'It is no candidate now, so there is nothing to judge; reload to see which are.',
  },
  'example-no-lesson': {
    status: 422,
    zh: '还没有写消费提醒；请先改稿，写一两句给大家提个醒。',
    en: 'It says nothing yet of what a buyer learns; write that first.',
  },
  'example-nowhere': {
    status: 422,
    zh: '不上公示栏，也不发网页，就等于没有发布；请至少选一样。',
    en: 'It goes on no board and no page; choose one of them.',
  },
  'publication-names': {
    status: 422,
    zh: '还不能公开：里面有“{words}”，说得出是谁；请按每一处的提示改掉，确实不是的由审核的人写明理由放行。',
    en: 'It cannot be published: “{words}” tells who somebody is; change each as it says.',
  },
  'public-names': {
    status: 422,
    zh: '这些话马上就公开：里面有“{words}”，说得出是谁；请按每一处的提示改掉，或者换个说法。',
    en: 'These words become public at once: “{words}” tells who somebody is; change each as it says.',
  },
  'recall-names': {
    status: 422,
    zh: '名单人人看得到，里面有看得出是谁的话；请按每一处的提示改掉，写东西的毛病，不写谁家。',
    en: 'Everybody reads the list, and it tells who somebody is; change each as it says.',
  },
  'warning-act-over': {
    status: 409,
    zh: '“最晚哪天要办”写的 {day} 已经过了；请退回修改，换一天或者不写。',
    en: 'The last day in it, {day}, is over; send it back and choose another.',
  },
  'warning-own-review': {
    status: 409,
    zh: '审查是您做的，批准要由另一个人；请等别的能批准的人来批。',
    en: 'You reviewed it; somebody else approves it.',
  },
  'publication-off': {
    status: 404,
    zh: '本县还没有确认公示办法，现在不公示投诉；管理员确认以后再来。',
    en: 'The county has not confirmed its rule of publication yet: no complaint is public.',
  },
  'publication-source': {
    status: 422,
    zh: '没有这一件，或者您看不到它；请核对投诉编号。',
    en: 'There is no such complaint, or you may not see it; check the number.',
  },
  'publication-already': {
    status: 409,
    zh: '这一件已经在“公示”里了；请打开那里的那一条。',
    en: 'This complaint stands among the publications already; open that one.',
  },
  'publication-gone': {
    status: 409,
    zh: '这件投诉的个人信息已经清除，不能再公示。',
    en: 'The personal content of this complaint was erased; it cannot be published.',
  },
  'publication-secret': {
    status: 409,
    zh: '调解里发现的线索还在核查，现在不公示；核查完了再定，或者选“不公示”写明理由。',
    en: 'A clue is still looked into; decide when that is over, or withhold it with the reason.',
  },
  'publication-under-review': {
    status: 409,
    zh: '投诉人不满意，正在复核；答复以后再定公示。',
    en: 'Its review waits for an answer; decide on publication afterwards.',
  },
  'publication-no-operator': {
    status: 409,
    zh: '经营者档案里还没有认定是哪一家，或者没有统一社会信用代码；请先在经营者档案里补上，认不准的选“不公示”。',
    en: 'The register does not say which operator it is, or has no credit code for it; put that right first, or withhold it.',
  },
  'publication-own-name': {
    status: 409,
    zh: '店名里就有投诉人的姓名，公示了看得出是谁；请选“不公示”，理由“改了还是看得出是谁”。',
    en: 'The name of the shop has the complainant’s in it; withhold it.',
  },
  'publication-reviewed': {
    status: 409,
    zh: '这件投诉人同意公示，由没有办它的人在宣教“公示”里定；请打开那里的这一条，正在复核、核查线索的等完了再定。',
    en: 'Its complainant agreed to publication: somebody who did not handle it decides, under Publicity.',
  },
  'publication-own-pass': {
    status: 409,
    zh: '“{words}”是您自己放行的，您不能再同意公示；请别的审核人来定，或者把这几个字改掉。',
    en: 'You let “{words}” through yourself; somebody else publishes it, or change the words.',
  },
  'publication-rule-ahead': {
    status: 409,
    zh: '这个办法 {day} 起才施行；到那天再确认。',
    en: 'The rule is in force from {day} only; confirm it then.',
  },
  'publication-wrong-code': {
    status: 403,
    zh: '编号或者查询码不对；请照公示告知书上的写，没有告知书的带营业执照到所里提。',
    en: 'The number or the code is wrong; write them as the notice has them, or come to the office with the licence.',
  },
  'publication-objected-already': {
    status: 409,
    zh: '这一条已经有异议在查；答复以后再提。',
    en: 'An objection is being looked into already; raise another after its answer.',
  },
  'pass-own': {
    status: 403,
    zh: '自己写的稿子不能自己放行；请别的审核人来定。',
    en: 'Nobody lets a piece of his own text through; somebody else decides.',
  },
  'pass-fixed': {
    status: 422,
    zh: '证件号、当事人姓名和没有依据的店名不能放行；请改掉。',
    en: 'Identity numbers, parties and shops without evidence are never let through; change them.',
  },
  'pass-unmarked': {
    status: 422,
    zh: '稿子里没有标出这几个字；请从标出来的地方选。',
    en: 'The gate does not mark these words; choose one that it marks.',
  },
  'recall-table-columns': {
    status: 422,
    zh: '表里要有“产品名称”和“缺陷”两列；请在第一行写上列名。',
    en: 'The table needs a column for the product and one for the defect; name them in the first line.',
  },
  'recall-table-rows': {
    status: 422,
    zh: '一次最多导入 {most} 样，这张表有 {rows} 行；请分成几张。',
    en: 'At most {most} at a time; this table has {rows} lines.',
  },
  'recall-known': {
    status: 409,
    zh: '这个产品已经在名单上：{number}；请在那一条上改。',
    en: 'The product is on the list already as {number}; change that one.',
  },
  'posting-day-ahead': {
    status: 422,
    zh: '这一天还没到；请选贴上去的那天。',
    en: 'The day is still to come; choose the day on which it was put up.',
  },
  'trend-known': {
    status: 409,
    zh: '这一类已经在苗头单上等着定；请在那一条上起草提示，或者写明不发。',
    en: 'This class is on the list already; decide that one first.',
  },
  'outreach-day-past': {
    status: 409,
    zh: '这场的日子已经过了；请先“改安排”换一天，或者记“没办成”。',
    en: 'Its day has passed; choose another day first, or cancel it.',
  },
  'checkin-over': {
    status: 409,
    zh: '这个签到码用不了：不是今天的，或者已经散会；请再扫一次现场的码。',
    en: 'This code cannot be used now: it is not for today, or the event is over; scan the one on the spot again.',
  },
  'stock-short': {
    status: 409,
    zh: '这里只剩 {left} 份，不够；请改数量，或者先补领。',
    en: 'Only {left} are left there; take less, or issue more first.',
  },
} as const satisfies Record<string, RefusalRow>;
