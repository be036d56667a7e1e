/**
 * 帮助 of each page, in plain words: what it is for, and what one does there first. Keyed by the address of its place in `rooms.ts`, those of a
 * kind's files by the address of the list and `/:number`. Fetched when somebody asks, so that no page carries it.
 */

/** What the page is for, and what to do first. */
type Said = readonly [what: string, first: string];

export interface PageHelp {
  zh: Said;
  en: Said;
  /** The entry of the 知识库, as it is seeded, that tells what the law says of it. */
  entry?: string;
}

const own: Readonly<Record<string, PageHelp>> = {
  '/': {
    zh: [
      '等您办的事都在这一张单子里，不分投诉、举报、指令、任务，最急的排在最上面。',
      '从第一行看起：右边的按钮就是下一步；上面几个数点一下，只看那一类。',
    ],
    en: [
      'All that waits for you in one list, of whatever kind, the most urgent first.',
      'Begin at the first row: the button at its right is the next step. A number above shows its rows alone.',
    ],
  },
  '/all': {
    zh: ['一个数后面所有的件，不分种类，按期限排。', '点编号打开那一件；要换条件，点上面的选项，地址可以发给同事。'],
    en: [
      'All matters behind a number, of every kind, by their days.',
      'Press a number to open the matter. What is chosen above stands in the address, which a colleague can open.',
    ],
  },
  '/intake': {
    zh: [
      '接电话、接待来人时，边听边记；记的话里认得出的店名、日期、金额，会写到旁边等您确认。',
      '先写来人说的事，再看右边有没有同一件；都对了再登记。第二个人来了，另开一张，前一张不会丢。',
    ],
    en: [
      'Write down what a caller or visitor says; shops, days and sums in it are proposed beside it for you to confirm.',
      'Begin with the story, look whether it is known already, then file it. A second caller gets a sheet of his own; the first is kept.',
    ],
    entry: 'what-to-bring',
  },
  '/messages': {
    zh: ['变成您的、催到您的事，都在这里有一条；最新的在上面。', '点开一条就到那件事上，也就算看过了。'],
    en: [
      'What has become yours, or was pressed on you, newest first.',
      'Open one: it leads to the thing, and counts as read.',
    ],
  },
  '/offers': {
    zh: [
      '12315 转给贵企业、请先和顾客商量的投诉。',
      '从最急的一件开始：看清顾客要什么，和他商量，再把商量的结果写回来；谈不成也要说一声。',
    ],
    en: [
      'Complaints that 12315 gave your firm, to be talked over with the customer first.',
      'Begin with the most urgent: read what is asked, talk with the customer, and write back what came of it, also when nothing did.',
    ],
  },
  '/me': {
    zh: [
      '您是谁、在哪些地方登录着，密码、语言和收短信的号码。',
      '看看登录的地方是不是都是您自己；不认得的，当场退出它，再换密码。',
    ],
    en: [
      'Who you are, where you are signed in, your password, language and number.',
      'See whether every place is yours; end one that is not, then change the password.',
    ],
  },
};

const kinds: Readonly<Record<string, PageHelp>> = {
  '/complaints': {
    zh: [
      '投诉的单子，打开是还没办完的，离期限近的在上面。',
      '上面的数点一下只看那些；点编号打开一件。要一次办几件，勾上左边的方框。',
    ],
    en: [
      'The complaints; it opens on those that are not done, the nearest day first.',
      'Press a total to see those alone, a number to open one. Tick rows to do several at once.',
    ],
    entry: 'seven-working-days',
  },
  '/complaints/:number': {
    zh: [
      '一件投诉的全部：谁告谁、要什么、时限走到哪天、已经做了什么。',
      '右边“现在可以做”里最上面的就是下一步，点开会先说清做了以后怎样，再请您确认。',
    ],
    en: [
      'All of one complaint: who, whom, what is asked, where its clocks stand and what was done.',
      'The first of what can be done now, at the right, is the next step; it says what follows before you confirm.',
    ],
    entry: 'sixty-days',
  },
  '/tipoffs': {
    zh: ['举报的单子，打开是还没办完的。举报人是谁，这里看不到。', '先看离核查期限近的；点编号打开一件。'],
    en: [
      'The tip-offs that are not done. Who told is not seen here.',
      'Begin with those whose day of verification is near; press a number to open one.',
    ],
    entry: 'tipoff-how',
  },
  '/tipoffs/:number': {
    zh: [
      '一件举报：说的是什么、核查到哪一步。举报人的身份封着，要看得写明理由，并且记下来。',
      '右边“现在可以做”里最上面的就是下一步。',
    ],
    en: [
      'One tip-off: what was told, how far its verification is. Who told is sealed; to open it takes a reason, and is noted.',
      'The first of what can be done now, at the right, is the next step.',
    ],
    entry: 'tipoff-result',
  },
  '/tipoffs/seek': {
    zh: ['按一个电话或者证件号，查它报过哪些举报；查的人和理由都记下来。', '把号码写全，写清为什么要查。'],
    en: [
      'Which tip-offs came from a telephone or identity number; who looks, and why, is noted.',
      'Write the whole number, and the reason.',
    ],
  },
  '/inquiries': {
    zh: ['来问事的单子，打开是还没答的。', '点开一件；右边有知识库里现成的答法，合适就用它答。'],
    en: ['The questions that are not answered yet.', 'Open one; the knowledge base offers an answer beside it.'],
    entry: 'what-12315-does',
  },
  '/inquiries/:number': {
    zh: [
      '一件咨询：问的什么、答了什么、依据哪一条知识。',
      '先看右边给的答法；原来是投诉或者举报的，转过去，话不用再抄。',
    ],
    en: [
      'One inquiry: what was asked and answered, and from which entry.',
      'Look at the answer that is offered; what is a complaint or a tip-off is turned into one, its words with it.',
    ],
  },
  '/enforcements': {
    zh: ['立了案和要不要立案的案子，期限近的在上面。', '点编号打开；“下一步”那一栏说案子在等谁。'],
    en: [
      'Cases, and what may become one, the nearest day first.',
      'Press a number to open one; it says whom it waits for.',
    ],
  },
  '/enforcements/:number': {
    zh: [
      '一个案子从线索到结案：证据、当事人、文书、时限。',
      '按 S 或者点实心的按钮就是下一步；没有实心按钮，是在等别人。',
    ],
    en: [
      'One case from its first sign to its closing: evidence, parties, papers, clocks.',
      'S, or the solid button, is the next step; without one it waits for somebody else.',
    ],
  },
  '/incidents': {
    zh: [
      '几个人说的像是同一件事：先列出来请人判断，定下来的就一起办。',
      '先看“等判断”的：点开看它们像在哪里，是就定下来，不是就放下，写明为什么。',
    ],
    en: [
      'What several people tell and may be one thing: proposed, judged, then handled together.',
      'Begin with those that wait for a judgement: see why they are alike, and say yes, or no with the reason.',
    ],
    entry: 'joint',
  },
  '/incidents/:number': {
    zh: [
      '一起群体的事：为什么算一起、有哪些件、各站回了什么、还要做什么。',
      '先看最上面还缺什么；要问各站有没有，就发一次区域排查。',
    ],
    en: [
      'One group incident: why these are one, its matters, what the stations answered, what is left.',
      'See what is missing at the top; to ask all stations, send an area check.',
    ],
  },
};

