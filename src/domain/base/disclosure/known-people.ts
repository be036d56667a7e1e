/**
 * Who is known without a name: what somebody is at which place (「石桥派出所的辅警」), the only one of a trade (「全镇养鸵鸟的就一家」), few of a village,
 * whose kin (「尚书记的小舅子」), and where somebody lives by the words before it. A person decides on each of these.
 */
import type { LeakKind, LeakMark } from './leak-mark.ts';
import { townIn } from './place-leaks.ts';

const org =
  '(?:小学|中学|[一二三四五六七八九]中|幼儿园|卫生院|卫生室|医院|妇幼保健院|诊所|派出所|税务所|税务局|财政所|信用社|银行|村委会|居委会|学校|供销社|粮站|粮食局|农技站|邮局|法院|检察院|养老院|敬老院|客运站|干休所|小区|村|镇|乡|县|社区|街|供电所|供水站|水管所|收费站|粮管所|卫生所|妇保院|保健院|工厂|[^\\s]厂|公司|大队|合作社|加油站|一中|二中|三中)';
const role =
  '(?:班主任|(?:语文|数学|英语|体育|美术|音乐|物理|化学|代课)老师|教师|老师|校长|副校长|园长|院长|护士长|大夫|医生|护士|麻醉科主任|主任|村医|会计|支书|书记|村长|妇女主任|辅警|民警|保安|门卫|食堂承包人|承包人|厨师|炊事员|副所长|所长|站长|局长|出纳|职工|电工|水管员|开锁师傅|牙科大夫|接生婆|抄表员|抄表工|保洁|保洁员|收费员|理事长|社长|队长|厂长|库管|快递员|投递员|司机|剃头匠|理发师|传达室(?:大爷|老头)?)';
const post = new RegExp(
  String.raw`(?<=^|[^\p{Script=Han}]|[是在由让被找跟和与从到叫])((?:(?![的了和与及或应当由请各在是])\p{Script=Han}){1,9}?${org}(?:(?:高|初)[一二三](?:[（(][0-9一二三四五六七八九十]{1,2}[）)]班)?|[一二三四五六]年级(?:[0-9一二三四五六七八九十]{1,2}班)?)?(?:里|的|唯一的|就一个)?(?:\p{Script=Han}{0,4}科的?)?${role})`,
  'gdu',
);
/** Offices that everybody may know. */
const office = /监管|管理局|消协|协会|联络站|服务站|各|每|全县|全市|农村|乡镇|有关|相关|基层|行政村|医护|学校校长/u;

const trade = '(?:卖|修|养|开|教|做|收|磨|弹|补|杀|剃|种|包|放|酿|打)';
const only = [
  // 「茶庵村唯一一家养鹿的」, 「全镇养鸵鸟的就一家」, 「那个瘸腿修鞋的」
  String.raw`(?:全[村镇乡县组]|[本我咱][村镇组]|\p{Script=Han}{2,5}[村镇庄组])(?:里)?(?:的)?(?:唯一|只有|就)(?:的)?(?:一[家户个])?${trade}?\p{Script=Han}{1,4}(?:的|[匠师医户](?=[，。也说来在的]))(?!人都)`,
  String.raw`(?:全[村镇乡组]|[本我咱][村镇组])(?:里)?${trade}\p{Script=Han}{1,4}的(?:就|只有|只|仅)(?:有)?[他她]?[一1](?:家|户|个)`,
  String.raw`(?:那个|这个|村里那个|街上那个)(?:\p{Script=Han}{1,3}[腿眼手嘴]|\p{Script=Han}{0,2})${trade}(?:过)?\p{Script=Han}{1,3}的(?:老先生|老头|老太太|师傅|小伙子?|女人|男人|两口子)?`,
  String.raw`(?:\p{Script=Han}{2,6}(?:门口|路口|桥头|街口|集上|东头|西头))${trade}\p{Script=Han}{1,3}的(?:两口子|老头|老太太|师傅|大姐|大哥|女人|男人|那家)?`,
  String.raw`一[个位名](?:在\p{Script=Han}{2,6}(?:局|所|院|站|厂|校|公司)(?:里)?(?:上班|开车|工作|当\p{Script=Han}{2,3}|看门|做饭)|姓\p{Script=Han})的(?:退伍军人|年轻人|老人|妇女|男子|女子|小伙子?|姑娘|老师|司机|\p{Script=Han}{2})`,
  String.raw`(?:安徽|河南|河北|山东|山西|陕西|江苏|浙江|湖北|湖南|四川|贵州|云南|广西|广东|福建|江西|甘肃|青海|新疆|西藏|内蒙古|东北|辽宁|吉林|黑龙江|外地)(?:籍|来)的(?:租户|租客|老板|女人|男人|媳妇|打工的|工人|\p{Script=Han}{0,2}(?=\p{Script=Han}{2}[在说]))?`,
  String.raw`\p{Script=Han}家(?:大院|胡同|老宅|祠堂)的(?:老太太|老头|老人|媳妇|孩子|\p{Script=Han}{2})`,
  String.raw`\p{Script=Han}{2,4}村养(?:蜂|鹿|鸵鸟|狐狸|貂|蛇|鸽|驴|兔|鸭|鹅|羊|牛|鱼)的`,
].map((form) => new RegExp(form, 'gu'));

