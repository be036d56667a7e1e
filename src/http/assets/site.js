// Small comforts on top of pages that work without: finding a village by letters, one press of a button, print, listening.
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  const summary = document.querySelector('.sum');
  if (summary) summary.focus();

  for (const box of all('[data-find]')) {
    const select = box.querySelector('select');
    const input = document.createElement('input');
    const list = document.createElement('ul');
    const said = document.createElement('p');
    input.type = 'search';
    input.autocomplete = 'off';
    input.placeholder = box.dataset.find;
    input.setAttribute('aria-label', box.dataset.find);
    list.className = 'find';
    said.className = 'hint';
    said.setAttribute('role', 'status');
    box.prepend(input, list, said);
    let asked = 0;
    let wait;
    const choose = (id) => {
      select.value = id;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      list.replaceChildren();
      said.textContent = '';
      input.value = select.selectedOptions[0] ? select.selectedOptions[0].textContent : '';
    };
    const find = async () => {
      const typed = input.value.trim();
      const turn = ++asked;
      list.replaceChildren();
      said.textContent = '';
      if (!typed) return;
      const found = await fetch(`/villages?q=${encodeURIComponent(typed)}`).then(
        (answer) => answer.json(),
        () => [],
      );
      if (turn !== asked) return;
      said.textContent = found.length ? '' : box.dataset.none;
      for (const { id, name, town } of found) {
        const item = document.createElement('li');
        const button = document.createElement('button');
        const where = document.createElement('small');
        button.type = 'button';
        where.textContent = town && ` ${town}`;
        button.append(name, where);
        button.onclick = () => {
          choose(id);
          select.focus();
        };
        item.append(button);
        list.append(item);
      }
    };
    input.oninput = () => {
      clearTimeout(wait);
      wait = setTimeout(find, 200);
    };
    input.onkeydown = (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const first = list.querySelector('button');
      if (first) first.click();
    };
  }

  // A half-written form outlives a reload, in this tab alone: nothing of it is sent, and it is gone once the receipt is there, when the tab
  // is shut, or after a day. Of a tip-off nothing is kept: nobody may find on a device who told of whom.
  const keptFor = 24 * 3_600_000;
  const keptAs = (form) => `form ${form.getAttribute('action')}`;
  const kept = (() => {
    try {
      return window.sessionStorage;
    } catch {
      return null;
    }
  })();
  const forget = (isOver) => {
    for (const key of Object.keys(kept).filter((one) => one.startsWith('form ')))
      if (isOver(JSON.parse(kept.getItem(key)).at)) kept.removeItem(key);
  };
  const fieldsOf = (form) =>
    [...form.elements].filter(({ name, type }) => name && !['hidden', 'file', 'password', 'submit'].includes(type));
  const isTick = ({ type }) => type === 'checkbox' || type === 'radio';
  const keep = (form) => {
    const typed = fieldsOf(form)
      .filter((field) => !isTick(field) || field.checked)
      .map(({ name, value }) => [name, value]);
    try {
      kept.setItem(keptAs(form), JSON.stringify({ at: Date.now(), typed }));
    } catch {
      // A full store keeps nothing, and the form works as before.
    }
  };
  const putBack = (form) => {
    const { typed } = JSON.parse(kept.getItem(keptAs(form)));
    const fields = fieldsOf(form);
    for (const field of fields.filter(isTick)) field.checked = false;
    for (const [name, value] of typed)
      for (const field of fields.filter((one) => one.name === name && (!isTick(one) || one.value === value)))
        if (isTick(field)) field.checked = true;
        else field.value = value;
    const line = document.createElement('p');
    const button = document.createElement('button');
    line.className = 'note';
    line.setAttribute('role', 'status');
    button.type = 'button';
    button.className = 'btn off';
    button.textContent = form.dataset.keepClear;
    button.onclick = () => {
      kept.removeItem(keptAs(form));
      location.reload();
    };
    line.append(form.dataset.keep, ' ', button);
    form.querySelector('h1').after(line);
  };
  if (kept) {
    forget((at) => location.pathname === '/receipt' || !(Date.now() - at < keptFor));
    for (const form of all('[data-keep]')) {
      // What came back from the server has its words already.
      if (!summary && kept.getItem(keptAs(form))) putBack(form);
      form.addEventListener('input', () => keep(form));
      form.addEventListener('change', () => keep(form));
      setTimeout(() => forget((at) => !(Date.now() - at < keptFor)), keptFor);
    }
  }

  // The shop by two characters of its name: a touch fills in the name, and its village and street where nothing stands there yet.
  for (const input of all('[data-shops]')) {
    const list = document.createElement('ul');
    const said = document.createElement('p');
    list.className = 'find';
    said.className = 'hint';
    said.setAttribute('role', 'status');
    input.autocomplete = 'off';
    input.after(said, list);
    const village = document.querySelector('#shopVillage');
    const address = document.querySelector('#shopAddress');
    let asked = 0;
    let wait;
    const fill = (found) => {
      if (found.kind === 'shop') input.value = found.name;
      const street = found.kind === 'shop' ? found.address : found.name;
      if (address && !address.value.trim()) address.value = street;
      if (village && !village.value && found.regionId && village.querySelector(`option[value="${found.regionId}"]`)) {
        village.value = found.regionId;
        village.dispatchEvent(new Event('change', { bubbles: true }));
        const seen = village.closest('[data-find]')?.querySelector('input');
        if (seen) seen.value = village.selectedOptions[0].textContent;
      }
      list.replaceChildren();
      said.textContent = '';
      input.focus();
    };
    const find = async () => {
      const typed = input.value.trim();
      const turn = ++asked;
      list.replaceChildren();
      said.textContent = '';
      if (typed.length < 2) return;
      const found = await fetch(`/shops?q=${encodeURIComponent(typed)}`).then(
        (answer) => (answer.ok ? answer.json() : []),
        () => [],
      );
      if (turn !== asked) return;
      said.textContent = found.length ? input.dataset.shops : '';
      for (const one of found) {
        const item = document.createElement('li');
        const button = document.createElement('button');
        const where = document.createElement('small');
        button.type = 'button';
        where.textContent = one.address.startsWith(one.place) ? ` ${one.address}` : ` ${one.place} ${one.address}`;
        button.append(one.name, where);
        button.onclick = () => fill(one);
        item.append(button);
        list.append(item);
      }
    };
    input.addEventListener('input', () => {
      clearTimeout(wait);
      wait = setTimeout(find, 300);
    });
  }

  // A browser that reaches nobody leaves for a page of its own, and what was typed is gone with this one: so the way is tried first.
  const isReached = () =>
    fetch('/healthz', { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    );
  const tellUnreached = (form, submitter) => {
    const line = form.querySelector('[data-unreached]') || document.createElement('p');
    line.dataset.unreached = '';
    line.className = 'note gap';
    line.setAttribute('role', 'alert');
    line.textContent = document.body.dataset.unreached;
    if (submitter) submitter.before(line);
    else form.append(line);
  };
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
  };
  // What the page sends by itself is tried by itself again; whoever types is not sent away from his words.
  const againMs = 10_000;
  const tryAgain = (form) => {
    const line = form.querySelector('[data-again-line]');
    if (line && !line.hidden) setTimeout(() => line.hidden || form.requestSubmit(), againMs);
  };
  // A second press while the first is under way sends nothing twice; the server would take it as one anyway.
  for (const form of all('form[method=post]')) {
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
      free(form);
      tellUnreached(form, submitter);
      tryAgain(form);
    });
  }
  window.addEventListener('pageshow', () => {
    for (const form of all('form[data-sent]')) free(form);
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

  const shop = document.querySelector('[data-likely]');
  if (shop) {
    const form = shop.form;
    const hint = document.createElement('p');
    hint.className = 'note gap';
    hint.setAttribute('role', 'status');
    hint.hidden = true;
    shop.closest('.f').append(hint);
    const ask = async () => {
      const [phone, story] = [form.elements.phone.value, form.elements.story.value];
      if (phone.replace(/\D/g, '').length < 7 || (!shop.value.trim() && story.length < 5)) return;
      const body = new URLSearchParams({ phone, shop: shop.value, story });
      const answer = await fetch('/complaint/likely', { method: 'POST', body }).then(
        (sent) => (sent.ok ? sent.json() : {}),
        () => ({}),
      );
      hint.textContent = answer.likely ? shop.dataset.likely : '';
      hint.hidden = !answer.likely;
    };
    for (const name of ['phone', 'shop', 'story']) form.elements[name].addEventListener('change', ask);
  }

  for (const link of all('[data-recalls]')) {
    const words = link.closest('form').elements.story;
    words.addEventListener('change', async () => {
      const { recalls = [] } = await fetch('/recalls/offer', { method: 'POST', body: words.value }).then(
        (sent) => (sent.ok ? sent.json() : {}),
        () => ({}),
      );
      if (!recalls[0]) return;
      const name = `${recalls[0].brand}${recalls[0].product}`;
      link.textContent = link.dataset.recalls + name;
      link.href = `/recalls?q=${encodeURIComponent(name)}`;
    });
  }

  for (const note of all('[data-guides]')) {
    const words = note.closest('form').elements.story;
    let asked = '';
    words.addEventListener('change', async () => {
      if (words.value.trim().length < 6 || words.value === asked) return;
      asked = words.value;
      const { offers = [] } = await fetch(`/guides/offer${location.search}`, { method: 'POST', body: asked }).then(
        (sent) => (sent.ok ? sent.json() : {}),
        () => ({}),
      );
      note.hidden = offers.length === 0;
      note.replaceChildren(
        note.dataset.guides,
        ...offers.map(({ number, title, next }) => {
          const line = document.createElement('p');
          const link = document.createElement('a');
          link.className = 'tap';
          link.href = `/guides/${encodeURIComponent(number)}`;
          link.target = '_blank';
          link.textContent = title;
          line.append(link, next ? ` ${next}` : '');
          return line;
        }),
      );
    });
  }

  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.onclick = () => window.print();
  }

  if ('speechSynthesis' in window) {
    for (const button of all('[data-read]')) {
      button.hidden = false;
      button.onclick = () => {
        if (speechSynthesis.speaking) return speechSynthesis.cancel();
        const words = new SpeechSynthesisUtterance(
          button.dataset.read || (button.closest('section') || document.querySelector('main')).innerText,
        );
        words.lang = document.documentElement.lang;
        speechSynthesis.speak(words);
      };
    }
  }
})();