const command: Readonly<Record<string, PageHelp>> = {
  '/rooms/command': {
    zh: [
      '指挥这一室里等您办的事，按期限排；下面是往后十个工作日，哪天有几件。',
      '从已过期限的看起；右边的数点开就是那一本的单子。',
    ],
    en: [
      'What waits for you in this room, by its days, and what falls on the next ten working days.',
      'Begin with what is past its day; a number at the right opens its list.',
    ],
  },
  '/instructions': {
    zh: ['中心发给各所、各站的指令：谁还没签收，谁签收了还没回。', '先看没签收的；要催，打开那一条。'],
    en: [
      'Instructions of the centre: who has not acknowledged, who has not answered.',
      'Begin with those not acknowledged; open one to press for it.',
    ],
  },
  '/awaiteds': {
    zh: [
      '在等别的部门、别人回话的事，钟停着的案件也在，最急的在上面。',
      '先看过了约定日子还没回、还停着的；部门的人在这里直接答。',
    ],
    en: [
      'Of whom an answer is waited for, and cases whose clock is at rest, the most urgent first.',
      'Begin with those past the day agreed; a department answers here.',
    ],
  },
  '/area-checks': {
    zh: ['出了事，一次问遍各站“你那里有没有”。', '站上的人：点开一条，有没有都要答；中心的人：先看谁还没答。'],
    en: [
      'One question to all stations: is it with you too?',
      'A station answers each, yes or no; the centre looks who has not.',
    ],
  },
  '/register': {
    zh: [
      '不管从哪个渠道、哪一种，进来的都在这一本登记簿里。',
      '找一件旧事，从这里按日子、渠道翻；要登记新的，去来电登记。',
    ],
    en: [
      'All that came in, of every kind and by every channel, in one book.',
      'Look for what is old by day and channel; what is new is filed under “Take a call”.',
    ],
  },
  '/roster': {
    zh: ['这个月每天谁值班，哪一班还没人。', '先看空着的班；轮到自己那天，记得签到，交班写一句。'],
    en: [
      'Who keeps which shift this month, and which nobody keeps.',
      'Look for the empty ones; on your own day check in, and leave a note when you hand over.',
    ],
  },
  '/callouts': {
    zh: ['急事叫人：叫了谁、谁答应了、几分钟到的。', '正在响的在最上面，先答应它；办完了写清怎么了结的。'],
    en: [
      'Urgent calls: who was called, who answered, in how many minutes.',
      'Answer what rings first; when it is over, say how it ended.',
    ],
  },
  '/tasks': {
    zh: ['交给各所、各部门限期办的事，办到哪一步。', '先看您牵头的；办完了写结果，请交办的人验收。'],
    en: [
      'What offices and departments are to do by a day, and how far it is.',
      'Begin with those you lead; when done, write what came of it, for whoever gave it to accept.',
    ],
  },
  '/backlog': {
    zh: ['办得太久的件：为什么算积案，附近哪个站能帮着谈。', '从最久的看起；能转给近处的站先谈的，勾上一起转。'],
    en: [
      'What has taken too long, why it counts, and which station nearby could help.',
      'Begin with the oldest; tick what a station can talk over, and send it together.',
    ],
  },
  '/tasks/remarks': {
    zh: ['领导在件上的批示：谁要答、答了没有。', '先看等您答的；答了，件的经过里会有一行。'],
    en: [
      'What leaders wrote on matters, who is to answer and whether he has.',
      'Begin with those that wait for you; the answer stands in the course of the matter.',
    ],
  },
  '/tasks/directives': {
    zh: ['上级来的文：要办什么、哪天回。', '收到一份先登记，再交办下去，到期前回文。'],
    en: [
      'Papers from above: what they ask, and by which day.',
      'Register what came, hand it on, and answer before its day.',
    ],
  },
  '/tasks/meetings': {
    zh: ['开会：谁来、议什么、定了什么、谁去办。', '会前把议题和人写上；会后把定下的事变成任务。'],
    en: [
      'Meetings: who comes, what is talked of, what was decided and who does it.',
      'Before, write who and what; after, make tasks of what was decided.',
    ],
  },
  '/redispatches': {
    zh: ['转给近处站点帮着谈的件，谈到哪一步，哪天该收回来。', '先看到期还没回的；站上办不了的，收回来自己办。'],
    en: [
      'Matters that a station nearby helps with, how far it is, and when they come back.',
      'Begin with those whose day has come; take back what the station cannot do.',
    ],
  },
  '/tasks/plans': {
    zh: ['一年的打算，分成哪些任务。', '先看本季度该做的；照着它立任务，完成了几成自己会算。'],
    en: [
      'The plan of a year, and its tasks.',
      'Look at what this quarter asks for, and open its tasks; how far it is counts itself.',
    ],
  },
  '/tasks/workgroups': {
    zh: ['领导小组：谁牵头、哪些单位、分工是什么。', '人变了，先在这里改，交办的时候才找得对人。'],
    en: [
      'Leading groups: who leads, which bodies, who does what.',
      'When people change, change it here first, so that tasks reach the right ones.',
    ],
  },
  '/tasks/recurrences': {
    zh: ['每月、每季都要做的事，到日子自己变成任务。', '写一次：做什么、多久一次、交给谁。'],
    en: [
      'What is done each month or quarter becomes a task by itself on its day.',
      'Write once what, how often, and for whom.',
    ],
  },
};