const few = [
  // 「全村只有一户」, 「茶庵组共2人」, 「其中两户」
  String.raw`(?:全[村镇组]|[本我咱][村组]|村里|组里|\p{Script=Han}{1,4}[村庄组屯])[^，。；！？\n]{0,6}?(?:只有|就|仅有?|共|有)?(?<![0-9０-９一二三四五六七八九十百千万第几点.])[1-4一二两三四](?:户|人(?![民员们口]))`,
  String.raw`(?:其中|里头|仅有?|只有)(?<![0-9一二三四五六七八九十百千万第几点.])[1-4一二两三四]户`,
  String.raw`(?<![\p{Script=Han}\d])[一1]户(?=[一二三四五六七八\d]口人)`,
].map((form) => new RegExp(form, 'gu'));

const neighbour = new RegExp(
  String.raw`(?:邻居|隔壁|对门|东头|西头|\p{Script=Han}{2,3})家的?(?:[大二三四五小]?(?:闺女|儿子|小子|丫头|媳妇|女婿|孙子|孙女))(?![店们])`,
  'gu',
);
const occupant =
  /(?:\p{Script=Han}{0,6}小区)?[一二三四五六七八九十\d]{1,3}号?楼(?:[一二三四五六七八九十\d]{1,2}单元)?(?:[一二三四五六七八九十\d]{1,3}层?)?的(?:孕妇|老太太|老人|老大爷|租户|住户|业主|住家|小两口|女人|男人|那家)/gu;

const kin = new RegExp(
  String.raw`(?:(?![的了在和与是到说把被给])\p{Script=Han}){1,4}(?:支书|书记|村长|主任|会计|校长|所长|站长|局长|老板|队长|镇长|乡长|县长)(?:家)?的?(?:二小子|三小子|小舅子|小姨子|大舅哥|儿子|闺女|女儿|弟弟|哥哥|侄子|侄女|外甥|女婿|儿媳|媳妇|老婆|爱人|爹|娘|亲家|连襟|妹夫|姐夫)(?!店)`,
  'gu',
);

/** What leads to where somebody lives, and what in it is nearer than a town. */
const home =
  /(?<=(?:家住|住在|住址|住|现居|居住[在于]|地址|家在|家庭住址|寄(?:到|给|往)|送到|户籍|籍贯|房号|门牌号?|楼号|房间号?)(?:[：:是为在于]|\s){0,2})(?!所|的|房|院|宿|户|店|进|满|了|过|处|在|于|是|为|址|到|往|给)([^，。；、！？,;：:\s（）()“”的]{3,30})/gu;
/** Where somebody comes from, be it a whole province. */
const origin =
  /(?<=(?:籍贯|户籍(?:所在)?地?|出生地|祖籍)(?:[：:是为在于]|\s){0,2})(?!所|地|是|为|在)((?:\p{Script=Han}{2,9}?[省市县区州旗]){1,3}\p{Script=Han}{0,6}[镇乡村]?)/gu;
