/** The industries by which services are reported: each is a category of the taxonomy, with all below it. */
export const serviceClasses = {
  V06: { zh: '电信服务', en: 'Telecommunications' },
  'V01.5': { zh: '家电维修等修理服务', en: 'Repair, appliances included' },
  V03: { zh: '旅游服务', en: 'Tourism' },
  'V01.1': { zh: '餐饮服务', en: 'Catering' },
  'V01.3': { zh: '美容美发', en: 'Beauty and hairdressing' },
} as const satisfies Record<string, { zh: string; en: string }>;