const network: Readonly<Record<string, PageHelp>> = {
  '/rooms/network': {
    zh: ['网络这一室里等您办的事，按期限排。', '从已过期限的看起；右边的数点开就是那一本的单子。'],
    en: [
      'What waits for you in this room, by its days.',
      'Begin with what is past its day; a number at the right opens its list.',
    ],
  },
  '/stations': {
    zh: ['全县每个站点：开着没有、办了多少、年审到没到。', '找一个站，写它的名字；点开是它的档案。'],
    en: [
      'Every station: whether it is open, what it did, whether its review is due.',
      'Write a name to find one; it opens its file.',
    ],
  },
  '/shared': {
    zh: ['按协议给协作部门看的站点和人员；看了什么会记下来。', '要看哪一部分，点哪一部分。'],
    en: [
      'What a partner department may see of the network by agreement; what is looked at is noted.',
      'Ask for the part that you need.',
    ],
  },
  '/station-messages': {
    zh: ['站和站之间互相说一声：见到了什么、要当心什么。', '写之前先看看别的站说过没有；不要写谁的名字和电话。'],
    en: [
      'What stations tell each other: what was seen, what to beware of.',
      'See first whether another has said it; write nobody’s name or number.',
    ],
  },
  '/station-reports': {
    zh: [
      '站上自己了结不了的，带着照片报给所里，在这里看所里怎么答。',
      '站上的人：说清在哪里、看到什么，再拍一张；所里的人：先答还没答的。',
    ],
    en: [
      'What a station cannot settle goes to its office with photos, and is answered here.',
      'A station says where and what, with a photo; the office begins with what has no answer.',
    ],
  },
  '/coverage': {
    zh: ['哪些村有站、哪些村离站太远，在图上看。', '先看没有站的村；点一个村，看最近的站在哪里。'],
    en: [
      'Which villages have a station and which are too far from one, on a map.',
      'Look at the villages without; press one to see its nearest station.',
    ],
  },
  '/organisations': {
    zh: ['从局到所到站，谁归谁，各有几个人。', '点开一层看下一层；人不对的，去人员那一页改。'],
    en: [
      'Who belongs to whom, from the bureau to each station, with its people.',
      'Open a level to see the next; people are changed on their own page.',
    ],
  },
  '/people': {
    zh: ['网络里的人：站长、联络员、调解员，聘到哪天、培训过没有。', '写姓名找一个人；新来的人先在这里登记，再聘。'],
    en: [
      'The people of the network, until when they are appointed and whether they are trained.',
      'Write a name to find one; who is new is registered here, then appointed.',
    ],
  },
  '/trainings': {
    zh: ['办培训：哪一批、教什么、谁来了。', '先排一批；开完一次，在一张表上把来的人都勾上。'],
    en: [
      'Trainings: which batch, what is taught, who came.',
      'Plan a batch; after each session mark all who came on one sheet.',
    ],
  },
  '/assessments': {
    zh: ['考核评选：正在考的在上面，点开看排名和每一分的来历。', '打开一次考核；分数有异议，在公示的日子里提。'],
    en: [
      'Assessments; those that run first. Each leads to its ranking and to where each mark comes from.',
      'Open one; who disagrees says so in the days of its publication.',
    ],
  },
  '/operators': {
    zh: ['县里的店：同一家的几个叫法在一处，被说得多的在上面。', '写店名或者拼音找；点开看它所有的件。'],
    en: [
      'The shops of the county, all names of one together, those most told of first.',
      'Write a name or its pinyin; it opens all its matters.',
    ],
  },
  '/firms': {
    zh: ['答应直接接投诉的企业：承诺了什么、做到了没有。', '看谁快到期没回；新企业先写承诺，再开始转。'],
    en: [
      'Firms that take complaints directly, what they pledged and how they kept to it.',
      'See who has not replied; a new firm pledges first.',
    ],
  },
  '/funds': {
    zh: ['给各站的钱和各站花的钱，等批的在上面。', '先批等着的；站上花一笔，拍一张票报上来。'],
    en: [
      'What each station is given and spends; what waits for approval first.',
      'Begin with what waits; a station reports each sum with its receipt.',
    ],
  },
  '/devices': {
    zh: ['站上和外出人员用的手机：哪部多久没连上、丢了的停用。', '手机丢了，马上在这里停用它；换了新的，再登一次。'],
    en: [
      'Telephones of stations and of officers: which have long been silent; a lost one is cut off.',
      'Cut off a lost one at once; a new one signs in again.',
    ],
  },
  '/credits': {
    zh: ['消费监督员报的线索各算几分；是哪一件举报，这里不说。', '选一段时间看；要兑现的，按积分办法来。'],
    en: ['What each supervisor’s clues came to in points; which tip-offs they were is not said.', 'Choose a period.'],
  },
  '/people/missing': {
    zh: ['哪些站还缺人、缺哪一种人。', '先补没有站长的站。'],
    en: ['Which stations lack whom.', 'Begin with those that have no head.'],
  },
  '/people/appointments': {
    zh: ['谁聘到哪天，快到期的在上面。', '到期前续聘，或者换人，聘书从这里打。'],
    en: [
      'Who is appointed until when, those that end soon first.',
      'Renew or replace before the day; the letter is printed here.',
    ],
  },
  '/people/pool': {
    zh: ['能讲课的、能帮着看的专家，各懂什么。', '要请人，先按会什么找，再委托。'],
    en: ['Lecturers and experts, and what each knows.', 'Look by what you need, then engage one.'],
  },
  '/people/engagements': {
    zh: ['请了谁、做什么、到哪天、费用多少。', '做完了写一句怎么样，下回好请。'],
    en: ['Who was engaged for what, until when, and for how much.', 'When done, write how it went.'],
  },
  '/people/allowances': {
    zh: ['站上的人每个月的补贴：怎么算的、批了没有、发了没有。', '先核本月的数，再报批。'],
    en: [
      'What people of the stations are paid each month, how it was counted and whether it was approved.',
      'Check the month’s numbers, then hand them in.',
    ],
  },
  '/people/twins': {
    zh: ['同一个人登了两遍的，请您看是不是一个人。', '一对一对地看；是同一个人才合并，合了能查到原来的样子。'],
    en: ['Who may be registered twice.', 'Look at each pair; merge only what is one person.'],
  },
  '/people/rules': {
    zh: ['每种站要配几个人，哪些人的情况给协作部门看。', '标准变了在这里改，缺什么那一页跟着变。'],
    en: [
      'How many people each kind of station needs, and what partners may see.',
      'Change it here; what is missing follows.',
    ],
  },
};

