/**
 * 常见密码: what people think of first, in the order in which leaked lists have it (from @zxcvbn-ts/language-common 4.1.3, MIT; without
 * what is too short for the rule, figures alone, and the obscene), with what is first thought of in Chinese.
 */

/** Whole passwords of ten characters and more. */
export const commonPasswords: ReadonlySet<string> = listOf(`
  qwertyuiop q1w2e3r4t5 1q2w3e4r5t 123456789a 12345qwert password123 123456789q basketball 123qweasdzxc soso123aljg manchester
  1qaz2wsx3edc q1w2e3r4t5y6 qwerty12345 1q2w3e4r5t6y mailcreated5240 nuttertools qazwsxedcrfv 123456qwerty 1234567890q
  terminator qwerty123456 california enterprise 123456789z rjirfrgbde christopher polniypizdec0211 fktrcfylhf sojdlg123aljg
  a123456789 translator undertaker qwerty1234 motherlode multiplelo rjycnfynby syncmaster aleksandra salamander sersolution
  montgom240 leavemealone realmadrid tinkerbell dragonball playstation ghostrider 1234567890a 7ugd5hip2j gfhjkmgfhjkm
  9293709b13 microphone washington vsjasnel12 qazwsxedc123 yjdsqgfhjkm strawberry anastasiya mypassword zxcvbnm123 harrypotter
  qwert12345 password12 abrakadabra alessandro 123456789s good123654 konstantin underground tokiohotel highlander ghjcnjgfhjkm
  evangelion zxcasdqwe123 sonyericsson pufunga7782 liverpool1 university hellokitty ghhh47hj7649 roadrunner ironmaiden
  mississippi intercourse 12345qwerty htubcnhfwbz 123456789m revolution absolutely q123456789 vqsablpzla friendster skateboard
  masterbate 123456789d vfntvfnbrf penetration 123456789qwe alexander1 nthvbyfnjh azertyuiop password01 1qazxsw23edc
  password99 abracadabra madagaskar sweetheart ronaldinho masterbating dragonballz rfhfvtkmrf ghjcnbnenrf information
  supersonic qwerasdfzxcv qweasdzxc123 cheerleaers metallica1 123456789r flvbybcnhfnjh experienced greedisgood nopassword
  blackberry z1x2c3v4b5 mastermind interacial 123456789v volleyball q1q2q3q4q5 spiderman1 123456789o ghbdtnrfrltkf 1z2x3c4v5b
  websolutions finalfantasy 1234567890z gangbanged 1qaz2wsx3edc4rfv christophe losangeles chickenwing101 987654321a a1b2c3d4e5
  wachtwoord quant4307s a1s2d3f4g5 ghbdtndctv 3rjs1la7qe password11 unbelievable housewifes administrator groupd2013
  vflfufcrfh lamborghini experience babemagnet justinbieber lockerroom ejaculation contortionist armageddon casablanca
  123qwe123qwe knickerless newproject2004 lighthouse 1a2s3d4f5g qawsedrftg qazwsxedc1 evanescence motdepasse porsche911
  comicbookdb j3qq4h7h2v braveheart masturbation 123456789p shevchenko maximilian needforspeed devilmaycry businessbabe
  123456789l yfnfitymrf montecarlo charlie123 zxcvb12345 1a2b3c4d5e callofduty masterbaiting uncencored pathfinder volkswagen
  maurolarastefy spartan117 0000000000o supernatural cxfcnkbdfz summertime penetrating pokemon123 astalavista asdfg12345
  professional domainlock2005 scandinavian dhjnvytyjub watermelon 123456789k deutschland 17171717aa doggystyle dkflbvbhjdbx
  hd764nw5d7e1vb1 qazwsxedcrfvtgb peternorth a1a2a3a4a5 aleksander lifeisgood darthvader 123hfjdk147 insertions techniques
  8phrowz622 badnaamhere 5hsu75kpot dkflbvbhjdyf alexandria mostwanted opensesame 8phrowz624 bondarenko mapet123456
  counterstrike thunderbird postov1000 limpbizkit solidsnake connection hellohello copenhagen cinderella goldfinger angelofwar
  zaq1xsw2cde3 zcxfcnkbdf chocolate1 parliament bladerunner vfvfvskfhfve 1a2a3a4a5a gy3yt2rgls jediknight 123456789abc
  winchester hondacivic ctdfcnjgjkm welcome123 q1234567890 123456789n fkmnthyfnbdf intelligence ghjcnjghjcnj admin18533362
  underworld girlfriend wonderland 23176djivanfros salamandra 123456789qwerty smallville qwertasdfg cyberonline galatasaray
  mitsubishi qazxswedcvfr azsxdcfvgb qwertyasdfgh ilovemyself wellington cvzefh1gkc jesuschrist blingbling psychnaut1
  darkknight 1q2q3q4q5q sailormoon whosyourdaddy oc247ngucz 1111111111zz prettygirl duranduran 123123123q moneymoney
  fktrcfylhjdbx astonvilla multimedia fktrcfylhjdyf parolparol 123456789w t34vfrc1991 trustnoone sunderland friendship
  cheesecake fgjrfkbgcbc 123456789qaz cnjvfnjkju 1234qwerty mickeymouse password69 4904s677075 qpwoeiruty 12345trewq
  dashadasha ghbdtnghbdtn password1234 bestfriend birthday21 venom121293 ambassador 12345zxcvb webhompass chesterfield
  apocalypse neveragain moneymaker firefighter lost4815162342 slipknot666 hellraiser testing123 dbrnjhjdbx cxfcnmttcnm
  independent television letmeinnow 1234567890s rhbcnbyjxrf 123456789g vanyarespekt supervisor qwerty123456789 adrenaline
  123456789x 89231243658s millennium iseedeadpeople matematika transformers devilmaycry4 zaratustra qweasdzxc1 depechemode
  vyjujnjxbt combat123654 quicksilver devildriver efbcapa201 qwertyytrewq jamesbond007 123123123a a987654321 helloworld
  rfnfcnhjaf birmingham superduper 123123qweqwe jacqueline 123456789b whitepower 4815162342lost ledzeppelin rkfdbfnehf
  999111999q passmaster 123456789qqq iddqdidkfa 123456789t qq123456789 computador pittsburgh asdfghjkl123 1234qwerasdf
  123qwe456rty 1234567890qw elizabeth1 asdfghjkl1 ghjcnjrdfibyj m6cjy69u35 hurricanes goodfellas 1pass1page 3syqo15hil
  kamehameha ybrjkftdbx birthday54 clubpenguin qwertyuiop123 international transformer primetime21 stalingrad bangladesh
  desperados challenger zx123456789 hellothere saun24865709 apokalipsis 111222333a q1w2e3r4t5y6u7 123456789f deerhunter
  battlefield everything romanroman programmer 989244342a luojianhua 80070633pc schumacher ptybnxtvgbjy samsung123 rfnfgekmnf
  juggernaut password13 undercover alternative wishmaster polniypizdec110211 amsterdam1 123456789qw 1qa2ws3ed4rf jetbalance
  qwertyuiop1 fenerbahce z123456789 newpassword rfkmrekznjh generation puertorico azwebitalia dbrnjhjdyf verygoodbot
  123456789zxc wenef45313 19mtpgam19 birthday299 playstation3 alessandra unforgiven applesauce 123456789qq roflcopter
  cheburashka hshfd4n279 masterchief cyjdsvujljv necromancer impossible deltaforce iaapptfcor firestarter ajcuivd289
  gunslinger 7777755102q springfield dictionary justforfun fkg7h4f3v6 supermanboy revelation s456123789 skorpion39 vfylfhbyrf
  freelancer mevefalkcakk chessmaster 123456789aa naughtyboy oldsmobile shadow1212 caterpillar 1234567890qwe qwerty2010
  superpuper football12 hedimaptfcor sanandreas electronic dragonfire cosmopolitan sevastopol beautiful1 cyecvevhbr mechanical
  sebastian1 4815162342a ghhh47hj764 management 5t4r3e2w1q cannondale q1w2e3r4t5y6u7i8 byajhvfnbrf zqjphsyf6ctifgu gthtcnhjqrf
  lhbjkjubz2957704 tamwsn3sja hypnodanny andrewjackie prometheus jesusislord 1qazxsw23edcvfr4 incredible mastercard rjhjkmbien
  dodgeviper ghbdtngjrf kingfisher fcbarcelona sidewinder loveislife ghjrehfnehf qazwsxedc12 yanshi1982 12qw34er56ty
  password00 newzealand christopher1 collection password10 tigerwoods wolverines lightsaber metropolis 1234567890w password23
  ladyffesta installutil networkingpe olegnaruto 12345abcde philadelphia whatthehell abcde12345 lsia9dnb9y deeppurple
  domination 123456789i technology a1234567890 alphaomega reanimator angelochek 1234554321q streetball froinlaven qwert54321
  boy4u2ownnyc c43qpul5rz blackhawks millionaire grandmaster ilovegirls ingodwetrust minecraft123 runescape1 anastasija
  kbnthfnehf winnipeg261 cegthgfhjkm berezuckiy 12345678qwe digitalprodu installdevic an83546921an13 vfhufhbnrf georgetown
  1958proman markhegarty kristopher qawsedrftgyh abc123456789 jigei743ks 123456789as 42qwerty42 rammstein1 cegthgegth
  123321qweewq 0987654321a ujkjdjkjvrf 1029384756q quiksilver lfplhfgthvf ontherocks rfhfrfnbwf lumberjack neworleans
  auckland2010 nintendo64 r3vi3wpass sacramento christian1 w2dlww3v5p mandragora omgkremidia timberlake jackdaniels
  residentevil olcrackmaster 987654321z ghjcnjrdfif 1234567890zzz mangust6403 grasshopper flintstone dkflbdjcnjr ekaterina20
  vladislava 32615948worms minhasenha luckycharm greengreen peppermint 12345asdfg kobebryant 1qwertyuiop millertime
  computadora 123456789e gordolee85 timberwolf ajnjuhfabz gjytltkmybr virtuagirl ilovejesus lamborgini 38gjgeuftd sasha12345
  tadmichaels stronghold cristopher justinbiebe studioworks illuminati ghjcnbvtyz avrillavigne kaliningrad production
  constantine 26429vadim massimiliano coorslight lp2568cskt shamanking nhfdvfnjkju123 gettysburg gjikbdctyf iloveyou123
  nissan350z montgomery madagascar powerpower silenthill stalker123 000777fffa 41d8cd98f00b tombraider lololyo123
  nemvxyheqdd5oqxyxyzi gblfhfcbyf 19952009sa birthday10 grandorgue ilovemusic gatekeeper simpleplan cincinnati nokia6230i
  nccpl25282 123456789y spam967888 mathematics chrisbrown lucifer666 portsmouth ghjcnjnfr1 123456qwer cfkfvfylhf redemption
  snusmumrik richardson temppassword stomatolog vfhvtkflrf serendipity astonmartin 0o9i8u7y6t godisgreat punksnotdead
  australia1 multiplelog ufhhbgjnnth 7elephants fynfyfyfhbde bluedevils gfhfcjkmrf scoubidou2 nightcrawler livestrong
  mapleleafs password21 cheerleader murcielago playstation2 left4dead2 k123456789 gjkysqgbpltw disneyland ticketmaster
  123456789c fighting54 01telemike01 loveforever stratocaster 123456789zx nikita2000 klapaucius telecaster 1986irachka
  dctvghbdtn performance rottweiler alabama123 jlbyjxtcndj calculator ghjcnjqgfhjkm 0000000000d installsqlst a3eilm2s2y
  yfcnzyfcnz compatible 1234567890m weihnachte 11111aaaaa sundaypunch birthday100 timberland 1234567890qaz accounting
  qwe1234567 ilovemylife intelinside shakespeare fktrcfylh1 matematica chicken123 alinaalina confidence nastya1995 protection
  sashasasha sweetdream galatasara cytuehjxrf 7jokx7b9du frederiksberg blackmetal magical123 respublika montenegro vfvfgfgf123
  xpressmusic kd189nlcih studmuffin kurtcobain prosperity scoubidou6 millerlite jimandanne celtic1888 motorcycle excellence
  bullwinkle riverplate prisonbreak 3f3fpht7op qazwsx1234 liverpoolfc fallenangel 1a2s3d4f5g6h paintball1 s123456789
  polopolo09 selfok2013 brucewayne dfktynbyrf 123456qwert premiumcash qwerttrewq weihnachten passwordpassword blackwhite
  schoolgirlie table54781 sanfrancisco 123qweasdzx rjycnbnewbz 89876065093rax reviewpass ghjrjgtyrj 1234567qwertyu
  lytghjgtnhjdcr wonderwall fiorentina nhecsyfujkjdt walkman555 ybrjkftdyf zaqwsxcderfv seemnemaailm anderlecht jxfhjdfirf
  qwaszxerdfcv antananarivu firstone123 zjses9evpa azerbaijan c43dae874d department jesussaves philosophy greenlantern
  spartak1922 basketball1 qazwsxqazwsx linkinpark intermilan helicopter superman123 baseball12 littlebear blackheart
  neverwinter bluedragon 87e5nclizry supermario gthtrhtcnjr vfrcbvvfrcbv cgtwbfkbcn wrestling1 lotrfotr34 p0o9i8u7y6
  awdrgyjilp 1234qwerasdfzxcv qazwsx12345 iddqdiddqd alexandra1 nikita1998 ghjcnjgbpltw hammertime 0cdh0v99ue perfection
  rfgecnfcerf description accountbloc hardwareid svetasveta gxlmxbewym animal2000 queenas8151 wallstreet loploprock 1qazwsxedc
  donaldduck 1234567890qwerty christiaan q1w2e3r4t5y6u7i8o9p0 nottingham morganstanley nevergiveup hollywood1 kravchenko
  manchester1 natasha123 nostradamus jesuschris felicidade vaffanculo 59382113kevinp silverstone portishead blackhorse
  1234567890p 123654789a luansantana contrasena qwe123qwe123 charleston heavymetal 147258369a donkeykong gtnhjpfdjlcr
  zxcvbn123456 dogphil3650 philippines spiderman3 phezc419hv comicbooks zcxfcnkbdfz 4815162342q bltynbabrfwbz stonehenge
  warhammer40k something1 passwordstandard maprchem56458 lovezp1314 construction nuaddn9561 matchbox20 hondas2000 lzhan16889
  baseball11 imagination 789456123a nikolaevna kwiatuszek kanmax1994 service321 greenhouse gamemaster bpgjldsgjldthnf
  xiaoyua123 writerspace gfhfvgfvgfv kryptonite 123456789j 9z5ve9rrcz qwertgfdsa drumandbass iampurehaha2 headhunter
  tdfyutkbjy qazxswedc123 nastya2010 hesoyam123 tupacshakur ghjcnjabkz qwertyuiop10 playground nokiadermo stinkyfinger
  littlegirl masturbate cjdthitycndj rockbottom fyfnjkmtdyf eybdthcbntn fktrcfylhjd formatters saqartvelo thebeatles
  mandarinka mashamasha 413276191q performing corperfmonsy controller barbarossa rhfcyjzhcr weihnachtsbau 10293847qp
  stickdaddy77 birthday26 bernadette asdfgh123456 aa123456789 afghanistan california1 necronomicon abercrombie hollister1
  football123 ghjuhfvbcn afrika2002 sagittarius commercial 1234554321a mortalkombat peacemaker 123qwerty123 rfcgthcrbq
  123456789zz lkjhgfdsazx escaflowne systemofadown hijodeputa qaz123wsx456 awo8rx3wa8t nastyanastya angelangel andrey1992
  thugstools pandemonium foundation destruction fufnfrhbcnb zxcvbnm123456789 meditation mattylad10 breakdance satisfaction
  1234567890d cheeseburger password22 boredboi4u michael123 rockhopper musiclover 2dumb2live simferopol subscriber 671fsa75yt
  constantin a1s2d3f4g5h6 pineapple1 iloveyou11 antichrist jedimaster steamforums percussion wcrfxtvgbjy iloveyou12 cnfnbcnbrf
  kudos4ever vladimirovna 132forever ilovemyfamily michaeljackson peugeot406 gerasimova jokerjoker difference vfhbyfvfhbyf
  1234567890o qwertyuiop12345 1qa2ws3ed4rf5tg fromvermine am4h39d8nh widespread websolutionssu amadeusptfcor falloutboy
  presidente minicooper littleminge engineering goodmorning specialinsta 123456789asd juancarlos nhfycajhvths rfnthbyf1988
  lissalissa superman12 kamelia2011 qwertyu123 nastya1996 paraklast1974 rhfvfnjhcr webuivalidat msorcloledbr nondriversig
  123456789qwer v123456789 8096468644q frozenfish onetwothree wazzkaprivet weihnachtsbaum passtrader kazakhstan sdh686drth
  allahuakbar sutvsc5ysaa qaz26101778 artemartem elsalvador ghostrecon gearsofwar gjdtkbntkm fktrcfylhjdf cghfdjxybr
  vbhjndjhtw pfhfnecnhf nhfrnjhbcn alexsander z1x2c3v4b5n6m7 ghjgfufylf fyfnjkmtdbx understand domodedovo ghjnbdjcnjzybt
  alternativa dctvcjcfnm qwertyuiop12 kalifornia sonnenschein arsenal123 fktrcfylth forgetmenot computer12 12345qazwsx
  astra334566 margherita ghjnbdjufp infalicall birthday36 universidad electronics zxcvbnm1234 navigation rattlesnake
  specialist reymysterio 789456123q starcraft2 battlestar rainforest wwwooo1234 anytimetoday password88 rashley198 belladonna
  starwars123 myjdxtcxks ntktdbpjh1994 biblioteka horsepower maxmotives blackdragon need4speed nightshade awesome123
  m123456789 wethepeople statistika happyhappy kittykitty zxcvbasdfg 987654321g ma123123123 rangerover superpower jamesjames
  springsteen birthday28 itsasecret hallelujah thecakeisalie daddysgirl jasmine123 ublhjgjybrf orochimaru ghjuhfvvbcn
  ontheoutside bujhmbujhm zcfvfzkexifz demolition xxxp455w0rd5 qwertasdfgzxcvb birthday27 99strenght jessejames wonderwoman
  pointblank ghjatccbjyfk jackhammer iloveyou22 berlin1945 aksjdlasdakj89879 23wkoa0fp78dk marinamarina guitarhero
  fatima753357 bigbrother nthvbyfnjh2 c7e4f8ezqh rjkjrjkmxbr birthday133 6215mila6215 seniseviyor fitzgerald bmvm3e46gtr
  blackadder 2606642yra
`);

