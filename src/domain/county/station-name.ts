/** 「府前社区站」 of 府前社区消费维权联络站, 「石桥镇监督站」 of 石桥镇消费维权监督站. */
export function stationShortName(station: { name: string }): string {
  const place = placeName(station);
  return place.endsWith('站') ? place.replace('消费维权', '') : `${place}站`;
}

export function placeName({ name }: { name: string }): string {
  return name.replace(/(消费维权)?(联络站|服务站)$/, '');
}