const supervision: Readonly<Record<string, PageHelp>> = {
  '/rooms/supervision': {
    zh: ['监管这一室里等您办的事，按期限排。', '从已过期限的看起；右边的数点开就是那一本的单子。'],
    en: [
      'What waits for you in this room, by its days.',
      'Begin with what is past its day; a number at the right opens its list.',
    ],
  },
  '/samplings': {
    zh: ['抽了什么样、送到哪里、结果怎样、哪天前要处理。', '先看期限近的；不合格的，从那一批往下走。'],
    en: [
      'What was sampled, where it is, the result, and by when something is to be done.',
      'Begin with the nearest day.',
    ],
  },
  '/inspections': {
    zh: ['去哪家店检查过、查到什么、要不要再去。', '先看该复查的；外出用手机记，回来在这里看。'],
    en: ['Which shops were visited, what was found, and where to go again.', 'Begin with second visits that are due.'],
  },
  '/campaigns': {
    zh: ['几个星期里集中查一件事：查到哪里了，还缺什么。', '打开一个专项，看自己所里还差几家。'],
    en: ['One theme for some weeks: how far each office is.', 'Open one and see what your office has left.'],
  },
  '/contract-reviews': {
    zh: ['收来的合同和店堂告示，里面有没有不公平的话。', '打开一份，左边是原文，标出来的一句一句看。'],
    en: [
      'Contracts and notices of shops, read for unfair terms.',
      'Open one: the text at the left, its marked clauses one by one.',
    ],
  },
  '/surveys': {
    zh: ['问过消费者和商家什么，答回来多少。', '先看正在收的；收齐了再写结论。'],
    en: [
      'What consumers and shops were asked, and how many answered.',
      'Begin with those that run; conclude when the answers are in.',
    ],
  },
  '/guidances': {
    zh: ['给商家的规范意见、提醒、约谈：要改什么、改了没有。', '先看到日子还没回的。'],
    en: ['Letters to shops: what is to be mended, and whether it was.', 'Begin with those whose day has come.'],
  },
  '/sorties': {
    zh: ['每次出动去了几个人、几辆车，合起来就是人次和车次。', '回来当天记一笔，数才对得上。'],
    en: ['How many people and vehicles went out each time.', 'Note it the same day, so that the sums are right.'],
  },
  '/seizures': {
    zh: ['扣下的东西放在哪里，哪天前要定怎么处理。', '先看期限近的：退、移、毁，都要有手续。'],
    en: ['What was seized, where it lies, and by when it is decided.', 'Begin with the nearest day.'],
  },
  '/cautions': {
    zh: ['去一家店之前，所里该知道的：店主动过手、有狗、路难走。', '知道了就写一条，请另一个人确认。'],
    en: ['What an office should know before it goes somewhere.', 'Write what you know; another confirms it.'],
  },
  '/samplings/plans': {
    zh: ['今年要抽多少、抽什么、谁下的任务，抽了多少。', '先看落后的那一项。'],
    en: ['How much of what is to be sampled this year, and how much was.', 'Look at what lags.'],
  },
  '/samplings/institutions': {
    zh: ['能委托的检验机构：资质到哪天、能检什么。', '委托之前看一眼资质，过期的不能委托。'],
    en: [
      'Testing institutions: until when they are qualified, and for what.',
      'Look before you commission; one that has run out cannot be.',
    ],
  },
  '/conventions': {
    zh: ['各行业自己的公约，谁签了。', '找一个行业，看哪家还没签。'],
    en: ['What each trade promised, and who signed.', 'Look who of a trade has not.'],
  },
  '/clause-library': {
    zh: ['哪种写法以前怎么定的，按行业查。', '看合同之前，先在这里找有没有一样的话。'],
    en: ['What was decided of each wording, by industry.', 'Look here for the same words before you review.'],
  },
  '/standard-contracts': {
    zh: ['备案的合同文本、示范文本，哪天该再看一遍。', '先看到日子该复看的。'],
    en: ['Contracts on file and model texts, and when each is looked at again.', 'Begin with those that are due.'],
  },
  '/clause-trades': {
    zh: ['哪些行业的合同看过了，哪些还一家没看。', '数字点开就是那些合同；先看还没看过的行业。'],
    en: [
      'Which industries were looked at, and which not.',
      'A number opens its list; begin with an industry that has none.',
    ],
  },
  '/covert-checks': {
    zh: ['穿便衣去看的，和检查分开记。', '去之前先登记，回来当天写看到的。'],
    en: [
      'Checks in plain clothes, kept apart from inspections.',
      'Register before you go; write what you saw the same day.',
    ],
  },
  '/station-visits': {
    zh: ['谁去看过哪个站，要它改什么、哪天改好。', '先看到日子还没改好的。'],
    en: ['Who went to which station, and what is to be mended by when.', 'Begin with those whose day has come.'],
  },
  '/enforcement-certificates': {
    zh: ['谁有执法证，到哪天；当天没有有效的证，不能去办案。', '先看快到期的。'],
    en: [
      'Who holds a certificate, and until when; without one nobody investigates.',
      'Begin with those that run out soon.',
    ],
  },
  '/spot-forms': {
    zh: ['当场处罚的决定书编号领给了谁、用了没有。', '没用的写作废或者交回，一个号都不能没下落。'],
    en: [
      'To whom each number of a form was given, and whether it was used.',
      'What is not used is spoiled or returned; none is lost.',
    ],
  },
};

