import { App } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import { figures } from '../../../domain/figures.ts';
import { sinceWords } from '../../../domain/report/explore.ts';
import type { Exploration } from '../../../http/api/report/explore-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { periodText } from '../../figures/period.ts';
import { placeOf } from '../report-choice.tsx';
import { paletteOf } from './chart-option.ts';
import type { Wish } from './explore-calls.ts';
import { inLight, pngOf, sheetOf, type Caption, type PictureMaker } from './picture.ts';

interface Props {
  make: PictureMaker;
  wish: Wish;
  title: string;
  found: Pick<Exploration, 'from' | 'keptSince' | 'countedAt'>;
}

/** Takes the chart out as a PNG, with its period, 截至 and definition: a picture without them is one that nobody can check. */
export function PictureButton({ make, wish, title, found }: Props) {
  const t = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const words = figures[wish.figure];
  const { from, to } = wish.asked.period;
  const captionOf = useCaption(found);
  const take = async () => {
    setBusy(true);
    try {
      const root = document.documentElement;
      const light = {
        inLight,
        palette: inLight(() => paletteOf(root)),
        // Within an attribute of the SVG, whose own quotes are double.
        font: getComputedStyle(document.body).fontFamily.replaceAll('"', "'"),
      };
      const sheet = sheetOf(await make(light), captionOf(wish, title), light);
      const blob = await pngOf(sheet);
      if (blob === null)
        void message.warning(
          t(
            '这个浏览器画不出图片；请取 XLSX，或者打印这一页。',
            'This browser draws no picture; take the XLSX, or print the page.',
          ),
        );
      else save(blob, `${words.id}${title.replace(/[\\/:*?"<>|\s]+/gu, '')}-${from}至${to}.png`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" className="b sm" aria-disabled={busy} onClick={() => (busy ? undefined : void take())}>
      {t('存成图片', 'Save as PNG')}
    </button>
  );
}

/** What a picture is of: title, place, period and 截至 above it, the definition below, and since when there was anything to count. */
function useCaption(found: Props['found']): (wish: Wish, title: string) => Caption {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory();
  return (wish, title) => {
    const words = figures[wish.figure];
    const period = periodText(wish.asked.period, language);
    const counted = `${dayOf(new Date(found.countedAt))} ${clockTime(found.countedAt)}`;
    const since = sinceWords(found);
    const about = [
      placeOf(wish.asked, directory, me) ?? '',
      t(`期间 ${period}`, `Period ${period}`),
      t(`截至 ${counted}`, `as of ${counted}`),
    ].filter((one) => one !== '');
    return {
      title: `${words.id} ${title}${t(`（${words.unitZh}）`, ` (${words.unitEn})`)}`,
      about: about.join(' · '),
      foot: [
        t(`口径 ${words.id}：${words.definitionZh}`, `Definition ${words.id}: ${words.definitionEn}`),
        ...(since === null ? [] : [label(since)]),
        t('从红盾台账数出。', 'Counted from the ledger of Hongdun.'),
      ],
    };
  };
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
