/** Words by which contracts and notices say who is who; each a piece of a pattern, the longer ones first. */

/** 经营者 */
export const operator =
  '(?:本(?:餐|饭|酒)?店|本(?:餐厅|酒楼|酒店|宾馆|公司|中心|院|校|社|场|馆|站|处|平台|企业|商场|超市|会所|行|所|机构|俱乐部|影楼|园|景区|网站|诊所|幼儿园|驾校|部|会馆|吧|局|方|商户|软件|店方)|我们|[我贵该](?:店|公司)|我(?:司|方|行|校|院|社|园|馆|处|站|中心|机构|所|局)|店家|店方|(?:馆|园|院|社|行|局|场)方|驿站|代收点|管理处|维修部|乐园|诊所|医院|驾校|幼儿园|供电所|自来水厂|组团社|地接社|主办方|组织方|开发企业|租赁公司|婚庆公司|装修公司|装饰公司|工作室|门店|商行|专卖店|4S店|商家|商场|商户|卖家|卖方|出卖人|销售(?:方|商|者)|经销商|开发商|酒楼|酒店|餐厅|饭店|宾馆|旅馆|民宿|物业(?:公司|服务企业|服务中心|管理处|方)?|快递(?:公司|企业|员)?|物流公司|承运人|供(?:电|水|气|热|暖)(?:公司|企业|单位|方)?|电力公司|自来水公司|燃气公司|(?:电信|通信|移动|联通|宽带)(?:公司|企业|运营商)?|运营商|公司|中心|机构|学校|校方|培训(?:机构|中心|学校|方)|俱乐部|健身房|会所|美容院|美发店|旅行社|景区|平台|网站|影楼|摄影店|照相馆|洗衣店|干洗店|停车场|管理方|车行|维修厂|银行|保险公司|中介|房东|出租[人方]|经营者|服务(?:方|商|提供者)|商店|超市|厂家|本方|保管方|甲方|乙方)';

/** 消费者 */
export const consumer =
  '(?:消费者|顾客|客人|客户|宾客|食客|会员|持卡人|用户|用气户|用水户|用电户|用热户|业主|住户|买受人|购房[人者]|买方|买家|购车[人者]|车主|学员|考生|学生|家长|幼儿|孩子|监护人|游客|旅游者|旅客|乘客|团员|住客|入住人|寄件人|收件人|收货人|寄递人|租客|承租人|患者|求美者|新人|读者|观众|储户|投保人|被保险人|借款人|托运人|寄送人|委托人|定作人|购票人|就诊者|玩家|住宿者|承租方|租车人|驾驶人|购卡人|您|本人|个人|自己|其本人|当事人|购买者|使用者|参加者|参与者|甲方|乙方)';

/** A consumer who is nobody else: 甲方 and 乙方 may be either. */
export const surelyConsumer = consumer.replace('|甲方|乙方)', ')');
/** An operator who is nobody else. */
export const surelyOperator = operator.replace('|甲方|乙方)', ')');

/** Without an end of the clause. */
export const within = (n: number): string => `[^。；;!！?？]{0,${n}}`;
/** Without a pause either. */
export const near = (n: number): string => `[^。；;!！?？，,]{0,${n}}`;

/** 一律 and what is said like it. */
export const always = '(?:概|一概|一律|均|恕|都|也|则|并|绝|全部|亦|皆|将|再|一切|坚决|绝对|统统|同样)';

export const pattern = (source: string): RegExp => new RegExp(source, 'gu');
export const mark = (source: string): RegExp => new RegExp(source, 'u');