const publicity: Readonly<Record<string, PageHelp>> = {
  '/rooms/publicity': {
    zh: ['宣教这一室里等您办的事，按期限排。', '从已过期限的看起；右边的数点开就是那一本的单子。'],
    en: [
      'What waits for you in this room, by its days.',
      'Begin with what is past its day; a number at the right opens its list.',
    ],
  },
  '/knowledge': {
    zh: ['常有人问的事怎么答，用来问的话就能找到。', '写几个字找；答得不对、法变了，就写新的一版，旧的留着。'],
    en: [
      'What is answered again and again, found by the words of a question.',
      'Write a few words; where the law has changed write a new version, the old one is kept.',
    ],
  },
  '/warnings': {
    zh: ['给老百姓的消费提示、警示：起草、审、发、改、撤。', '先看等您审的；一发出去，门户、大屏、公示栏一起有。'],
    en: [
      'Warnings to consumers: drafted, checked, published, put right, withdrawn.',
      'Begin with those that wait for you.',
    ],
  },
  '/publications': {
    zh: ['哪些投诉的情况要公示出去：左边排着队，右边是原来的话和公示的话。', '一件一件定；里面不能认得出是谁投诉的。'],
    en: [
      'What of complaints is made public: the queue at the left, both texts at the right.',
      'Decide one after the other; nobody may be known from it.',
    ],
  },
  '/trends': {
    zh: ['哪种事比以前多了，或者去年这时候多过。', '值得提醒的，从这里写一条提示；不用管的放下，写一句为什么。'],
    en: [
      'What is complained of more than before, or was a year ago.',
      'Draft a tip from what deserves one; drop the others with a word why.',
    ],
  },
  '/recalls': {
    zh: ['召回的、危险的产品，谁都可以查。', '收到通报先录进来；接电话时按名字、批号查。'],
    en: ['Products that are recalled or dangerous.', 'Enter what was announced; look up by name and batch.'],
  },
  '/boards': {
    zh: ['各站公示栏上贴着什么、贴了多久，旧了的一眼看出来。', '旧了的，打一张新的，贴好拍照。'],
    en: ['What hangs at each station and since when.', 'Print what is stale anew, hang it, and take a photo.'],
  },
  '/boards/records': {
    zh: ['哪天在哪个站贴了什么，有照片。', '贴好以后在这里记一笔。'],
    en: ['What was put up where and when, with its photo.', 'Note it once it hangs.'],
  },
  '/examples': {
    zh: ['谈成的件里挑出来的典型案例：写、审、发、下架。', '挑一件结了的，写的时候去掉名字，请另一个人审。'],
    en: [
      'Typical cases drawn from what was settled.',
      'Choose a closed matter, write without names, and let another approve.',
    ],
  },
  '/publications/rules': {
    zh: ['本县哪些投诉公示、怎么公示的办法；一个人写，另一个管理员确认，确认前什么也不公示。', '先看现行的是哪一版。'],
    en: [
      'By which rules this county publishes; one writes, an administrator confirms, until then nothing is public.',
      'See which version is in force.',
    ],
  },
  '/education': {
    zh: ['一年的消费教育：给谁讲、哪个月讲、讲得怎样。', '先看这个月该办的。'],
    en: [
      'A year of consumer education: for whom, in which month, and how it went.',
      'Look at what this month asks for.',
    ],
  },
  '/education/events': {
    zh: ['宣传活动：排、批、办、记。', '办完当天记来了多少人、发了什么。'],
    en: ['Events: planned, approved, held, recorded.', 'The same day write how many came and what was handed out.'],
  },
  '/education/courses': {
    zh: ['有哪些课、讲给谁；法变了的要重写。', '先看标着要重写的。'],
    en: ['What is taught to whom; what must be written anew is marked.', 'Begin with those.'],
  },
  '/education/materials': {
    zh: ['印了什么、放在哪里、发出去多少。', '发一次记一次，库里才知道还有多少。'],
    en: ['What was printed, where it lies, what was handed out.', 'Note each handing out.'],
  },
  '/education/drives': {
    zh: ['请各站去贴、去念、去发的事，谁做了，谁没声。', '先看没声的站，打个电话。'],
    en: ['What the stations are asked to hang, read out and hand out, and who has.', 'Look who is silent, and ring.'],
  },
  '/education/posters': {
    zh: ['宣传海报，每张有码，看得到多少人扫了来。', '选一张打印；码不要剪掉。'],
    en: ['Posters, each with a code, and how many came by it.', 'Choose one and print it; leave the code on.'],
  },
  '/education/lecturers': {
    zh: ['哪天谁有课、谁有空、会讲什么。', '选一天，看谁有空，再请。'],
    en: ['Who speaks on which day, and who is free.', 'Choose a day, see who is free, then ask.'],
  },
};

