import { driver, type Driver } from 'driver.js';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { KeyLayer } from '../../base/keys.tsx';
import { useLanguage, type Language } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { isFirstScreen, stepsOf, type TourStep } from './tours.ts';
import './tour.css';

/** So long the first screen may take to stand. */
const patienceMs = 6_000;
const lookMs = 100;

/** 带看: the places of the first screen one after the other, with the arrows and Esc of the keyboard; no other key does anything meanwhile. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const { role } = useMe();
  const { language } = useLanguage();
  const narrow = useNarrow();
  const go = useNavigate();
  const { pathname } = useLocation();
  const begun = useRef({ go, pathname, onEnd });
  useEffect(() => {
    begun.current.onEnd = onEnd;
  });
  useEffect(() => {
    const { go: leave, pathname: place } = begun.current;
    if (!isFirstScreen(role, place)) void leave('/');
    const steps = stepsOf(role, narrow);
    const until = performance.now() + patienceMs;
    let running: Driver | null = null;
    const look = setInterval(() => {
      const late = performance.now() > until;
      const stands = document.querySelector('.loading') === null && placeOf(steps[0]) !== null;
      if (!stands && !late) return;
      clearInterval(look);
      running = lead(steps, language, () => begun.current.onEnd());
    }, lookMs);
    return () => {
      clearInterval(look);
      running?.destroy();
    };
  }, [role, narrow, language]);
  return <KeyLayer>{null}</KeyLayer>;
}

function lead(steps: readonly TourStep[], language: Language, onEnd: () => void): Driver | null {
  const isZh = language === 'zh';
  const there = steps.flatMap((step) => {
    const element = placeOf(step);
    return element === null ? [] : [{ step, element }];
  });
  if (there.length === 0) {
    onEnd();
    return null;
  }
  const tour = driver({
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    // What is shown is looked at, and pressed afterwards.
    disableActiveInteraction: true,
    overlayOpacity: 0.5,
    stagePadding: 4,
    showProgress: there.length > 1,
    progressText: '{{current}} / {{total}}',
    nextBtnText: isZh ? '下一步' : 'Next',
    prevBtnText: isZh ? '上一步' : 'Back',
    doneBtnText: isZh ? '好了' : 'Done',
    steps: there.map(({ step, element }) => ({
      element,
      popover: { title: step.title[language], description: step.words[language] },
    })),
    onPopoverRender: ({ wrapper, closeButton, nextButton }) => {
      // Enter goes on; the way out is Esc.
      requestAnimationFrame(() => nextButton.focus());
      wrapper.setAttribute('aria-modal', 'true');
      closeButton.textContent = isZh ? '不看了' : 'Skip';
      closeButton.setAttribute('aria-label', isZh ? '不看了' : 'Skip the tour');
    },
    // What is shown is no button that opens something, which these would say of it.
    onHighlighted: (element) => {
      for (const said of ['aria-haspopup', 'aria-expanded', 'aria-controls']) element?.removeAttribute(said);
    },
    onDestroyed: () => {
      // Whoever began it from what is gone by now goes on in the page.
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('#page')?.focus();
      onEnd();
    },
  });
  tour.drive();
  return tour;
}

function placeOf(step: TourStep | undefined): Element | null {
  for (const target of step?.targets ?? []) {
    const found = [...document.querySelectorAll(target)].find((one) => one.getClientRects().length > 0);
    if (found !== undefined) return found;
  }
  return null;
}
