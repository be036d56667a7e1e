/**
 * 行当 (trade): the words by which a shop says what it deals in. Words of one row mean the same on a signboard (农资店, 农资经营部,
 * 农资门市); rows of one field are neighbours, so that the same brand in two of them may be one shop or two.
 */

export interface Trade {
  id: string;
  /** Neighbouring trades: a seed shop sells fertiliser too. */
  field: string;
  words: readonly string[];
}

const rows: readonly (readonly [id: string, field: string, words: string])[] = [
  ['farm', 'farm', '农资 农业生产资料 农业资料 农技 农技服务 农业服务 农业科技 植保 庄稼医院 农资超市 农用物资 农家店'],
  ['seed', 'farm', '种子 种业 种苗 良种 种子公司 菜种'],
  ['pesticide', 'farm', '农药'],
  ['fertiliser', 'farm', '化肥 肥料 肥业 复合肥 农肥'],
  ['feed', 'farm', '饲料 兽药 畜牧 饲料兽药'],
  ['machine', 'farm-machine', '农机 农机具 农业机械 农用车'],
  ['coop', 'coop', '种植合作社 养殖合作社 合作社 专业合作社 种植专业合作社 养殖专业合作社 家庭农场 种植 养殖'],
  [
    'grocery',
    'grocery',
    '超市 便利店 便民店 商店 小卖部 小卖铺 小店 百货 百货店 杂货 杂货铺 副食 副食品 食杂 食杂店 日杂 日用品 日用百货 购物中心 购物广场 购物 商行 商场 商城 卖场 量贩 供销社 供销超市 代销点 士多 小超市 大超市 便利 便民',
  ],
  ['market', 'market', '农贸市场 菜市场 批发市场 综合市场 集贸市场 建材市场 市场'],
  ['stall', 'market', '号摊 号摊位 摊位 号档口 档口'],
  ['fruit', 'fresh', '水果 果蔬 鲜果 果业 果品 水果超市'],
  ['vegetable', 'fresh', '蔬菜 果蔬 菜店 菜铺 生鲜'],
  ['meat', 'fresh', '肉铺 肉店 肉食 鲜肉 猪肉 牛羊肉 肉业 冷鲜肉'],
  ['fish', 'fresh', '水产 海鲜 鲜鱼 水产品 活鱼'],
  ['grain', 'food', '粮油 粮店 米业 面粉 粮行 米面 粮食'],
  ['liquor', 'food', '烟酒 名烟名酒 烟酒茶 酒业 酒水 白酒 酒行 烟草 烟酒店'],
  ['tea', 'food', '茶叶 茶庄 茶行 茶业 茶店'],
  ['snack-food', 'food', '零食 休闲食品 干果 炒货 食品 特产 土特产 糖果'],
  ['cake', 'food', '蛋糕 烘焙 面包 糕点 西点 蛋糕房 饼屋 面包房'],
  ['drink', 'food', '奶茶 饮品 茶饮 冷饮 冰淇淋 咖啡'],
  [
    'restaurant',
    'eating',
    '饭店 餐馆 饭馆 酒家 餐厅 饭庄 菜馆 酒楼 食府 餐饮 家常菜 农家乐 农家院 私房菜 土菜馆 饭铺 大饭店 饮食店 美食城 美食 餐饮店 餐饮管理 菜馆子 饭堂 食堂 大酒楼 土菜',
  ],
  ['quick', 'eating', '快餐 小吃 盒饭 简餐 小吃部 小吃店 快餐店'],
  ['breakfast', 'eating', '早餐 早点 早点铺 早餐店 豆浆 油条 早饭'],
  ['bun', 'eating', '包子 包子铺 蒸包 灌汤包 包点 馒头 馍店'],
  ['noodle', 'eating', '面馆 拉面 面条 牛肉面 烩面 板面 刀削面 米线 粉店 米粉 牛肉面馆 面店 面庄'],
  ['dumpling', 'eating', '饺子 水饺 馄饨 饺子馆'],
  ['hotpot', 'eating', '火锅 涮锅 羊肉锅 麻辣烫 串串 串串香 冒菜 火锅店'],
  ['grill', 'eating', '烧烤 烤肉 烤鱼 烤串 烧烤城'],
  ['fried', 'eating', '炸鸡 鸡排 汉堡 烤鸭 卤味 熟食 卤肉 烧鸡 板鸭 鸭脖'],
  ['mutton', 'eating', '羊肉馆 羊汤 羊肉汤 牛肉汤 牛肉馆 鲜鱼馆 鱼馆 狗肉馆 羊肉'],
  ['tofu', 'food', '豆腐 豆制品 豆腐坊'],
  ['hotel', 'hotel', '宾馆 旅馆 旅社 招待所 客栈 民宿 酒店 大酒店 旅店 住宿 国际酒店 商务酒店 快捷酒店 公寓'],
  ['pharmacy', 'medicine', '药店 药房 大药房 医药 药业 药铺 医药超市 药品 药材 大药店 医药公司 药堂'],
  ['clinic', 'medicine', '诊所 卫生室 卫生所 门诊 医院 卫生院 门诊部 口腔 牙科 口腔诊所 中医馆 中医诊所 骨科'],
  ['optics', 'optics', '眼镜 眼镜店 眼镜行 配镜 眼镜超市 视力'],
  [
    'telephone',
    'electronics',
    '手机 通讯 数码 通信 手机店 手机城 数码通讯 通讯器材 手机维修 数码产品 手机卖场 通讯设备 手机大卖场 手机专卖 移动通讯 通讯数码 手机数码',
  ],
  ['computer', 'electronics', '电脑 计算机 电脑城 电子 科技 电脑维修 网络科技'],
  ['carrier', 'electronics', '营业厅 宽带'],
  [
    'appliance',
    'electronics',
    '家电 电器 电器行 家用电器 家电城 空调 空调电器 热水器 太阳能 冰箱 彩电 制冷 家电维修 电器商场 家电商场 电器城 电器服务 电器维修',
  ],
  ['hardware', 'building', '五金 五金店 五金行 五金交电 五金机电 水暖 机电 电料 水电'],
  [
    'building',
    'building',
    '建材 建筑材料 瓷砖 地板 门窗 油漆 涂料 陶瓷 卫浴 厨卫 洁具 板材 铝合金 灯饰 灯具 建材城 橱柜 厨具 石材 木业 木门',
  ],
  ['decoration', 'decoration', '装饰 装修 装潢 装饰工程 家装 装饰装修 装饰设计'],
  ['furniture', 'furniture', '家具 家私 沙发 家居 床垫 家具城 家居城 床上用品 家纺 窗帘 布艺'],
  ['clothes', 'clothes', '服装 服饰 衣服 时装 女装 男装 童装 内衣 制衣 衣行 服装城 服装行 衣店 衣橱 羽绒服'],
  ['shoes', 'clothes', '鞋店 鞋业 鞋行 皮鞋 布鞋 鞋城 鞋服 鞋帽 鞋'],
  ['baby', 'baby', '母婴 母婴用品 孕婴 孕婴童 婴儿用品 奶粉 母婴生活 孕婴用品 母婴店'],
  ['toys', 'baby', '玩具'],
  ['hair', 'beauty', '理发 美发 发廊 造型 理发店 美容美发 发艺 形象设计 发型 理发馆 美发店 美容美发店'],
  ['beauty', 'beauty', '美容 美容美发 美容院 美容店 美体 美甲 spa 护肤 美容会所 养生美容 美妆 祛斑'],
  ['cosmetics', 'beauty', '化妆品 日化 洗化 化妆品店'],
  ['bath', 'bath', '洗浴 浴池 澡堂 足浴 足疗 修脚 按摩 推拿 养生 浴室 洗浴中心 汗蒸'],
  ['fitness', 'fitness', '健身 健身房 瑜伽 游泳 健身中心 游泳馆 体育用品 武术 跆拳道 舞蹈'],
  ['photo', 'photo', '影楼 摄影 婚纱 婚纱摄影 照相 照相馆 影像 写真 儿童摄影'],
  ['wedding', 'wedding', '婚庆 婚介 礼仪 庆典'],
  ['print', 'stationery', '打印 复印 打印复印 图文 广告 文印 打字复印 印刷 广告图文 印务 制作'],
  ['stationery', 'stationery', '文具 文体 办公用品 文化用品 书店 书社 图书 书城'],
  ['laundry', 'laundry', '干洗 洗衣 洗衣店 干洗店 洗染'],
  ['car-sale', 'vehicle', '汽车城 汽车销售 汽贸 汽车贸易 4s店 车行 汽车销售服务 二手车 汽车 汽车服务'],
  [
    'car-repair',
    'vehicle',
    '汽修 汽车维修 修车 修理厂 汽修厂 汽车修理 汽车修理厂 修配厂 汽车修配 汽车维修厂 快修 钣金',
  ],
  ['tyre', 'vehicle', '轮胎 汽车轮胎 汽车美容 洗车 汽配 汽车配件 汽车用品 补胎'],
  ['motorcycle', 'cycle', '摩托车 电动车 电瓶车 摩托 电车 自行车 摩托车行 电动车行 三轮车'],
  ['fuel', 'fuel', '加油站 石油 加气站 液化气 燃气 煤气 充电站 充电桩'],
  [
    'driving',
    'driving',
    '驾校 驾驶学校 驾驶培训学校 驾驶员培训学校 驾驶员培训 驾驶培训 驾培 机动车驾驶员培训 驾驶技术培训',
  ],
  ['kindergarten', 'school', '幼儿园 幼稚园 托儿所 托管 托管班 早教 幼儿 亲子园'],
  [
    'training',
    'school',
    '培训 培训班 培训学校 艺术培训 教育 补习班 辅导 辅导班 教育培训 美术培训 音乐培训 舞蹈培训 艺术学校 教育咨询 书法 琴行 美术',
  ],
  ['express', 'express', '快递 驿站 快递驿站 物流 快运 货运 速递 快递服务 快递超市'],
  ['property', 'property', '物业 物业管理 物业服务'],
  ['estate', 'property', '房产 中介 地产 房产中介 房地产 置业 房地产开发 置地'],
  ['travel', 'travel', '旅行社 旅游 国际旅行社'],
  ['internet', 'play', '网吧 网咖 电竞 上网服务'],
  ['song', 'play', 'ktv 歌厅 量贩ktv 影城 电影院 酒吧 游乐场 影院 棋牌 棋牌室 台球'],
  ['jewel', 'jewel', '珠宝 金店 首饰 黄金 银楼 珠宝首饰 玉器 钟表 金行'],
  ['flower', 'flower', '花店 鲜花 花艺 花卉 花木 园艺 苗木'],
  ['pet', 'pet', '宠物 宠物店 宠物医院 宠物用品'],
  ['bank', 'bank', '银行 信用社 支行 储蓄 储蓄银行 农商行 保险'],
  ['lottery', 'lottery', '彩票 福彩 体彩'],
  ['funeral', 'funeral', '寿衣 殡葬 花圈 丧葬'],
  ['repair', 'repair', '修鞋 配钥匙 开锁 修表 家政 保洁 维修 修理'],
  ['steel', 'steel', '钢材 焊接 电焊 不锈钢 铁艺'],
  ['gifts', 'gifts', '礼品 工艺品 饰品 精品'],
  ['water', 'water', '桶装水 纯净水 水站 送水'],
  ['trade', 'trade', '商贸 贸易 实业 经贸 工贸 电子商务 商业'],
];