const reportRoom: Readonly<Record<string, PageHelp>> = {
  '/rooms/report': {
    zh: ['报告这一室里等您办的事，按期限排。', '从已过期限的看起；右边的数点开就是那一本的单子。'],
    en: [
      'What waits for you in this room, by its days.',
      'Begin with what is past its day; a number at the right opens its list.',
    ],
  },
  '/work-reports': {
    zh: ['工作汇报：写到哪一步、谁审、签了没有。', '新写一篇，选时间和模板，数字会自己填上；改了数要说明。'],
    en: ['Work reports and how far each is.', 'Begin one with a period and a template: its numbers fill themselves.'],
  },
  '/county-reports': {
    zh: ['下面各县报上来的汇报，签了的才到这里。', '看过了收下，或者退回去写明为什么。'],
    en: ['Signed reports of the counties below.', 'Receive each, or give it back with the reason.'],
  },
  '/counties': {
    zh: ['各县同一个数放在一起比，算法一样；太少的不比。', '选一段时间和一个数；点一个县看它逐月怎样。'],
    en: [
      'The counties beside each other by the same definitions; what is too few is not compared.',
      'Choose a period and a figure.',
    ],
  },
  '/months': {
    zh: ['每个月的数：核过没有、锁了没有。', '月初核上个月，没错就锁；锁了以后再改，会写明改了什么。'],
    en: [
      'The numbers of each month, whether checked and locked.',
      'Check the last one and lock it; what changes after is told as a correction.',
    ],
  },
  '/figures': {
    zh: ['一段时间里各项工作的数，照当年的提纲排。', '选时间；点一个数，看它是哪些件数出来的。'],
    en: [
      'The figures of a period, in the order of the year’s guideline.',
      'Choose the period; press a number to see what it counts.',
    ],
  },
  '/figures/explore': {
    zh: ['一个数按所、按类、按月拆开看，和以前比。', '选一个数、行和列；存下来下次还能看。'],
    en: [
      'A figure by office, class or month, beside what it is compared with.',
      'Choose a figure, its rows and columns; keep it as a view.',
    ],
  },
  '/figures/registry': {
    zh: ['每个数是怎么算的：算什么、不算什么。', '有人问“这个数怎么来的”，在这里找名字。'],
    en: ['How each figure is counted.', 'Look for its name when somebody asks.'],
  },
  '/report-check': {
    zh: ['把别人写的报告贴进来，看前后的数对不对得上；不留存。', '贴进来，一处一处看标出来的。'],
    en: [
      'Any report is read against itself and against the ledger; it is not kept.',
      'Paste it, and go from mark to mark.',
    ],
  },
  '/issued-numbers': {
    zh: ['每个发文号给了哪篇，哪些作废了。', '发文的时候号自己取；这里只查。'],
    en: [
      'To what each document number went, and which were voided.',
      'Numbers are taken when a report goes out; here you look.',
    ],
  },
  '/opinions': {
    zh: ['办完的件里，多少人满意、各所怎样、大家说了什么。', '选时间；先看不满意的话是什么。'],
    en: ['Of what was closed, who was satisfied and what people say.', 'Choose the period; read what did not satisfy.'],
  },
  '/rewards': {
    zh: ['举报奖励：哪个案子、几级、多少钱、发了没有；不写是谁。', '先看定了还没发的。'],
    en: [
      'Rewards of tip-offs: which case, level and sum, paid or not; nobody is named.',
      'Begin with those decided and not paid.',
    ],
    entry: 'tipoff-reward',
  },
  '/wall': {
    zh: ['挂在大屏上看的：今天来了多少、在办多少、哪里急；没有名字和电话。', '点全屏放到大屏上，数自己会变。'],
    en: [
      'For the screen on the wall: what came today, what is in hand, what is urgent; without names.',
      'Make it full screen; it changes by itself.',
    ],
  },
};

