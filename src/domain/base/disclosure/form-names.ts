/** Names in the fields of a form: 「经办人：沙明；审核：古丽」, 「落款朱自清」, 「我叫路路」, 「（手印）符大海」. Behind such a word anything is a name. */
import * as words from './name-words.ts';
import { hasFunctionWord, type Reading, type Span } from './reading.ts';

const label =
  '(?:(?:投诉|举报|反映|申请|被申请|联系|联络|经办|承办|审核|审批|记录|接待|值班|收件|收货|寄件|发件|委托|代理|监护|担保|证明|见证|承诺|当事|受害|报案|签字|签名|签收|来信|来访|来电|开户|责任|调解|陪同|法定代表|合伙|经营)人(?:员)?(?:姓名|签名|签字|署名)?|(?:当事|消费|受害|投诉|举报|反映)者|姓名|名字|户名|户主|业主|机主|车主|房主|店主|署名|落款|签名|签字|签收|经办|审核|记录|复核|批准|校对|甲方|乙方|丙方|客户|顾客|会员|患者|病人|孕妇|产妇|学生|考生|原告|被告|法定代表人|负责人|法人|买家|卖家|收款方|代理人|监护人|申请人|名叫|真名|本名|大名|小名|乳名|外号|绰号|网名|昵称|人称|自称)';
const marked = new RegExp(
  String.raw`${label}(?:姓名|名字)?\s?[：:]\s?[“"（(]?(\p{Script=Han}{2,4})(?=$|[^\p{Script=Han}])`,
  'gdu',
);
const called = [
  // 「我叫路路，」, 「名叫蒙蒙」, 「她叫于是。」, 「小名毛蛋的孩子」
  /(?:我|他|她|人|孩子|外教|保姆|名字|大名|小名|乳名|真名|学名|外号|绰号|网名|人称|名)(?:就)?叫(?:做)?[“"]?(\p{Script=Han}{2,4})(?=$|[^\p{Script=Han}])/dgu,
  /(?:小名|乳名|外号|绰号|落款|署名|网名)(?:是|为|叫|就叫)?[“"]?(\p{Script=Han}{2,4}?)(?=$|[^\p{Script=Han}]|的(?:孩子|娃|小孩|学生|人))/dgu,
  // 「那就写我的吧，应采薇，」
  /(?<=[写用留登记][我俺]的(?:名字?)?吧?[，：:]\s?)(\p{Script=Han}{2,4})(?=[，。；])/dgu,
  /(?:我是|俺是|本人|我系)(\p{Script=Han}{2,3})(?=[，。！（(]|啊[，。]|$)/dgu,
  /(?:^|[，。；：“"\s])[“"]?(\p{Script=Han}{2,4})[”"]?是(?:他|她|其|我|店主|老板|本人|理发店老板)?(?:的)?(?:网名|外号|绰号|小名|乳名|笔名)/dgu,
  /(?:末尾写着|署名|落款|签名)[：:“\s]{0,3}((?:\p{Script=Han}{2,8}\s)?\p{Script=Han}{2,4})(?=$|[”。，\n])/dgu,
  /(?:理事长|董事长|总经理|合作社社长|法人|店主|社长)(\p{Script=Han}{2,3})(?=签|说|称|不|表|与|和|[，。])/dgu,
  /(?<=\d{3}[，,、\s]{1,2}(?:户名)?)(\p{Script=Han}{2,3})(?=[。，；]|$)/dgu,
  /(?:外教|保姆|月嫂|护工|孕妇|产妇|户主|落款|团长|群主)(\p{Script=Han}{2,3})(?=[，。；、：）)]|课|$)/dgu,
];

/** What stands in such a field and is nobody. */
const nobody =
  /(?:公司|中心|超市|商店|门市|农资|协会|委员会|人民|政府|管理|服务|平台|学校|医院|银行|商家|经营|消费|某|先生|女士|^经[查比核调鉴检审协]|身份|电话|地址|日期|年月|姓名|单位|部门|同上|不详|无|空|盖章|公章|手印|本人|要求|请|应当|必须|可以|不得|需要|如何|怎么|什么|我们|你们|他们|本地|外地|农民|农户|村民|居民|学生|老人|老师|党员|干部)/u;

export function formNames({ text }: Reading): Span[] {
  return [marked, ...called].flatMap((form) =>
    [...text.matchAll(form)].flatMap((found) => {
      const [at = 0, end = 0] = found.indices?.[1] ?? [];
      const name = text.slice(at, end);
      const isNobody = nobody.test(name) || words.nobodies.has(name) || /[村镇乡县市区庄店厂局所站的]$/u.test(name);
      return isNobody || hasFunctionWord(name.slice(0, 1)) ? [] : [{ at, end }];
    }),
  );
}
