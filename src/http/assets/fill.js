// What helps while one writes a form: photos that are made small and sent one by one, and what may be meant by the words. Pages ask for it
// when one begins to write.
(() => {
  const all = (selector, under = document) => [...under.querySelectorAll(selector)];
  // Asked for by a page that was answered meanwhile, it comes to the answer, and once more for the answer itself.
  const forms = all('form[data-sends]:not([data-filled])');
  if (forms.length === 0) return;
  for (const form of forms) form.dataset.filled = '';
  // The server sweeps after an hour what no form has named.
  const freshMs = 0.9 * 3_600_000;

  const photoWords = {
    'zh-CN': {
      left: '还能加 {n} 个。照片自动缩小，一张一张传，省流量',
      queued: '等着传',
      sends: '正在传',
      sent: '✓ 传好了',
      small: '，缩小过，原来 {n} 兆',
      waits: '没传上去，先留着，交的时候再传',
      many: '最多 6 个，这一个没有加',
      large: '超过 10 兆，收不了',
      gone: '有 {n} 个文件留得太久，没有了，请重新选',
      drop: '去掉',
    },
    en: {
      left: '{n} more. Photos are made small and sent one by one',
      queued: 'Waits its turn',
      sends: 'Being sent',
      sent: '✓ Sent',
      small: ', made smaller from {n} MB',
      waits: 'Not sent yet; it goes with the form',
      many: 'At most 6; this one was not added',
      large: 'Larger than 10 MB',
      gone: '{n} of the files are gone; choose them again',
      drop: 'Remove',
    },
  };

  const photosIn = (form) => {
    const input = form.querySelector('input[type=file]');
    const { photosOfForm: photos } = form;
    if (!input || !photos) return;
    const { rows } = photos;
    const words = photoWords[document.documentElement.lang] || photoWords.en;
    const list = form.querySelector('.kept');
    const label = input.closest('.up');
    const hint = label.querySelector('.hint');
    const most = Number(input.dataset.most);
    const taken = input.accept.split(',');
    // Whoever picks a photo picks any: what a telephone takes is opened here, or told what to do instead.
    input.accept = 'image/*,application/pdf';
    const isThere = (row) => row.isRefused || Date.now() - row.at < freshMs;
    const count = () => {
      const left = most - rows.filter((row) => !row.isRefused).length;
      label.hidden = left < 1;
      hint.textContent = words.left.replace('{n}', left);
      return left;
    };
    const say = (row, said) => {
      row.said.textContent = said;
      row.said.classList.toggle('msg', Boolean(row.isRefused));
    };
    const refuse = (row, said) => {
      row.isRefused = true;
      row.blob = null;
      row.line.querySelector('img')?.remove();
      say(row, said);
      photos.changed();
      room();
    };
    const sayThere = (row) =>
      say(
        row,
        words.sent + (row.was > row.bytes * 1.2 ? words.small.replace('{n}', (row.was / 1048576).toFixed(1)) : ''),
      );
    const named = (row) => {
      const key = document.createElement('input');
      key.type = 'hidden';
      key.name = 'kept';
      key.value = row.id;
      row.line.querySelector('[name=kept]')?.remove();
      row.line.append(key);
      form.dispatchEvent(new Event('counted'));
    };
    const look = (row) => {
      if (!row.blob?.type.startsWith('image/') || row.line.querySelector('img')) return;
      const picture = new Image();
      picture.alt = '';
      picture.onerror = () => picture.remove();
      picture.src = URL.createObjectURL(row.blob);
      row.line.prepend(picture);
    };
    const show = (row) => {
      const [text, name, button] = ['span', 'b', 'button'].map((tag) => document.createElement(tag));
      row.line = document.createElement('li');
      row.said = document.createElement('small');
      row.bar = document.createElement('progress');
      row.bar.hidden = true;
      row.bar.setAttribute('aria-label', row.name);
      name.textContent = row.name;
      text.append(name, row.said, row.bar);
      button.type = 'button';
      button.className = 'btn off';
      button.textContent = words.drop;
      button.setAttribute('aria-label', `${words.drop} ${row.name}`);
      button.onclick = () => {
        rows.splice(rows.indexOf(row), 1);
        row.line.remove();
        form.dispatchEvent(new Event('counted'));
        room();
        photos.changed();
        input.focus();
      };
      row.line.append(text, button);
      list.append(row.line);
      rows.push(row);
      look(row);
    };
    // Drawn anew: small, and without where it was taken. What nothing here can open goes with its name and its first bytes, by which the
    // server tells what it is and what to do instead.
    const small = async (file) => {
      if (file.type === 'application/pdf') return file;
      const picture = await createImageBitmap(file).catch(() => null);
      if (!picture) return taken.includes(file.type) ? file : file.slice(0, 4096);
      const scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
      if (scale === 1 && file.size < 500_000 && taken.includes(file.type)) return file;
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, picture.width * scale);
      canvas.height = Math.max(1, picture.height * scale);
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      return (await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8))) || file;
    };
    const send = (row) =>
      new Promise((done) => {
        const body = new FormData();
        body.append('id', row.id);
        body.append('photos', row.blob, row.name);
        const asked = new XMLHttpRequest();
        asked.open('POST', '/uploads');
        asked.timeout = 3 * 60_000;
        row.bar.hidden = false;
        row.bar.value = 0;
        say(row, words.sends);
        asked.upload.onprogress = ({ loaded, total }) => {
          row.bar.value = loaded / total;
          say(row, `${words.sends} ${Math.floor((100 * loaded) / total)}%`);
        };
        asked.onloadend = () => {
          row.bar.hidden = true;
          // Reached, and not taken for now: too much at once, or a server that is busy. It goes in the form itself.
          row.isAnswered = asked.status > 0 && asked.status !== 200;
          if (asked.status === 200) {
            row.at = Date.now();
            named(row);
            sayThere(row);
            photos.changed();
          } else if (asked.status === 422) refuse(row, JSON.parse(asked.responseText).words);
          else say(row, words.waits);
          done();
        };
        asked.send(body);
      });
    let [made, turn] = [Promise.resolve(), Promise.resolve()];
    const queue = (row) => {
      turn = Promise.all([turn, made]).then(() => row.blob && !isThere(row) && rows.includes(row) && send(row));
    };
    const begin = (row, file) => {
      say(row, words.queued);
      made = made.then(async () => {
        row.blob = await small(file);
        row.bytes = row.blob.size;
        if (row.bytes > 10 * 1048576) return refuse(row, words.large);
        look(row);
        photos.changed();
      });
      queue(row);
    };
    // What was one too many takes the place of one that cannot be taken, or is taken out.
    const room = () => {
      const next = count() > 0 && rows.find(({ spare }) => spare);
      if (!next) return;
      const { spare } = next;
      next.spare = next.isRefused = null;
      begin(next, spare);
      room();
    };
    const add = (file) => {
      const row = { id: '', name: file.name, was: file.size, bytes: file.size, at: 0, blob: file };
      row.id = [...crypto.getRandomValues(new Uint8Array(16))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-a$4-');
      row.blob = null;
      show(row);
      if (count() < 0) {
        row.spare = file;
        return refuse(row, words.many);
      }
      begin(row, file);
    };
    input.addEventListener('change', () => {
      for (const file of input.files) add(file);
      input.value = '';
    });
    // What came back from the server is there already.
    for (const line of all('li', list)) {
      const [key, name] = [line.querySelector('[name=kept]'), line.querySelector('b')];
      line.remove();
      const row = { id: key.value, name: name.textContent, was: 0, bytes: 0, at: Date.now(), blob: null };
      show(row);
      named(row);
      sayThere(row);
    }
    count();
    // Sends what is not there, or not any more: null when one was refused only now, which whoever sends must see first. */
    photos.settle = async () => {
      await Promise.all([made, turn]);
      const refused = () => rows.filter((row) => row.isRefused).length;
      const before = refused();
      for (const row of rows) queue(row);
      await turn;
      if (refused() > before) return null;
      return rows.every((row) => isThere(row) || row.isAnswered || !row.blob);
    };
    photos.putBack = (kept) => {
      let gone = 0;
      for (const one of kept) {
        const there = rows.find(({ id }) => id === one.id);
        if (there) {
          Object.assign(there, { blob: one.blob, bytes: one.bytes, was: one.was });
          look(there);
        } else if (one.blob || isThere(one)) {
          const row = { ...one };
          show(row);
          if (isThere(row)) {
            named(row);
            sayThere(row);
          } else queue(row);
        } else gone += 1;
      }
      if (count() && gone) hint.textContent = words.gone.replace('{n}', gone);
    };
    photos.putBack(photos.kept.splice(0));
    if (input.files.length > 0) input.dispatchEvent(new Event('change'));
  };
  // Which parts of the form need nothing more: all the names of a part are filled, one of two where either will do.
  const needs = {
    '#who': 'name phone village',
    '#against': 'shop shopVillage',
    '#what': 'story',
    '#wish': 'ask|claim',
    '#papers': 'kept',
    '#consents': 'entrust|publish',
  };
  for (const parts of all('.sections')) {
    const form = parts.closest('form');
    const isFilled = (name) =>
      [...form.elements].some(
        (field) => field.name === name && (/checkbox|radio/.test(field.type) ? field.checked : field.value.trim()),
      );
    const look = () => {
      for (const [i, link] of all('a', parts).entries()) {
        const isDone = needs[link.hash].split(' ').every((either) => either.split('|').some(isFilled));
        link.classList.toggle('whole', isDone);
        link.firstElementChild.textContent = isDone ? '✓' : i + 1;
      }
    };
    for (const type of ['input', 'change', 'counted']) form.addEventListener(type, look);
    look();
  }
  for (const form of forms) photosIn(form);

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

  // What has been changed is no longer said to be wrong; whether it is right is seen when it is sent.
  for (const form of forms)
    for (const type of ['input', 'change'])
      form.addEventListener(type, ({ target }) => {
        if (target.value === target.defaultValue && !target.matches('[type=checkbox], [type=radio]')) return;
        const field = target.closest('.err');
        if (!field) return;
        field.classList.remove('err');
        field.querySelector('.msg')?.remove();
        target.removeAttribute('aria-invalid');
      });

  // What was typed before all this came.
  const { activeElement: here } = document;
  if (here && here.form && here.value) here.dispatchEvent(new Event('input', { bubbles: true }));
})();
