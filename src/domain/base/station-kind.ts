/** The kinds of house in which a station stands, by the county's own words; the law's limits name them too. */
export const stationKinds = {
  village: { zh: '村（社区）', en: 'Village or community' },
  mall: { zh: '商场', en: 'Shopping mall' },
  supermarket: { zh: '超市', en: 'Supermarket' },
  market: { zh: '市场', en: 'Market' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  scenicArea: { zh: '景区', en: 'Scenic area' },
  school: { zh: '学校', en: 'School' },
  hotel: { zh: '酒店', en: 'Hotel' },
} as const;

export type StationKind = keyof typeof stationKinds;
export const stationKindCodes = Object.keys(stationKinds) as [StationKind, ...StationKind[]];
