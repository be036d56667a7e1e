/**
 * 流动摊贩的样子 (vendor traits): by what people know a vendor on the road whose name nobody knows: the colour of his vehicle, and what is
 * seen of him. Held against what another tells; it is shown to nobody and kept nowhere.
 */

const seen: readonly (readonly [string, RegExp])[] = [
  ['hand', /(?:断|缺|少|掉|残)[^,。;]{0,4}(?:手?指)|手[^,。;]{0,4}(?:残|缺|断)|六指/u],
  ['leg', /瘸|跛|拐腿|腿脚不|拄(?:着)?拐/u],
  ['eye', /独眼|一只眼|斜眼|瞎[^,。;]{0,2}只眼/u],
  ['bald', /光头|秃顶|谢顶/u],
  ['scar', /疤|痦子|黑痣|胎记/u],
  ['teeth', /金牙|豁牙|镶牙|龅牙/u],
  ['speech', /结巴|口吃/u],
  ['beard', /络腮|大胡子|山羊胡/u],
];

const vehicle =
  /([蓝红白绿黄黑银灰橙紫])色?[^,。;的]{0,5}(?:的)?(?:棚|篷|三轮|三马|三蹦|面包|昌河|五菱|皮卡|货车|厢货|轿车|电车|农用车|壳子|小车|车)/gu;

export function traitsIn(text: string): ReadonlySet<string> {
  const traits = new Set(seen.flatMap(([trait, form]) => (form.test(text) ? [trait] : [])));
  for (const [, colour = ''] of text.matchAll(vehicle)) traits.add(`vehicle:${colour}`);
  return traits;
}
