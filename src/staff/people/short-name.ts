/** 「农业农村局」 of 青禾县农业农村局（农业综合执法）. */
export function shortName(name: string): string {
  return name.replace(/（.*?）/u, '').replace(/^.{2,3}?[县市区](?=.{3})/u, '');
}
