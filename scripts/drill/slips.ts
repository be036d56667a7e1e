/** What a person reads on his slip of a printed sheet of slips: what he types to come in. */
export interface ReadSlip {
  loginName: string;
  password: string;
}

/** Slip by slip of the page of /papers/slips/…, each value as it stands behind its label. */
export function slipsIn(page: string): ReadSlip[] {
  return page
    .split('<section class="strip"')
    .slice(1)
    .map((slip) => ({ loginName: behind(slip, '登录名'), password: behind(slip, '初始密码') }));
}

function behind(slip: string, label: string): string {
  const words = slip.match(new RegExp(`>${label}</th><td[^>]*>([^<]+)<`, 'u'))?.[1];
  if (words === undefined) throw new Error(`A slip without ${label}.`);
  return words.trim();
}