const nearer =
  /村|组|队|小区|社区|号|楼|单元|栋|幢|[街路巷]|胡同|大院|院(?!子)|[东西南北村桥河庙井][头边口沿]|对面|隔壁|门口|旁边?|后面|前面|西边|东边|楼上|楼下|[家园苑城花府庭居湾]$|床|#|\d-\d|第.{1,2}[家户排]/u;
const noHome =
  /^(?:农村|城里|本地|附近|外地|学校|宿舍|酒店|宾馆|招待所|我们|他们|一起|哪里|什么|在|院|县城|村里|城镇|乡下|楼房|平房)|消费者|大厅|协会|监管|中心|窗口|站点|经营者|商家/u;
/** An office's own house stands on its door. */
const ofOffice =
  /(?:监管所|监管局|管理局|联络站|工作站|服务站|投诉站|中心|协会|消协|法院|大厅|政府|农业农村局|大队|公司|门店|单位|厂家)[^。；\n]{0,10}$/u;

/** Houses by themselves: 「三组村头第二家」, 「6#1502」, 「3-2-501」, 「井台西边」. */
const house = (
  [
    [
      /第/u,
      String.raw`(?:[\p{Script=Han}]{0,6}(?:村|庄|街|组|队|路)?(?:[东西南北]头|村[头口尾]|桥头|街口|[东西南北]边)?)(?:第?[一二三四五六七八九十\d]{1,2}排)?第[一二三四五六七八九十\d]{1,2}[家户](?!店|企|公|单|卖|摊|铺|做|开)`,
    ],
    [
      /[组队]/u,
      String.raw`(?<!第|[\d一二三四五六七八九十])(?:(?:(?![住在到来去从是的])\p{Script=Han}){0,6}[村庄寨湾岗坡洼屯镇])?[一二三四五六七八九十\d]{1,3}(?:村民)?(?:组|队)(?=$|[，。、；]|[东西南北井村头的]|[\s]?\d{1,3}号)`,
    ],
    [/#/u, String.raw`(?<![A-Za-z\d#])\d{1,3}#\d{0,2}-?\d{3,4}(?!\d)`],
    [/-/u, String.raw`(?<![\d-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])`],
    [
      /家属院|老院|大院|筒子楼/u,
      String.raw`(?:[\p{Script=Han}]{2,8}(?:街|路|巷|胡同))?(?:\p{Script=Han}{2,6}(?:家属院|老院|大院|筒子楼))(?:老楼|新楼|平房)?`,
    ],
    [
      /对面|隔壁|旁边|后面|楼上|楼下/u,
      String.raw`(?:(?![住在到的])\p{Script=Han}){2,8}(?:对面|隔壁|旁边|后面|楼上|楼下)(?:\p{Script=Han}{2,6}(?:楼上|楼下|后院))?(?=的(?:租客|住户|人家|那家|一家))`,
    ],
    [/床/u, String.raw`(?:县|市|镇|\p{Script=Han}{2,4})(?:医院|卫生院)[^，。；\n]{0,8}?\d{1,3}床`],
  ] as const satisfies readonly (readonly [RegExp, string])[]
).map(([need, form]) => [need, new RegExp(form, 'gu')] as const);

/** A character that each of these has; without it the pattern is not tried on the text. */
const postNeeds = /[警板头师长大医护主会计书民保卫包厨炊所站局出职工电水接抄洁收库快投司剃理传支]/u;
const homeNeeds = /[住址籍寄送号]|家在|居/u;

export function knownPeople(text: string): LeakMark[] {
  const mark =
    (kind: LeakKind, instead: string) =>
    (found: RegExpMatchArray): LeakMark => ({
      at: found.index ?? 0,
      words: found[1] ?? found[0],
      kind,
      instead,
      guessed: true,
    });
  const has = (need: RegExp, form: RegExp) => (need.test(text) ? [...text.matchAll(form)] : []);
  const posts = has(postNeeds, post).filter(({ 0: words }) => !office.test(words));
  const homes = has(homeNeeds, home).filter(
    ({ 1: words = '', index }) =>
      nearer.test(words) &&
      !noHome.test(words) &&
      !/(?:经营|营业|注册|生产|办公|检查|门店|店铺)(?:场所)?地址?.{0,3}$/u.test(
        text.slice(Math.max(0, index - 9), index),
      ) &&
      !ofOffice.test(text.slice(Math.max(0, index - 24), index)),
  );
  return [
    ...posts.map(mark('person', '有人')),
    ...(text.includes('的') ? only : []).flatMap((form) => [...text.matchAll(form)].map(mark('person', '有人'))),
    ...(/[户人]/u.test(text) ? few : []).flatMap((form) => [...text.matchAll(form)].map(mark('few', '少数'))),
    ...has(/家|邻|隔|对门|东头|西头/u, neighbour)
      .filter(({ 0: words }) => !/^(?:大|国|人|商|厂|店|老人|消费者|农|亲)/u.test(words))
      .map(mark('person', '有人')),
    ...has(/楼/u, occupant).map(mark('address', '')),
    ...has(postNeeds, kin).map(mark('person', '有人')),
    ...has(/籍|出生地/u, origin).map(mark('village', '')),
    ...homes.map((found) => mark('address', townIn(found[1] ?? ''))(found)),
    ...house.flatMap(([need, form]) =>
      has(need, form)
        .filter(({ index }) => !ofOffice.test(text.slice(Math.max(0, index - 24), index)))
        .map(mark('address', '')),
    ),
  ];
}

/** Sex, people and age beside a name: 「解文静，女，回族，四十三岁」. */
const beside =
  /(?<=[，,、（(；;\s])(?:[男女](?=[，,、）);；\s]|$)|(?:汉|回|满|苗|壮|维吾尔|藏|蒙古?|彝|土家|侗|瑶|白|朝鲜|哈萨克|黎|畲|傣|布依)族(?=[，,、）);；。\s]|$))/gu;

