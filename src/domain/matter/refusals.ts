import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules refuse of every kind of matter: its number, handler, days, files and small ledgers. */
export const matterRefusals = {
  'move-not-allowed': {
    status: 409,
    zh: '这一件现在的状态不能办这一步；刷新看看现在能办什么。',
    en: 'This step is not possible in the present state; reload to see what is.',
  },
  'checklist-over': {
    status: 409,
    zh: '这一件已经办完，清单不再勾了。',
    en: 'This matter is done; its checklist is closed.',
  },
  'checklist-line-gone': {
    status: 409,
    zh: '清单刚改过，没有这一项了；刷新看看现在的清单。',
    en: 'The checklist has just changed and has this line no more; reload.',
  },
  'served-otherwise': {
    status: 409,
    zh: '这份文书已经按原来的内容送达，现在的内容和送达的不一样，不能给它取文号；要照现在的内容送达，请另行制作文书。',
    en: 'It was served with another content than it has now; what was changed cannot take its number.',
  },
  'paper-unchanged': {
    status: 409,
    zh: '这份文书和取文号时一个字不差，不用重新制作；直接打印就是。',
    en: 'It still says what it said when it got its number: print it as it is.',
  },
  'paper-went-out': {
    status: 409,
    zh: '这份文书案件里记着已经送出、收到或者执行了，不能重新制作；内容要改的，请另行制作更正文书送达。',
    en: 'The matter says that it went out or was carried out: it is not made anew; correct it by a letter of its own.',
  },
  'revisit-day': {
    status: 400,
    zh: '“过几天再看”的日子要写今天到 {last} 之间的一天。',
    en: 'Choose a day from today until {last}.',
  },
  'revisits-too-many': {
    status: 409,
    zh: '您已经有 {most} 件要再看，再多就记不住了；先到“我的工作”里去掉不用看的，再来定。',
    en: 'You have {most} matters to look at again; take away those that need none on “My work” first.',
  },
  'view-notice-kind': {
    status: 409,
    zh: '只有投诉、举报、咨询、案件的视图能提醒；这个视图先存着，不设提醒。',
    en: 'Only views of complaints, tip-offs, inquiries and cases tell of what is new; save this one without it.',
  },
  'view-notice-filters': {
    status: 409,
    zh: '这个视图的筛选条件列表认不出来，不能提醒；在列表里重新选好条件，再存、再设提醒。',
    en: 'The list does not know the filters of this view; choose them anew in the list and save again.',
  },
  'view-notice-words': {
    status: 409,
    zh: '按字、按号码找的视图不能提醒；去掉找的字，改用条件，再设提醒。',
    en: 'A view that looks for words or numbers does not tell of what is new; use filters instead.',
  },
  'view-notice-wide': {
    status: 409,
    zh: '这个视图里现在就不止 {most} 件，件件都是新的；加几个条件收窄了，再设提醒。',
    en: 'This view holds more than {most} matters; narrow it by filters before it tells of what is new.',
  },
  'view-notices-many': {
    status: 409,
    zh: '您已经有 {most} 个视图会提醒；先关掉一个，再设这个。',
    en: 'You have {most} views that tell of what is new; end one of them first.',
  },
  'reveals-used-up': {
    status: 429,
    zh: '您今天已经看了 {done} 次隐去的信息，本县一人一天最多 {limit} 次，还剩 {left} 次；请少选几件、明天再看，或者请管理员在“本县设置”里改上限。',
    en: 'You have looked behind the mask {done} times today, of at most {limit}; {left} are left. Choose fewer, come back tomorrow, or ask the administrator to change the limit.',
  },
  'numbers-used-up': {
    status: 429,
    zh: '您今天已经按 {done} 个不同的电话或证件号码查过，本县一人一天最多 {limit} 个，今天不能再查别的号码；登记不受影响，请按编号、店名来找，或者请管理员在“本县设置”里改上限。',
    en: 'You have asked for {done} different numbers today, of at most {limit}. Filing goes on; look by the number of the matter or by the shop, or ask the administrator to change the limit.',
  },
  'export-needs-second': {
    status: 403,
    zh: '这次 {rows} 行，您今天已经导出 {taken} 行；本县一人一天超过 {limit} 行要第二个人准：请在那个列表上按“导出”，写明用途交上去，准了到“管理 › 导出申请”取。',
    en: 'These are {rows} lines and you took {taken} today; beyond {limit} a second person allows it: press Export on the list and say what it is for.',
  },
  'export-own': {
    status: 403,
    zh: '自己的导出申请不能自己准；请另一位所长、分管局长或安全管理员来看。',
    en: 'Nobody allows his own export; ask another head, deputy director or security administrator.',
  },
  'export-not-yours': {
    status: 403,
    zh: '这个导出申请不归您准；请申请人的所长、分管局长或者安全管理员来看。',
    en: 'This export is for the head of the asker’s office or a deputy director to answer.',
  },
  'export-decided': {
    status: 409,
    zh: '这个申请已经有人答复、撤回了，或者过了七天；刷新看看，还要的话请再申请。',
    en: 'It was answered or withdrawn already, or seven days have passed; reload, or ask again.',
  },
  'export-reason': {
    status: 422,
    zh: '不准要写理由，让申请人知道怎么改；请写一句再按。',
    en: 'Say why it is refused, so that the asker knows what to change.',
  },
  'export-by-number': {
    status: 422,
    zh: '查找里写着电话或者证件号码，申请里不留这样的号码；请去掉它，改用别的条件再申请。',
    en: 'The search holds a telephone or an identity number, which no request keeps; take it out and ask by other filters.',
  },
  'export-closed': {
    status: 403,
    zh: '这个文件现在取不了：没有准，或者准了过了 24 小时，或者已经取过三次；还要的话请再申请一次。',
    en: 'The file cannot be fetched: not allowed, 24 hours have passed, or it was fetched three times; ask again.',
  },
  'upkeep-under-way': {
    status: 409,
    zh: '同样的事正在做，做完了再按；这一页一分钟自己看一次。',
    en: 'The same is under way; press again once it is done.',
  },
  'upkeep-not-here': {
    status: 422,
    zh: '在这里做不了，请管机器的人在机器上运行这一条命令。',
    en: 'It cannot be done from here; run the command on the machine.',
  },
  'alert-to-nobody': {
    status: 422,
    zh: '这一条路还没有选发给谁（对外通知是还没有系统要“系统告警”），先按“改”选人，再试。',
    en: 'Nobody is chosen for this way yet; choose somebody first, then try it.',
  },
  'hook-own': {
    status: 403,
    zh: '这是您自己写的，要另一个人核定：请安全管理员或者分管局长来按。',
    en: 'You wrote it yourself; the security administrator or a deputy director confirms it.',
  },
  'hook-not-confirmed': {
    status: 409,
    zh: '这个系统还没有人核定，不发；请安全管理员或者分管局长先在这一页核定，再试。',
    en: 'Nobody has confirmed this system yet; the security administrator or a deputy director does, then try it.',
  },
  'hook-not-told': {
    status: 409,
    zh: '这个系统停用、删掉了，或者还没有核定，发不到；请先到管理 → 对外通知启用、核定，再发。',
    en: 'The system is stopped, gone or not confirmed; start or confirm it first, and send it again then.',
  },
  'hook-sample': {
    status: 422,
    zh: '这是样例县或者练习机，工作台里填的系统不真的发；请到本县正在用的那一台上试。',
    en: 'This is the sample county or a machine for practice: nothing goes to systems that are entered at the desk.',
  },
  'hook-secret-shown': {
    status: 409,
    zh: '这把密钥已经给看过一次，不再显示；没有抄下来的，按“换密钥”另做一把。',
    en: 'This secret was shown once already; make another one.',
  },
  'hook-secret-none': {
    status: 409,
    zh: '没有等着换上的新密钥；先按“换密钥”做一把。',
    en: 'No new secret waits; make one first.',
  },
  'hook-tests-many': {
    status: 429,
    zh: '今天已经试了 {n} 次，明天再试；要现在看的，看下面的记录。',
    en: 'There were {n} tests today; try again tomorrow, or look at the list below.',
  },
  'message-not-failed': {
    status: 409,
    zh: '只有没发出去、网关没有确认的才能再发；这一条现在不是，刷新看看它怎么样了。',
    en: 'Only what failed or was not confirmed is sent again; reload to see how this one stands.',
  },
  'message-sent-again': {
    status: 409,
    zh: '这一条已经再发过一次；刷新后看再发的那一条，它没发出去的，从那一条再发。',
    en: 'This one was sent again already; reload and go on from the newer one.',
  },
  'message-code-over': {
    status: 409,
    zh: '验证码过了时间，再发也用不了；请本人重新要一条。',
    en: 'The code in it is over; let its owner ask for a new one.',
  },
  'message-to-nobody': {
    status: 409,
    zh: '收件人的号码密封着打不开，不能再发；请先在那一件上更正电话。',
    en: 'The number of its receiver cannot be opened; correct it on the matter first.',
  },
  'sms-not-connected': {
    status: 409,
    zh: '还没有接短信网关，测试短信发不了；请管机器的人按运行手册填好 SMS_URL，重启以后再试。',
    en: 'No gateway is connected; who keeps the machine sets SMS_URL as docs/operate.md says.',
  },
  'sms-tests-many': {
    status: 429,
    zh: '今天全县已经发了 {n} 条测试短信，一天最多这些；请明天再试。',
    en: '{n} test messages were sent today, which is the most of a day; try again tomorrow.',
  },
  'list-too-long': {
    status: 409,
    zh: '这样有 {rows} 行，一次最多打印 {most} 行；请加条件，或者导出成表。',
    en: 'These are {rows} lines, and {most} are printed at once; filter, or export them as a table.',
  },
  'exports-waiting': {
    status: 429,
    zh: '您已经有 {n} 个导出申请在等人准；请先等答复，或者撤回几个。',
    en: 'You have {n} requests waiting; wait for the answers or withdraw some.',
  },
  'wrong-code': {
    status: 404,
    zh: '编号或查询码不对，请对着回执再看一遍；丢了回执请打电话。',
    en: 'Number or query code is wrong; check the slip, or call if you have lost it.',
  },
  'code-expired': {
    status: 422,
    zh: '这张单子上是以前的六位查询码，办结满 90 天就不能用了。留过手机的，请回上一页点“查询码丢了，用短信验证码查”，或者打 {hotline}。',
    en: 'The code of this slip is a former one of six figures, which ended 90 days after the matter was closed. If you gave a mobile number, go back and get in by a text message, or call {hotline}.',
  },
  'codes-closed': {
    status: 429,
    zh: '今天填错的查询码太多，这里今天先不认了：请换一处网络（比如用手机流量）再填，或者打 {hotline}，或者明天再来。',
    en: 'Too many wrong query codes today: try from another network, such as mobile data, call {hotline}, or come back tomorrow.',
  },
  'codes-spent': {
    status: 429,
    zh: '今天全县填错的查询码太多，有人在乱试，六位的查询码今天都先不认了：请打 {hotline}，或者明天再来。',
    en: 'Somebody is guessing query codes: those of six figures open nothing today. Call {hotline}, or come back tomorrow.',
  },
  'handler-unknown': {
    status: 422,
    zh: '承办人要是本所在用的账号；请从列表里选。',
    en: 'The handler must be an active account of the office; choose one from the list.',
  },
  'day-in-future': { status: 422, zh: '日期不能晚于今天；请改日期。', en: 'The day cannot be after today.' },
  'late-reason-missing': {
    status: 422,
    zh: '这一步写的是{day}的事，超过{within}天了：请写明为什么现在才记，写好再提交一次。',
    en: 'This is of {day}, more than {within} days ago: please say why it is written only now, and submit again.',
  },
  'day-before-start': { status: 422, zh: '日期不能早于 {start}；请改日期。', en: 'The day cannot be before {start}.' },
  'only-centre-shares': {
    status: 403,
    zh: '别的所、别的队的人只能由中心请来协办，所之间不能自己转（第四十一条）；请找中心。',
    en: 'Only the centre asks people of another office; offices pass nothing among themselves (art. 41).',
  },
  'attachment-too-large': {
    status: 413,
    zh: '文件太大，每个最多 10 兆；请拍小一点再传。',
    en: 'The file is too large: at most 10 MB each.',
  },
  'attachment-too-many': { status: 422, zh: '最多 6 个文件，请去掉几个。', en: 'At most 6 files.' },
  'attachments-too-large': {
    status: 413,
    zh: '这一次的文件加起来超过 {megabytes} 兆；请去掉几个，或者拍小一点，其余的交了以后再补。',
    en: 'These files have more than {megabytes} MB together; leave some out, or make them smaller, and add the rest later.',
  },
  'attachment-pixels': {
    status: 422,
    zh: '照片的点太多，超过 1.2 亿个，电脑打不开；请拍小一点，或者截一张图再传。',
    en: 'The picture has more than 120 million pixels, which no computer here can show; take a smaller one.',
  },
  'attachment-active': {
    status: 415,
    zh: '这个 PDF 会自己运行程序、提交表单或打开网址，或者没有传完整，不能收；请把它打印出来拍成照片，或者另存为普通的 PDF 再传。',
    en: 'This PDF runs a script, sends a form or opens an address by itself, or is not whole; send a photo of it, or save it as a plain PDF.',
  },
  'attachment-infected': {
    status: 409,
    zh: '这个文件查出病毒（{virus}），已经隔离，谁也打不开；请让交的人另交一份，或者交纸的。',
    en: 'A virus ({virus}) was found in this file; it is kept apart and nobody can open it. Ask for another copy, or for paper.',
  },
  'attachment-unscanned': {
    status: 503,
    zh: '这个文件还没查过病毒，查毒程序现在没有应答；文件留着，过几分钟再打开，一直这样请告诉管理员。',
    en: 'This file was not scanned for viruses yet, and the scanner does not answer; it is kept. Open it in some minutes, or tell the administrator.',
  },
  'pdf-busy': {
    status: 503,
    zh: '前面还有几份 PDF 在做，一分钟里轮不到这一份；请过一会儿再按一次，急用的请下载 DOCX。',
    en: 'Other PDFs are being made, and the turn of this one does not come within a minute; press again later, or download the DOCX.',
  },
  'pdf-unmade': {
    status: 503,
    zh: 'PDF 没有做成；请下载 DOCX，用办公软件打开再另存为 PDF，一直这样请告诉管理员。',
    en: 'The PDF was not made; download the DOCX and save it as PDF with your office program, and tell the administrator if it stays so.',
  },
  // The words of a document.
  'text-file-type': {
    status: 415,
    zh: '读不出这个文件里的字，只认 DOCX、PDF、TXT；请换一种存，或者把字复制了贴进“原文”。',
    en: 'No text could be read: DOCX, PDF and TXT only; save it as one of them, or paste the text.',
  },
  'text-file-old': {
    status: 415,
    zh: '这是旧格式的 DOC，或者加了密码；请在 Word、WPS 里去掉密码、另存为 DOCX 再选，或者把字贴进“原文”。',
    en: 'This is an old DOC, or it has a password; save it as DOCX without one, or paste the text.',
  },
  'text-file-picture': {
    status: 415,
    zh: '这是照片，不能取字；请加到“照片、扫描件”，再把上面的字打进“原文”。',
    en: 'This is a picture; add it to the photos, and type what it says.',
  },
  'text-file-locked': {
    status: 415,
    zh: '这个 PDF 加了密码，打不开；请去掉密码再选，或者把字贴进“原文”。',
    en: 'This PDF has a password; take it off, or paste the text.',
  },
  'text-file-scan': {
    status: 422,
    zh: '这个 PDF 是扫描的图，里面没有字；请把字打进“原文”，或者找带字的原件复制了贴进去。',
    en: 'This PDF is a scan without text; type what it says, or paste it from the original.',
  },
  'text-file-empty': {
    status: 422,
    zh: '这个文件里没有字；请看一下选对了没有，或者把字贴进“原文”。',
    en: 'The file has no text; see whether it is the right one, or paste the text.',
  },
  'text-file-pages': {
    status: 422,
    zh: '这个 PDF 超过 {pages} 页；请只留合同那几页再选，或者把字贴进“原文”。',
    en: 'The PDF has more than {pages} pages; keep those of the contract, or paste the text.',
  },
  'text-file-swells': {
    status: 422,
    zh: '这个文件展开以后超过 {megabytes} 兆，或者套得太深，没有读；请另存一份再选，或者把字贴进“原文”。',
    en: 'The file unpacks into more than {megabytes} MB or is nested too deep, and was not read; save it anew, or paste the text.',
  },
  'text-file-too-large': {
    status: 413,
    zh: '文件超过 {megabytes} 兆，没有读；请去掉里面的图片另存一份，或者把字贴进“原文”。',
    en: 'The file has more than {megabytes} MB and was not read; save it without pictures, or paste the text.',
  },
  'text-file-too-slow': {
    status: 422,
    zh: '读了 {seconds} 秒还没读完，已经停下；请把字复制了贴进“原文”。',
    en: 'The file was not read within {seconds} seconds; paste the text.',
  },
  'text-file-infected': {
    status: 422,
    zh: '这个文件查出病毒（{virus}），没有读，也没有存；请让交的人另交一份，或者照纸打。',
    en: 'A virus ({virus}) was found in this file, which was neither read nor kept; ask for another copy.',
  },
  'text-file-unscanned': {
    status: 503,
    zh: '查毒程序现在没有应答，先不读文件；请过几分钟再选，或者把字贴进“原文”。',
    en: 'The virus scanner does not answer, so the file was not read; try again in some minutes, or paste the text.',
  },
  'uploads-too-many': {
    status: 429,
    zh: '您这个网络一小时里传来的文件太多，先不收文件了；不带文件也可以提交，过一小时再补，或者打 12315。',
    en: 'Too many files have come from your network within an hour; hand in without files and add them in an hour, or call 12315.',
  },
  'uploads-full': {
    status: 503,
    zh: '存文件的地方满了，先不收文件；不带文件也可以提交，文件过后再补，或者交到所里。请告诉管理员腾出磁盘空间。',
    en: 'There is no room for files at present; hand in without files and add them later. The administrator should make room on the disk.',
  },
  'files-away': {
    status: 503,
    zh: '存文件的地方现在连不上，文件先交不上、打不开；不带文件也可以提交，过几分钟再传，已经交上来的都在。一直这样，请告诉管理员。',
    en: 'Where files are kept cannot be reached at present: hand in without files and add them in some minutes; what was handed in is there. If it stays so, tell the administrator.',
  },
  'uploads-unclaimed': {
    status: 429,
    zh: '您传上来还没有交的文件已经满 500 兆，先不收了：把手上的单子交了，或者把不要的草稿删了再传；没交的文件过一天自动清掉。',
    en: 'The files that you uploaded and have not handed in come to 500 MB: hand in what you are writing, or delete drafts that you do not need; what is not handed in goes after a day.',
  },
  'uploads-account-many': {
    status: 429,
    zh: '您这个账号一天里传来的文件已经满 2048 兆，先不收了：请明天再传，急的请同事帮着传。',
    en: 'Files of 2048 MB have come from your account within a day: send more tomorrow, or have a colleague send what is urgent.',
  },
  'attachment-type': {
    status: 415,
    zh: '只收照片（JPG、PNG、WebP）和 PDF；请换一个文件。',
    en: 'Only photos (JPG, PNG, WebP) and PDF.',
  },
  'platform-number-taken': {
    status: 409,
    zh: '这个平台编号已经登记过了；请用编号在列表里查找那一件。',
    en: 'This platform number is registered already; find the matter in the list by it.',
  },
  'docket-not-yours': {
    status: 403,
    zh: '“{step}”这一步不由您办：{who}。',
    en: '“{stepEn}” is not your step: {whoEn}.',
  },
  'code-no-telephone': {
    status: 422,
    zh: '这一件没有登记电话，打不回去；登记了姓名的，请本人带身份证件到场；姓名也没有的，请带原来的单子到场。',
    en: 'No telephone is on file, so nobody can be called back; the person comes with an identity paper, or with the slip where no name is on file either.',
  },
  'code-no-name': {
    status: 422,
    zh: '这一件没有登记姓名，身份证件没有可核对的；请按登记的电话打回去；电话也没有的，请本人带原来的单子到场。',
    en: 'No name is on file to compare an identity paper with; call back the telephone on file, or, where there is none either, the person comes with the slip.',
  },
  'code-slip-proves-nothing': {
    status: 422,
    zh: '这一件登记了姓名或者电话，捡到单子的人也拿得出单子，不能凭单子换；请按登记的电话打回去，或者核对本人的身份证件。',
    en: 'A name or a telephone is on file, and who found the slip has it too; call back the telephone on file, or compare an identity paper.',
  },
  'code-whose': {
    status: 422,
    zh: '这一件有几个人一起投诉，各有各的查询码；请选“换谁的”。',
    en: 'Several complain jointly, each with a code of his own; choose whose.',
  },
  'code-own-number': {
    status: 409,
    zh: '这一位有自己的编号 {number}，他的查询码跟着那个编号；请打开 {number} 再换。',
    en: 'This member has a number of his own, {number}, and his code belongs to it; open that one and renew it there.',
  },
  'code-anonymous': {
    status: 422,
    zh: '匿名举报不知道是谁，没法核实是本人，换不了查询码；留过暗语的，凭编号和暗语照样能看。',
    en: 'Nobody can prove to be an anonymous reporter, so no code is made anew; with the number and the code word he reads on.',
  },
  'code-reporter-sealed': {
    status: 403,
    zh: '您看不了这一件的举报人，打不了登记的电话，也核对不了证件；请现在办这一件、看得到举报人的人来换。',
    en: 'The reporter is sealed from you, so you can neither call back nor compare; who handles it and may open the seal renews the code.',
  },
  'matter-erased': {
    status: 409,
    zh: '{number} 留存期满，个人信息已在 {on} 按规定清除，不能再办；编号、日期、金额还在。',
    en: '{number} was erased by the schedule on {on}: nothing can be done to it any more.',
  },
  'failure-end-unfit': {
    status: 422,
    zh: '这样送不到的，不能这样办：拒收的留置；退回、搬走、联系不上的公告；死亡、注销的改向继承人、清算组告知；都不行的写“无法送达，附卷”。',
    en: 'What was refused is left behind; what came back is announced; who is gone has successors; all else could not be served.',
  },
  'tipoff-failure-end-unfit': {
    status: 422,
    zh: '这样送不到的，不能这样办：拒收的留置；死亡、注销的改向继承人、清算组告知（举报人的不告诉，第三十七条）；都不行的写“无法送达，附卷”。',
    en: 'What was refused is left behind; who is gone has successors, but for a reporter (art. 37); all else could not be served.',
  },
  'asker-failure-end-unfit': {
    status: 422,
    zh: '这样送不到的，不能这样办：拒收的可以留置，其余的写“无法送达，附卷”。',
    en: 'What was refused may be left behind; all else could not be served, and goes on file.',
  },
  'reporter-left-by-witness': {
    status: 422,
    zh: '举报人的信息要保密，留置不请见证人，请拍照、录像（第三十七条）。',
    en: 'Who told is confidential: no witness is called; photograph or film it (art. 37).',
  },
  'failure-none': {
    status: 409,
    zh: '这一项没有记过送不到，或者已经告知了。',
    en: 'No failed service of this is on record, or it was told since.',
  },
  'failure-once': {
    status: 422,
    zh: '只送过一次，还不能算无法送达：请另一天再送一次，填上“前一次哪天送的”。',
    en: 'One attempt is not enough: try on another day and give the day of the attempt before.',
  },
  'close-announced': {
    status: 409,
    zh: '公告还没有满三十日：{until} 才视为送达，那天起才能办结；这以前当面、邮寄送到了的，记“告知”。',
    en: 'The announcement runs until {until}, when it counts as served: close it then, or record the notice if it arrives before.',
  },
  'switchboard-off': {
    status: 404,
    zh: '本县还没有接通话务平台；请管理员照运行手册“话务平台”一节填密钥。',
    en: 'No switchboard is connected; the administrator follows the operator’s book.',
  },
  'switchboard-not-signed': {
    status: 401,
    zh: '签名或时间不对；请核对话务平台那边的密钥和时钟。',
    en: 'Signature or time is wrong; compare the key and the clock of the switchboard.',
  },
  'anew-own': {
    status: 403,
    zh: '您参加了办理、核查或者报请；请没有参加的分管局长撤销、重新处理。',
    en: 'You worked on it or asked for it; a leader who took no part revokes it.',
  },
  'anew-others': {
    status: 403,
    zh: '原来的决定是您作的，自行纠正请另一位分管局长办；是复议决定、法院判决撤销的，请改选“因为什么”。',
    en: 'You made this decision: another leader corrects it. If a review or a court revoked it, choose that cause.',
  },
} as const satisfies Record<string, RefusalRow>;
