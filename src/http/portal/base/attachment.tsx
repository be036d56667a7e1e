/** Photos and papers that come with a form: stored at once, so that a form that comes back keeps them. */
import type { Context as HonoContext } from 'hono';
import {
  attachmentTypes,
  maxAttachments,
  maxStrangerBytes,
  type Attachment,
} from '../../../domain/matter/attachment.ts';
import type { Words } from '../../../domain/base/words.ts';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import { keepAttachment } from '../../../actions/matter/attachment.ts';
import { findAttachment } from '../../../store/matter/attachment.ts';
import type { Env } from '../../base/env.ts';
import { sentenceOf } from '../../base/errors.ts';
import { strangersRoom } from '../../base/upload-room.ts';
import { readUpload, type Upload } from '../../base/upload.ts';
import { fieldClass, many, Wrong, described, type Form, type Typed } from './field.tsx';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

/** Whether a browser may have given this id to a file. */
export function isFileId(id: string): boolean {
  return uuid.test(id);
}

export interface Kept {
  typed: Typed;
  attachments: Attachment[];
  problems: FieldProblem[];
}

/** Reads the form, and remembers it for the page that comes when it cannot be taken just now. */
export async function readForm(c: HonoContext<Env>): Promise<Upload> {
  const upload = await readUpload(c, strangersRoom(c));
  c.set('sent', upload);
  return upload;
}

/** The files kept from before, without those ticked to go, and the new ones. */
export async function keepFiles(ctx: Context, upload: Upload): Promise<Kept> {
  const { fields: typed } = upload;
  const problems: FieldProblem[] = [];
  const files: RefusedFile[] = [];
  const dropped = many(typed, 'drop');
  const attachments: Attachment[] = [];
  let gone = 0;
  for (const id of many(typed, 'kept')
    .filter((kept) => !dropped.includes(kept))
    .slice(0, maxAttachments)) {
    const known = isFileId(id) ? await findAttachment(ctx.db, ctx.actor.countyId, id) : null;
    if (known === null) gone += 1;
    else if (known.matterId !== null || known.by !== ctx.actor.id) continue;
    else if (isTooMuch(attachments, known.bytes)) files.push({ fileName: known.fileName, refusal: tooMuch() });
    else attachments.push(known);
  }
  for (const { fileName, sha256, type, bytes } of upload.files) {
    if (attachments.length >= maxAttachments) {
      files.push({ fileName, refusal: new Refusal('attachment-too-many') });
      continue;
    }
    if (isTooMuch(attachments, bytes)) {
      files.push({ fileName, refusal: tooMuch() });
      continue;
    }
    attachments.push(await keepAttachment(ctx, { id: ctx.newId(), stored: { sha256, type, bytes }, fileName }));
  }
  // Should the form fail further on, it comes back with what is stored by now.
  upload.files = [];
  typed['kept'] = attachments.map(({ id }) => id);
  for (const { refusal, fileName, field } of upload.problems) {
    if (field !== 'photos') problems.push({ path: field, zh: '写得太长了，请缩短一些', en: 'This is too long' });
    else files.push({ fileName, refusal });
  }
  problems.push(...photoProblems(gone, files));
  return { typed, attachments, problems };
}

const tooMuch = () => new Refusal('attachments-too-large', { megabytes: maxStrangerBytes / 1024 / 1024 });

/** Whether the form would be heavier than a stranger may send; what was sent ahead of it counts too. */
function isTooMuch(attachments: readonly Attachment[], more: number): boolean {
  return more + attachments.reduce((sum, { bytes }) => sum + bytes, 0) > maxStrangerBytes;
}

interface RefusedFile {
  fileName: string;
  refusal: Refusal;
}

