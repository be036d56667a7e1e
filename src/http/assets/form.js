// What forms have beside what every page has; the server lays it behind site.js in one file. Words and photos that are kept, and a way
// to send that loses nothing when the line is gone.
(() => {
  // Of the same version as this one.
  const { isReached } = window;
  // An answer is written into the window that asked: what was kept since it was opened was never left.
  window.openedAt ||= Date.now();
  const helper = document.currentScript.src.replace('form.js', 'fill.js');
  const all = (selector, under = document) => [...under.querySelectorAll(selector)];
  const isTick = ({ type }) => type === 'checkbox' || type === 'radio';
  // A touch screen as large as a tablet's stands in a shop or a hall as well: only a telephone is taken for one's own.
  const isPhone = matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 500;
  const dayMs = 86_400_000;
  const waitMs = 60_000;
  const timeNow = (at) => new Date(at).toTimeString().slice(0, 5).replace(/^0/, '');

  // Of the browser: the tab, which is gone when it is shut, and the device. Where there is none, nothing is kept.
  const tab = (() => {
    try {
      return window.sessionStorage;
    } catch {
      return null;
    }
  })();
  const opening = new Promise((done) => {
    try {
      const asked = indexedDB.open('hongdun', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('form', { keyPath: 'key' });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
  const inDevice = async (act) => {
    const base = await opening;
    return new Promise((done) => {
      try {
        const asked = act(base.transaction('form', 'readwrite').objectStore('form'));
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => done(null);
      } catch {
        done(null);
      }
    });
  };
  // Under the address to which the form goes, without what the address was asked with; what is asked behind a form is kept beside it.
  const pathOf = (form) => form.getAttribute('action').split('?')[0];
  const keyOf = (form) => pathOf(form) + (form.dataset.keep || '');
  const onDevice = (one) => inDevice((store) => store.put(one));
  const offDevice = (key) => inDevice((store) => store.delete(key));
  const leave = (key) => Promise.all([offDevice(key), offDevice(`${key} files`)]);
  const forget = (form) =>
    Promise.all(
      [pathOf(form), `${pathOf(form)} asked`].map((key) => {
        tab?.removeItem(`form ${key}`);
        return leave(key);
      }),
    );
  const inTab = (key) => JSON.parse(tab?.getItem(`form ${key}`) || 'null');

  // The photos of a form, once fill.js is there; until then, and where there are none, nothing waits for them.
  const photosOf = (form) => {
    const photos = {
      rows: [],
      kept: [],
      changed: () => undefined,
      // What is kept goes with the form: it waits for what sends it.
      settle: async () => photos.kept.length < 1 || ((await fill()) && photos.settle()),
      putBack: (kept) => {
        photos.kept = kept;
      },
    };
    // Not under a name that a field of the form may have: the field would be found instead.
    form.photosOfForm = photos;
    return photos;
  };
  // What helps while one writes comes when one begins to.
  let filling = null;
  const fill = () => {
    filling ||= new Promise((done) => {
      const script = document.createElement('script');
      script.src = helper;
      script.onload = () => done(true);
      script.onerror = () => {
        filling = null;
        done(false);
      };
      document.head.append(script);
    });
    return filling;
  };

  const fieldsOf = (form) =>
    [...form.elements].filter(({ name, type }) => name && !['hidden', 'file', 'password', 'submit'].includes(type));
  // What was answered under this name, as one reads it out.
  const toldOf = (form, name) =>
    fieldsOf(form)
      .filter((field) => field.name === name && (isTick(field) ? field.checked : field.value.trim()))
      .map((field) => {
        if (isTick(field)) return field.closest('label').textContent.trim();
        const { unit = '' } = field.dataset;
        return field.selectedOptions ? field.selectedOptions[0].textContent : field.value.trim() + unit;
      });

  // Keeps the words of a form in the tab, and words and photos on the device where it is one's own; nothing of a tip-off is kept.
  const keeperOf = (form, photos, wait) => {
    const key = keyOf(form);
    const line = form.querySelector('[data-kept]');
    const frame = form.querySelector('[data-unsent]');
    const when = line.querySelector('[data-when]');
    const tick = line.querySelector(isPhone ? '.on-phone input' : '.on-desk input');
    for (const one of all(isPhone ? '.on-desk' : '.on-phone', form)) one.hidden = true;
    const isOwn = () => tick.checked !== isPhone;
    // What was said of the device in the form holds for what is asked behind it.
    if (form.dataset.keep) tick.checked = inTab(pathOf(form))?.isOwn !== isPhone;
    let tried = null;
    let isGone = false;
    const bare = () =>
      photos.rows
        .filter((row) => !row.isRefused)
        .map(({ id, name, was, bytes, at, blob }) => ({ id, name, was, bytes, at, blob }));
    const say = (under, isSafe, at) => {
      for (const one of all('[data-safe]', under)) one.hidden = !isSafe;
      for (const one of all('[data-brief]', under)) one.hidden = isSafe;
      for (const one of all('[data-at]', under)) one.textContent = timeNow(at);
    };
    const sayKept = (isSafe, at) => {
      when.style.visibility = '';
      say(line, isSafe, at);
    };
    const save = async () => {
      if (isGone) return;
      const typed = fieldsOf(form)
        .filter((field) => !isTick(field) || field.checked)
        .map(({ name, value }) => [name, value]);
      const { value: token } = form.elements.token;
      const files = bare().map((row) => ({ ...row, blob: null }));
      const words = { key, at: Date.now(), typed, token, tried, files, isOwn: isOwn() };
      try {
        tab.setItem(`form ${key}`, JSON.stringify(words));
      } catch {
        // A full store keeps nothing, and the form works as before.
      }
      const isSafe = isOwn() && (await onDevice(words)) !== null;
      sayKept(isSafe, words.at);
      say(frame, isSafe, tried || words.at);
    };
    const saveFiles = async () => {
      if (isGone) return;
      if (isOwn()) await onDevice({ key: `${key} files`, at: Date.now(), files: bare() });
      await save();
    };
    const putBack = ({ typed, token, at }) => {
      const fields = fieldsOf(form);
      for (const field of fields.filter(isTick)) field.checked = false;
      for (const [name, value] of typed)
        for (const field of fields.filter((one) => one.name === name && (!isTick(one) || one.value === value)))
          if (isTick(field)) field.checked = true;
          else field.value = value;
      // What shows the choice of a list in its own way hears of it.
      for (const field of fields) if (field.selectedOptions) field.dispatchEvent(new Event('change'));
      form.elements.token.value = token;
      line.querySelector('[data-back]').hidden = at > window.openedAt;
    };
    // In place of the form: what is kept, and the ways on.
    const unsent = () => {
      for (const told of all('[data-of]', frame)) {
        const names = told.dataset.of.split(' ');
        told.textContent =
          names[0] === 'photos' ? bare().length : names.flatMap((name) => toldOf(form, name)).join('，');
      }
      frame.hidden = false;
      frame.firstElementChild.focus();
    };
    const open = async () => {
      const old = (one, most) => !one || Date.now() - one.at > most;
      const kept = (await inDevice((store) => store.getAll())) || [];
      for (const one of kept) if (old(one, 30 * dayMs)) offDevice(one.key);
      const device = kept.find((one) => one.key === key);
      const here = inTab(key);
      const found = [here, device].find((one) => !old(one, one === here ? dayMs : 30 * dayMs));
      if (!found) return;
      tick.checked = found.isOwn !== isPhone;
      // What came back from the server has its words already.
      if (!document.querySelector('.sum')) putBack(found);
      const files = kept.find((one) => one.key === `${key} files`)?.files || found.files;
      if (files.length > 0) fill();
      photos.putBack(files);
      ({ tried } = found);
      sayKept(Boolean(device), found.at);
      say(frame, Boolean(device), tried || found.at);
      if (!tried) return;
      unsent();
      wait();
    };
    // From the beginning, so that nothing moves under who writes; the time has its place and is told once something is kept.
    say(line, isOwn(), Date.now());
    when.style.visibility = 'hidden';
    line.hidden = false;
    tick.onchange = () => (isOwn() ? saveFiles() : leave(key).then(save));
    form.addEventListener('input', save);
    form.addEventListener('change', save);
    photos.changed = saveFiles;
    const beginAnew = async () => {
      isGone = true;
      await forget(form);
      location.reload();
    };
    form.addEventListener('filed', beginAnew);
    for (const button of all('[data-clear]', form))
      button.onclick = () => {
        if (!button.dataset.clear || window.confirm(button.dataset.clear)) beginAnew();
      };
    frame.querySelector('[data-on]').onclick = () => {
      tried = null;
      frame.hidden = true;
      save();
      form.querySelector('fieldset input')?.focus();
    };
    open();
    return {
      over: () => {
        isGone = true;
      },
      answered: () => {
        tried = null;
        frame.hidden = true;
        return save();
      },
      isWaiting: () => form.isConnected && !frame.hidden,
      fail: async () => {
        tried = Date.now();
        await save();
        unsent();
      },
    };
  };

  // Sent by the script, so that the page stands when the line is gone: in the midst of it too. The same seal makes it one filing.
  for (const form of all('form[data-sends]')) {
    const photos = photosOf(form);
    // A file may be chosen where nothing ever had the focus.
    for (const type of ['focusin', 'change']) form.addEventListener(type, fill);
    let tries = 0;
    let waiting;
    let isAlone = false;
    // By itself, when there is a line again; asked for less often the longer there is none.
    const again = async () => {
      if (!keeper.isWaiting()) return;
      if (!(await isReached())) wait();
      else if (keeper.isWaiting()) {
        isAlone = true;
        form.requestSubmit?.();
        isAlone = false;
      }
    };
    const wait = () => {
      window.addEventListener('online', again);
      clearTimeout(waiting);
      waiting = setTimeout(again, (waitMs / 4) * 2 ** Math.min(tries++, 3));
    };
    const keeper = form.dataset.keep === undefined ? null : keeperOf(form, photos, wait);
    // Where a story is told, Enter in a line goes on to the next as on a telephone, and sends nothing that is half written.
    if (form.querySelector('textarea'))
      form.addEventListener('keydown', (event) => {
        const { key, target, isComposing, defaultPrevented } = event;
        if (key !== 'Enter' || isComposing || defaultPrevented || !target.matches('input:not([type=file])')) return;
        event.preventDefault();
        const fields = fieldsOf(form).filter((field) => field === target || field.offsetParent);
        const next = fields.slice(fields.indexOf(target)).find(({ name }) => name !== target.name);
        if (target.name) next?.focus();
      });
    const post = async (submitter, alone) => {
      const isAll = await photos.settle();
      if (isAll === null) {
        await keeper?.answered();
        return photos.rows.find((row) => row.isRefused)?.line.scrollIntoView();
      }
      if (!isAll) throw new Error('A photo is not sent.');
      const body = new FormData(form);
      // What the server answered and did not take goes as it goes without a script.
      for (const { isAnswered, blob, name } of photos.rows) if (isAnswered && blob) body.append('photos', blob, name);
      // Sent by itself, when nobody may sit before it: what would be asked besides is not.
      if (alone) body.append('asked', 'no');
      if (submitter?.name) body.append(submitter.name, submitter.value);
      const stop = new AbortController();
      const wait = setTimeout(() => stop.abort(), waitMs);
      const to = submitter?.getAttribute('formaction') || form.getAttribute('action');
      const answer = await fetch(to, { method: 'POST', body, signal: stop.signal });
      const page = answer.redirected ? '' : await answer.text();
      clearTimeout(wait);
      return { answer, page };
    };
    form.addEventListener('submit', async (event) => {
      const { submitter } = event;
      const alone = isAlone;
      event.preventDefault();
      if (form.dataset.sent) return;
      form.dataset.sent = 'yes';
      for (const button of all('button:not([type])', form)) button.setAttribute('aria-disabled', 'true');
      try {
        const sent = await post(submitter, alone);
        if (!sent) return void form.dispatchEvent(new CustomEvent('free'));
        const { answer, page } = sent;
        if (answer.redirected) {
          keeper?.over();
          await forget(form);
          location.assign(answer.url);
          return;
        }
        await keeper?.answered();
        document.open();
        document.write(page);
        document.close();
        window.scrollTo(0, 0);
      } catch {
        // Whoever turns a page of questions sends nothing yet.
        if (!keeper || /next|back/.test(submitter?.value))
          return void form.dispatchEvent(new CustomEvent('unreached', { detail: submitter }));
        form.dispatchEvent(new CustomEvent('free'));
        await keeper.fail();
        wait();
      }
    });
  }
})();
