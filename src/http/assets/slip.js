// 存成图片: the slip as a picture, drawn of what stands on it, so that it is saved, shown and sent without a printer. The page of the
// receipt alone asks for this.
(() => {
  const [width, rim, codeSide] = [720, 44, 200];
  const face = "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
  const slip = document.querySelector('.slip');
  const button = document.querySelector('[data-picture]');
  if (!slip || !button) return;
  const textOf = (part) => part?.innerText.replace(/\s*\n\s*/g, ' ').trim() || '';
  // Each line: its words, its size, whether it is heavy, and whether it stands in the middle.
  const lines = () => {
    const found = [
      [textOf(slip.querySelector('.org')), 24, false, true],
      [textOf(slip.querySelector('h2')), 36, true, true],
      ['rule'],
    ];
    for (const part of slip.querySelectorAll('.nos > div > span'))
      found.push(part.className === 'no' ? [textOf(part), 48, true] : [textOf(part), 24]);
    found.push(['code'], ['rule']);
    for (const part of slip.querySelectorAll(':scope > p:not(.org)')) {
      if (part.nextElementSibling) found.push([textOf(part), 28, true]);
    }
    for (const name of slip.querySelectorAll('dt'))
      found.push([`${textOf(name)}：${textOf(name.nextElementSibling)}`, 28]);
    found.push(['rule'], [textOf(slip.lastElementChild), 24]);
    return found.filter(([words]) => words);
  };
  // Broken between any two signs, as Chinese is, but for a number.
  const broken = (pen, words) => {
    const rows = [''];
    for (const piece of words.match(/[\w.,:-]{1,40}|[^\w.,:-]/gu) || []) {
      const row = rows.at(-1) + piece;
      if (rows.at(-1) && pen.measureText(row).width > width - 2 * rim && !/[，。；：、！？）”]/u.test(piece))
        rows.push(piece);
      else rows[rows.length - 1] = row;
    }
    return rows;
  };
  // Draws all of it, and gives how far down it came: beyond the canvas nothing is drawn, which measures it.
  const drawn = (pen, all, code) => {
    let y = rim;
    for (const [words, size, heavy, isMiddle] of all) {
      if (words === 'rule') {
        pen.fillRect(rim, y + 8, width - 2 * rim, 2);
        y += 24;
      } else if (words === 'code') {
        pen.drawImage(code, rim, y, codeSide, codeSide);
        y += codeSide + 12;
      } else {
        pen.font = `${heavy ? 700 : 400} ${size}px ${face}`;
        pen.textBaseline = 'top';
        for (const row of broken(pen, words)) {
          pen.fillText(row, isMiddle ? (width - pen.measureText(row).width) / 2 : rim, y);
          y += size * 1.45;
        }
        y += 8;
      }
    }
    return y;
  };
  const picture = async () => {
    const canvas = document.createElement('canvas');
    const code = slip.querySelector('img');
    await code.decode();
    const all = lines();
    canvas.width = width;
    canvas.height = drawn(canvas.getContext('2d'), all, code) + rim;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, canvas.height);
    pen.fillStyle = '#14181f';
    drawn(pen, all, code);
    return new Promise((done) => canvas.toBlob(done, 'image/png'));
  };
  button.hidden = false;
  button.onclick = async () => {
    const file = new File([await picture()], `${button.dataset.picture}.png`, { type: 'image/png' });
    // By the telephone's own sheet where it has one; whoever shuts that again has not failed at anything.
    if (navigator.canShare?.({ files: [file] })) return navigator.share({ files: [file] }).catch(() => undefined);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
})();
