import type { Tipoff } from '../tipoff.ts';

/** What every screen, list, paper, export and search shows of the reporter. */
export function shownReporter(tipoff: Pick<Tipoff, 'anonymous'>): { zh: string; en: string } {
  return tipoff.anonymous ? { zh: '匿名举报人', en: 'Anonymous reporter' } : { zh: '举报人***', en: 'Reporter ***' };
}
