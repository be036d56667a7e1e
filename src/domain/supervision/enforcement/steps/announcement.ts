/** 公告送达 (announcement), of a notice as of a decision: where nothing else reaches the party, thirty days (程序规定 第八十二条第（五）项). */
import { z } from 'zod';
import { labelled, written } from '../../../base/field.ts';
import { on } from './case-fields.ts';

export const announcementFields = {
  announcedOn: on('公告日期', 'Announced on'),
  where: labelled(written().min(2).max(200), {
    zh: '在哪里公告',
    en: 'Where',
    hintZh: '公告栏、住所张贴的地方、报纸或者网站；张贴的，拍照、录像记下张贴经过，加在“照片、PDF”里',
    hintEn: 'Notice board, the party’s door, a paper or a site; add the photo or recording of it to the case',
    input: 'text',
  }),
  reason: labelled(written().min(4).max(500), {
    zh: '为什么送不到',
    en: 'Why it cannot be served otherwise',
    hintZh: '案卷里要写明公告的原因和经过（程序规定第八十二条第五项）',
    hintEn: 'The file says why and how it came to the announcement',
    input: 'longText',
  }),
} as const;
export const Announce = z.object(announcementFields);
