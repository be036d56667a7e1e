/**
 * Of a desk in English: names, shops and stories stay Chinese, and a screen reader that is not told so reads them as English, or not at all. What
 * pages show comes from hundreds of places, so that it is said of the page as it is drawn: an element whose own words are Chinese says so
 * (`lang`), and English within it says that. What is of both in one sentence stays as the sentence.
 */

const han = /\p{Script=Han}/u;
const latin = /[a-z]{2}/iu;
const silent = 'script, style';

/** The language of the words that stand in the element itself; null where there are none. */
function languageOf(element: Element): 'zh-CN' | 'en' | null {
  const words = [...element.childNodes].map((one) => (one.nodeType === Node.TEXT_NODE ? one.nodeValue : '')).join('');
  if (latin.test(words)) return 'en';
  return han.test(words) ? 'zh-CN' : null;
}

/** Keeps all that is drawn under the root marked until it is stopped, which takes the marks away. */
export function markChinese(root: Element): () => void {
  const marked = new Set<Element>();
  /** Whether the mark is another now: then what lies within is read anew. */
  const mark = (element: Element): boolean => {
    if (element.matches(silent) || (element.hasAttribute('lang') && !marked.has(element))) return false;
    const language = languageOf(element);
    const around = element.parentElement?.closest('[lang]')?.getAttribute('lang') ?? 'en';
    const before = element.getAttribute('lang');
    const next = language === null || language.slice(0, 2) === around.slice(0, 2) ? null : language;
    if (next === before) return false;
    if (next === null) {
      element.removeAttribute('lang');
      marked.delete(element);
    } else {
      element.setAttribute('lang', next);
      marked.add(element);
    }
    return true;
  };
  const markAll = (element: Element): void => {
    mark(element);
    for (const one of element.querySelectorAll('*')) mark(one);
  };
  const markAgain = (element: Element): void => {
    if (mark(element)) for (const one of element.querySelectorAll('*')) mark(one);
  };
  markAll(root);
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      const at = target instanceof Element ? target : target.parentElement;
      if (at === null || !at.isConnected) continue;
      markAgain(at);
      if (type === 'childList') for (const one of addedNodes) if (one instanceof Element) markAll(one);
    }
    for (const one of marked) if (!one.isConnected) marked.delete(one);
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const one of marked) one.removeAttribute('lang');
  };
}
