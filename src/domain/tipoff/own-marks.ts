/**
 * 匿名的话里写了自己 (who told it, named in his own words): 「我叫赵大壮，电话13800007777」 in a tip-off that is to be anonymous. He is asked
 * before it is sent; once it is sent the words stand in the file of the matter.
 */

const mobile = String.raw`1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)`;
const ownName =
  /(?:我叫|我的?名字(?:是|叫)|本人姓名)[:\s]?(?![他她它你您人店老别谁])\p{Script=Han}{2,4}?(?=[,.;、。\s\d]|电话|手机|住|$)/gu;
const ownMobile = new RegExp(
  String.raw`(?:我|本人)的?(?:电话|手机|手机号|号码|联系方式)(?:号码?)?[是为:\s]{0,3}${mobile}`,
  'gu',
);
const anyMobile = new RegExp(String.raw`(?<!\d)${mobile}`, 'gu');

/** The pieces of the words that name who told them, as he wrote them; a telephone beside his name is taken for his. */
export function ownMarksIn(words: string): string[] {
  const text = words.normalize('NFKC');
  const names = [...text.matchAll(ownName)].map(([piece]) => piece);
  const phones = [...text.matchAll(names.length > 0 ? anyMobile : ownMobile)].map(([piece]) => piece);
  return [...new Set([...names, ...phones])];
}