/** 「（原粮站站长）」, 「（女儿）」, 「在柳河税务所上班，任副所长」, 「在城关三小读三年级」: what somebody beside is, or where. */
const besideForms = [
  /[（(]原?\p{Script=Han}{2,8}(?:站长|所长|主任|校长|会计|书记|老师|医生|职工|厂长|经理)[）)]/gu,
  /(?<=[（(])(?:女儿|儿子|父亲|母亲|妻子|丈夫|女婿|儿媳|孙子|孙女|哥哥|弟弟|姐姐|妹妹)(?=[）)])|之[女子妻夫父母](?=[，。；]|$)/gu,
  /(?<=在)\p{Script=Han}{2,8}(?=(?:上班|打工|做(?:保洁|饭|工|保安|会计)|看门|工作|任教|就职|供职|当\p{Script=Han}{2,3}))/gu,
  /(?<=任)(?:副)?(?:所长|站长|校长|主任|科长|院长|经理|局长|会计|书记)/gu,
  /(?<=[在读上是，、（(\s])(?:\p{Script=Han}{1,6}(?:小学|中学|幼儿园|[一二三四五六七八九][小中]))?(?:读|上|念|的)?(?:[一二三四五六七八九1-9]年级|[一二三四五六七八九](?=[（(][0-9])|[大中小][一二三四]?班|[高初][一二三])?(?:[（(][0-9一二三四五六七八九十]{1,2}[）)]班)?(?=[，。；、！的读上念]|$)/gu,
];

export function nearNames(text: string, people: readonly LeakMark[]): LeakMark[] {
  if (!people.some(({ kind }) => kind === 'name')) return [];
  return besideForms.flatMap((form) =>
    [...text.matchAll(form)]
      .filter(
        ({ 0: words, index }) =>
          words.length > 1 && people.some((one) => one.kind === 'name' && Math.abs(index - one.at) <= 30),
      )
      .map(({ 0: words, index }): LeakMark => ({ at: index, words, kind: 'person', instead: '', guessed: true })),
  );
}

export function besideNames(text: string, people: readonly LeakMark[]): LeakMark[] {
  return [...text.matchAll(beside)]
    .filter(({ index }) =>
      people.some((one) => one.kind === 'name' && Math.abs(index - one.at - one.words.length) <= 8),
    )
    .map(({ 0: words, index }) => ({ at: index, words, kind: 'person', instead: '' }));
}
