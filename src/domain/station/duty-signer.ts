/** Who signs a duty sheet; apart from the steps of a station's file, which a telephone does not carry. */
import { labelled, written } from '../base/field.ts';

export const dutySigner = labelled(written().min(1).max(30), {
  zh: '签名',
  en: 'Signature',
  hintZh: '读过职责清单的人',
  input: 'text',
});
