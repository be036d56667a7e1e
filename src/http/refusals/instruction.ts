/** The sentences of what the rules of instructions refuse. */
export const instructionSentences = {
  'instruction-not-below': {
    status: 422,
    zh: '指令只能往下发：县里发给所和站点，所里发给自己的站点；请从列表里选。',
    en: 'Instructions go down only: the county to offices and stations, an office to its own stations.',
  },
  'instruction-due-past': {
    status: 422,
    zh: '办好的时间已经过了；请选以后的时间。',
    en: 'The time by which it is to be done has passed; choose a later one.',
  },
  'instruction-matter-elsewhere': {
    status: 422,
    zh: '收令的地方看不到这一件；先分送给它，或者不写是哪一件。',
    en: 'The receiver cannot see this matter; dispatch it first, or leave the matter out.',
  },
  'instruction-arrive-first': {
    status: 409,
    zh: '这条指令要到现场；请先点“到场”，再回报。',
    en: 'This instruction sends somebody there; press “Arrived” first.',
  },
} as const;
