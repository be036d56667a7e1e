/** 看进度的码 (code of the progress): on the slip of a filing and on the agreement, drawn on the telephone, with a network and without. */

/** Where the progress is seen, and whether a telephone that scans it comes there. */
export interface ProgressCode {
  link: string;
  /** False on a machine by itself, such as one on which the program is tried: nothing but this machine opens it. */
  opensOutside: boolean;
}

/** At the county's address, and where it has set none at that by which this telephone came; both are known without a network. */
export function progressCode(
  portalUrl: string,
  { hostname, origin }: Pick<Location, 'hostname' | 'origin'>,
  number: string,
): ProgressCode {
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(hostname);
  const base = portalUrl === '' ? origin : portalUrl;
  return { link: `${base}/progress?number=${encodeURIComponent(number)}`, opensOutside: portalUrl !== '' || !isHere };
}

/** What stands beside a code: what is promised of it is true. */
export function scanZh({ opensOutside }: ProgressCode): string {
  return opensOutside ? '微信扫一扫，看进度。' : '本机试用的码：只有这台机器打得开。';
}