/** Under the one box for files stands one text: every file that is missing, by its name, and what to do about it. */
function photoProblems(gone: number, files: readonly RefusedFile[]): FieldProblem[] {
  const said: Words[] = [...Map.groupBy(files, ({ fileName, refusal }) => wayOut(refusal, fileName).zh).values()].map(
    (alike) => {
      const [{ refusal, fileName }] = alike as [RefusedFile];
      const { zh, en } = wayOut(refusal, fileName);
      const names = alike.map((one) => `“${one.fileName}”`);
      return { zh: `${names.join('、')}：${zh}`, en: `${names.join(', ')}: ${en}` };
    },
  );
  // What was stored with the form before and has been swept since must not be missing in silence.
  if (gone > 0)
    said.unshift({
      zh: `有 ${gone} 个文件传了超过一小时，已经清掉了；请重新选，再提交`,
      en: `${gone} of the files were uploaded more than an hour ago and are gone; choose them again`,
    });
  if (said.length === 0) return [];
  return [{ path: 'photos', zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join(' ') }];
}

/** Telephones make files of their own: who sends one is told how to make it one that opens everywhere; and what is called a photo may be none. */
const knownFiles: readonly (Words & { named: RegExp })[] = [
  {
    named: /\.hei[cf]$/iu,
    zh: '这是苹果手机的 HEIC 照片，这里打不开。打开这张照片，截一张屏，传截屏就行',
    en: 'A HEIC photo of an iPhone cannot be opened here: open it, take a screenshot, and send that.',
  },
  {
    named: /\.(?:mov|mp4|m4v|3gp|avi|mkv)$/iu,
    zh: '录像传不了。停在要紧的地方截几张屏，传截屏；录像您先留好',
    en: 'A film cannot be sent: take screenshots of what matters and send those, and keep the film.',
  },
  {
    named: /\.(?:jpe?g|png|webp|pdf)$/iu,
    zh: '打不开，可能是空的或者坏了；请重新拍一张，或者换一个文件',
    en: 'It does not open: it may be empty or broken. Take it again, or choose another file.',
  },
];

/** What is said of a file that cannot be taken, and what to do instead. */
export function wayOut(refusal: Refusal, fileName: string): Words {
  const own = refusal.code === 'attachment-type' ? knownFiles.find(({ named }) => named.test(fileName)) : undefined;
  return own ?? { zh: sentenceOf(refusal, 'zh').replace(/。$/u, ''), en: sentenceOf(refusal, 'en') };
}

/** The files that are kept, each with a box that takes it out, and the button for more. */
export function Photos({
  form,
  attachments,
  there = 0,
}: {
  form: Form;
  attachments: readonly Attachment[];
  there?: number;
}) {
  const { m } = form;
  const most = maxAttachments - there;
  const left = most - attachments.length;
  return (
    <div class={fieldClass(form, 'photos')}>
      <ul class="kept">
        {attachments.map((file) => (
          <li>
            <input type="hidden" name="kept" value={file.id} />
            <span>
              <b>{file.fileName}</b>
              <small>{m.say(`已存好，${sizeWords(file.bytes)}`, `Stored, ${sizeWords(file.bytes)}`)}</small>
            </span>
            <label class="pick">
              <input type="checkbox" name="drop" value={file.id} />
              {m.say('去掉', 'Remove')}
              <span class="sr">{file.fileName}</span>
            </label>
          </li>
        ))}
      </ul>
      <Wrong form={form} name="photos" />
      {most > 0 && (
        <label class="up" hidden={left <= 0}>
          <b>
            {attachments.length > 0
              ? m.say('再加照片或 PDF', 'Add more photos or PDFs')
              : m.say('加照片或 PDF', 'Add photos or PDFs')}
          </b>
          <input
            type="file"
            id="photos"
            name="photos"
            multiple
            accept={attachmentTypes.join()}
            data-most={most}
            {...described(form, 'photos', true)}
          />
          <span class="hint" id="photos-h">
            {m.say(
              `最多 ${maxAttachments} 个，还能加 ${left} 个，每个不超过 10 兆，一共不超过 20 兆`,
              `Up to ${maxAttachments}, ${left} more; at most 10 MB each and 20 MB together`,
            )}
          </span>
        </label>
      )}
    </div>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
