/** 「像是同一件，一起办？」: asked before a second complaint on the same dispute is registered; tells nothing that was not typed. */
import { duplicateHint, type Telling } from '../../../domain/complaint/duplicate.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { plainPhone } from '../../../domain/complaint/filing.ts';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listLikelyDuplicates } from '../../../store/complaint/complaint.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { one, type Typed } from '../base/field.tsx';
import { formId, Page } from '../base/layout.tsx';
import type { Manner } from '../base/language.ts';

/**
 * The open complaint of the same telephone that is most likely the same dispute. Complaints of other telephones are never
 * looked at here: a citizen must not learn that somebody else complained.
 */
export async function findOwnDuplicate(ctx: Context, telling: Telling): Promise<Complaint | null> {
  const phone = plainPhone(telling.phone);
  if (phone === '') return null;
  const open = await listLikelyDuplicates(ctx.db, ctx.actor.countyId, { phone, operatorName: telling.operatorName });
  const likely = open
    .filter((complaint) => complaint.consumerPhone === phone)
    .flatMap((complaint) => {
      const hint = duplicateHint({ ...telling, phone }, complaint);
      return hint === null ? [] : [{ complaint, likeness: hint.likeness }];
    })
    .toSorted((a, b) => b.likeness - a.likeness);
  return likely[0]?.complaint ?? null;
}

interface OfferProps {
  m: Manner;
  county: CountyFacts;
  typed: Typed;
  token: string;
  attachments: readonly Attachment[];
}

export function DuplicatePage({ m, county, typed, token, attachments }: OfferProps) {
  return (
    <Page m={m} county={county} title={m.say('像是同一件，一起办？', 'The same matter? Join them?')}>
      <form id={formId} class="stack read" method="post" action="/complaint" enctype="multipart/form-data">
        <h1>{m.say('像是同一件，一起办？', 'The same matter? Join them?')}</h1>
        <p class="lead">
          {m.say(
            `用这个电话已经交过一件和“${one(typed, 'shop').trim()}”相近的投诉，还没办完。`,
            `With this telephone a complaint like this one about “${one(typed, 'shop').trim()}” was filed already and is still open.`,
          )}
        </p>
        <div class="note">
          {m.say(
            '同一件事只能办一件。一起办：您刚写的话和照片都加到先交的那件上，办的人马上看到，算催了一次，编号还是原来那个。',
            'One dispute is handled once. If you join, your new words and photos go to the earlier complaint, its officer sees them at once, and its number stays.',
          )}
        </div>
        <Carried typed={typed} token={token} attachments={attachments} />
        <button class="btn do big full" name="answer" value="join">
          {m.say('是同一件，一起办', 'Yes, join them')}
        </button>
        <button class="btn big full" name="answer" value="apart">
          {m.say('不是同一件，接着交', 'No, file it on its own')}
        </button>
        <p class="hint">{m.say('不管选哪个，写好的都不会丢。', 'Whatever you choose, nothing you typed is lost.')}</p>
      </form>
    </Page>
  );
}

/** All that was typed, carried through the question unseen. */
function Carried({ typed, token, attachments }: Pick<OfferProps, 'typed' | 'token' | 'attachments'>) {
  const own = new Set(['token', 'kept', 'drop', 'answer', 'photos']);
  return (
    <>
      <input type="hidden" name="token" value={token} />
      {attachments.map((file) => (
        <input type="hidden" name="kept" value={file.id} />
      ))}
      {Object.entries(typed).flatMap(([name, value]) =>
        own.has(name) ? [] : [value ?? ''].flat().map((each) => <input type="hidden" name={name} value={each} />),
      )}
    </>
  );
}