export const trades: readonly Trade[] = rows.map(([id, field, words]) => ({ id, field, words: words.split(' ') }));

/** Words that add nothing to what a shop is called: its size, its manner, its form. 「店」 alone tells no trade. */
export const formWords: readonly string[] = (
  '经营部 经销部 经营店 经销处 经销店 门市部 门市 门店 服务部 服务站 服务点 服务中心 服务社 销售部 销售中心 销售处 销售点 销售店 销售 批发部 批发零售 批发 零售 零售店 ' +
  '专卖店 专卖 专营店 专营 专柜 旗舰店 直营店 加盟店 连锁店 体验店 形象店 连锁 生活馆 生活 会所 工作室 中心 总汇 总店 广场 城 大全 大世界 世界 用品 用品店 ' +
  '店 铺 行 馆 坊 房 屋 部 厂 点 处 所 院 园 庄 吧 社 阁 站 公司 设备 器材 产品 制品 经销 经营 服务 管理 有限 工程 配送 配送中心 直销 直供 供应 特约 代理 总代理 技术 推广 网点 加工 示范 名品 折扣 商行 平价 仓储 综合 大 学校 班 合作社 摊 维修部 修理部 开发 咨询'
).split(' ');

/** What may stand at the end of the name of a branch, behind the place that tells it from its sisters. */
export const branchForms: readonly string[] =
  '分店 支店 分公司 分号 分部 分校 分院 营业厅 营业部 营业所 支行 分理处 加油站 专卖店 旗舰店 专营店 直营店 加盟店 连锁店 门市部 门市 经营部 服务部 服务点 门店 店 部 站 点 厅 校区 柜'.split(
    ' ',
  );
