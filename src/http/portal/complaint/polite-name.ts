/** 怎么称呼办的人: who complained reads surname and title, no more, wherever an officer is named to him: 「刘所长」「马同志」. */
import { namesIn } from '../../../domain/complaint/mediation/recusal.ts';
import { isSurname } from '../../../domain/operator/shop-name.ts';
import type { StoredAccount } from '../../../store/county/account.ts';
import type { Manner } from '../base/language.ts';

type Named = Pick<StoredAccount, 'name' | 'role'>;

const twoSigns = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐)/u;

export function politeName(m: Manner, { name, role }: Named): string {
  const surname = twoSigns.exec(name)?.[0] ?? [...name][0] ?? '';
  return role === 'officeHead'
    ? m.say(`${surname}所长`, `head of office ${surname}`)
    : m.say(`${surname}同志`, `officer ${surname}`);
}

/** Who leads a talk, as the officer wrote them down; what is no name of a person, such as 站上的人民调解员 or 司法所, stays as it was written. */
export function politeMediators(m: Manner, mediators: string, handler: Named | null): string {
  const names = namesIn(mediators);
  if (names.length === 0) return mediators;
  return names
    .map((whole) => {
      const [, body = '', name = ''] = isOfPerson(whole) ? ['', '', whole] : (ofBody.exec(whole) ?? []);
      const isHead = mediators.includes(`所长${name}`) || mediators.includes(`${name}所长`);
      // Of 「王所长」 the name is the surname alone.
      if (!isOfPerson(name) && !(isHead && isSurname(name))) return whole;
      if (name === handler?.name) return `${body}${politeName(m, handler)}`;
      return `${body}${politeName(m, { name, role: isHead ? 'officeHead' : 'officer' })}`;
    })
    .join(m.say('、', ', '));
}

/** 「镇司法所王芳」, 「调解员马建国」: where somebody is from, or what he is, before his name. */
const ofBody = /^(.*(?:所|会|站|局|办|中心|员))?(.*)$/u;

/** By its surname; what ends as a body or an office does, such as 司法所, is none. 会 and 员 stand in names too: 王会军. */
function isOfPerson(name: string): boolean {
  if (/[所会站局办员长心]$/u.test(name)) return false;
  if (twoSigns.test(name)) return /^\p{Script=Han}{3,4}$/u.test(name);
  return /^\p{Script=Han}{2,3}$/u.test(name) && isSurname([...name][0] ?? '');
}
