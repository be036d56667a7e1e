/**
 * 列 (column): which fields of ours a column of somebody else's table may hold, and what the exports of 全国12315平台 and the work
 * orders of 12345 call them.
 */

interface ImportField {
  zh: string;
  en: string;
  /** A row without it cannot be registered (《办法》第十条). */
  required: boolean;
  /** What the exports of 全国12315平台 and the work orders of 12345 call it; the likeliest first. */
  headers: readonly string[];
}

/** The fields of ours that a column may hold. */
export const importFields = {
  platformNumber: {
    zh: '平台编号',
    en: 'Platform number',
    required: true,
    headers: [
      '投诉编号',
      '登记编号',
      '工单编号',
      '编号',
      '平台编号',
      '业务编号',
      '单号',
      '工单号',
      '诉求编号',
      '举报编号',
      '咨询编号',
    ],
  },
  kind: {
    zh: '类型',
    en: 'Kind',
    required: false,
    headers: ['业务类型', '诉求类型', '信息类型', '工单类型', '件类型', '类型'],
  },
  channel: {
    zh: '来源',
    en: 'Channel',
    required: false,
    headers: ['接收方式', '登记渠道', '来源渠道', '信息来源', '诉求来源', '工单来源', '受理渠道', '来源'],
  },
  receivedAt: {
    zh: '收到时间',
    en: 'Received',
    required: false,
    headers: [
      '登记时间',
      '受理时间',
      '接收时间',
      '来电时间',
      '派单时间',
      '转办时间',
      '投诉时间',
      '登记日期',
      '创建时间',
      '举报时间',
      '咨询时间',
    ],
  },
  consumerName: {
    zh: '投诉人',
    en: 'Complainant',
    required: true,
    headers: [
      '投诉人',
      '投诉人姓名',
      '来电人',
      '来电人姓名',
      '诉求人',
      '提供方姓名',
      '提供方',
      '消费者',
      '姓名',
      '联系人',
      '举报人',
      '举报人姓名',
      '咨询人',
      '咨询人姓名',
    ],
  },
  consumerPhone: {
    zh: '投诉人电话',
    en: 'Telephone',
    required: true,
    headers: [
      '联系电话',
      '投诉人电话',
      '来电号码',
      '联系方式',
      '手机号码',
      '来电电话',
      '提供方电话',
      '手机号',
      '电话',
      '举报人电话',
      '咨询人电话',
    ],
  },
  consumerAddress: {
    zh: '投诉人住址',
    en: 'Address',
    required: false,
    headers: ['联系地址', '投诉人地址', '提供方地址', '来电人地址', '举报人地址', '通讯地址', '住址'],
  },
  consumerIdNumber: {
    zh: '投诉人证件号码',
    en: 'Identity paper number',
    required: false,
    headers: ['证件号码', '身份证号', '证件号', '身份证号码'],
  },
  operatorName: {
    zh: '被投诉人',
    en: 'Operator',
    required: true,
    headers: [
      '被投诉主体',
      '企业名称',
      '被投诉人',
      '被投诉方',
      '涉及主体名称',
      '主体名称',
      '商家名称',
      '被反映单位',
      '涉事企业',
      '被举报主体',
      '被举报人',
      '被举报方',
    ],
  },
  operatorPhone: {
    zh: '被投诉人电话',
    en: "The operator's telephone",
    required: false,
    headers: ['企业电话', '被投诉人电话', '主体联系电话', '被投诉方电话', '商家电话', '企业联系电话'],
  },
  operatorAddress: {
    zh: '被投诉人地址',
    en: "The operator's address",
    required: false,
    headers: [
      '企业地址',
      '经营地址',
      '被投诉人地址',
      '主体地址',
      '事发地址',
      '被投诉方地址',
      '问题发生地',
      '诉求地址',
      '注册地址',
    ],
  },
  category: {
    zh: '商品或服务',
    en: 'Goods or services',
    required: false,
    headers: [
      '客体类别',
      '客体分类',
      '商品类别',
      '商品服务类别',
      '投诉类别',
      '客体类型',
      '诉求类别',
      '类别',
      '商品类型',
    ],
  },
  nature: {
    zh: '问题性质',
    en: 'Kind of problem',
    required: false,
    headers: ['问题类别', '问题类型', '投诉问题', '问题性质', '争议类型', '问题分类'],
  },
  story: {
    zh: '投诉内容',
    en: 'What happened',
    required: true,
    headers: [
      '投诉内容',
      '诉求内容',
      '投诉详情',
      '具体问题',
      '反映内容',
      '工单内容',
      '事由',
      '问题描述',
      '举报内容',
      '咨询内容',
      '详细内容',
      '内容',
    ],
  },
  claim: {
    zh: '请求',
    en: 'Claim',
    required: false,
    headers: ['投诉请求', '诉求目的', '投诉诉求', '具体诉求', '消费者诉求', '请求事项', '请求', '诉求', '要求'],
  },
  happenedOn: {
    zh: '哪天的事',
    en: 'When it happened',
    required: false,
    headers: ['消费时间', '事发时间', '发生时间', '购买时间', '事发日期', '消费日期'],
  },
  amount: {
    zh: '涉及金额',
    en: 'Amount',
    required: false,
    headers: ['争议金额', '涉及金额', '涉案金额', '投诉金额', '消费金额', '金额'],
  },
} as const satisfies Record<string, ImportField>;