const administration: Readonly<Record<string, PageHelp>> = {
  '/settings/accounts': {
    zh: [
      '谁能进来、是什么角色、在哪个所哪个站。',
      '新人来了添一个，给他一张初始密码；人走了当天停用，手上的件先交出去。',
    ],
    en: [
      'Who may come in, in which role and place.',
      'Add who is new; close who leaves on the same day, once what he holds is handed over.',
    ],
  },
  '/settings/organisations': {
    zh: ['局、中心、所、消协、协作部门的名字、地址、电话。', '电话变了先改这里，老百姓看到的跟着变。'],
    en: [
      'Names, addresses and telephones of bureau, offices and departments.',
      'Change a number here: what citizens see follows.',
    ],
  },
  '/settings/regions': {
    zh: ['乡镇、村、社区的名字和归属。', '撤并了，在这里改；旧件还认得原来的村。'],
    en: ['Towns, villages and communities.', 'Change what was merged; older matters keep the village of then.'],
  },
  '/settings/stations': {
    zh: ['站点的名字、地址、电话、归哪个所管哪些村。', '新设的站先在这里登，再开账号。'],
    en: ['Stations: name, address, telephone, office and villages.', 'Enter a new one here, then open its account.'],
  },
  '/imports': {
    zh: [
      '把全国 12315 平台、12345 的表倒进来，把办的结果倒回去。',
      '选文件，先试读看有没有错，再导入；中途关了也会接着来。',
    ],
    en: [
      'Lists of the national platform and of 12345 come in here, and replies go back.',
      'Choose a file, read it on trial, then import; it goes on when you leave.',
    ],
  },
  '/settings/categories': {
    zh: ['投诉的类别和问题的种类。', '改一版、说明从哪天用；旧件怎么归，一起定。'],
    en: ['Classes and kinds of problem.', 'Make a version with its first day, and say where older matters go.'],
  },
  '/settings/questions': {
    zh: [
      '某一类投诉要多问的几句：种子问批号、品种、亩数，预付卡问余额。',
      '先用现成的，再改成本县要的；拿不准就不设“必须答”。',
    ],
    en: [
      'What is asked besides of one class: of seed the batch, of cards what is left.',
      'Take the ready ones, then change them; leave “required” off where in doubt.',
    ],
  },
  '/settings/notices': {
    zh: ['热线停了、节假日几点有人，写一条通知挂出去。', '写清起止时间，看一眼样子再保存；到点自己收。'],
    en: [
      'Put up what everybody should know for some time.',
      'Give its first and last hour and look at it before you save.',
    ],
  },
  '/settings/channels': {
    zh: ['从哪些渠道来：电话、来人、信、平台。', '多了一个渠道就添上，统计时才分得开。'],
    en: ['By which channels people come.', 'Add a new one, so that it is counted apart.'],
  },
  '/settings/county': {
    zh: ['本县和别处不同的：时间、几天提醒、单位名、短信里的话。', '改之前看清它管到哪里；改了谁改的会记下来。'],
    en: ['What this county may set for itself.', 'Read what a setting reaches before you change it; who did is noted.'],
  },
  '/settings/calendar': {
    zh: ['哪天放假、哪天补班；期限都按它数工作日。', '国务院一出明年的安排，就录进来。'],
    en: [
      'Holidays and working weekends, by which all days are counted.',
      'Enter next year’s as soon as it is announced.',
    ],
  },
  '/exchange': {
    zh: ['和上级系统来往的每一封：通不通、哪封没送到。', '先看没送到的为什么。'],
    en: ['Each letter to and from the network above, and whether the line is up.', 'Begin with what did not arrive.'],
  },
  '/settings/upkeep': {
    zh: ['这套系统好不好：备份、磁盘、数据库。', '有红字的先办；备份隔一阵试着恢复一次。'],
    en: ['How the system is: backups, disk, database.', 'Begin with what is red; try a backup now and then.'],
  },
  '/settings/messages': {
    zh: ['发出去的短信、邮件：到了没有、没到为什么。', '先看没送到的，号码错了改了再发。'],
    en: ['Texts and mail that went out, and why one did not arrive.', 'Begin with what failed.'],
  },
  '/settings/hooks': {
    zh: ['件一登记、一办结就告诉哪些系统，收下没有。', '先看没发成的：写着对方怎么回答；对方好了再发。'],
    en: [
      'Which other systems are told, and whether they took it.',
      'Begin with what was not taken, and send it again.',
    ],
  },
  '/settings/checklists': {
    zh: [
      '各类件要看哪几项，在哪个状态看；只提醒，不拦。',
      '新建一份，选件和类别，一项一项写；改了，没办完的件马上按新的。',
    ],
    en: [
      'What is looked at on matters, and in which state; it reminds and stops nothing.',
      'Make one and write its lines; open matters have it at once.',
    ],
  },
  '/settings/phrases': {
    zh: ['反复写的话：自己的、本单位的、全县的。', '写一条，变量用下面的小钮放进去；写长文字时按 // 就用上。'],
    en: [
      'What is written again and again: one’s own, the office’s, the county’s.',
      'Write one; // puts it into any long text.',
    ],
  },
  '/settings/exports': {
    zh: ['谁要把名单导出去，为什么；要另一个人同意。', '先看等着的：用途说得清才同意。'],
    en: ['Who asks to take a list out, and why; another answers.', 'Begin with what waits.'],
  },
  '/retention': {
    zh: ['哪些资料留几年，到期的要不要清除。', '先看到期的一批；一个人提，另一个人确认，才会清除。'],
    en: [
      'For how long what is kept, and what has had its time.',
      'Look at what is due; one proposes, another confirms.',
    ],
  },
  '/retention/holds': {
    zh: ['到了年限也先别清除的件，为什么。', '打官司、上级要查的，放进来；完了再放开。'],
    en: [
      'What is not erased yet although its time is over, and why.',
      'Add what a court or a superior needs; let it go after.',
    ],
  },
  '/privacy': {
    zh: ['有人要查、改、删自己的资料，哪天前答。', '先核实是不是本人，再按期答。'],
    en: ['What people ask of their own data, by the day of the answer.', 'Make sure who asks, then answer in time.'],
  },
  '/privacy/impacts': {
    zh: ['用个人信息之前的评估：安全管理员写，分管局长签。', '要上新的用法，先写一份。'],
    en: ['Assessments before personal data is used in a new way.', 'Write one first; a deputy director signs.'],
  },
  '/privacy/breaches': {
    zh: ['资料泄露、丢失了怎么办：上面写着马上要做的几步。', '出了事先照上面的步子做，再补着写。'],
    en: ['When data leaked or was lost; the steps to take at once stand above.', 'Do the steps first, then write.'],
  },
  '/settings/trail': {
    zh: ['谁在什么时候看了、改了、导出了什么。', '按人、按日子、按水印号查；查的人也会记下来。'],
    en: [
      'Who looked at, changed or took out what, and when.',
      'Look by person, day or watermark; who looks is noted too.',
    ],
  },
  '/settings/onboarding': {
    zh: ['新县开张：一步一步把机构、村、站点、账号都建好。', '从第一步做起，做完一步打一个勾。'],
    en: ['A new county, step by step: bodies, villages, stations, accounts.', 'Begin with the first step.'],
  },
  '/settings/standards': {
    zh: ['站点该配什么、做到什么，一版一版的。', '改标准写新的一版，说明从哪天用。'],
    en: ['What a station needs, version by version.', 'Write a new version with its first day.'],
  },
  '/settings/schemes': {
    zh: ['考核怎么打分：每一项几分、按什么数。', '改方案写新的一版；正在考的按原来的算。'],
    en: ['How marks are given in assessments.', 'Write a new version; what runs keeps the old one.'],
  },
  '/settings/clocks': {
    zh: ['一件的期限是怎么一天一天数出来的，可以对着日历核。', '写上编号，看哪几天没算、为什么。'],
    en: [
      'How the days of a matter were counted, one by one.',
      'Write its number and see which days did not count, and why.',
    ],
  },
};

export const pageHelp: Readonly<Record<string, PageHelp>> = {
  ...own,
  ...kinds,
  ...command,
  ...network,
  ...supervision,
  ...publicity,
  ...reportRoom,
  ...administration,
};

/** The help of an address: of the page itself, of the file of a kind, else of the place that it lies below; null where there is none. */
export function helpAt(pathname: string): PageHelp | null {
  const exact = pageHelp[pathname];
  if (exact !== undefined) return exact;
  const [first = '', ...rest] = pathname.split('/').slice(1);
  const parent = `/${first}`;
  if (rest.length > 0 && rest.at(-1) !== 'new' && pageHelp[`${parent}/:number`] !== undefined)
    return pageHelp[`${parent}/:number`] ?? null;
  if (rest.at(-1) === 'new') return pageHelp['/intake'] ?? null;
  const above = Object.keys(pageHelp).filter((to) => to !== '/' && pathname.startsWith(`${to}/`));
  const [nearest] = above.toSorted((a, b) => b.length - a.length);
  return nearest === undefined ? null : (pageHelp[nearest] ?? null);
}
