// One control for one place: letters above, what they may mean below as choices with kind and town, and the chosen one in a box with 换. The
// list of the page, which needs no script, keeps the choice and lies unseen behind it. The server lays this beside what asks for it.
(() => {
  const make = (tag, words = '', name = '') => {
    const made = document.createElement(tag);
    made.textContent = words;
    made.className = name;
    return made;
  };
  const enhance = (box) => {
    const select = box.querySelector('select');
    const { find, hint, none, found, pick, change } = box.dataset;
    const label = document.querySelector(`label[for=${select.id}]`);
    const input = make('input');
    const list = make('fieldset', '', 'res');
    const legend = make('legend', label.textContent, 'sr');
    const said = make('p', '', 'hint');
    const got = make('p', '', 'got');
    const name = make('b');
    const kind = make('small');
    const anew = make('button', change, 'btn off');
    input.type = 'search';
    input.id = `${select.id}-find`;
    input.autocomplete = 'off';
    input.placeholder = hint;
    label.htmlFor = input.id;
    said.setAttribute('role', 'status');
    for (const attribute of ['aria-describedby', 'aria-invalid'])
      if (select.hasAttribute(attribute)) input.setAttribute(attribute, select.getAttribute(attribute));
    // Errors and whoever was sent to the list come to the line instead.
    select.classList.add('sr');
    select.tabIndex = -1;
    select.setAttribute('aria-hidden', 'true');
    anew.type = 'button';
    anew.setAttribute('aria-label', `${change} ${label.textContent}`);
    got.append(name, kind, anew);
    box.prepend(got, input, said, list);
    const others = [...select.querySelectorAll('optgroup:last-of-type > option')].filter(({ parentNode }) =>
      parentNode.hasAttribute('data-others'),
    );
    let asked = 0;
    let wait;
    let isPointed = false;
    // What the shown choices were found for, how many of them were, and whether Enter waits for those that come.
    let answered = '';
    let hits = 0;
    let isHeld = false;
    const show = () => {
      const [chosen] = select.selectedOptions;
      const isChosen = Boolean(select.value);
      got.hidden = !isChosen;
      input.hidden = isChosen;
      list.replaceChildren();
      said.textContent = '';
      name.textContent = isChosen ? chosen.textContent : '';
      const { parentNode: group } = chosen || {};
      kind.textContent = isChosen && group !== select && !group.hasAttribute('data-others') ? group.label : '';
      input.value = '';
    };
    select.onfocus = () => (input.hidden ? anew : input).focus();
    select.addEventListener('change', show);
    anew.onclick = () => {
      select.value = '';
      show();
      select.dispatchEvent(new Event('change', { bubbles: true }));
      input.focus();
    };
    const take = (one) => {
      select.value = one.id;
      const street = document.querySelector(box.dataset.street || '#none');
      if (one.street && street && !street.value.trim()) street.value = one.name;
    };
    const done = () => {
      if (!select.value || got.hidden === false) return;
      const held = list.contains(document.activeElement);
      select.dispatchEvent(new Event('change', { bubbles: true }));
      if (held) anew.focus();
    };
    const row = (one) => {
      const [line, radio, text] = [make('label', '', 'pick'), make('input'), make('span')];
      radio.type = 'radio';
      radio.name = input.id;
      // Of no form: it is the list that is sent.
      radio.setAttribute('form', '');
      radio.onchange = () => {
        take(one);
        if (isPointed) done();
      };
      text.append(make('b', one.name), make('small', [one.kind, one.town].filter(Boolean).join(' · ')));
      line.append(radio, text);
      return line;
    };
    const look = async () => {
      const typed = input.value.trim();
      const turn = ++asked;
      if (!typed) {
        list.replaceChildren();
        said.textContent = '';
        [answered, hits] = ['', 0];
        return;
      }
      const places = await fetch(`${find}?q=${encodeURIComponent(typed)}`).then(
        (answer) => (answer.ok ? answer.json() : []),
        () => [],
      );
      if (turn !== asked) return;
      const there = places.filter(({ id }) => select.querySelector(`option[value="${id}"]`));
      const named = others.filter(({ textContent }) => textContent.includes(typed));
      const rest = others.filter((one) => !named.includes(one));
      [answered, hits] = [typed, there.length + named.length];
      said.textContent = hits ? found.replace('{n}', hits) : none;
      list.replaceChildren(
        legend,
        ...there.map(row),
        ...[...named, ...rest].map(({ value, textContent }) => row({ id: value, name: textContent })),
      );
      if (isHeld) takeFirst();
    };
    // Of what was found: that it is none of these, or elsewhere, nobody has said who pressed Enter on a word that nothing fits.
    const takeFirst = () => {
      isHeld = false;
      if (!hits) return;
      list.querySelector('input').click();
      done();
    };
    box.addEventListener('pointerdown', () => {
      isPointed = true;
    });
    box.addEventListener('keydown', (event) => {
      isPointed = false;
      const first = list.querySelector('input');
      if (event.target === input && event.key === 'ArrowDown' && first) {
        event.preventDefault();
        first.focus();
      }
      if (event.key !== 'Enter' || event.target === anew) return;
      event.preventDefault();
      if (event.target !== input) return done();
      if (input.value.trim() === answered) return takeFirst();
      isHeld = true;
      clearTimeout(wait);
      look();
    });
    // Whoever walked through the choices by keys has chosen when he goes on.
    box.addEventListener('focusout', ({ relatedTarget }) => {
      if (!box.contains(relatedTarget)) done();
    });
    input.oninput = () => {
      isHeld = false;
      clearTimeout(wait);
      wait = setTimeout(look, 200);
    };
    show();
  };
  // It may come to a page twice: asked for by the one of before, and by itself.
  for (const box of document.querySelectorAll('[data-find]:not([data-there])')) {
    box.dataset.there = '';
    const select = box.querySelector('select');
    // A list that is just being opened stays as it is until one has left it.
    if (select === document.activeElement) select.addEventListener('blur', () => enhance(box), { once: true });
    else enhance(box);
  }
})();
