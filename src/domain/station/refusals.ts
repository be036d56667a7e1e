import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of stations and their funds refuse. */
export const stationRefusals = {
  'fund-day-ahead': {
    status: 422,
    zh: '票据日期还没到；请核对日期。',
    en: 'The day of the paper is still to come; check it.',
  },
  'fund-beyond': {
    status: 422,
    zh: '这个站点今年只剩 {left} 元；请先记安排的经费并核准，或者写明超出的理由。',
    en: 'Only {left} yuan are left for this station this year; record what it is given, or say why more is spent.',
  },
  'charter-measure-short': {
    status: 422,
    zh: '量出来的数达不到“{item}”，不能记为达到；请改数，或者不要打勾。',
    en: 'The measure does not reach “{item}”; correct the figure or leave it unticked.',
  },
  'charter-photo-missing': {
    status: 422,
    zh: '“{items}”记为达到要有照片为证；请逐条拍照加上，或者不要打勾。',
    en: 'A photo has to show “{items}”; add one to each item, or leave it unticked.',
  },
  'charter-measure-photo': {
    status: 422,
    zh: '“{items}”记为达到要有照片为证，请逐条拍照加上；“{measured}”由量出来的数记为达到，不拍照不行。',
    en: 'A photo has to show “{items}”; add one to each. “{measured}” is met by its measure and needs the photo.',
  },
  'charter-not-admitted': {
    status: 422,
    zh: '{name}还有必备条件没达到：{items}；改好后再核查一次。',
    en: '{name} does not meet: {items}. Inspect it again when that is done.',
  },
  'charter-kit-missing': {
    status: 422,
    zh: '还没有送到：{items}；先登记资料送达，再开始运行。',
    en: 'Not delivered yet: {items}. Record the kit first.',
  },
  'charter-matters-open': {
    status: 409,
    zh: '站里还有 {n} 件没有办完（{numbers}）；请逐件写明交给哪个站点或者交所里。',
    en: '{n} matters are open at the station ({numbers}); say for each who takes it.',
  },
  'charter-instructions-open': {
    status: 409,
    zh: '还有 {n} 条发给这个站点的指令没有回报；请先办结或者撤回。',
    en: '{n} instructions to this station are open; close or withdraw them first.',
  },
  'charter-successor': {
    status: 422,
    zh: '接手的站点要在运行、服务附近居民，而且不是本站；请另选，或者交所里。',
    en: 'Who takes over must be another active station that serves homes; choose another, or the office.',
  },
  'duty-changed': {
    status: 409,
    zh: '“{title}”改过了，现在是第 {version} 版，您看的是另一版；请看完现在这一版再签。',
    en: '“{title}” is version {version} by now and you read another; read it and sign again.',
  },
  'standard-missing': {
    status: 422,
    zh: '县里还没有这一类站点用的清单；请到 管理 › 站点标准 里建一个。',
    en: 'The county has no such list for this kind of station; make one in Administration › Standards.',
  },
  'station-message-names': {
    status: 400,
    zh: '站点之间的消息不写人：姓名、电话、证件号请去掉再发。',
    en: 'Messages between stations name nobody: leave out names, telephones and numbers.',
  },
} as const satisfies Record<string, RefusalRow>;
