// Small comforts on top of pages that work without: one press of a button, print, copy, listening.
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  const summary = document.querySelector('.sum');
  if (summary) summary.focus();

  const againMs = 10_000;
  // A browser that reaches nobody leaves for a page of its own, and what was typed is gone with this one: so the way is tried first.
  const isReached = () =>
    fetch('/healthz', { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    );
  window.isReached = isReached;
  // It goes once somebody is reached again: what stands there is true.
  const goAgain = async (line) => {
    if (await isReached()) line.remove();
    else setTimeout(goAgain, againMs, line);
  };
  const tellUnreached = (form, submitter) => {
    const line = form.querySelector('[data-unreached]') || document.createElement('p');
    line.dataset.unreached = '';
    line.className = 'note gap';
    line.setAttribute('role', 'alert');
    line.textContent = document.body.dataset.unreached;
    if (submitter) submitter.before(line);
    else form.append(line);
    window.addEventListener('online', () => goAgain(line));
    goAgain(line);
  };
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
  };
  // What the page sends by itself is tried by itself again; whoever types is not sent away from his words.
  const tryAgain = (form) => {
    const line = form.querySelector('[data-again-line]');
    if (line && !line.hidden) setTimeout(() => line.hidden || form.requestSubmit(), againMs);
  };
  // A second press while the first is under way sends nothing twice; the server would take it as one anyway. What has files form.js sends.
  for (const form of all('form[method=post]')) {
    form.addEventListener('free', () => free(form));
    form.addEventListener('unreached', ({ detail: submitter }) => {
      free(form);
      tellUnreached(form, submitter);
      tryAgain(form);
    });
    if (form.dataset.sends !== undefined) continue;
    form.addEventListener('submit', async (event) => {
      const { submitter } = event;
      if (form.dataset.sent === 'reached') {
        form.dataset.sent = 'yes';
        return;
      }
      if (form.dataset.sent || form.requestSubmit) event.preventDefault();
      if (form.dataset.sent) return;
      form.dataset.sent = 'yes';
      for (const button of form.querySelectorAll('button:not([type])')) button.setAttribute('aria-disabled', 'true');
      if (!form.requestSubmit) return;
      if (await isReached()) {
        form.dataset.sent = 'reached';
        return form.requestSubmit(submitter);
      }
      form.dispatchEvent(new CustomEvent('unreached', { detail: submitter }));
    });
  }
  // What was sent does not stand in its form again for whoever is lent the telephone and goes back.
  window.addEventListener('pageshow', ({ persisted }) => {
    for (const form of all('form[data-sent]')) free(form);
    const filed = document.querySelector('[data-filed]');
    if (filed) sessionStorage.filed = filed.dataset.filed;
    if (sessionStorage.filed !== location.pathname) return;
    delete sessionStorage.filed;
    if (!persisted && performance.getEntriesByType('navigation')[0].type !== 'back_forward') return;
    // What the browser puts back into the boxes the form keeps again: it forgets first.
    const keeping = document.querySelector('form[data-keep]');
    if (keeping) keeping.dispatchEvent(new Event('filed'));
    else location.reload();
  });

  // A form that could not be taken is sent again, each page after a time of its own so that not all come at once.
  const again = document.querySelector('form[data-again]');
  if (again) {
    const line = again.querySelector('[data-again-line]');
    const seconds = Math.ceil(Number(again.dataset.again) * (0.75 + Math.random() / 2));
    const wait = setTimeout(() => again.requestSubmit(), seconds * 1000);
    line.firstElementChild.textContent = again.dataset.againWords.replace('{n}', seconds);
    line.querySelector('button').onclick = () => {
      clearTimeout(wait);
      line.hidden = true;
    };
    line.hidden = false;
  }

  if (navigator.clipboard)
    for (const button of all('[data-copy]')) {
      button.hidden = false;
      button.onclick = async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.lastChild.textContent = button.dataset.copied;
      };
    }

  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.onclick = () => window.print();
  }

  if ('speechSynthesis' in window) {
    for (const button of all('[data-read]')) {
      button.hidden = false;
      // The words of the button say what the next press does.
      const name = button.querySelector('b') || button.lastChild;
      const listen = name.textContent;
      button.onclick = () => {
        if (speechSynthesis.speaking) return speechSynthesis.cancel();
        const words = new SpeechSynthesisUtterance(button.dataset.read || button.closest('section').innerText);
        words.lang = document.documentElement.lang;
        words.rate = 0.9;
        words.onstart = () => {
          name.textContent = document.body.dataset.stop;
        };
        words.onend = words.onerror = () => {
          name.textContent = listen;
        };
        speechSynthesis.speak(words);
      };
    }
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
  }
})();