/** Words and names to which people add figures. */
export const commonWords: ReadonlySet<string> = listOf(`
  woaizhongguo woaizuguo zhongguoren zhonghua renminbi woaini woaiwojia aiwozhonghua xinniankuaile gongxifacai wanshiruyi
  yilupingan jixiangruyi wangluo mima mimamima denglu guanliyuan xitong zhanghao hongdun xiaofeizhe weiquan tousu jubao
  shichangjianguan shichangjianduguanli gongshangju shijianju jianguansuo zhangsan lisi wangwu zhaoliu xiaoming laoban
  baobei laopo laogong mingtian nihao nihaoma shijiehehe haoyunlai facai liuliuliu
  password qwerty dragon baseball football monkey letmein shadow master michael mustang superman jordan qazwsx jennifer hunter
  harley zxcvbnm asdfgh buster andrew batman soccer tigger charlie robert sunshine thomas iloveyou ranger daniel hockey george
  computer michelle jessica starwars pepper klaster zxcvbn freedom princess joshua maggie ginger amanda ashley cheese nicole
  summer matthew chelsea dallas biteme matrix william yankees taylor corvette austin access martin heather thunder merlin
  secret diamond anthony hammer silver gfhjkm justin patrick richard bailey internet samantha golfer scooter orange cookie
  maverick jackson sparky mickey phoenix bigdog snoopy guitar whatever chicken morgan andrea camaro mercedes peanut ferrari
  cowboy falcon welcome samsung steelers joseph smokey dakota melissa arsenal boomer eagles tigers marina nascar gateway
  porsche yellow monster spider diablo hannah bulldog junior london purple compaq lakers iceman cowboys banana boston brandon
  tennis johnny miller coffee scooby edward nikita mother yamaha brandy barney chester oliver charles player knight forever
  steven rangers midnight chicago bigdaddy redsox victoria badboy please fender jasper slayer rabbit natasha rachel marine
  wizard marlboro raiders prince casper fishing flower crystal jasmine panties iwantu adidas winner winter gandalf ghbdtn
  angela golden lauren cocacola winston madison angels blowme panther spanky shannon sophie johnson asdfasdf toyota murphy
  canada danielle jonathan liverpoo muffin cooper apples jackie dennis sandra pokemon slipknot carlos qazxsw scorpion qwaszx
  nathan startrek rainbow asdfghjkl redskins newyork gemini cameron qazwsxedc florida liverpool turtle nicholas viking booger
  wilson sierra doctor rocket victor dolphins captain bandit jaguar packers pookie peaches dolphin helpme tucker theman
  tiffany maxwell jeremy qwertyui debbie albert maddog lovers monica united giants nirvana metallic hotdog rosebud mountain
  benjamin warrior stupid elephant success jackass bonnie alexis scorpio samson azerty freddy driver willie calvin sydney
  gators dexter creative voodoo arthur trouble america nissan gunner rebecca stella garfield gordon jessie parker asdfghjk
  apollo eminem december legend airborne beavis august brooklyn godzilla skippy kitten shelby beaver phantom nothing asdasd
  williams xavier braves darkness travis copper tomcat platinum qweqwe bigboy animal police online voyager lifehack sniper
  trinity walter blazer heaven snowball playboy bubbles loveme hooters cricket marvin willow donkey topgun nintendo saturn
  family november gabriel destiny pakistan pumpkin digital sergey chance explorer redwings private therock runner lasvegas
  guinness beatles cassie christin celtic broncos andrey babygirl nelson donald eclipse cartman fluffy louise michigan testing
  carolina little samuel alexande birdie cherry pantera sharon gibson vampire mexico buffalo montana genius flyers maximus
  school minecraft lovely stalker metallica doggie carter kristina kimberly spencer speedy barbara snickers sabrina carmen
  marcus bronco yankee friends paradise dreams magnum horses caroline lacrosse goober member qwertyu enigma scotty pimpin
  bollocks surfer genesis poohbear qweasdzxc racing friend hawaii october vanessa poopoo einstein stanley walker drowssap
  stephen courtney simple alaska badger action denise jester spitfire drummer forest patricia maryjane champion diesel
  svetlana friday gregory pamela hotrod anderson douglas westside security google badass shorty tester thumper hitman mozart
  general reddog lizard alexander melanie ruslan vincent teresa scarface marshall olivia veronica buddha spirit frankie
  stargate antonio liberty natalie mercury naruto suzuki semperfi popcorn spooky marley system brittany claudia scotland
  cherokee vikings simpsons leslie rascal qweasd loveyou hummer allison patches russia adrian jupiter penguin howard passion
  vfhbyf vladimir franklin sandman infinity raider passport assman fantasy bulldogs horney domino budlight ironman disney
  norman softball bishop francis brutus redrum brooke bigred jeffrey fktrcfylh karina marines kawasaki digger ireland oksana
  fireman cougar college alicia russell houston monday bradley justice wildcats tinker duncan dancer logitech avalon swordfis
  everton reggie motorola alexandr timothy claire patriots madonna colorado eugene ducati kermit juventus indian connor galore
  freeuser smooth titanic boogie simpson warcraft wolverin elizabet arizona saints valentin georgia accord baxter denver
  mitchell christ yfnfif stinky zachary roland naughty spiderma chopper brenda extreme virginia skyline zombie pearljam froggy
  pirate fylhtq vision awesome alyssa dreamer predator bullet empire kirill people panthers skipper nemesis peekaboo alison
  rolltide american cardinal arnold chevelle psycho danger mookie wanker manutd hobbes vegeta goblue burton fyfcnfcbz picard
  windows loverboy lovelove vfrcbv victory bambam turkey serega tweety hiphop galina changeme rooster polina berlin taurus
  electric ronald avatar raptor maksim spring brazil newport kenneth hendrix madmax england sublime britney france darkside
  bigman hercules lawrence wolfpack classic lincoln ronaldo spiderman blizzard cheyenne wombat cjkysirj raymond brother
  kristen pandora devils simone holiday wildcat kramer sterling caesar alabama carrie sports pickle leather shaggy chronic
  flowers robbie gracie freepass airplane perfect kodiak billybob katana sunset stingray snowman chocolat zeppelin garcia
  detroit wolves pontiac firebird gundam panzer outlaw pretty fisher connie business trevor redhead hardon greenday tarheels
  nastya hellfire engineer savage service serenity michele lickme fireball remember darkstar miranda harvey strike freddie
  pavilion beauty bobafett dbrnjhbz bigmac clinton bowling natali future harrison wallace swimming apache pyramid dodgers
  whynot defender morris trooper cancer precious packard lucifer popeye weasel icecream stewart tanner swordfish blonde
  presario rockstar viktor manager cheryl norton control wutang airforce julian atlanta thailand looking casino lennon
  bluebird theone hawkeye hacker dustin elaine nfnmzyf sailor catfish goldfish maxima tattoo barbie design pervert machine
  herman wrangler trucks nipples roscoe tornado lights bubble cadillac madman orlando pegasus target longhorn philip browns
  stefan cannon dilbert baller microsoft winnie christia shooter xfiles qazqaz street seattle corona amateur cthutq prelude
  malibu freaky assassin integra atlantis pussies dragons iloveu unicorn lonewolf regina stealth kristin peewee openup bobcat
  stacey software newton leonardo student srinivas angelina valentina trigger zaqwsx lolita athena shotgun coyote bruins
  veronika dollar country babydoll lestat wordpass hottie smiley potter random sweety chipper samurai maddie devildog valerie
  mistress flipper express powers cessna teacher goldie polaris piglet cookies montreal hjvfirf ladies wolfgang fatboy scully
  father single wicked foobar castle tickle transam dfvgbh impala sunday hotstuff ronnie jasmin gambit toshiba basketba lancer
  birthday stephani knicks roberto stinger testtest kathleen savannah shamrock benson squirt deftones trucker redneck goldberg
  alfred blaster siemens shelly renegade manson subaru ibanez blondie hamilton swinger reaper cristina minnie mylove galaxy
  lindsay dudley farmer gloria special blahblah enterpri travel bigone sweetpea skeeter indiana ficken trfnthbyf freeman
  curtis smitty marino joanne bigfoot escort larisa trumpet tristan spartan babylon asdfghj sister valera stormy paladin
  andreas cavalier marathon hamlet aardvark mister napoleon indigo hornet skater jerome pierre wonder toronto indians karate
  buckeyes hesoyam fredfred charger highland sweetie holland chiefs diamonds buckeye aurora campbell griffin brandi redman
  passwor chandler drpepper monika maiden elizabeth leonard bernie garden autumn thuglife millie jungle pencil tomtom insane
  timber sherlock mariah audrey hamster aragorn pioneer techno catdog lollol triumph sidney fktrctq sophia morpheus island
  hobbit blabla erotic pascal sampson consumer justme marion stones chrissy nadine goforit burger pitbull kelsey adgjmptw
  spartak german kissme hunting kaiser martha colors artist harold italia sammie barcelona nicolas virgin pebbles sundance
  isabella overlord emerald callie racecar isabelle germany goddess change wesley nipple basket joejoe poison zipper alpine
  shirley element huskers marcel christy sakura chichi inside ultimate nicola blackie watson rommel geronimo caserta trojan
  philips sergio nugget tarzan bassman warren trixie chicks aleksandr webster sherry manuel portugal dodger anakin bobbob
  bomber michel madness superfly florence yvonne fatcat global ybrbnf energy desire soldier bianca warlock martina andrei
  seminole alejandr westham concrete harris margaret hector christop ladybug network bernard tintin qazxswedc trombone
  pleasure rhbcnbyf history bluesky sherman january onelove cotton christian cdtnkfyf archie holden brianna vfvjxrf titans
  stallion lindsey singer hansolo angelo joanna natalia beagle phillip panama smiles qawsed inferno mongoose connect kingkong
  snatch flatron bluemoon rocker personal blessed snakes dominic forget finger beetle jamaica alberto mulder immortal passat
  plastic dietcoke spunky whiskey monitor giovanni cactus ripper spyder markus planet patton exigen sticky waters nolimit
  daniela hollywoo abigail morrison katrina trunks assass always deedee clifford mission pickles million sailing holmes
  bonehead fernando ghbdtnbr charlott yomama darren rubber newman faster bertha memphis sylvia maurice hongkong jumper unreal
  geheim rodney nylons sebastia pentium legion shalom kennedy brooks graham sprite curious pacific loulou funtime philly
  ferret niners werewolf milton cantona kingdom africa office boeing gilbert abgrtyu pirates sheila french sweets cooldude
  palmer eternity lollipop tottenha stocking monique anything foster jackoff biscuit drizzt camera columbia fossil moomoo
  makaveli tracey robinson isabel martini salmon shasta jersey verbatim maniac snapper solomon patriot standard shaved
  blackcat asdzxc punkrock raistlin infantry dillon gerald twister ricardo waterloo cjkywt clayton crimson serena oxford
  maxmax flight condor seinfeld silvia biggie maxine musicman ravens colleen wolfman sharks megadeth cosmos velvet keeper
  foxtrot garrett damien sesame skywalke banshee squirrel wolverine sunrise western grendel roxanne privet legolas marlin
  herbert lvbnhbq qazwsxed carrot blades frosty stardust helena brownie groovy butler coolio twilight daytona licker peanuts
  intrepid pikachu trains mollie vanhalen jericho hershey strider lobster punisher bottom murray kansas shogun goblin search
  neptune showtime darwin amadeus suzanne oldman showme getsome muscle obiwan support rfrfirf skittles ekaterina whitney
  maestro tanker english tarheel fighter thanks hannibal capital newlife anubis gothic sabine preston princes brendan evelyn
  python richie tequila clover delete mirage surfing bentley portland potato baggins review porter chubby panasonic sandiego
  sooners derrick penelope blackdog harmony fusion mature malcolm californ safety playtime dagger moscow swallow warriors
  byteme stimpy gangster christine turner iverson lester chargers liquid mushroom cracker dingdong nymets bigguy mobile tazman
  nimrod newpass crusader bugger stranger dkflbvbh anastasia volume masters monroe miguel doodle collins powder archer gotcha
  battle dublin slapshot guardian janice charly septembe photos knights angelica nookie milano scarlett stuart damian grizzly
  camille scruffy brasil latino kittycat poopie munchkin lorenzo rammstein bananas barcelon santiago thegame gerard picasso
  walnut kolobok blackman wisdom trance starcraft parrot quality auburn goodluck dorothy engine coltrane gorilla wheels
  katerina tamara postal luther cassidy discover oakland spanking osiris dumbass lonestar bridge bender stonecol dookie
  meridian megaman racerx rjntyjr sirius firefly alexandra madrid griffey phoebe weezer beautiful violet ledzep lowrider
  gangsta ghjcnj paradox tacobell loving catalina vertigo halflife carson sergei shiloh johnjohn sobaka buffett aliens chucky
  bonjour kangaroo thompson sinner socrates keyboard stevie trebor finish sprint shazam national celica scarlet hoover sommer
  frances hotboy cynthia qwerasdf penguins formula rebels elwood melvin vacation ragnarok bollox lexmark lorraine
`);

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}
