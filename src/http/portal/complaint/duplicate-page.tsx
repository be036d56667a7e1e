/**
 * 「像是同一件，一起办？」: asked before a second complaint on the same dispute is registered, of whoever has opened the first one with
 * number and code or filed it from this browser a moment ago. Nobody else is asked: the question would tell that there is one.
 */
import type { Context as HonoContext } from 'hono';
import { likeliestOwn, type Telling } from '../../../domain/complaint/duplicate.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { plainPhone } from '../../../domain/county/reach-by.ts';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Context } from '../../../actions/base/context.ts';
import { isTypedAlone } from '../../../actions/complaint/complaint-messages.ts';
import { findFiled } from '../../../actions/complaint/filing.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import type { Env } from '../../base/env.ts';
import { one, type Typed } from '../base/field.tsx';
import { CarriedTyped } from './carried-typed.tsx';
import { Page, sentForm } from '../base/layout.tsx';
import type { Manner } from '../base/language.ts';
import { findTicket, type TicketWay } from '../base/ticket.ts';

/** An open complaint of this browser, and how its ticket was come by. */
export interface OwnDuplicate {
  open: Complaint;
  way: TicketWay;
}

/**
 * The complaint that this browser's ticket opens, when it is open and likely the same dispute. No other is looked at: a telephone and
 * the name of a shop prove nobody.
 */
export async function findOwnDuplicate(
  c: HonoContext<Env>,
  ctx: Context,
  telling: Telling,
): Promise<OwnDuplicate | null> {
  const phone = plainPhone(telling.phone);
  const ticket = phone === '' ? null : await findTicket(c, 'complaint');
  const own = ticket?.kind === 'complaint' ? await findFiled(ctx, ticket.id) : null;
  if (ticket === null || own === null || !ticket.isUnder(own.codeStub)) return null;
  const open = likeliestOwn({ ...telling, phone }, [own]);
  return open === null ? null : { open, way: ticket.how === 'sms' || ticket.how === 'code' ? ticket.how : 'filed' };
}

/**
 * How it is proven that the telephone is that of who sits at this browser; `filed` where it is not. A code that came to the telephone
 * proves it. Who has only filed proves nothing, because he may have typed anybody's, nor does the query code of such a filing, which
 * he was shown; that of a complaint which an officer or a station wrote down does.
 */
export async function provenWay({ db }: Context, own: OwnDuplicate | null): Promise<TicketWay> {
  if (own === null || (own.way === 'code' && (await isTypedAlone(db, own.open)))) return 'filed';
  return own.way;
}

interface OfferProps {
  m: Manner;
  county: CountyFacts;
  typed: Typed;
  token: string;
  attachments: readonly Attachment[];
  /** This browser filed it a moment ago: what is added is no urge. */
  isJustFiled: boolean;
}

export function DuplicatePage({ m, county, typed, token, attachments, isJustFiled }: OfferProps) {
  return (
    <Page m={m} county={county} script="form" title={m.say('像是同一件，一起办？', 'The same matter? Join them?')}>
      <form class="stack read" action="/complaint" {...sentForm}>
        <h1>{m.say('像是同一件，一起办？', 'The same matter? Join them?')}</h1>
        <p class="lead">
          {m.say(
            `您刚才交的、或者刚查看的那件，和“${one(typed, 'shop').trim()}”的这件相近，还没办完。`,
            `The complaint that you have just filed or opened is like this one about “${one(typed, 'shop').trim()}”, and is still open.`,
          )}
        </p>
        <div class="note">
          {m.say(
            `同一件事只能办一件。一起办：您刚写的话和照片都加到先交的那件上，${isJustFiled ? '不占今天催办的那一次' : '算催了一次'}，编号还是原来那个。`,
            'One dispute is handled once. If you join, your new words and photos go to the earlier complaint, and its number stays.',
          )}
        </div>
        <CarriedTyped typed={typed} token={token} attachments={attachments} />
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
