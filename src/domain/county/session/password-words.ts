/** What a password must be, in one sentence beside every field that asks for one: each refusal of password.ts can be known before. */
export const passwordRule = {
  zh: '至少 10 个字符，要有字，不能只是数字。不收：里面有登录名、电话、生日、证件号的；姓名、单位、地名、一个常见的词、几个拼音加上数字；来回重复的、键盘上一排的、泄露过的常用密码。三四个不相干的词最好记',
  en: 'At least 10 characters, letters among them. Not with the login name, a telephone, a birthday or an identity number in it; not a name of a person, an office or a place, one common word or a few syllables with figures; not one piece again and again, a row of the keyboard or a leaked password. Three or four unrelated words are best kept in mind',
} as const;