export type ImportFieldName = keyof typeof importFields;
export const importFieldNames = Object.keys(importFields) as [ImportFieldName, ...ImportFieldName[]];

/** Where the schema of a filing keeps what a column of ours holds. */
export const fieldAt: Readonly<Record<string, ImportFieldName>> = {
  platformNumber: 'platformNumber',
  receivedAt: 'receivedAt',
  channel: 'channel',
  'consumer.name': 'consumerName',
  'consumer.phone': 'consumerPhone',
  'consumer.address': 'consumerAddress',
  'consumer.idNumber': 'consumerIdNumber',
  'operator.name': 'operatorName',
  'operator.phone': 'operatorPhone',
  'operator.address': 'operatorAddress',
  categoryCode: 'category',
  natureCode: 'nature',
  story: 'story',
  claim: 'claim',
  happenedOn: 'happenedOn',
  amountFen: 'amount',
};

/** Fields whose cells hold one of a few words, each of which means one of our codes. */
export const translatedFields = ['kind', 'channel', 'category', 'nature'] as const;
export type TranslatedField = (typeof translatedFields)[number];

/** The line of the table that names its columns: exports put a title and the day above it. */
export function headerLine(rows: readonly (readonly string[])[]): number {
  const known = new Set(importFieldNames.flatMap((field) => importFields[field].headers.map(bareName)));
  let [best, most] = [0, 0];
  rows.forEach((cells, i) => {
    const n = cells.filter((one) => known.has(bareName(one))).length;
    if (n > most) [best, most] = [i, n];
  });
  // No name is known: the first line that is more than a title.
  return most > 0
    ? best
    : Math.max(
        0,
        rows.findIndex((cells) => cells.filter((one) => one.trim() !== '').length > 1),
      );
}

/** Column names made telling: an empty one is named by its place, a second one of the same name by its turn. */
export function headersOf(cells: readonly string[]): string[] {
  const turns = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.normalize('NFKC').replace(/\s+/gu, ' ').trim().slice(0, 90) || `第${i + 1}列`;
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return turn === 1 ? name : `${name}（${turn}）`;
  });
}

/** A name without what people add to it: marks that it is required, what stands in brackets, 类, 服务 and spaces. */
export function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/gu, '')
    .replace(/[\s*:：,，、.。"“”]/gu, '')
    .replace(/(?<=.{2})类$/u, '')
    .toLowerCase();
}
