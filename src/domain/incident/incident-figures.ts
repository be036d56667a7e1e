/** 群体性投诉 (D03, D04): confirmed incidents, and how many stations were asked and have answered. */
import type { FigureWords } from '../figures/figure.ts';

export const incidentFigures = ['incidents', 'stationsAsked', 'stationsAnswered'] as const;
export type IncidentFigure = (typeof incidentFigures)[number];

export const incidentFigureWords = {
  incidents: {
    zh: '群体性投诉预警',
    en: 'Group incidents',
    unit: 'count',
    records: '/incidents?state=all',
    definitionZh: '期内确认的群体事件起数；疑似没有确认的、排除的不算，并入另一起的只算那一起。',
    definitionEn: 'Group incidents confirmed in the period; one merged into another counts with that one.',
  },
  stationsAsked: {
    zh: '排查问到站点',
    en: 'Stations asked',
    unit: 'count',
    records: '/area-checks?state=all',
    definitionZh: '期内发出的区域排查问到的站点，一次排查一个站点算一站次；问的时候在用的站点都算，后来撤的也算。',
    definitionEn: 'Stations asked by area checks of the period, one for each check and station.',
  },
  stationsAnswered: {
    zh: '其中答了的',
    en: 'Of which answered',
    unit: 'count',
    records: '/area-checks?state=all',
    definitionZh: '上项中答了“有”“无”或者“无法核实”的站次，晚答的也算；除以上项就是反馈率。',
    definitionEn:
      'Of these, those that have answered, late ones among them; divided by the above it is the rate of answers.',
  },
} as const satisfies Record<IncidentFigure, FigureWords>;
