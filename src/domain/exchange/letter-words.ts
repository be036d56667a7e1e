export const letterStateWords = {
  waiting: { zh: '待发', en: 'Waiting' },
  retrying: { zh: '线路不通，会再发', en: 'Line down, will be tried again' },
  putOff: { zh: '这一封没发成，会再试', en: 'This one did not go, will be tried again' },
  noLine: { zh: '没有线路可发', en: 'No line to send it by' },
  acked: { zh: '对方已收', en: 'Received there' },
  refused: { zh: '对方退回', en: 'Refused there' },
  received: { zh: '已收下', en: 'Received' },
  returned: { zh: '没收下', en: 'Not taken' },
} as const;
