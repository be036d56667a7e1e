// 公文预览的页: a browser shows a report as one long sheet and divides it only when it prints. Where each printed page will end is found
// here by the same rules as in report.css, and drawn over the sheet with its number; nothing of the text is moved, and none of it is printed.
const sheet = document.querySelector('.work-report');
const said = document.getElementById('pages');
const [pageWidth, textTop, textHeight, belowText] = [210, 37, 225, 35];

// What a page cannot be divided in: the lines of a paragraph, a heading, a row, a picture. Heights in pixels from the top of the sheet.
function piecesOf(element) {
  const { top, bottom } = spanOf(element);
  if (element.matches('.draft-mark, .mark, .page-end, .page-grid')) return [];
  if (element.matches('table')) return rowsOf(element);
  if (element.matches('ol')) return [...element.children].map(spanOf);
  if (element.matches('p')) return linesOf(element);
  if (element.matches('h2, h3, h4, h5')) return [{ top, bottom, keepsNext: true }];
  // 署名、版记 never stand on a page without text.
  return [{ top, bottom, keepsFormer: element.matches('.signed, .imprint') }];
}

function spanOf(element) {
  const offset = sheet.getBoundingClientRect().top;
  const { top, bottom } = element.getBoundingClientRect();
  return { top: top - offset, bottom: bottom - offset };
}

function linesOf(element) {
  const { top, bottom } = spanOf(element);
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(element);
  const height = parseFloat(lineHeight);
  const first = top + parseFloat(paddingTop);
  const n = Math.round((bottom - parseFloat(paddingBottom) - first) / height);
  return Array.from({ length: n }, (_, i) => ({ top: first + i * height, bottom: first + (i + 1) * height }));
}

// The name, the head and the first row stay together; the head stands again on each page that the table goes on to.
function rowsOf(table) {
  const head = table.tHead === null ? null : spanOf(table.tHead);
  const again = head === null ? 0 : head.bottom - head.top;
  const above = [table.caption, table.tHead].filter((one) => one !== null);
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  return [
    ...above.map((one) => ({ ...spanOf(one), keepsNext: true })),
    ...rows.map((row, i) => ({ ...spanOf(row), again: i === 0 ? 0 : again })),
  ];
}

// The tops of the pages, the first among them.
function topsOf(pieces, start, height) {
  const tops = [start];
  let [top, first] = [start, 0];
  for (let i = 0; i < pieces.length; i += 1) {
    if (pieces[i].bottom - top <= height + 1 || i === first) continue;
    let at = i;
    while (at > first && (pieces[at].keepsFormer || pieces[at - 1].keepsNext)) at -= 1;
    if (at === first) at = i;
    tops.push(pieces[at].top);
    top = pieces[at].top - (pieces[at].again ?? 0);
    [first, i] = [at, at - 1];
  }
  return tops;
}

function mark(className, top, height, words) {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('aria-hidden', 'true');
  element.style.top = `${top}px`;
  if (height !== null) element.style.height = `${height}px`;
  element.textContent = words;
  sheet.append(element);
}

function draw() {
  for (const old of sheet.querySelectorAll('.page-end, .page-grid')) old.remove();
  const unit = sheet.getBoundingClientRect().width / pageWidth;
  const pieces = [...sheet.children].flatMap(piecesOf);
  const tops = topsOf(pieces, textTop * unit, textHeight * unit);
  for (const [i, top] of tops.entries()) {
    const next = tops[i + 1];
    mark('page-grid', top, next === undefined ? textHeight * unit : next - top, '');
    const outside = i % 2 === 0 ? 'odd' : 'even';
    const end = next ?? top + textHeight * unit;
    mark(`page-end ${outside}${next === undefined ? ' last' : ''}`, end, null, `— ${i + 1} —`);
  }
  // The last page is as high as the others.
  sheet.style.setProperty('--pages-end', `${tops.at(-1) + (textHeight + belowText) * unit}px`);
  said.textContent = `共 ${tops.length} 页`;
}

if (sheet !== null && said !== null) {
  draw();
  // Letters that come late, and another width of the window, break the lines elsewhere.
  document.fonts.ready.then(draw);
  window.addEventListener('resize', draw);
  for (const hidden of document.querySelectorAll('.pages-tools')) hidden.hidden = false;
}
